"""Tracked changes, comments and notes as the file has them, and the views derived from them."""

from __future__ import annotations

from almaty_nlp.model.document import Document, Kind, Span, View
from almaty_nlp.model.views import derive

HAND = 'w:author="А. Редактор" w:date="2026-02-03T10:00:00Z"'


def run(text: str, properties: str = "", tag: str = "t") -> str:
    return f'<w:r>{properties}<w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>'


def ins(text: str) -> str:
    return f'<w:ins w:id="1" {HAND}>{run(text)}</w:ins>'


def gone(text: str) -> str:
    return f'<w:del w:id="2" {HAND}>{run(text, tag="delText")}</w:del>'


def para(content: str, mark: str = "", properties: str = "") -> str:
    look = f"<w:rPr><w:{mark} w:id='3' {HAND}/></w:rPr>" if mark else ""
    return f"<w:p><w:pPr>{properties}{look}</w:pPr>{content}</w:p>"


def texts(document: Document, view: View) -> list[str]:
    return [block.text for block in derive(document, view).blocks]


def test_insertions_and_deletions(read_body) -> None:
    """17.13.5.18 ins, 17.13.5.14 del: both in the marks, one in each view."""
    document = read_body(para(run("в течение ") + gone("10") + ins("15") + run(" дней")))
    assert texts(document, View.MARKS) == ["в течение 1015 дней"]
    assert texts(document, View.ACCEPTED) == ["в течение 15 дней"]
    assert texts(document, View.ORIGINAL) == ["в течение 10 дней"]
    deleted, inserted = document.revisions
    assert (deleted.kind, deleted.text, deleted.author, deleted.date) == (
        "delete",
        "10",
        "А. Редактор",
        "2026-02-03T10:00:00Z",
    )
    assert (inserted.kind, inserted.text, inserted.spans) == ("insert", "15", (Span("p0", 12, 14),))
    accepted = derive(document, View.ACCEPTED).revisions
    assert [revision.spans for revision in accepted] == [(), (Span("p0", 10, 12),)]


def test_a_deletion_inside_an_insertion_is_in_neither_view(read_body) -> None:
    inner = f'<w:ins w:id="1" {HAND}>{run("ab")}{gone("cd")}{run("ef")}</w:ins>'
    document = read_body(para(run("x") + inner))
    assert (texts(document, View.ACCEPTED), texts(document, View.ORIGINAL)) == (["xabef"], ["x"])


def test_one_change_cut_at_run_borders_is_one_revision(read_body) -> None:
    document = read_body(para(ins("пер") + ins("вый")))
    assert [(revision.kind, revision.text) for revision in document.revisions] == [("insert", "первый")]


def test_deleted_mark_joins_two_paragraphs(read_body) -> None:
    """17.13.5.15: the content goes to the next paragraph, which keeps its own properties."""
    document = read_body(
        para(run("Первый"), "del") + para(run("второй"), properties='<w:outlineLvl w:val="0"/>')
    )
    assert texts(document, View.ORIGINAL) == ["Первый", "второй"]
    (joined,) = derive(document, View.ACCEPTED).blocks
    assert (joined.text, joined.kind, joined.id) == ("Первыйвторой", Kind.HEADING, "p1")
    assert [(piece.start, piece.end, piece.paragraph) for piece in joined.origin.pieces] == [
        (0, 6, 0),
        (6, 12, None),
    ]
    assert [revision.kind for revision in document.revisions] == ["paragraph-delete"]


def test_inserted_mark_splits_a_paragraph(read_body) -> None:
    """17.13.5.20: without the change the two are one."""
    document = read_body(para(run("Первый"), "ins") + para(run("второй")))
    assert texts(document, View.ACCEPTED) == ["Первый", "второй"]
    assert texts(document, View.ORIGINAL) == ["Первыйвторой"]


def test_deleted_paragraph_before_a_table_vanishes_and_joins_nothing(read_body) -> None:
    table = f"<w:tbl><w:tr><w:tc>{para(run('ячейка'))}</w:tc></w:tr></w:tbl>"
    document = read_body(para(gone("прочь"), "del") + table + para(run("после")))
    assert texts(document, View.ACCEPTED) == ["ячейка", "после"]
    assert texts(document, View.ORIGINAL) == ["прочь", "ячейка", "после"]


def test_a_join_ends_in_an_empty_paragraph(read_body) -> None:
    """The empty paragraph takes the text of the one before; the one after it stays apart."""
    document = read_body(para(run("a"), "del") + para("") + para(run("b")))
    assert texts(document, View.ACCEPTED) == ["a", "b"]


