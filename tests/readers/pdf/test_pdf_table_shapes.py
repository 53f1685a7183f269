"""Tables without a full grid, and cells whose lines do not fill them, as browsers and typesetters do."""

from __future__ import annotations

import pymupdf
import pytest

from almaty_nlp.model.document import Layer

ROWS = (
    ("State", "Offices", "Requests settled", "Remarks of the Treasurer"),
    ("Westmark", "12", "1,204", "Paid in full; a further instalment for the clerks was announced"),
    ("Ostland", "7", "618", "One quarter outstanding"),
    ("Isle of Gannets", "1", "42", "In kind: premises in the old customs house and two members of staff"),
)
COLUMNS = ((72, 70), (145, 60), (208, 90), (302, 221))
"""Left end and width of each column."""


def set_table(press, across: str, joints: bool = False, pad: float = 8) -> None:
    """Set the rows; lines «all» between all rows, «head» round the head and below the last row, or «none»."""

    def rule(y: float) -> None:
        for x, width in COLUMNS if joints else ((72, 451),):
            press.rule(x - 4 * joints, y, x + width - joints, y)

    press.y += 20
    for at, row in enumerate(ROWS):
        top = press.y
        if across == "all" or (across == "head" and at < 2):
            rule(top + 4)
        lowest = top
        for (x, width), text in zip(COLUMNS, row, strict=True):
            press.y = top + pad - 2
            press.paragraph(text, x=x, width=width - 6, size=10, turn_page=False)
            lowest = max(lowest, press.y)
        press.y = lowest + pad - 4
    if across != "none":
        rule(press.y + 4)
    press.y += 24


def cells(document) -> list[list[str]]:
    """The table of a document: the texts of its cells, row by row."""
    [table] = document.tables
    return [[" ".join(document.block(name).text for name in cell) for cell in row] for row in table.rows]


