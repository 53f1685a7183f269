"""A clause of an instrument as tokens: references, quotations, words that carry an operation, flags."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from almaty_nlp.amend.operations import Line, Quote, Ref
from almaty_nlp.amend.references import reference
from almaty_nlp.amend.splice import cut_runs
from almaty_nlp.amend.vocabulary import ADJUSTED, EVERYWHERE, INFLECTED, MARKS, SAME, SILENT
from almaty_nlp.lang import lemmas

PAIRS = {"«": "»", "“": "”", "„": "“”", '"': '"'}
HEADING = re.compile(r"(#{1,6})[ \t]+")
WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
ENUMERATOR = re.compile(r"\(?(?:\d{1,2}|[a-zа-яё]|[ivx]{1,4})\)\s")
SEPARATORS = ",;:—–"


@dataclass(frozen=True, slots=True)
class Token:
    """A part of a clause that counts. `kind`: unit, quote, word, every, case, adjust.

    `word` is the lemma of a word or what a flag says; `parted` says that a separator stands before it.
    """

    kind: str
    start: int
    end: int
    word: str = ""
    refs: tuple[Ref, ...] = ()
    quotes: tuple[Quote, ...] = ()
    parted: bool = False


@dataclass(slots=True)
class Clause:
    """The paragraphs of one clause as one text; `starts` are the offsets of its lines."""

    lines: Sequence[Line]
    text: str = ""
    starts: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        for line in self.lines:
            self.starts.append(len(self.text))
            self.text += line.text + "\n"
        self.text = self.text[:-1]

    def quote_at(self, at: int) -> tuple[Quote, int] | None:
        """Return the quotation that opens at an offset, and the offset behind it; None when none opens."""
        end = closing(self.text, at)
        if end is None:
            return None
        stop = end if end > 0 else len(self.text)
        return Quote(tuple(self._lines(at + 1, stop))), min(stop + 1, len(self.text))

    def _lines(self, start: int, end: int) -> list[Line]:
        found = []
        for line, offset in zip(self.lines, self.starts, strict=True):
            first, last = max(start - offset, 0), min(end - offset, len(line.text))
            if first > len(line.text) or last < 0 or (first >= last and line.text):
                continue
            text, runs = line.text[first:last], cut_runs(line.runs, first, last)
            label, level = (line.label, line.level) if first == 0 and offset else ("", 0)
            if mark := HEADING.match(text):
                text, runs, level = text[mark.end() :], cut_runs(runs, mark.end(), len(text)), len(mark[1])
            found.append(Line(text, runs, label, level, line.cell))
        return found


def closing(text: str, at: int) -> int | None:
    """Return where the quotation that opens at `at` closes, -1 when it stays open, None when none opens."""
    opener = text[at : at + 1]
    if opener not in PAIRS or not opener:
        return None
    closers = PAIRS[opener]
    depth = 0
    for place in range(at, len(text)):
        sign = text[place]
        if sign == opener and (opener not in closers or place == at):
            depth += 1
        elif sign in closers:
            depth -= 1
            if depth == 0:
                return place
    return -1


def is_open(text: str) -> bool:
    """Tell whether a text ends inside a quotation."""
    at = 0
    while at < len(text):
        end = closing(text, at)
        if end == -1:
            return True
        at = (end or at) + 1
    return False


def tokens(clause: Clause, language: str) -> list[Token]:
    """Return the tokens of a clause in order; words without weight are left out."""
    text, found, at, parted = clause.text, [], 0, False
    while at < len(text):
        token = _token(clause, at, language, parted)
        if token is not None:
            found.append(token)
            at, parted = token.end, False
            continue
        sign = text[at]
        if sign in SEPARATORS:
            parted = True
        if (mark := ENUMERATOR.match(text, at)) and not text[max(0, at - 1) : at].isalnum():
            at, parted = mark.end(), True
        elif word := WORD.match(text, at):
            parted = parted or word[0].lower() in ("и", "а", "and")
            at = word.end()
        else:
            at += 1
    return found


def _token(clause: Clause, at: int, language: str, parted: bool) -> Token | None:
    text = clause.text
    if text[at].isspace():
        return None
    if quoted := clause.quote_at(at):
        return Token("quote", at, quoted[1], quotes=(quoted[0],), parted=parted)
    if at and text[at - 1].isalnum():
        return None
    for kind, pattern in _flags(language):
        if flag := pattern.match(text, at):
            number = kind == "case" and any(flag.groupdict().values())
            return Token(kind, at, flag.end(), "number" if number else kind, parted=parted)
    if unit := reference(text, at, language, clause.quote_at):
        return Token("unit", at, unit.end, refs=unit.refs, parted=parted)
    for sign, pattern in _marks(language):
        if named := pattern.match(text, at):
            return Token("quote", at, named.end(), quotes=(Quote((Line(sign),), mark=True),), parted=parted)
    if (word := WORD.match(text, at)) and not word[0].isdigit() and (lemma := weighty(word[0], language)):
        return Token("word", at, word.end(), lemma, parted=parted)
    return None


@lru_cache(maxsize=4096)
def weighty(word: str, language: str) -> str:
    """Return the word that stands for this one and its synonyms in formulas; empty for one without weight."""
    forms = sorted(lemmas(word.lower(), language) | ({word.lower()} if language == "en" else set()))
    if any(form in SILENT[language] for form in forms):
        return ""
    same = SAME[language]
    known = next((form for form in forms if form in same or form in same.values()), forms[0])
    return same.get(known, known)


@cache
def _flags(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (kind, re.compile(table[language], re.IGNORECASE))
        for kind, table in (("every", EVERYWHERE), ("case", INFLECTED), ("adjust", ADJUSTED))
    )


@cache
def _marks(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((sign, re.compile(rf"(?:{form})\b", re.IGNORECASE)) for sign, form in MARKS[language])
