"""A recogniser of names on top of the three Russian networks: one hidden layer and Viterbi decoding.

Its inputs, word by word and for both neighbours: the hidden states of the networks, what the network for
names says itself, and what dictionaries know of the word. Learnt on the development part of factRuEval-2016
(models/recipes/recipe_russian.py); F1 rises from 0.76 to 0.83 there, in cross-validation.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from io import BytesIO
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from almaty_nlp.lang.engines.name_words import BODIES, PLACES, POSTS
from almaty_nlp.lang.engines.networks import Flat
from almaty_nlp.lang.engines.wheel import data_folder
from almaty_nlp.lang.packed import load_arrays
from almaty_nlp.lang.russian import fold, parses

Floats = NDArray[np.float32]

TAGS = ("O", "B-PER", "I-PER", "B-LOC", "I-LOC", "B-ORG", "I-ORG")
GRAMMEMES = ("Name", "Surn", "Patr", "Geox", "Orgn", "Abbr", "Trad")
SHAPES = (  # noqa: SIM905
    "RU_X RU_x RU_XX RU_xx RU_Xx RU_Xx-Xx RU_OTHER EN_X EN_x EN_XX EN_xx EN_Xx EN_OTHER NUM "
    "PUNCT_« PUNCT_» PUNCT_- PUNCT_( PUNCT_) PUNCT_, PUNCT_."
).split()
WORDS = (*BODIES, *PLACES, *POSTS)
SIGNS: dict[str, list[int]] = {}
for _place, _sign in enumerate((*SHAPES, *WORDS)):
    SIGNS.setdefault(_sign, []).append(_place)
IMPOSSIBLE = -1e4
NEAR, FAR, REACH = (-1, 0, 1), (-2, 2), 2
"""Neighbours read in full, those read only for what the network for names says of them, and the furthest."""
PLAIN = -0.02
"""Logarithm of a probability of «no name» that needs no decoding."""


class NamesHead:
    """The layer with its weights; `label` gives a tag of TAGS to each word.

    ValueError or KeyError when the packed file is damaged.
    """

    def __init__(self, packed: bytes) -> None:
        weights = {name: array.astype(np.float32) for name, array in load_arrays(packed).items()}
        self.first, self.first_bias = weights["first"], weights["first_bias"]
        self.last, self.last_bias = weights["last"], weights["last_bias"]
        self.moves = weights["moves"]

    def label(self, flat: Flat, centre: Floats) -> list[list[str]]:
        """Return the tags of each sentence."""
        hidden = np.maximum(self._first(flat, centre), 0)
        scores = hidden @ self.last + self.last_bias
        top = scores.max(1, keepdims=True)
        scores -= np.log(np.exp(scores - top).sum(1, keepdims=True)) + top
        # Nothing to decode where «no name» is all but sure throughout.
        plain = scores[:, 0] > PLAIN
        return [
            ["O"] * (end - start) if plain[start:end].all() else self._viterbi(scores[start:end])
            for start, end in flat.bounds
        ]

    def _first(self, flat: Flat, centre: Floats) -> Floats:
        """The hidden layer before its bend, neighbour by neighbour: what `spread` times the matrix gives."""
        width, shares = centre.shape[1], len(TAGS)
        sums = np.tile(self.first_bias, (flat.rows + 2 * REACH, 1))
        for tap, by in enumerate(NEAR):
            sums[flat.places + REACH - by] += centre @ self.first[tap * width : (tap + 1) * width]
        rest = self.first[len(NEAR) * width :]
        for tap, by in enumerate(FAR):
            sums[flat.places + REACH - by] += centre[:, :shares] @ rest[tap * shares : (tap + 1) * shares]
        return sums[flat.places + REACH]

    def _viterbi(self, scores: Floats) -> list[str]:
        points = scores[0] + self.moves[-1]
        back = []
        for row in scores[1:]:
            paths = points[:, None] + self.moves[:-1]
            best = paths.argmax(0)
            points = paths[best, np.arange(len(TAGS))] + row
            back.append(best)
        at = int(points.argmax())
        tags = [TAGS[at]]
        for best in reversed(back):
            at = int(best[at])
            tags.append(TAGS[at])
        return tags[::-1]


def inputs(flat: Flat, states: Sequence[Floats], emissions: Floats, shapes: Iterable[str]) -> Floats:
    """Return what the layer reads of each word; `states` and `emissions` of the networks."""
    own = np.clip(emissions[:, 1:], -12, 12) / 4
    share = np.exp(emissions[:, 1:] - emissions[:, 1:].max(1, keepdims=True))
    share /= share.sum(1, keepdims=True)
    words = np.array(
        [known_of(word, shape) for word, shape in zip(flat.words, shapes, strict=True)], np.float32
    )
    return np.hstack([share, own, *states, words[flat.ids]]).astype(np.float32)


def spread(flat: Flat, centre: Floats) -> Floats:
    """Return for each word its own inputs and those of its neighbours, as the layer is trained on them."""
    spaced = np.zeros((flat.rows + 2 * REACH, centre.shape[1]), np.float32)
    spaced[flat.places + REACH] = centre
    near = [spaced[flat.places + REACH + by] for by in NEAR]
    far = [spaced[flat.places + REACH + by, : len(TAGS)] for by in FAR]
    return np.hstack(near + far)


@cache
def known_of(word: str, shape: str) -> tuple[float, ...]:
    """What dictionaries know of a word: grammemes of names, name lists, kind of body, place, post, shape."""
    analyses = parses(word)
    lemmas = {parse.lemma for parse in analyses} | {fold(word)}
    given, family = _lists()
    return (
        *(sum(parse.score for parse in analyses if grammeme in parse.features) for grammeme in GRAMMEMES),
        float(not lemmas.isdisjoint(given)),
        float(not lemmas.isdisjoint(family)),
        float(not analyses[0].known and word[:1].isupper()),
        *_signs(lemmas, shape),
    )


def _signs(lemmas: set[str], shape: str) -> list[float]:
    signs = [0.0] * (len(SHAPES) + len(WORDS))
    for sign in (shape, *lemmas):
        for place in SIGNS.get(sign, ()):
            signs[place] = 1.0
    return signs


@cache
def _lists() -> tuple[frozenset[str], frozenset[str]]:
    """Given names and surnames of the natasha wheel."""
    folder = data_folder() / "dict"
    given, family = (
        frozenset((folder / name).read_text(encoding="utf-8").replace("ё", "е").split())
        for name in ("first.txt", "last.txt")
    )
    return given, family


def pack(arrays: dict[str, Any]) -> bytes:
    """Return the weights as the bytes of a file, half precision."""
    buffer = BytesIO()
    np.savez_compressed(buffer, **{key: cast(Any, value).astype(np.float16) for key, value in arrays.items()})
    return buffer.getvalue()
