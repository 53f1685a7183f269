"""What goes wrong with ZIP files: packages of documents, arrays of models."""

from __future__ import annotations

import struct
import zipfile
import zlib

BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    struct.error,
    NotImplementedError,
    RuntimeError,
)
"""What `zipfile` raises for damaged, encrypted (RuntimeError) or oddly compressed (NotImplementedError)
members.
"""
