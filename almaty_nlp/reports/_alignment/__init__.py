"""Alignments in the forms people and programs read: one module a form, each with `render(alignment, ui)`.

A module whose `render` returns bytes says `BINARY = True`.
"""

from __future__ import annotations

from pathlib import Path

from almaty_nlp.model.alignment import Alignment
from almaty_nlp.model.message import Ui
from almaty_nlp.reports._family import Family

XLIFF_VERSIONS = ("1.2", "2.0")

_FAMILY = Family(__name__, default="tsv", endings={"htm": "html", "xlf": "xliff", "txt": "tsv"})


def form_for(named: str | None, output: Path | None) -> str:
    """Return the form that was named, else the one the ending of the output tells, else tsv.

    SettingsError for a name nobody knows, and for a binary form that would go to the screen.
    """
    return _FAMILY.choose(named, output)


def render(form: str, alignment: Alignment, ui: Ui = "en", *, xliff: str = "1.2") -> str | bytes:
    """Return the alignment in one of the `forms`, headings in the language `ui`.

    `xliff` is one of `XLIFF_VERSIONS`; it matters to that form alone.
    """
    name = "_xliff2" if form == "xliff" and xliff == "2.0" else form
    data: str | bytes = _FAMILY.module(name).render(alignment, ui)
    return data
