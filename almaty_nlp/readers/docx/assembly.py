"""From drafts to the frozen document, with all tracked changes in it (`View.MARKS`)."""

from __future__ import annotations

from pathlib import Path

from almaty_nlp.model.document import Block, BlockId, Cell, Document, Layer, Revision, Span, Table, View
from almaty_nlp.model.origin import DocxOrigin
from almaty_nlp.model.views import relabel
from almaty_nlp.ooxml import names as n
from almaty_nlp.readers._limits import Limits
from almaty_nlp.readers.docx import refusals
from almaty_nlp.readers.docx.comments import read_comments
from almaty_nlp.readers.docx.drafts import CellDraft, Collected, Draft, RevisionDraft
from almaty_nlp.readers.docx.formatting import make_run
from almaty_nlp.readers.docx.inline import TooDeep
from almaty_nlp.readers.docx.metadata import read_metadata
from almaty_nlp.readers.docx.notes import read_notes
from almaty_nlp.readers.docx.package import Package
from almaty_nlp.readers.docx.source import Source
from almaty_nlp.readers.docx.story import Part, Story


def read_docx(path: Path, limits: Limits) -> Document:
    """Read a Word document (.docx, .docm, .dotx, .dotm, strict or transitional) with all its tracked changes.

    The text of the document is that of `View.MARKS`; `model.views.derive` gives the accepted and the original
    one. Raises InputError, one line, for what is no Word document, is encrypted, damaged, hostile or past a
    limit.
    """
    with Package(path, limits) as package:
        source = Source(package, limits)
        try:
            return _read(source, path)
        except (TooDeep, RecursionError) as error:
            raise refusals.too_deep(path) from error


def _read(source: Source, path: Path) -> Document:
    collected = Collected()
    body = source.document.find(n.w("body"))
    if body is not None:
        Story(source, Part(source.main, source.document, "p", Layer.BODY), collected).read(body)
    footnotes = read_notes(source, collected, "footnote")
    endnotes = read_notes(source, collected, "endnote")
    _read_furniture(source, collected)
    comments = read_comments(source, collected)  # last: they may lie in notes
    document = Document(
        path=str(path),
        format="docx",
        blocks=_blocks(collected.drafts),
        view=View.MARKS,
        footnotes=footnotes,
        endnotes=endnotes,
        tables=_tables(collected),
        revisions=tuple(map(_revision, collected.revisions)),
        comments=comments,
        metadata=read_metadata(source),
        notices=tuple(dict.fromkeys((*source.notices, *collected.notices))),
        lists=tuple(source.numbering.lists),
    )
    return relabel(document)


def _read_furniture(source: Source, collected: Collected) -> None:
    """Headers and footers in the order in which the sections name them, each once."""
    links = source.relationships(source.main)
    named = dict.fromkeys(entry for section in collected.sections for entry in section.furniture)
    read: set[str] = set()
    for number, (kind, identifier) in enumerate(named):
        link = links.get(identifier)
        if link is None or link.external or link.target in read or link.target not in source.package:
            continue
        read.add(link.target)
        root = source.root(link.target)
        if root is not None:
            part = Part(link.target, root, f"h{number}-", Layer.FURNITURE, kind)
            Story(source, part, collected).read(root)


def _blocks(drafts: list[Draft]) -> tuple[Block, ...]:
    cells: dict[int, Cell] = {}
    return tuple(_block(draft, cells) for draft in drafts if draft.kept)


def _block(draft: Draft, cells: dict[int, Cell]) -> Block:
    form = draft.form
    return Block(
        id=draft.id,
        kind=form.kind,
        text=draft.text,
        layer=draft.layer,
        level=form.level,
        runs=draft.runs,
        cell=None if draft.cell is None else _cell(draft.cell, cells),
        style=form.style,
        origin=DocxOrigin(draft.part, draft.paragraph, draft.pieces),
        numbering=form.numbering,
        before=draft.before,
    )


def _cell(draft: CellDraft, cells: dict[int, Cell]) -> Cell:
    found = cells.get(id(draft))
    if found is None:
        found = Cell(draft.table, draft.row, draft.column, draft.rows, draft.columns)
        cells[id(draft)] = found
    return found


def _tables(collected: Collected) -> tuple[Table, ...]:
    held: dict[int, list[BlockId]] = {}
    for draft in collected.drafts:
        if draft.cell is not None and draft.kept:
            held.setdefault(id(draft.cell), []).append(draft.id)
    return tuple(
        Table(tuple(tuple(tuple(held.get(id(cell), ())) for cell in row) for row in rows))
        for rows in collected.tables
    )


def _revision(draft: RevisionDraft) -> Revision:
    text = "\n".join(held.text[start:end] for held, start, end in draft.spans)
    spans = tuple(Span(held.id, start, end) for held, start, end in draft.spans if held.kept)
    before = None
    if draft.look is not None:
        before = make_run(draft.spans[0][1], draft.spans[0][2], draft.look, "")
    return Revision(draft.kind, draft.author, draft.date, text, spans, draft.group, before)
