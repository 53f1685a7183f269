"""Loading: the shipped files, a user's own short lists, and a clear word about every defect."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from almaty_nlp.errors import SettingsError
from almaty_nlp.glossary import load, shipped_glossary
from almaty_nlp.lang import tokenize

HEADER = (
    "concept_id,en_term,ru_term,status,part_of_speech,subject_field,"
    "en_acronym,ru_acronym,definition_en,note,source,scope"
)
GOOD = "x-1,pilot scheme,опытная схема,preferred,noun phrase,tests,-,-,A trial.,-,own,-"

DEFECTS = {
    "a column too few": ("x-1,pilot scheme,опытная схема,preferred", 3, "columns"),
    "a column too many": (GOOD + ",extra", 3, "columns"),
    "an unknown status": (GOOD.replace("x-1", "x-2").replace("preferred", "favoured"), 3, "favoured"),
    "an unknown scope": (GOOD.replace("x-1", "x-2")[:-1] + "everywhere", 3, "everywhere"),
    "an empty field": (GOOD.replace("x-1", "x-2").replace("A trial.", ""), 3, "definition_en"),
    "the same row twice": (GOOD, 3, "repeats row 2"),
    "no preferred row": (GOOD.replace("x-1", "x-2").replace("preferred", "admitted"), 3, "no preferred"),
    "two preferred rows": (GOOD.replace("pilot", "trial"), 3, "two preferred"),
    "no term at all": ("x-2,-,-,preferred,noun,tests,-,-,-,-,own,-", 3, "neither"),
    "Cyrillic in English": (GOOD.replace("x-1", "x-2").replace("pilot", "рilot"), 3, "Cyrillic"),
    "Latin in Russian": (GOOD.replace("x-1", "x-2").replace("опытная схема", "pilot"), 3, "Latin"),
    "a quotation mark left open": ('x-2,"pilot,опытная', 3, "CSV"),
}


def _file(folder: Path, text: str, name: str = "own.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("defect", DEFECTS)
def test_a_defect_is_named_with_file_and_row(tmp_path: Path, defect: str) -> None:
    row, number, words = DEFECTS[defect]
    path = _file(tmp_path, f"{HEADER}\n{GOOD}\n{row}\n")
    with pytest.raises(SettingsError) as caught:
        load([path])
    message = caught.value.message
    assert "own.csv" in message.en
    assert f"row {number}" in message.en
    assert words in message.en
    assert "own.csv" in message.ru
    assert f"строка {number}" in message.ru
    assert "\n" not in message.en + message.ru


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("empty.csv", b"", "empty"),
        ("own.csv", b"term,translation\na,b\n", "unknown column"),
        ("own.csv", b"note,status\na,preferred\n", "missing"),
        ("own.csv", b"en_term,en_term\na,b\n", "twice"),
        ("own.csv", "en_term,ru_term\npilot,опыт\n".encode("cp1251"), "UTF-8"),
        ("own.pdf", b"%PDF", "CSV"),
        ("own.xlsx", b"PK\x03\x04 broken", "XLSX"),
    ],
)
def test_a_file_that_is_no_glossary(tmp_path: Path, name: str, content: bytes, words: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(SettingsError, match=words):
        load([path])


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="check the path"):
        load([tmp_path / "nowhere.csv"])


def test_the_row_number_counts_lines_inside_cells(tmp_path: Path) -> None:
    path = _file(tmp_path, 'en_term,note\npilot,"two\nlines"\ntrial,x,y\n')
    with pytest.raises(SettingsError, match="row 4"):
        load([path])


def test_a_short_list_gets_sensible_defaults(tmp_path: Path) -> None:
    path = _file(
        tmp_path, "\ufeffRussian;English;Status\nпилот;pilot;preferred\nпробник;pilot;forbidden\n;solo;\n"
    )
    glossary = load([path])
    pilot = glossary.by_id["pilot"]
    assert [(term.language, term.text, term.status, term.scope) for term in pilot.terms] == [
        ("en", "pilot", "preferred", "-"),
        ("ru", "пилот", "preferred", "-"),
        ("en", "pilot", "forbidden", "ru"),
        ("ru", "пробник", "forbidden", "ru"),
    ]
    assert glossary.by_id["solo"].terms[0].status == "preferred"
    text = "Пробники и пилоты."
    hits = glossary.index("ru").find(text, tokenize(text, "ru"))
    assert [(hit.term.text, hit.term.rejected) for hit in hits] == [("пробник", True), ("пилот", False)]
    assert not any(hit.term.rejected for hit in glossary.index("en").find("pilots", tokenize("pilots", "en")))


def test_the_same_table_as_xlsx(tmp_path: Path) -> None:
    rows = [["en_term", "ru_term", "status"], ["pilot scheme", "опытная схема", "preferred"]]
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(tmp_path / "own.xlsx")
    csv = _file(tmp_path, "\n".join(",".join(row) for row in rows))
    assert [concept.id for concept in load([tmp_path / "own.xlsx"]).concepts] == ["pilot-scheme"]
    assert [(t.text, t.status) for t in load([tmp_path / "own.xlsx"]).terms("ru")] == [
        (t.text, t.status) for t in load([csv]).terms("ru")
    ]


def test_a_users_file_wins_over_the_shipped_ones(tmp_path: Path) -> None:
    path = _file(tmp_path, "en_term,ru_term,status\nasylum-seeker,проситель убежища,forbidden\n")
    glossary = shipped_glossary(path)
    text = "Просителей убежища приняли."
    (hit,) = (hit for hit in glossary.index("ru").find(text, tokenize(text, "ru")))
    assert hit.term.rejected
    preferred = glossary.preferred(hit.term)
    assert preferred is not None
    assert preferred.text == "лицо, ищущее убежище"


def test_the_shipped_glossaries_load_whole() -> None:
    glossary = shipped_glossary()
    assert len(glossary.concepts) == 631 + 177 + 195
    for language in ("ru", "en"):
        for term in glossary.terms(language):
            assert term.text
            assert glossary.by_id[term.concept]
    for concept in glossary.concepts:
        assert concept.preferred("ru")
        assert concept.preferred("en")
