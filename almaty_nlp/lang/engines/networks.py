"""slovnet's three networks run over many sentences at once, in numpy, without padding.

The sentences lie behind one another, a row of zeros between them: that is what the convolutions (three
layers, three words wide) see beyond the ends of a sentence, so no place is wasted on padding. The first
layer, most of the work, is linear in each word's vector: it is computed once for each different word and
summed by look-up (as Devlin et al. 2014, «pre-computing the hidden layer»).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from almaty_nlp.lang.engines.arcs import Arcs
from almaty_nlp.lang.engines.trees import best_heads
from almaty_nlp.lang.engines.wheel import WordVectors, load_network, load_vectors

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

LONGEST = 400
"""Words of a sentence up to which the second opinion on arcs is asked: its work grows with their square."""
NAMES = (("morph", "tag"), ("syntax", "rel"), ("ner", "tag"))


@dataclass(frozen=True)
class Flat:
    """Sentences behind one another: `ids` of different words at `places`; rows between them stay zero."""

    words: list[str]
    ids: Ints
    places: Ints
    bounds: list[tuple[int, int]]
    rows: int


@dataclass(frozen=True)
class Layer:
    """One convolution, three words wide, then ReLU, then batch normalisation folded to scale and shift."""

    taps: Floats
    bias: Floats
    scale: Floats
    shift: Floats


class Network:
    """One of slovnet's models with its folded layers."""

    def __init__(self, name: str, vocabulary: str) -> None:
        self.model, shapes, self.labels = load_network(name, vocabulary)
        self.shape_row = {shape: row for row, shape in enumerate(shapes)}
        self.shapes: Floats = self.model.emb.shape.weight.array
        self.layers = [_folded(layer) for layer in self.model.encoder.layers]

    def encode(self, flat: Flat, vectors: Floats, shapes: Sequence[str]) -> Floats:
        """Return the hidden state of each word, 64 numbers, one row a word in order."""
        other = self.shape_row.get("<unk>", 0)
        spelled = self.shapes[[self.shape_row.get(shape, other) for shape in shapes]]
        first = self.layers[0]
        different = np.hstack([vectors, spelled]).astype(np.float32)
        sums = np.zeros((flat.rows + 2, first.taps.shape[2]), np.float32)
        for tap in range(3):
            sums[flat.places + 2 - tap] += (different @ first.taps[tap])[flat.ids]
        hidden = _activated(sums[1:-1], first, flat.places)
        for layer in self.layers[1:]:
            hidden = _activated(_convolved(hidden, layer), layer, flat.places)
        return hidden[flat.places]


def lay_out(sentences: Sequence[Sequence[str]]) -> Flat:
    """Put sentences behind one another."""
    row_of: dict[str, int] = {}
    ids: list[int] = []
    places: list[int] = []
    bounds: list[tuple[int, int]] = []
    for number, sentence in enumerate(sentences):
        start = len(ids)
        ids.extend(row_of.setdefault(word, len(row_of)) for word in sentence)
        places.extend(range(start + number, len(ids) + number))
        bounds.append((start, len(ids)))
    return Flat(list(row_of), np.array(ids), np.array(places), bounds, len(ids) + len(sentences))


class Networks:
    """The word vectors and the models together, that of names only if asked for; half a second to load."""

    def __init__(self, names: bool = True) -> None:
        self.vectors: WordVectors = load_vectors()
        self.morph, self.syntax = (Network(*name) for name in NAMES[:2])
        self.names = Network(*NAMES[2]) if names else None

    def inputs(self, words: Sequence[str]) -> tuple[Floats, list[str]]:
        """Return the vector and the shape of each word."""
        rows, unknown = self.vectors.rows, self.vectors.unknown
        return self.vectors[np.array([rows.get(word.lower(), unknown) for word in words])], [
            _shape(word) for word in words
        ]


def arc_scores(network: Network, hidden: Floats) -> Floats:
    """Return how well each word of one sentence (down) hangs on the root and on each word (across)."""
    head = network.model.head
    rooted = np.vstack([head.root.array.reshape(1, -1), hidden])
    found: Floats = (head.head(rooted) @ head.kernel.array @ head.tail(rooted).T)[1:]
    return found


def label_scores(network: Network, hidden: Floats, heads: Ints) -> Floats:
    """Return the scores of all relations of each word under its head (0: the root, else word + 1)."""
    rel = network.model.rel
    rooted = np.vstack([rel.root.array.reshape(1, -1), hidden])
    left = (rel.head(rooted)[heads] @ rel.kernel.array).reshape(len(hidden), -1, rel.kernel.shape[0])
    found: Floats = np.matmul(left, rel.tail(hidden)[:, :, None])[:, :, 0]
    return found


def heads(
    network: Network,
    hidden: Floats,
    arcs: Arcs | None = None,
    tags: Ints | None = None,
    words: Sequence[str] = (),
) -> tuple[Ints, list[str]]:
    """Return head (0: the root, else word + 1) and relation of each word of one sentence.

    `arcs`: the second opinion from the tags found and the words, else the network's alone.
    """
    scores = arc_scores(network, hidden)
    if arcs is None or tags is None or len(hidden) > LONGEST:
        head = best_heads(scores)
        relations = label_scores(network, hidden, head)
    else:
        head = best_heads(scores + arcs.scores(tags, words))
        relations = label_scores(network, hidden, head) + arcs.label_scores(tags, head)
    names = [network.labels[best] for best in relations.argmax(1)]
    return head, [
        "root" if not at else "dep" if name == "root" else name for at, name in zip(head, names, strict=True)
    ]


def _folded(layer: Any) -> Layer:
    norm = layer.norm
    scale = norm.weight.array / norm.std.array
    taps = np.ascontiguousarray(layer.conv.weight.array.transpose(2, 1, 0))
    return Layer(taps, layer.conv.bias.array, scale, norm.bias.array - norm.mean.array * scale)


def _convolved(hidden: Floats, layer: Layer) -> Floats:
    sums: Floats = hidden @ layer.taps[1]
    sums[1:] += hidden[:-1] @ layer.taps[0]
    sums[:-1] += hidden[1:] @ layer.taps[2]
    return sums


def _activated(sums: Floats, layer: Layer, places: Ints) -> Floats:
    out = np.zeros_like(sums)
    out[places] = np.maximum(sums[places] + layer.bias, 0) * layer.scale + layer.shift
    return out


@cache
def _shape(word: str) -> str:
    from slovnet.shape import word_shape

    return str(word_shape(word))
