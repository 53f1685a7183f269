"""The shipped static embedding: a vector for each stem of either language in one space, a text their sum.

It lies in the files of a sentence-transformers `StaticEmbedding`: `model.safetensors` holds `embeddings`, one
row of int8 a token, and `weights`, the float32 that each row is multiplied by (how much the word says, and
the scale of its bytes); `tokenizer.json` holds the number of each stem, and for others than us the rules that
make stems. Only numpy is needed here, and the rows are read as they are asked for.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from almaty_nlp.errors import MissingEngine
from almaty_nlp.lang.bilingual.bag import Bag
from almaty_nlp.model.message import Message
from almaty_nlp.resources import model_folder

FOLDER = "ru-en"
WEIGHTS, TOKENS = "model.safetensors", "tokenizer.json"
TEXTS_AT_ONCE = 256
"""Texts whose words' vectors are held at a time."""
_KINDS = {"I8": np.int8, "F32": np.float32}

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Embedding:
    """Rows of the space: stem number n stands for `rows[n] * weights[n]`."""

    numbers: Mapping[str, int]
    rows: NDArray[np.int8]
    weights: Floats

    def embed(self, texts: Bag) -> Floats:
        """Return a row of unit length for each text: the sum of its words; zeros where no word is known.

        Numbers have no vectors; a Latin word in a Russian text has that of the English word.
        """
        places = [self.numbers.get(word.removeprefix("@"), -1) for word in texts.vocabulary]
        number = np.array(places, np.int64)
        known = np.flatnonzero(number >= 0)
        vectors = np.zeros((len(number) + 1, self.rows.shape[1]), np.float32)
        vectors[known] = self.rows[number[known]] * self.weights[number[known], None]
        sums = np.zeros((texts.size, self.rows.shape[1]), np.float32)
        full = np.flatnonzero(np.diff(texts.starts))
        for at in range(0, len(full), TEXTS_AT_ONCE):
            some = full[at : at + TEXTS_AT_ONCE]
            first, end = texts.starts[some[0]], texts.starts[some[-1] + 1]
            entries = vectors[texts.word[first:end]] * texts.count[first:end, None]
            sums[some] = np.add.reduceat(entries, texts.starts[some] - first)
        lengths = np.linalg.norm(sums, axis=1, keepdims=True)
        unit: Floats = sums / np.maximum(lengths, np.float32(1e-9))
        return unit


def load(folder: Path) -> Embedding:
    """Return the embedding in a folder; MissingEngine, naming the file, when one is missing or damaged."""
    path = folder / WEIGHTS
    try:
        tensors = _tensors(np.memmap(path, np.uint8, "r"))
        rows, weights = tensors["embeddings"], tensors["weights"]
        path = folder / TOKENS
        numbers = json.loads(path.read_bytes())["model"]["vocab"]
        if rows.ndim != 2 or rows.dtype != np.int8 or weights.shape != (len(rows),):
            raise ValueError(rows.shape)
        if not all(isinstance(number, int) and 0 <= number < len(rows) for number in numbers.values()):
            raise ValueError(len(numbers))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise _unfit(path) from error
    return Embedding(numbers, rows, weights.astype(np.float32))


@cache
def embedding() -> Embedding:
    """Return the embedding of this installation (ALMATY_MODELS names another folder); loaded once."""
    return load(model_folder(FOLDER))


def _tensors(data: NDArray[np.uint8]) -> dict[str, NDArray[Any]]:
    """The arrays of a safetensors file: 8 bytes of length, a JSON header of that length, the arrays."""
    start = 8 + int.from_bytes(data[:8].tobytes(), "little")
    if not 8 < start <= len(data):
        raise ValueError(start)
    header = json.loads(data[8:start].tobytes())
    found = {}
    for name, told in header.items():
        if name == "__metadata__":
            continue
        first, end = (start + offset for offset in told["data_offsets"])
        found[name] = data[first:end].view(_KINDS[told["dtype"]]).reshape(told["shape"])
    return found


def _unfit(path: Path) -> MissingEngine:
    return MissingEngine(
        Message(
            en=f"{path}: the bilingual embedding is missing or damaged; install almaty-nlp again",
            ru=f"{path}: двуязычные векторы отсутствуют или повреждены; переустановите almaty-nlp",
        )
    )
