"""What a Russian word can be in a sentence: its nominal readings, from every analysis of the dictionary.

The rules on agreement speak only when *no* reading of a word fits, so readings are collected generously
and a word that may be anything but a noun, adjective or pronoun has none (`readings` is then empty).
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from almaty_nlp.lang import Parse, parses

CASES = {
    "nomn": "nomn", "gent": "gent", "datv": "datv", "accs": "accs", "ablt": "ablt", "loct": "loct",
    "gen2": "gent", "gen1": "gent", "acc2": "accs", "loc1": "loct", "loc2": "loct", "voct": "nomn",
}  # fmt: skip
"""OpenCorpora's cases → the six of the grammar."""

GENDERS = ("masc", "femn", "neut")
NOUNLIKE = frozenset(("NOUN",))
ATTRIBUTIVE = frozenset(("ADJF", "PRTF", "NOUN"))
OBJECTS = frozenset(("accs", "datv", "ablt"))
"""Cases in which a participle may have a noun after it that it does not agree with."""

NOMINAL = frozenset(("NOUN", "ADJF", "PRTF", "NPRO", "NUMR"))


class Reading(NamedTuple):
    """A case («gent»), a number («sing», «plur») and a gender («masc», «femn», «neut»; "" when it does not
    tell).
    """

    case: str
    number: str
    gender: str


@lru_cache(maxsize=1 << 16)
def readings(word: str, parts: frozenset[str]) -> frozenset[Reading]:
    """All readings of a word (lower case) that can be nothing but one of the parts of speech; else an
    empty set.
    """
    found = _common(word)
    if not found or not all(parse.pos in parts for parse in found):
        return frozenset()
    if any(parse.features & UNSTEADY for parse in found):
        return frozenset()
    return frozenset(each for parse in found if (each := reading(parse)))


@lru_cache(maxsize=1 << 16)
def _common(word: str) -> tuple[Parse, ...]:
    """The analyses of a word that is no name; none when they are a guess that cannot be relied on."""
    found = tuple(parse for parse in parses(word) if not parse.features & NAMES)
    sure = word.endswith(REGULAR) or all(parse.known for parse in found)
    return found if sure else ()


NAMES = frozenset(("Name", "Surn", "Patr"))
UNSTEADY = frozenset(("Fixd", "Abbr", "Init", "Apro", "Anum", "NUMR"))
"""Grammemes of words that agree in ways of their own: indeclinables, pronouns, numerals."""

REGULAR = tuple(
    stem + end
    for stem, ends in {
        "ени": "е я ю ем и", "ани": "е я ю ем и", "аци": "я и ю ей", "ост": "ь и ью", "ств": "о а у ом е",
        "альн": "ый ого ому ым ом ая ой ую ое ые ых ыми", "ическ": "ий ого ому им ом ая ой ую ое ие их ими",
        "онн": "ый ого ому ым ом ая ой ую ое ые ых ыми",
    }.items()
    for end in ends.split()
)  # fmt: skip
"""Endings by which a word that the dictionary lacks is analysed rightly all the same."""


def reading(parse: Parse) -> Reading | None:
    """The reading of one analysis; None for one without a case."""
    case = next((CASES[feature] for feature in parse.features if feature in CASES), None)
    if case is None:
        return None
    number = "plur" if "plur" in parse.features else "sing"
    gender = next((each for each in GENDERS if each in parse.features), "")
    return Reading(case, number, "" if number == "plur" or "ms-f" in parse.features else gender)


@lru_cache(maxsize=1 << 16)
def adjective(word: str) -> frozenset[Reading]:
    """The readings of a word that is an adjective, perhaps used as a noun or felt as a participle too;
    else none.
    """
    if not any(parse.pos == "ADJF" for parse in _common(word)):
        return frozenset()
    return readings(word, ATTRIBUTIVE)


def soft_sign(word: str) -> bool:
    """True for a form of a noun that ends in a soft sign in the nominative."""
    return any(parse.lemma.endswith("ь") for parse in _common(word))


@lru_cache(maxsize=1 << 16)
def used_as_noun(word: str) -> frozenset[str]:
    """The cases in which a noun may follow an adjective that is a noun as well («рабочие завода»): the
    genitive.
    """
    return frozenset(("gent",)) if any(parse.pos == "NOUN" for parse in _common(word)) else frozenset()


@lru_cache(maxsize=1 << 16)
def used_as_participle(word: str) -> frozenset[str]:
    """The cases of a noun that may be the object of an adjective that is a participle as well («данные
    Советом»).
    """
    return OBJECTS if any(parse.pos == "PRTF" for parse in _common(word)) else frozenset()


def agree(one: frozenset[Reading], two: frozenset[Reading]) -> bool:
    """True when some reading of one goes with some reading of the other."""
    return any(a.case == b.case and alike(a, b) for a in one for b in two)


def alike(one: Reading, two: Reading) -> bool:
    """True when number and gender go together."""
    return one.number == two.number and (one.gender == two.gender or not one.gender or not two.gender)


@lru_cache(maxsize=1 << 16)
def cases(word: str) -> frozenset[str]:
    """Every case a dictionary word can stand in; empty when it can be something that has no case, or is
    unknown.
    """
    found = _common(word)
    if not all(parse.pos in NOMINAL and not parse.features & UNDECLINED for parse in found):
        return frozenset()
    return frozenset(CASES[feature] for parse in found for feature in parse.features if feature in CASES)


UNDECLINED = frozenset(("Fixd", "Abbr", "Init"))
"""Grammemes of words that look the same in every case."""
