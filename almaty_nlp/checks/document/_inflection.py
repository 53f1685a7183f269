"""Puts a term of the glossary into the case and number of the words it is to replace."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from almaty_nlp.checks.indexes.grammar import CASES
from almaty_nlp.lang import Parse, parses
from almaty_nlp.lang.inflection import MODIFIERS, WORD, inflect

SIX = ("nomn", "gent", "datv", "accs", "ablt", "loct")


def inflected(preferred: str, found: str, rejected: str) -> tuple[str, ...]:
    """Return the preferred Russian term as it may have to stand instead of the words `found`, a form of
    `rejected`.

    The case is read off the first noun of `found` and the words that agree with it, the number too unless the
    two terms differ in number in the glossary itself. A form of several cases gives several answers, the
    likeliest first; none where a word cannot be inflected.
    """
    head = _head(found)
    if head is None:
        return ()
    own, wanted = _number(rejected), _number(preferred)
    ordered = sorted(head[1], key=lambda reading: (reading[1] != own, SIX.index(reading[0])))
    results = [inflect(preferred, case, number if own == wanted else wanted) for case, number in ordered]
    return tuple(dict.fromkeys(result for result in results if result))


def _head(phrase: str) -> tuple[int, frozenset[tuple[str, str]]] | None:
    """Position of the first noun of a phrase, and the cases and numbers it and its adjectives share."""
    shared: frozenset[tuple[str, str]] | None = None
    for at, match in enumerate(WORD.finditer(phrase)):
        found = parses(match[0])
        nouns = [parse for parse in found if parse.pos == "NOUN"]
        adjectives = [parse for parse in found if parse.pos in MODIFIERS]
        readings = _readings(
            nouns if nouns and not (adjectives and shared is None and at == 0) else adjectives
        )
        if nouns and adjectives and at == 0:
            readings = _readings([*nouns, *adjectives])
        if not readings:
            return None
        shared = readings if shared is None else shared & readings
        if nouns and not adjectives:
            return (at, shared) if shared else None
    return (0, shared) if shared else None


def _readings(found: Sequence[Parse]) -> frozenset[tuple[str, str]]:
    return frozenset(
        (CASES[feature], "plur" if "plur" in parse.features else "sing")
        for parse in found
        for feature in parse.features
        if feature in CASES
    )


@lru_cache(maxsize=1 << 12)
def _number(term: str) -> str:
    """The number of a term in the form of the glossary: that of its first noun in the nominative."""
    for match in WORD.finditer(term):
        for parse in parses(match[0]):
            if parse.pos == "NOUN" and "nomn" in parse.features:
                return "plur" if "plur" in parse.features else "sing"
    return "sing"
