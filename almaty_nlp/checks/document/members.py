"""Members (LST): two lists of the same States or bodies have the same members."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from almaty_nlp.checks.desk import Desk
from almaty_nlp.checks.registry import on_document
from almaty_nlp.glossary.types import Hit
from almaty_nlp.model.document import Block, Kind, Span
from almaty_nlp.model.finding import Finding
from almaty_nlp.model.message import Message

PROPER = "proper noun"
"""The part of speech by which the glossary marks names of States and bodies."""

SHORTEST = 6
"""Members of the shortest list that is compared."""

SHARED = 0.75
"""Part of the longer list's members that two lists share when they are lists of the same."""

BETWEEN = 60
"""Characters from one name to the next in a list that runs on in a sentence: an acronym, a conjunction."""

HEAD = 25
"""Characters at the head of an item in which its name begins («1. Представительство УВКПЧ»)."""


class Listing(NamedTuple):
    """The members of a list, by concept, each with its place; `blocks` are its blocks in their order."""

    blocks: tuple[str, ...]
    members: Mapping[str, Span]


@on_document("LST002", "list-member-missing")
def list_member_missing(desk: Desk) -> Iterator[Finding]:
    """A State or body of one list is missing from another list of the same.

    Why: the report names those who took part, and the annex names them again; a member that only one of the
    two has was forgotten in the other, or does not belong.
    Compared are lists of six names or more that have three members in four in common; names are those of the
    glossary, under any of their terms. A member that the text names elsewhere is left alone: lists of
    participants and of parties may differ.
    Wrong: a report that names the International Labour Organization among the bodies present, and an annex of
    the same bodies without it
    Right: the same bodies in both
    Fix safety: none is offered; either list may be the wrong one.
    Options: none.
    Source: house rule.
    """
    lists = [each for each in (*_in_sentences(desk), *_in_items(desk)) if len(each.members) >= SHORTEST]
    if len(lists) < 2:
        return
    blocks = Counter(
        concept for hits in desk.shelf.hits.values() for concept in {hit.term.concept for hit in hits}
    )
    for one in lists:
        others = [two for two in lists if set(one.blocks).isdisjoint(two.blocks)]
        lacking = {
            concept: two
            for two in others
            if SHARED <= _likeness(one, two) < 1
            for concept in _stretch(one, two)
            if concept not in two.members and blocks[concept] == 1
        }
        for concept, two in lacking.items():
            yield _finding(desk, one.members[concept], two)


def _likeness(one: Listing, two: Listing) -> float:
    """The part of members that two lists share, where they run side by side; 0 when they share too few."""
    shared = len(one.members.keys() & two.members.keys())
    return shared / max(len(_stretch(one, two)), len(_stretch(two, one))) if shared >= SHORTEST else 0.0


def _stretch(one: Listing, two: Listing) -> list[str]:
    """The members of a list from the first to the last that another list has: a long list may hold the other
    as a part.
    """
    names = list(one.members)
    shared = [at for at, name in enumerate(names) if name in two.members]
    return names[shared[0] : shared[-1] + 1] if shared else []


def _in_sentences(desk: Desk) -> Iterator[Listing]:
    """Names that follow one another in a sentence, with little between them."""
    for block in desk.blocks:
        row: list[Hit] = []
        for hit in _names(desk, block):
            if row and hit.start - row[-1].end > BETWEEN:
                yield _listing(block, row)
                row = []
            row.append(hit)
        yield _listing(block, row)


def _listing(block: Block, row: Sequence[Hit]) -> Listing:
    return Listing((block.id,), {hit.term.concept: block.span(hit.start, hit.end) for hit in row})


def _in_items(desk: Desk) -> Iterator[Listing]:
    """Items of a list, rows of a table or lines that begin with a name, one after the other."""
    blocks: list[str] = []
    members: dict[str, Span] = {}
    for block in desk.blocks:
        first = next((hit for hit in _names(desk, block) if hit.start <= block.body + HEAD), None)
        if first is None and (block.kind in (Kind.HEADING, Kind.TITLE) or not block.label):
            yield Listing(tuple(blocks), members)
            blocks, members = [], {}
            continue
        blocks.append(block.id)
        if first is not None:
            members.setdefault(first.term.concept, block.span(first.start, first.end))
    yield Listing(tuple(blocks), members)


def _names(desk: Desk, block: Block) -> list[Hit]:
    return [hit for hit in desk.shelf.hits.get(block.id, ()) if hit.term.part_of_speech == PROPER]


def _finding(desk: Desk, member: Span, other: Listing) -> Finding:
    name = desk.document.text(member)
    message = Message(
        en=f"“{name}” is named in this list only: another list of the same States or bodies lacks it",
        ru=f"«{name}» есть только в этом перечне: в другом перечне тех же государств или организаций его нет",
    )
    return desk.finding(member, message, related=list(other.members.values())[-1:])
