"""Candidates for a glossary: word groups of both languages that keep company in aligned passages."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from almaty_nlp.lang import lemmas, parses
from almaty_nlp.lang.function_words import FUNCTION_WORDS

LONGEST = 4
"""Words of the longest candidate."""
FEWEST = 2
"""Passages in which a candidate must stand."""
ALIKE = 0.6
"""Dice share of the passages of both from which two candidates are taken for each other's rendering."""
SHOWN = 40
"""Characters on either side of a concordance line."""

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ATTRIBUTES = frozenset(("ADJF", "PRTF"))


class Candidate(NamedTuple):
    """A pair of word groups as they stand most often, in how many passages together, how alike (Dice,
    0–1), and a
    concordance line of each.
    """

    russian: str
    english: str
    together: int
    alike: float
    russian_line: str
    english_line: str


class _Group(NamedTuple):
    text: str
    start: int
    end: int


def extract(pairs: Sequence[tuple[str, str]], fewest: int = FEWEST) -> list[Candidate]:
    """Return the candidates of (Russian, English) passages, the commonest and longest first.

    Russian groups are a noun with its attributes and genitives, English ones words without grammatical ones
    between or round them; each Russian group is given the English one that shares most of its passages.
    """
    russian, english = (
        _places([pair[side] for pair in pairs], "ru" if side == 0 else "en") for side in (0, 1)
    )
    by_passage: dict[int, list[str]] = defaultdict(list)
    for key, places in english.items():
        if len(places) >= fewest:
            for number in places:
                by_passage[number].append(key)
    found = []
    for key, places in russian.items():
        if len(places) < fewest:
            continue
        shared = Counter(other for number in places for other in by_passage[number])
        best = max(
            shared, key=lambda k: (_dice(shared[k], places, english[k]), k.count(" "), k), default=None
        )
        if best is None or shared[best] < fewest:
            continue
        alike = _dice(shared[best], places, english[best])
        if alike >= ALIKE and (" " in key or " " in best):
            found.append(_candidate(pairs, places, english[best], shared[best], alike))
    best_of: dict[str, Candidate] = {}
    for one in sorted(
        found, key=lambda each: (-each.together, -each.alike, -len(each.russian), each.russian)
    ):
        best_of.setdefault(one.english, one)
    return list(best_of.values())


def _candidate(
    pairs: Sequence[tuple[str, str]],
    ours: Mapping[int, _Group],
    theirs: Mapping[int, _Group],
    together: int,
    alike: float,
) -> Candidate:
    common = next(number for number in ours if number in theirs)
    names = [
        Counter(group.text.lower() for group in side.values()).most_common(1)[0][0] for side in (ours, theirs)
    ]
    lines = [_line(pairs[common][at], side[common]) for at, side in enumerate((ours, theirs))]
    return Candidate(names[0], names[1], together, round(alike, 2), lines[0], lines[1])


def _dice(shared: int, ours: Mapping[int, _Group], theirs: Mapping[int, _Group]) -> float:
    return 2 * shared / (len(ours) + len(theirs))


def _line(text: str, group: _Group) -> str:
    before, after = text[max(0, group.start - SHOWN) : group.start], text[group.end : group.end + SHOWN]
    return " ".join(f"{before}[{text[group.start : group.end]}]{after}".split())


def _places(texts: Sequence[str], language: str) -> dict[str, dict[int, _Group]]:
    """Key of a group (its lemmas) → number of a passage → the group as it stands there."""
    found: dict[str, dict[int, _Group]] = defaultdict(dict)
    for number, text in enumerate(texts):
        for key, group in _groups(text, language):
            found[key].setdefault(number, group)
    return found


def _groups(text: str, language: str) -> Iterator[tuple[str, _Group]]:
    words = list(_WORD.finditer(text))
    fits = _russian if language == "ru" else _english
    for at in range(len(words)):
        for size in range(1, LONGEST + 1):
            piece = words[at : at + size]
            if len(piece) < size or any(
                text[one.end() : two.start()].strip(" \u00a0") for one, two in pairwise(piece)
            ):
                break
            if fits([word[0] for word in piece]):
                key = " ".join(_lemma(word[0], language) for word in piece)
                yield key, _Group(text[piece[0].start() : piece[-1].end()], piece[0].start(), piece[-1].end())


def _russian(words: Sequence[str]) -> bool:
    """Attributes, a noun, then nouns in the genitive with their own attributes."""
    seen = False
    for word in words:
        best = parses(word)[0]
        if best.pos == "NOUN" and (not seen or any("gent" in parse.features for parse in parses(word))):
            seen = True
        elif best.pos not in _ATTRIBUTES or word.lower() in FUNCTION_WORDS["ru"]:
            return False
    return seen and parses(words[-1])[0].pos == "NOUN" and len(words[-1]) > 2


def _english(words: Sequence[str]) -> bool:
    edges = (words[0].lower(), words[-1].lower())
    inner = [word.lower() for word in words[1:-1]]
    return not any(
        word in FUNCTION_WORDS["en"] or len(word) < 3 or word.endswith("ly") for word in edges
    ) and all(word not in FUNCTION_WORDS["en"] or word in ("of", "and", "to") for word in inner)


@lru_cache(maxsize=1 << 16)
def _lemma(word: str, language: str) -> str:
    return (
        parses(word)[0].lemma
        if language == "ru"
        else min(lemmas(word, language), key=lambda one: (len(one), one))
    )
