"""Numbers as a word processor prints them."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from almaty_nlp.text.number_formats import FORMATS, show_number

TABLE = yaml.safe_load((Path(__file__).parent / "number_format_cases.yaml").read_text(encoding="utf-8"))
CASES = [(name, number, printed) for name, row in TABLE.items() for number, printed in row.items()]


@pytest.mark.parametrize(("name", "number", "printed"), CASES)
def test_printed(name: str, number: int, printed: str) -> None:
    assert show_number(number, name) == printed


@given(st.sampled_from(sorted(FORMATS)), st.integers(-(2**31), 2**31))
def test_no_number_prints_a_flood(name: str, number: int) -> None:
    """A hostile start of 2^31 is neither an error nor a megabyte of letters."""
    assert len(show_number(number, name)) <= 100


@given(
    st.sampled_from(["decimal", "upperRoman", "lowerLetter", "russianLower", "ordinalText"]),
    st.integers(1, 700),
)
def test_different_numbers_print_differently(name: str, number: int) -> None:
    assert show_number(number, name) != show_number(number + 1, name)
