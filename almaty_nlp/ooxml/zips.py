"""What goes wrong with packages, which are ZIP files."""

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
