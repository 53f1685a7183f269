"""Tables: merged cells, nested tables, cells inside content controls."""

from __future__ import annotations

from almaty_nlp.model.document import Cell, Kind


def tc(content: str = "", properties: str = "") -> str:
    text = f"<w:r><w:t>{content}</w:t></w:r>" if content and not content.startswith("<") else ""
    inner = content if content.startswith("<") else f"<w:p>{text}</w:p>"
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    return f"<w:tr>{properties}{''.join(cells)}</w:tr>"


def tbl(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def test_merged_cells(read_body) -> None:
    """17.4.17 gridSpan, 17.4.84 vMerge: a merged cell stands once and says how far it reaches."""
    start, down = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    document = read_body(
        tbl(
            tr(tc("a", '<w:gridSpan w:val="2"/>'), tc("b", start)),
            tr(tc("c"), tc("d"), tc("", down)),
            tr(tc("e"), tc(), tc("", down)),
        )
    )
    assert {block.text: block.cell for block in document.blocks} == {
        "a": Cell(0, 0, 0, 1, 2),
        "b": Cell(0, 0, 2, 3, 1),
        "c": Cell(0, 1, 0),
        "d": Cell(0, 1, 1),
        "e": Cell(0, 2, 0),
    }
    assert [[len(cell) for cell in row] for row in document.tables[0].rows] == [[1, 1], [1, 1], [1, 0]]
    assert {block.kind for block in document.blocks} == {Kind.TABLE_CELL}


def test_rows_that_start_late(read_body) -> None:
    """17.4.14 gridBefore."""
    late = '<w:trPr><w:gridBefore w:val="2"/></w:trPr>'
    document = read_body(tbl(tr(tc("a"), tc("b"), tc("c")), tr(tc("d"), properties=late)))
    assert [block.cell.column for block in document.blocks if block.cell] == [0, 1, 2, 2]


def test_nested_table_stands_apart(read_body) -> None:
    inner = (
        "<w:p><w:r><w:t>до</w:t></w:r></w:p>"
        + tbl(tr(tc("внутри")))
        + "<w:p><w:r><w:t>после</w:t></w:r></w:p>"
    )
    document = read_body(tbl(tr(tc(inner), tc("рядом"))))
    assert [(block.text, block.cell.table if block.cell else None) for block in document.blocks] == [
        ("до", 0),
        ("внутри", 1),
        ("после", 0),
        ("рядом", 0),
    ]
    assert document.tables[0].rows == ((("p0", "p2"), ("p3",)),)
    assert document.tables[1].rows == ((("p1",),),)


def test_rows_and_cells_in_content_controls(read_body) -> None:
    control = "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>"
    row = control.format(tr(control.format(tc("a")), tc("b")))
    document = read_body(tbl(row, tr(tc("c"))))
    assert [(block.text, block.cell) for block in document.blocks] == [
        ("a", Cell(0, 0, 0)),
        ("b", Cell(0, 0, 1)),
        ("c", Cell(0, 1, 0)),
    ]


def test_a_cell_is_not_believed_to_be_a_billion_columns_wide(read_body) -> None:
    document = read_body(tbl(tr(tc("a", '<w:gridSpan w:val="1000000000"/>'), tc("b"))))
    assert document.blocks[1].cell == Cell(0, 0, 1024)


def test_a_cell_of_its_own_ends_the_merged_one_above(read_body) -> None:
    """17.4.84: what goes on (vMerge without «restart») below an ordinary cell goes on with nothing."""
    start, down = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    document = read_body(tbl(tr(tc("a", start)), tr(tc("b")), tr(tc("c", down)), tr(tc("d", down))))
    assert [(block.text, block.cell) for block in document.blocks] == [
        ("a", Cell(0, 0, 0)),
        ("b", Cell(0, 1, 0)),
        ("c", Cell(0, 2, 0)),
        ("d", Cell(0, 3, 0)),
    ]


def test_cells_merged_to_the_right_as_old_files_do(read_body) -> None:
    """17.4.22 hMerge: the words of all the cells stand in the first."""
    start, on = '<w:hMerge w:val="restart"/>', "<w:hMerge/>"
    document = read_body(tbl(tr(tc("a", start), tc("b", on), tc("c")), tr(tc("d"), tc("e"), tc("f"))))
    assert [(block.text, block.cell) for block in document.blocks if block.cell and block.cell.row == 0] == [
        ("a", Cell(0, 0, 0, 1, 2)),
        ("b", Cell(0, 0, 0, 1, 2)),
        ("c", Cell(0, 0, 2)),
    ]
