"""Term matching, case by case, with the shipped glossaries."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from almaty_nlp.glossary import Glossary, shipped_glossary
from almaty_nlp.lang import tokenize

CASES = Path(__file__).parent / "cases"


@pytest.fixture(scope="module")
def glossary() -> Glossary:
    return shipped_glossary()


def _cases() -> list[Any]:
    return [
        pytest.param(language, case["term"], text, id=f"{case['term']}: {text}")
        for language in ("russian", "english")
        for case in yaml.safe_load((CASES / f"{language}.yaml").read_text(encoding="utf-8"))
        for text in case["texts"]
    ]


@pytest.mark.parametrize(("language", "term", "marked"), _cases())
def test_a_term_is_found_where_marked_and_nowhere_else(
    glossary: Glossary, language: str, term: str, marked: str
) -> None:
    text = re.sub(r"[\[\]]", "", marked)
    code = {"russian": "ru", "english": "en"}[language]
    hits = glossary.index(code).find(text, tokenize(text, code))
    found = sorted({(hit.start, hit.end) for hit in hits if hit.term.text == term and not hit.acronym})
    shown = text
    for start, end in reversed(found):
        shown = f"{shown[:start]}[{shown[start:end]}]{shown[end:]}"
    assert shown == marked


def test_there_are_enough_cases() -> None:
    assert len(_cases()) >= 200
