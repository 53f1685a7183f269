"""Comments on exact words of a Word document (17.13.4)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from almaty_nlp.model.document import Block, Document, Kind, Layer, Span
from almaty_nlp.ooxml import names as n
from almaty_nlp.writers.docx.archive import Archive
from almaty_nlp.writers.docx.part import Part
from almaty_nlp.writers.docx.places import Places
from almaty_nlp.writers.docx.runs import cut_at, printable, set_text
from almaty_nlp.writers.docx.signature import Signature, Signer

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
TAKES_COMMENTS = Layer.BODY
"""Word takes no comments in headers and footers, LibreOffice opens no document that has some in notes."""


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment to be written: the words it is about, its paragraphs."""

    span: Span
    paragraphs: tuple[str, ...]


def commented(document: Document, remarks: Iterable[Remark], signature: Signature) -> bytes:
    """Return the package that `document` was read from, with a comment on each of the spans.

    Comments that are there stay; parts and paragraphs without a new one come out byte by byte as they
    were. Raises InputError for a document that is no DOCX, is damaged or has changed since it was read.
    """
    archive = Archive(Path(document.path))
    places = Places(document, archive)
    holder = _Comments(archive, signature)
    # by place, so that comments are numbered in the order of the text
    ordered = sorted(remarks, key=lambda remark: (document.index[remark.span.block], remark.span))
    marks: dict[str, list[tuple[int, bool, str]]] = {}
    for remark in ordered:
        block = document.block(remark.span.block)
        span, paragraphs = remark.span, remark.paragraphs
        if block.layer is not TAKES_COMMENTS or block.kind is Kind.TEXT_BOX:
            span, paragraphs = _in_body(document, remark)
        identifier = holder.add(paragraphs)
        marks.setdefault(span.block, []).extend(
            ((span.start, True, identifier), (span.end, False, identifier))
        )
    for key, group in marks.items():
        _mark(places, document.block(key), group)
    places.save()
    holder.save()
    return archive.to_bytes()


def _in_body(document: Document, remark: Remark) -> tuple[Span, tuple[str, ...]]:
    """Where a remark goes that cannot stand on its words: to the call of the note, else to the first words.

    It quotes the words it is about.
    """
    quoted = f"«{document.text(remark.span)}»" if remark.span.start < remark.span.end else ""
    paragraphs = (quoted, *remark.paragraphs) if quoted else remark.paragraphs
    for note in (*document.footnotes, *document.endnotes):
        if remark.span.block in note.blocks and note.anchors:
            anchor = note.anchors[0]
            if document.block(anchor.block).layer is TAKES_COMMENTS:
                return _word_before(document.block(anchor.block), anchor.offset), paragraphs
    bodies = (b for b in document.blocks if b.layer is TAKES_COMMENTS and b.kind is not Kind.TEXT_BOX)
    first = next((block for block in bodies if block.text.strip()), document.block(remark.span.block))
    return Span(first.id, 0, len(first.text.split(maxsplit=1)[0]) if first.text.strip() else 0), paragraphs


def _word_before(block: Block, offset: int) -> Span:
    head = block.text[:offset]
    return Span(block.id, len(head.rstrip()) - len(head.split()[-1]) if head.split() else 0, offset)


def _mark(places: Places, block: Block, marks: Sequence[tuple[int, bool, str]]) -> None:
    """Put the beginnings and ends of ranges into a paragraph, the last in the text first.

    At one place beginnings are put in first: what ends there then lands before them.
    """
    empty = {key for at, begins, key in marks if begins and (at, False, key) in marks}
    for at, begins, key in sorted(marks, key=lambda mark: mark[:2], reverse=True):
        if key in empty and not begins:
            _put(places, block, at, [_range(n.COMMENT_START, key), *_ending(key)], ends=True)
        elif key not in empty:
            new = [_range(n.COMMENT_START, key)] if begins else _ending(key)
            _put(places, block, at, new, ends=not begins)


def _put(places: Places, block: Block, at: int, new: Sequence[Element], *, ends: bool) -> None:
    """Put elements between two characters of a block: close behind the one before, or before the next."""
    stretches = places.stretches(block, at, at + 1) if not ends else ()
    beside = stretches[0] if stretches else places.beside(block, at)
    if beside is None:
        paragraph = places.paragraph(block)
        places.touch(paragraph)
        paragraph.extend(new)
        return
    places.touch(beside.node)
    run, before = cut_at(beside.node, beside.start)
    if before:
        for element in new:
            run.addprevious(element)
    else:
        for element in reversed(new):
            run.addnext(element)


def _range(tag: str, key: str) -> Element:
    from lxml import etree

    element = etree.Element(tag, nsmap={"w": n.WORD})
    element.set(n.ID, key)
    return element


def _ending(key: str) -> list[Element]:
    """The end of a range, and the call of its comment after it."""
    from lxml import etree

    call = etree.Element(n.R, nsmap={"w": n.WORD})
    call.append(_range(n.COMMENT_REF, key))
    return [_range(n.COMMENT_END, key), call]


class _Comments:
    """The part that holds the comments, made when there is none."""

    def __init__(self, archive: Archive, signature: Signature) -> None:
        self._archive = archive
        self._signer = Signer(signature)
        self._name = archive.part_of_kind("comments")
        data = _EMPTY if self._name is None else archive.data(self._name)
        self._part = Part(data, f"{archive.path} ({self._name})")
        held = (node.get(n.ID, "") for node in self._part.root.iter(n.w("comment")))
        taken = [int(key) for key in held if key.isdecimal()]
        self._next = max(taken, default=-1) + 1
        self._added = False

    def add(self, paragraphs: Iterable[str]) -> str:
        """Add a comment; return its id."""
        from lxml import etree

        key = str(self._next)
        self._next += 1
        comment = self._signer.make(n.w("comment"))
        comment.set(n.ID, key)
        comment.set(n.w("initials"), _initials(self._signer.author))
        for text in paragraphs:
            run = etree.SubElement(etree.SubElement(comment, n.P), n.R)
            set_text(etree.SubElement(run, n.T), printable(text))
        self._part.root.append(comment)
        self._part.touch(comment)
        self._added = True
        return key

    def save(self) -> None:
        if not self._added:
            return
        if self._name is None:
            self._archive.add_part("comments", CONTENT_TYPE, self._part.to_bytes())
        else:
            self._archive.put(self._name, self._part.to_bytes())


def _initials(author: str) -> str:
    return "".join(word[0] for word in author.replace("-", " ").split())[:4]


_EMPTY = (
    f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:comments xmlns:w="{n.WORD}"></w:comments>'
).encode()
