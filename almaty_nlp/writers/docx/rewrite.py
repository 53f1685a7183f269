"""A Word document amended: the package of the old version with the blocks of the new one.

The new document is one made from the old: a block with the id of an old one is that block, perhaps changed
or moved; one with another id is new and takes the shape of a neighbour of its kind. Paragraphs without a
change stay byte by byte.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from copy import deepcopy
from difflib import SequenceMatcher
from pathlib import Path
from typing import TYPE_CHECKING

from almaty_nlp.model.document import Block, Document, Kind, Layer, Span
from almaty_nlp.model.finding import Edit
from almaty_nlp.model.order import rising
from almaty_nlp.ooxml import names as n
from almaty_nlp.writers.docx.archive import Archive
from almaty_nlp.writers.docx.edits import apply_edits
from almaty_nlp.writers.docx.noting import settle_notes
from almaty_nlp.writers.docx.places import Places
from almaty_nlp.writers.docx.runs import run_of, set_text
from almaty_nlp.writers.docx.shapes import fill, plain, shell, unnumber
from almaty_nlp.writers.docx.tables import new_table

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

WORD = re.compile(r"\w+|\s+|.", re.DOTALL)


def rewritten(old: Document, new: Document, typed: Collection[str] = ()) -> bytes:
    """Return the package `old` was read from with the blocks of `new`.

    `typed` names blocks whose label is to be typed, because Word's own numbering would print another. Raises
    InputError as `edited` does.
    """
    archive = Archive(Path(old.path))
    places = Places(old, archive)
    writer = _Rewriter(places, old, new, frozenset(typed))
    writer.run()
    places.save()
    return archive.to_bytes()


class _Rewriter:
    def __init__(self, places: Places, old: Document, new: Document, typed: frozenset[str]) -> None:
        self.places, self.old, self.new, self.typed = places, old, new, typed
        self.before = {block.id: block for block in old.blocks}
        self.made: dict[str, Element] = {}
        self.model: Element | None = None

    def run(self) -> None:
        """Words first, while the offsets hold; then what comes and goes."""
        kept = [block for block in self.new.blocks if block.id in self.before]
        elements = {block.id: self.places.paragraph(block) for block in self.old.blocks if block.origin}
        apply_edits(self.places, [edit for block in kept for edit in _edits(self.before[block.id], block)])
        for block in kept:
            old = self.before[block.id]
            if (old.label != block.label and old.typed_label) or block.id in self.typed:
                self._relabel(elements[block.id], old, block)
        self._order(elements)
        settle_notes(self.places, self.old, self.new, elements | self.made)

    def _order(self, elements: dict[str, Element]) -> None:
        """Bring the paragraphs and rows of the running text into the new order."""
        body = [block for block in self.new.blocks if block.layer is Layer.BODY]
        carriers: list[Element | Block] = []
        for block in body:
            carrier = _carrier(elements[block.id], block) if block.id in elements else block
            if not carriers or carriers[-1] is not carrier:
                carriers.append(carrier)
        wanted = {id(each) for each in carriers}
        self.model = self._table_model(body, elements)
        for block in self.old.blocks:
            if block.layer is Layer.BODY and block.id in elements:
                carrier = _carrier(elements[block.id], block)
                if id(carrier) not in wanted and carrier.getparent() is not None:
                    self._remove(carrier)
        self._arrange(carriers, body, elements)

    def _table_model(self, body: Sequence[Block], elements: dict[str, Element]) -> Element | None:
        """A table of the old text that new ones are shaped like: one that goes, else the first."""
        kept = {block.cell.table for block in body if block.cell and block.id in elements}
        if all(block.cell is None or block.cell.table in kept for block in body):
            return None
        there = {block.id for block in body}
        old = [b for b in self.old.blocks if b.layer is Layer.BODY and b.cell and b.id in elements]
        like = next((b for b in old if b.id not in there), old[0] if old else None)
        return deepcopy(next(elements[like.id].iterancestors(n.TBL))) if like else None

    def _arrange(
        self, carriers: Sequence[Element | Block], body: Sequence[Block], elements: dict[str, Element]
    ) -> None:
        place = {id(element): at for at, element in enumerate(self._in_file(carriers))}
        known = [place[id(each)] for each in carriers if id(each) in place]
        stay = {known[at] for at in rising(known)}
        previous: Element | None = None
        row: dict[tuple[int, int], Element] = {}
        for each in carriers:
            if not isinstance(each, Block):
                if place[id(each)] not in stay and previous is not None:
                    self._insert_after(previous, each)
                previous = each
                continue
            made = self._fresh(each, body, elements, row)
            if made is None:
                continue
            if previous is not None:
                self._insert_after(previous, made)
            else:
                first = _whole(next(e for e in carriers if not isinstance(e, Block)), made)
                first.addprevious(made)
                self._opened(first.getparent())
            self._touched(made)
            previous = made

    def _in_file(self, carriers: Sequence[Element | Block]) -> list[Element]:
        order = {id(element): element for element in carriers if not isinstance(element, Block)}
        roots = {id(e.getroottree().getroot()): e.getroottree().getroot() for e in order.values()}
        return [element for root in roots.values() for element in root.iter() if id(element) in order]

    def _fresh(
        self, block: Block, body: Sequence[Block], elements: dict[str, Element],
        row: dict[tuple[int, int], Element],
    ) -> Element | None:  # fmt: skip
        """A paragraph, or the row of a table, for a new block, shaped like a neighbour."""
        if block.cell is not None:
            return self._fresh_row(block, body, elements, row)
        at = body.index(block)
        like = _neighbour(block, at, body, elements)
        if like is None:
            return None
        paragraph = shell(elements[like.id])
        label = block.label if block.id in self.typed or (like.typed_label and block.label != "•") else ""
        if block.id in self.typed:
            unnumber(paragraph)
        first = next(elements[like.id].iter(n.R), None)
        if label:
            paragraph.append(run_of(f"{label} ", plain(first)))
        fill(paragraph, block, first)
        self.made[block.id] = paragraph
        return paragraph

    def _fresh_row(
        self, block: Block, body: Sequence[Block], elements: dict[str, Element],
        row: dict[tuple[int, int], Element],
    ) -> Element | None:  # fmt: skip
        cell = block.cell
        assert cell is not None
        key = cell.table, cell.row
        if key in row:
            return None
        of_table = [b for b in body if b.cell and b.cell.table == cell.table]
        others = [b for b in of_table if b.id in elements]
        if not others:
            table, paragraphs_of = new_table(of_table, self.model)
            self.made |= paragraphs_of
            row |= {(b.cell.table, b.cell.row): table for b in of_table if b.cell}
            return table
        like = min(
            others,
            key=lambda b: abs(
                (b.cell.row if b.cell else 0) - cell.row + (0.5 if b.cell and b.cell.row == 0 else 0)
            ),
        )
        source = _carrier(elements[like.id], like)
        made = deepcopy(source)
        made.tail = None
        texts = [b for b in body if b.cell and (b.cell.table, b.cell.row) == key]
        for holder, text in zip(made.iterfind(n.w("tc")), texts, strict=False):
            paragraphs = list(holder.iter(n.P))
            first = next(paragraphs[0].iter(n.R), None)
            new = shell(paragraphs[0])
            fill(new, text, first)
            self.made[text.id] = new
            paragraphs[0].getparent().replace(paragraphs[0], new)  # type: ignore[union-attr]
            for extra in paragraphs[1:]:
                extra.getparent().remove(extra)  # type: ignore[union-attr]
        row[key] = made
        return made

    def _relabel(self, paragraph: Element, old: Block, block: Block) -> None:
        """Type another label: in the place of the typed one, or instead of Word's numbering."""
        if old.typed_label:
            for node in paragraph.iter(n.T):
                held = node.text or ""
                if held.lstrip().startswith(old.label):
                    set_text(node, held.replace(old.label, block.label, 1))
                    break
        else:
            unnumber(paragraph)
            first = next(paragraph.iter(n.R), None)
            run = run_of(f"{block.label} ", plain(first))
            properties = paragraph.find(n.P_PR)
            if properties is not None:
                properties.addnext(run)
            else:
                paragraph.insert(0, run)
        self.places.touch(paragraph)

    def _remove(self, carrier: Element) -> None:
        parent = carrier.getparent()
        assert parent is not None
        if carrier.find(f"{n.P_PR}/{n.w('sectPr')}") is not None:  # the section's page would go with it
            for child in [c for c in carrier if c.tag != n.P_PR]:
                carrier.remove(child)
            self.places.touch(carrier)
            return
        part = next(
            self.places.part(x)
            for x in self._names()
            if self.places.part(x).root is carrier.getroottree().getroot()
        )
        parent.remove(carrier)
        part.reopen(parent)
        holder = parent.getparent()
        if parent.tag == n.TBL and parent.find(n.TR) is None and holder is not None:
            holder.remove(parent)  # a table without rows is none
            part.reopen(holder)

    def _insert_after(self, previous: Element, element: Element) -> None:
        old_parent = element.getparent()
        if element.tag == n.TR and old_parent is not None and old_parent is not previous.getparent():
            element = old_parent  # the rows of a table that moves go along
            old_parent = element.getparent()
        previous = _whole(previous, element)
        parent = previous.getparent()
        previous.addnext(element)
        after = element.getnext()
        if element.tag == n.TBL and (after is None or after.tag in (n.TBL, n.SECT_PR)):
            element.addnext(element.makeelement(n.P))  # tables that touch are one, and a text ends outside
        self._opened(parent)
        if old_parent is not None and old_parent is not parent:
            self._opened(old_parent)

    def _opened(self, parent: Element | None) -> None:
        if parent is not None:
            self._part_of(parent).reopen(parent)

    def _touched(self, element: Element) -> None:
        self._part_of(element).touch(element)

    def _part_of(self, element: Element):  # type: ignore[no-untyped-def]
        root = element.getroottree().getroot()
        return next(self.places.part(name) for name in self._names() if self.places.part(name).root is root)

    def _names(self) -> list[str]:
        from almaty_nlp.model.origin import DocxOrigin

        return list(dict.fromkeys(b.origin.part for b in self.old.blocks if isinstance(b.origin, DocxOrigin)))


