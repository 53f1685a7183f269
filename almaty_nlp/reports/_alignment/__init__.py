"""Alignments in the forms people and programs read: one module a form, each with `render(alignment, ui)`.

A module whose `render` returns bytes says `BINARY = True`.
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from pathlib import Path
from typing import Any

from almaty_nlp.errors import SettingsError
from almaty_nlp.model.alignment import Alignment
from almaty_nlp.model.message import Message, Ui

XLIFF_VERSIONS = ("1.2", "2.0")

_ENDINGS = {"htm": "html", "xlf": "xliff", "txt": "tsv"}
"""Endings that differ from the name of their form."""


@cache
def forms() -> tuple[str, ...]:
    """Return the names of the forms, in alphabetical order."""
    return tuple(sorted(m.name for m in pkgutil.iter_modules(__path__) if not m.name.startswith("_")))


def form_for(named: str | None, output: Path | None) -> str:
    """Return the form that was named, else the one the ending of the output tells, else tsv.

    SettingsError for a name nobody knows, and for a binary form that would go to the screen.
    """
    ending = output.suffix.lower().lstrip(".") if output else ""
    ending = _ENDINGS.get(ending, ending)
    form = named or (ending if ending in forms() else "tsv")
    if form not in forms():
        raise SettingsError(
            Message(
                en=f"--format {form}: there is no such form; choose one of {', '.join(forms())}",
                ru=f"--format {form}: такого вида нет; выберите из {', '.join(forms())}",
            )
        )
    if output is None and getattr(_module(form), "BINARY", False):
        raise SettingsError(
            Message(
                en=f"--format {form}: this form is not text; name a file for it with -o",
                ru=f"--format {form}: это не текст; укажите файл для него ключом -o",
            )
        )
    return form


def render(form: str, alignment: Alignment, ui: Ui = "en", *, xliff: str = "1.2") -> str | bytes:
    """Return the alignment in one of the `forms`, headings in the language `ui`.

    `xliff` is one of `XLIFF_VERSIONS`; it matters to that form alone.
    """
    name = "_xliff2" if form == "xliff" and xliff == "2.0" else form
    data: str | bytes = _module(name).render(alignment, ui)
    return data


def _module(form: str) -> Any:
    return importlib.import_module(f"{__name__}.{form}")
