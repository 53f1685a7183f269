"""Where the shipped data and the user's cache are: in a wheel and in a checkout alike."""

from __future__ import annotations

import os
import sys
from functools import cache
from pathlib import Path

from almaty_nlp.errors import MissingEngine
from almaty_nlp.model.message import Message


@cache
def shipped(folder: str) -> Path:
    """Return the shipped folder «glossaries», «corpora» or «models»; MissingEngine when it is not there.

    An installed wheel carries it under `almaty_nlp/_data`; a checkout beside `pyproject.toml`, which tells it
    from a stranger's folder of the same name.
    """
    package = Path(__file__).resolve().parent
    inside, beside = package / "_data" / folder, package.parent / folder
    if inside.is_dir():
        return inside
    if beside.is_dir() and (package.parent / "pyproject.toml").is_file():
        return beside
    raise MissingEngine(
        Message(
            en=f"the installation lacks its folder «{folder}»: install almaty-nlp again",
            ru=f"в установке нет папки «{folder}»: установите almaty-nlp заново",
        )
    )


def model_folder(name: str) -> Path:
    """Return the folder of a model («ru-en»): that in ALMATY_MODELS, if any, else the shipped one."""
    named = os.environ.get("ALMATY_MODELS")
    if named and (Path(named) / name).is_dir():
        return Path(named) / name
    return shipped("models") / name


def read_shipped(folder: str, name: str) -> bytes:
    """Return the bytes of a shipped file («models», «words-en/words.zlib»); MissingEngine without it."""
    first, _, rest = name.partition("/")
    path = model_folder(first) / rest if folder == "models" else shipped(folder) / name
    try:
        return path.read_bytes()
    except OSError as error:
        raise MissingEngine(
            Message(
                en=f"the installation lacks its file «{folder}/{name}»: install almaty-nlp again",
                ru=f"в установке нет файла «{folder}/{name}»: установите almaty-nlp заново",
            )
        ) from error


def cache_folder() -> Path:
    """Return the user's cache folder (not made here): ALMATY_CACHE, else the platform's custom."""
    if named := os.environ.get("ALMATY_CACHE"):
        return Path(named)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData/Local")) / "almaty-nlp" / "Cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "almaty-nlp"
    return Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "almaty-nlp"
