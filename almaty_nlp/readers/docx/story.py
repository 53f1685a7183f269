"""One story of a DOCX (the body, a note, a header): its paragraphs, tables and text boxes in order (17.2)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from almaty_nlp.model.document import Form, Kind, Layer, Notice
from almaty_nlp.model.message import Message
from almaty_nlp.ooxml import names as n
from almaty_nlp.ooxml.nodes import XML_SPACE, choose
from almaty_nlp.readers.docx.drafts import CellDraft, Collected, CommentMarks, Draft, NoteCall, RevisionDraft
from almaty_nlp.readers.docx.fields import unfinished
from almaty_nlp.readers.docx.inline import Inline, InlineReader, TooDeep
from almaty_nlp.readers.docx.paragraphs import MARK_KINDS, Properties, PropertyReader
from almaty_nlp.readers.docx.sections import read_section
from almaty_nlp.readers.docx.source import Source
from almaty_nlp.readers.docx.tables import (
    Grid,
    change_of_cell,
    change_of_row,
    merge_of,
    span_of,
    start_column,
)

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

FOREIGN = frozenset({n.w("altChunk"), n.w("subDoc")})
TRANSPARENT = frozenset(map(n.w, ("sdt", "sdtContent", "customXml", "smartTag")))


@dataclass(slots=True)
class Part:
    """A part that holds a story: its name, the number of each w:p in it, and how its blocks are named and
    placed.
    """

    name: str
    root: Element
    prefix: str
    layer: Layer
    kind: Kind | None = None
    numbers: dict[Element, int] = field(default_factory=dict)
    unfinished: set[Element] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Number the paragraphs, in text boxes and fallbacks too; find the fields without an end."""
        self.numbers = {node: at for at, node in enumerate(self.root.iter(n.P))}
        self.unfinished = unfinished(self.root)


