"""Concepts, terms and hits: what a glossary holds and what matching finds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Status = Literal["preferred", "admitted", "deprecated", "forbidden"]


@dataclass(frozen=True, slots=True)
class Term:
    """One row of a glossary, seen from one language.

    `rejected` = the row's status is deprecated or forbidden; `scope` says how a rejected row may be used
    (ru, en, pair, ru-acronym, ru-case, «-»); `source` is file and row, for messages
    («migration-refugee.csv:12»). `acronym`, `note`, `subject`, `name_type` and `part_of_speech` are empty
    where the glossary has «-».
    """

    concept: str
    text: str
    language: str
    status: Status
    scope: str
    acronym: str
    note: str
    subject: str
    name_type: str
    source: str
    part_of_speech: str = ""

    @property
    def rejected(self) -> bool:
        """True when the glossary tells not to use the term."""
        return self.status in ("deprecated", "forbidden")


@dataclass(frozen=True, slots=True)
class Concept:
    """A concept: its terms of both languages, in the order of the file."""

    id: str
    terms: tuple[Term, ...]
    definition: str = ""

    def preferred(self, language: str, name_type: str = "") -> Term | None:
        """Return the preferred term in a language (of a name type, where the glossary has several)."""
        for term in self.terms:
            if term.language == language and term.status == "preferred" and name_type in ("", term.name_type):
                return term
        return None


@dataclass(frozen=True, slots=True)
class Hit:
    """A term found at [start, end) of a block's text.

    `gap` = words stand between its words; `acronym` = found by its acronym; `words` = the (start, end) of
    the term's own words; `named` = it stands inside a longer name or title (given only when nested hits are
    asked for).
    """

    term: Term
    start: int
    end: int
    gap: bool = False
    acronym: bool = False
    words: tuple[tuple[int, int], ...] = ()
    named: bool = False
