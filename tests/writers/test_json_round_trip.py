"""`to_json` loses nothing and holds the contract; the published schema names what it writes."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

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
from almaty_nlp.model.origin import DocxOrigin, DocxPiece, PdfLine, PdfOrigin, TextOrigin, TextPiece
from almaty_nlp.readers import read
from almaty_nlp.writers.jsonfile import SCHEMA, from_json, schema, to_json

RICH = Document(
    "a.docx",
    "docx",
    (
        Block(
            "b0",
            Kind.HEADING,
            "Цели",
            label="2.",
            level=1,
            address="2",
            language="ru",
            runs=(Run(0, 4, bold=True),),
            origin=DocxOrigin("word/document.xml", 3, (DocxPiece(0, 4, 0, 2),)),
        ),
        Block("b1", Kind.TABLE_CELL, "a", cell=Cell(0, 0, 0, 2, 1), origin=TextOrigin((TextPiece(0, 3, 1),))),
        Block(
            "b2",
            Kind.TABLE_CELL,
            "b",
            cell=Cell(0, 0, 1),
            origin=PdfOrigin((PdfLine(0, 1, 4, (1.0, 2.0, 3.5, 4.0), (1.0, 3.5)),)),
        ),
        Block("b3", Kind.FOOTNOTE, "note", layer=Layer.NOTES),
    ),
    language="ru",
    view=View.MARKS,
    footnotes=(Note("n1", "1", ("b3",), (Anchor("b0", 4),)),),
    endnotes=(Note("e1", "i", ("b3",)),),
    tables=(Table(((("b1",), ("b2",)),)),),
    revisions=(
        Revision("move-from", "A", "2026-01-01T00:00:00Z", "a", (Span("b1", 0, 1),), "m1"),
        Revision("insert", "B", "", "b"),
    ),
    comments=(Comment("c1", "A", "", "why?", (Span("b0", 0, 2),)), Comment("c2", "B", "", "so", (), "c1")),
    metadata={"title": "Т"},
    notices=(Notice("scan", Message("en", "ру"), 3),),
)


def test_nothing_is_lost() -> None:
    assert from_json(to_json(RICH)) == RICH


def test_the_keys_of_the_contract() -> None:
    data = json.loads(to_json(RICH))
    assert data["schema"] == SCHEMA
    assert data["footnotes"][0]["text"] == "note"
    assert data["footnotes"][0]["anchor"] == {"block": "b0", "offset": 4}
    assert data["endnotes"][0]["anchor"] is None
    assert data["tables"][0]["rows"] == [["a", "b"]]
    assert [row["kind"] for row in data["revisions"]] == ["move", "insert"]
    assert [row["range"] for row in data["comments"]] == [{"block": "b0", "start": 0, "end": 2}, None]


def test_the_schema_names_every_key_that_is_written() -> None:
    data, published = json.loads(to_json(RICH)), schema()
    assert set(data) <= set(published["properties"])
    for key, name in (
        ("blocks", "block"),
        ("footnotes", "note"),
        ("tables", "table"),
        ("revisions", "revision"),
        ("comments", "comment"),
    ):
        properties, required = published["$defs"][name]["properties"], published["$defs"][name]["required"]
        for row in data[key]:
            assert set(required) <= set(row) <= set(properties) | {"count"}


def test_the_schema_accepts_what_is_written(root: Path) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    for document in (RICH, read(root / "corpora" / "sample" / "report.ru.md")):
        jsonschema.validate(json.loads(to_json(document)), schema())


def test_the_samples(root: Path) -> None:
    for path in sorted((root / "corpora" / "sample").glob("*.md")):
        document = read(path)
        assert from_json(to_json(document)) == document


@pytest.mark.parametrize("text", ["{}", "[]", '{"schema": "almaty-document/1"}', "nonsense"])
def test_other_json_is_a_value_error(text: str) -> None:
    with pytest.raises(ValueError, match=r"document|Expecting"):
        from_json(text)


def test_a_lost_key_is_a_value_error() -> None:
    broken = to_json(replace(RICH, comments=())).replace('"kind": "heading", ', "")
    with pytest.raises(ValueError, match="missing or wrong"):
        from_json(broken)
