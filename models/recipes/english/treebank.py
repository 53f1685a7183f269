"""The treebank as spaCy's training data, with copies in the spellings of legal prose."""

from __future__ import annotations

import gzip
import random
import re
from collections.abc import Iterator
from pathlib import Path

import spacy
from spacy.tokens import Doc, DocBin

Row = list[str]

KEPT_SUBTYPES = frozenset(("nsubj:pass", "aux:pass", "csubj:pass", "obl:agent"))
CURLY = {
    '"': ("“", "”"),
    "'": ("‘", "’"),
    "``": ("“",),
    "''": ("”",),
    "n't": ("n’t",),
    "'s": ("’s",),
    "'re": ("’re",),
    "'ll": ("’ll",),
    "'ve": ("’ve",),
    "-": ("–", "—"),
    "--": ("—",),
}
SHORT = 14
"""Sentences shorter than this may stand for headings."""


def blocks(path: Path) -> Iterator[list[Row]]:
    """Yield the rows of each sentence of a gzipped CoNLL-U or IOB2 file."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for block in re.split(r"\n\s*\n", file.read()):
            rows = [line.split("\t") for line in block.split("\n") if re.match(r"\d+\t", line)]
            if rows:
                yield rows


def convert(source: Path, target: Path, *, augment: bool, seed: int = 0, most: int | None = None) -> None:
    """Write a CoNLL-U file as a DocBin; `augment` adds a copy of about half the sentences."""
    vocab = spacy.blank("en").vocab
    dice = random.Random(seed)
    kept = DocBin(attrs=["ORTH", "TAG", "POS", "MORPH", "LEMMA", "HEAD", "DEP", "SENT_START"])
    for number, rows in enumerate(blocks(source)):
        if most is not None and number >= most:
            break
        words = [row[1] for row in rows]
        kept.add(_document(vocab, rows, words))
        if augment and (copy := _copy(rows, words, dice)):
            kept.add(_document(vocab, *copy))
    kept.to_disk(target)


def _document(vocab: spacy.Vocab, rows: list[Row], words: list[str]) -> Doc:
    return Doc(
        vocab,
        words=words,
        heads=[int(row[6]) - 1 if row[6] != "0" else at for at, row in enumerate(rows)],
        deps=["ROOT" if row[6] == "0" else _relation(row[7]) for row in rows],
        pos=[row[3] for row in rows],
        tags=[row[4] for row in rows],
        morphs=["" if row[5] == "_" else row[5] for row in rows],
        lemmas=[row[2] for row in rows],
        sent_starts=[True] + [False] * (len(rows) - 1),
    )


def _relation(name: str) -> str:
    return name if name in KEPT_SUBTYPES else name.split(":")[0]


def _copy(rows: list[Row], words: list[str], dice: random.Random) -> tuple[list[Row], list[str]] | None:
    """Small letters, capitals (headings), curly marks, no final stop, capitals on long words, a semicolon."""
    throw = dice.random()
    stopped = words[-1] == "." and rows[-1][3] == "PUNCT"
    if throw < 0.06:
        return rows, [word.lower() for word in words]
    if throw < 0.12 and len(words) < SHORT:
        return rows, [word.upper() for word in words]
    if throw < 0.22 and any(word in CURLY for word in words):
        return rows, [dice.choice(CURLY[word]) if word in CURLY else word for word in words]
    if throw < 0.34 and stopped and len(rows) > 1 and all(row[6] != str(len(rows)) for row in rows):
        return rows[:-1], words[:-1]
    if throw < 0.40 and len(words) < SHORT:
        return rows, [word.title() if len(word) > 3 or not at else word for at, word in enumerate(words)]
    if throw < 0.48 and stopped:
        return rows, [*words[:-1], ";"]
    return None
