"""Word by word across two languages: which word of a passage answers which word of the other."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple, Protocol

from almaty_nlp.lang.bilingual.words import words as stems_of

WEAK = 0.02
"""Pairs of the lexicon below this strength are chance."""
DISTANCE = 0.3
"""What a word loses when it stands at the other end of the passage, as a share of its strength."""

TELLING = 4
"""Letters of a stem from which a word is rarely a grammatical one."""

_WORD = re.compile(r"[^\W\d_]+")


class Side(Protocol):
    """A passage in «ru» or «en»."""

    @property
    def text(self) -> str:
        """Its words."""

    @property
    def language(self) -> str:
        """Its language."""


class Both(Protocol):
    """Two passages that answer each other, one in each language."""

    @property
    def source(self) -> Side:
        """The one."""

    @property
    def target(self) -> Side:
        """The other."""


class Word(NamedTuple):
    """A word at [start, end) of a passage with its stem."""

    start: int
    end: int
    stem: str


@dataclass(frozen=True)
class Dictionary:
    """Strength (0–1) of each pair of stems that translate each other: Russian → English → strength."""

    russian: Mapping[str, Mapping[str, float]]

    def strength(self, russian: str, english: str) -> float:
        """Return how surely two stems translate each other; 0 when nothing says so."""
        return self.russian.get(russian, {}).get(english, 0.0)


@lru_cache(maxsize=1 << 16)
def _stem(word: str, language: str) -> str:
    found = stems_of(word, language)
    return found[0] if found else ""


@lru_cache(maxsize=1 << 13)
def words(text: str, language: str) -> tuple[Word, ...]:
    """Return the words of a passage, numbers left out."""
    return tuple(
        Word(match.start(), match.end(), stem)
        for match in _WORD.finditer(text)
        if (stem := _stem(match[0], language))
    )


def ties(pair: Both, dictionary: Dictionary) -> dict[int, int]:
    """Return which word of the target answers which of the source, both by their numbers in `words`.

    Competitive linking (Melamed, 2000): the strongest pair first, each word once; of equal pairs the one
    whose words stand at like places.
    """
    source, target = (words(side.text, side.language) for side in (pair.source, pair.target))
    forward = pair.source.language == "ru"
    russian, english = (source, target) if forward else (target, source)
    scale = max(len(russian), 1), max(len(english), 1)
    where: dict[str, list[int]] = {}
    for there, word in enumerate(english):
        where.setdefault(word.stem, []).append(there)
    candidates = []
    for here, word in enumerate(russian):
        known = dictionary.russian.get(word.stem, {})
        for stem in known.keys() & where.keys():
            if (strength := known[stem]) > WEAK:
                for there in where[stem]:
                    near = strength * (1 - DISTANCE * abs(here / scale[0] - there / scale[1]))
                    candidates.append((near, here, there) if forward else (near, there, here))
    found: dict[int, int] = {}
    taken: set[int] = set()
    for _, at, other in sorted(candidates, key=lambda one: (-one[0], one[1], one[2])):
        if at not in found and other not in taken:
            found[at] = other
            taken.add(other)
    return found


@dataclass(frozen=True)
class Bridge:
    """The words of both passages of a pair and which answers which; `back` is `ahead` turned round."""

    source: tuple[Word, ...]
    target: tuple[Word, ...]
    ahead: Mapping[int, int]
    back: Mapping[int, int]

    def opposite(self, start: int, *, from_source: bool, telling: bool = False) -> tuple[int, int]:
        """Return the word of the other passage that answers the tied word nearest to `start`; `telling`: one
        of content, if any is tied, since short ones are often tied by chance.
        """
        mine, theirs = (self.source, self.target) if from_source else (self.target, self.source)
        links = self.ahead if from_source else self.back
        if not theirs:
            return 0, 0
        if not links:
            return theirs[0].start, theirs[-1].end
        sure = [at for at in links if min(len(mine[at].stem), len(theirs[links[at]].stem)) >= TELLING]
        near = min(sure if telling and sure else links, key=lambda at: abs(mine[at].start - start))
        word = theirs[links[near]]
        return word.start, word.end


def bridge(pair: Both, dictionary: Dictionary) -> Bridge:
    """Return the bridge of a pair."""
    ahead = ties(pair, dictionary)
    return Bridge(
        words(pair.source.text, pair.source.language),
        words(pair.target.text, pair.target.language),
        ahead,
        {other: at for at, other in ahead.items()},
    )


def dictionary(pairs: Sequence[Both]) -> Dictionary:
    """Return the dictionary of a pair of texts: the lexicon, kindred names, what the texts teach."""
    from almaty_nlp.lang.bilingual.bag import bag
    from almaty_nlp.lang.bilingual.learning import learnt
    from almaty_nlp.lang.bilingual.lexicon import lexicon
    from almaty_nlp.lang.bilingual.table import table

    russian = bag(list(_texts(pairs, "ru")), "ru")
    english = bag(list(_texts(pairs, "en")), "en")
    known = table(russian, english, lexicon())
    known = known.plus(learnt(russian, english, known, [(at, at) for at in range(len(pairs))]))
    found: dict[str, dict[str, float]] = {}
    strengths = (known.ahead * known.back) ** 0.5
    for ru, en, strength in zip(
        known.russian.tolist(), known.english.tolist(), strengths.tolist(), strict=True
    ):
        found.setdefault(russian.vocabulary[ru], {})[english.vocabulary[en]] = strength
    return Dictionary(found)


@lru_cache(maxsize=1 << 14)
def attested(russian: str, english: str) -> float:
    """Return how surely two stems translate each other in other texts: by the lexicon alone."""
    from almaty_nlp.lang.bilingual.lexicon import lexicon

    known = lexicon()
    row, column = known.russian_at.get(russian), known.english_at.get(english)
    if row is None or column is None:
        return 0.0
    for at in range(int(known.starts[row]), int(known.starts[row + 1])):
        if known.right[at] == column:
            return math.sqrt(known.ahead[at] * known.back[at])
    return 0.0


def _texts(pairs: Iterable[Both], language: str) -> Iterable[str]:
    return (pair.source.text if pair.source.language == language else pair.target.text for pair in pairs)
