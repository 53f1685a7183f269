"""A paragraph as one line of characters, each of which can be traced to the element that bears it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from almaty_nlp.ooxml import names as n
from almaty_nlp.ooxml.nodes import CHARACTERS, XML_SPACE, choose
from almaty_nlp.writers.docx.runs import Stretch

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

MATH_OBJECTS = frozenset({f"{{{n.MATH}}}oMath", f"{{{n.MATH}}}oMathPara"})
OBJECTS = frozenset({n.w("drawing"), n.w("pict"), n.w("object"), n.ALTERNATE, n.SYM})
"""What stands in a run as one sign that is no text."""
NOTE_CALLS = (n.FOOTNOTE_REF, n.ENDNOTE_REF)
BEARERS = frozenset({n.T, n.BR, *CHARACTERS, *OBJECTS, *MATH_OBJECTS, *NOTE_CALLS})
SKIPPED = frozenset({n.P, n.TBL, n.TEXT_BOX, n.INSTR_TEXT})
OBJECT = "\ufffc"

Call = Callable[["Element"], str]


class Piece(NamedTuple):
    """[start, end) of a line is the content of one element."""

    start: int
    end: int
    node: Element


class Line(NamedTuple):
    """The characters of a paragraph; a note call or an object is one sign."""

    text: str
    pieces: tuple[Piece, ...]

    def stretches(self, start: int, end: int) -> list[Stretch]:
        """Return where the characters [start, end) stand."""
        return [
            Stretch(piece.node, max(start, piece.start) - piece.start, min(end, piece.end) - piece.start)
            for piece in self.pieces
            if start < end and piece.start < end and start < piece.end
        ]

    def beside(self, offset: int) -> Stretch | None:
        """Return the empty stretch after the character before a place, else before the one at it."""
        for piece in self.pieces:
            if piece.start < offset <= piece.end or offset == piece.start == 0:
                return Stretch(piece.node, offset - piece.start, offset - piece.start)
        return None


def line_of(paragraph: Element, call: Call) -> Line:
    """Return the line of a paragraph; `call` gives the sign of a note call. Field codes are no part of it.

    Blanks that do not count are taken from the ends of texts, so that cutting them does not make them count.
    """
    parts: list[str] = []
    pieces: list[Piece] = []
    at = 0
    for node in _bearers(paragraph):
        text = _sign(node, call)
        if text:
            parts.append(text)
            pieces.append(Piece(at, at + len(text), node))
            at += len(text)
    return Line("".join(parts), tuple(pieces))


def boxes(paragraph: Element) -> list[Element]:
    """Return the text boxes in a paragraph, not those within them."""
    return [
        box
        for box in paragraph.iter(n.TEXT_BOX)
        if not any(above.tag == n.TEXT_BOX for above in _up_to(box, paragraph))
    ]


def _up_to(element: Element, top: Element) -> Iterator[Element]:
    for above in element.iterancestors():
        if above is top:
            return
        yield above


def _bearers(parent: Element) -> Iterator[Element]:
    stack = [iter(parent)]
    while stack:
        for child in stack[-1]:
            tag = child.tag
            if tag in BEARERS:
                yield child
            elif tag not in n.SILENT and tag not in SKIPPED:
                stack.append(iter(child))
                break
        else:
            stack.pop()


def _sign(node: Element, call: Call) -> str:
    tag = node.tag
    if tag == n.T:
        return _tidied(node)
    if tag in NOTE_CALLS:
        return call(node)
    if tag == n.BR:
        return "\n" if node.get(n.TYPE, "textWrapping") == "textWrapping" else OBJECT
    if tag == n.ALTERNATE:
        return OBJECT if choose(node) is not None else ""
    return CHARACTERS.get(tag, OBJECT)


def _tidied(node: Element) -> str:
    text = node.text or ""
    if text and (text[0] <= " " or text[-1] <= " ") and node.get(XML_SPACE) != "preserve":
        node.text = text = text.strip(" \t\r\n")
    return text
