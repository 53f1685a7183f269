"""The language floor, case by case: the cases are data in `cases/`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from almaty_nlp.lang import detect, foreign, known, lemmas, parses, sentences, tokenize

CASES = Path(__file__).parent / "cases"


def _cases(name: str) -> Any:
    return yaml.safe_load((CASES / f"{name}.yaml").read_text(encoding="utf-8"))


def _by_language(name: str) -> list[tuple[str, Any]]:
    return [(language, case) for language, cases in _cases(name).items() for case in cases]


@pytest.mark.parametrize(("language", "marked"), _by_language("sentences"))
def test_sentences_are_cut_where_marked(language: str, marked: str) -> None:
    text = marked.replace("|", "")
    found = [text[start:end] for start, end in sentences(text, language)]
    assert found == [part.strip() for part in marked.split("|") if part.strip()]


@pytest.mark.parametrize(("language", "case"), _by_language("tokens"))
def test_tokens(language: str, case: dict[str, str]) -> None:
    tokens = tokenize(case["text"], language)
    assert " ".join(token.text for token in tokens) == case["tokens"]
    assert all(case["text"][token.start : token.end] == token.text for token in tokens)


@pytest.mark.parametrize("language", ["ru", "en"])
def test_known_words(language: str) -> None:
    words = _cases("words")
    assert [word for word in words["known"][language] if not known(word, language)] == []
    assert [word for word in words["unknown"][language] if known(word, language)] == []


@pytest.mark.parametrize("language", ["ru", "en"])
def test_lemmas(language: str) -> None:
    for word, expected in _cases("words")["lemmas"][language].items():
        assert set(expected) <= lemmas(word, language), word
        assert all(lemma == lemma.lower() and "ё" not in lemma for lemma in lemmas(word, language))


@pytest.mark.parametrize("case", _cases("languages"), ids=lambda case: case["text"][:20])
def test_language_of_a_block(case: dict[str, Any]) -> None:
    assert detect(case["text"]) == case["language"]
    assert foreign(case["text"]) is case.get("foreign", False)


def test_all_analyses_are_kept() -> None:
    found = parses("права")
    assert {parse.pos for parse in found} == {"NOUN", "ADJS"}
    assert all(parse.known for parse in found)
    assert abs(sum(parse.score for parse in found) - 1) < 0.01
    assert not any(parse.known for parse in parses("сопещании"))
