"""Findings in the forms people and programs read: one module a form, each with `render(review, ui)`.

A form is added by adding a module whose name has no underscore in front; its name is what `--format` takes
and the ending that `-o` is recognised by. A module whose `render` returns bytes says `BINARY = True`.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from almaty_nlp.errors import SettingsError
from almaty_nlp.model.finding import Review
from almaty_nlp.model.message import Message, Ui

_ENDINGS = {"txt": "text", "htm": "html"}
"""Endings that differ from the name of their form."""

_DOCUMENTS = ("docx", "pdf")
"""Endings that promise a document: lines of text are never written under such a name."""


@cache
def forms() -> tuple[str, ...]:
    """Return the names of the forms, in alphabetical order."""
    return tuple(sorted(m.name for m in pkgutil.iter_modules(__path__) if not m.name.startswith("_")))


def form_for(named: str | None, output: Path | None) -> str:
    """Return the form that was named, else the one the ending of the output tells, else text.

    SettingsError for a name nobody knows, and for a binary form that would go to the screen.
    """
    form = named or _by_ending(output)
    if form not in forms():
        raise SettingsError(
            Message(
                en=f"--format {form}: there is no such form; choose one of {', '.join(forms())}",
                ru=f"--format {form}: такого вида нет; выберите из {', '.join(forms())}",
            )
        )
    if output is None and _is_binary(form):
        raise SettingsError(
            Message(
                en=f"--format {form}: this form is not text; name a file for it with -o",
                ru=f"--format {form}: это не текст; укажите файл для него ключом -o",
            )
        )
    return form


def render(form: str, review: Review, ui: Ui = "en") -> str | bytes:
    """Return the review in one of the `forms`, messages in the language `ui`."""
    data: str | bytes = importlib.import_module(f"{__name__}.{form}").render(review, ui)
    return data


def painted(review: Review, ui: Ui = "en", *, color: bool = True) -> str:
    """Return the review for a person at a terminal: grouped, in colour unless `color` is False."""
    from almaty_nlp.reports import _terminal

    return _terminal.render(review, ui, color=color)


def statistics(review: Review, ui: Ui = "en") -> str:
    """Return the number of findings of each rule, one rule a line."""
    from almaty_nlp.reports import text

    return text.statistics(review, ui)


def catalogue(words: Sequence[str] = (), form: str = "text", ui: Ui = "en") -> str:
    """Return the rules that codes, beginnings of codes or names mean: a list, or the page of a single one.

    All rules without `words`; `form` is text or json. SettingsError for a word that means no rule.
    """
    from almaty_nlp.reports import _catalogue

    return _catalogue.render(words, form, ui)


def _by_ending(output: Path | None) -> str:
    ending = output.suffix.lower().lstrip(".") if output else ""
    ending = _ENDINGS.get(ending, ending)
    return ending if ending in forms() or ending in _DOCUMENTS else "text"


def _is_binary(form: str) -> bool:
    return bool(getattr(importlib.import_module(f"{__name__}.{form}"), "BINARY", False))
