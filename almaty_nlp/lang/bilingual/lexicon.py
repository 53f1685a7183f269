"""The shipped lexicon: which stems translate which, with both probabilities, and how common each stem is.

File: one zlib stream of a JSON header line, the Russian and English stems (a line each, sorted), then arrays
in the order of `_LAYOUT`. Probabilities and frequencies are kept as one byte on a logarithmic scale, which
costs less than 3 % of a value.
"""

from __future__ import annotations

import json
import os
import zlib
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from almaty_nlp.errors import MissingEngine
from almaty_nlp.model.message import Message
from almaty_nlp.resources import shipped

FILE = "ru-en/lexicon.zlib"
VERSION = 1
_STEPS = 25.0
"""Steps of the logarithmic scale per unit of natural logarithm: a byte reaches down to e⁻¹⁰."""

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]
Bytes = NDArray[np.uint8]


@dataclass(frozen=True)
class Lexicon:
    """Word pairs sorted by Russian stem: pair k joins `russian[left[k]]` and `english[right[k]]`.

    `ahead` = p(English | Russian), `back` = p(Russian | English); `russian_rarity`, `english_rarity` = −ln
    of the share of training texts that hold the stem.
    """

    russian: tuple[str, ...]
    english: tuple[str, ...]
    left: Ints
    right: Ints
    ahead: Floats
    back: Floats
    russian_rarity: Floats
    english_rarity: Floats

    @cached_property
    def russian_at(self) -> dict[str, int]:
        """Russian stem → its number."""
        return {stem: at for at, stem in enumerate(self.russian)}

    @cached_property
    def english_at(self) -> dict[str, int]:
        """English stem → its number."""
        return {stem: at for at, stem in enumerate(self.english)}

    @cached_property
    def starts(self) -> NDArray[np.int64]:
        """Where the pairs of each Russian stem start in `left`; one longer than `russian`."""
        return np.searchsorted(self.left, np.arange(len(self.russian) + 1))


def pack(lexicon: Lexicon) -> bytes:
    """Return the bytes of the file; the same lexicon gives the same bytes."""
    header = json.dumps(
        {
            "version": VERSION,
            "russian": len(lexicon.russian),
            "english": len(lexicon.english),
            "pairs": len(lexicon.left),
        }
    )
    text = "\n".join((header, *lexicon.russian, *lexicon.english, ""))
    steps = np.diff(lexicon.left, prepend=np.int32(0)).astype(np.uint16)
    arrays: list[NDArray[Any]] = [steps, lexicon.right.astype(np.uint16), *map(_to_byte, _levels(lexicon))]
    return zlib.compress(text.encode() + b"".join(array.tobytes() for array in arrays), 9)


def unpack(data: bytes, name: str) -> Lexicon:
    """Return the lexicon of a file's bytes; MissingEngine, naming the file, when they are damaged or of
    another version.
    """
    try:
        raw = zlib.decompress(data)
        end = raw.index(b"\n")
        header = json.loads(raw[:end])
        sizes = header["russian"], header["english"]
        if header["version"] != VERSION:
            raise _unfit(name)
        at = end + 1
        for _ in range(sum(sizes)):
            at = raw.index(b"\n", at) + 1
        stems = raw[end + 1 : at - 1].decode().split("\n")
        arrays = _arrays(raw, at, sizes, header["pairs"])
    except (zlib.error, ValueError, KeyError, TypeError) as error:
        raise _unfit(name) from error
    left = np.cumsum(arrays[0], dtype=np.int32)
    levels = [np.exp(array.astype(np.float32) / -_STEPS) for array in arrays[2:4]]
    rarities = [array.astype(np.float32) / np.float32(_STEPS) for array in arrays[4:]]
    return Lexicon(
        tuple(stems[: sizes[0]]),
        tuple(stems[sizes[0] :]),
        left,
        arrays[1].astype(np.int32),
        *levels,
        *rarities,
    )


@cache
def lexicon() -> Lexicon:
    """Return the lexicon of this installation (ALMATY_MODELS names another folder of models); loaded once."""
    folder = Path(named) if (named := os.environ.get("ALMATY_MODELS")) else shipped("models")
    path = folder / FILE
    try:
        return unpack(path.read_bytes(), str(path))
    except OSError as error:
        raise _unfit(str(path)) from error


def _levels(lexicon: Lexicon) -> tuple[Floats, Floats, Floats, Floats]:
    logs = (-np.log(np.maximum(level, 1e-9)) for level in (lexicon.ahead, lexicon.back))
    return (*logs, lexicon.russian_rarity, lexicon.english_rarity)  # type: ignore[return-value]


def _to_byte(values: Floats) -> Bytes:
    levels: Bytes = np.clip(np.rint(values * _STEPS), 0, 255).astype(np.uint8)
    return levels


def _arrays(raw: bytes, at: int, sizes: tuple[int, int], pairs: int) -> list[NDArray[np.generic]]:
    found: list[NDArray[np.generic]] = []
    layout = ((np.uint16, pairs), (np.uint16, pairs), (np.uint8, pairs), (np.uint8, pairs))
    for kind, count in (*layout, (np.uint8, sizes[0]), (np.uint8, sizes[1])):
        found.append(np.frombuffer(raw, kind, count, at))
        at += count * np.dtype(kind).itemsize
    return found


def _unfit(name: str) -> MissingEngine:
    return MissingEngine(
        Message(
            en=f"{name}: the bilingual lexicon is missing, damaged or of another "
            "version; install almaty-nlp again",
            ru=f"{name}: двуязычный словарь отсутствует, повреждён или другой "
            "версии; переустановите almaty-nlp",
        )
    )
