"""Notes of an amended Word document: those that go leave with their calls, those that come get both."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from itertools import takewhile
from typing import TYPE_CHECKING

from almaty_nlp.model.document import Anchor, Block, BlockId, Document, Note
from almaty_nlp.ooxml import names as n
from almaty_nlp.ooxml.nodes import CHARACTERS, text_nodes
from almaty_nlp.writers.docx.part import Part
from almaty_nlp.writers.docx.places import Places
from almaty_nlp.writers.docx.runs import cut_at, is_text, run_of
from almaty_nlp.writers.docx.shapes import fill, plain, shell

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}s+xml"
SEPARATORS = (("-1", "separator", "separator"), ("0", "continuationSeparator", "continuationSeparator"))
"""The notes that Word draws the line above the notes with: id, type, element (17.11.1, 17.11.23)."""


def settle_notes(places: Places, old: Document, new: Document, paragraphs: Mapping[BlockId, Element]) -> None:
    """Make the notes of a package and their calls those of `new`.

    `paragraphs` are the paragraphs of the blocks, as `new` has their text; those of blocks that are gone may
    be among them.
    """
    kinds = (("footnote", old.footnotes, new.footnotes), ("endnote", old.endnotes, new.endnotes))
    for kind, before, after in kinds:
        _Kind(places, kind, old, new, paragraphs).settle(before, after)


class _Kind:
    """The footnotes or the endnotes of a package."""

    def __init__(
        self, places: Places, kind: str, old: Document, new: Document, paragraphs: Mapping[BlockId, Element]
    ) -> None:
        self.places, self.kind, self.old, self.new, self.paragraphs = places, kind, old, new, paragraphs
        self.call_tag, self.mark_tag = n.w(f"{kind}Reference"), n.w(f"{kind}Ref")

    def settle(self, before: Sequence[Note], after: Sequence[Note]) -> None:
        known = {note.id: note for note in before}
        kept = {note.id: note for note in after}
        for note in before:
            callers = {anchor.block for anchor in kept[note.id].anchors} if note.id in kept else set()
            for anchor in note.anchors:
                if anchor.block in self.paragraphs and anchor.block not in callers:
                    self._uncall(self.paragraphs[anchor.block], note)
            if note.id not in kept:
                self._drop(note)
        added = [self._call_anew(note, known.get(note.id)) for note in after]
        if any(added):
            self._in_order(self.paragraphs[next(a.block for note in after for a in note.anchors)])

    def _call_anew(self, note: Note, old: Note | None) -> bool:
        """Set right the calls in paragraphs whose words changed, and put in those that are not there yet."""
        called = {anchor.block for anchor in old.anchors} if old else set()
        for anchor in note.anchors:
            if (
                anchor.block in called
                and self.old.block(anchor.block).text != self.new.block(anchor.block).text
            ):
                self._shift(note, anchor)
        come = [a for a in note.anchors if a.block not in called and a.block in self.paragraphs]
        if come:
            number = _number(note) if old else self._add(note)
            for anchor in reversed(come):
                self._call(anchor, number)
        return bool(come)

    def _part(self) -> Part | None:
        name = self.places.archive.part_of_kind(f"{self.kind}s")
        return None if name is None else self.places.part(name)

    def _nodes(self, part: Part) -> Iterator[Element]:
        return (node for node in part.root.iterfind(n.w(self.kind)) if node.get(n.TYPE, "normal") == "normal")

    def _uncall(self, paragraph: Element, note: Note) -> None:
        for call in [c for c in paragraph.iter(self.call_tag) if c.get(n.ID) == _number(note)]:
            run = call.getparent()
            if run is not None:
                run.remove(call)
                if not [c for c in run if c.tag != n.R_PR] and run.getparent() is not None:
                    run.getparent().remove(run)  # type: ignore[union-attr]
                self.places.touch(paragraph)

    def _drop(self, note: Note) -> None:
        part = self._part()
        for node in list(self._nodes(part)) if part else ():
            if part and node.get(n.ID) == _number(note):
                part.root.remove(node)
                part.reopen(part.root)

    def _add(self, note: Note) -> str:
        """Add a note shaped like one that is there; return its id in the package."""
        from lxml import etree

        part = self._part() or self._made()
        like = next(self._nodes(part), None)
        sample = None if like is None else next(like.iter(n.P), None)
        taken = [int(x.get(n.ID, "0")) for x in part.root if x.get(n.ID, "").lstrip("-").isdecimal()]
        number = str(max([0, *taken]) + 1)
        made = etree.SubElement(part.root, n.w(self.kind))
        made.set(n.ID, number)
        for at, block in enumerate(note.blocks):
            made.append(self._paragraph(self.new.block(block), sample, marked=at == 0))
        part.touch(made)
        part.reopen(part.root)
        return number

    def _paragraph(self, block: Block, sample: Element | None, *, marked: bool) -> Element:
        """A paragraph of a note, at the head of the first its mark."""
        from lxml import etree

        made = etree.Element(n.P) if sample is None else shell(sample)
        marks = (
            [] if sample is None else [run for run in sample.iter(n.R) if run.find(self.mark_tag) is not None]
        )
        runs = [] if sample is None else [run for run in sample.iter(n.R) if run not in marks]
        if marked:
            made.append(self._sign(self.mark_tag, marks[0] if marks else None))
            made.append(run_of(" ", plain(runs[0] if runs else None)))
        fill(made, block, runs[0] if runs else None)
        return made

    def _sign(self, tag: str, like: Element | None) -> Element:
        """A run with a call or a mark, formatted like another, else raised."""
        from lxml import etree

        run = run_of("", like)
        if like is None:
            raised = etree.SubElement(etree.SubElement(run, n.R_PR), n.w("vertAlign"))
            raised.set(n.VAL, "superscript")
        etree.SubElement(run, tag)
        return run

    def _shift(self, note: Note, anchor: Anchor) -> None:
        """Bring a call back behind the words it stood behind, where an edit has put words between them."""
        paragraph, text = self.paragraphs[anchor.block], self.new.block(anchor.block).text
        calls = [call for call in paragraph.iter(self.call_tag) if call.get(n.ID) == _number(note)]
        if len(calls) == 1 and _offset(paragraph, text, calls[0]) != anchor.offset:
            like = deepcopy(calls[0].getparent())
            self._uncall(paragraph, note)
            self._call(anchor, _number(note), like)

    def _call(self, anchor: Anchor, number: str, like: Element | None = None) -> None:
        paragraph = self.paragraphs[anchor.block]
        if like is None:
            other = next(paragraph.getroottree().getroot().iter(self.call_tag), None)
            like = None if other is None else other.getparent()
        run = self._sign(self.call_tag, like)
        next(run.iter(self.call_tag)).set(n.ID, number)
        _put(paragraph, self.new.block(anchor.block).text, anchor.offset, run)
        self.places.touch(paragraph)

    def _made(self) -> Part:
        """The part of the notes of a package that had none."""
        from lxml import etree

        root = etree.Element(n.w(f"{self.kind}s"), nsmap={"w": n.WORD})
        for number, kind, sign in SEPARATORS:
            node = etree.SubElement(root, n.w(self.kind))
            node.set(n.TYPE, kind)
            node.set(n.ID, number)
            run = etree.SubElement(etree.SubElement(node, n.P), n.R)
            etree.SubElement(run, n.w(sign))
        data = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
        return self.places.part(
            self.places.archive.add_part(f"{self.kind}s", CONTENT_TYPE.format(self.kind), data)
        )

    def _in_order(self, paragraph: Element) -> None:
        """Have the ids of the notes rise in the order of their calls: LibreOffice 7 takes the n-th call for
        one of the note with the n-th id.
        """
        part = self._part()
        calls = list(paragraph.getroottree().getroot().iter(self.call_tag))
        numbers = [call.get(n.ID, "") for call in calls]
        nodes = {node.get(n.ID, ""): node for node in self._nodes(part)} if part else {}
        if len(set(numbers)) < len(numbers) or not all(x in nodes and x.isdecimal() for x in numbers):
            return
        for call, was, number in zip(calls, numbers, sorted(numbers, key=int), strict=True):
            if number != was and part:
                call.set(n.ID, number)
                nodes[was].set(n.ID, number)
                part.touch(nodes[was])
                self.places.touch(call)


def _number(note: Note) -> str:
    """The `w:id` of a note that was read: its id is the letter of its part, «n» and that number."""
    return note.id[2:]


def _put(paragraph: Element, text: str, offset: int, run: Element) -> None:
    """Put a run before the character at an offset of a text that stands in a paragraph, behind what comes
    before it.
    """
    at = _start(paragraph, text) + offset
    for node in list(text_nodes(paragraph)):
        length = len(_characters(node))
        if length and at <= length:
            beside, before = cut_at(node, at)
            if before:
                beside.addprevious(run)
            else:
                beside.addnext(run)
            return
        at -= length
    paragraph.append(run)


def _offset(paragraph: Element, text: str, call: Element) -> int:
    """The characters of a text that stand before a call."""
    nodes = set(text_nodes(paragraph))
    before = takewhile(lambda node: node is not call, paragraph.iter())
    return sum(len(_characters(node)) for node in before if node in nodes) - _start(paragraph, text)


def _start(paragraph: Element, text: str) -> int:
    """Where a text begins in its paragraph: a typed label stands before it."""
    return max("".join(map(_characters, text_nodes(paragraph))).find(text), 0)


def _characters(node: Element) -> str:
    if node.tag == n.DEL_TEXT:
        return ""
    return (node.text or "") if is_text(node) else CHARACTERS.get(node.tag, "\n")
