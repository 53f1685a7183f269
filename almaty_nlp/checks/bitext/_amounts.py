"""Numbers of a passage with their units, by value, and how those of two languages are compared."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from almaty_nlp.checks.bitext._amount_tables import ADJECTIVES, BARE, IDIOM, INSIDE, LOOSE, SCALES, UNIT_WORDS
from almaty_nlp.text.dates import Date, dates
from almaty_nlp.text.numbers import Number, numbers

HALF = Fraction(1, 2)
_UNIT = re.compile(
    rf"[\s\u00a0\u202f-]{{0,2}}(?:\(\w+\)\s)?"
    r"(?:(?:or more|и более|calendar|календарн\w+|рабоч\w+|working)\s)?"
    rf"(?P<unit>{'|'.join(f'(?:{pattern})' for pattern in UNIT_WORDS.values())})",
    re.IGNORECASE,
)
ROMAN = re.compile(r"(?<![\w.-])(?=[IVXL]{2})X{0,3}L?X{0,3}(?:IX|IV|V?I{0,3})(?![\w.])")
SCALE = re.compile(
    r"(?:thousand|million|billion|trillion|тысяч|миллион|миллиард|триллион)\w*|(?:тыс|млн|млрд|трлн)\b\.?",
    re.I,
)
LETTERED = re.compile(r"(?<![\w.,/-])\d{1,4}(?=[a-zа-яё]+\b)")
"""A number that letters follow: «1b» for “1 (b)”, «64bit» for “64-bit”."""
GLUED = re.compile(r"(?<=[^\W\d_])\d{1,6}(?!\d)|(?<![\w.,])\d{1,6}(?=[^\W\d_])")
"""A number with letters right before or after it: “UTF8” for «UTF-8»."""
_SPACES = frozenset(" \u00a0\u202f") | {"-", ""}
_UNITS = {unit: re.compile(pattern, re.IGNORECASE) for unit, pattern in UNIT_WORDS.items()}


class Amount(NamedTuple):
    """A number at [start, end). `soft`: the other language may do without it («one», «second», «1 year»).

    `date` is the whole date it belongs to. `unit` is the kind of unit after it at [unit_start, unit_end).
    """

    start: int
    end: int
    value: Fraction
    soft: bool
    date: Date | None = None
    unit: str = ""
    unit_start: int = 0
    unit_end: int = 0
    words: bool = False

    @property
    def figure(self) -> str:
        """The number as the mark of a note would be typed; empty for numbers in words."""
        return "" if self.words else str(self.value)


class Month(NamedTuple):
    """The month of a date."""

    date: Date
    value: int

    @property
    def start(self) -> int:
        """Where the date starts."""
        return self.date.start

    @property
    def end(self) -> int:
        """Where the date ends."""
        return self.date.end


@lru_cache(maxsize=1 << 13)
def amounts(text: str, language: str) -> tuple[Amount, ...]:
    """Return the numbers of a passage in order."""
    whole = [date for date in dates(text) if date.month]
    found = []
    for number in numbers(text):
        date = next((d for d in whole if d.start <= number.start < d.end), None)
        found.append(_amount(text, number, date))
    found += [Amount(m.start(), m.end(), Fraction(_roman(m[0])), True) for m in ROMAN.finditer(text)]
    known = {amount.start for amount in found}
    found += [
        Amount(m.start(), m.end(), Fraction(int(m[0])), False)
        for m in LETTERED.finditer(text)
        if m.start() not in known
    ]
    for pattern, value in LOOSE[language]:
        found += [Amount(m.start(), m.end(), value, True) for m in pattern.finditer(text)]
    return tuple(sorted(_scaled(text, found)))


def _amount(text: str, number: Number, date: Date | None) -> Amount:
    word = text[number.start : number.end]
    if word.lower() == "третью":  # «третью сессию» is met far more often than «одной третью»
        number = replace(number, value=Fraction(3))
    loose = number.value in BARE or number.value.denominator > 1
    soft = number.words and ((word.isalpha() and loose) or number.value == HALF)
    soft = soft or bool(number.words and IDIOM.match(text, number.start))
    amount = Amount(number.start, number.end, number.value, soft, date, words=number.words)
    if date is not None:
        return amount
    inside = next((unit for root, unit in ADJECTIVES.items() if number.words and root in word.lower()), "")
    if inside:
        return amount._replace(unit=inside, unit_start=number.start, unit_end=number.end)
    unit = _UNIT.match(text, number.end)
    if unit is None:
        return amount
    name, start, end = _unit(unit)
    return amount._replace(soft=soft or amount.value == 1, unit=name, unit_start=start, unit_end=end)


def _scaled(text: str, found: list[Amount]) -> list[Amount]:
    """«1 million», «2,5 млрд»: a figure and the word that scales it are one number."""
    scales = [(m.start(), m.end(), _scale(m[0])) for m in SCALE.finditer(text)]
    result = []
    for amount in found:
        scale = next((s for s in scales if text[amount.end : s[0]] in _SPACES and s[0] >= amount.end), None)
        if scale and text[amount.start].isdigit():
            after = _UNIT.match(text, scale[1])
            unit = _unit(after) if after else ("", 0, 0)
            amount = Amount(amount.start, scale[1], amount.value * scale[2], False, amount.date, *unit)
        elif any(s[0] <= amount.start < s[1] and _figure_before(text, s[0]) for s in scales):
            continue
        result.append(amount)
    return result


def _scale(word: str) -> int:
    return 10**9 if word.lower().startswith("миллиард") else SCALES[word.lower()[:3]]


def _figure_before(text: str, at: int) -> bool:
    return text[:at].rstrip(" \u00a0\u202f")[-1:].isdigit()


def _roman(text: str) -> int:
    digits = [{"I": 1, "V": 5, "X": 10, "L": 50}[figure] for figure in text]
    pairs = zip(digits, [*digits[1:], 0], strict=True)
    return sum(-one if one < following else one for one, following in pairs)


@lru_cache(maxsize=1 << 13)
def months(text: str) -> tuple[Month, ...]:
    """Return the months of the dates of a passage that are written in words."""
    return tuple(
        Month(date, date.month)
        for date in dates(text)
        if date.month and any(letter.isalpha() for letter in text[date.start : date.end])
    )


class Unmatched(NamedTuple):
    """What is left over on both sides, and what answers what: (source, target)."""

    source: list[Amount]
    target: list[Amount]
    equal: list[tuple[Amount, Amount]]


@lru_cache(maxsize=1 << 12)
def unmatched(source: str, language: str, target: str, other: str) -> Unmatched:
    """Return what is left over of the numbers of two passages, less what a word there says by the way."""
    rest = held_against(amounts(source, language), amounts(target, other))
    return rest._replace(
        source=[one for one in rest.source if not _said_inside(one, target, other)],
        target=[one for one in rest.target if not _said_inside(one, source, language)],
    )


def _said_inside(amount: Amount, text: str, language: str) -> bool:
    """True when a word of the text has the number in it, which may answer a number and needs no answer:
    «двухстрочный» for “two lines”, and a figure for a figure, “UTF8” for «UTF-8».
    """
    inside, glued = _asides(text, language)
    return amount.value in inside or (not amount.words and amount.value in glued)


@lru_cache(maxsize=1 << 13)
def _asides(text: str, language: str) -> tuple[frozenset[Fraction], frozenset[Fraction]]:
    """The numbers inside words of a text, and the figures with letters beside them."""
    return (
        frozenset(value for pattern, value in INSIDE[language] if pattern.search(text)),
        frozenset(Fraction(int(number[0])) for number in GLUED.finditer(text)),
    )


def held_against(source: Sequence[Amount], target: Sequence[Amount]) -> Unmatched:
    """Pair equal values off, hard ones first, in the order of the text; return the rest."""
    left, right = list(source), list(target)
    equal = []
    for amount in sorted(source, key=lambda one: one.soft):
        twins = [one for one in right if one.value == amount.value]
        if twins:
            rank = source.index(amount) / len(source)
            twin = min(twins, key=lambda one: (one.soft, abs(target.index(one) / len(target) - rank)))
            equal.append((amount, twin))
            left.remove(amount)
            right.remove(twin)
    return Unmatched(_softened(left, target), _softened(right, source), equal)


def _softened(left: Sequence[Amount], others: Sequence[Amount]) -> list[Amount]:
    """A word that repeats a number the other side has may be style («the Second World War … that war»)."""
    values = {one.value for one in others}
    return [one._replace(soft=one.soft or (one.words and one.value in values)) for one in left]


def _unit(match: re.Match[str]) -> tuple[str, int, int]:
    word = match["unit"]
    unit = next(name for name, pattern in _UNITS.items() if pattern.fullmatch(word))
    return unit, match.start("unit"), match.end("unit")
