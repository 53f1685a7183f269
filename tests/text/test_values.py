"""Numbers and dates by value, case by case."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from almaty_nlp.text.dates import dates
from almaty_nlp.text.number_formats import cardinal_words
from almaty_nlp.text.numbers import numbers

HERE = Path(__file__).parent


def _cases(name: str) -> list[list[str]]:
    cases: list[list[str]] = yaml.safe_load((HERE / f"{name}_value_cases.yaml").read_text(encoding="utf-8"))
    return cases


@pytest.mark.parametrize(("text", "values"), _cases("number"))
def test_numbers_by_value(text: str, values: str) -> None:
    found = numbers(text)
    assert " ".join(str(number.value) for number in found) == values
    assert all(text[number.start : number.end].strip() for number in found)


@pytest.mark.parametrize(("text", "values"), _cases("date"))
def test_dates_by_value(text: str, values: str) -> None:
    assert " ".join(f"{date.year}-{date.month}-{date.day}" for date in dates(text)) == values


@given(st.integers(1, 999_999))
def test_english_words_read_as_they_are_spelt(value: int) -> None:
    assert [int(number.value) for number in numbers(cardinal_words(value))] == [value]


@given(st.integers(0, 10**9))
def test_figures_read_with_any_grouping(value: int) -> None:
    for text in (str(value), f"{value:,}", f"{value:,}".replace(",", " ")):
        assert [int(number.value) for number in numbers(text)] == [value]
