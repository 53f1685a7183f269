"""Instruments of one or a few points applied to small texts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from almaty_nlp.amend import Amended, apply, draft
from almaty_nlp.errors import InputError
from almaty_nlp.model.document import Document, View
from almaty_nlp.readers._finish import finish
from almaty_nlp.readers.markdown import parse_markdown

CASES: list[dict[str, Any]] = [
    case
    for name in ("apply", "provisions", "notes_and_tables")
    for case in yaml.safe_load(Path(__file__).with_name(f"{name}.yaml").read_text("utf-8"))
]

UNSAID = {
    "not those of another kind of provision": "a heading and its points between two others",
    "a table that nothing announces stays when the provision before it goes": "a provision before a table",
    "annexes of an English instrument": "annexes after one another",
}
"""Cases whose way there or back is not said in full by any clause, with what it is; the drafter tells it."""


def read(lines: list[str]) -> Document:
    return finish(parse_markdown("\n\n".join(lines) + "\n"), View.ACCEPTED)


def instrument(clauses: list[str], annexes: list[str] | None = None) -> Document:
    return read([*(f"{at}) {clause};" for at, clause in enumerate(clauses, 1)), *(annexes or [])])


def text(amended: Amended) -> list[str]:
    """The blocks with their labels, note calls as «{1}», the cells of a row in one line."""
    calls = {
        (anchor.block, anchor.offset): f"{{{note.label}}}"
        for note in amended.document.footnotes
        for anchor in note.anchors
    }
    lines: list[str] = []
    row = None
    for block in amended.document.blocks:
        places = range(len(block.text) + 1)
        words = "".join(calls.get((block.id, at), "") + block.text[at : at + 1] for at in places)
        place = block.cell and (block.cell.table, block.cell.row)
        if place and place == row:
            lines[-1] += f" | {words}"
        else:
            lines.append(f"{block.label} {words}".strip())
        row = place
    return lines


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_text_as_it_stands_after(case: dict[str, Any]) -> None:
    amended = apply(read(case["base"]), instrument(case["clauses"], case.get("annexes")))
    assert text(amended) == case["text"]
    assert [outcome.op for outcome in amended.reported] == case.get("reported", [])
    assert all(outcome.reason for outcome in amended.reported)
    warnings = [warning for outcome in amended.outcomes for warning in outcome.warnings]
    if "warnings" in case:
        assert len(warnings) == len(case["warnings"])
        assert all(words in warning.en for words, warning in zip(case["warnings"], warnings, strict=True))


def test_an_instrument_for_another_document_is_refused() -> None:
    base = read(["# Rules of the Census Commission", "1. The chair reports."])
    other = read(["The Statute of the Data Centre is amended as follows:", "1) delete Article 12."])
    with pytest.raises(InputError, match="Statute of the Data Centre"):
        apply(base, other)


def test_an_instrument_in_another_language_is_refused() -> None:
    base = read(["# Порядок", "1. Отчет готовит секретарь."])
    with pytest.raises(InputError, match="language"):
        apply(base, read(["1) in paragraph 1, delete the second sentence."]))


def test_a_text_without_amendments_is_refused() -> None:
    base = read(["# Rules", "1. The chair reports to the board."])
    with pytest.raises(InputError, match="no amendments"):
        apply(base, read(["# Report", "The board met in spring and took note."]))


def test_untouched_units_keep_their_ids_and_a_reported_operation_changes_nothing() -> None:
    base = read(["# Rules", "1. The chair reports.", "2. The board meets."])
    amended = apply(base, instrument(["in paragraph 2, replace “meets” by “sits”", "delete paragraph 9"]))
    assert [b.id for b in amended.document.blocks] == [b.id for b in base.blocks]
    assert amended.document.blocks[1] == base.blocks[1]


def test_an_instrument_for_another_document_is_refused_though_its_words_occur() -> None:
    base = read(
        ["# Порядок созыва совещаний", "1. Группу экспертов созывает министр.", "2. Положение общее."]
    )
    other = read(
        [
            "Внести в Положение о Группе экспертов следующие изменения:",
            "1) в пункте 1 слово «секретарь» исключить;",
            "2) пункт 9 исключить;",
        ]
    )
    with pytest.raises(InputError, match="Положение о Группе экспертов"):
        apply(base, other)


def test_an_amended_text_can_be_amended_again() -> None:
    base = read(["# Rules", "1. The chair reports."])
    once = apply(
        base, instrument(["after paragraph 1, the following paragraph is inserted: “2. The board meets.”"])
    )
    twice = apply(
        once.document,
        instrument(
            [
                "after paragraph 2, the following paragraph is inserted: “3. The board votes.”",
                "in paragraph 2, replace “meets” by “sits”",
            ]
        ),
    )
    assert text(twice) == ["Rules", "1. The chair reports.", "2. The board sits.", "3. The board votes."]
    assert len({block.id for block in twice.document.blocks}) == 4


DRAFTED = [case for case in CASES if len(case.get("reported", [])) < len(case["clauses"])]


@pytest.mark.parametrize("back", [False, True], ids=["there", "back"])
@pytest.mark.parametrize("case", DRAFTED, ids=lambda case: case["name"])
def test_a_drafted_instrument_gives_the_new_text_or_says_that_it_does_not(
    case: dict[str, Any], back: bool
) -> None:
    base = read(case["base"])
    amended = apply(base, instrument(case["clauses"], case.get("annexes"))).document
    old, new = (amended, base) if back else (base, amended)
    drafted = draft(old, new)
    if not drafted.notices:
        got = apply(old, finish(parse_markdown(drafted.text), View.ACCEPTED))
        assert not got.reported
        assert [(b.label, b.text) for b in got.document.blocks] == [(b.label, b.text) for b in new.blocks]
    holds_tables = any(block.cell for block in (*old.blocks, *new.blocks))
    assert not drafted.notices or holds_tables or case["name"] in UNSAID


def test_rows_of_a_table_that_no_words_name_are_told() -> None:
    tables = [
        "# Порядок",
        "1. Взносы:",
        "| А | Б |\n|---|---|\n| Монголия | 1 |\n| Грузия | 2 |",
        "Таблица 1",
        "| В | Г |\n|---|---|\n| Чад | 3 |",
    ]
    old, new = read(tables), read([line.replace("\n| Грузия | 2 |", "") for line in tables])
    drafted = draft(old, new)
    assert ["Грузия | 2" in notice.ru for notice in drafted.notices] == [True]
    captioned = [*tables[:2], "Таблица 7", *tables[2:3]]
    drafted = draft(read(captioned), read([line.replace("\n| Грузия | 2 |", "") for line in captioned]))
    assert "строку 2 таблицы 7 исключить" in drafted.text
    assert not drafted.notices
