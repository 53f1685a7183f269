"""What the rules take from a glossary whatever the document: computed once a glossary."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from itertools import pairwise
from typing import Any, NamedTuple

from almaty_nlp.checks.indexes.confusable import Authority, buckets, stem
from almaty_nlp.checks.indexes.spelling import key
from almaty_nlp.checks.indexes.words import WORD, folded, words
from almaty_nlp.glossary.types import Term


class Vocabulary(NamedTuple):
    """Of one language: `spelled`, the words of all terms as the speller knows them, rejected terms included;
    `authority`, the words of accepted terms with their neighbours.
    """

    spelled: frozenset[str]
    authority: Authority


def vocabulary(glossary: Any, language: str) -> Vocabulary:
    """Return the words of a glossary; of None, none."""
    if glossary is None:
        return Vocabulary(frozenset(), Authority())
    found: Vocabulary = glossary.derived(_vocabulary, language)
    return found


def acronyms(glossary: Any) -> frozenset[str]:
    """Return the acronyms a glossary has and does not reject, whole and in parts («УВКБ ООН», «УВКБ»)."""
    return glossary.derived(_acronyms) if glossary is not None else frozenset()


def _vocabulary(glossary: Any, language: str) -> Vocabulary:
    terms = glossary.terms(language)
    spelled = frozenset(key(word) for term in terms for word in WORD.findall(term.text))
    return Vocabulary(spelled, _authority([term for term in terms if not term.rejected]))


def _authority(terms: list[Term]) -> Authority:
    rows = [[folded(token.text) for token in words(term.text)] for term in terms]
    pairs: Mapping[tuple[str, str], int] = Counter(pair for row in rows for pair in pairwise(map(stem, row)))
    known = frozenset(word for row in rows for word in row)
    return Authority(known, pairs, buckets(known))


def _acronyms(glossary: Any) -> frozenset[str]:
    given = {term.acronym for concept in glossary.concepts for term in concept.terms if not term.rejected}
    given -= {"", "-"}
    return frozenset(given | {part for acronym in given for part in acronym.split()})
