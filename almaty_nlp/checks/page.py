"""A rule's page: its summary and the parts with a label («Why:», «Wrong:», …).

The English page is the docstring of the rule's function. The Russian one is the file `pages_ru/CODE.txt`
beside this module, written in the same way under Russian labels; it is read only when somebody asks for it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from inspect import cleandoc
from typing import Any

from almaty_nlp.checks.registry import rules
from almaty_nlp.checks.rule import Rule
from almaty_nlp.model.finding import Severity
from almaty_nlp.model.message import Message, Ui

LABELS = {
    "Why": Message("Why", "Почему"),
    "Wrong": Message("Wrong", "Неверно"),
    "Right": Message("Right", "Верно"),
    "Fix safety": Message("Fix safety", "Правка"),
    "Options": Message("Options", "Параметры"),
    "Source": Message("Source", "Источник"),
}
"""Name of a part → its label on the page."""


@dataclass(frozen=True, slots=True)
class Page:
    """What there is to say about a rule, in the language `ui`.

    `parts` are (name of the part, a key of `LABELS`; text) in the order of the page.
    """

    code: str
    name: str
    severity: Severity
    languages: tuple[str, ...]
    default: bool
    options: Mapping[str, Any]
    ui: Ui
    summary: str
    parts: tuple[tuple[str, str], ...]

    def part(self, name: str) -> str:
        """Return the text of the first part of this name, «» when there is none."""
        return next((text for known, text in self.parts if known == name), "")

    def labelled(self) -> list[tuple[str, str]]:
        """Return the parts as (label in the language of the page, text)."""
        return [(LABELS[name].of(self.ui), text) for name, text in self.parts]


def page(rule: Rule, ui: Ui = "en") -> Page:
    """Return the page of a rule; the English one where the rule has none in the language asked for."""
    russian = _russian(rule.code) if ui == "ru" else ""
    tongue: Ui = "ru" if russian else "en"
    summary, parts = _parsed(russian or rule.page, tongue)
    return Page(
        rule.code,
        rule.name,
        rule.severity,
        rule.languages,
        rule.default,
        rule.options,
        tongue,
        summary,
        parts,
    )


@cache
def pages(ui: Ui = "en") -> Mapping[str, Page]:
    """Return the pages of all rules by code."""
    return {rule.code: page(rule, ui) for rule in rules()}


def plain(page: Page) -> str:
    """Return a page as plain text, one part a paragraph."""
    return "\n".join([page.summary, *(f"{label}: {text}" for label, text in page.labelled())])


def markdown(page: Page) -> str:
    """Return the body of a page as Markdown, each part under its label in bold."""
    return "\n\n".join([page.summary, *(f"**{label}.** {text}" for label, text in page.labelled())])


def _russian(code: str) -> str:
    file = files("almaty_nlp.checks") / "pages_ru" / f"{code}.txt"
    return file.read_text(encoding="utf-8") if file.is_file() else ""


def _parsed(text: str, ui: Ui) -> tuple[str, tuple[tuple[str, str], ...]]:
    summary, _, rest = cleandoc(text).partition("\n\n")
    names = {label.of(ui): name for name, label in LABELS.items()}
    marks = list(re.finditer(rf"^({'|'.join(names)}):\s*", rest, re.MULTILINE))
    ends = [mark.start() for mark in marks[1:]] + [len(rest)]
    parts = [
        (names[mark[1]], _sentence(rest[mark.end() : end])) for mark, end in zip(marks, ends, strict=True)
    ]
    return _joined(summary), tuple(parts)


def _joined(text: str) -> str:
    return " ".join(text.split())


def _sentence(text: str) -> str:
    joined = _joined(text)
    return joined[:1].upper() + joined[1:]
