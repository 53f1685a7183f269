"""A document as JSON, whole and back again: `almaty-document/1`, published in `schema/almaty-document-1.json`.

The keys that scripts may rely on (texts of notes and cells, first anchors and ranges, plain kinds of revisions) stand
beside the exact ones, from which `from_json` builds the same document again.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, fields
from typing import Any

from almaty_nlp.model.document import (
    Anchor,
    Block,
    Cell,
    Comment,
    Document,
    Kind,
    Layer,
    Note,
    Notice,
    Revision,
    Run,
    Span,
    Table,
    View,
)
from almaty_nlp.model.message import Message
from almaty_nlp.writers._origin_json import origin_from, origin_to

SCHEMA = "almaty-document/1"

PLAIN_KINDS = {
    "move-from": "move",
    "move-to": "move",
    "paragraph-insert": "paragraph",
    "paragraph-delete": "paragraph",
}
"""Kinds of revisions of the model by the kind that the contract names, where the two differ."""

Json = dict[str, Any]


def to_json(document: Document) -> str:
    """Return the document as JSON text, one block, note, table, revision or comment a line."""
    values: Json = {
        "schema": SCHEMA,
        "path": document.path,
        "format": document.format,
        "language": document.language,
        "view": document.view.value,
        "metadata": dict(document.metadata),
        "notices": [_notice(notice) for notice in document.notices],
        "blocks": [_block(block) for block in document.blocks],
        "footnotes": [_note(document, note) for note in document.footnotes],
        "endnotes": [_note(document, note) for note in document.endnotes],
        "tables": [_table(document, table) for table in document.tables],
        "revisions": [_revision(revision) for revision in document.revisions],
        "comments": [_comment(comment) for comment in document.comments],
    }
    return "{\n" + ",\n".join(f"{_dump(key)}: {_listed(value)}" for key, value in values.items()) + "\n}\n"


def from_json(text: str) -> Document:
    """Return the document that `to_json` wrote. Raises ValueError for JSON of another schema, KeyError for a lost key."""
    data = json.loads(text)
    if data.get("schema") != SCHEMA:
        raise ValueError(f"not {SCHEMA}: {data.get('schema')!r}")
    return Document(
        path=data["path"],
        format=data["format"],
        language=data["language"],
        view=View(data["view"]),
        metadata=data["metadata"],
        notices=tuple(Notice(n["code"], Message(n["en"], n["ru"]), n["page"]) for n in data["notices"]),
        blocks=tuple(map(_read_block, data["blocks"])),
        footnotes=tuple(map(_read_note, data["footnotes"])),
        endnotes=tuple(map(_read_note, data["endnotes"])),
        tables=tuple(
            Table(tuple(tuple(tuple(cell) for cell in row) for row in table["cells"]))
            for table in data["tables"]
        ),
        revisions=tuple(map(_read_revision, data["revisions"])),
        comments=tuple(map(_read_comment, data["comments"])),
    )


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(", ", ": "))


def _listed(value: Any) -> str:
    if isinstance(value, list) and value:
        return "[\n" + ",\n".join(map(_dump, value)) + "\n]"
    return _dump(value)


def _block(block: Block) -> Json:
    return {
        "id": block.id,
        "kind": block.kind.value,
        "layer": block.layer.value,
        "label": block.label,
        "text": block.text,
        "language": block.language,
        "address": block.address,
        "level": block.level,
        "typed_label": block.typed_label,
        "style": block.style,
        "runs": [_run(run) for run in block.runs],
        "cell": None if block.cell is None else asdict(block.cell),
        "origin": origin_to(block.origin),
    }


def _read_block(data: Json) -> Block:
    return Block(
        id=data["id"],
        kind=Kind(data["kind"]),
        text=data["text"],
        layer=Layer(data["layer"]),
        label=data["label"],
        typed_label=data["typed_label"],
        level=data["level"],
        address=data["address"],
        language=data["language"],
        runs=tuple(Run(**run) for run in data["runs"]),
        cell=None if data["cell"] is None else Cell(**data["cell"]),
        style=data["style"],
        origin=origin_from(data["origin"]),
    )


def _run(run: Run) -> Json:
    """Where the formatting reaches and which formatting it is; what is off is left out."""
    marks = {
        field.name: getattr(run, field.name) for field in fields(Run) if field.name not in ("start", "end")
    }
    return {"start": run.start, "end": run.end, **{name: value for name, value in marks.items() if value}}


def _texts(document: Document, blocks: Iterable[str]) -> str:
    return "\n".join(document.block(identifier).text for identifier in blocks)


def _note(document: Document, note: Note) -> Json:
    anchors = [asdict(anchor) for anchor in note.anchors]
    return {
        "id": note.id,
        "label": note.label,
        "text": _texts(document, note.blocks),
        "anchor": anchors[0] if anchors else None,
        "anchors": anchors,
        "blocks": list(note.blocks),
    }


def _read_note(data: Json) -> Note:
    anchors = tuple(Anchor(**anchor) for anchor in data["anchors"])
    return Note(data["id"], data["label"], tuple(data["blocks"]), anchors)


def _table(document: Document, table: Table) -> Json:
    return {
        "rows": [[_texts(document, cell) for cell in row] for row in table.rows],
        "cells": [[list(cell) for cell in row] for row in table.rows],
    }


def _spans(spans: Sequence[Span]) -> list[Json]:
    return [asdict(span) for span in spans]


def _read_spans(data: Iterable[Mapping[str, Any]]) -> tuple[Span, ...]:
    return tuple(Span(**span) for span in data)


def _revision(revision: Revision) -> Json:
    return {
        "kind": PLAIN_KINDS.get(revision.kind, revision.kind),
        "author": revision.author,
        "date": revision.date,
        "text": revision.text,
        "exact_kind": revision.kind,
        "group": revision.group,
        "spans": _spans(revision.spans),
    }


def _read_revision(data: Json) -> Revision:
    return Revision(
        data["exact_kind"],
        data["author"],
        data["date"],
        data["text"],
        _read_spans(data["spans"]),
        data["group"],
    )


def _comment(comment: Comment) -> Json:
    spans = _spans(comment.spans)
    return {
        "id": comment.id,
        "author": comment.author,
        "date": comment.date,
        "text": comment.text,
        "range": spans[0] if spans else None,
        "parent": comment.parent,
        "spans": spans,
    }


def _read_comment(data: Json) -> Comment:
    return Comment(
        data["id"], data["author"], data["date"], data["text"], _read_spans(data["spans"]), data["parent"]
    )


def _notice(notice: Notice) -> Json:
    return {"code": notice.code, "en": notice.message.en, "ru": notice.message.ru, "page": notice.page}
