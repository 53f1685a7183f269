"""Brackets and quotation marks find their partners."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almaty_nlp.text.pairs import strays


@pytest.mark.parametrize(
    "text",
    [
        "«Фонд „Надежда“» (см. [1])",
        "1) первое; а) второе; см. iv)",
        "Организация «Центр «Луч»",
        "“One ‘two’ three” and „vier“",
        "Слово „Луч” и ‹Мост›",
        "Спасибо :)",
        "",
    ],
)
def test_paired(text: str) -> None:
    assert strays(text) == []


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("(далее — Стороны", "("),
        ("Стороны)", ")"),
        ("[draft (text]", "("),
        ("«А» и «Б", "«"),
        ("Б» и «А»", "»"),
        ("(а) первое) второе", ")"),
        ("“open", "“"),
    ],
)
def test_alone(text: str, signs: str) -> None:
    assert "".join(stray.sign for stray in strays(text)) == signs


@given(
    st.recursive(st.just("слово"), lambda inner: st.builds("({}) [{}]".format, inner, inner), max_leaves=8)
)
def test_balanced_texts_have_no_strays(text: str) -> None:
    assert strays(text) == []


@given(st.text(alphabet="()[]«»“”„ аб1)", max_size=40))
def test_strays_point_at_their_signs(text: str) -> None:
    for stray in strays(text):
        assert text[stray.at] == stray.sign
