"""spaCy pipelines from a folder, with one clear line for whatever is wrong with it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from almaty_nlp.errors import MissingEngine
from almaty_nlp.lang._spacy import without_commands
from almaty_nlp.model.message import Message


def load_folder(folder: Path) -> Any:
    """Return the spaCy `Language` saved in a folder.

    MissingEngine when there is no such folder, when it holds no pipeline, when the pipeline was made for
    another version of spaCy, and when one of its files is damaged.
    """
    _check(folder)
    with without_commands():
        from spacy.util import load_model_from_path
    try:
        return load_model_from_path(folder)
    except Exception as error:  # whatever a damaged file makes spaCy, thinc or msgpack raise
        raise _bad(folder, type(error).__name__, type(error).__name__) from error


def describe(folder: Path) -> dict[str, Any]:
    """Return the description (`meta.json`) of the pipeline in a folder; MissingEngine when there is none."""
    try:
        meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise _bad(folder, "no readable meta.json", "нет файла meta.json или он не читается") from error
    return meta if isinstance(meta, dict) else {}


def _check(folder: Path) -> None:
    if not folder.is_dir():
        raise MissingEngine(
            Message(
                en=f"{folder}: no such folder; name the folder of a spaCy pipeline (it holds meta.json)",
                ru=f"{folder}: такой папки нет; укажите папку модели spaCy (в ней лежит meta.json)",
            )
        )
    if not (folder / "config.cfg").is_file() or not (folder / "meta.json").is_file():
        raise MissingEngine(
            Message(
                en=f"{folder}: no spaCy pipeline here (meta.json and config.cfg are missing)",
                ru=f"{folder}: это не модель spaCy (нет meta.json и config.cfg)",
            )
        )
    from spacy.about import __version__ as installed
    from spacy.util import is_compatible_version

    wanted = str(describe(folder).get("spacy_version", ""))
    if wanted and is_compatible_version(installed, wanted) is False:
        raise MissingEngine(
            Message(
                en=f"{folder}: made for spaCy {wanted}, but {installed} is installed: install that one",
                ru=f"{folder}: модель для spaCy {wanted}, а установлена {installed}: установите нужную",
            )
        )


def _bad(folder: Path, en: str, ru: str) -> MissingEngine:
    return MissingEngine(
        Message(
            en=f"{folder}: the pipeline cannot be read ({en}); fetch or install it again",
            ru=f"{folder}: модель не читается ({ru}); получите или установите её заново",
        )
    )
