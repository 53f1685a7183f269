"""Results kept on disk by the hash of what they were made from. A cache that cannot be used is no error.

`ALMATY_NO_CACHE` (any value) turns it off: nothing is read, nothing written.
"""

from __future__ import annotations

import hashlib
import os
from functools import cache as memo
from importlib.util import find_spec
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


@memo
def stamp(*packages: str) -> str:
    """Return a name for the state of installed packages: other code or another dictionary, another name."""
    digest = hashlib.sha256()
    for package in packages:
        found = find_spec(package)
        folders = (found.submodule_search_locations or ()) if found else ()
        files = [
            path for folder in map(Path, folders) if folder.is_dir() for path in sorted(folder.iterdir())
        ]
        for path in files:
            if path.is_file():
                state = path.stat()
                digest.update(f"{path.name} {state.st_size} {state.st_mtime_ns}\n".encode())
    return digest.hexdigest()[:12]


def _oldest(folder: Path) -> list[Path]:
    files = [
        (path.stat().st_mtime, path) for path in folder.iterdir() if path.is_file() and path.suffix == ".json"
    ]
    return [path for _, path in sorted(files)]
