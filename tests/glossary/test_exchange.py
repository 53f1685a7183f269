"""A glossary comes back from every form it is written in; its defects and the renderings of its terms are
found."""

from __future__ import annotations

from pathlib import Path

import pytest

from almaty_nlp.errors import AlmatyError
from almaty_nlp.glossary import Glossary, load
from almaty_nlp.glossary.extraction import extract
from almaty_nlp.glossary.linting import lint
from almaty_nlp.glossary.tabular import rows, to_csv, to_xlsx
from almaty_nlp.glossary.termbases import to_multiterm, to_tbx
from almaty_nlp.glossary.usage import usage, usage_rows

HEADER = "concept_id,en_term,ru_term,status,en_acronym,ru_acronym,note,scope\n"
SOUND = HEADER + (
    "c-fund,trust fund,целевой фонд,preferred,TF,ЦФ,-,-\n"
    "c-fund,trust fund,трастовый фонд,deprecated,-,-,Calque.,ru\n"
    "c-post,border post,пограничный пост,preferred,-,-,-,-\n"
    "c-post,frontier post,пограничный пост,admitted,-,-,-,-\n"
)


def made(folder: Path, text: str) -> Glossary:
    path = folder / "own.csv"
    path.write_text(text, encoding="utf-8")
    return load([path])


def held(glossary: Glossary) -> set[tuple[str, ...]]:
    return {
        (concept.id, term.language, term.text, term.status, term.acronym)
        for concept in glossary.concepts
        for term in concept.terms
        if not term.rejected or term.scope == term.language
    }


@pytest.mark.parametrize("name", ["own.csv", "own.xlsx", "own.v2.tbx", "own.v3.tbx", "own.xml"])
def test_every_form_is_read_back(tmp_path: Path, name: str) -> None:
    glossary = made(tmp_path, SOUND)
    table = rows(glossary.concepts)
    data = {
        "own.csv": to_csv(table).encode(),
        "own.xlsx": to_xlsx(table),
        "own.v2.tbx": to_tbx(glossary.concepts, 2),
        "own.v3.tbx": to_tbx(glossary.concepts),
        "own.xml": to_multiterm(glossary.concepts),
    }[name]
    path = tmp_path / f"again-{name}"
    path.write_bytes(data)
    assert held(glossary) <= held(load([path]))


def test_a_glossary_without_its_rejected_terms(tmp_path: Path) -> None:
    glossary = made(tmp_path, SOUND + "c-post,border man,пограничный человек,forbidden,-,-,-,pair\n")
    kept = {term.text for concept in glossary.accepted().concepts for term in concept.terms}
    assert kept == {"trust fund", "целевой фонд", "border post", "frontier post", "пограничный пост"}


def test_a_tbx_with_its_usual_doctype_is_read(tmp_path: Path) -> None:
    data = to_tbx(made(tmp_path, SOUND).concepts, 2)
    path = tmp_path / "typed.tbx"
    path.write_bytes(data.replace(b"<martif", b'<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd"><martif', 1))
    assert len(load([path]).concepts) == 2


def test_the_translate_toolkit_reads_the_same_terms(tmp_path: Path) -> None:
    tbx = pytest.importorskip(
        "translate.storage.tbx", reason="needs the extra «cat», which this machine lacks"
    )
    store = tbx.tbxfile.parsestring(to_tbx(made(tmp_path, SOUND).concepts, 2))
    store.settargetlanguage("ru")
    found = {(str(unit.source), str(unit.target)) for unit in store.units}
    assert {("trust fund", "целевой фонд"), ("border post", "пограничный пост")} <= found


@pytest.mark.parametrize(
    ("said", "rejected"),
    [
        ("preferredTerm-admn-sts", False),
        ("admittedTerm", False),
        ("deprecatedTerm", True),
        ("deprecatedTerm-admn-sts", True),
        ("supersededTerm-admn-sts", True),
        ("Obsolete", True),
        ("not recommended", True),
    ],
)
def test_a_term_that_another_program_rejects_stays_rejected(
    tmp_path: Path, said: str, rejected: bool
) -> None:
    text = f"""<?xml version="1.0" encoding="UTF-16"?>
    <martif type="TBX" xml:lang="en"><text><body><termEntry id="c1">
      <langSet xml:lang="en-GB"><tig><term>focal point</term></tig></langSet>
      <langSet xml:lang="ru-RU">
        <tig><term>координатор</term></tig>
        <ntig><termGrp><term>фокальная точка</term>
          <termNote type="administrativeStatus">{said}</termNote></termGrp></ntig>
      </langSet></termEntry></body></text></martif>"""
    path = tmp_path / "theirs.tbx"
    path.write_bytes(text.encode("utf-16"))
    (term,) = (term for term in load([path]).terms("ru") if term.text == "фокальная точка")
    assert term.rejected is rejected


