"""The inside of a paragraph: text, formatting and origin of each character, fields, links, changes, calls
(17.3.3).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from almaty_nlp.model.document import Run
from almaty_nlp.model.origin import DocxPiece
from almaty_nlp.ooxml import names as n
from almaty_nlp.ooxml.nodes import CHARACTERS, XML_SPACE, choose
from almaty_nlp.readers.docx.fields import Field, read_code
from almaty_nlp.readers.docx.formatting import PLAIN, Look, effective, make_run, own_look, read_look
from almaty_nlp.readers.docx.styles import ParagraphStyle, Styles, truth

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

LOOK_CHANGE = n.w("rPrChange")
LINE_ENDS = str.maketrans("\n\r\t", "   ")
"""White space typed into the XML is a space; line ends and tabs are elements of their own (17.3.3.31)."""


class TooDeep(Exception):
    """Elements are nested past the limit."""


class Change(NamedTuple):
    """A tracked change of [start, end) of a paragraph; `look` are the bits of formatting before a change of
    format.
    """

    kind: str
    node: Element
    start: int
    end: int
    group: str = ""
    look: int | None = None


@dataclass(slots=True)
class Inline:
    """What a paragraph holds. Offsets count the characters of `text`."""

    text: str = ""
    runs: tuple[Run, ...] = ()
    pieces: tuple[DocxPiece, ...] = ()
    contents: bool = False
    changes: list[Change] = field(default_factory=list)
    calls: list[tuple[Element, int, str | None, int, tuple[str, ...]]] = field(default_factory=list)
    comments: list[tuple[str, str, int]] = field(default_factory=list)
    boxes: list[tuple[Element, tuple[Element, ...]]] = field(default_factory=list)
    nested: list[Element] = field(default_factory=list)


class InlineReader:
    """Reads the paragraphs of one story in order; fields stay open from one paragraph to the next."""

    def __init__(
        self,
        styles: Styles,
        targets: dict[str, str],
        moves: dict[str, str],
        unfinished: set[Element],
        max_depth: int,
        *,
        preserve: bool = False,
    ) -> None:
        """`targets`: outside addresses by relationship id; `moves`: open moves by kind; `preserve`: xml:space
        above.
        """
        self.page = 0
        self._styles = styles
        self._targets = targets
        self._moves = moves
        self._unfinished = unfinished
        self._max_depth = max_depth
        self._preserve = preserve
        self._fields: list[Field] = []
        self._muted = 0
        self._contents = 0
        self._link = ""
        self._looks: dict[tuple[Look, str, Look], int] = {}
        self._active: list[Element] = []
        self._start(styles.paragraph(None), ())

    def read(self, paragraph: Element, style: ParagraphStyle, context: tuple[str, ...] = ()) -> Inline:
        """Read one w:p set in `style`; `context` names the kinds of the changes that hold the whole
        paragraph.
        """
        self._start(style, context)
        self._walk(paragraph, 0)
        found = self._found
        found.text = "".join(self._parts)
        found.runs = tuple(make_run(*mark) for mark in self._marks)
        found.pieces = tuple(self._pieces)
        return found

    def _start(self, style: ParagraphStyle, context: tuple[str, ...]) -> None:
        self._found = Inline()
        self._context = context
        self._style = style
        self._parts: list[str] = []
        self._length = 0
        self._node = 0
        self._pieces: list[DocxPiece] = []
        self._marks: list[tuple[int, int, int, str]] = []
        self._break = -1
        self._after_mark = False
        self._base = self._bits = self._effective("", PLAIN)

    def _effective(self, character: str, direct: Look) -> int:
        key = (self._style.look, character, direct)
        bits = self._looks.get(key)
        if bits is None:
            look = self._styles.character(character) if character else Look()
            bits = effective(self._styles.defaults, self._style.look, look, direct)
            self._looks[key] = bits
        return bits

    def _walk(self, parent: Element, depth: int) -> None:
        if depth > self._max_depth:
            raise TooDeep
        for child in parent:
            self._child(child, depth)

    def _child(self, child: Element, depth: int) -> None:
        tag = child.tag
        handler = HANDLERS.get(tag)
        if handler is not None:
            handler(self, child, depth)
        elif tag not in n.SILENT:
            self._walk(child, depth + 1)

    # text -------------------------------------------------------------------------------------------

    def _run(self, run: Element, depth: int) -> None:
        if depth > self._max_depth:
            raise TooDeep
        outer, start, look_change = self._bits, self._length, None
        self._bits = self._base
        for child in run:
            tag = child.tag
            if tag == n.T:
                self._text(child, depth)
            elif tag == n.R_PR:
                direct, character = read_look(child)
                self._bits = self._effective(character, direct)
                if len(child) and child[-1].tag == LOOK_CHANGE:
                    look_change = child[-1]
            else:
                self._child(child, depth + 1)
        if look_change is not None:
            old, style = own_look(look_change)
            before = self._effective(style, old)
            self._found.changes.append(Change("format", look_change, start, self._length, look=before))
        self._bits = outer

    def _text(self, node: Element, depth: int) -> None:
        text = node.text or ""
        offset = 0
        if text and (text[0] <= " " or text[-1] <= " ") and not self._kept(node):
            offset = len(text) - len(text.lstrip(" \t\r\n"))
            text = text.strip(" \t\r\n")
        if "\n" in text or "\t" in text or "\r" in text:
            text = text.translate(LINE_ENDS)
        self._emit(text, offset)

    def _kept(self, node: Element) -> bool:
        """White space at the ends of a w:t counts only with xml:space="preserve" (17.3.3.31)."""
        space = node.get(XML_SPACE)
        return self._preserve if space is None else space == "preserve"

    def _math(self, node: Element, depth: int) -> None:
        self._emit(node.text or "")

    def _character(self, node: Element, depth: int) -> None:
        self._emit(CHARACTERS[node.tag])

    def _break_line(self, node: Element, depth: int) -> None:
        """A line break is a line end; a page or column break only parts what stands on its two sides."""
        if node.get(n.TYPE, "textWrapping") == "textWrapping":
            self._emit("\n")
        else:
            if self._length and not self._muted:
                self._break = self._node
            self._node += 1

    def _symbol(self, node: Element, depth: int) -> None:
        try:
            code = int(node.get(n.w("char"), ""), 16)
            self._emit(chr(code) if code >= 0x20 and not 0xD800 <= code < 0xE000 else "")
        except (ValueError, OverflowError):
            self._emit("")

    def _emit(self, text: str, offset: int = 0) -> None:
        """Add the characters of the next text-bearing element, unless a field's code hides them."""
        node = self._node
        self._node = node + 1
        if not text or self._muted:
            return
        if self._after_mark:
            offset += len(text) - len(text.lstrip())
            text = text.lstrip()
            self._after_mark = not text
            if not text:
                return
        if self._break >= 0:
            self._add("\n", self._break, 0)
            self._break = -1
        self._add(text, node, offset)
        if self._contents:
            self._found.contents = True

    def _add(self, text: str, node: int, offset: int) -> None:
        start = self._length
        self._length = end = start + len(text)
        self._parts.append(text)
        self._pieces.append(DocxPiece(start, end, node, offset))
        bits, link = self._bits, self._link
        if bits or link:
            marks = self._marks
            if marks and marks[-1][1] == start and marks[-1][2] == bits and marks[-1][3] == link:
                marks[-1] = (marks[-1][0], end, bits, link)
            else:
                marks.append((start, end, bits, link))

    # fields and links -------------------------------------------------------------------------------

    def _field_mark(self, node: Element, depth: int) -> None:
        if node in self._unfinished:
            return
        kind = node.get(n.FLD_TYPE)
        if kind == "begin":
            self._fields.append(Field(outer=self._link))
            self._muted += 1
        elif not self._fields:
            return
        elif kind == "separate":
            self._open_result(self._fields[-1])
        elif kind == "end":
            self._close(self._fields.pop())

    def _open_result(self, opened: Field) -> None:
        if opened.result:
            return
        opened.begin_result()
        self._muted -= 1
        self._contents += opened.contents
        self._link = opened.link or self._link

    def _close(self, closed: Field) -> None:
        if not closed.result:
            self._muted -= 1
        self._contents -= closed.contents
        self._link = closed.outer

    def _field_code(self, node: Element, depth: int) -> None:
        if self._fields and not self._fields[-1].result:
            self._fields[-1].code.append(node.text or "")

    def _simple_field(self, node: Element, depth: int) -> None:
        link, contents = read_code(node.get(n.INSTR, ""))
        outer, self._link = self._link, link or self._link
        self._contents += contents
        self._walk(node, depth + 1)
        self._contents -= contents
        self._link = outer

    def _hyperlink(self, node: Element, depth: int) -> None:
        link = self._targets.get(node.get(n.REL_ID, ""), "")
        if anchor := node.get(n.ANCHOR):
            link += f"#{anchor}"
        outer, self._link = self._link, link or self._link
        self._walk(node, depth + 1)
        self._link = outer

    # changes, calls, comments, boxes ----------------------------------------------------------------

    def _change(self, node: Element, depth: int) -> None:
        start, calls = self._length, len(self._found.calls)
        self._active.append(node)
        self._walk(node, depth + 1)
        self._active.pop()
        if self._length > start or len(self._found.calls) > calls:
            group = self._moves.get(node.tag, "")
            self._found.changes.append(Change(n.CHANGES[node.tag], node, start, self._length, group))

    def _move_start(self, node: Element, depth: int) -> None:
        self._moves[n.MOVE_FROM if node.tag == n.MOVE_FROM_START else n.MOVE_TO] = node.get(n.NAME, "")

    def _note_call(self, node: Element, depth: int) -> None:
        if self._muted:
            return
        revised = (*self._context, *(n.CHANGES[change.tag] for change in self._active))
        mark = typed_mark(node) if truth(node, n.CUSTOM_MARK) else None
        self._found.calls.append((node, self._length, mark, self.page, revised))

    def _note_mark(self, node: Element, depth: int) -> None:
        """The number at the head of a note; the space or tab between it and the words belongs to it."""
        self._after_mark = not self._length

    def _comment_mark(self, node: Element, depth: int) -> None:
        self._found.comments.append((node.tag, node.get(n.ID, ""), self._length))

    def _box(self, node: Element, depth: int) -> None:
        self._found.boxes.append((node, tuple(self._active)))

    def _block(self, node: Element, depth: int) -> None:
        """A paragraph or table inside a paragraph, as some programs write content controls in a line."""
        self._found.nested.append(node)

    def _alternate(self, node: Element, depth: int) -> None:
        chosen = choose(node)
        if chosen is not None:
            self._walk(chosen, depth + 1)

    def _page_seen(self, node: Element, depth: int) -> None:
        self.page += 1


