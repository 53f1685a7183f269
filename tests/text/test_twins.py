"""Letters that look alike."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almaty_nlp.text.twins import CYRILLIC, LATIN, as_cyrillic, as_latin, loosely_as_cyrillic, mixed


@pytest.mark.parametrize(
    ("typed", "cyrillic", "latin"),
    [
        ("Pecпублика", "Республика", None),
        ("ВОМСА", "ВОМСА", "BOMCA"),
        ("СІСА", "СІСА", "CICA"),
        ("rеfugee", None, "refugee"),
        ("Сезім", "Сезім", None),
        ("Gmailом", None, None),
    ],
)
def test_exchanged(typed: str, cyrillic: str | None, latin: str | None) -> None:
    assert as_cyrillic(typed) == cyrillic
    assert as_latin(typed) == latin


def test_italic_twins_are_a_second_choice() -> None:
    assert as_cyrillic("пpoгpaммa") == "программа"
    assert as_cyrillic("кapmа") is None
    assert loosely_as_cyrillic("кapmа") == "карма"


@given(st.text(alphabet=LATIN))
def test_there_and_back(word: str) -> None:
    assert as_latin(as_cyrillic(word) or "") == word


def test_tables_pair_up() -> None:
    assert len(LATIN) == len(CYRILLIC) == len(set(LATIN)) == len(set(CYRILLIC))
    assert mixed("aа")
    assert not mixed("aa")
    assert not mixed("бо́льший")
