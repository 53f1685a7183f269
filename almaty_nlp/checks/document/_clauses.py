"""What a Russian word can be in a clause, by the dictionary and by its place in a tree."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache

from almaty_nlp.checks.indexes.grammar import GENDERS, NAMES, NOMINAL, UNDECLINED, Reading, alike, reading
from almaty_nlp.checks.indexes.words import folded
from almaty_nlp.lang import parses
from almaty_nlp.lang.syntax import Tree

Below = dict[int, list[int]]
"""The places of the words that hang on each word of a tree, by its place."""

PREDICATES = frozenset(("VERB", "PRTS", "ADJS"))
SILENT = frozenset(("CONJ", "PRCL", "INTJ"))
"""Parts that a predicate may be as well and that the parser tells from it («может», «пусть»)."""
OTHER_PERSONS = frozenset(("1per", "2per", "impr"))


@lru_cache(maxsize=1 << 16)
def predicate(word: str) -> frozenset[Reading]:
    """The numbers and genders of a word that can be nothing but the predicate of a third person; else none.

    The case of these readings is "" throughout; the present and the future tell no gender.
    """
    found = tuple(parse for parse in parses(word) if parse.pos not in SILENT)
    if not found or not all(parse.known and parse.pos in PREDICATES for parse in found):
        return frozenset()
    if any(parse.features & OTHER_PERSONS for parse in found):
        return frozenset()
    return frozenset(
        Reading(
            "",
            "plur" if "plur" in parse.features else "sing",
            next((gender for gender in GENDERS if gender in parse.features), ""),
        )
        for parse in found
    )


@lru_cache(maxsize=1 << 16)
def nominal(word: str) -> frozenset[Reading]:
    """Every reading of a word as noun, adjective, participle, pronoun or numeral."""
    return frozenset(
        each for parse in parses(word) if parse.pos in NOMINAL and (each := reading(parse)) is not None
    )


@lru_cache(maxsize=1 << 16)
def noun(word: str) -> frozenset[Reading]:
    """Every reading as a noun that declines of a dictionary word that may be one; else none."""
    found = tuple(parse for parse in parses(word) if parse.pos == "NOUN" and not parse.features & NAMES)
    if not found or not all(parse.known and not parse.features & UNDECLINED for parse in found):
        return frozenset()
    return frozenset(each for parse in found if (each := reading(parse)) is not None)


@lru_cache(maxsize=1 << 16)
def attribute(word: str) -> frozenset[Reading]:
    """Every reading of a word as a full adjective, participle or adjectival pronoun."""
    return frozenset(
        each
        for parse in parses(word)
        if parse.pos in ("ADJF", "PRTF") and (each := reading(parse)) is not None
    )


@lru_cache(maxsize=1 << 14)
def in_nominative(found: frozenset[Reading]) -> frozenset[Reading]:
    """Those of the readings that stand in the nominative."""
    return frozenset(each for each in found if each.case == "nomn")


@lru_cache(maxsize=1 << 14)
def goes(one: frozenset[Reading], two: frozenset[Reading]) -> bool:
    """True when some reading of one has the number and gender of some reading of the other."""
    return any(alike(a, b) for a in one for b in two)


@lru_cache(maxsize=1 << 16)
def lemmas_of(word: str) -> frozenset[str]:
    """The dictionary forms of a word."""
    return frozenset(parse.lemma for parse in parses(word))


def children(tree: Tree) -> Below:
    """Return which words hang on each word."""
    found: Below = defaultdict(list)
    for at, node in enumerate(tree):
        if node.head not in (at, -1):
            found[node.head].append(at)
    return found


def noun_here(tree: Tree, below: Below, at: int) -> frozenset[Reading]:
    """The readings of the noun at a place of a tree that its adjectives leave it; none when it is no noun."""
    if tree[at].part not in ("NOUN", "PROPN"):
        return frozenset()
    found = noun(folded(tree[at].text))
    for child in below[at]:
        if tree[child].relation in ("amod", "det"):
            theirs = attribute(folded(tree[child].text))
            found = (
                frozenset(
                    one for one in found if any(one.case == two.case and alike(one, two) for two in theirs)
                )
                or found
            )
    return found


def leftmost(tree: Tree, below: Below, at: int) -> int:
    """Return the place where the adjectives and the preposition of a noun begin."""
    return min(
        [
            at,
            *(child for child in below[at] if child < at and tree[child].relation in ("amod", "det", "case")),
        ]
    )


def governed(tree: Tree, below: Below, at: int) -> bool:
    """True for a word with a preposition."""
    return any(tree[child].relation == "case" for child in below[at])