def typed_mark(call: Element) -> str:
    """Return the typed mark of a note: the text that follows its call in the run (17.11.14)."""
    return "".join(node.text or "" for node in call.itersiblings(n.T, n.DEL_TEXT)).strip()


Handler = Callable[[InlineReader, "Element", int], None]

HANDLERS: dict[str, Handler] = {
    n.R: InlineReader._run,
    n.T: InlineReader._text,
    n.DEL_TEXT: InlineReader._text,
    n.MATH_TEXT: InlineReader._math,
    n.BR: InlineReader._break_line,
    n.SYM: InlineReader._symbol,
    n.FLD_CHAR: InlineReader._field_mark,
    n.INSTR_TEXT: InlineReader._field_code,
    n.FLD_SIMPLE: InlineReader._simple_field,
    n.HYPERLINK: InlineReader._hyperlink,
    n.MOVE_FROM_START: InlineReader._move_start,
    n.MOVE_TO_START: InlineReader._move_start,
    n.FOOTNOTE_REF: InlineReader._note_call,
    n.ENDNOTE_REF: InlineReader._note_call,
    n.COMMENT_START: InlineReader._comment_mark,
    n.COMMENT_END: InlineReader._comment_mark,
    n.COMMENT_REF: InlineReader._comment_mark,
    n.TEXT_BOX: InlineReader._box,
    n.P: InlineReader._block,
    n.TBL: InlineReader._block,
    n.ALTERNATE: InlineReader._alternate,
    n.PAGE_BREAK_SEEN: InlineReader._page_seen,
    **dict.fromkeys(n.NOTE_MARKS, InlineReader._note_mark),
    **dict.fromkeys(CHARACTERS, InlineReader._character),
    **dict.fromkeys(n.CHANGES, InlineReader._change),
}