@pytest.mark.parametrize(
    ("across", "joints"), [("all", False), ("all", True), ("head", False), ("none", False)]
)
@pytest.mark.parametrize("first", ["", "justified"])
def test_rows_and_cells_of_a_table_without_upright_lines(press, prose, across, joints, first):
    if first:
        words = " ".join(prose).split()
        for at in range(0, 10 * (len(words) // 10) - 10, 10):  # justified text, ragged cells
            press.justified(" ".join(words[at : at + 10 + at // 10 % 2]))
        press.y += 8
    press.paragraph(prose[0], after=6)
    set_table(press, across, joints)
    press.paragraph(prose[2])
    document = press.read()
    assert cells(document) == [list(row) for row in ROWS]
    one_block = [block.text for block in document.blocks if block.cell is not None]
    assert one_block == [text for row in ROWS for text in row]
    assert document.blocks[-1].text == prose[2]


def test_lines_between_paragraphs_make_no_table(press, prose):
    for text in prose:
        press.rule(72, press.y + 5, 523, press.y + 5)
        press.paragraph(text, after=10)
    for number in (1, 2, 3):
        press.rule(72, press.y + 5, 523, press.y + 5)
        press.put(72, press.y + 20, f"{number}.")
        press.put(100, press.y + 20, "The tables are closed.")
        press.y += 26
    press.rule(72, press.y + 5, 523, press.y + 5)
    document = press.read()
    assert document.tables == ()


def test_columns_with_a_list_beside_text_stay_columns(press, prose, texts):
    items = (
        "the name of the office that issued the record, with its address;",
        "the signature of the clerk;",
    )
    press.put(72, 82, "Report of the Round", 16, "bold")
    press.y = 100
    for text in prose[:4]:
        press.paragraph(text, x=72, width=213, size=10, after=5, turn_page=False)
    press.y = 99
    for item in items:
        press.put(312, press.y + 12.5, "•", 10)
        press.paragraph(item, x=326, width=197, size=10, after=5, turn_page=False)
    for text in prose[2:]:
        press.paragraph(text, x=310, width=213, size=10, after=5, turn_page=False)
    document = press.read()
    assert document.tables == ()
    assert texts(document)[1:] == [*prose[:4], *items, *prose[2:]]


def test_endnotes_in_the_last_of_two_columns(press, prose):
    remark = "A remark of the hosts that is so long that it has to go on in a second line of its column."
    for number, order in (("1", (0, 1, 2, 3)), ("2", (5, 4, 3, 2))):
        for x, shown in ((310, order[1:]), (72, order[:3])):
            press.y = 100
            for at in shown:
                press.paragraph(prose[at], x=x, width=213, size=10, after=5, turn_page=False)
        end = press.put(72, press.y + 12.5, "The hosts" if number == "1" else "All guests", 10)
        press.put(press.put(end, press.y + 8.5, number, 6.5), press.y + 12.5, " spoke.", 10)
        press.new_page()
    press.y = 100
    for at in (4, 3, 0, 5):
        press.paragraph(prose[at], x=72, width=213, size=10, after=5, turn_page=False)
    press.y = 100
    press.paragraph(prose[0], x=310, width=213, size=10, after=5, turn_page=False)
    press.y += 20
    for number in "12":
        press.put(310, press.y + 8, number, 5.5)
        press.paragraph(remark, x=318, width=205, size=8.5, after=5, turn_page=False)
    document = press.read()
    notes = [*document.footnotes, *document.endnotes]
    assert [(one.label, len(one.anchors)) for one in notes] == [("1", 1), ("2", 1)]
    assert [[document.block(name).text for name in one.blocks] for one in notes] == [[remark]] * 2
    assert {document.block(name).layer for one in notes for name in one.blocks} == {Layer.NOTES}


def framed_row(press, top: float, bottom: float, cells: tuple[str, ...], closed: str) -> None:
    """Set one row of two columns with upright borders; `closed` names the lines drawn: «top», «bottom»."""
    for x in (68, 296, 527):
        press.rule(x, top, x, bottom)
    for edge, y in (("top", top), ("bottom", bottom)):
        if edge in closed:
            press.rule(68, y, 527, y)
    for x, text in zip((72, 300), cells, strict=True):
        press.y = top + 2
        press.paragraph(text, x=x, width=220, size=10, turn_page=False)


def test_a_row_broken_across_pages_without_a_border_is_one(press, prose):
    press.paragraph(prose[0], after=6)
    framed_row(press, 560, 620, ("1. Hosts speak.", "1. Guests listen."), "top bottom")
    framed_row(press, 620, 680, ("2. Tables are closed.", "2. Remarks are open."), "bottom")
    framed_row(press, 680, 740, ("3. The hosts, who had been late, go on with the ", "3. The end."), "")
    press.new_page()
    framed_row(press, 80, 110, ("readings of the tables.", ""), "bottom")
    framed_row(press, 110, 150, ("4. Closing.", "4. Thanks."), "bottom")
    press.y = 170
    press.paragraph(prose[2])
    assert cells(press.read()) == [
        ["1. Hosts speak.", "1. Guests listen."],
        ["2. Tables are closed.", "2. Remarks are open."],
        ["3. The hosts, who had been late, go on with the readings of the tables.", "3. The end."],
        ["4. Closing.", "4. Thanks."],
    ]


@pytest.mark.parametrize("size", [11, 16])
def test_letter_spaced_headings_are_words(press, prose, texts, size):
    x = 120.0
    for char in "DRAFT DECISION":
        press.put(x, 90, char, size, "bold")
        x += (0.28 * size if char == " " else pymupdf.Font("hebo").text_length(char, size)) + 0.22 * size
    press.y = 110
    for text in prose:
        press.paragraph(text, after=6)
    assert texts(press.read())[0] == "DRAFT DECISION"


def test_a_row_of_an_open_table_on_the_next_page_keeps_its_lines(press, prose):
    press.paragraph(prose[0], after=6)
    set_table(press, "none")
    press.new_page()
    cells_of = (
        ("Isle of the", "2", "44", "In kind: premises in the old customs"),
        ("Puffins", "", "", "house, and one member of staff"),
    )
    for at, row in enumerate(cells_of):
        for (x, _), text in zip(COLUMNS, row, strict=True):
            if text:
                press.put(x, 90 + 12.5 * at, text, 10)
    press.y = 130
    press.paragraph(prose[2])
    last = [
        "Isle of the Puffins",
        "2",
        "44",
        "In kind: premises in the old customs house, and one member of staff",
    ]
    assert cells(press.read()) == [*map(list, ROWS), last]


def test_a_row_that_one_column_begins_at_the_foot_of_a_page(press):
    texts = [
        [
            f"{at}. {name} {what} as long as it takes to fill more than one line of its column."
            for name in ("Hosts", "Guests")
        ]
        for at, what in enumerate(("speak", "listen", "read", "agree", "disagree"), 1)
    ]
    press.y = 500
    for row in texts[:4]:
        top = press.y + 8
        for x, text in zip((72, 310), row, strict=True):
            press.y = top
            press.paragraph(text, x=x, width=200, size=10, turn_page=False)
    lines = press.lines(texts[4][0], 200, 10, "plain")
    press.put(72, press.y + 20.5, lines[0], 10)
    press.new_page()
    for at, line in enumerate(lines[1:]):
        press.put(72, 90 + 12.5 * at, line, 10)
    for at, line in enumerate(press.lines(texts[4][1], 200, 10, "plain")):
        press.put(310, 90 + 12.5 * at, line, 10)
    press.y = 90 + 12.5 * len(lines)
    for x, text in zip((72, 310), ("6. Hosts close.", "6. Guests leave."), strict=True):
        press.put(x, press.y + 8, text, 10)
    assert cells(press.read()) == [*texts, ["6. Hosts close.", "6. Guests leave."]]
