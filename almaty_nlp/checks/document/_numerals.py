"""Numbers written in words, Russian and English, as the rules that compare passages must know them."""

from __future__ import annotations

from almaty_nlp.lang.words import words as table

WHOLE = table(
    # forms too short for a beginning
    "один одна одно одного одной одну одним одном два две три семь сто ста "
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand "
    "million billion first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
    "two-thirds one-third half quarter января февраля марта апреля мая июня июля августа сентября октября "
    "ноября декабря january february march april may june july august september october november december "
    "понедельник вторник среда четверг пятница суббота воскресенье monday tuesday wednesday thursday friday "
    "saturday sunday"
)


def is_numeral(word: str) -> bool:
    """True for a folded word that is a number, an ordinal, a month or a weekday."""
    return word in WHOLE
