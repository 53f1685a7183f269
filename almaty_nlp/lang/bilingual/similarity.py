"""How much each Russian text resembles each English one: cosines set against those of the nearest rivals."""

from __future__ import annotations

import warnings
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from almaty_nlp.errors import MissingEngine
from almaty_nlp.lang.bilingual.bag import Bag, bag
from almaty_nlp.lang.bilingual.embedding import Embedding, embedding
from almaty_nlp.lang.bilingual.learning import learnt
from almaty_nlp.lang.bilingual.lexicon import Lexicon, lexicon
from almaty_nlp.lang.bilingual.table import Table, table
from almaty_nlp.lang.bilingual.vectors import english_vectors, rows_of_products, russian_vectors
from almaty_nlp.lang.neural import embedder

Matrix = NDArray[np.float32]

RIVALS = 6
"""Nearest neighbours on each side that the margin is taken against."""
NEARER = np.float32(1e-3)
"""What the whole length of the texts between two places costs: it decides between twins only."""
SHARE = np.float32(0.3)
"""Weight of the embedding's margins in the score; the lexicon's have the rest. Between 0.2 and 0.5 it does
not matter much.
"""
SURE = 1.3
"""A pair that is the best of its row and of its column by this margin teaches the texts' own words."""


def similarity(
    ru: Sequence[str],
    en: Sequence[str],
    *,
    model: str | None = None,
    words: Lexicon | None = None,
    vectors: Embedding | None = None,
) -> Matrix:
    """Return the margin scores of all pairs: one row a Russian text, one column an English one; float32,
    about 0 to 3.

    The score is the cosine over the mean cosine of the nearest rivals of both (ratio margin of Artetxe and
    Schwenk, 2019): 1 is what a stranger reaches. Texts are compared through the lexicon, numbers and names,
    then once more with the words that surely matched texts taught; the margins of the shipped embedding are
    averaged in (a warning where it is missing or damaged), and so are, with `model`, those of the
    sentence-transformers model in that folder. MissingEngine when the lexicon or that model is not there.
    """
    if not ru or not en:
        return np.zeros((len(ru), len(en)), np.float32)
    rows, row_of = _distinct(ru)
    columns, column_of = _distinct(en)
    russian, english = bag(rows, "ru"), bag(columns, "en")
    known = table(russian, english, words or lexicon())
    first = margins(cosines(russian, english, known))
    taught = known.plus(learnt(russian, english, known, sure_pairs(first)))
    scores: Matrix = margins(cosines(russian, english, taught))
    space = vectors or _shipped_vectors()
    if space is not None:
        scores += SHARE * (margins(space.embed(russian) @ space.embed(english).T) - scores)
    if model is not None:
        engine = embedder(model)
        scores = ((scores + margins(engine.embed(rows) @ engine.embed(columns).T)) / 2).astype(np.float32)
    whole: Matrix = scores[row_of][:, column_of]
    whole -= NEARER * np.abs(_places(len(ru))[:, None] - _places(len(en))[None, :])
    return whole


def _shipped_vectors() -> Embedding | None:
    """The embedding of this installation; None, with a warning, where it cannot be had."""
    try:
        return embedding()
    except MissingEngine as missing:
        warnings.warn(f"{missing.message.en}; the lexicon alone compares the texts", stacklevel=4)
        return None


def _distinct(texts: Sequence[str]) -> tuple[list[str], list[int]]:
    """The different texts, and for each text which of them it is: twins are no rivals of each other."""
    numbers: dict[str, int] = {}
    which = [numbers.setdefault(text, len(numbers)) for text in texts]
    return list(numbers), which


def _places(size: int) -> Matrix:
    return np.linspace(0, 1, size, dtype=np.float32) if size > 1 else np.zeros(size, np.float32)


def cosines(russian: Bag, english: Bag, known: Table) -> Matrix:
    """Return the cosines of all pairs."""
    ours, theirs = russian_vectors(russian, english, known), english_vectors(english, known)
    matrix = np.empty((russian.size, english.size), np.float32)
    for at, row in enumerate(rows_of_products(ours, theirs, len(english.vocabulary))):
        matrix[at] = row
    return matrix


def margins(cosine: Matrix, rivals: int = RIVALS) -> Matrix:
    """Return the cosines divided by the mean of the nearest `rivals` of row and column; at least 0."""
    cosine = np.maximum(cosine, np.float32(0))
    rows, columns = _nearest(cosine, rivals), _nearest(cosine.T, rivals)
    middle = (rows[:, None] + columns[None, :]) / np.float32(2)
    margin: Matrix = cosine / np.maximum(middle, np.float32(1e-6))
    return margin


def _nearest(cosine: Matrix, rivals: int) -> Matrix:
    """The mean of the highest cosines of each row."""
    first = max(cosine.shape[1] - rivals, 0)
    nearest: Matrix = np.partition(cosine, first, axis=1)[:, first:].mean(1).astype(np.float32)
    return nearest


def sure_pairs(margin: Matrix) -> list[tuple[int, int]]:
    """Return the pairs that are each other's best by a clear margin, in order."""
    best, back = margin.argmax(1), margin.argmax(0)
    return [
        (row, int(column))
        for row, column in enumerate(best)
        if back[column] == row and margin[row, column] >= SURE
    ]
