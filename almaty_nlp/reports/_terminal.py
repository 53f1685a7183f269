"""Findings for a person at a terminal: by document, the quote marked in its line, what helps under it."""

from __future__ import annotations

import shutil
from io import StringIO
from typing import TYPE_CHECKING

from almaty_nlp.model.document import Document
from almaty_nlp.model.finding import Finding, Review, Severity
from almaty_nlp.model.message import Ui
from almaty_nlp.reports._shared import address, by_document, excerpt, flat, location, some, summary, words
from almaty_nlp.reports._words import NOTHING, PAGE, SEVERITY, WORDS

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from almaty_nlp.model.finding import Place

_LOOK = {
    Severity.ERROR: ("✖", "bright_red"),
    Severity.WARNING: ("▲", "yellow"),
    Severity.STYLE: ("●", "cyan"),
}
_WIDEST = 110
"""Longer lines are hard to read, however wide the terminal is."""


def render(review: Review, ui: Ui, *, color: bool = True, width: int | None = None) -> str:
    """Return the review as terminal text, with escape codes for colours unless `color` is False."""
    from rich.console import Console

    columns = width or shutil.get_terminal_size().columns
    console = Console(
        file=StringIO(),
        force_terminal=color,
        no_color=not color,
        color_system="standard" if color else None,
        width=max(40, min(columns, _WIDEST)),
        highlight=False,
        markup=False,
        emoji=False,
    )
    for document, findings in by_document(review):
        _heading(console, document, len(findings), ui)
        for finding in findings:
            _finding(console, review, document, finding, ui)
    console.print(_summary(review, ui))
    assert isinstance(console.file, StringIO)
    return console.file.getvalue()


def _heading(console: Console, document: Document, count: int, ui: Ui) -> None:
    from rich.rule import Rule
    from rich.text import Text

    title = Text(flat(document.path), "bold")
    title.append(f"  {WORDS.of(ui)}: {words(document):,}".replace(",", "\u202f"), "dim")
    if not count:
        title.append(f"  {NOTHING.of(ui)}", "green")
    console.print(Rule(title, align="left", style="dim"))
    console.print()


def _finding(console: Console, review: Review, document: Document, finding: Finding, ui: Ui) -> None:
    from rich.text import Text

    mark, colour = _LOOK[finding.severity]
    head = Text.assemble((f"{mark} {SEVERITY[finding.severity].of(ui)}", f"bold {colour}"), " ")
    head.append(f"{finding.rule} {finding.name}", "dim")
    head.append(f"  {_where(review, finding.place, ui)}")
    _print(console, head, 1)
    _print(console, Text(flat(finding.message.of(ui)), "bold"), 3)
    part = excerpt(document, finding.place.span, width=60)
    _print(
        console,
        Text.assemble(
            "│ ", (part.before, "dim"), (part.quote, f"bold underline {colour}"), (part.after, "dim")
        ),
        3,
        hang=2,
    )
    for fix in finding.fixes:
        _print(console, Text.assemble(("→ ", "green"), (flat(fix.title.of(ui)), "green")), 3, hang=2)
    shown, more = some(finding.related, ui)
    for place in shown:
        _print(console, _related(review, place, finding, ui), 3, hang=2)
    if more:
        _print(console, Text(f"  {more}", "dim"), 3)
    console.print()


def _related(review: Review, place: Place, finding: Finding, ui: Ui) -> Text:
    from rich.text import Text

    part = excerpt(review.document(place.path), place.span, width=30)
    other = "" if place.path == finding.place.path else f"{place.path} "
    return Text.assemble(
        ("↔ ", "cyan"),
        f"{other}{_where(review, place, ui)}  ",
        (part.before, "dim"),
        (part.quote, "underline"),
        (part.after, "dim"),
    )


def _where(review: Review, place: Place, ui: Ui) -> str:
    """Line and column or page, and the address, as far as they are known."""
    where = location(review, place)
    parts = [f"{where.line}:{where.column}"] if where.line is not None else []
    if where.page is not None:
        parts.append(f"{PAGE.of(ui)} {where.page}")
    if place_address := address(review, place):
        parts.append(flat(place_address))
    return " · ".join(parts)


def _print(console: Console, text: Text, indent: int, hang: int = 0) -> None:
    """Print a text with `indent` spaces before its first line and `hang` more before the others."""
    from rich.text import Text

    for number, line in enumerate(text.wrap(console, console.width - indent - hang)):
        line.rstrip()
        console.print(Text(" " * (indent + (hang if number else 0))) + line, soft_wrap=True)


def _summary(review: Review, ui: Ui) -> Text:
    from rich.text import Text

    worst = max((finding.severity for finding in review.findings), default=None)
    if review.unread:
        worst = Severity.ERROR
    return Text(summary(review, ui), f"bold {_LOOK[worst][1]}" if worst else "bold green")
