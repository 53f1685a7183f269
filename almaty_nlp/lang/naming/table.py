"""A table of known names, found in a text through inflection: one look-up a word, whatever its size."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property, lru_cache
from io import StringIO
from typing import NamedTuple

from almaty_nlp.lang.naming.tables import HEADS
from almaty_nlp.lang.naming.types import Entry, Kind
from almaty_nlp.lang.russian import CACHED_WORDS, fold, parses, russian_lemmas
from almaty_nlp.lang.tokenizer import tokenize
from almaty_nlp.resources import read_shipped

PROCESSES = "consultative process"
PROCESS_WORDS = frozenset(("process", "процесс"))
FILES = ("states.csv", "organisations.csv", "migration-refugee.csv")
MARKS = frozenset("«»“”„\"'‘’")
PLACES = frozenset(("Geox", "Orgn", "Abbr", "Name", "Surn"))


class Row(NamedTuple):
    """A name of «ru» or «en» and what it names; an acronym is a row of its own."""

    text: str
    language: str
    kind: Kind | None
    concept: str
    acronym: bool = False


class _Pattern(NamedTuple):
    words: tuple[frozenset[str], ...]
    row: Row


_Index = dict[str, list[_Pattern]]


def _words(row: Row) -> list[str]:
    return [token.text for token in tokenize(row.text, row.language) if token.text not in MARKS]


class Table:
    """An `Inventory` of rows. A row of kind None tells of an acronym that it is no name."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._rows = tuple(rows)
        self._compiled: dict[str, _Index] = {}

    def _names(self, language: str) -> _Index:
        """The names of a language by each form that their first word may have."""
        if language not in self._compiled:
            index: _Index = {}
            for row in self._rows:
                words = _words(row) if row.language == language and not row.acronym else []
                if words:
                    pattern = _Pattern(tuple(_keys(word, language) for word in words), row)
                    for key in pattern.words[0]:
                        index.setdefault(key, []).append(pattern)
            self._compiled[language] = index
        return self._compiled[language]

    @cached_property
    def _acronyms(self) -> _Index:
        """The acronyms of both languages: «UNRCCA» stands in Russian texts too."""
        acronyms: _Index = {}
        for row in self._rows:
            if row.acronym and (words := _words(row)):
                pattern = _Pattern(tuple(frozenset((word,)) for word in words), row)
                acronyms.setdefault(words[0], []).append(pattern)
        return acronyms

    def find(self, words: Sequence[str], language: str) -> Iterator[Entry]:
        """Yield the names among the words, by place."""
        first = self._names(language)
        for at, word in enumerate(words):
            if not word[0].isupper():
                continue
            seen: set[int] = set()
            for pattern in self._starting(word, language, first):
                end = _matched(pattern, words, at, language)
                if end and end not in seen and not (end == at + 1 and _everyday(words, at, language)):
                    seen.add(end)
                    yield Entry(at, end, pattern.row.kind or "term", pattern.row.concept)
            if word.isupper() or not word.isalpha():
                for pattern in self._acronyms.get(word, ()):
                    size = len(pattern.words)
                    if tuple(words[at : at + size]) == tuple(next(iter(key)) for key in pattern.words):
                        yield Entry(at, at + size, pattern.row.kind or "term", pattern.row.concept)

    def _starting(self, word: str, language: str, first: _Index) -> Iterable[_Pattern]:
        keys = _keys(word, language)
        if len(keys) == 1:
            return first.get(next(iter(keys)), ())
        return [pattern for key in keys for pattern in first.get(key, ())]


def _matched(pattern: _Pattern, words: Sequence[str], at: int, language: str) -> int:
    """Where the name ends that begins at a word; 0 when it is another. Quotation marks are passed over."""
    place = at + 1
    for wanted in pattern.words[1:]:
        while place < len(words) and words[place] in MARKS:
            place += 1
        if place >= len(words) or wanted.isdisjoint(_keys(words[place], language)):
            return 0
        place += 1
    return place


def _everyday(words: Sequence[str], at: int, language: str) -> bool:
    """True for a name that is a common word too, where a sentence begins: «Того требует …»."""
    if language == "en" or (at and words[at - 1] not in {*".!?;:…", *MARKS}):
        return False
    return any(parse.known and not parse.features & PLACES for parse in parses(words[at]))


@lru_cache(maxsize=CACHED_WORDS)
def _keys(word: str, language: str) -> frozenset[str]:
    if language == "ru" and len(word) > 1:
        return russian_lemmas(word)
    return frozenset((fold(word).removesuffix("'s").removesuffix("’s"),))


def rows_of(
    concept: str, text: str, language: str, acronym: str, subject: str, *, state: bool, body: bool
) -> Iterator[Row]:
    """Yield the rows of one term: the name, if it is one, and the acronym. `state`, `body`: what it names."""
    kind: Kind | None = None
    words = text.lower().split()
    if state:
        kind = "state"
    elif body:
        kind = "process" if subject == PROCESSES else "body"
    elif text[:1].isupper() and len(words) > 1:
        if PROCESS_WORDS & set(words):
            kind = "process"
        elif HEADS[language] & {words[0], words[-1]}:
            kind = "body"
    if kind:
        yield Row(text, language, kind, concept)
    if acronym not in ("", "-"):
        yield Row(acronym, language, kind, concept, acronym=True)


@cache
def shipped_names() -> Table:
    """Return the names of the shipped glossaries; MissingEngine when the installation lacks them."""
    return Table(row for name in FILES for row in _rows(read_shipped("glossaries", name).decode("utf-8")))


def _rows(text: str) -> Iterator[Row]:
    for row in csv.DictReader(StringIO(text)):
        concept = row["concept_id"]
        for language in ("en", "ru"):
            yield from rows_of(
                concept,
                row[f"{language}_term"],
                language,
                row[f"{language}_acronym"],
                row["subject_field"],
                state=concept.startswith("st-"),
                body=concept.startswith("org-"),
            )
