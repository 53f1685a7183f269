"""Labels as drafters type them, alone and in their series."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from almaty_nlp.text.label_tables import LATIN, RUSSIAN
from almaty_nlp.text.labels import (
    Style,
    follows,
    letter,
    named,
    parse_label,
    predecessor,
    readings,
    roman,
    series,
    split_label,
    split_labels,
    successor,
)

CASES: dict[str, Any] = yaml.safe_load(
    """
split:
  - ["1. Стороны", "1.", "Стороны"]
  - ["1) стороны", "1)", "стороны"]
  - ["(1) the Parties", "(1)", "the Parties"]
  - ["1/ Примечание", "1/", "Примечание"]
  - ["(iv) the observers", "(iv)", "the observers"]
  - ["vii. Поправки", "vii.", "Поправки"]
  - ["IX. Amendments", "IX.", "Amendments"]
  - ["а) участие", "а)", "участие"]
  - ["(а) участие", "(а)", "участие"]
  - ["5-1. Вставка", "5-1.", "Вставка"]
  - ["3-1) вставка", "3-1)", "вставка"]
  - ["3a. Insertion", "3a.", "Insertion"]
  - ["12 bis. Insertion", "12 bis.", "Insertion"]
  - ["1.1. текст", "1.1.", "текст"]
  - ["3.2.1 Scope", "3.2.1", "Scope"]
  - ["• пункт", "•", "пункт"]
  - ["— пункт", "—", "пункт"]
  - ["- пункт", "-", "пункт"]
whole:
  - г. Алматы, Казахстан
  - В. И. Иванов
  - V. Petrov
  - A. Smith
  - 2.5 million people
  - 10.30 Перерыв
  - 9.00 Opening
  - 5 июня 2013 года
  - 2013. Год
  - и/или
  - в Совете
  - a State
  - 15 March
  - (см. приложение)
  - "1."
  - 1)слитно
  - Статья 5. Сфера действия
values:
  - ["3.2.1", decimal, [3, 2, 1]]
  - ["(iv)", roman, [4]]
  - ["IX.", roman, [9]]
  - ["в)", cyrillic, [3]]
  - ["и)", cyrillic, [9]]
  - ["аа)", cyrillic, [29]]
  - ["(b)", latin, [2]]
  - ["(c)", latin, [3]]
  - ["Статья 5", decimal, [5]]
  - ["Annex IV", roman, [4]]
  - ["•", bullet, []]
series:
  - [["(h)", "(i)", "(j)"], [latin, latin, latin]]
  - [["(a)", "(i)", "(ii)", "(b)"], [latin, roman, roman, latin]]
  - [["(iv)", "(v)", "(vi)"], [roman, roman, roman]]
  - [["u)", "v)", "w)", "x)"], [latin, latin, latin, latin]]
  - [["a)", "б)", "в)"], [cyrillic, cyrillic, cyrillic]]
  - [["и)", "й)", "к)"], [cyrillic, cyrillic, cyrillic]]
next:
  - ["Статья 5.", "Статья 6."]
  - ["(iv)", "(v)"]
  - ["и)", "к)"]
  - ["я)", "аа)"]
  - ["z)", "aa)"]
  - ["3.2.1", "3.2.2"]
  - ["IX.", "X."]
  - ["•", "•"]
"""
)


@pytest.mark.parametrize(("text", "label", "rest"), CASES["split"])
def test_a_sure_label_is_cut_off(text: str, label: str, rest: str) -> None:
    found, at = split_label(text)
    assert (found, text[at:]) == (label, rest)


@pytest.mark.parametrize("text", CASES["whole"])
def test_what_only_looks_like_a_label_stays(text: str) -> None:
    assert split_label(text) == ("", 0)


@pytest.mark.parametrize(("label", "style", "numbers"), CASES["values"])
def test_values(label: str, style: str, numbers: list[int]) -> None:
    value = parse_label(label)
    assert value is not None
    assert (value.style.value, list(value.numbers)) == (style, numbers)


@pytest.mark.parametrize(("labels", "styles"), CASES["series"])
def test_a_series_decides_between_readings(labels: list[str], styles: list[str]) -> None:
    assert [value.style.value if value else None for value in series(labels)] == styles


@pytest.mark.parametrize(("label", "following"), CASES["next"])
def test_the_next_label(label: str, following: str) -> None:
    value = parse_label(label)
    assert value is not None
    assert successor(value) == following
    if value.style is not Style.BULLET:
        after = parse_label(following)
        assert after is not None
        assert predecessor(after) == label


def test_doubtful_labels_need_their_series() -> None:
    texts = ["A. One", "text", "B. Two", "V. Petrov", "г. Алматы", "I. Intro", "II. Aims", "10.30 Break"]
    assert [label for label, _ in split_labels(texts)] == ["A.", "", "B.", "", "", "I.", "II.", ""]


def test_units_that_name_themselves() -> None:
    assert named("Статья 5. Сфера действия") is not None
    assert named("Глава I: Цели") is not None
    assert named("Article 12 bis") is not None
    assert named("Часть в документе") is None
    assert named("Part of the report") is None
    assert named("Статьями 5 и 6") is None


@given(st.integers(1, 100))
def test_roman_numerals_read_back(number: int) -> None:
    value = next(v for v in readings(f"({roman(number)})") if v.style is Style.ROMAN)
    assert value.numbers == (number,)


@given(st.integers(1, 56), st.sampled_from([LATIN, RUSSIAN]))
def test_letters_read_back_and_go_on(number: int, row: str) -> None:
    number = min(number, 2 * len(row) - 1)
    style = Style.LATIN if row is LATIN else Style.CYRILLIC
    value = next(v for v in readings(letter(number, row) + ")") if v.style is style)
    after = next(v for v in readings(successor(value)) if v.style is style)
    assert value.numbers == (number,)
    assert follows(value, after)
