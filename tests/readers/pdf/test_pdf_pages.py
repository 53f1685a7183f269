"""Reading order, tables and page furniture."""

from __future__ import annotations

import pytest

from almaty_nlp.model.document import Kind, Layer

RUSSIAN = (
    "Степной форум по сезонной мобильности открыли два сопредседателя, напомнив о первом раунде переговоров.",
    "Делегации обменялись мнениями о проекте графика.",
    "Было решено, что секретариат разошлет таблицы сезонных разрешений не позднее чем за четыре недели.",
    "Ряд выступавших подчеркнули, что пастухи пересекают реку в обоих направлениях, и не один раз в год.",
    "Наблюдатели с признательностью приняли это к сведению.",
    "Участники поблагодарили принимающую сторону, переводчиков и водителей.",
)

NAMES = (
    "Aitmat",
    "Boris",
    "Chinara",
    "Dina",
    "Erlan",
    "Farida",
    "Gulnara",
    "Hasan",
    "Ilyas",
    "Jamila",
    "Kanat",
)


def column(press, paragraphs, x, width, top, **form):
    """Set paragraphs in a column; return the lowest baseline."""
    press.y = top
    for text in paragraphs:
        press.paragraph(text, x=x, width=width, turn_page=False, **form)
    return press.y


def test_columns_are_read_one_after_the_other_under_their_heading(press, prose, texts):
    press.put(
        72, 80, "A heading over both of the columns, long enough to cross the gutter between them", 12, "bold"
    )
    left, right = list(prose) * 2, list(reversed(prose)) * 2
    column(press, left, 72, 210, 100, after=5, size=8)
    column(press, right, 310, 210, 103, after=5, size=8)
    found = texts(press.read())
    assert found[0].startswith("A heading over both")
    assert found[1:] == [*left, *right]


def test_a_paragraph_goes_on_in_the_next_column(press, prose, texts):
    whole = " ".join(prose)
    lines = press.lines(whole, 210, 11, "plain")
    half = len(lines) // 2
    for x, part in ((72, lines[:half]), (310, lines[half:])):
        for at, line in enumerate(part):
            press.put(x, 100 + at * 14, line)
    assert texts(press.read()) == [whole]


def test_two_languages_side_by_side_are_read_row_by_row(press, prose):
    top = 100.0
    for russian, english in zip(RUSSIAN, prose, strict=True):
        ends = [
            column(press, [russian], 72, 210, top, font="cyrillic"),
            column(press, [english], 310, 210, top),
        ]
        top = max(ends) + 8
    document = press.read()
    pairs = zip(RUSSIAN, prose, strict=True)
    assert [block.text for block in document.blocks] == [text for pair in pairs for text in pair]
    assert [(block.cell.row, block.cell.column) for block in document.blocks if block.cell] == [
        (row, side) for row in range(6) for side in (0, 1)
    ]
    assert len(document.tables) == 1


def grid(press, xs, ys):
    for x in xs:
        press.rule(x, ys[0], x, ys[-1])
    for y in ys:
        press.rule(xs[0], y, xs[-1], y)


def test_a_ruled_table_gives_its_cells_between_the_paragraphs(press, prose, texts):
    press.paragraph(prose[0], after=20)
    top = press.y
    grid(press, (72, 200, 330, 523), (top, top + 20, top + 60))
    for at, word in enumerate(("State", "Permits", "Remarks")):
        press.put((76, 204, 334)[at], top + 14, word, font="bold")
    press.put(76, top + 34, "Northland")
    press.put(204, top + 34, "1,240")
    press.put(334, top + 34, "counted twice in the tables of the ")
    press.put(334, top + 48, "year")
    press.y = top + 80
    press.paragraph(prose[3])
    document = press.read()
    assert texts(document) == [
        prose[0], "State", "Permits", "Remarks",
        "Northland", "1,240", "counted twice in the tables of the year", prose[3],
    ]  # fmt: skip
    assert [len(row) for row in document.tables[0].rows] == [3, 3]


