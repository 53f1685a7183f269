"""Learns the log-linear model of arcs (`almaty_nlp.lang.engines.arcs`) on top of the network for syntax.

Gradient descent on the likelihood of the gold heads and relations, sentence by sentence, with a step of its
own for each weight (Duchi et al. 2011). Ten seconds for 50,000 words.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from almaty_nlp.lang.engines.arcs import LABELS, SHAPES, Arcs, TagClasses
from almaty_nlp.lang.engines.networks import Networks, arc_scores, label_scores, lay_out
from almaty_nlp.lang.engines.tags import Tagset
from almaty_nlp.lang.engines.trees import FORBIDDEN

RATE, DECAY, EPOCHS = 0.05, 1e-3, 3


class Example(NamedTuple):
    """A sentence: tags found, words, the network's scores, gold heads and relations (-1: unknown)."""

    tags: np.ndarray
    words: list[str]
    arcs: np.ndarray
    heads: np.ndarray
    relations: np.ndarray
    labels: np.ndarray


def examples(networks: Networks, tagset: Tagset, sentences: Sequence[list[list[str]]]) -> list[Example]:
    """Run the networks over sentences of a treebank (rows of CoNLL-U)."""
    place = {name: at for at, name in enumerate(networks.syntax.labels)}
    flat = lay_out([[row[1] for row in rows] for rows in sentences])
    vectors, shapes = networks.inputs(flat.words)
    morph, syntax = (net.encode(flat, vectors, shapes) for net in (networks.morph, networks.syntax))
    tags = (networks.morph.model.head(morph) + tagset.losses(flat.words)[flat.ids]).argmax(1)
    found = []
    for (start, end), rows in zip(flat.bounds, sentences, strict=True):
        heads = np.array([int(row[6]) for row in rows])
        arcs = arc_scores(networks.syntax, syntax[start:end]).astype(np.float32)
        arcs[np.arange(len(rows)), np.arange(len(rows)) + 1] = FORBIDDEN
        relations = np.array([place.get(row[7], place.get(row[7].split(":")[0], -1)) for row in rows])
        labels = label_scores(networks.syntax, syntax[start:end], heads).astype(np.float32)
        found.append(Example(tags[start:end], [row[1] for row in rows], arcs, heads, relations, labels))
    return found


def fit(
    classes: TagClasses, data: Sequence[Example], epochs: int = EPOCHS, seed: int = 0
) -> dict[str, np.ndarray]:
    """Return the tables learnt from the examples."""
    count = data[0].labels.shape[1]
    arrays = {name: np.zeros(classes.size(name), np.float32) for name in SHAPES}
    arrays[LABELS] = np.zeros((len(classes.names), len(classes.names), 2, count), np.float32)
    arcs = Arcs(classes, arrays)
    squares = {name: np.full(table.shape, 1e-2, np.float32) for name, table in arcs.tables.items()}
    label_squares = np.full(arcs.labels.shape, 1e-2, np.float32)
    order = np.random.default_rng(seed)
    cells = [arcs.cells(one.tags, one.words) for one in data]
    for _ in range(epochs):
        for at in order.permutation(len(data)):
            _learn_arcs(arcs, squares, data[at], cells[at])
            _learn_labels(arcs, label_squares, data[at])
    learnt = {name: arcs.tables[name].reshape(classes.size(name)) for name in SHAPES}
    return {**learnt, LABELS: arcs.labels}


def _learn_arcs(
    arcs: Arcs, squares: dict[str, np.ndarray], one: Example, cells: dict[str, np.ndarray]
) -> None:
    total = one.arcs + sum(arcs.tables[name].take(where) for name, where in cells.items())
    slope = _softmax(total)
    slope[np.arange(len(one.heads)), one.heads] -= 1
    for name, where in cells.items():
        table = arcs.tables[name]
        full = np.broadcast_to(where, slope.shape).ravel()
        different, back = np.unique(full, return_inverse=True)
        down = np.bincount(back, slope.ravel()) + DECAY * table[different]
        squares[name][different] += down**2
        table[different] -= RATE * down / np.sqrt(squares[name][different])


def _learn_labels(arcs: Arcs, squares: np.ndarray, one: Example) -> None:
    own = arcs.classes.of_tag[one.tags]
    above = np.concatenate([[0], own])[one.heads]
    where = own, above, (one.heads > np.arange(1, len(own) + 1)).astype(np.int64)
    known = one.relations >= 0
    slope = _softmax(one.labels + arcs.labels[where])
    slope[np.arange(len(own)), one.relations] -= 1
    slope = slope * known[:, None] + DECAY * arcs.labels[where]
    np.add.at(squares, where, slope**2)
    np.add.at(arcs.labels, where, -RATE * slope / np.sqrt(squares[where]))


def _softmax(scores: np.ndarray) -> np.ndarray:
    raised = np.exp(scores - scores.max(1, keepdims=True))
    return raised / raised.sum(1, keepdims=True)
