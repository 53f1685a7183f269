"""Markdown: CommonMark with tables and footnotes, every character of the text with its line and column in the file.

Labels are those the author typed: the «29.» of a list that CommonMark would renumber stays «29.», and a paragraph that
begins with «(iv)», «а)» or «5-1.» outside Markdown's own lists is an item with that label. Labels are never in the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from almaty_nlp.errors import InputError
from almaty_nlp.model.document import Anchor, Block, Cell, Comment, Document, Kind, Layer, Note, Span, Table
from almaty_nlp.model.message import Message
from almaty_nlp.readers._encoding import decode
from almaty_nlp.readers._limits import Limits
from almaty_nlp.readers._markdown_blocks import Draft, Walk
from almaty_nlp.readers._markdown_parser import parser, too_deep
from almaty_nlp.readers._markdown_source import front_matter
from almaty_nlp.text.labels import split_labels


def read_markdown(path: Path, limits: Limits) -> Document:
    """Read a Markdown file. Raises InputError for a wrong encoding and for nesting past `limits.max_depth`."""
    return parse_markdown(decode(path.read_bytes(), str(path)), str(path), limits)


def parse_markdown(text: str, path: str = "", limits: Limits | None = None) -> Document:
    """Return the document of a Markdown text whose lines end in line feeds.

    HTML comments are kept as comments of the document, anchored to the block they stand in or before. YAML front
    matter is metadata; a heading's «{#anchor}» is kept in the block's `style`. Raises InputError past the limits.
    """
    limits = limits or Limits()
    lines = text.split("\n")
    metadata, skipped = front_matter(lines)
    body = "\n" * skipped + "\n".join(lines[skipped:])
    tokens = parser(limits.max_depth).parse(body)
    if too_deep(tokens, limits.max_depth):
        raise _too_deep(path, limits.max_depth)
    walk = Walk(lines)
    for token in tokens:
        walk.take(token)
    drafts = _with_typed_labels([draft for draft in walk.drafts if draft.note is None])
    notes = [draft for draft in walk.drafts if draft.note is not None]
    blocks = tuple(_block(at, draft) for at, draft in enumerate([*drafts, *notes]))
    return Document(
        path,
        "md",
        blocks,
        footnotes=_notes(walk.notes, [*drafts, *notes], blocks),
        tables=_tables(blocks),
        comments=_comments(walk, [*drafts, *notes], blocks),
        metadata=metadata,
    )


def _with_typed_labels(drafts: list[Draft]) -> list[Draft]:
    """Cut off the labels that authors typed at the head of paragraphs and headings, outside Markdown's lists."""
    seen = [draft for draft in drafts if draft.cell is None and draft.kind is not Kind.CODE]
    texts = [f"{draft.label} …" if draft.label else draft.content.text for draft in seen]
    for draft, (label, end) in zip(seen, split_labels(texts), strict=True):
        if label and not draft.label:
            draft.label, draft.typed = label, True
            draft.content = draft.content.cut(end, len(draft.content.text))
            if draft.kind is Kind.PARAGRAPH:
                draft.kind, draft.level = Kind.LIST_ITEM, draft.level + 1
    return drafts


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


def _notes(labels: list[str], drafts: Sequence[Draft], blocks: Sequence[Block]) -> tuple[Note, ...]:
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
    tables: dict[int, list[list[tuple[str, ...]]]] = {}
    for block in blocks:
        if block.cell is not None:
            rows = tables.setdefault(block.cell.table, [])
            while len(rows) <= block.cell.row:
                rows.append([])
            rows[block.cell.row].append((block.id,))
    return tuple(Table(tuple(map(tuple, tables[at]))) for at in sorted(tables))


def _comments(walk: Walk, drafts: Sequence[Draft], blocks: Sequence[Block]) -> tuple[Comment, ...]:
    """HTML comments: those inside a block at their offset, those between blocks at the start of the next one."""
    position = {id(draft): at for at, draft in enumerate(drafts)}
    found: list[tuple[int, int, str]] = [
        (at, offset, text) for at, draft in enumerate(drafts) for offset, text in draft.content.remarks
    ]
    for before, text in walk.remarks:
        following = walk.drafts[before:] or walk.drafts[-1:]
        if following:
            found.append((position[id(following[0])], 0, text))
    spans = [(Span(blocks[at].id, offset, offset), text) for at, offset, text in sorted(found)]
    return tuple(Comment(f"c{at}", "", "", text, (span,)) for at, (span, text) in enumerate(spans))


def _too_deep(path: str, depth: int) -> InputError:
    return InputError(
        Message(
            en=f"{path}: lists or quotations are nested deeper than {depth} levels: simplify the file",
            ru=f"{path}: вложенность списков или цитат больше {depth} уровней: упростите файл",
        )
    )
