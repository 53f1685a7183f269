"""A small table of words for the English pipeline: what a word may be, and what it stands beside.

A row joins three views of a word, all lower case: the tags of Brill's lexicon (Brown corpus and Penn
Treebank; Brill 1992), for its lower-case and its capitalised spelling; how often raw text capitalises it
inside a sentence; and a short vector of its neighbours, positive pointwise mutual information with the
commonest words at each of four places, reduced by a truncated SVD (Levy, Goldberg and Dagan 2015). The
rows are then clustered, so that sixty thousand words share a few thousand rows and the table stays small.
"""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_matrix
from sklearn.cluster import MiniBatchKMeans
from sklearn.decomposition import TruncatedSVD

TAGS = (  # noqa: SIM905
    "CC CD DT EX FW IN JJ JJR JJS LS MD NN NNP NNPS NNS PDT POS PRP PRP$ RB RBR RBS RP SYM TO UH VB VBD "
    "VBG "
    "VBN VBP VBZ WDT WP WP$ WRB"
).split()
PLACES = (-2, -1, 1, 2)
CONTEXTS = 3000
RARE = 8
"""Words seen less often get no neighbours, only the lexicon's tags."""

Floats = NDArray[np.float32]


def lexicon(wheel: Path) -> dict[str, list[str]]:
    """Return the tags of each word of the lexicon in the textblob wheel, the likeliest first."""
    with zipfile.ZipFile(wheel) as archive:
        lines = archive.read("textblob/en/en-lexicon.txt").decode("utf-8").splitlines()
    rows = (line.split() for line in lines if line and not line.startswith(";;;"))
    return {row[0]: row[1:] for row in rows if len(row) > 1}


def tag_rows(words: list[str], tags: dict[str, list[str]]) -> Floats:
    """Return for each word the tags of its lower-case spelling, then of its capitalised ones."""
    place = {tag: at for at, tag in enumerate(TAGS)}
    rows = np.zeros((len(words), 2 * len(TAGS) + 2), dtype=np.float32)
    for row, word in zip(rows, words, strict=True):
        for half, spellings in enumerate(((word,), (word.capitalize(), word.upper()))):
            for spelling in spellings:
                for rank, tag in enumerate(tags.get(spelling, ())):
                    at = half * len(TAGS) + place[tag] if tag in place else -1
                    row[at] = max(row[at], 1.0 if rank == 0 else 0.5)
        row[-2] = float(not row[: 2 * len(TAGS)].any())
    return rows


class Counts:
    """What raw text says about words: how often they come, capitalised, and beside what."""

    def __init__(self, sentences: Iterable[list[str]]) -> None:
        self.sentences = [[re.sub(r"\d", "0", word) for word in sentence] for sentence in sentences]
        self.count = Counter(word.lower() for sentence in self.sentences for word in sentence)
        inside = Counter(word for sentence in self.sentences for word in sentence[1:])
        self.capital: Counter[str] = Counter()
        self.inside: Counter[str] = Counter()
        for word, count in inside.items():
            self.inside[word.lower()] += count
            self.capital[word.lower()] += count * word[:1].isupper()

    def capitals(self, words: list[str]) -> Floats:
        """Return log-odds of a capital inside a sentence, damped; 0 for a word never seen."""
        upper = np.array([self.capital[word] for word in words]) + 0.5
        total = np.array([self.inside[word] for word in words]) + 1.0
        seen = np.minimum(1, np.log2(total) / 4)
        return (np.log(upper / (total - upper)) / 4 * seen)[:, None].astype(np.float32)

    def neighbours(self, words: list[str], size: int, seed: int) -> Floats:
        """Return vectors of `size` numbers; zero rows for rare words."""
        row_of = {word: at for at, word in enumerate(words) if self.count[word] >= RARE}
        column_of = {word: at for at, (word, _) in enumerate(self.count.most_common(CONTEXTS - 2))}
        edge, other = CONTEXTS - 2, CONTEXTS - 1
        rows: list[NDArray[np.int32]] = []
        columns: list[NDArray[np.int32]] = []
        for sentence in self.sentences:
            lower = [word.lower() for word in sentence]
            own = np.array([row_of.get(word, -1) for word in lower], dtype=np.int32)
            context = np.array(
                [edge] * 2 + [column_of.get(word, other) for word in lower] + [edge] * 2, np.int32
            )
            for at, place in enumerate(PLACES):
                rows.append(own)
                columns.append(context[2 + place : 2 + place + len(own)] + at * CONTEXTS)
        row, column = np.concatenate(rows), np.concatenate(columns)
        keep = row >= 0
        matrix = coo_matrix(
            (np.ones(keep.sum(), np.float32), (row[keep], column[keep])), (len(words), CONTEXTS * len(PLACES))
        ).tocsr()
        matrix = _ppmi(matrix)
        vectors = TruncatedSVD(size, n_iter=4, random_state=seed).fit_transform(matrix)
        norms = np.linalg.norm(vectors, axis=1, keepdims=True)
        return np.where(norms > 0, vectors / np.maximum(norms, 1e-9), 0).astype(np.float32)


def _ppmi(matrix):  # type: ignore[no-untyped-def]
    """Positive pointwise mutual information, contexts smoothed with the power 0.75."""
    matrix = matrix.tocoo()
    rows = np.asarray(matrix.tocsr().sum(axis=1)).ravel()
    columns = np.asarray(matrix.tocsc().sum(axis=0)).ravel() ** 0.75
    value = np.log(
        matrix.data * columns.sum() / (np.maximum(rows, 1)[matrix.row] * np.maximum(columns, 1)[matrix.col])
    )
    value = np.maximum(value, 0).astype(np.float32)
    return coo_matrix((value, (matrix.row, matrix.col)), matrix.shape).tocsr()


def clustered(rows: Floats, clusters: int, seed: int) -> tuple[Floats, NDArray[np.int64]]:
    """Return cluster centres, and the centre of each row."""
    means = MiniBatchKMeans(clusters, random_state=seed, batch_size=8192, n_init=1, max_iter=30).fit(rows)
    return means.cluster_centers_.astype(np.float32), means.labels_.astype(np.int64)
