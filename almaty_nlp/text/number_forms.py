"""Words that are numbers, in all their forms: Russian cardinals, collectives, ordinals and fractions,
English ones.

Russian forms follow the Academy grammar (Русская грамматика, 1980, §§ 1366-1380); ё is written е.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from almaty_nlp.text.number_words import EN_CARDINALS, EN_ORDINALS, EN_TENS, EN_TENS_ORDINALS

SCALES = frozenset({100, 1000, 1_000_000, 1_000_000_000})

RU_CARDINALS: dict[int, str] = {
    0: "ноль нуль ноля нуля нолю нулю нолем нулем нуле",
    1: "один одна одно одну одного одной одному одним одном",
    2: "два две двух двум двумя двое двоих двоим двоими дважды",
    3: "три трех трем тремя трое троих троим троими трижды",
    4: "четыре четырех четырем четырьмя четверо четверых четверым четверыми четырежды",
    5: "пять пяти пятью пятеро пятерых пятерым",
    6: "шесть шести шестью шестеро шестерых шестерым",
    7: "семь семи семью семеро семерых семерым",
    8: "восемь восьми восемью восьмью восьмеро",
    9: "девять девяти девятью девятеро",
    10: "десять десяти десятью десятеро",
    40: "сорок сорока",
    90: "девяносто девяноста",
    100: "сто ста",
    200: "двести двухсот двумстам двумястами двухстах",
    300: "триста трехсот тремстам тремястами трехстах",
    400: "четыреста четырехсот четыремстам четырьмястами четырехстах",
    1000: "тысяча тысячи тысяче тысячу тысячей тысячью тысяч тысячам тысячами тысячах",
    1_000_000: "миллион миллиона миллиону миллионом миллионе миллионы миллионов миллионам миллионами",
    1_000_000_000: "миллиард миллиарда миллиарду миллиардом миллиарды миллиардов миллиардам миллиардами",
}
RU_TEENS = "один две три четыр пят шест сем восем девят"
"""Stems of 11-19, before «надцать»; 11 is written «одиннадцать»."""
RU_TEN_STEMS = {20: "двадцат", 30: "тридцат"}
RU_ROUND = {50: ("пять", "пяти"), 60: ("шесть", "шести"), 70: ("семь", "семи"), 80: ("восемь", "восьми")}
RU_ORDINAL_STEMS = {
    1: "перв", 2: "втор", 4: "четверт", 5: "пят", 6: "шест", 7: "седьм", 8: "восьм", 9: "девят",
    10: "десят", 40: "сороков", 50: "пятидесят", 60: "шестидесят", 70: "семидесят", 80: "восьмидесят",
    90: "девяност", 100: "сот", 200: "двухсот", 300: "трехсот", 1000: "тысячн",
}  # fmt: skip
RU_ENDINGS = ["ый", "ой", "ая", "ое", "ые", "ого", "ому", "ым", "ом", "ую", "ых", "ыми"]
RU_THIRD = "третий третья третье третьи третьего третьей третьему третьим третьем третью третьих третьими"
RU_FRACTIONS = {
    2: "половина половины половине половину половиной",
    3: "треть трети третью третей третям третями третях",
    4: "четверть четверти четвертью четвертей четвертям четвертями четвертях",
}
EN_FRACTIONS = {2: "half halves", 3: "third thirds", 4: "quarter quarters fourths", 5: "fifths", 10: "tenths"}
EN_TIMES = {1: "once", 2: "twice", 3: "thrice", 12: "dozen"}
HALVES = {"полтора": 3, "полутора": 3, "полторы": 3}

GENITIVES = {
    "одно": 1, "двух": 2, "трех": 3, "четырех": 4, "пяти": 5, "шести": 6, "семи": 7, "восьми": 8, "девяти": 9,
    "десяти": 10, "двенадцати": 12, "пятнадцати": 15, "двадцати": 20, "тридцати": 30, "сорока": 40,
    "шестидесяти": 60, "девяноста": 90,
}  # fmt: skip
COMPOUND = re.compile(
    rf"(?P<number>{'|'.join(sorted(GENITIVES, key=len, reverse=True))})"
    r"(?=летн|годичн|месячн|недельн|дневн|суточн|часов|кратн|процентн)"
)
"""«двухгодичный», «тридцатидневный»: a number and a unit in one adjective."""


def _russian() -> Iterator[tuple[str, int]]:
    for value, forms in RU_CARDINALS.items():
        yield from ((form, value) for form in forms.split())
    teens = [(11 + at, f"{stem}надцат") for at, stem in enumerate(RU_TEENS.split())]
    teens[0] = (11, "одиннадцат")
    for value, stem in (*teens, *RU_TEN_STEMS.items()):
        yield from ((stem + ending, value) for ending in ("ь", "и", "ью", *RU_ENDINGS))
    for value, (head, oblique) in RU_ROUND.items():
        yield from ((form, value) for form in (f"{head}десят", f"{oblique}десяти", f"{head}юдесятью"))
        yield f"{head[:-1]}ьюдесятью", value
    for at, stem in enumerate(("пят", "шест", "сем", "восем", "девят"), start=5):
        oblique = "восьми" if stem == "восем" else f"{stem}и"
        hundreds = (f"{stem}ьсот", f"{oblique}сот", f"{oblique}стам", f"{stem}ьюстами", f"{oblique}стах")
        yield from ((form, at * 100) for form in hundreds)
    for value, stem in RU_ORDINAL_STEMS.items():
        yield from ((stem + ending, value) for ending in RU_ENDINGS)
    yield from ((form, 3) for form in RU_THIRD.split())


def _english() -> Iterator[tuple[str, int]]:
    units: tuple[tuple[str, ...], ...] = EN_CARDINALS, EN_ORDINALS
    tens: tuple[tuple[str, ...], ...] = EN_TENS, EN_TENS_ORDINALS
    for words in units:
        yield from ((word, value) for value, word in enumerate(words) if word)
    for words in tens:
        yield from ((word, value * 10) for value, word in enumerate(words) if word)
    yield from (
        ("hundred", 100),
        ("hundredth", 100),
        ("thousand", 1000),
        ("million", 10**6),
        ("billion", 10**9),
    )
    yield from ((word, value) for value, word in EN_TIMES.items())


def _ranks() -> Iterator[str]:
    teens = [f"{stem}надцат" for stem in RU_TEENS.split()] + ["одиннадцат"]
    for stem in (*teens, *RU_TEN_STEMS.values(), *RU_ORDINAL_STEMS.values()):
        yield from (stem + ending for ending in RU_ENDINGS)
    yield from RU_THIRD.split()
    yield from filter(None, EN_ORDINALS)
    yield from filter(None, EN_TENS_ORDINALS)
    yield from EN_TIMES.values()
    yield from ("hundredth", "дважды", "трижды", "четырежды")


RANKS = frozenset(_ranks())
"""Words of number that count nothing: «третий», “third”, «дважды», “twice”."""

_NOT_NUMBERS = frozenset({"second", "seconds", "семью"})
"""«секунда», «семья»: read as numbers, these would mislead more often than help."""

FRACTIONS = {
    word: value
    for table in (RU_FRACTIONS, EN_FRACTIONS)
    for value, words in table.items()
    for word in words.split()
}
"""Word of a part → into how many parts: «трети», «thirds»."""

WORDS: dict[str, Fraction] = {
    **{word: Fraction(value) for word, value in (*_russian(), *_english(), *GENITIVES.items())},
    **{word: Fraction(1, value) for word, value in FRACTIONS.items() if word != "third"},
    **{word: Fraction(halves, 2) for word, halves in HALVES.items()},
}
WORDS = {word: value for word, value in WORDS.items() if word not in _NOT_NUMBERS}
"""Every form → its value."""
