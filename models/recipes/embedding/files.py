"""The files of a sentence-transformers `StaticEmbedding`, written without it: the same vectors, the same
bytes.

A row is kept as int8 under the key `embeddings`, what it is multiplied by as float32 under `weights`, which
is the layout of model2vec; sentence-transformers reads it from version 6.2 on.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from stemmer import tokenizer

from almaty_nlp.lang.bilingual.embedding import TOKENS, WEIGHTS

UNKNOWN = "[UNK]"
"""The first token; its vector is nothing."""
_KINDS = {"int8": "I8", "float32": "F32"}
_MODULES = "sentence_transformers"
MODULES = [
    {
        "idx": 0,
        "name": "0",
        "path": "",
        "type": f"{_MODULES}.sentence_transformer.modules.static_embedding.StaticEmbedding",
    },
    {
        "idx": 1,
        "name": "1",
        "path": "1_Normalize",
        "type": f"{_MODULES}.base.modules.normalize.Normalize",
    },
]
SETTINGS = {"model_type": "SentenceTransformer", "similarity_fn_name": "cosine"}
NORMALIZE = {"module_input_name": "sentence_embedding", "module_output_name": "sentence_embedding"}


def write(folder: Path, stems: tuple[str, ...], rows: NDArray[np.int8], weights: NDArray[np.float32]) -> int:
    """Write the files of the embedding into a folder; return their size in bytes."""
    nothing = np.zeros((1, rows.shape[1]), np.int8)
    tensors = {
        "embeddings": np.concatenate((nothing, rows)),
        "weights": np.concatenate((np.zeros(1, np.float32), weights)),
    }
    written = {
        WEIGHTS: _safetensors(tensors),
        TOKENS: _json(tokenizer([UNKNOWN, *stems])),
        "modules.json": _json(MODULES, indent=1),
        "config_sentence_transformers.json": _json(SETTINGS, indent=1),
        "1_Normalize/config.json": _json(NORMALIZE, indent=1),
    }
    for name, data in written.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return sum(map(len, written.values()))


def _safetensors(tensors: dict[str, NDArray[Any]]) -> bytes:
    """The wider numbers first, so that they stand on whole words, as the format asks."""
    header: dict[str, Any] = {}
    at = 0
    ordered = sorted(tensors.items(), key=lambda item: -item[1].itemsize)
    for name, array in ordered:
        header[name] = {
            "dtype": _KINDS[array.dtype.name],
            "shape": list(array.shape),
            "data_offsets": [at, at + array.nbytes],
        }
        at += array.nbytes
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    return len(text).to_bytes(8, "little") + text + b"".join(array.tobytes() for _, array in ordered)


def _json(value: object, indent: int | None = None) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=indent) + "\n").encode()
