"""A glossary: concepts of one or more files, and an index of each language for matching."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from almaty_nlp import cache
from almaty_nlp.glossary.rows import RowError, concepts_of, sound_concepts
from almaty_nlp.glossary.sheets import read_bytes, sheet
from almaty_nlp.glossary.store import decode, encode
from almaty_nlp.glossary.types import Concept, Term
from almaty_nlp.resources import shipped

if TYPE_CHECKING:
    from almaty_nlp.glossary.matching import TermIndex
    from almaty_nlp.glossary.slots import Pattern

T = TypeVar("T")


@dataclass(frozen=True)
class Glossary:
    """Concepts in the order of the files. `digest` names the content of the files, for the cache."""

    concepts: tuple[Concept, ...]
    digest: str = ""
    _indexes: dict[str, TermIndex] = field(default_factory=dict, repr=False, compare=False)
    _derived: dict[Any, Any] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def by_id(self) -> dict[str, Concept]:
        """The concepts by their identifiers."""
        return {concept.id: concept for concept in self.concepts}

    def terms(self, language: str) -> tuple[Term, ...]:
        """Return every term of a language, in the order of the files."""
        return tuple(term for concept in self.concepts for term in concept.terms if term.language == language)

    def preferred(self, term: Term) -> Term | None:
        """Return the preferred term of the concept of `term` (of its name type, where there is one)."""
        concept = self.by_id[term.concept]
        return concept.preferred(term.language, term.name_type) or concept.preferred(term.language)

    def accepted(self) -> Glossary:
        """Return the glossary without its rejected terms, for programs that know no status."""
        kept = [
            replace(concept, terms=tuple(term for term in concept.terms if not term.rejected))
            for concept in self.concepts
        ]
        return Glossary(tuple(concept for concept in kept if concept.terms))

    def index(self, language: str) -> TermIndex:
        """Return the index of a language: from memory, from the cache on disk, or made now (a second)."""
        if language not in self._indexes:
            from almaty_nlp.glossary.matching import TermIndex

            terms = self.terms(language)
            self._indexes[language] = TermIndex(terms, self._patterns(terms, language), language)
        return self._indexes[language]

    def derived(self, make: Callable[..., T], *arguments: str) -> T:
        """Return `make(self, *arguments)`, computed once: what a floor above takes from a glossary."""
        if (make, arguments) not in self._derived:
            self._derived[make, arguments] = make(self, *arguments)
        found: T = self._derived[make, arguments]
        return found

    def _patterns(self, terms: Sequence[Term], language: str) -> Sequence[Pattern]:
        made_by = cache.stamp("almaty_nlp.glossary", "almaty_nlp.lang", "pymorphy3_dicts_ru")
        name = f"glossary-{language}-{made_by}-{self.digest}.json"
        if self.digest and (data := cache.recall(name)) is not None:
            try:
                return decode(data, len(terms))
            except ValueError:
                pass  # a damaged cache is made anew
        from almaty_nlp.glossary.compiling import compile_terms

        patterns = compile_terms(terms, language)
        if self.digest:
            cache.remember(name, encode(patterns))
        return patterns


def load(paths: Iterable[str | Path], faults: list[RowError] | None = None) -> Glossary:
    """Return the glossary in the files (CSV or XLSX); a concept that stands in two files is joined.

    A later file wins: its preferred term comes first, and a term it rejects is no longer accepted. Rows
    without `concept_id` and without a preferred row join the concept of an earlier file that has their
    English term. SettingsError names the file and the row of the first defect; given a list of `faults`, the
    rows that cannot be read are put there and left out.
    """
    files = [Path(path) for path in paths]
    contents = [read_bytes(path) for path in files]
    digest = hashlib.sha256()
    found: dict[str, Concept] = {}
    for path, data in zip(files, contents, strict=True):
        digest.update(hashlib.sha256(path.name.encode() + b"\0" + data).digest())
        earlier = {
            term.text: concept.id for concept in found.values() for term in concept.terms if not term.rejected
        }
        if faults is None:
            concepts = concepts_of(sheet(path, data))
        else:
            concepts, own = sound_concepts(sheet(path, data))
            faults += own
        for concept in concepts:
            known = found.get(concept.id) or found.get(_namesake(concept, earlier))
            found[known.id if known else concept.id] = _joined(known, concept) if known else concept
    return Glossary(tuple(found.values()), digest.hexdigest()[:32])


def _namesake(concept: Concept, earlier: dict[str, str]) -> str:
    """The earlier concept that a concept without any accepted term belongs to, by its English term."""
    if any(not term.rejected for term in concept.terms):
        return ""
    return next(
        (earlier[term.text] for term in concept.terms if term.language == "en" and term.text in earlier), ""
    )


def _joined(known: Concept, other: Concept) -> Concept:
    """The terms of both, those of the later file first and in force."""
    other_terms = tuple(replace(term, concept=known.id) for term in other.terms)
    ruled = {
        (term.language, term.text)
        for term in other_terms
        if term.rejected and term.scope in (term.language, "pair")
    }
    kept = (term for term in known.terms if (term.language, term.text) not in ruled)
    return Concept(known.id, (*other_terms, *kept), other.definition or known.definition)


def shipped_glossary(*more: str | Path) -> Glossary:
    """Return the shipped glossaries, with the user's files added."""
    own = sorted(shipped("glossaries").glob("*.csv"))
    return load([*own, *more])
