"""Every rule has a Russian page, `almaty_nlp/checks/pages_ru/<CODE>.txt`, true to its docstring."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import almaty_nlp.checks
from almaty_nlp.checks.desk import Shelf
from almaty_nlp.checks.page import LABELS, Page, markdown, pages, plain
from almaty_nlp.checks.registry import rules
from almaty_nlp.checks.runner import run
from almaty_nlp.model.document import Block, Document, Kind

FOLDER = Path(almaty_nlp.checks.__file__).parent / "pages_ru"
FILES = sorted(FOLDER.glob("*"))
CODES = [rule.code for rule in rules()]
QUOTED = re.compile("«[^»]*»|“[^”]*”")
LOOKALIKES = [rule for rule in rules() if rule.name in ("mixed-alphabets", "wrong-alphabet")]
HOW = """{code} has no Russian page. Write almaty_nlp/checks/pages_ru/{code}.txt like the rule's docstring:
the summary, an empty line, then {labels}; then run docs/build.py."""


@pytest.mark.parametrize("code", CODES)
def test_a_rule_has_a_russian_page(code: str) -> None:
    labels = ", ".join(f"«{label.ru}:»" for label in LABELS.values())
    assert pages("ru")[code].ui == "ru", HOW.format(code=code, labels=labels)


def test_a_russian_page_has_a_rule() -> None:
    assert [path.name for path in FILES if path.suffix != ".txt" or path.stem not in CODES] == []


def russian() -> list[Page]:
    """The Russian pages there are; a missing one is told of by its own test."""
    return [page for page in pages("ru").values() if page.ui == "ru"]


@pytest.mark.parametrize("page", russian(), ids=lambda page: page.code)
def test_a_russian_page_says_what_the_english_one_says(page: Page) -> None:
    english = pages("en")[page.code]
    assert re.search("[а-яё]", page.summary)
    assert page.summary.endswith("."), "the first paragraph says what is wrong, in one sentence"
    assert [name for name, _ in page.parts] == [name for name, _ in english.parts]
    assert all(text for _, text in page.parts)
    assert set(mentioned(page)) == set(mentioned(english)), "other rules, options and keys are the same"


def mentioned(page: Page) -> list[str]:
    """The codes of rules and the words in code type on a page."""
    return re.findall(r"\b[A-Z]{3}\d{3}\b|`[^`]+`", plain(page))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_russian_page_has_russian_letters(path: Path) -> None:
    text = QUOTED.sub("…", path.read_text(encoding="utf-8"))
    lines = [line for line in text.splitlines() if line]
    blocks = [Block(id=f"b{at}", kind=Kind.PARAGRAPH, text=line) for at, line in enumerate(lines)]
    shelf = Shelf(Document(path.name, "txt", tuple(blocks), "ru"))
    assert [shelf.document.text(found.place.span) for found in run(shelf, LOOKALIKES)] == []


def test_labels_are_in_the_language_of_the_page() -> None:
    page = pages("ru")["DBL001"]
    assert "\nПочему: " in plain(page)
    assert "\n\n**Почему.** " in markdown(page)
    assert "\nWhy: " in plain(pages("en")["DBL001"])
