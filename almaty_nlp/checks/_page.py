"""A rule's docstring taken apart: its summary and the parts with a label («Why:», «Wrong:», …)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from inspect import cleandoc
from typing import Any

from almaty_nlp.checks._registry import Rule, rules
from almaty_nlp.model.finding import Severity

LABELS = ("Why", "Wrong", "Right", "Fix safety", "Options", "Source")
_LABEL = re.compile(rf"^(?P<label>{'|'.join(LABELS)}):\s*", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Page:
    """What there is to say about a rule. `parts` are (label, text) in the order of the docstring."""

    code: str
    name: str
    severity: Severity
    languages: tuple[str, ...]
    default: bool
    options: Mapping[str, Any]
    summary: str
    parts: tuple[tuple[str, str], ...]

    def part(self, label: str) -> str:
        """Return the text of the first part with a label, «» when there is none."""
        return next((text for name, text in self.parts if name == label), "")


def page(rule: Rule) -> Page:
    """Return the page of a rule."""
    text = cleandoc(rule.page)
    summary, _, rest = text.partition("\n\n")
    marks = list(_LABEL.finditer(rest))
    ends = [mark.start() for mark in marks[1:]] + [len(rest)]
    parts = [
        (mark["label"], _sentence(rest[mark.end() : end])) for mark, end in zip(marks, ends, strict=True)
    ]
    return Page(
        rule.code,
        rule.name,
        rule.severity,
        rule.languages,
        rule.default,
        rule.options,
        _joined(summary),
        tuple(parts),
    )


@cache
def pages() -> Mapping[str, Page]:
    """Return the pages of all rules by code."""
    return {rule.code: page(rule) for rule in rules()}


def plain(page: Page) -> str:
    """Return a page as plain text, one part a paragraph."""
    return "\n".join([page.summary, *(f"{label}: {text}" for label, text in page.parts)])


def markdown(page: Page) -> str:
    """Return the body of a page as Markdown, each part under its label in bold."""
    return "\n\n".join([page.summary, *(f"**{label}.** {text}" for label, text in page.parts)])


def _joined(text: str) -> str:
    return " ".join(text.split())


def _sentence(text: str) -> str:
    joined = _joined(text)
    return joined[:1].upper() + joined[1:]
