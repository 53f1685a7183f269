"""The text of a block as HTML: formatting, marks of findings, anchors of links, footnote calls.

Everything that comes from the document passes through `markupsafe.escape`; links of the document are
shown but lead nowhere, since their target may be a script.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from markupsafe import Markup, escape

from almaty_nlp.model.document import Block, Run

_TAGS = (
    ("bold", "b"),
    ("italic", "i"),
    ("underline", "u"),
    ("strike", "s"),
    ("superscript", "sup"),
    ("subscript", "sub"),
    ("code", "code"),
)


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch to mark: `number` of the finding (from 1), or its `related` place of that number."""

    start: int
    end: int
    number: int
    severity: str
    related: int = 0

    @property
    def anchor(self) -> str:
        """The id that links lead to."""
        return f"r{self.number}-{self.related}" if self.related else f"m{self.number}"


@dataclass(frozen=True, slots=True)
class Call:
    """A footnote call before the character at `offset`: the label as printed, and the id of the note."""

    offset: int
    label: str
    target: str


@dataclass(slots=True)
class Decoration:
    """What is to be put on one block's text."""

    marks: list[Mark] = field(default_factory=list)
    calls: list[Call] = field(default_factory=list)


def text_html(block: Block, decoration: Decoration | None) -> Markup:
    """Return the text of a block as HTML."""
    runs = [run for run in block.runs if _tags(run)]
    marks = decoration.marks if decoration else []
    calls = sorted(decoration.calls, key=lambda call: call.offset) if decoration else []
    if not runs and not marks and not calls:
        return escape(block.text)
    cuts = sorted(_cuts(len(block.text), runs, marks, calls))
    parts = [_points(0, marks, calls)]
    for start, end in pairwise(cuts):
        parts.append(_segment(block.text[start:end], start, runs, marks))
        parts.append(_points(end, marks, calls))
    return Markup("").join(parts)


def _cuts(length: int, runs: Iterable[Run], marks: Iterable[Mark], calls: Iterable[Call]) -> set[int]:
    edges = {0, length, *(call.offset for call in calls)}
    edges |= {edge for run in runs for edge in (run.start, run.end)}
    edges |= {edge for mark in marks for edge in (mark.start, mark.end)}
    return {edge for edge in edges if 0 <= edge <= length}


def _segment(text: str, start: int, runs: Sequence[Run], marks: Sequence[Mark]) -> Markup:
    """One stretch over which nothing changes, inside its formatting, inside its mark."""
    html = escape(text)
    for run in runs:
        if run.start <= start < run.end:
            for tag in _tags(run):
                html = Markup("<{0}>{1}</{0}>").format(Markup(tag), html)
    over = [mark for mark in marks if mark.start <= start < mark.end]
    for mark in over:
        if mark.start == start:
            html = Markup('<a class="here" id="{}"></a>{}').format(mark.anchor, html)
    findings = [mark for mark in over if not mark.related]
    if findings:
        worst = min(findings, key=lambda mark: ("error", "warning", "style").index(mark.severity))
        numbers = " ".join(str(mark.number) for mark in findings)
        return Markup('<mark class="{}" data-f="{}">{}</mark>').format(worst.severity, numbers, html)
    if over:
        return Markup('<span class="related">{}</span>').format(html)
    return html


def _points(at: int, marks: Iterable[Mark], calls: Iterable[Call]) -> Markup:
    """What stands between two characters: marks of no length and footnote calls."""
    html = Markup("")
    for mark in marks:
        if mark.start == mark.end == at:
            html += Markup('<a class="here" id="{}"></a>').format(mark.anchor)
            if not mark.related:
                html += Markup('<mark class="{} point" data-f="{}"></mark>').format(
                    mark.severity, mark.number
                )
    for call in calls:
        if call.offset == at:
            html += Markup('<sup class="call"><a href="#{}">{}</a></sup>').format(call.target, call.label)
    return html


def _tags(run: Run) -> list[str]:
    return [tag for name, tag in _TAGS if getattr(run, name)]
