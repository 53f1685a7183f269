"""Bombs: content streams of a page that inflate past the limits are refused before MuPDF inflates them."""

from __future__ import annotations

import re
import zlib
from pathlib import Path
from typing import Any

from almaty_nlp.errors import InputError
from almaty_nlp.readers._limits import Limits
from almaty_nlp.readers.pdf import messages

DEFLATE = re.compile(r"/(?:FlateDecode|Fl)\b")
MOST_RATIO = 1032
"""Deflate cannot do better than this (RFC 1951: 258 bytes in two bits)."""
CHUNK = 1 << 16
STEP = 1 << 20


def check(file: Any, page: Any, path: Path, limits: Limits) -> None:
    """Raise InputError when a content stream of the page inflates past the limits; the bytes are counted, not
    kept."""
    for xref in page.get_contents():
        layers = len(DEFLATE.findall(file.xref_get_key(xref, "Filter")[1]))
        if not layers:
            continue
        packed = file.xref_stream_raw(xref)
        if packed is None or len(packed) * MOST_RATIO**layers <= limits.ratio_from_bytes:
            continue
        size = inflated(packed, layers, limits.max_member_bytes)
        if size > limits.max_member_bytes or size > max(
            limits.ratio_from_bytes, limits.max_ratio * len(packed)
        ):
            raise InputError(messages.too_much(path))


def inflated(packed: bytes, layers: int, most: int) -> int:
    """Return the size of data under so many layers of deflate, counted up to just past `most` bytes."""
    pipes = [zlib.decompressobj() for _ in range(layers)]
    return _poured(packed, pipes, most, [0])


def _poured(data: bytes, pipes: list[Any], most: int, count: list[int]) -> int:
    """Pour data through the decompressors piece by piece, counting what comes out of the last; also what lies
    between."""
    if not pipes:
        count[0] += len(data)
        return count[0]
    pipe, rest = pipes[0], pipes[1:]
    for start in range(0, len(data), CHUNK):
        piece = data[start : start + CHUNK]
        while piece and count[0] <= most:
            try:
                out = pipe.decompress(piece, STEP)
            except zlib.error:
                return count[0]
            _poured(out, rest, most, count)
            piece = pipe.unconsumed_tail
    return count[0]