def test_a_merged_cell_stands_once_with_its_reach(press):
    top = 100
    press.rule(72, top, 472, top)
    press.rule(72, top + 20, 472, top + 20)
    press.rule(72, top + 40, 472, top + 40)
    for x in (72, 472):
        press.rule(x, top, x, top + 40)
    press.rule(272, top + 20, 272, top + 40)
    press.put(76, top + 14, "Both sides of the river")
    press.put(76, top + 34, "North")
    press.put(276, top + 34, "South")
    cells = [
        (block.text, block.cell.row, block.cell.column, block.cell.columns) for block in press.read().blocks
    ]
    assert cells == [("Both sides of the river", 0, 0, 2), ("North", 1, 0, 1), ("South", 1, 1, 1)]


def test_a_table_over_two_pages_is_one_with_one_head(press):
    for page in ("Upper", "Lower"):
        if page == "Lower":
            press.new_page()
        grid(press, (72, 200, 400), (100, 120, 140, 160))
        for row, words in enumerate((("State", "Permits"), (f"{page} Land", "140"), (f"{page} Vale", "15"))):
            press.put(76, 114 + 20 * row, words[0])
            press.put(204, 114 + 20 * row, words[1])
    document = press.read()
    assert len(document.tables) == 1
    names = [block.text for block in document.blocks if block.cell and block.cell.column == 0]
    assert names == ["State", "Upper Land", "Upper Vale", "Lower Land", "Lower Vale"]
    assert [block.cell.row for block in document.blocks if block.cell and block.cell.column == 0] == [
        0,
        1,
        2,
        3,
        4,
    ]


def test_headers_footers_and_page_numbers_are_furniture(press, prose, texts, furniture):
    wanted = [f"{name} speaking. {text}" for name in NAMES for text in prose]
    for text in wanted:
        press.paragraph(text, after=6)
    for number in range(press.document.page_count):
        press.page = press.document[number]
        press.put(
            72, 50, "Steppe Forum | Draft of 3 March" if number % 2 else "Report of the second round", 9
        )
        press.put(290, 800, f"Page {number + 1} of {press.document.page_count}", 9)
    document = press.read()
    assert press.document.page_count >= 4
    assert texts(document) == wanted
    assert len(furniture(document)) == 2 * press.document.page_count
    kinds = {block.kind for block in document.blocks if block.layer is Layer.FURNITURE}
    assert kinds == {Kind.HEADER, Kind.FOOTER}


def test_a_title_high_on_the_page_is_no_furniture(press, prose, texts):
    press.put(72, 40, "Report of the Steppe Forum", 18, "bold")
    for text in list(prose) * 6:
        press.paragraph(text, after=6)
    assert texts(press.read())[0] == "Report of the Steppe Forum"


def test_the_head_of_an_open_table_on_each_page_is_no_furniture(press, prose):
    for _ in range(2):
        press.put(72, 80, "Russian", 11, "bold")
        press.put(310, 80, "English", 11, "bold")
        top = 84.0
        for russian, english in zip(RUSSIAN, prose, strict=True):
            ends = [
                column(press, [russian], 72, 210, top, font="cyrillic"),
                column(press, [english], 310, 210, top),
            ]
            top = max(ends) + 8
        press.new_page()
    press.document.delete_page(-1)
    assert [block.text for block in press.read().blocks if block.layer is Layer.BODY][:2] == [
        "Russian",
        "English",
    ]


def test_headers_that_change_on_each_page_are_furniture_titles_are_not(press, prose, texts, furniture):
    names = ("Reception", "Return", "Data", "Training", "Finance", "Review")
    for at, name in enumerate(names):
        if at:
            press.new_page()
        press.put(72, 46, f"{name} of the travellers")
        press.y += 20
        for text in (*prose[at:], *prose[:at]):
            press.paragraph(text, after=6)
    document = press.read()
    assert furniture(document) == [f"{name} of the travellers" for name in names]
    assert sorted(texts(document)) == sorted(prose * 6)


@pytest.mark.parametrize(("size", "font"), [(15, "plain"), (11, "bold")])
def test_a_title_at_the_head_of_each_page_is_text(press, prose, furniture, size, font):
    for at, name in enumerate(("Reception", "Return", "Data", "Training", "Finance", "Review")):
        if at:
            press.new_page()
        press.put(72, 46, f"{name} of the travellers", size, font)
        press.y += 20
        for text in (*prose[at:], *prose[:at]):
            press.paragraph(text, after=6)
    assert furniture(press.read()) == []
