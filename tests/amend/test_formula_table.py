"""Every row of the table of formulas is read as what it says it is."""

from __future__ import annotations

import pytest

from almaty_nlp.amend.formulas import NO_OPERATIONS, Formula, rows
from almaty_nlp.amend.grammar import read_clause
from almaty_nlp.amend.lexer import Clause
from almaty_nlp.amend.operations import Line

OPERATIONS = [row for row in rows() if row.action not in NO_OPERATIONS]
MISREAD = {
    "после пункта 4 постановляющей части включить новый пункт следующего содержания: «…»": "a point",
    "изложить Порядок в новой редакции согласно приложению": "the new text stands in an annex",
}
"""Examples whose action is read otherwise, with the reason."""


def actions(row: Formula) -> list[str]:
    return [each.action for each in read_clause(Clause([Line(row.example)]), row.language).operations]


@pytest.mark.parametrize("row", OPERATIONS, ids=lambda row: f"{row.language}-{row.action}-{row.example[:40]}")
def test_the_example_is_read_as_its_action(row: Formula) -> None:
    found = actions(row)
    if row.example in MISREAD:
        assert set(found) != {row.action}, "read rightly now: take it off the list"
        return
    assert set(found) == {row.action}


def test_the_table_is_read_at_large() -> None:
    assert len(OPERATIONS) > 190
    assert len(MISREAD) <= 0.05 * len(OPERATIONS)
