"""The compiled form of a term: a row of slots, each a table of word forms with what they may agree in.

A reading of a Russian form is one bit of a 24-bit mask: six cases times four columns (singular masculine,
feminine, neuter; plural). Words agree when the AND of their masks is not empty.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

CASES = ("nomn", "gent", "datv", "accs", "ablt", "loct")
COLUMNS = ("masc", "femn", "neut", "plur")
ANY = (1 << 24) - 1
PLURAL = sum(0b1000 << 4 * case for case in range(6))
SINGULAR = ANY & ~PLURAL
_CASE_OF = {"gen2": "gent", "gen1": "gent", "acc2": "accs", "loc2": "loct", "loc1": "loct", "voct": "nomn"}


@lru_cache(maxsize=4096)
def reading(features: frozenset[str]) -> int:
    """Return the mask of one analysis; 0 when it has no case."""
    case = next((_CASE_OF.get(mark, mark) for mark in features if mark in _CASE_OF or mark in CASES), "")
    if not case:
        return 0
    shift = 4 * CASES.index(case)
    if "plur" in features:
        return 0b1000 << shift
    bits = sum(1 << column for column in range(3) if COLUMNS[column] in features)
    return (bits or 0b0111) << shift  # words of either gender («староста») carry none


def cases(mask: int) -> int:
    """Return the cases of a mask as six bits."""
    return sum(1 << case for case in range(6) if mask >> 4 * case & 0b1111)


def of_cases(bits: int) -> int:
    """Return the mask of all numbers and genders of the cases in `bits`."""
    return sum(0b1111 << 4 * case for case in range(6) if bits >> case & 1)


class Slot(NamedTuple):
    """One word of a term.

    `forms`: folded form → mask (ANY where nothing need agree). `np`: the noun phrase it agrees in, -1 for
    none. `noun`: it is the noun of that phrase. `glue`: the marks before it in the term. `gap`: which words
    may stand before it («adjectives» before a noun, «complement» before a genitive, «participle», or "").
    `apposed`: its phrase may keep the written form whatever the case of the head. `capital`: the term
    writes it with a capital.
    """

    forms: dict[str, int]
    written: str
    np: int = -1
    noun: bool = False
    glue: str = ""
    gap: str = ""
    apposed: bool = False
    capital: bool = False


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled term: `terms` are the numbers of the rows written alike; `anchor` is the slot to look up.

    `strict`: hyphens, spaces and capitals must be as written (rejected terms); `name`: a proper name;
    `capitals`: how many words of the text must have a capital; `acronym`: the letters must be the same.
    """

    terms: tuple[int, ...]
    slots: tuple[Slot, ...]
    anchor: int = 0
    strict: bool = False
    name: bool = False
    capitals: int = 0
    cased: bool = False
    acronym: bool = False
