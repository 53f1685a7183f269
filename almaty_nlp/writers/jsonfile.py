"""A document as JSON, whole and back again: `almaty-document/1`, published in
`schema/almaty-document-1.json`.

The keys that scripts may rely on (texts of notes and cells, first anchors and ranges, plain kinds of
revisions) are always there; beside them stand the exact ones, from which `from_json` builds the same document
again.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import Any

from almaty_nlp.model.document import Block, Comment, Document, Note, Revision, Table
from almaty_nlp.writers._codec import decode, encode, encode_named

SCHEMA = "almaty-document/1"

PLAIN_KINDS = {
    "move-from": "move",
    "move-to": "move",
    "paragraph-insert": "paragraph",
    "paragraph-delete": "paragraph",
    "row-insert": "insert",
    "row-delete": "delete",
    "cell-insert": "insert",
    "cell-delete": "delete",
}
"""Kinds of revisions of the model by the kind that scripts see, where the two differ."""

Json = dict[str, Any]


def to_json(document: Document) -> str:
    """Return the document as JSON text, one block, note, table, revision or comment a line."""
    texts = {block.id: block.text for block in document.blocks}
    values: Json = {
        "schema": SCHEMA,
        "path": document.path,
        "format": document.format,
        "language": document.language,
        "view": document.view.value,
        "blocks": [_block(block) for block in document.blocks],
        "footnotes": [_note(note, texts) for note in document.footnotes],
        "endnotes": [_note(note, texts) for note in document.endnotes],
        "tables": [_table(table, texts) for table in document.tables],
        "revisions": [_revision(revision) for revision in document.revisions],
        "comments": [_comment(comment) for comment in document.comments],
        "lists": encode(document.lists),
        "metadata": dict(document.metadata),
        "notices": encode(document.notices),
    }
    return "{\n" + ",\n".join(f"{_dump(key)}: {_listed(value)}" for key, value in values.items()) + "\n}\n"


def from_json(text: str) -> Document:
    """Return the document that `to_json` wrote. Raises ValueError for what is not JSON of this schema."""
    data = json.loads(text)
    if not isinstance(data, dict) or data.get("schema") != SCHEMA:
        raise ValueError(f"not a document of the schema {SCHEMA}")
    try:
        document: Document = decode(Document, data)
        revisions = (
            replace(revision, kind=row.get("exact_kind", revision.kind))
            for revision, row in zip(document.revisions, data["revisions"], strict=True)
        )
        tables = (decode(Table, {"rows": table["cells"]}) for table in data["tables"])
        return replace(document, revisions=tuple(revisions), tables=tuple(tables))
    except (KeyError, TypeError) as error:
        raise ValueError(f"a document of {SCHEMA} with a key missing or wrong: {error}") from error


@cache
def schema() -> Json:
    """Return the published JSON Schema (draft 2020-12) of `almaty-document/1`."""
    text = files("almaty_nlp.writers").joinpath("schema/almaty-document-1.json").read_text(encoding="utf-8")
    loaded: Json = json.loads(text)
    return loaded


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(", ", ": "))


def _listed(value: Any) -> str:
    if isinstance(value, list) and value:
        return "[\n" + ",\n".join(map(_dump, value)) + "\n]"
    return _dump(value)


def _block(block: Block) -> Json:
    always = {
        "id": block.id,
        "kind": block.kind.value,
        "layer": block.layer.value,
        "label": block.label,
        "text": block.text,
        "language": block.language,
        "address": block.address,
        "runs": encode(block.runs),
        "origin": encode_named(block.origin),
    }
    plain = replace(block, runs=(), origin=None)
    return {**always, **{key: value for key, value in encode(plain).items() if key not in always}}


def _joined(blocks: Iterable[str], texts: dict[str, str]) -> str:
    return "\n".join(texts[identifier] for identifier in blocks)


def _note(note: Note, texts: dict[str, str]) -> Json:
    row: Json = encode(note)
    anchors = row.setdefault("anchors", [])
    return {**row, "text": _joined(note.blocks, texts), "anchor": anchors[0] if anchors else None}


def _table(table: Table, texts: dict[str, str]) -> Json:
    rows = [[_joined(cell, texts) for cell in row] for row in table.rows]
    return {"rows": rows, "cells": encode(table.rows)}


def _revision(revision: Revision) -> Json:
    row: Json = encode(revision)
    plain = PLAIN_KINDS.get(revision.kind)
    return row if plain is None else {**row, "kind": plain, "exact_kind": revision.kind}


def _comment(comment: Comment) -> Json:
    row: Json = encode(comment)
    spans = row.setdefault("spans", [])
    return {**row, "range": spans[0] if spans else None}
