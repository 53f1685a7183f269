"""From drafts of blocks to a document: what the readers of Markdown and HTML do alike once the text is
collected.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from almaty_nlp.model.document import Anchor, Block, Cell, Document, Kind, Layer, Note, Table
from almaty_nlp.readers._markdown_inline import InlineText
from almaty_nlp.readers._markdown_source import Source
from almaty_nlp.text.labels import split_labels

PAGE = re.compile(r"\s*(?:\d{1,4}|[ivxlc]{1,7})")
FEWEST_ENTRIES = 2
TEXT = (Kind.PARAGRAPH, Kind.LIST_ITEM)
BULLET = "•"
"""What a bullet is printed as, whichever of -, *, + was typed."""


@dataclass(slots=True)
class Draft:
    """A block on its way: everything but its identifier and the typed label, which need all blocks."""

    kind: Kind
    content: InlineText
    label: str = ""
    level: int = 0
    style: str = ""
    note: str | None = None
    cell: Cell | None = None
    typed: bool = False


def assemble(
    path: str, file_format: str, drafts: Sequence[Draft], notes: Sequence[str], metadata: Mapping[str, str]
) -> Document:
    """Return the document of drafts in their order, notes last; `notes` are the labels of the footnotes in
    the order of the text.
    """
    body = with_typed_labels([draft for draft in drafts if draft.note is None])
    ordered = [*body, *(draft for draft in drafts if draft.note is not None)]
    blocks = tuple(_block(at, draft) for at, draft in enumerate(ordered))
    return Document(
        path,
        file_format,
        blocks,
        footnotes=_notes(notes, ordered, blocks),
        tables=_tables(blocks),
        metadata=metadata,
    )


def with_typed_labels(drafts: list[Draft]) -> list[Draft]:
    """Cut off the labels typed at the head of paragraphs and headings, outside Markdown's lists."""
    seen = [draft for draft in drafts if draft.cell is None and draft.kind is not Kind.CODE]
    texts = [f"{draft.label} …" if draft.label else draft.content.text for draft in seen]
    for draft, (label, end) in zip(seen, split_labels(texts), strict=True):
        if label and not draft.label:
            draft.label, draft.typed = label, True
            draft.content = draft.content.cut(end, len(draft.content.text))
            if draft.kind is Kind.PARAGRAPH:
                draft.kind, draft.level = Kind.LIST_ITEM, draft.level + 1
    _mark_contents(drafts)
    return drafts


def _mark_contents(drafts: Sequence[Draft]) -> None:
    """Mark the entries of a table of contents: paragraphs in a row that end in a tabulator and a page."""
    runs = groupby(drafts, key=lambda draft: draft.kind in TEXT and _is_entry(draft.content.text))
    for entries, run in runs:
        found = list(run)
        if entries and len(found) >= FEWEST_ENTRIES:
            for draft in found:
                draft.kind, draft.level = Kind.TOC_ENTRY, 0


def _is_entry(text: str) -> bool:
    words, tabulator, page = text.rpartition("\t")
    return bool(tabulator and PAGE.fullmatch(page)) and any(sign.isalpha() for sign in words)


def _block(at: int, draft: Draft) -> Block:
    in_note = draft.note is not None
    return Block(
        id=f"b{at}",
        kind=Kind.FOOTNOTE if in_note and draft.kind is Kind.PARAGRAPH else draft.kind,
        text=draft.content.text,
        layer=Layer.NOTES if in_note else Layer.BODY,
        label=draft.label,
        typed_label=draft.typed,
        level=draft.level,
        runs=draft.content.runs,
        cell=draft.cell,
        style=draft.style,
        origin=draft.content.origin,
    )


def _notes(labels: Sequence[str], drafts: Sequence[Draft], blocks: Sequence[Block]) -> tuple[Note, ...]:
    """The footnotes in the order of the text, each with every place that calls it."""
    anchors: dict[str, list[Anchor]] = {label: [] for label in labels}
    bodies: dict[str, list[str]] = {label: [] for label in labels}
    for draft, block in zip(drafts, blocks, strict=True):
        for label, offset in draft.content.calls:
            anchors[label].append(Anchor(block.id, offset))
        if draft.note is not None:
            bodies[draft.note].append(block.id)
    return tuple(
        Note(f"n{at}", label, tuple(bodies[label]), tuple(anchors[label])) for at, label in enumerate(anchors)
    )


def _tables(blocks: Sequence[Block]) -> tuple[Table, ...]:
    tables: dict[int, dict[int, dict[int, list[str]]]] = defaultdict(lambda: defaultdict(dict))
    for block in blocks:
        if block.cell is not None:
            row = tables[block.cell.table][block.cell.row]
            row.setdefault(block.cell.column, []).append(block.id)
    return tuple(_table(tables.get(at, {})) for at in range(max(tables, default=-1) + 1))


def _table(rows: Mapping[int, Mapping[int, list[str]]]) -> Table:
    return Table(tuple(tuple(map(tuple, rows[at].values())) for at in sorted(rows)))


def placed(content: InlineText, source: Source) -> InlineText:
    """Give an empty text the place where its characters would stand."""
    return content if content.pieces else replace(content, pieces=tuple(source.cut(0, 1)))
