"""Whether files are whole: by the hashes a package was installed with, and by what they are packed in."""

from __future__ import annotations

import json
import zlib
from base64 import urlsafe_b64encode
from hashlib import file_digest
from importlib.metadata import PackageNotFoundError, PackagePath, distribution, version
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from almaty_nlp.lang.packed import inflate


def installed(package: str) -> str:
    """Return the version of an installed package, «» when it is not there."""
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def spoilt(package: str, under: str) -> str:
    """Return the first file of a package, of those whose path holds `under`, that is not as it was installed.

    «» when all are, when the package is not there, and when it keeps no hashes (a checkout).
    """
    try:
        files = distribution(package).files or ()
    except PackageNotFoundError:
        return ""
    return next((str(file) for file in files if under in str(file) and not _as_installed(file)), "")


def _as_installed(file: PackagePath) -> bool:
    if file.hash is None:
        return True
    try:
        with Path(str(file.locate())).open("rb") as data:
            digest = file_digest(data, file.hash.mode).digest()
    except OSError:
        return False
    return urlsafe_b64encode(digest).decode("ascii").rstrip("=") == file.hash.value


def unreadable(path: Path) -> bool:
    """True for a file that is missing, empty, or does not unpack to its end."""
    try:
        if path.suffix == ".npz":
            with ZipFile(path) as archive:
                return archive.testzip() is not None
        if path.suffix == ".zlib":
            return not inflate(path.read_bytes())
        if path.suffix == ".json":
            return not json.loads(path.read_text(encoding="utf-8"))
        return not path.stat().st_size
    except (OSError, ValueError, BadZipFile, zlib.error):
        return True
