"""A document as rows of a page: what was read on the left, what was found in it on the right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from markupsafe import Markup

from almaty_nlp.model.document import Block, BlockId, Document, Kind, Layer, Note, Table
from almaty_nlp.model.finding import Finding, Review
from almaty_nlp.reports._html_text import Call, Decoration, Mark, text_html

Numbered = Mapping[int, Finding]
"""The findings of a review by their number, from 1, in the order of the report."""

_DEEPEST = 6


@dataclass(frozen=True, slots=True)
class Row:
    """One row: ready HTML on the left, numbers of the findings on the right."""

    html: Markup
    findings: tuple[int, ...] = ()


@dataclass
class _Desk:
    document: Document
    decorations: dict[BlockId, Decoration]
    found: dict[BlockId, list[int]]
    prefix: str
    tables: set[int] = field(default_factory=set)


def rows(review: Review, numbered: Numbered, document: Document, position: int) -> Iterator[Row]:
    """Yield the rows of a document, `position` being its place in the run: body first, notes after it."""
    desk = _desk(numbered, document, f"d{position}")
    notes = [block for block in document.blocks if block.layer is Layer.NOTES]
    for block in document.blocks:
        if block.layer is Layer.NOTES or (block.layer is Layer.FURNITURE and block.id not in desk.found):
            continue
        row = _row(desk, block)
        if row is not None:
            yield row
    if notes:
        yield Row(Markup('<hr class="notes">'))
        labels = _note_labels(document)
        for block in notes:
            yield _note_row(desk, block, labels)


def _desk(numbered: Numbered, document: Document, prefix: str) -> _Desk:
    decorations: dict[BlockId, Decoration] = defaultdict(Decoration)
    found: dict[BlockId, list[int]] = defaultdict(list)
    for number, finding in numbered.items():
        severity = finding.severity.word
        if finding.place.path == document.path:
            span = finding.place.span
            decorations[span.block].marks.append(Mark(span.start, span.end, number, severity))
            found[span.block].append(number)
        for at, place in enumerate(finding.related, start=1):
            if place.path == document.path:
                span = place.span
                decorations[span.block].marks.append(Mark(span.start, span.end, number, severity, at))
    for slot, note in enumerate(_notes(document)):
        for anchor in note.anchors:
            call = Call(anchor.offset, note.label or "*", f"{prefix}-note-{slot}")
            decorations[anchor.block].calls.append(call)
    return _Desk(document, dict(decorations), dict(found), prefix)


def _row(desk: _Desk, block: Block) -> Row | None:
    if block.kind is Kind.TABLE_CELL and block.cell is not None:
        number = block.cell.table
        if number < len(desk.document.tables):
            if number in desk.tables:
                return None
            desk.tables.add(number)
            return _table(desk, desk.document.tables[number])
    return Row(_block(desk, block), tuple(desk.found.get(block.id, ())))


def _block(desk: _Desk, block: Block) -> Markup:
    body = text_html(block, desk.decorations.get(block.id))
    language = block.language or desk.document.language or ""
    if block.label:
        body = Markup('<span class="label">{}</span> <span>{}</span>').format(block.label, body)
    tag = _tag(block)
    classes = f"{block.kind.value} l{min(block.level, _DEEPEST)}{' labelled' if block.label else ''}"
    return Markup('<{0} class="{1}" lang="{2}">{3}</{0}>').format(Markup(tag), classes, language, body)


def _tag(block: Block) -> str:
    if block.kind is Kind.TITLE:
        return "h2"
    if block.kind is Kind.HEADING:
        return f"h{min(max(block.level, 1) + 2, _DEEPEST)}"
    return "div"


def _table(desk: _Desk, table: Table) -> Row:
    lines = []
    numbers: list[int] = []
    for row in table.rows:
        cells = []
        for cell in row:
            blocks = [desk.document.block(identifier) for identifier in cell]
            numbers += [number for block in blocks for number in desk.found.get(block.id, ())]
            body = Markup("").join(_block(desk, block) for block in blocks)
            spans = blocks[0].cell if blocks else None
            cells.append(
                Markup('<td rowspan="{}" colspan="{}">{}</td>').format(
                    spans.rows if spans else 1, spans.columns if spans else 1, body
                )
            )
        lines.append(Markup("<tr>{}</tr>").format(Markup("").join(cells)))
    html = Markup('<div class="scroll"><table>{}</table></div>').format(Markup("\n").join(lines))
    return Row(html, tuple(numbers))


def _note_row(desk: _Desk, block: Block, labels: Mapping[BlockId, tuple[str, int]]) -> Row:
    label, slot = labels.get(block.id, (block.label, -1))
    body = text_html(block, desk.decorations.get(block.id))
    html = Markup(
        '<div class="note labelled" id="{}" lang="{}"><span class="label">{}</span> <span>{}</span></div>'
    )
    identifier = f"{desk.prefix}-note-{slot}" if slot >= 0 else f"{desk.prefix}-{block.id}"
    language = block.language or desk.document.language or ""
    return Row(html.format(identifier, language, label, body), tuple(desk.found.get(block.id, ())))


def _notes(document: Document) -> tuple[Note, ...]:
    return (*document.footnotes, *document.endnotes)


def _note_labels(document: Document) -> dict[BlockId, tuple[str, int]]:
    """First block of each note → its label and its number among the notes."""
    return {note.blocks[0]: (note.label, at) for at, note in enumerate(_notes(document)) if note.blocks}
