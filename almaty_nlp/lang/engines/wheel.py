"""The data of the natasha wheel: word vectors and three networks, read without importing natasha itself.

Kukushkin, A. (2020). Natasha: Slovnet, Navec. https://natasha.github.io. The networks came with a package on
PyPI, so they are there offline; `slovnet` reads their packing, `navec` is not imported because its loader
computes tables for similarity that nothing here asks for.
"""

from __future__ import annotations

import gzip
import tarfile
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from almaty_nlp.errors import MissingEngine
from almaty_nlp.model.message import Message

VECTORS = "emb/navec_news_v1_1B_250K_300d_100q.tar"
NETWORK = "model/slovnet_{}_news_v1.tar"


@dataclass(frozen=True)
class WordVectors:
    """Product-quantised vectors (Jégou et al. 2011): row i is `codes[q, indexes[i, q]]` for all q, joined."""

    rows: dict[str, int]
    indexes: NDArray[np.uint8]
    codes: NDArray[np.float32]

    def __getitem__(self, rows: NDArray[np.int64]) -> NDArray[np.float32]:
        picked = self.codes[np.arange(len(self.codes)), self.indexes[rows]]
        return picked.reshape(len(rows), -1)

    @property
    def unknown(self) -> int:
        """Row of words outside the vocabulary."""
        return self.rows["<unk>"]


def data_folder() -> Path:
    """Return the folder with the data of the installed natasha wheel; MissingEngine without it."""
    for package in ("slovnet", "natasha"):
        found = find_spec(package)
        if found is None or not found.submodule_search_locations:
            raise MissingEngine(
                Message(
                    en=f"no package {package}: for Russian syntax run «pip install natasha»",
                    ru=f"нет пакета {package}: для русского синтаксиса выполните «pip install natasha»",
                )
            )
        folder = Path(found.submodule_search_locations[0], "data")
    return folder


def load_vectors() -> WordVectors:
    """Read the word vectors (250,000 words, 300 numbers each); MissingEngine when the file is damaged."""
    path = data_folder() / VECTORS
    try:
        with tarfile.open(path) as archive:
            words = _words(gzip.decompress(_member(archive, "vocab.bin")))
            packed = _member(archive, "pq.bin")
        count, _, parts, centres = np.frombuffer(packed, np.uint32, 4)
        indexes = np.frombuffer(packed, np.uint8, int(count) * int(parts), 16).reshape(count, parts)
        codes = np.frombuffer(packed, np.float32, offset=16 + indexes.size).reshape(parts, centres, -1)
    except Exception as error:  # whatever damaged bytes make gzip, tarfile or numpy raise
        raise damaged(path) from error
    return WordVectors({word: row for row, word in enumerate(words)}, indexes, codes)


def load_network(name: str, vocabulary: str) -> tuple[Any, list[str], list[str]]:
    """Return slovnet's model «morph», «syntax» or «ner», its shapes and labels; MissingEngine when damaged.

    Its copy of the word list, the same as that of the vectors, is left unread.
    """
    path = data_folder() / NETWORK.format(name)
    try:
        from slovnet.exec import model as models
        from slovnet.exec.pack import Pack

        kind = {"morph": models.Morph, "syntax": models.Syntax, "ner": models.NER}[name]
        with Pack(str(path)) as pack:
            pack.load_meta().check_protocol()
            model = pack.load_model(kind)
            model = model.inject_arrays(dict(pack.load_arrays(model.weights)))
            return model, pack.load_vocab("shape").items, pack.load_vocab(vocabulary).items
    except Exception as error:  # whatever damaged bytes make slovnet, json or numpy raise
        raise damaged(path) from error


def damaged(path: Path) -> MissingEngine:
    """Return the error for a file of a wheel that cannot be read."""
    return MissingEngine(
        Message(
            en=f"{path}: missing or damaged; run «pip install --force-reinstall natasha»",
            ru=f"{path}: файла нет или он повреждён; выполните «pip install --force-reinstall natasha»",
        )
    )


def _member(archive: tarfile.TarFile, name: str) -> bytes:
    data = archive.extractfile(name)
    if data is None:
        raise KeyError(name)
    return data.read()


def _words(packed: bytes) -> list[str]:
    (count,) = np.frombuffer(packed, np.uint32, 1)
    return packed[4 + 4 * int(count) :].decode("utf-8").splitlines()
