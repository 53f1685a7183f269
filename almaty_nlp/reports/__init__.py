"""Findings in the forms people and programs read: one module a form, each with `render(review, ui)`.

A form is added by adding a module whose name has no underscore in front; its name is what `--format` takes
and the ending that `-o` is recognised by. A module whose `render` returns bytes says `BINARY = True`.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from almaty_nlp.model.finding import Review
from almaty_nlp.model.message import Ui
from almaty_nlp.reports._family import Family

_FAMILY = Family(__name__, default="text", endings={"txt": "text", "htm": "html"}, documents=("docx", "pdf"))


def forms() -> tuple[str, ...]:
    """Return the names of the forms, in alphabetical order."""
    return _FAMILY.forms()


def form_for(named: str | None, output: Path | None) -> str:
    """Return the form that was named, else the one the ending of the output tells, else text.

    SettingsError for a name nobody knows, and for a binary form that would go to the screen.
    """
    return _FAMILY.choose(named, output)


def render(form: str, review: Review, ui: Ui = "en") -> str | bytes:
    """Return the review in one of the `forms`, messages in the language `ui`."""
    data: str | bytes = _FAMILY.module(form).render(review, ui)
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
