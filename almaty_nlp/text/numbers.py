"""Numbers of a text by value, in figures and in words, Russian and English.

«15», «10 000», «3,5», «пятнадцати», «fifteen», «двадцать первый», «две трети», «two thirds», «twice»,
«трехлетний» all come out as values, so that a number can be held against the same number written another way.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from almaty_nlp.text.number_forms import COMPOUND, FRACTIONS, SCALES, WORDS

SPACE = "[ \u00a0\u2009\u202f]"
FIGURES = re.compile(
    rf"(?<![\w.,/])\d{{1,3}}(?:{SPACE}\d{{3}})+(?![\w]|[.,]\d)"  # 10 000
    r"|(?<![\w])\d+(?:[.,]\d+)*(?:/\d+)?(?:[-‑]?(?:st|nd|rd|th|го|му|ой|ый|ая|ое|ые|ых|ми|ти|х|м|й|я|е))?(?!\w)"
)
WORD = re.compile(r"[^\W\d_]+")
JOINTS = frozenset({"and"})


@dataclass(frozen=True, slots=True)
class Number:
    """A number at [start, end) of a text; `words` says that it is written in words."""

    start: int
    end: int
    value: Fraction
    words: bool = False


def numbers(text: str) -> list[Number]:
    """Return the numbers of a text in order, each with its value.

    >>> [str(n.value) for n in numbers("двумя третями голосов пятидесяти четырех из 1 500 членов")]
    ['2/3', '54', '1500']
    """
    found = [
        Number(match.start(), match.end(), value)
        for match in FIGURES.finditer(text)
        if (value := figure(match.group())) is not None
    ]
    found += _in_words(text)
    return sorted(found, key=lambda number: number.start)


def figure(text: str) -> Fraction | None:
    """Return the value of a number in figures; None when it is none («1.2.3»).

    A comma or point before three digits parts thousands where the other sign does not stand after it.
    """
    core = re.match(r"[\d.,/ \u00a0\u2009\u202f]+", text)
    if core is None:
        return None
    digits = re.sub(SPACE, "", core.group()).strip(".,")
    head, slash, tail = digits.partition("/")
    if slash:
        return Fraction(int(head), int(tail)) if head.isdigit() and tail.isdigit() and int(tail) else None
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", head):
        return Fraction(head.replace(",", ""))
    if re.fullmatch(r"\d{1,3}(?:\.\d{3}){2,}", head):
        return Fraction(head.replace(".", ""))
    if re.fullmatch(r"\d+(?:[.,]\d+)?", head):
        return Fraction(head.replace(",", "."))
    return None


@dataclass(slots=True)
class _Sum:
    """A number in words as it is read: the part below the next thousand, and what stands above it."""

    start: int
    end: int
    below: int = 0
    above: int = 0
    last: int = 1 << 60

    @property
    def value(self) -> int:
        return self.above + self.below


def _in_words(text: str) -> list[Number]:
    found: list[Number] = []
    state: _Sum | None = None
    gap_end = 0
    for match in WORD.finditer(text):
        word = reading(match.group())
        if word is None:
            continue
        between = text[gap_end : match.start()] if state else ""
        joined = (
            state is not None and between.strip(" \u00a0-‑").lower() in ("", *JOINTS) and len(between) <= 5
        )
        if state is not None and joined:
            ordinal = ORDINAL.fullmatch(text, state.start, state.end)
            part = None if ordinal else _fraction(state, match.group())
            if part is not None:
                found.append(Number(state.start, match.end(), part, words=True))
                state = None
                continue
            if _goes_on(state, word):
                _add(state, word, match.end())
                gap_end = match.end()
                continue
        if state is not None:
            found.append(Number(state.start, state.end, Fraction(state.value), words=True))
            state = None
        if word.denominator != 1:
            found.append(Number(match.start(), match.end(), word, words=True))
            continue
        state = _Sum(match.start(), match.end())
        _add(state, word, match.end())
        gap_end = match.end()
    if state is not None:
        found.append(Number(state.start, state.end, Fraction(state.value), words=True))
    return found


ORDINAL = re.compile(
    r"(?:перв|втор|четв[её]рт|пят|шест|седьм|восьм|девят|десят)(?:ый|ой|ого|ому|ым|ом|ая|ую|ое|ые|ых|ыми)|"
    r"трет(?:ий|ь(?:я|ю|е|и|его|ему|им|ем|ей|их|ими))|first|second|third|fourth|fifth",
    re.IGNORECASE,
)
"""Words that number a part: «вторая половина», “third quarter” are no fractions, «две трети» is one."""


def _fraction(state: _Sum, word: str) -> Fraction | None:
    """«две» + «трети», «two» + «thirds»."""
    below = FRACTIONS.get(word.lower().replace("ё", "е"))
    return Fraction(state.value, below) if below and state.value < below * 2 else None


def _goes_on(state: _Sum, word: Fraction) -> bool:
    """Tell whether a word adds a smaller part to the number («сорок» + «пять») or scales it («пять» +
    «тысяч»).
    """
    value = int(word)
    if value in SCALES:
        return (state.below > 0 and state.last > value) or (value == 100 and 0 < state.below < 10)
    if state.below and not state.below % 100:
        return value < 100
    if state.below and not state.below % 10 and state.below % 100 >= 20:
        return value < 10
    return state.below == 0 and state.above > 0 and value < 1000


def _add(state: _Sum, word: Fraction, end: int) -> None:
    value = int(word)
    state.end = end
    if value in SCALES and value > 100:
        state.above += (state.below or 1) * value
        state.below, state.last = 0, value
    elif value == 100 and 0 < state.below < 10:
        state.below *= 100
    else:
        state.below += value


@lru_cache(maxsize=65_536)
def reading(word: str) -> Fraction | None:
    """Return the value of a word that is a number, or begins with one («трехлетний»); None for other
    words.
    """
    folded = word.lower().replace("ё", "е")
    if folded in WORDS:
        return WORDS[folded]
    compound = COMPOUND.match(folded)
    return WORDS[compound["number"]] if compound else None
