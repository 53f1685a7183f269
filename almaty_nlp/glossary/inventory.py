"""The names of States and bodies of a glossary, as `almaty_nlp.lang.naming` asks for them."""

from __future__ import annotations

from functools import lru_cache

from almaty_nlp.glossary.glossary import Glossary
from almaty_nlp.lang.naming.table import Table, rows_of

STATES, BODIES = "st-", "org-"
"""Beginnings of the identifiers of concepts that name a State or a body."""


def names_of(glossary: Glossary) -> Table:
    """Return the names that a glossary holds, rejected ones included: they are names all the same."""
    return _table(_Same(glossary))


class _Same:
    """A glossary by its identity: equal contents need not be compared."""

    def __init__(self, glossary: Glossary) -> None:
        self.glossary = glossary

    def __hash__(self) -> int:
        return id(self.glossary)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.glossary is self.glossary


@lru_cache(maxsize=2)
def _table(same: _Same) -> Table:
    return Table(
        row
        for concept in same.glossary.concepts
        for term in concept.terms
        for row in rows_of(
            concept.id,
            term.text,
            term.language,
            term.acronym,
            term.subject,
            state=concept.id.startswith(STATES),
            body=concept.id.startswith(BODIES),
        )
    )
