"""The names layer: persons, States and bodies in sentences of our own, and in the report where it is."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from almaty_nlp.glossary.glossary import shipped_glossary
from almaty_nlp.glossary.inventory import names_of
from almaty_nlp.lang import english, russian
from almaty_nlp.lang.naming import Entry, Name, entities, names
from almaty_nlp.lang.naming.table import Row, Table

HERE = Path(__file__).parent
CASES = yaml.safe_load((HERE / "cases" / "names.yaml").read_text("utf-8"))
COUNTED = ("person", "state", "body")
LABELS = {"person": "PER", "state": "LOC", "body": "ORG"}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_names_of_a_sentence(case: dict[str, Any]) -> None:
    found = [name for name in names(case["text"], case["language"]) if name.kind in COUNTED]
    assert [f"{name.kind}: {name.text}" for name in found] == case["names"]
    assert all(case["text"][name.start : name.end] == name.text for name in found)
    for name, post in zip(found, case.get("posts", ()), strict=False):
        assert name.post == post
    if "parts" in case:
        assert [f"{part.kind}: {part.text}" for part in found[0].parts] == case["parts"]


def test_an_inventory_of_ones_own_is_known_through_inflection() -> None:
    table = Table(
        [Row("Озёрный союз", "ru", "body", "org-lakes"), Row("ОС", "ru", "body", "org-lakes", True)]
    )
    found = names("Проект поддержан Озёрным союзом, а ОС открыл счёт.", "ru", table)
    assert [(name.text, name.concept) for name in found] == [
        ("Озёрным союзом", "org-lakes"),
        ("ОС", "org-lakes"),
    ]


def test_what_a_glossary_knows_to_be_a_common_noun_is_no_body() -> None:
    table = Table([Row("РГЭ", "ru", None, "mr-group", True)])
    assert list(table.find(["Созвана", "РГЭ", "."], "ru")) == [Entry(1, 2, "term", "mr-group")]


def test_the_names_of_a_glossary_are_those_of_its_shipped_files() -> None:
    words = ["Республика", "Казахстан", "и", "Международная", "организация", "по", "миграции"]
    found = list(names_of(shipped_glossary()).find(words, "ru"))
    assert [(entry.start, entry.end, entry.kind) for entry in found if entry.end - entry.start > 1] == [
        (0, 2, "state"),
        (3, 7, "body"),
    ]


def _people(texts: list[str], language: str) -> list[list[list[str]]]:
    joined = entities([names(text, language) for text in texts], language)
    return [
        [[one.name.text for one in group] for group in entity.spellings]
        for entity in joined
        if entity.kind == "person"
    ]


def test_the_forms_of_a_person_are_one_entity_and_a_misspelling_is_another_spelling_of_it() -> None:
    assert _people(
        [
            "Открыл встречу Данияр Ибраимов. Слово взяла г-жа Марта Хендерсон.",
            "Г-жа Хендерсон ответила Данияру Ибраимову. Выступление г-на Данияра Ибрагимова отложено.",
            "Д. К. Ибраимов и М. Хендерсон подвели итоги с Мартой Хендерсон-Ривера.",
        ],
        "ru",
    ) == [
        [["Данияр Ибраимов", "Данияру Ибраимову", "Д. К. Ибраимов"], ["Данияра Ибрагимова"]],
        [["Марта Хендерсон", "Хендерсон", "М. Хендерсон", "Мартой Хендерсон-Ривера"]],
    ]


def test_two_persons_of_one_surname_stay_two() -> None:
    assert _people(["Анна Ким и Елена Ким приняли участие."], "ru") == [[["Анна Ким"]], [["Елена Ким"]]]


def test_a_state_is_one_under_its_short_and_its_formal_name() -> None:
    joined = entities([names("В Республике Казахстан принят закон; Казахстан его исполняет.", "ru")], "ru")
    assert [(entity.concept, len(entity.mentions)) for entity in joined] == [("st-kaz", 2)]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [*"()«»,", "Комитет", "по", "и", "А.", "г-н", "Ким", "МОМ", "the", "Ministry", "of", "Mr."]
        ),
        max_size=12,
    ),
    st.sampled_from(("ru", "en")),
)
def test_names_lie_in_order_inside_the_text_and_do_not_overlap(words: list[str], language: str) -> None:
    text = " ".join(words)
    end = 0
    for name in names(text, language):
        assert end <= name.start < name.end <= len(text)
        assert text[name.start : name.end] == name.text
        assert all(name.start <= part.start and part.end <= name.end for part in name.parts)
        end = name.end


@pytest.mark.shared
@pytest.mark.parametrize("language", ["ru", "en"])
def test_names_of_the_report_are_found_exactly(language: str, shared: Path) -> None:
    from almaty_nlp.readers import read

    gold: dict[int, set[tuple[int, int, str]]] = defaultdict(set)
    path, digest = "", ""
    for line in (HERE / "data" / "names-almaty.tsv").read_text("utf-8").splitlines():
        if line.startswith(f"almaty/{language}/"):
            path, digest, block, start, end, kind = line.split("\t")
            if kind in COUNTED:
                gold[int(block)].add((int(start), int(end), kind))
    file = shared / "corpora" / path
    assert hashlib.sha256(file.read_bytes()).hexdigest().startswith(digest), (
        f"{path} has changed: mark it anew"
    )
    blocks = read(file).blocks
    docs = list((russian() if language == "ru" else english()).pipe([block.text for block in blocks]))
    layer = {at: {_plain(name) for name in names(doc, language)} for at, doc in enumerate(docs)}
    ents = {at: {(e.start_char, e.end_char, e.label_) for e in doc.ents} for at, doc in enumerate(docs)}
    assert _f1(gold, layer) >= 0.97
    labelled = {at: {(start, end, LABELS[kind]) for start, end, kind in spans} for at, spans in gold.items()}
    assert _f1(labelled, ents, places=False) >= 0.93


def _plain(name: Name) -> tuple[int, int, str]:
    return name.start, name.end, name.kind


def _f1(gold: dict[int, set[Any]], found: dict[int, set[Any]], *, places: bool = True) -> float:
    """F1 over exact spans with their kind; without `places`, only the LOC that are States count."""
    hit = said = want = 0
    for at, spans in found.items():
        truth = gold.get(at, set())
        kept = {one for one in spans if one[2] in (*COUNTED, *LABELS.values())}
        if not places:
            kept = {one for one in kept if one[2] != "LOC" or one in truth}
        hit, said, want = hit + len(kept & truth), said + len(kept), want + len(truth)
    return 2 * hit / (said + want)