class Story:
    """Reads the blocks of one part, or of a note or text box in it, into `collected`."""

    def __init__(self, source: Source, part: Part, collected: Collected, kind: Kind | None = None) -> None:
        """`kind` overrides what a paragraph would be: a text box, a footnote, a header."""
        self._source = source
        self._part = part
        self._out = collected
        self._kind = kind or part.kind
        self._properties: PropertyReader = source.properties
        self._inline = InlineReader(
            source.styles,
            source.links(part.name),
            collected.moves,
            part.unfinished,
            source.limits.max_depth,
            preserve=part.root.get(XML_SPACE) == "preserve",
        )
        self._cell: CellDraft | None = None
        self._context: list[RevisionDraft] = []
        self._revised_mark = False
        self._last: Draft | None = None

    def read(self, container: Element, depth: int = 0) -> None:
        """Read the blocks below an element. Raises TooDeep, and InputError past a limit of time or number."""
        if depth > self._source.limits.max_depth:
            raise TooDeep
        for node in container:
            self._block(node, depth)

    def _block(self, node: Element, depth: int) -> None:
        tag = node.tag
        if tag == n.P:
            self._paragraph(node, depth)
        elif tag == n.TBL:
            self._table(node, depth + 1)
        elif tag == n.SDT:
            content = node.find(n.SDT_CONTENT)
            if content is not None:
                self.read(content, depth + 1)
        elif tag == n.ALTERNATE:
            chosen = choose(node)
            if chosen is not None:
                self.read(chosen, depth + 1)
        elif tag in n.CHANGES:
            self._within(RevisionDraft(n.CHANGES[tag], *_hand(node)), node, depth)
        elif tag == n.SECT_PR:
            self._out.sections.append(read_section(node))
        elif tag in FOREIGN:
            self._out.notices.append(FOREIGN_CONTENT)
        elif tag in (n.COMMENT_START, n.COMMENT_END):
            self._comment(tag, node.get(n.ID, ""), None)
        elif tag in (n.MOVE_FROM_START, n.MOVE_TO_START):
            key = n.MOVE_FROM if tag == n.MOVE_FROM_START else n.MOVE_TO
            self._out.moves[key] = node.get(n.NAME, "")
        elif tag not in n.SILENT:
            self.read(node, depth + 1)

    def _within(self, revision: RevisionDraft, node: Element, depth: int) -> None:
        """Read what one change holds as a whole: whole paragraphs, a row, a cell, a text box."""
        self._out.revisions.append(revision)
        self._context.append(revision)
        self.read(node, depth + 1)
        self._context.pop()

    # paragraphs -------------------------------------------------------------------------------------

    def _paragraph(self, node: Element, depth: int) -> None:
        if depth > self._source.limits.max_depth:
            raise TooDeep
        self._source.check(len(self._out.drafts))
        properties = self._properties.read(node)
        context = tuple(change.kind for change in self._context) if self._context else ()
        inline = self._inline.read(node, properties.style, context)
        draft = self._draft(node, properties, inline)
        self._revisions(draft, properties, inline)
        self._calls(draft, inline)
        draft.kept = self._keeps(draft, inline, revised=bool(properties.marks))
        for tag, identifier, offset in inline.comments:
            self._comment(tag, identifier, offset)
        self._revised_mark = bool(properties.marks) or (self._revised_mark and not draft.kept)
        for nested in inline.nested:
            self._block(nested, depth + 1)
        for box, changes in inline.boxes:
            self._box(box, changes, depth + 1)
        if properties.section is not None:
            self._out.sections.append(read_section(properties.section))

    def _draft(self, node: Element, properties: Properties, inline: Inline) -> Draft:
        part = self._part
        at = part.numbers[node]
        form, before = properties.form, properties.before
        if inline.contents and form.kind in (Kind.PARAGRAPH, Kind.LIST_ITEM):
            form = replace(form, kind=Kind.TOC_ENTRY, level=0)
        if properties.hidden and form.numbering is not None and _all_hidden(inline):
            form = replace(form, numbering=None)
        kind = self._kind or (Kind.TABLE_CELL if self._cell is not None else None)
        if kind is not None:
            form = Form(kind, form.level, form.style, form.numbering)
            before = before and replace(before, kind=kind)
        draft = Draft(f"{part.prefix}{at}", part.name, at, part.layer, form.kind, form, before, self._cell)
        draft.text, draft.runs, draft.pieces = inline.text, inline.runs, inline.pieces
        self._out.drafts.append(draft)
        self._last = draft
        return draft

    def _revisions(self, draft: Draft, properties: Properties, inline: Inline) -> None:
        length = len(draft.text)
        for revision in self._context:
            revision.spans.append((draft, 0, length))
        for change in inline.changes:
            spans = [(draft, change.start, change.end)]
            self._out.revise(
                RevisionDraft(change.kind, *_hand(change.node), change.group, spans, change.look)
            )
        for node in properties.marks:
            group = self._out.moves.get(node.tag, "")
            self._out.revise(
                RevisionDraft(MARK_KINDS[node.tag], *_hand(node), group, [(draft, length, length)])
            )
        for node in properties.changes:
            start = 0 if node.tag == n.w("pPrChange") else length
            self._out.revise(RevisionDraft("format", *_hand(node), "", [(draft, start, length)]))

    def _calls(self, draft: Draft, inline: Inline) -> None:
        for node, offset, mark, page, revised in inline.calls:
            calls = self._out.footnotes if node.tag == n.FOOTNOTE_REF else self._out.endnotes
            section = len(self._out.sections)
            calls.append(NoteCall(node.get(n.ID, ""), draft, offset, mark, section, page, revised))

    def _keeps(self, draft: Draft, inline: Inline, *, revised: bool) -> bool:
        """An empty paragraph stays when it is numbered, when something hangs on it, or when a join of
        paragraphs ends in it.
        """
        if draft.text.strip() or inline.calls or inline.comments or self._revised_mark:
            return True
        if draft.text and revised:
            return True
        forms = (draft.form, draft.before)
        return any(
            f is not None and f.numbering is not None and self._source.numbering.prints(f.numbering)
            for f in forms
        )

    def _comment(self, tag: str, identifier: str, offset: int | None) -> None:
        """Note an end of a comment's range. Between paragraphs it lies at the border (offset None)."""
        at = len(self._out.drafts) - 1
        marks = self._out.comments.setdefault(identifier, CommentMarks())
        if tag == n.COMMENT_START:
            marks.start = (at + 1, 0) if offset is None else (at, offset)
        elif tag == n.COMMENT_END:
            end = len(self._last.text) if self._last is not None else 0
            marks.end = (at, end if offset is None else offset)
        elif offset is not None:
            marks.call = (at, offset)

    def _box(self, box: Element, changes: tuple[Element, ...], depth: int) -> None:
        """A text box is read after the paragraph that anchors it, its paragraphs as revised as the anchor."""
        if depth > self._source.limits.max_depth:
            raise TooDeep
        inner = Story(
            self._source, self._part, self._out, Kind.TEXT_BOX if self._kind is None else self._kind
        )
        inner._context = list(self._context)
        for change in changes:
            revision = RevisionDraft(n.CHANGES[change.tag], *_hand(change))
            self._out.revisions.append(revision)
            inner._context.append(revision)
        inner.read(box, depth)

    # tables -----------------------------------------------------------------------------------------

    def _table(self, node: Element, depth: int) -> None:
        rows: list[list[CellDraft]] = []
        grid = Grid(len(self._out.tables), rows)
        self._out.tables.append(rows)
        outer = self._cell, self._revised_mark
        for row in self._children(node, n.TR, depth):
            grid.begin_row(start_column(row))
            with_change = change_of_row(row)
            change = self._enter(with_change)
            for cell in self._children(row, n.TC, depth):
                self._read_cell(cell, grid, depth)
            self._leave(change)
        self._cell, self._revised_mark = outer[0], False

    def _read_cell(self, cell: Element, grid: Grid, depth: int) -> None:
        properties = cell.find(n.TC_PR)
        self._cell = grid.cell(span_of(properties), merge_of(properties))
        self._revised_mark = False
        change = self._enter(change_of_cell(properties))
        outer = self._cell
        self.read(cell, depth + 1)
        self._cell = outer
        self._leave(change)

    def _enter(self, found: tuple[str, Element] | None) -> RevisionDraft | None:
        if found is None:
            return None
        revision = RevisionDraft(found[0], *_hand(found[1]))
        self._out.revisions.append(revision)
        self._context.append(revision)
        return revision

    def _leave(self, revision: RevisionDraft | None) -> None:
        if revision is not None:
            self._context.pop()

    def _children(self, parent: Element, wanted: str, depth: int) -> Iterator[Element]:
        """Rows of a table or cells of a row, also those in content controls, custom XML, alternatives."""
        if depth > self._source.limits.max_depth:
            raise TooDeep
        for node in parent:
            if node.tag == wanted:
                yield node
            elif node.tag == n.ALTERNATE:
                chosen = choose(node)
                if chosen is not None:
                    yield from self._children(chosen, wanted, depth + 1)
            elif node.tag in TRANSPARENT or node.tag in n.CHANGES:
                yield from self._children(node, wanted, depth + 1)


def _hand(node: Element) -> tuple[str, str]:
    """Author and date of a change as the file gives them."""
    return node.get(n.AUTHOR, ""), node.get(n.DATE, "")


def _all_hidden(inline: Inline) -> bool:
    return sum(run.end - run.start for run in inline.runs if run.hidden) == len(inline.text)


FOREIGN_CONTENT = Notice(
    "foreign-content",
    Message(
        en="The document includes another file (an imported chunk or a subdocument); its text is not read: "
        "open the document in Word and save it with the text inside.",
        ru="В документ включён другой файл (импортированный фрагмент или вложенный документ); "
        "его текст не прочитан: "
        "откройте документ в Word и сохраните его вместе с этим текстом.",
    ),
)
