"""Merging two containers (a body, a cell, a note, a header) paragraph by paragraph, row by row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from almaty_nlp.ooxml import names as n
from almaty_nlp.writers.docx.part import Part
from almaty_nlp.writers.docx.redline.copies import Copier, stripped
from almaty_nlp.writers.docx.redline.flows import Pair, Step, Texts, items, rising, steps
from almaty_nlp.writers.docx.redline.imports import Imports
from almaty_nlp.writers.docx.redline.lines import Line, boxes, line_of
from almaty_nlp.writers.docx.redline.marks import (
    change_form,
    mark_paragraph,
    mark_row,
    wrap,
    wrap_content,
)
from almaty_nlp.writers.docx.redline.merging import Compare, hunks, mark_moved, merge, moved_away
from almaty_nlp.writers.docx.redline.notes import Signs
from almaty_nlp.writers.docx.redline.settling import Entry, Settler
from almaty_nlp.writers.docx.signature import Signer

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

RANGES = {n.MOVE_FROM: "moveFromRange", n.MOVE_TO: "moveToRange"}


@dataclass(frozen=True)
class Context:
    """What all containers share. `pairs` are paragraphs of NEW by those of OLD that became them."""

    copier: Copier
    imports: Imports
    signs: Signs
    signer: Signer
    compare: Compare
    pairs: Mapping[Element, Element]
    moved: frozenset[Element] = frozenset()
    part: Part | None = None
    lines: dict[Element, Line] = field(default_factory=dict)

    def within(self, part: Part) -> Context:
        """Return the context for a container in a part."""
        return replace(self, part=part)

    def old_line(self, paragraph: Element) -> Line:
        """Return the line of a paragraph of OLD."""
        if paragraph not in self.lines:
            self.lines[paragraph] = line_of(paragraph, self.signs.old)
        return self.lines[paragraph]

    def new_line(self, paragraph: Element) -> Line:
        """Return the line of a paragraph of NEW, which must not have been merged yet."""
        if paragraph not in self.lines:
            self.lines[paragraph] = line_of(paragraph, self.signs.new)
        return self.lines[paragraph]

    def touch(self, element: Element) -> None:
        """Have an element of NEW written anew."""
        assert self.part is not None
        self.part.touch(element)


def weave(context: Context, old: Element, new: Element) -> None:
    """Merge a container of OLD into the one of NEW that it became, in place."""
    ours, theirs = items(old), items(new)
    known = _known(context, ours, theirs)
    guess = old.tag != n.w("body")
    chain = rising([pair for pair in known if guess or ours[pair[0]] not in context.moved])
    moved = [pair for pair in known if pair not in set(chain) and ours[pair[0]].tag == n.P]
    order = steps(ours, theirs, chain, moved, _texts(context), guess=guess)
    arrivals = {theirs[two]: ours[one] for one, two in moved}
    departures = {one: two for two, one in arrivals.items()}
    # moved paragraphs first: their lines are needed as they stand in NEW before it is marked
    plans = {
        one: hunks(context.old_line(one).text, context.new_line(two).text, context.compare)
        for one, two in departures.items()
    }
    names = {one: f"move{context.signer.number()}" for one in departures}
    entries: list[Entry] = []
    for one, two in order:
        if one is not None and two is not None:
            _both(context, ours[one], theirs[two])
            entries.append(Entry(theirs[two], None, ours[one]))
        elif two is not None:
            source = arrivals.get(theirs[two])
            if source is None:
                entries.append(_come(context, theirs[two]))
            else:
                mark_moved(context.new_line(theirs[two]), plans[source], context.signer)
                _range(context, theirs[two], n.MOVE_TO, names[source])
                entries.append(Entry(theirs[two], n.MOVE_TO))
        elif one is not None:
            if ours[one] in departures:
                gone = moved_away(
                    context.old_line(ours[one]), ours[one], plans[ours[one]], context.copier, context.signer
                )
                entry = Entry(gone, n.MOVE_FROM, ours[one])
            else:
                entry = _gone(context, ours[one])
            _insert(entries, theirs, order, entry.element, new)
            if entry.mark == n.MOVE_FROM:
                _range(context, entry.element, n.MOVE_FROM, names[ours[one]])
            context.touch(entry.element)
            entries.append(entry)
    for element in Settler(context.copier, context.imports, context.signer).settle(entries):
        context.touch(element)


def _known(context: Context, ours: Sequence[Element], theirs: Sequence[Element]) -> list[Pair]:
    """Which items answer each other: paragraphs by pairs, tables and rows by most of their paragraphs."""
    owner = {p: at for at, item in enumerate(theirs) for p in item.iter(n.P)}
    votes: Counter[Pair] = Counter()
    for at, item in enumerate(ours):
        for paragraph in item.iter(n.P):
            other = owner.get(context.pairs.get(paragraph, paragraph))
            if other is not None and theirs[other].tag == item.tag:
                votes[at, other] += 1
    found: list[Pair] = []
    left: set[int] = set()
    right: set[int] = set()
    for (one, two), _ in votes.most_common():
        if one not in left and two not in right:
            left.add(one)
            right.add(two)
            found.append((one, two))
    return found


def _texts(context: Context) -> Texts:
    """What gives the text of an item of OLD and of NEW, to find equal ones."""

    def of(line: Callable[[Element], Line]) -> Callable[[Element], str]:
        return lambda element: "\x1f".join(line(paragraph).text for paragraph in element.iter(n.P))

    return of(context.old_line), of(context.new_line)


def _both(context: Context, old: Element, new: Element) -> None:
    if new.tag == n.TBL:
        _rows(context, old, new)
        return
    before, after = context.old_line(old), context.new_line(new)
    ours, theirs = boxes(old), boxes(new)
    if len(ours) == len(theirs):
        for one, two in zip(ours, theirs, strict=True):
            weave(context, one, two)
    changed = before.text != after.text
    if changed:
        found = hunks(before.text, after.text, context.compare)
        merge(before, after, new, found, context.copier, context.signer)
    if context.imports.look(old, old=True) != context.imports.look(new, old=False):
        change_form(new, context.copier.form(old), context.signer)
        changed = True
    if changed:
        context.touch(new)


def _come(context: Context, element: Element) -> Entry:
    """Mark a paragraph or table of NEW as inserted."""
    context.touch(element)
    if element.tag == n.TBL:
        for row in items(element, (n.TR,)):
            _row_come(context, row)
        return Entry(element, None)
    wrap_content(element, n.INS, context.signer)
    return Entry(element, n.INS)


def _gone(context: Context, element: Element) -> Entry:
    """Make a deleted paragraph or table out of one of OLD."""
    if element.tag == n.TBL:
        table = context.copier.whole(element)
        stripped(table.iter(n.P))
        for row in items(table, (n.TR,)):
            _row_gone(context, row)
        return Entry(table, None)
    line = context.old_line(element)
    runs = context.copier.runs(line, 0, len(line.text))
    new = context.copier.paragraph(element, runs)
    wrap(runs, n.DEL, context.signer)
    return Entry(new, n.DEL, element)


def _insert(
    entries: list[Entry], theirs: Sequence[Element], order: list[Step], new: Element, container: Element
) -> None:
    """Put a new element behind what came before it in the merged order."""
    if entries:
        behind = entries[-1].element
        follow = behind.getnext()
        while follow is not None and follow.tag in (n.w("moveFromRangeEnd"), n.w("moveToRangeEnd")):
            behind, follow = follow, follow.getnext()
        tail, behind.tail = behind.tail, None
        behind.addnext(new)
        new.tail = tail
        return
    first = next((theirs[two] for _, two in order if two is not None), None)
    if first is not None:
        first.addprevious(new)
    else:
        container.append(new)


def _range(context: Context, paragraph: Element, tag: str, name: str) -> None:
    """Put the two ends of a moved stretch round a paragraph; one name joins its two places."""
    start = context.signer.make(n.w(f"{RANGES[tag]}Start"))
    start.set(n.NAME, name)
    end = start.makeelement(n.w(f"{RANGES[tag]}End"), nsmap={"w": n.WORD})
    end.set(n.ID, start.get(n.ID, ""))
    paragraph.insert(0 if paragraph.find(n.P_PR) is None else 1, start)
    tail, paragraph.tail = paragraph.tail, None
    paragraph.addnext(end)
    end.tail = tail
    context.touch(paragraph)
    context.touch(end)


def _rows(context: Context, old: Element, new: Element) -> None:
    """Merge two tables row by row; rows with another number of cells are taken out and put in."""
    ours, theirs = items(old, (n.TR,)), items(new, (n.TR,))
    chain = rising(_known(context, ours, theirs))
    order = steps(ours, theirs, chain, (), _texts(context), guess=False)
    placed: list[Element] = []

    def add(row: Element) -> None:
        if placed:
            placed[-1].addnext(row)
        else:
            theirs[0].addprevious(row)
        _row_gone(context, row)
        context.touch(row)
        placed.append(row)

    for one, two in order:
        cells = [] if one is None else items(ours[one], (n.TC,))
        held = [] if two is None else items(theirs[two], (n.TC,))
        if cells and len(cells) == len(held):
            for left, right in zip(cells, held, strict=True):
                weave(context, left, right)
        else:
            if one is not None:
                copy = context.copier.whole(ours[one])
                stripped(copy.iter(n.P))
                add(copy)
            if two is not None:
                _row_come(context, theirs[two])
        if two is not None:
            placed.append(theirs[two])


def _row_come(context: Context, row: Element) -> None:
    _mark_row(context, row, n.INS)
    context.touch(row)


def _row_gone(context: Context, row: Element) -> None:
    _mark_row(context, row, n.DEL)


def _mark_row(context: Context, row: Element, tag: str) -> None:
    """Mark a row with all its words and paragraph marks, as Word does."""
    mark_row(row, context.signer.make(tag))
    for paragraph in row.iter(n.P):
        wrap_content(paragraph, tag, context.signer)
        mark_paragraph(paragraph, context.signer.make(tag))
