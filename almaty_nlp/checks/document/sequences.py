"""Sequences (SEQ): numbered items and articles count on without gaps, repetitions or jumps."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from almaty_nlp.checks.desk import Desk, replace
from almaty_nlp.checks.document._series import jumps, split_lists
from almaty_nlp.checks.registry import on_document
from almaty_nlp.model.document import Block, Kind, Layer, Span
from almaty_nlp.model.finding import Finding
from almaty_nlp.model.message import Message
from almaty_nlp.text.labels import WORDED, LabelValue, Style, named, printed, series

STEADY = 3
"""Items in a row that must count on before a number left out is called missing."""

FIGURE = re.compile(r"\d{1,4}[.)]?")
"""The text of a cell in a column of numbers."""

HEAD = 24
"""Characters at the head of a block where its number stands."""

HEADING_LENGTH = 160
"""Characters of the longest paragraph that can be the heading of a numbered unit («Статья 5. …»)."""


class Item(NamedTuple):
    """A numbered block: the value of its number and the place of the number, where it stands in the text."""

    block: Block
    value: LabelValue
    label: str
    span: Span | None


@on_document("SEQ001", "broken-sequence")
def broken_sequence(desk: Desk) -> Iterator[Finding]:
    """A number of a list, of articles or of the rows of a table does not follow the one before it.

    Why: cross-references lead to the wrong item, and readers look for a provision that does not exist.
    A number is reported when the next one goes on as if it had been right (18, 29, 20), when a number stands
    twice (2, 3, 3, 4), and when one is left out of a steady series (3, 4, 6, 7). A list that begins again,
    provisions put in later («5-1», «5 bis») and lists inside lists are right.
    Wrong: «18. …  29. …  20. …»
    Right: «18. …  19. …  20. …»
    Fix safety: ask. The number that is due is offered for a typed number; an automatic one is only shown.
    Options: none.
    Source: house rule; numbering of letters as word processors do it.
    """
    for items in (*_lists(desk).values(), *_columns(desk).values()):
        yield from _check(desk, items)


def _lists(desk: Desk) -> Mapping[object, list[Item]]:
    """Numbered blocks by series: style, punctuation, depth and the numbers above."""
    body = [block for block in desk.blocks if block.layer is Layer.BODY and block.kind is not Kind.TABLE_CELL]
    labelled = [block for block in body if block.label]
    values = dict(zip((b.id for b in labelled), series([b.label for b in labelled]), strict=True))
    found: dict[object, list[Item]] = defaultdict(list)
    for block in body:
        value, label, at = values.get(block.id), block.label, 0
        if not block.label and len(block.text) <= HEADING_LENGTH and (match := WORDED.match(block.text)):
            value, label, at = named(block.text), match[0].rstrip(" .:)"), 1
        if value is None or value.style is Style.BULLET or (value.inserted and value.style is Style.DECIMAL):
            continue
        typed = at or block.text.startswith(block.label)
        span = block.span(0, len(label)) if typed else None
        found[value.family, value.numbers[:-1], block.level].append(Item(block, value, label, span))
    return found


def _columns(desk: Desk) -> Mapping[object, list[Item]]:
    """The numbers in the first column of each table."""
    found: dict[object, list[Item]] = defaultdict(list)
    for block in desk.blocks:
        if block.cell is None or block.cell.column or not FIGURE.fullmatch(block.text.strip()):
            continue
        label = block.text.strip()
        value = LabelValue(Style.DECIMAL, (int(label.rstrip(".)")),), "", label.lstrip("0123456789"))
        found[block.cell.table].append(Item(block, value, label, block.span()))
    return found


def _check(desk: Desk, items: Sequence[Item]) -> Iterator[Finding]:
    for each in split_lists([item.value.ordinal for item in items]):
        row = [items[at] for at in each]
        numbers = [item.value.ordinal for item in row]
        jumped = jumps(numbers)
        for at, due in jumped.items():
            yield _jump(desk, row[at - 1], row[at], due) if at else _early(desk, row[0], row[1], due)
        for at in range(STEADY, len(row)):
            if not jumped.keys().isdisjoint(range(at - STEADY, at + 2)) or not _steady(numbers, at):
                continue
            here, due = numbers[at], numbers[at - 1] + 1
            if here == due - 1 and numbers[at + 1 : at + 2] == [due]:
                yield _jump(desk, row[at - 1], row[at], due)
            elif (
                here == due + 1
                and numbers[at + 1 : at + 2] in ([], [here + 1])
                and not _garbled(desk, row, at)
            ):
                yield _gap(desk, row[at - 1], row[at], due)


def _garbled(desk: Desk, row: Sequence[Item], at: int) -> bool:
    """True when the number left out stands at the head of a block between, in a form that cannot be read."""
    index, blocks = desk.document.index, desk.document.blocks
    value = row[at].value
    due = printed(LabelValue(value.style, (row[at - 1].value.ordinal + 1,), upper=value.upper))
    number = re.compile(rf"(?<!\w){re.escape(due)}(?!\w)")
    between = blocks[index[row[at - 1].block.id] + 1 : index[row[at].block.id]]
    return any(number.search(block.text[:HEAD]) for block in between)


def _steady(numbers: Sequence[int], at: int) -> bool:
    return all(two == one + 1 for one, two in pairwise(numbers[at - STEADY : at]))


def _jump(desk: Desk, before: Item, here: Item, due: int) -> Finding:
    right = _as_typed(here, due)
    message = Message(
        en=f"“{here.label}” comes after “{before.label}”: “{right}” is expected",
        ru=f"После «{before.label}» идёт «{here.label}», а должно быть «{right}»",
    )
    fixes = [replace(here.span, right)] if here.span else []
    return desk.finding(here.span or _head(here.block), message, related=[_at(before)], fixes=fixes)


def _early(desk: Desk, here: Item, after: Item, due: int) -> Finding:
    right = _as_typed(here, due)
    message = Message(
        en=f"The list begins with “{here.label}”: “{right}” is expected",
        ru=f"Перечень начинается с «{here.label}», а должен — с «{right}»",
    )
    fixes = [replace(here.span, right)] if here.span else []
    return desk.finding(_at(here), message, related=[_at(after)], fixes=fixes)


def _gap(desk: Desk, before: Item, here: Item, due: int) -> Finding:
    missing = _as_typed(here, due)
    message = Message(
        en=f"“{here.label}” comes after “{before.label}”: “{missing}” is left out",
        ru=f"После «{before.label}» сразу идёт «{here.label}»: пропущено «{missing}»",
    )
    return desk.finding(here.span or _head(here.block), message, related=[_at(before)])


def _as_typed(item: Item, ordinal: int) -> str:
    """The label of an item with another number."""
    value = item.value
    numbers = (*value.numbers[:-1], ordinal)
    label = printed(LabelValue(value.style, numbers, value.before, value.after, value.upper, "", value.word))
    return label if item.span is None or item.block.label else label.rstrip(" .:)")


def _at(item: Item) -> Span:
    return item.span or _head(item.block)


def _head(block: Block) -> Span:
    """The first words of a block whose number is automatic."""
    end = block.text.find(" ", 12)
    return block.span(0, end if end > 0 else None)