def _carrier(paragraph: Element, block: Block) -> Element:
    """What moves with a block: its paragraph, or the row of its cell."""
    if block.cell is None:
        return paragraph
    return next(paragraph.iterancestors(n.TR))


def _whole(place: Element, element: Element) -> Element:
    """What an element is put beside: a row beside a row, all else beside the whole table that a row is of."""
    if element.tag == n.TR:
        return place
    found = place
    for parent in place.iterancestors():
        if parent.tag == n.TEXT_BOX:
            break
        found = parent if parent.tag == n.TBL else found
    return found


def _edits(old: Block, new: Block) -> list[Edit]:
    """The stretches of a text that differ, word by word."""
    if old.text == new.text:
        return []
    a, b = WORD.findall(old.text), WORD.findall(new.text)
    starts_a, starts_b = _starts(a), _starts(b)
    codes = SequenceMatcher(None, a, b, autojunk=False).get_opcodes()
    return [
        Edit(Span(old.id, starts_a[i1], starts_a[i2]), new.text[starts_b[j1] : starts_b[j2]])
        for tag, i1, i2, j1, j2 in codes
        if tag != "equal"
    ]


def _starts(parts: Sequence[str]) -> list[int]:
    starts = [0]
    for part in parts:
        starts.append(starts[-1] + len(part))
    return starts


def _neighbour(block: Block, at: int, body: Sequence[Block], elements: dict[str, Element]) -> Block | None:
    """The nearest block that is there already and most like a new one."""
    known = [(abs(n - at), b) for n, b in enumerate(body) if b.id in elements and b.cell is None]

    def unlike(row: tuple[int, Block]) -> tuple[bool, bool, bool, int]:
        other = row[1]
        level = block.kind is Kind.HEADING and other.level != block.level
        return other.kind is not block.kind, bool(other.label) != bool(block.label), level, row[0]

    return min(known, key=unlike)[1] if known else None
