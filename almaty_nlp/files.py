"""Writing a file whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from almaty_nlp.errors import InputError, refusal
from almaty_nlp.model.message import Message


def write_whole(path: Path, data: str | bytes) -> None:
    """Put `data` (text as UTF-8) in the place of `path`; a reader never sees half of it.

    What UTF-8 has no bytes for (half of a surrogate pair, from an odd file name) is written as
    `\\udcff`, which JSON reads back.

    The data go into a file beside it, which then takes its name. InputError when the folder is missing
    or does not allow writing; the old file is then as it was.
    """
    raw = data.encode("utf-8", "backslashreplace") if isinstance(data, str) else data
    check_place(path)
    try:
        _replace(path, raw)
    except OSError as error:
        raise InputError(
            Message(
                en=f"{path}: cannot write here ({refusal(error).en}); choose another place with -o",
                ru=f"{path}: записать сюда нельзя ({refusal(error).ru}); выберите другое место ключом -o",
            )
        ) from error


def check_place(path: Path) -> None:
    """Raise InputError when `path` is a folder or its folder is missing."""
    if not path.parent.is_dir():
        raise InputError(
            Message(
                en=f"{path}: the folder {path.parent} does not exist; make it first or name another place",
                ru=f"{path}: папки {path.parent} нет; создайте её или укажите другое место",
            )
        )
    if path.is_dir():
        raise InputError(
            Message(
                en=f"{path}: this is a folder; name a file to write to",
                ru=f"{path}: это папка; укажите имя файла",
            )
        )


def _replace(path: Path, raw: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(raw)
        os.chmod(name, path.stat().st_mode if path.exists() else 0o666 & ~_umask())
        os.replace(name, path)
    except BaseException:
        os.unlink(name)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
