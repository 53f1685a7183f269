"""A Word document amended: the package of the old version with the blocks of the new one.

The new document is one made from the old: a block with the id of an old one is that block, perhaps changed
or moved; one with another id is new and takes the shape of a neighbour of its kind. Paragraphs without a
change stay byte by byte.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence
from copy import deepcopy
from difflib import SequenceMatcher
from pathlib import Path
from typing import TYPE_CHECKING

from almaty_nlp.model.document import Block, Document, Kind, Layer, Note, Span
from almaty_nlp.model.finding import Edit
from almaty_nlp.ooxml import names as n
from almaty_nlp.writers.docx.archive import Archive
from almaty_nlp.writers.docx.edits import apply_edits
from almaty_nlp.writers.docx.places import Places
from almaty_nlp.writers.docx.runs import run_of, set_text
from almaty_nlp.writers.docx.shapes import fill, plain, put_at, shell, unnumber

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


def _number(note: Note) -> str:
    """The `w:id` of a note: its id is the letter of its part, «n» and that number."""
    return note.id[2:]


class _Rewriter:
    def __init__(self, places: Places, old: Document, new: Document, typed: frozenset[str]) -> None:
        self.places, self.old, self.new, self.typed = places, old, new, typed
        self.before = {block.id: block for block in old.blocks}
        self.made: dict[str, Element] = {}

    def run(self) -> None:
        """Words first, while the offsets hold; then what comes and goes."""
        kept = [block for block in self.new.blocks if block.id in self.before]
        elements = {block.id: self.places.paragraph(block) for block in self.old.blocks if block.origin}
        apply_edits(self.places, [edit for block in kept for edit in _edits(self.before[block.id], block)])
        self._notes(elements)
        for block in kept:
            old = self.before[block.id]
            if (old.label != block.label and old.typed_label) or block.id in self.typed:
                self._relabel(elements[block.id], old, block)
        self._order(elements)

    def _order(self, elements: dict[str, Element]) -> None:
        """Bring the paragraphs and rows of the running text into the new order."""
        body = [block for block in self.new.blocks if block.layer is Layer.BODY]
        carriers: list[Element | Block] = []
        for block in body:
            carrier = _carrier(elements[block.id], block) if block.id in elements else block
            if not carriers or carriers[-1] is not carrier:
                carriers.append(carrier)
        wanted = {id(each) for each in carriers}
        for block in self.old.blocks:
            if block.layer is Layer.BODY and block.id in elements:
                carrier = _carrier(elements[block.id], block)
                if id(carrier) not in wanted and carrier.getparent() is not None:
                    self._remove(carrier)
        self._arrange(carriers, body, elements)

    def _arrange(
        self, carriers: Sequence[Element | Block], body: Sequence[Block], elements: dict[str, Element]
    ) -> None:
        place = {id(element): at for at, element in enumerate(self._in_file(carriers))}
        known = [place[id(each)] for each in carriers if id(each) in place]
        stay = set(_rising(known))
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
                first = next(e for e in carriers if not isinstance(e, Block))
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
        others = [b for b in body if b.cell and b.cell.table == cell.table and b.id in elements]
        if not others:
            return None
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

    def _notes(self, elements: dict[str, Element]) -> None:
        """Take out calls that are gone and the notes nothing calls; put in new ones."""
        new = {note.id: note for note in self.new.footnotes}
        for note in self.old.footnotes:
            kept = new.get(note.id)
            callers = {anchor.block for anchor in kept.anchors} if kept else set()
            for anchor in note.anchors:
                if anchor.block in elements and anchor.block not in callers:
                    self._uncall(elements[anchor.block], note)
            if kept is None:
                self._drop_note(note)
        known = {note.id for note in self.old.footnotes}
        for note in self.new.footnotes:
            if note.id not in known:
                self._add_note(note, elements)

    def _uncall(self, paragraph: Element, note: Note) -> None:
        for call in [c for c in paragraph.iter(n.FOOTNOTE_REF) if c.get(n.ID) == _number(note)]:
            run = call.getparent()
            if run is not None:
                run.remove(call)
                if not [c for c in run if c.tag != n.R_PR] and run.getparent() is not None:
                    run.getparent().remove(run)  # type: ignore[union-attr]
                self.places.touch(paragraph)

    def _drop_note(self, note: Note) -> None:
        name = self.places.archive.part_of_kind("footnotes")
        if name is None:
            return
        part = self.places.part(name)
        for node in list(part.root):
            if node.get(n.ID) == _number(note) and node.get(n.TYPE, "normal") == "normal":
                part.root.remove(node)
                part.reopen(part.root)

    def _add_note(self, note: Note, elements: dict[str, Element]) -> None:
        """A note shaped like one that is there; without any, the text of the note is left to the user."""
        name = self.places.archive.part_of_kind("footnotes")
        example = next((x for x in self.old.footnotes if x.anchors and x.anchors[0].block in elements), None)
        if name is None or example is None or not note.anchors or not note.blocks:
            return
        part = self.places.part(name)
        source = next((x for x in part.root if x.get(n.ID) == _number(example)), None)
        caller = self.before.get(note.anchors[0].block)
        call = next(
            (
                c
                for c in elements[example.anchors[0].block].iter(n.FOOTNOTE_REF)
                if c.get(n.ID) == _number(example)
            ),
            None,
        )
        if source is None or call is None or caller is None:
            return
        number = str(1 + max(int(x.get(n.ID, "0")) for x in part.root))
        made = deepcopy(source)
        made.set(n.ID, number)
        paragraphs = list(made.iter(n.P))
        for extra in paragraphs[1:]:
            extra.getparent().remove(extra)  # type: ignore[union-attr]
        texts = list(paragraphs[0].iter(n.T))
        for text in texts[1:]:
            text.getparent().remove(text)  # type: ignore[union-attr]
        if texts:
            set_text(texts[0], " " + self.new.block(note.blocks[0]).text)
        part.root.append(made)
        part.touch(made)
        part.reopen(part.root)
        run = deepcopy(call.getparent())
        assert run is not None
        next(run.iter(n.FOOTNOTE_REF)).set(n.ID, number)
        put_at(elements[caller.id], note.anchors[0].offset, run)
        self.places.touch(elements[caller.id])

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

    def _insert_after(self, previous: Element, element: Element) -> None:
        old_parent = element.getparent()
        parent = previous.getparent()
        previous.addnext(element)
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


def _rising(row: Sequence[int]) -> list[int]:
    """The longest increasing subsequence."""
    tails: list[int] = []
    ends: list[int] = []
    links: list[int] = []
    for at, value in enumerate(row):
        k = bisect_left(tails, value)
        links.append(ends[k - 1] if k else -1)
        tails[k : k + 1], ends[k : k + 1] = [value], [at]
    found: list[int] = []
    at = ends[-1] if ends else -1
    while at >= 0:
        found.append(row[at])
        at = links[at]
    return found[::-1]


def _neighbour(block: Block, at: int, body: Sequence[Block], elements: dict[str, Element]) -> Block | None:
    """The nearest block that is there already and most like a new one."""
    known = [(abs(n - at), b) for n, b in enumerate(body) if b.id in elements and b.cell is None]

    def unlike(row: tuple[int, Block]) -> tuple[bool, bool, bool, int]:
        other = row[1]
        level = block.kind is Kind.HEADING and other.level != block.level
        return other.kind is not block.kind, bool(other.label) != bool(block.label), level, row[0]

    return min(known, key=unlike)[1] if known else None
