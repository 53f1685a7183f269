"""The tidied view: equal to eye and search, and every span leads back."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almaty_nlp.text.offsets import UNSEEN, tidy

MESSY = st.text(alphabet="абйиеё\u0306\u0308\u0301e\u00e9 \u00a0\u202f\u00ad\u200b\u2011-aс\t\n", max_size=60)


@pytest.mark.parametrize(
    ("text", "alphabets", "tidied"),
    [
        ("бе\u00adженец", False, "беженец"),
        ("1\u00a0000\u202fкм", False, "1 000 км"),
        ("статус\u2011кво", False, "статус-кво"),
        ("и\u0306", False, "й"),
        ("Kазахстан", True, "Казахстан"),
        ("Kазахстан", False, "Kазахстан"),
        ("BОМСA и IOM", True, "ВОМСА и IOM"),
        ("Word2007", True, "Word2007"),
        ("plain", True, "plain"),
    ],
)
def test_cases(text: str, alphabets: bool, tidied: str) -> None:
    assert tidy(text, alphabets=alphabets).text == tidied


def test_a_span_holds_what_was_dropped_inside_it_only() -> None:
    view = tidy("\u00adбе\u00adже\u00ad")
    assert view.text == "беже"
    assert view.back(0, 4) == (1, 6)
    assert view.back(2, 4) == (4, 6)
    assert view.back(2, 2) == (4, 4)
    assert view.back(4, 4) == (6, 6)


@given(MESSY)
def test_every_character_leads_back_to_what_it_was_made_of(text: str) -> None:
    view = tidy(text)
    assert not set(view.text) & set(UNSEEN)
    assert unicodedata.is_normalized("NFC", view.text)
    before = 0
    for at, sign in enumerate(view.text):
        start, end = view.back(at, at + 1)
        raw = "".join(c for c in text[start:end] if c not in UNSEEN)
        assert start >= before or unicodedata.normalize("NFC", raw) != raw
        same = unicodedata.normalize("NFC", raw) == sign or sign in unicodedata.normalize("NFC", raw)
        assert same or (sign, raw) in {(" ", "\u00a0"), (" ", "\u202f"), (" ", "\t"), ("-", "\u2011")}
        before = start
