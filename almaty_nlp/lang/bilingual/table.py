"""The word pairs that two given texts can be compared by: the lexicon's, equal numbers and names, and what
is added.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from almaty_nlp.lang.bilingual.bag import Bag, ranges
from almaty_nlp.lang.bilingual.lexicon import Lexicon
from almaty_nlp.lang.bilingual.names import alike

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]

SAME = 0.9
"""Probability that a number, or a word in Latin letters, comes back as it is."""
UNKNOWN_RARITY = 9.0
"""Rarity (−ln of the share of texts) of a word that the lexicon lacks."""

Pairs = Mapping[tuple[int, int], tuple[float, float]]
"""(Russian word, English word) by their numbers in the bags → p(en | ru), p(ru | en)."""


@dataclass(frozen=True)
class Table:
    """Pairs sorted by Russian word: `russian[k]` and `english[k]` are numbers in the bags' vocabularies."""

    russian: Ints
    english: Ints
    ahead: Floats
    back: Floats
    russian_rarity: Floats
    english_rarity: Floats

    def plus(self, pairs: Pairs) -> Table:
        """Return the table with pairs added; of two values for one pair the higher holds."""
        known = _merged(self, pairs)
        return _table(known, self.russian_rarity, self.english_rarity)


def table(russian: Bag, english: Bag, lexicon: Lexicon) -> Table:
    """Return the pairs of the lexicon whose words both occur, with equal numbers, Latin words and kindred
    names.
    """
    ours = np.array([lexicon.russian_at.get(word, -1) for word in russian.vocabulary], np.int64)
    theirs = {
        lexicon.english_at[word]: number
        for number, word in enumerate(english.vocabulary)
        if word in lexicon.english_at
    }
    found: dict[tuple[int, int], tuple[float, float]] = {}
    starts, right, ahead, back = lexicon.starts, lexicon.right, lexicon.ahead, lexicon.back
    lookup = np.full(len(lexicon.english), -1, np.int64)
    lookup[list(theirs)] = list(theirs.values())
    known = np.flatnonzero(ours >= 0)
    pair, owner = ranges(starts[ours[known]], starts[ours[known] + 1])
    en = lookup[right[pair]]
    here = en >= 0
    keys = zip(known[owner[here]].tolist(), en[here].tolist(), strict=True)
    values = zip(ahead[pair[here]].tolist(), back[pair[here]].tolist(), strict=True)
    found.update(zip(keys, values, strict=True))
    found.update(_same(russian, english))
    for ru, en_word, likeness in _kindred(russian, english, ours >= 0, theirs.values()):
        found.setdefault((ru, en_word), (likeness, likeness))
    rarities = (
        _rarities(russian, lexicon.russian_at, lexicon.russian_rarity),
        _rarities(english, lexicon.english_at, lexicon.english_rarity),
    )
    return _table(found, *rarities)


def _same(russian: Bag, english: Bag) -> dict[tuple[int, int], tuple[float, float]]:
    there = {word: at for at, word in enumerate(english.vocabulary)}
    found = {}
    for at, word in enumerate(russian.vocabulary):
        twin = word if word[0] == "#" else word[1:] if word[0] == "@" else ""
        if twin in there:
            found[at, there[twin]] = (SAME, SAME)
    return found


def _kindred(
    russian: Bag, english: Bag, known: NDArray[np.bool_], known_english: Iterable[int]
) -> list[tuple[int, int, float]]:
    """Pairs of words that the lexicon lacks on either side and that sound alike: names, new loans."""
    unknown = [at for at in np.flatnonzero(~known).tolist() if russian.vocabulary[at][0] not in "#@"]
    seen = set(known_english)
    others = [at for at, word in enumerate(english.vocabulary) if word[0] != "#" and at not in seen]
    every = [at for at, word in enumerate(english.vocabulary) if word[0] != "#"]
    ru_all = [at for at, word in enumerate(russian.vocabulary) if word[0] not in "#@"]
    found = alike(_named(russian, unknown), _named(english, every))
    found += alike(_named(russian, ru_all), _named(english, others))
    return found


def _named(side: Bag, numbers: Iterable[int]) -> list[tuple[int, str]]:
    return [(at, side.vocabulary[at]) for at in numbers]


def _rarities(side: Bag, at: dict[str, int], rarity: Floats) -> Floats:
    places = np.array([at.get(word, -1) for word in side.vocabulary], np.int64)
    return np.where(places >= 0, rarity[places] if len(rarity) else 0.0, UNKNOWN_RARITY).astype(np.float32)


def _merged(known: Table, pairs: Pairs) -> dict[tuple[int, int], tuple[float, float]]:
    keys = zip(known.russian.tolist(), known.english.tolist(), strict=True)
    values = zip(known.ahead.tolist(), known.back.tolist(), strict=True)
    merged = dict(zip(keys, values, strict=True))
    for key, (ahead, back) in pairs.items():
        before = merged.get(key, (0.0, 0.0))
        merged[key] = (max(before[0], ahead), max(before[1], back))
    return merged


def _table(found: dict[tuple[int, int], tuple[float, float]], russian: Floats, english: Floats) -> Table:
    if not found:
        none, nothing = np.zeros(0, np.int64), np.zeros(0, np.float32)
        return Table(none, none, nothing, nothing, russian, english)
    keys = np.array(list(found), np.int64)
    values = np.array(list(found.values()), np.float32)
    order = np.lexsort((keys[:, 1], keys[:, 0]))
    keys, values = keys[order], values[order]
    return Table(keys[:, 0], keys[:, 1], values[:, 0], values[:, 1], russian, english)
