"""Amendments in the forms people and programs read: one module a form, each with `render(comparison, ui)`.

A module whose `render` returns bytes says `BINARY = True`. Adding a form is adding a module; one whose name
differs from the ending of its files is named by `--format` alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from almaty_nlp.errors import SettingsError
from almaty_nlp.model.change import Comparison, History, Joint
from almaty_nlp.model.message import Message, Ui
from almaty_nlp.reports._family import Family

_FAMILY = Family(__name__, default="text", endings={"htm": "html", "txt": "text", "markdown": "md"})


def form_for(named: str | None, output: Path | None) -> str:
    """Return the form that was named, else the one the ending of the output tells, else text.

    SettingsError for a name nobody knows, and for a binary form that would go to the screen.
    """
    return _FAMILY.choose(named, output)


def render(
    form: str,
    result: Comparison | Joint | History,
    ui: Ui = "en",
    *,
    color: bool = False,
    author: str = "",
    date: str = "",
    reasons: Mapping[str, str] | None = None,
) -> str | bytes:
    """Return a comparison, the joint one of two languages or the history of several versions in one of the
    `forms`.

    `color` paints the form text for a terminal; `author` and `date` sign the tracked changes of docx;
    `reasons` by address or number of the row fill the last column of table. SettingsError where a form
    cannot show such a result.
    """
    module = _FAMILY.module(form)
    own: dict[str, dict[str, Any]] = {
        "text": {"color": color},
        "docx": {"author": author, "date": date},
        "table": {"reasons": reasons},
    }
    options = own.get(form, {})
    name = {Joint: "render_joint", History: "render_history"}.get(type(result), "render")
    show = getattr(module, name, None)
    if show is None and isinstance(result, Joint):
        show, result = module.render, result.first
    if show is None:
        raise SettingsError(
            Message(
                en=f"--format {form}: this form shows two versions only; choose text or json",
                ru=f"--format {form}: этот формат показывает только две редакции; выберите text или json",
            )
        )
    data: str | bytes = show(result, ui, **options)
    return data
