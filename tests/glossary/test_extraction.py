"""Terms that two texts repeat: which word groups they are, how they are rendered, how they are shown."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almaty_nlp.glossary import load
from almaty_nlp.glossary.columns import CANDIDATES
from almaty_nlp.glossary.deviations import deviations, usual_renderings
from almaty_nlp.glossary.extraction import candidate_rows, extract
from almaty_nlp.glossary.groups import groups, is_term_like
from almaty_nlp.glossary.learnt import learn, tied
from almaty_nlp.glossary.tabular import to_csv
from almaty_nlp.lang.inflection import nominative

PAIRS = [
    (
        "Пограничный комитет созывает Совместное совещание.",
        "The Border Committee convenes the Joint Meeting.",
    ),
    ("Решения Пограничного комитета обязательны.", "Decisions of the Border Committee are binding."),
    ("О ходе работы докладывают Пограничному комитету.", "Progress is reported to the Border Committee."),
    ("Совместное совещание принимает план действий.", "The Joint Meeting adopts the plan of action."),
    (
        "Участники Совместного совещания обсудили план действий.",
        "Members of the Joint Meeting discussed the plan of action.",
    ),
    ("В плане действий указаны сроки.", "The plan of action gives the time limits."),
]
ODD = (
    "План действий утвержден Пограничным комитетом.",
    "The programme of action is adopted by the Border Committee.",
)


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Операционного механизма", True),
        ("экономического и социального совета", True),
        ("обмен информацией", True),
        ("торговлей людьми", True),
        ("лица без гражданства", True),
        ("Республикой Казахстан", True),
        ("прав трудящихся-мигрантов", True),
        ("авторские права", True),
        ("настоящего устава", False),
        ("решение совещанию", False),
        ("принимает решение", False),
        ("совещание, решение", False),
        ("в соответствии", False),
    ],
)
def test_what_is_a_group(text: str, whole: bool) -> None:
    found = {text[group.start : group.end] for group in groups(text)}
    assert (text in found) is whole


def test_a_word_that_is_a_noun_too_is_an_attribute_before_its_noun() -> None:
    whole = next(group for group in groups("авторские права") if len(group.key) == 2)
    assert (whole.head, whole.lemma) == (1, "право")


@pytest.mark.parametrize("text", ["статьи устава", "помощи государства", "рекомендации в целях"])
def test_groups_that_name_nothing(text: str) -> None:
    whole = next(group for group in groups(text) if group.end - group.start == len(text))
    assert not is_term_like(whole)


@pytest.mark.parametrize(
    ("words", "head", "number", "base"),
    [
        ("Операционного механизма", 1, "sing", "Операционный механизм"),
        ("прав человека", 0, "plur", "права человека"),
        ("государства-участника", 0, "sing", "государство-участник"),
        ("трудящимся-мигрантам", 0, "plur", "трудящиеся-мигранты"),
        ("Экономического и Социального Совета", 3, "sing", "Экономический и Социальный Совет"),
        ("рабочих групп", 1, "plur", "рабочие группы"),
        ("вице-министра внутренних дел", 0, "sing", "вице-министр внутренних дел"),
        ("УВКБ ООН", 0, "sing", "УВКБ ООН"),
    ],
)
def test_a_group_in_the_nominative(words: str, head: int, number: str, base: str) -> None:
    assert nominative(words.split(), head, number) == base.split()


def test_candidates_stand_in_their_dictionary_form_with_their_renderings() -> None:
    found = {one.russian: one for one in extract(PAIRS)}
    assert set(found) == {"Пограничный комитет", "Совместное совещание", "план действий"}
    assert {name: (one.english, one.together) for name, one in found.items()} == {
        "Пограничный комитет": ("Border Committee", 3),
        "Совместное совещание": ("Joint Meeting", 3),
        "план действий": ("plan of action", 3),
    }
    assert "[плана действий]" not in found["план действий"].russian_line
    assert "[plan of action]" in found["план действий"].english_line


def test_another_rendering_is_named_with_its_count() -> None:
    found = {one.russian: one for one in extract([*PAIRS, ODD])}
    assert found["план действий"].others == (("programme of action", 1),)
    assert found["план действий"].share == 0.75


def test_a_part_of_a_longer_term_is_no_candidate() -> None:
    keys = {" ".join(term.key) for term in learn(PAIRS) if len(term.key) == 1}
    assert not keys & {"комитет", "действ", "план"}


def test_a_decided_list_is_a_glossary(tmp_path: Path) -> None:
    rows = candidate_rows(extract(PAIRS))
    path = tmp_path / "decided.csv"
    path.write_text(to_csv(rows, CANDIDATES), encoding="utf-8")
    known = load([path])
    assert {term.text for term in known.terms("en")} == {
        "Border Committee",
        "Joint Meeting",
        "plan of action",
    }
    assert {row["known"] for row in candidate_rows(extract(PAIRS), known)} == {
        "border-committee",
        "joint-meeting",
        "plan-of-action",
    }


WORDS = st.sampled_from(
    (
        *["Комитет", "комитета", "пограничный", "и", "по", "ООН", "XII", "план", "действий"],
        *["Committee", "border", "of", "the", "plan", "action", "UN", "-", ",", "12", "«"],
        "\n",
        "",
    )
)


@given(st.lists(st.tuples(*[st.lists(WORDS, max_size=12).map(" ".join)] * 2), max_size=8))
def test_any_passages_give_candidates_that_stand_in_them(pairs: list[tuple[str, str]]) -> None:
    for term in learn(pairs, fewest=1):
        for place in term.places:
            assert pairs[place.pair][0][slice(*place.russian)].strip()
            assert place.english is None or pairs[place.pair][1][slice(*place.english)].strip()
    for one in extract(pairs, fewest=1):
        assert any(one.english.casefold() in english.casefold() for _, english in pairs)
        assert 0 < one.share <= 1
    bridges = tied(pairs)
    usual = usual_renderings(learn(pairs, 1, bridges), bridges, pairs, 1, from_russian=True)
    for found in deviations(usual, bridges, pairs, share=1.0):
        assert pairs[found.pair][1][slice(*found.target)].strip()
