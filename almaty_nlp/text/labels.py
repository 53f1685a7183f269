"""Numbers and bullets at the head of a paragraph, as drafters type them: «1.», «(iv)», «а)», «5-1.», «—».

`split_label` cuts a label off one text and `parse_label` reads its value; both refuse what only the
neighbours can decide («г. Алматы», «V. Petrov», «i)»). `split_labels` and `series` decide that from the whole
sequence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from almaty_nlp.text.label_tables import (
    BULLETS,
    LATIN,
    LOOKALIKES,
    RUSSIAN,
    RUSSIAN_FULL,
    STRUCTURE_WORDS,
    WEAK_BULLETS,
)


class Style(StrEnum):
    """How a label counts."""

    DECIMAL = "decimal"
    ROMAN = "roman"
    LATIN = "latin"
    CYRILLIC = "cyrillic"
    BULLET = "bullet"


@dataclass(frozen=True, slots=True)
class LabelValue:
    """A label taken apart: `word`, `before`, the printed value and `after` make up the label as typed.

    `numbers` holds the ordinals from the outermost level in («3.2.1» → 3, 2, 1; «в)» → 3), nothing for a
    bullet. Russian letters count as a word processor counts them, without ё, й, ъ, ы, ь; one of these has the
    ordinal of the letter before it. `inserted` is what follows the number of a provision put in later («5-1.»
    → «-1», «3a» → «a», «12 bis» → «bis») or such a letter itself. `upper` says that letters or roman digits
    are capitals.
    """

    style: Style
    numbers: tuple[int, ...] = ()
    before: str = ""
    after: str = ""
    upper: bool = False
    inserted: str = ""
    word: str = ""

    @property
    def ordinal(self) -> int:
        """The number of the innermost level; 0 for a bullet."""
        return self.numbers[-1] if self.numbers else 0

    @property
    def family(self) -> tuple[Style, str, str, bool, int, str]:
        """What the labels of one series share: style, punctuation, case, depth and word («статья»)."""
        word = self.word and self.word.lower()
        return self.style, self.before, self.after, self.upper, len(self.numbers), word


SPACE = r"[ \t\u00a0\u2000-\u200a\u202f\u3000]"
LATER = r"[-–\u2011]\d{1,2}|[a-zа-я]|[¹²³]|[ \u00a0](?:bis|ter|quater|quinquies)"
CORE = rf"(?P<number>\d{{1,3}}(?:\.\d{{1,3}})*)(?P<later>{LATER})?"
LETTERS = r"(?P<letters>[ivxlcIVXLC]{1,8}|[a-zA-Zа-яёА-ЯЁ]|(?P<double>[a-zA-Zа-яёА-ЯЁ])(?P=double))"
VALUE = rf"(?:{CORE}|{LETTERS})"
LABEL = re.compile(rf"(?P<before>\(?){VALUE}(?P<after>\)\.?|\.\)?|/|)")
HEAD = re.compile(rf"{SPACE}*(?P<label>{LABEL.pattern}|[{re.escape(BULLETS + WEAK_BULLETS)}]){SPACE}+(?=\S)")
WORDED = re.compile(
    rf"(?P<word>{'|'.join(sorted(STRUCTURE_WORDS, key=len, reverse=True))}){SPACE}*(?:No\.?|№)?{SPACE}*"
    rf"(?:{CORE}|(?P<letters>[ivxlcIVXLC]{{1,7}}|[A-ZА-Я]))(?![\w])(?P<after>[.:)]?)",
    re.IGNORECASE,
)
ROMAN = re.compile(r"(?=.)(c{0,1})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})")
ROMAN_DIGITS = (
    ("c", 100),
    ("xc", 90),
    ("l", 50),
    ("xl", 40),
    ("x", 10),
    ("ix", 9),
    ("v", 5),
    ("iv", 4),
    ("i", 1),
)
CLOCK = re.compile(r"(?:[01]?\d|2[0-4])\.[0-5]\d")


def split_label(text: str) -> tuple[str, int]:
    """Return the label as typed and the offset where the words after it start; («», 0) when there is none for
    sure.

    >>> split_label("(iv) the observers")
    ('(iv)', 5)
    >>> split_label("г. Алматы")
    ('', 0)
    """
    label, at, sure = _candidate(text)
    return (label, at) if sure else ("", 0)


def split_labels(texts: Sequence[str]) -> list[tuple[str, int]]:
    """Like `split_label` for the paragraphs of one text in order, deciding doubtful labels by their series.

    «A.» is a label when «B.» comes after it, and an initial when not; «г.» is one only in a series from «а.».
    """
    found = [_candidate(text) for text in texts]
    last: dict[object, int] = {}
    confirmed: set[int] = set()
    for at, (label, _, _) in enumerate(found):
        for value in readings(label) if label else ():
            before = last.get(value.family)
            goes_on = before is not None and follows(_reading(found[before][0], value), value)
            if goes_on and before is not None:
                confirmed |= {before, at}
            if goes_on or value.ordinal == 1 or value.style is Style.BULLET:
                last[value.family] = at
    return [
        (label, end) if sure or at in confirmed else ("", 0) for at, (label, end, sure) in enumerate(found)
    ]


def parse_label(label: str) -> LabelValue | None:
    """Return the likeliest value of a label («Статья 5» too), or None when it is no label."""
    found = readings(label)
    return found[0] if found else None


def named(text: str) -> LabelValue | None:
    """Return the value of a numbered unit that names itself at the head of a text: «Статья 5. …», «Annex 2»,
    «Глава I: …».
    """
    match = WORDED.match(text)
    return _worded(match) if match else None


@lru_cache(maxsize=4096)
def readings(label: str) -> tuple[LabelValue, ...]:
    """Return every value a label can have, likeliest first: «i)» is roman one, else the ninth letter."""
    label = label.strip()
    if worded := WORDED.fullmatch(label):
        value = _worded(worded)
        return (value,) if value else ()
    match = LABEL.fullmatch(label)
    if match is None:
        return (LabelValue(Style.BULLET, before=label),) if _is_bullet(label) else ()
    before, after = match["before"], match["after"]
    if number := match["number"]:
        numbers = tuple(int(part) for part in number.split("."))
        return (LabelValue(Style.DECIMAL, numbers, before, after, inserted=(match["later"] or "").strip()),)
    return tuple(_lettered(match["letters"], before, after))


def series(labels: Sequence[str]) -> list[LabelValue | None]:
    """Return the value of each label of a text in order, choosing between readings by the series that are
    open.

    >>> [v.style.value for v in series(["(h)", "(i)", "(j)"])]
    ['latin', 'latin', 'latin']
    >>> [v.style.value for v in series(["(a)", "(i)", "(ii)", "(b)"])]
    ['latin', 'roman', 'roman', 'latin']
    """
    open_series: dict[object, LabelValue] = {}
    chosen: list[LabelValue | None] = []
    for at, label in enumerate(labels):
        options = readings(label)
        after = readings(labels[at + 1]) if at + 1 < len(labels) else ()
        best = max(options, key=lambda v: (*_fit(v, open_series, after), -options.index(v)), default=None)
        chosen.append(best)
        if best is not None:
            open_series[best.family] = best
    return chosen


def follows(earlier: LabelValue | None, later: LabelValue) -> bool:
    """Tell whether `later` is the next label of the series after `earlier` (bullets: the same sign)."""
    if earlier is None or earlier.family != later.family:
        return False
    if later.style is Style.BULLET:
        return True
    if earlier.numbers[:-1] != later.numbers[:-1]:
        return False
    if later.inserted and later.style is not Style.CYRILLIC:
        return later.numbers == earlier.numbers and later.inserted != earlier.inserted
    step = later.ordinal - earlier.ordinal
    return step == 1 or (step == 0 and bool(later.inserted) and not earlier.inserted)


def successor(value: LabelValue) -> str:
    """Return the label that comes next in the series, as it would be typed; the same sign for a bullet."""
    return _printed(value, 1)


def predecessor(value: LabelValue) -> str:
    """Return the label before this one in the series; empty before the first."""
    return _printed(value, -1) if value.ordinal > 1 or value.style is Style.BULLET else ""


def printed(value: LabelValue) -> str:
    """Return a label as typed, without what was inserted after its number."""
    return _printed(value, 0)


def roman(number: int) -> str:
    """Return a number from 1 as a lower-case roman numeral."""
    digits = ""
    for sign, worth in (("m", 1000), ("cm", 900), ("d", 500), ("cd", 400), *ROMAN_DIGITS):
        times, number = divmod(number, worth)
        digits += sign * times
    return digits


def letter(number: int, row: str) -> str:
    """Return the letter of a number from 1; past the end of the row it is doubled («аа», «бб»), as Word
    prints it.
    """
    times, at = divmod(number - 1, len(row))
    return row[at] * (times + 1)


def _candidate(text: str) -> tuple[str, int, bool]:
    """The label at the head of a text, where the words start, and whether it is sure without neighbours."""
    match = HEAD.match(text)
    if match is None:
        return "", 0, False
    label = match["label"]
    bare = match["before"] == match["after"] == "" and "." not in label
    if bare:  # «5 June», «a State», «в Совете»
        return "", 0, False
    return label, match.end(), _is_sure(match, text[match.end()])


def _is_sure(match: re.Match[str], next_character: str) -> bool:
    label, before, after = match["label"], match["before"], match["after"]
    if before is None:
        return label in BULLETS
    if before:
        return after.startswith(")")
    number, letters = match["number"], match["letters"]
    if not after:  # «3.2 Scope» is a label, «2.5 million» and «10.30 Break» are not
        several = bool(number) and "." in number and not CLOCK.fullmatch(number)
        return several and next_character.isupper()
    if number:
        return True
    if after != ".":
        return True
    # «IV.» and «ii.» are numbers; «A.», «V.» may be an initial, «г.», «п.» an abbreviation
    return bool(re.fullmatch("[a-z]", letters)) or (
        len(letters) > 1 and _roman_value(letters.lower()) is not None
    )


def _fit(
    value: LabelValue, open_series: dict[object, LabelValue], after: Sequence[LabelValue]
) -> tuple[bool, int]:
    """How well a reading fits between its neighbours: it goes on or starts a series, and the next label goes
    on with it.
    """
    goes_on = follows(open_series.get(value.family), value)
    continued = any(follows(value, later) for later in after)
    starts = value.ordinal == 1
    return goes_on or (starts and continued), 2 * continued + goes_on + starts


def _reading(label: str, like: LabelValue) -> LabelValue | None:
    return next((value for value in readings(label) if value.family == like.family), None)


def _is_bullet(label: str) -> bool:
    return len(label) == 1 and (label in BULLETS or label in WEAK_BULLETS or "\uf000" <= label <= "\uf0ff")


def _worded(match: re.Match[str]) -> LabelValue | None:
    word, after = match["word"], match["after"]
    if number := match["number"]:
        numbers = tuple(int(part) for part in number.split("."))
        return LabelValue(
            Style.DECIMAL, numbers, "", after, inserted=(match["later"] or "").strip(), word=word
        )
    letters = match["letters"]
    if not letters.isupper():
        return None
    value = next(iter(_lettered(letters, "", after)), None)
    if value is None:
        return None
    return LabelValue(value.style, value.numbers, "", after, True, value.inserted, word)


def _lettered(letters: str, before: str, after: str) -> list[LabelValue]:
    """The readings of one letter, two equal letters, or roman digits."""
    upper, lower = letters.isupper(), letters.lower()
    found: list[LabelValue] = []
    numeral = _roman_value(lower) if upper or letters == lower else None
    if numeral is not None:
        found.append(LabelValue(Style.ROMAN, (numeral,), before, after, upper))
    if lower == lower[0] * len(lower) and len(lower) <= 2:
        twin = LOOKALIKES.get(lower[0])
        found += _letter_values(lower, before, after, upper)
        if twin:  # a letter of the wrong alphabet in its series is a slip of the keyboard, not another series
            found += _letter_values(twin * len(lower), before, after, upper)
    if numeral is not None and lower in "clm":
        found.append(found.pop(0))
    return found


def _letter_values(lower: str, before: str, after: str, upper: bool) -> list[LabelValue]:
    for style, row in ((Style.LATIN, LATIN), (Style.CYRILLIC, RUSSIAN)):
        if (at := row.find(lower[0])) >= 0:
            return [LabelValue(style, (at + 1 + len(row) * (len(lower) - 1),), before, after, upper)]
    if (at := RUSSIAN_FULL.find(lower[0])) >= 0:
        base = next(sign for sign in reversed(RUSSIAN_FULL[:at]) if sign in RUSSIAN)
        return [LabelValue(Style.CYRILLIC, (RUSSIAN.index(base) + 1,), before, after, upper, inserted=lower)]
    return []


def _roman_value(lower: str) -> int | None:
    """The value of a roman numeral up to 199, well formed; None otherwise."""
    match = ROMAN.fullmatch(lower)
    if match is None:
        return None
    worth = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
    total = 0
    for sign, following in zip(lower, [*lower[1:], ""], strict=True):
        total += -worth[sign] if following and worth[sign] < worth[following] else worth[sign]
    return total


def _printed(value: LabelValue, step: int) -> str:
    if value.style is Style.BULLET:
        return value.before
    number = value.ordinal + step
    if value.style is Style.DECIMAL:
        core = ".".join(map(str, (*value.numbers[:-1], number)))
    elif value.style is Style.ROMAN:
        core = roman(number)
    else:
        core = letter(number, LATIN if value.style is Style.LATIN else RUSSIAN)
    word = f"{value.word} " if value.word else ""
    return f"{word}{value.before}{core.upper() if value.upper else core}{value.after}"
