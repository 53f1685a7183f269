"""The speller weighs the document, the glossary and the dictionary."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from almaty_nlp.lang.errors_of_typing import plausibility
from almaty_nlp.lang.formation import formed, prefixed
from almaty_nlp.lang.neighbours import neighbours, written_solid
from almaty_nlp.lang.spelling import Speller
from almaty_nlp.lang.strict import listed


def speller(text: str, language: str = "ru", terms: tuple[str, ...] = (), names: str = "") -> Speller:
    return Speller(language, Counter(text.split()), frozenset(terms), Counter(names.split()))


@pytest.mark.parametrize(
    ("word", "language", "wanted"),
    [
        ("сопещании", "ru", "совещании"),
        ("государтво", "ru", "государство"),
        ("бежнецев", "ru", "беженцев"),
        ("рефформа", "ru", "реформа"),
        ("conferrence", "en", "conference"),
        ("protecion", "en", "protection"),
        ("refuege", "en", "refugee"),
    ],
)
def test_neighbours_hold_the_word_meant(word: str, language: str, wanted: str) -> None:
    found = neighbours(word, language)
    assert wanted in found
    assert word not in found
    assert not listed(word, language)


def test_neighbours_read_yo_as_e() -> None:
    assert "объединённых" in neighbours("обединенных", "ru") or "объединенных" in neighbours(
        "обединенных", "ru"
    )


@given(st.sampled_from(["совещание", "государство", "беженцев", "миграция"]), st.data())
@settings(max_examples=40, deadline=None)
def test_a_lost_letter_is_found_again(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(word) - 1))
    short = word[:at] + word[at + 1 :]
    assert short == word or word in neighbours(short, "ru")


def test_the_document_decides_between_suggestions() -> None:
    text = "аннулируют документы и инвентируют имущество " + "инвентируют " * 3
    verdict = speller("расширение расширение рассширение").verdict("рассширение")
    assert verdict is not None
    assert verdict.suggestions[0] == "расширение"
    assert verdict.attested
    assert speller(text).verdict("инвентируют") is None, "what the document says four times is its vocabulary"


def test_dictionary_alone_is_a_weaker_witness() -> None:
    verdict = speller("").verdict("сопещании")
    assert verdict is not None
    assert not verdict.attested


@pytest.mark.parametrize("word", ["тулеутай", "гутерриш", "сқақбаев", "невысылка", "ресурсозатраты", "кот"])
def test_words_that_resemble_nothing_are_let_be(word: str) -> None:
    assert speller("").verdict(word) is None


def test_forms_of_a_name_are_no_errors() -> None:
    judge = speller("гутерриш гутерриш гутерриша", names="гутерриш гутерриш гутерриша")
    assert judge.verdict("гутерриша", name=True) is None


def test_a_name_the_document_repeats_is_meant() -> None:
    judge = speller("идрисов идрисов идрсиов", names="идрисов идрисов идрсиов")
    verdict = judge.verdict("идрсиов", name=True)
    assert verdict is not None
    assert verdict.suggestions == ("идрисов",)


def test_glossary_words_are_known_in_all_forms() -> None:
    judge = speller("", terms=("нерегулированная", "миграция"))
    assert not judge.unknown("нерегулированной")
    assert judge.unknown("нерегулироанной")


@pytest.mark.parametrize(
    "word", ["пересборка", "центральноазиатский", "психосоциальный", "эколого-экономический", "предпринятия"]
)
def test_russian_words_built_by_rule(word: str) -> None:
    assert formed(word, "ru")


@pytest.mark.parametrize("word", ["drylands", "operationalized", "non-refoulement", "timesheet"])
def test_english_words_built_by_rule(word: str) -> None:
    assert formed(word, "en")


@pytest.mark.parametrize(
    ("word", "language"), [("сопещании", "ru"), ("государтво", "ru"), ("intrnational", "en")]
)
def test_errors_are_not_built_by_rule(word: str, language: str) -> None:
    assert not formed(word, language)
    assert not prefixed(word, language)


def test_plausible_errors_weigh_more() -> None:
    assert plausibility("расмотрение", "рассмотрение", "ru") > plausibility(
        "раксмотрение", "рассмотрение", "ru"
    )
    assert plausibility("обоятельный", "обаятельный", "ru") > plausibility("обхятельный", "обаятельный", "ru")
    assert plausibility("teh", "the", "en") > plausibility("tke", "the", "en")


def test_solid_adjectives() -> None:
    assert written_solid("центрально-азиатских") == "центральноазиатских"
    assert written_solid("социально-экономический") is None
    assert written_solid("центральный") is None
