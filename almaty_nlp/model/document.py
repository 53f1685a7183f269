"""The document as every floor sees it: frozen blocks of text with formatting, labels and origins.

Offsets everywhere are half-open and count Unicode code points of `Block.text`. A reader builds the
document with *all* revisions in the text (`View.MARKS`); `model.views.derive` gives the others.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum
from functools import cached_property
from operator import attrgetter
from types import MappingProxyType
from typing import Any

from almaty_nlp.model.message import Message
from almaty_nlp.model.numbering import ListPlace, NoteCount, NumberedList
from almaty_nlp.model.origin import Origin

BlockId = str
Language = str
"""An ISO 639-1 code; the toolkit knows «ru» and «en»."""

EMPTY: Mapping[str, str] = MappingProxyType({})


class Kind(StrEnum):
    """What a block is in the structure of the text."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE_CELL = "table_cell"
    FOOTNOTE = "footnote"
    ENDNOTE = "endnote"
    CAPTION = "caption"
    TOC_ENTRY = "toc_entry"
    TEXT_BOX = "text_box"
    CODE = "code"
    HEADER = "header"
    FOOTER = "footer"


class Layer(StrEnum):
    """Where a block belongs: the running text, the page furniture round it, or the notes."""

    BODY = "body"
    FURNITURE = "furniture"
    NOTES = "notes"


class View(StrEnum):
    """How tracked changes are shown: all accepted, none accepted, or both with their marks."""

    ACCEPTED = "accepted"
    ORIGINAL = "original"
    MARKS = "marks"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch [start, end) of one block's text, in Unicode code points."""

    block: BlockId
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Run:
    """Formatting over [start, end) of a block's text. Runs are sorted and do not overlap; plain text has
    none.
    """

    start: int
    end: int
    bold: bool = False
    italic: bool = False
    underline: bool = False
    strike: bool = False
    superscript: bool = False
    subscript: bool = False
    caps: bool = False
    hidden: bool = False
    code: bool = False
    link: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a table_cell block stands: table (index in `Document.tables`), row and column from 0, and its
    reach.
    """

    table: int
    row: int
    column: int
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Form:
    """What a block is by its paragraph properties, kept where a tracked change gave it another form."""

    kind: Kind
    level: int = 0
    style: str = ""
    numbering: ListPlace | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph-like unit of a document.

    `label` is the number or bullet as printed («1)», «(iv)», «•»), never part of `text`, whether the
    word processor computed it or the author typed it in a list the reader recognised; `address` is the
    path to the block («Annex 2 › 3 › iii»); `level` is the outline level of a heading or the depth of a
    list item, from 1 (0 = none); `typed_label` says that the label stands in the file as characters.
    `numbering` is what computed the label, `before` the form before a tracked change of the paragraph's
    properties.
    """

    id: BlockId
    kind: Kind
    text: str
    layer: Layer = Layer.BODY
    label: str = ""
    typed_label: bool = False
    level: int = 0
    address: str = ""
    language: Language | None = None
    runs: tuple[Run, ...] = ()
    cell: Cell | None = None
    style: str = ""
    origin: Origin | None = None
    numbering: ListPlace | None = None
    before: Form | None = None

    def but(self, **changes: Any) -> Block:
        """Return this block with other values in some fields: `dataclasses.replace` at half the cost, for
        what is done to every block.
        """
        values = list(BLOCK_VALUES(self))
        for name, value in changes.items():
            values[BLOCK_FIELDS[name]] = value
        return Block(*values)

    @property
    def body(self) -> int:
        """Offset in `text` where the words start: after a typed label in plain text, which keeps it there; 0
        elsewhere.
        """
        if not self.typed_label or not self.text.startswith(self.label):
            return 0
        rest = self.text[len(self.label) :]
        return len(self.text) - len(rest.lstrip()) if rest[:1].isspace() else 0

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """Return the span [start, end) of this block; to the end of the text without `end`."""
        return Span(self.id, start, len(self.text) if end is None else end)


BLOCK_FIELDS = {one.name: at for at, one in enumerate(fields(Block))}
BLOCK_VALUES = attrgetter(*BLOCK_FIELDS)


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place between two characters of a block: before the character at `offset`.

    `revised` names the kinds of the tracked changes that hold the place itself (a deleted call of a note).
    """

    block: BlockId
    offset: int
    revised: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote or endnote: its blocks (layer notes), the label as printed and every place that calls it.

    `count` is what computed the label, None where the mark was typed.
    """

    id: str
    label: str
    blocks: tuple[BlockId, ...]
    anchors: tuple[Anchor, ...] = ()
    count: NoteCount | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its cell blocks row by row (a merged cell stands once), and the block ids of nested tables'
    cells apart.
    """

    rows: tuple[tuple[tuple[BlockId, ...], ...], ...]


@dataclass(frozen=True, slots=True)
class Revision:
    """A tracked change. `kind`: insert, delete, move-from, move-to, format, paragraph-insert, paragraph-
    delete, row-insert, row-delete, cell-insert, cell-delete.

    `spans` lie in the blocks of the marks view (empty in a derived view where the text is gone);
    `text` is the text concerned; `group` joins the two halves of a move. A paragraph-… revision is that of
    the paragraph mark: its span is the empty one at the end of the block. `before` is the formatting that a
    change of format took away, over the first of its spans.
    """

    kind: str
    author: str
    date: str
    text: str
    spans: tuple[Span, ...] = ()
    group: str = ""
    before: Run | None = None


@dataclass(frozen=True, slots=True)
class Comment:
    """A reviewer's comment with the stretches of text it covers; `parent` is the id of the comment it
    answers.
    """

    id: str
    author: str
    date: str
    text: str
    spans: tuple[Span, ...] = ()
    parent: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """What a reader has to say about the reading itself: never passed on in silence, never a finding on the
    text.
    """

    code: str
    message: Message
    page: int = 0


@dataclass(frozen=True)
class Document:
    """One document, frozen. `path` is as the user gave it; `format` is the suffix without its dot."""

    path: str
    format: str
    blocks: tuple[Block, ...]
    language: Language | None = None
    view: View = View.ACCEPTED
    footnotes: tuple[Note, ...] = ()
    endnotes: tuple[Note, ...] = ()
    tables: tuple[Table, ...] = ()
    revisions: tuple[Revision, ...] = ()
    comments: tuple[Comment, ...] = ()
    metadata: Mapping[str, str] = field(default_factory=lambda: EMPTY)
    notices: tuple[Notice, ...] = ()
    lists: tuple[NumberedList, ...] = ()

    @cached_property
    def index(self) -> Mapping[BlockId, int]:
        """Position of each block in `blocks`, by id."""
        return {block.id: at for at, block in enumerate(self.blocks)}

    def block(self, identifier: BlockId) -> Block:
        """Return the block with this id; KeyError when there is none."""
        return self.blocks[self.index[identifier]]

    def text(self, span: Span) -> str:
        """Return the characters of a span."""
        return self.block(span.block).text[span.start : span.end]
