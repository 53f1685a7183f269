"""Concepts, terms and hits: what a glossary holds and what matching finds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Status = Literal["preferred", "admitted", "deprecated", "forbidden"]


@dataclass(frozen=True, slots=True)
class Term:
    """One row of a glossary, seen from one language.

    `rejected` = the row's status is deprecated or forbidden; `scope` says how a rejected row may be used
    (ru, en, pair, ru-acronym, ru-case, «-»); `source` is file and row, for messages («migration-refugee.csv:12»).
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
    """A term found at [start, end) of a block's text. `gap` = words stand between its words; `acronym` = found by its acronym."""

    term: Term
    start: int
    end: int
    gap: bool = False
    acronym: bool = False
