"""spaCy pipelines from a folder, with one clear line for whatever is wrong with it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from almaty_nlp.errors import MissingEngine
from almaty_nlp.lang._spacy import without_commands
from almaty_nlp.model.message import Message

TRIAL = "No. 1 (2020), …"
"""Read once after loading: a file that is damaged in its numbers alone shows it only here."""
ANY_LANGUAGE = "xx"
_LACKING = re.compile(r"\[E002\] Can't find factory for '([\w.-]+)'|\[E893\][^']*'([\w.-]+)'")
"""What spaCy says of a component or a function that no installed package has."""


def load_folder(folder: Path, language: str) -> Any:
    """Return the spaCy `Language` for «ru» or «en» saved in a folder; no code in the folder is run.

    MissingEngine when there is no such folder, when it holds no pipeline, when the pipeline was made for
    another language or version of spaCy, when it needs a component that is not installed, and when one of its
    files is damaged.
    """
    _check(folder, language)
    with without_commands():
        from spacy.util import load_model_from_path
    try:
        nlp = load_model_from_path(folder)
        nlp(TRIAL)
    except Exception as error:  # whatever a damaged file makes spaCy, thinc or msgpack raise
        reason = type(error).__name__
        lacking = _LACKING.search(str(error))
        if lacking:
            raise _needs(folder, lacking[1] or lacking[2]) from error
        raise _bad(folder, reason, reason) from error
    return nlp


def describe(folder: Path) -> dict[str, Any]:
    """Return the description (`meta.json`) of the pipeline in a folder; MissingEngine when there is none."""
    try:
        meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise _bad(folder, "no readable meta.json", "нет файла meta.json или он не читается") from error
    return meta if isinstance(meta, dict) else {}


def _check(folder: Path, language: str) -> None:
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

    meta = describe(folder)
    made_for, wanted = str(meta.get("lang", language)), str(meta.get("spacy_version", ""))
    if made_for not in (language, ANY_LANGUAGE):
        raise MissingEngine(
            Message(
                en=f"{folder}: a pipeline for the language «{made_for}», not «{language}»; name another",
                ru=f"{folder}: модель для языка «{made_for}», а не «{language}»; укажите другую",
            )
        )
    if wanted and is_compatible_version(installed, wanted) is False:
        raise MissingEngine(
            Message(
                en=f"{folder}: made for spaCy {wanted}, but {installed} is installed: install that one",
                ru=f"{folder}: модель для spaCy {wanted}, а установлена {installed}: установите нужную",
            )
        )


def _needs(folder: Path, factory: str) -> MissingEngine:
    return MissingEngine(
        Message(
            en=f"{folder}: needs «{factory}», which is not installed; code in the folder is not run",
            ru=f"{folder}: модели нужен компонент «{factory}», он не установлен; код из папки не выполняется",
        )
    )


def _bad(folder: Path, en: str, ru: str) -> MissingEngine:
    return MissingEngine(
        Message(
            en=f"{folder}: the pipeline cannot be read ({en}); fetch or install it again",
            ru=f"{folder}: модель не читается ({ru}); получите или установите её заново",
        )
    )
