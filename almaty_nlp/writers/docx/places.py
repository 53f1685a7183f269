"""From offsets of a block's text to the text-bearing elements of its paragraph, part by part."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from almaty_nlp.errors import InputError
from almaty_nlp.model.document import Block, Document
from almaty_nlp.model.message import Message
from almaty_nlp.model.origin import DocxOrigin, DocxPiece
from almaty_nlp.ooxml import names as n
from almaty_nlp.ooxml.nodes import XML_SPACE, text_nodes
from almaty_nlp.ooxml.xml import MalformedXml
from almaty_nlp.writers.docx.archive import Archive
from almaty_nlp.writers.docx.part import Part
from almaty_nlp.writers.docx.runs import Stretch

if TYPE_CHECKING:
    from lxml.etree import _Element as Element


class Places:
    """The parts of a package that hold blocks, opened when an edit needs them.

    The elements of a paragraph are listed once, before its first edit: edits that go from the end of a
    paragraph to its beginning leave the offsets before them true.
    """

    def __init__(self, document: Document, archive: Archive) -> None:
        """`document` was read from the file that `archive` holds. InputError when it is no DOCX."""
        self.document = document
        self.archive = archive
        self._parts: dict[str, Part] = {}
        self._nodes: dict[tuple[str, int], list[tuple[Element, int]]] = {}

    def part(self, name: str) -> Part:
        """Return an opened part. InputError when it is gone or damaged."""
        if name not in self._parts:
            try:
                self._parts[name] = Part(self.archive.data(name), f"{self.archive.path} ({name})")
            except (KeyError, MalformedXml) as error:
                raise self._changed() from error
        return self._parts[name]

    def story_data(self) -> Iterator[bytes]:
        """Yield the bytes of every part that blocks stand in."""
        names = {block.origin.part for block in self.document.blocks if isinstance(block.origin, DocxOrigin)}
        for name in sorted(names):
            if name in self.archive:
                yield self.archive.data(name)

    def paragraph(self, block: Block) -> Element:
        """Return the w:p of a block."""
        origin = self._origin(block)
        return self._paragraph(origin.part, origin.paragraph)

    def stretches(self, block: Block, start: int, end: int) -> list[Stretch]:
        """Return where the characters [start, end) of a block stand, in the order of the text."""
        origin = self._origin(block)
        found = []
        for piece in origin.pieces:
            left, right = max(piece.start, start), min(piece.end, end)
            if left < right:
                node, cut = self._node(origin, piece)
                shift = piece.offset - piece.start - cut
                found.append(Stretch(node, left + shift, right + shift))
        return found

    def beside(self, block: Block, offset: int) -> Stretch | None:
        """Return an empty stretch at a place: after the character before it, else before the one there.

        None for a block without characters.
        """
        origin = self._origin(block)
        for piece in origin.pieces:
            if piece.start < offset <= piece.end or (offset == 0 and piece.start == 0):
                node, cut = self._node(origin, piece)
                at = offset - piece.start + piece.offset - cut
                return Stretch(node, at, at)
        return None

    def touch(self, element: Element) -> None:
        """Have the paragraph of an element written anew."""
        paragraph = element if element.tag == n.P else next(element.iterancestors(n.P))
        for part in self._parts.values():
            if paragraph.getroottree().getroot() is part.root:
                part.touch(paragraph)

    def save(self) -> None:
        """Put the parts that were touched into the archive."""
        for name, part in self._parts.items():
            if part.changed:
                self.archive.put(name, part.to_bytes())

    def _origin(self, block: Block) -> DocxOrigin:
        if isinstance(block.origin, DocxOrigin):
            return block.origin
        path = self.document.path
        raise InputError(
            Message(
                en=f"{path}: not a Word document; edits can be written back into .docx only",
                ru=f"{path}: это не документ Word; правки вносятся только в .docx",
            )
        )

    def _paragraph(self, name: str, number: int) -> Element:
        paragraphs = self.part(name).paragraphs
        if number >= len(paragraphs):
            raise self._changed()
        return paragraphs[number]

    def _node(self, origin: DocxOrigin, piece: DocxPiece) -> tuple[Element, int]:
        """The element of a piece, and how many blanks without meaning were taken from its beginning."""
        number = origin.paragraph if piece.paragraph is None else piece.paragraph
        key = origin.part, number
        if key not in self._nodes:
            preserve = self.part(origin.part).root.get(XML_SPACE) == "preserve"
            self._nodes[key] = [_tidied(node, preserve) for node in text_nodes(self._paragraph(*key))]
        nodes = self._nodes[key]
        if piece.node >= len(nodes):
            raise self._changed()
        return nodes[piece.node]

    def _changed(self) -> InputError:
        path = self.archive.path
        return InputError(
            Message(
                en=f"{path}: the file has changed while it was being worked on; start again",
                ru=f"{path}: файл изменился во время работы; начните заново",
            )
        )


def _tidied(node: Element, preserve: bool) -> tuple[Element, int]:
    """Take blanks that do not count from the ends of a text, so that no rewriting makes them count."""
    text = node.text
    if (
        node.tag not in (n.T, n.DEL_TEXT)
        or not text
        or node.get(XML_SPACE, "preserve" * preserve) == "preserve"
    ):
        return node, 0
    short = text.lstrip(" \t\r\n")
    node.text = short.rstrip(" \t\r\n")
    return node, len(text) - len(short)
