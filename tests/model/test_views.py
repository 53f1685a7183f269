"""Views of tracked changes, by property: what is derived is what one would write by hand."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almaty_nlp.model._cuts import kept_stretches
from almaty_nlp.model.document import (
    Anchor,
    Block,
    Cell,
    Comment,
    Document,
    Kind,
    Layer,
    Note,
    Revision,
    Run,
    Span,
    Table,
    View,
)
from almaty_nlp.model.numbering import ListLevel, ListPlace, NoteCount, NumberedList
from almaty_nlp.model.origin import DocxOrigin, DocxPiece
from almaty_nlp.model.views import derive, overlaid

LIST = NumberedList("a", (ListLevel(parts=(0, ".")),))
HIDES = {View.MARKS: (), View.ACCEPTED: ("delete", "move-from"), View.ORIGINAL: ("insert", "move-to")}
JOINS = {View.MARKS: "", View.ACCEPTED: "paragraph-delete", View.ORIGINAL: "paragraph-insert"}


@dataclass(frozen=True)
class Piece:
    """A stretch of a paragraph under one kind of change, "" for none."""

    kind: str
    text: str


pieces = st.builds(
    Piece,
    st.sampled_from(["", "", "insert", "delete", "move-from", "move-to"]),
    st.text("абв ", min_size=1, max_size=4),
)
paragraphs = st.lists(
    st.tuples(
        st.lists(pieces, max_size=5), st.sampled_from(["", "", "paragraph-insert", "paragraph-delete"])
    ),
    min_size=1,
    max_size=6,
)


def build(given_paragraphs: list[tuple[list[Piece], str]]) -> Document:
    """A document in the marks view; the last paragraph keeps its mark, as in every real file."""
    blocks, revisions = [], []
    for at, (parts, mark) in enumerate(given_paragraphs):
        identifier, offset, nodes = f"p{at}", 0, []
        for number, part in enumerate(parts):
            end = offset + len(part.text)
            nodes.append(DocxPiece(offset, end, number))
            if part.kind:
                revisions.append(Revision(part.kind, "A", "", part.text, (Span(identifier, offset, end),)))
            offset = end
        if mark and at + 1 < len(given_paragraphs):
            revisions.append(Revision(mark, "A", "", "", (Span(identifier, offset, offset),)))
        text = "".join(part.text for part in parts)
        runs = (Run(0, len(text), bold=True),) if text else ()
        blocks.append(
            Block(identifier, Kind.PARAGRAPH, text, runs=runs, origin=DocxOrigin("d", at, tuple(nodes)))
        )
    return Document("x", "docx", tuple(blocks), view=View.MARKS, revisions=tuple(revisions))


def by_hand(given_paragraphs: list[tuple[list[Piece], str]], view: View) -> list[str]:
    """The paragraphs of a view, written out."""
    texts, carried = [], ""
    for at, (parts, mark) in enumerate(given_paragraphs):
        carried += "".join(part.text for part in parts if part.kind not in HIDES[view])
        if not (mark and mark == JOINS[view]) or at + 1 == len(given_paragraphs):
            texts.append(carried)
            carried = ""
    return [text for text in texts if text.strip()]


@given(paragraphs, st.sampled_from([View.ACCEPTED, View.ORIGINAL]))
def test_a_view_is_the_text_with_one_side_of_the_changes(given_paragraphs, view: View) -> None:
    document = build(given_paragraphs)
    shown = derive(document, view)
    expected = by_hand(given_paragraphs, view)
    if document.revisions:
        assert [block.text for block in shown.blocks] == expected
    assert shown.view is view


@given(paragraphs, st.sampled_from([View.ACCEPTED, View.ORIGINAL]))
def test_everything_points_into_what_is_there(given_paragraphs, view: View) -> None:
    document = build(given_paragraphs)
    shown = derive(document, view)
    marked = {block.id: block for block in document.blocks}
    for block in shown.blocks:
        covered = 0
        for piece in block.origin.pieces:
            number = block.origin.paragraph if piece.paragraph is None else piece.paragraph
            source = marked[f"p{number}"]
            start = source.origin.pieces[piece.node].start + piece.offset
            assert piece.start == covered
            covered = piece.end
            assert source.text[start : start + piece.end - piece.start] == block.text[piece.start : piece.end]
        assert covered == len(block.text)
        assert sum(run.end - run.start for run in block.runs) == len(block.text)
    for revision in shown.revisions:
        for span in revision.spans:
            if span.start < span.end:
                assert shown.text(span) == revision.text


@given(paragraphs)
def test_marks_are_the_document_itself(given_paragraphs) -> None:
    document = build(given_paragraphs)
    assert derive(document, View.MARKS) is document
    accepted = derive(document, View.ACCEPTED)
    assert derive(accepted, View.ACCEPTED) is accepted


@given(st.integers(0, 30), st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30))))
def test_what_is_kept_is_what_is_not_cut(length: int, cuts: list[tuple[int, int]]) -> None:
    cuts = [(min(a, b, length), min(max(a, b), length)) for a, b in cuts]
    gone = {at for start, end in cuts for at in range(start, end)}
    kept = [at for start, end in kept_stretches(length, cuts) for at in range(start, end)]
    assert kept == [at for at in range(length) if at not in gone]


def test_only_the_marks_view_has_others_in_it() -> None:
    document = build([([Piece("insert", "а")], "")])
    with pytest.raises(ValueError, match="cannot derive"):
        derive(derive(document, View.ACCEPTED), View.ORIGINAL)


def test_labels_and_notes_count_what_is_shown() -> None:
    place = ListPlace(0, 0)
    blocks = (
        Block("p0", Kind.LIST_ITEM, "а", label="1.", numbering=place),
        Block("p1", Kind.LIST_ITEM, "б", label="2.", numbering=place),
        Block("f0", Kind.FOOTNOTE, "один", Layer.NOTES, label="1"),
        Block("f1", Kind.FOOTNOTE, "два", Layer.NOTES, label="2"),
    )
    notes = (
        Note("n0", "1", ("f0",), (Anchor("p0", 1, ("delete",)),), NoteCount()),
        Note("n1", "2", ("f1",), (Anchor("p1", 1),), NoteCount()),
    )
    revisions = (
        Revision("delete", "A", "", "а", (Span("p0", 0, 1),)),
        Revision("paragraph-delete", "A", "", "", (Span("p0", 1, 1),)),
    )
    document = Document(
        "x", "docx", blocks, view=View.MARKS, footnotes=notes, revisions=revisions, lists=(LIST,)
    )
    accepted = derive(document, View.ACCEPTED)
    assert [(block.id, block.label) for block in accepted.blocks] == [("p1", "1."), ("f1", "1")]
    assert [(note.id, note.label, note.anchors[0].offset) for note in accepted.footnotes] == [("n1", "1", 1)]


def test_a_deleted_row_closes_up() -> None:
    blocks = tuple(Block(f"p{row}", Kind.TABLE_CELL, str(row), cell=Cell(0, row, 0)) for row in range(3))
    high = Block("h", Kind.TABLE_CELL, "h", cell=Cell(0, 0, 1, rows=3))
    table = Table(((("p0",), ("h",)), (("p1",),), (("p2",),)))
    revision = Revision("row-delete", "A", "", "1", (Span("p1", 0, 1),))
    comment = Comment("0", "A", "", "?", (Span("p1", 0, 1), Span("p2", 0, 1)))
    document = Document(
        "x",
        "docx",
        (*blocks, high),
        view=View.MARKS,
        tables=(table,),
        revisions=(revision,),
        comments=(comment,),
    )
    accepted = derive(document, View.ACCEPTED)
    assert accepted.tables[0].rows == ((("p0",), ("h",)), (("p2",),))
    assert {block.id: block.cell for block in accepted.blocks} == {
        "p0": Cell(0, 0, 0),
        "p2": Cell(0, 1, 0),
        "h": Cell(0, 0, 1, rows=2),
    }
    assert accepted.comments[0].spans == (Span("p2", 0, 1),)
    assert derive(document, View.ORIGINAL).tables == (table,)


def test_old_formatting_is_laid_over_the_new() -> None:
    runs = (Run(0, 4, bold=True), Run(4, 8, bold=True, link="#a"), Run(8, 9, italic=True))
    assert overlaid(runs, [Run(2, 6, underline=True)]) == (
        Run(0, 2, bold=True),
        Run(2, 4, underline=True),
        Run(4, 6, underline=True, link="#a"),
        Run(6, 8, bold=True, link="#a"),
        Run(8, 9, italic=True),
    )
    assert overlaid((Run(0, 3, bold=True),), [Run(1, 2)]) == (Run(0, 1, bold=True), Run(2, 3, bold=True))


def test_a_table_whose_rows_are_all_deleted_is_none() -> None:
    blocks = tuple(Block(f"t{at}", Kind.TABLE_CELL, str(at), cell=Cell(at, 0, 0)) for at in range(3))
    tables = tuple(Table((((f"t{at}",),),)) for at in range(3))
    revision = Revision("row-delete", "A", "", "1", (Span("t1", 0, 1),))
    document = Document("d.docx", "docx", blocks, tables=tables, revisions=(revision,), view=View.MARKS)
    accepted = derive(document, View.ACCEPTED)
    assert accepted.tables == (tables[0], tables[2])
    assert {block.id: block.cell for block in accepted.blocks} == {"t0": Cell(0, 0, 0), "t2": Cell(1, 0, 0)}
    assert derive(document, View.ORIGINAL).tables == tables
