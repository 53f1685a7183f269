"""Runs rules over a document; a rule that crashes becomes one finding and the run goes on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from almaty_nlp.checks.desk import Desk, Shelf
from almaty_nlp.checks.pairdesk import PairDesk, PairShelf
from almaty_nlp.checks.precedence import told_once
from almaty_nlp.checks.rule import Rule
from almaty_nlp.errors import MissingEngine
from almaty_nlp.model.document import Document, Span
from almaty_nlp.model.finding import Finding, Place, Severity
from almaty_nlp.model.message import Message


def run(
    shelf: Shelf, rules: Iterable[Rule], options: Mapping[str, Mapping[str, Any]] | None = None
) -> list[Finding]:
    """Run the document rules among `rules`; findings come sorted by place, then rule."""
    found: list[Finding] = []
    for rule in rules:
        if rule.subject == "document":
            desk = Desk(rule, shelf, (options or {}).get(rule.code, {}))
            try:
                found.extend(rule.function(desk))
            except MissingEngine as error:
                shelf.resting[rule.code] = error.message
            except Exception as error:  # noqa: BLE001  # a broken rule must not cost the reader the other rules
                found.append(crashed(rule, shelf, error))
    return in_order(shelf.document, told_once(found))


def run_pair(
    shelf: PairShelf, rules: Iterable[Rule], options: Mapping[str, Mapping[str, Any]] | None = None
) -> list[Finding]:
    """Run the bilingual rules among `rules`; findings come sorted by their place in the target, then rule."""
    found: list[Finding] = []
    for rule in rules:
        if rule.subject == "bitext":
            desk = PairDesk(rule, shelf, (options or {}).get(rule.code, {}))
            try:
                found.extend(rule.function(desk))
            except MissingEngine as error:
                shelf.target.resting[rule.code] = error.message
            except Exception as error:  # noqa: BLE001  # as above
                found.append(crashed(rule, shelf.target, error))
    return in_order(shelf.target.document, found)


def in_order(document: Document, found: Iterable[Finding]) -> list[Finding]:
    """Return the findings of a document by place, then rule."""
    index = document.index
    return sorted(found, key=lambda f: (index.get(f.place.span.block, 0), f.place.span.start, f.rule))


def crashed(rule: Rule, shelf: Shelf, error: Exception) -> Finding:
    """The finding that stands for a rule that crashed."""
    first = shelf.document.blocks[0].id if shelf.document.blocks else ""
    reason = f"{type(error).__name__}: {error}"
    return Finding(
        "BUG001",
        "rule-crashed",
        Severity.WARNING,
        Message(
            en=f"rule {rule.code} stopped with {reason}: please report it; the other rules went on",
            ru=f"правило {rule.code} остановилось ({reason}): сообщите нам; остальные правила отработали",
        ),
        Place(shelf.document.path, Span(first, 0, 0)),
    )
