"""The revisions inside one document: its paragraphs stay themselves whatever their words became."""

from __future__ import annotations

from almaty_nlp.comparison import revisions
from almaty_nlp.model.change import ChangeKind
from almaty_nlp.model.document import Block, Document, Kind, Revision, Span, View

MOVED = "A sentence that moves."


def test_words_that_move_between_paragraphs_leave_both_where_they_are() -> None:
    texts = (f"{MOVED} It stays.", f"Here it comes: {MOVED}", "The host pays.")
    blocks = tuple(Block(f"p{at}", Kind.PARAGRAPH, text) for at, text in enumerate(texts, 1))
    document = Document(
        "d.docx",
        "docx",
        blocks,
        view=View.MARKS,
        revisions=(
            Revision("move-from", "A", "", MOVED, (Span("p1", 0, len(MOVED)),)),
            Revision("move-to", "B", "", MOVED, (Span("p2", 15, 15 + len(MOVED)),)),
            Revision("insert", "C", "", "The host", (Span("p3", 0, 8),)),
        ),
    )
    found = revisions(document).changes
    assert [change.kind for change in found] == [ChangeKind.MODIFY] * 3
    assert [(change.old.blocks, change.new.blocks) for change in found if change.old and change.new] == [
        ((name,), (name,)) for name in ("p1", "p2", "p3")
    ]
    assert [change.authors for change in found] == [("A",), ("B",), ("C",)]
