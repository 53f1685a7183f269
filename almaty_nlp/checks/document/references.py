"""References (REF): what the text refers to inside itself is there."""

from __future__ import annotations

from collections.abc import Iterator

from almaty_nlp.checks.desk import Desk
from almaty_nlp.checks.indexes.units import NAMES, TYPICAL, last, references, units
from almaty_nlp.checks.registry import on_document
from almaty_nlp.model.finding import Finding
from almaty_nlp.model.message import Message


@on_document("REF001", "reference-broken")
def broken_reference(desk: Desk) -> Iterator[Finding]:
    """A cross-reference leads to a unit this document does not have.

    Why: articles move while a text is negotiated, and a reference to «статья 45» of thirty articles leaves
    the reader without the rule.
    Looked at are articles, chapters, sections, annexes, numbered paragraphs and footnotes, where the
    document numbers at least two of the kind and the reference is higher than the last. A reference beside
    the name of another instrument is taken to lead there.
    Wrong: «в соответствии со статьей 45» in a text of thirty articles
    Right: «в соответствии со статьей 25»
    Fix safety: none is offered; only the author knows what was meant.
    Options: none.
    Source: house rule.
    """
    shelf = desk.shelf
    there = units(shelf.blocks, len(desk.document.footnotes))
    limits = {kind: last(numbers) for kind, numbers in there.items()}
    if limits.get("paragraph"):
        limits["paragraph"] = max(limits["paragraph"], TYPICAL)
    elif limits.get("article"):
        limits["paragraph"] = 2 * TYPICAL
    for block in desk.blocks:
        for reference in references(block):
            highest = limits.get(reference.kind, 0)
            known = there.get(reference.kind, frozenset())
            if 0 < highest < reference.number and reference.number not in known:
                name = NAMES[reference.kind]
                ends = reference.kind != "paragraph"
                message = Message(
                    en=f"This document has no {name[0]} {reference.number}"
                    + (f": the last is {highest}" if ends else ""),
                    ru=f"В документе нет {name[1]} {reference.number}"
                    + (f": последний номер — {highest}" if ends else ""),
                )
                yield desk.finding(reference.span, message)