def test_a_damaged_term_base_is_named_with_the_line(tmp_path: Path) -> None:
    data = to_tbx(made(tmp_path, SOUND).concepts, 2)
    path = tmp_path / "cut.tbx"
    path.write_bytes(data[: len(data) // 2])
    with pytest.raises(AlmatyError, match=r"cut\.tbx: the XML breaks off or is damaged \(line \d+\)"):
        load([path])


def test_entities_and_foreign_xml_are_refused(tmp_path: Path) -> None:
    for text in ('<!DOCTYPE martif [<!ENTITY a "b">]><martif>&a;</martif>', "<html/>", "<martif"):
        path = tmp_path / "bad.tbx"
        path.write_text(text, encoding="utf-8")
        with pytest.raises(AlmatyError):
            load([path])


def test_no_cell_is_a_formula() -> None:
    assert "'=1+1" in to_csv([{"en_term": "=1+1"}])
    assert "'-" not in to_csv([{"en_term": "-"}])


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        ("c-two,trust fund,доверительный фонд,preferred,-,-,-,-", "duplicate"),
        ("c-two,field office,-,preferred,-,-,-,-", "untranslated"),
        ("c-two,field office,полевoе бюро,preferred,-,-,-,-", "mixed"),
        ("c-two,field office,полевое бюрро,preferred,-,-,-,-", "uninflected"),
        ("c-two,field offfice,полевое бюро,preferred,-,-,-,-", "unknown"),
        ("c-two,field office,полевое  бюро,preferred,-,-,-,-", "spaces"),
        ("c-two,the field office,полевое бюро,preferred,-,-,-,-", "form"),
        ("c-two,field office,полевых бюро,preferred,-,-,-,-", "form"),
        ("c-two,field office,полевое бюро.,preferred,-,-,-,-", "form"),
        ("c-two,field office (unit,полевое бюро,preferred,-,-,-,-", "form"),
        ("c-two,field office,полевое бюро,preferred,FO,PB,-,-", "mixed"),
        ("c-two,thermal fan,тепловой вентилятор,preferred,TF,ТВ,-,-", "duplicate"),
        ("c-two,field office,-,preferred,-,-", "unreadable"),
        ("c-fund,trust fund,целевой фонд,preferred,TF,ЦФ,-,-", "unreadable"),
    ],
)
def test_lint_names_the_row(tmp_path: Path, row: str, kind: str) -> None:
    path, faults = tmp_path / "own.csv", []
    path.write_text(SOUND + row + "\n", encoding="utf-8")
    found = lint(load([path], faults), faults)
    assert kind in {defect.kind for defect in found}
    assert {defect.source for defect in found if defect.kind == kind} == {"own.csv:6"}


def test_lint_is_silent_on_a_sound_glossary(tmp_path: Path) -> None:
    assert lint(made(tmp_path, SOUND)) == []


PAIRS = [
    ("Целевой фонд открыт для взносов.", "The trust fund is open for contributions."),
    ("Средства целевого фонда хранятся отдельно.", "The money of the trust fund is kept apart."),
    ("О трастовом фонде докладывает комитет.", "The committee reports on the trust fund."),
    ("Пограничный пост закрыт.", "The checkpoint is closed."),
]


def test_usage_counts_renderings_through_inflection(tmp_path: Path) -> None:
    found = {use.concept: use for use in usage(PAIRS, made(tmp_path, SOUND))}
    assert found["c-fund"].counts == {("целевой фонд", "trust fund"): 2, ("трастовый фонд", "trust fund"): 1}
    places = found["c-fund"].renderings["целевой фонд", "trust fund"]
    assert [use.passage for use in places] == [0, 1]
    assert {use.status for use in found["c-fund"].renderings["трастовый фонд", "trust fund"]} == {
        "deprecated"
    }


def test_usage_shows_what_stands_for_a_term(tmp_path: Path) -> None:
    pairs = [*PAIRS, ("Трастовый фонд распущен.", "The account is dissolved.")]
    (fund,) = usage(pairs, made(tmp_path, SOUND), ["trust fund"])
    odd = [key for key in fund.counts if key[1] not in ("trust fund",)]
    assert [russian for russian, _ in odd] == ["трастовый фонд"]
    rows = usage_rows([fund], pairs)
    assert rows[0]["ru_line"].startswith("[Целевой фонд]")
    assert {row["places"] for row in rows} == {"1, 2", "3", "5"}


def test_words_of_two_concepts_count_for_the_one_that_both_languages_have(tmp_path: Path) -> None:
    text = HEADER + (
        "c-party,State party,государство-участник,preferred,-,-,-,-\n"
        "c-part,participating State,государство-участник,preferred,-,-,-,-\n"
    )
    pairs = [("Государство-участник вносит взнос.", "A participating State pays its share.")]
    assert [use.concept for use in usage(pairs, made(tmp_path, text))] == ["c-part"]


def test_usage_of_one_term_only(tmp_path: Path) -> None:
    assert [use.concept for use in usage(PAIRS, made(tmp_path, SOUND), ["TF"])] == ["c-fund"]


def test_extract_pairs_what_keeps_company() -> None:
    found = extract(PAIRS[:2])
    assert [(one.russian, one.english, one.together) for one in found] == [("целевой фонд", "trust fund", 2)]
    assert "[Целевой фонд]" in found[0].russian_line
