"""Labels typed into the text: cut off, with all that points into it."""

from __future__ import annotations

from almaty_nlp.model.document import (
    Anchor,
    Block,
    Comment,
    Document,
    Kind,
    Layer,
    Note,
    Revision,
    Run,
    Span,
    View,
)
from almaty_nlp.model.origin import DocxOrigin, DocxPiece
from almaty_nlp.model.typed_labels import split_typed_labels


def block(at: int, text: str, kind: Kind = Kind.PARAGRAPH, **more: object) -> Block:
    origin = DocxOrigin("d", at, (DocxPiece(0, len(text), 0),))
    return Block(f"p{at}", kind, text, origin=origin, **more)  # type: ignore[arg-type]


def document(*blocks: Block, **more: object) -> Document:
    return Document("x", "docx", blocks, **more)  # type: ignore[arg-type]


def test_label_and_everything_after_it() -> None:
    first = block(0, "1.\tУчастники приняли", runs=(Run(0, 12, bold=True),))
    note = Note("n", "1", (), (Anchor("p0", 12),))
    comment = Comment("c", "A", "", "?", (Span("p0", 1, 12),))
    split = split_typed_labels(document(first, block(1, "2. Итоги"), footnotes=(note,), comments=(comment,)))
    one, two = split.blocks
    assert (one.label, one.text, one.typed_label, one.kind, one.level) == (
        "1.",
        "Участники приняли",
        True,
        Kind.LIST_ITEM,
        1,
    )
    assert (two.label, two.text) == ("2.", "Итоги")
    assert one.runs == (Run(0, 9, bold=True),)
    assert one.origin == DocxOrigin("d", 0, (DocxPiece(0, 17, 0, 3),))
    assert split.footnotes[0].anchors == (Anchor("p0", 9),)
    assert split.comments[0].spans == (Span("p0", 0, 9),)


def test_headings_stay_headings() -> None:
    (only,) = split_typed_labels(document(block(0, "II. Итоги", Kind.HEADING, level=1))).blocks
    assert (only.kind, only.level, only.label, only.text) == (Kind.HEADING, 1, "II.", "Итоги")


def test_what_is_left_alone() -> None:
    blocks = (
        block(0, "12. Место", label="(a)"),
        block(1, "3. 15", Kind.TABLE_CELL),
        block(2, "1. Введение\t3", Kind.TOC_ENTRY),
        block(3, "1. См. там же", Kind.FOOTNOTE, layer=Layer.NOTES),
        block(4, "5 июня состоялась встреча"),
        block(5, "г. Алматы"),
    )
    given = document(*blocks)
    assert split_typed_labels(given) is given


def test_a_label_under_a_change_stays_in_the_marks() -> None:
    revision = Revision("delete", "A", "", "1", (Span("p0", 0, 1),))
    given = document(block(0, "12. Место"), revisions=(revision,), view=View.MARKS)
    assert split_typed_labels(given) is given
    later = Revision("delete", "A", "", "Место", (Span("p0", 4, 9),))
    given = document(block(0, "12. Место"), revisions=(later,), view=View.MARKS)
    split = split_typed_labels(given)
    assert (split.blocks[0].label, split.revisions[0].spans) == ("12.", (Span("p0", 0, 5),))