def test_moves_have_two_halves_of_one_group(read_body) -> None:
    """17.13.5.22 moveFrom, 17.13.5.25 moveTo."""
    source = (
        f'<w:moveFromRangeStart w:id="5" w:name="move1" {HAND}/>'
        f'<w:moveFrom w:id="6" {HAND}>{run("пункт")}</w:moveFrom><w:moveFromRangeEnd w:id="5"/>'
    )
    target = (
        f'<w:moveToRangeStart w:id="7" w:name="move1" {HAND}/>'
        f'<w:moveTo w:id="8" {HAND}>{run("пункт")}</w:moveTo><w:moveToRangeEnd w:id="7"/>'
    )
    document = read_body(para(source, "moveFrom") + para(run("между")) + para(target))
    assert [(r.kind, r.text, r.group) for r in document.revisions if r.text] == [
        ("move-from", "пункт", "move1"),
        ("move-to", "пункт", "move1"),
    ]
    assert texts(document, View.ACCEPTED) == ["между", "пункт"]
    assert texts(document, View.ORIGINAL) == ["пункт", "между"]


def test_changes_of_format(read_body) -> None:
    """17.13.5.31 rPrChange, 17.13.5.29 pPrChange: nothing of the text changes; the old style is in the
    original.
    """
    look = f"<w:rPr><w:b/><w:rPrChange w:id='1' {HAND}><w:rPr/></w:rPrChange></w:rPr>"
    form = f'<w:outlineLvl w:val="0"/><w:pPrChange w:id="2" {HAND}><w:pPr/></w:pPrChange>'
    document = read_body(para(run("обычный ") + run("жирный", look), properties=form))
    assert [(r.kind, r.text) for r in document.revisions] == [
        ("format", "жирный"),
        ("format", "обычный жирный"),
    ]
    assert [derive(document, view).blocks[0].kind for view in View] == [
        Kind.HEADING,
        Kind.PARAGRAPH,
        Kind.HEADING,
    ]
    assert [len(derive(document, view).blocks[0].runs) for view in View] == [1, 0, 1]


def row(text: str, properties: str = "") -> str:
    return f"<w:tr>{properties}<w:tc>{para(run(text))}</w:tc></w:tr>"


def test_rows_that_come_and_go(read_body) -> None:
    """17.13.5.13 del (table row), 17.13.5.17 ins (table row)."""
    table = "<w:tbl>{}</w:tbl>".format(
        row("a")
        + row("b", f'<w:trPr><w:del w:id="1" {HAND}/></w:trPr>')
        + row("c", f'<w:trPr><w:ins w:id="2" {HAND}/></w:trPr>')
        + row("d")
    )
    document = read_body(table)
    assert texts(document, View.ACCEPTED) == ["a", "c", "d"]
    assert texts(document, View.ORIGINAL) == ["a", "b", "d"]
    accepted = derive(document, View.ACCEPTED)
    assert [block.cell.row for block in accepted.blocks if block.cell] == [0, 1, 2]
    assert [row[0] for row in accepted.tables[0].rows] == [("p0",), ("p2",), ("p3",)]
    assert [(r.kind, r.text) for r in document.revisions] == [("row-delete", "b"), ("row-insert", "c")]


def comment(identifier: int, text: str, para_id: str = "") -> str:
    attribute = f' w14:paraId="{para_id}"' if para_id else ""
    return f'<w:comment w:id="{identifier}" {HAND}><w:p{attribute}>{run(text)}</w:p></w:comment>'


def test_comment_ranges(read_body) -> None:
    """17.13.4.3: a range may begin in one paragraph and end in another; a reply names its parent (MS-DOCX
    2.5.4).
    """
    body = para(run("до ") + '<w:commentRangeStart w:id="0"/>' + run("начало")) + para(
        run("конец")
        + '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'
        + run(" дальше")
        + '<w:r><w:commentReference w:id="1"/></w:r>'
    )
    comments = comment(0, "Уточнить", "0A") + comment(1, "Согласен", "0B") + comment(2, "без места")
    extended = '<w15:commentEx w15:paraId="0A"/><w15:commentEx w15:paraId="0B" w15:paraIdParent="0a"/>'
    document = read_body(body, comments=comments, commentsExtended=extended)
    first, reply, loose = document.comments
    assert (first.text, first.author, first.spans) == (
        "Уточнить",
        "А. Редактор",
        (Span("p0", 3, 9), Span("p1", 0, 5)),
    )
    assert (reply.parent, reply.spans) == ("0", (Span("p1", 12, 12),))
    assert loose.spans == ()


def test_comment_on_deleted_text_keeps_its_place(read_body) -> None:
    body = para(
        run("a") + '<w:commentRangeStart w:id="0"/>' + gone("bc") + '<w:commentRangeEnd w:id="0"/>' + run("d")
    )
    document = read_body(body, comments=comment(0, "?"))
    assert document.comments[0].spans == (Span("p0", 1, 3),)
    assert derive(document, View.ACCEPTED).comments[0].spans == (Span("p0", 1, 1),)


