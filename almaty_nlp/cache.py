"""Results kept on disk by the hash of what they were made from. A cache that cannot be used is no error.

`ALMATY_NO_CACHE` (any value) turns it off: nothing is read, nothing written.
"""

from __future__ import annotations

import os
from pathlib import Path

from almaty_nlp.errors import InputError
from almaty_nlp.files import write_whole
from almaty_nlp.resources import cache_folder

KEPT = 40
"""Files kept; the oldest go."""


def recall(name: str) -> bytes | None:
    """Return what was remembered under a name, or None."""
    if os.environ.get("ALMATY_NO_CACHE"):
        return None
    try:
        return (cache_folder() / name).read_bytes()
    except OSError:
        return None


def remember(name: str, data: bytes) -> None:
    """Keep data under a name, whole or not at all, and let the oldest files go."""
    if os.environ.get("ALMATY_NO_CACHE"):
        return
    folder = cache_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_whole(folder / name, data)
        for old in _oldest(folder)[:-KEPT]:
            old.unlink(missing_ok=True)
    except (OSError, InputError):
        return


def _oldest(folder: Path) -> list[Path]:
    files = [
        (path.stat().st_mtime, path) for path in folder.iterdir() if path.is_file() and path.suffix == ".json"
    ]
    return [path for _, path in sorted(files)]
