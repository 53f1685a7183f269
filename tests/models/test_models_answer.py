"""Each model is asked one question: the shipped ones, or those in ALMATY_MODELS, which may be small ones.

CI asks the shipped models with all the tests, then those that the recipes have just built.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from almaty_nlp.resources import model_folder, shipped

NAMED = os.environ.get("ALMATY_MODELS")
ENGLISH = "The delegations met in Tashkent, and the Committee adopted the report."
TAGS = "DET NOUN VERB ADP PROPN PUNCT CCONJ DET PROPN VERB DET NOUN PUNCT".split()  # noqa: SIM905
RU = ["Международная организация по миграции", "Права беженцев", "Второе заседание", "Государство"]
EN = ["Refugee rights", "State", "Second session", "International Organization for Migration"]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Make sure that the answer comes from the folder named, and from no kept parse."""

    def of(name: str) -> None:
        if NAMED and not (Path(NAMED) / name).is_dir():
            pytest.skip(f"no {name} in {NAMED}: its recipe was left out")
        assert model_folder(name) == (Path(NAMED) if NAMED else shipped("models")) / name

    monkeypatch.setenv("ALMATY_NO_CACHE", "1")
    return of


def test_the_word_list_knows_a_word_and_no_slip(asked: Callable[[str], None]) -> None:
    asked("words-en")
    from almaty_nlp.lang.english import english_words

    words = english_words()
    assert {"meeting", "report", "refugees", "agreement"} <= words
    assert words.isdisjoint({"comittee", "reprot", "agreemant"})


def test_the_lexicon_finds_the_text_that_answers(asked: Callable[[str], None]) -> None:
    asked("ru-en")
    from almaty_nlp.lang import similarity

    assert similarity(RU, EN).argmax(1).tolist() == [3, 0, 2, 1]


def test_the_russian_tables_serve_the_networks(asked: Callable[[str], None]) -> None:
    asked("ru-almaty")
    from almaty_nlp.lang import russian

    doc = russian()("Министры приняли в Ташкенте совместную декларацию о мобильности.")
    at = {token.text: token for token in doc}
    assert at["совместную"].head == at["декларацию"]
    assert at["Министры"].head == at["декларацию"].head == at["приняли"]
    assert at["декларацию"].morph.get("Case") == ["Acc"]
    assert [(name.text, name.label_) for name in doc.ents] == [("Ташкенте", "LOC")]


def test_the_english_pipeline_has_learnt_tags_and_trees(asked: Callable[[str], None]) -> None:
    asked("en_almaty_sm")
    from almaty_nlp.lang import english

    doc = english()(ENGLISH)
    right = sum(token.pos_ == tag for token, tag in zip(doc, TAGS, strict=True))
    assert right >= (8 if NAMED else len(TAGS) - 1)
    assert one_tree(doc)


def one_tree(doc: Any) -> bool:
    roots = [token for token in doc if token.head == token]
    return len(roots) == 1 and roots[0].dep_ == "ROOT"