def call(identifier: int, which: str = "footnote", more: str = "") -> str:
    return f'<w:r><w:{which}Reference w:id="{identifier}"{more}/></w:r>'


def note(identifier: int, text: str, which: str = "footnote") -> str:
    return f'<w:{which} w:id="{identifier}"><w:p><w:r><w:{which}Ref/></w:r>{run(text)}</w:p></w:{which}>'


def test_footnotes_have_label_and_anchor(read_body) -> None:
    separator = '<w:footnote w:id="0" w:type="separator"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    body = para(run("Первое") + call(7) + run(" второе") + call(5))
    document = read_body(body, footnotes=separator + note(5, "пять") + note(7, "семь") + note(9, "ничья"))
    assert [(n.label, document.block(n.blocks[0]).text, n.anchors[0].offset) for n in document.footnotes] == [
        ("1", "семь", 6),
        ("2", "пять", 13),
    ]
    assert [block.label for block in document.blocks if block.kind is Kind.FOOTNOTE] == ["1", "2"]


def test_endnotes_are_roman_unless_said_otherwise(read_body) -> None:
    """17.11.17 numFmt: endnotes have lowerRoman by default."""
    body = para(call(1, "endnote") + run("a") + call(2, "endnote"))
    notes = note(1, "x", "endnote") + note(2, "y", "endnote")
    assert [n.label for n in read_body(body, endnotes=notes).endnotes] == ["i", "ii"]
    settings = '<w:endnotePr><w:numFmt w:val="upperLetter"/></w:endnotePr>'
    assert [n.label for n in read_body(body, endnotes=notes, settings=settings).endnotes] == ["A", "B"]


def test_notes_restart_with_the_section(read_body) -> None:
    """17.11.19 numRestart, 17.11.20 numStart."""
    section = '<w:sectPr><w:footnotePr><w:numFmt w:val="lowerLetter"/></w:footnotePr></w:sectPr>'
    body = para(run("a") + call(1) + call(2), properties=section) + para(run("b") + call(3)) + "<w:sectPr/>"
    settings = '<w:footnotePr><w:numStart w:val="4"/><w:numRestart w:val="eachSect"/></w:footnotePr>'
    document = read_body(body, footnotes="".join(note(at, "x") for at in (1, 2, 3)), settings=settings)
    assert [n.label for n in document.footnotes] == ["d", "e", "4"]


def test_typed_marks_do_not_count(read_body) -> None:
    """17.11.14 customMarkFollows: the mark is the text after the call; the next note has the number all the
    same.
    """
    typed = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="1"/><w:t>*</w:t></w:r>'
    document = read_body(para(run("a") + typed + run("b") + call(2)), footnotes=note(1, "x") + note(2, "y"))
    assert [n.label for n in document.footnotes] == ["*", "1"]


def test_a_deleted_call_takes_its_note_and_number_along(read_body) -> None:
    deleted = f'<w:del w:id="1" {HAND}>{call(1)}</w:del>'
    document = read_body(para(run("a") + deleted + run("b") + call(2)), footnotes=note(1, "x") + note(2, "y"))
    assert [n.label for n in document.footnotes] == ["1", "2"]
    accepted = derive(document, View.ACCEPTED)
    assert [(n.label, accepted.block(n.blocks[0]).text) for n in accepted.footnotes] == [("1", "y")]
    assert [block.text for block in accepted.blocks] == ["ab", "y"]
    assert [n.label for n in derive(document, View.ORIGINAL).footnotes] == ["1", "2"]


def test_a_call_of_a_note_that_is_not_there_is_told(read_body) -> None:
    document = read_body(para(run("a") + call(1) + call(42)), footnotes=note(1, "x"))
    assert [n.label for n in document.footnotes] == ["1"]
    assert [notice.code for notice in document.notices] == ["missing-note"]


def test_the_space_after_the_number_of_a_note_is_no_text(read_body) -> None:
    spaced = note(1, " x").replace("<w:footnoteRef/>", "<w:footnoteRef/><w:tab/>")
    document = read_body(para(run("a") + call(1)), footnotes=spaced)
    (block,) = [block for block in document.blocks if block.kind is Kind.FOOTNOTE]
    assert block.text == "x"
    assert [(piece.start, piece.end, piece.node, piece.offset) for piece in block.origin.pieces] == [
        (0, 1, 1, 1)
    ]


def test_blank_paragraphs_are_no_blocks(read_body) -> None:
    """Unless their white space goes to a neighbour when the paragraphs are joined."""
    assert [block.text for block in read_body(para(run("a")) + para(run(" "))).blocks] == ["a"]
    document = read_body(para(run("a"), "del") + para(run(" "), "del") + para(run("b")))
    assert texts(document, View.ACCEPTED) == ["a b"]
