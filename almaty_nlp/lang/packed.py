"""Packed files of models, read without trust: no pickles, no bombs, one kind of error."""

from __future__ import annotations

import zlib
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

from almaty_nlp.zips import BROKEN

if TYPE_CHECKING:
    from numpy.typing import NDArray

MOST = 64_000_000
"""Bytes that a file may unpack to; the largest that is shipped takes a tenth."""


def inflate(packed: bytes, most: int = MOST) -> bytes:
    """Return the content of one whole zlib stream; ValueError when it is damaged or unpacks to too much."""
    stream = zlib.decompressobj()
    try:
        data = stream.decompress(packed, most)
    except zlib.error as error:
        raise ValueError(str(error)) from error
    if not stream.eof:
        raise ValueError(f"more than {most} bytes, or cut off" if len(data) >= most else "cut off")
    return data


def load_arrays(packed: bytes, most: int = MOST) -> dict[str, NDArray[Any]]:
    """Return the arrays of an `.npz` by name; ValueError when it is damaged, unpacks to too much or holds
    objects.
    """
    import numpy as np

    try:
        with ZipFile(BytesIO(packed)) as archive:
            # zipfile gives no more bytes than an entry declares
            size = sum(entry.file_size for entry in archive.infolist())
        if size <= most:
            with np.load(BytesIO(packed), allow_pickle=False) as file:
                return {name: file[name] for name in file.files}
    except (*BROKEN, KeyError, MemoryError) as error:
        raise ValueError(f"{type(error).__name__}: {error}") from error
    raise ValueError(f"unpacks to more than {most} bytes")
