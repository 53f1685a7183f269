"""One text gives the same findings at the same addresses, whichever form it is read in."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from almaty_nlp import check
from almaty_nlp.reports import render


def findings(path: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(render("json", check([path]), "en"))["findings"]
    return found


def told(found: list[dict[str, Any]]) -> Counter[tuple[str, str, str]]:
    return Counter((each["rule"], each["quote"], each["address"]) for each in found)


@pytest.mark.parametrize("language", ["ru", "en"])
def test_markdown_word_and_pdf_of_the_sample_agree(root: Path, language: str) -> None:
    draft = root / "corpora" / "sample" / f"draft.{language}.md"
    markdown, word, pdf = (findings(draft.with_suffix(suffix)) for suffix in (".md", ".docx", ".pdf"))
    assert len(markdown) > 20
    assert told(markdown) == told(word)
    assert told(markdown) == told(pdf)
    for each in pdf:
        left, top, right, bottom = each["location"]["bbox"]
        assert each["location"]["page"] >= 1, each
        assert (left < right, top < bottom) == (True, True), each
