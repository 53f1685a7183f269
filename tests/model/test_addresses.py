"""Addresses: what a reviser would cite, whatever the levels and indents of the file."""

from __future__ import annotations

import pytest

from almaty_nlp.model.addresses import addresses
from almaty_nlp.readers.markdown import parse_markdown

CASES = {
    "treaty": (
        "# Covenant\n\n## Chapter I. Scope\n\n### Article 1\n\n1. a\n\n(a) b\n\n(i) c\n\n"
        "(ii) d\n\n(b) e\n\n2. f\n\n### Article 2\n\ng\n",
        [
            "",
            "Chapter I",
            "Chapter I › Article 1",
            "Chapter I › Article 1 › 1",
            "Chapter I › Article 1 › 1 › a",
            "Chapter I › Article 1 › 1 › a › i",
            "Chapter I › Article 1 › 1 › a › ii",
            "Chapter I › Article 1 › 1 › b",
            "Chapter I › Article 1 › 2",
            "Chapter I › Article 2",
            "Chapter I › Article 2",
        ],
    ),
    "statute": (
        "# Положение\n\n## 1. Общие\n\n1. a\n\n2. b:\n\n1) c;\n\n3-1) d\n\n3. e\n\n## 2. Прочее\n\n4. f\n",
        ["", "1", "1 › 1", "1 › 2", "1 › 2 › 1", "1 › 2 › 3-1", "1 › 3", "2", "2 › 4"],
    ),
    "bad levels": (
        "# Т\n\n#### 1. A\n\n## 2. B\n\n### i. C\n\n### ii. D\n\n# 3. E\n",
        ["Т", "Т › 1", "Т › 2", "Т › 2 › i", "Т › 2 › ii", "Т › 3"],
    ),
    "annexes": (
        "# Доклад\n\n## Введение\n\na\n\n## ПРИЛОЖЕНИЕ 2: Устав\n\nСтатья 5\n\n1. b\n",
        [
            "",
            "Введение",
            "Введение",
            "Приложение 2",
            "Приложение 2 › Статья 5",
            "Приложение 2 › Статья 5 › 1",
        ],
    ),
    "decimal": ("1. a\n\n1.1. b\n\n1.1.1. c\n\n1.2. d\n\n2. e\n", ["1", "1.1", "1.1.1", "1.2", "2"]),
    "decimal numbers of another section": ("## 2. A\n\n1.1. b\n\n2.1. c\n", ["2", "2 › 1.1", "2.1"]),
    "letters": ("(g) a\n\n(h) b\n\n(i) c\n\n(j) d\n", ["g", "h", "i", "j"]),
    "a paragraph ends a list": ("1) a\n\n2) b\n\nc\n\n- d\n\n- e\n", ["1", "2", "", "•1", "•2"]),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_paths(text: str, expected: list[str]) -> None:
    assert [block.address for block in addresses(parse_markdown(text).blocks, "ru")] == expected


def test_cells_and_notes_have_words_of_the_language() -> None:
    document = parse_markdown("## 1. A\n\n| x |\n|---|\n| y |\n\nb[^2]\n\n[^2]: c\n")
    blocks = document.blocks
    assert [block.address for block in addresses(blocks, "ru", document.footnotes)][1:] == [
        "1 › таблица 1 › 1:1",
        "1 › таблица 1 › 2:1",
        "1",
        "сноска 2",
    ]
    assert addresses(blocks, "en")[1].address == "1 › table 1 › 1:1"
