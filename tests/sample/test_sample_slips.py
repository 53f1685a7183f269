"""The planted slips of the sample stand where the list says, and undoing them gives the clean text."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

SAMPLE = Path(__file__).parents[2] / "corpora" / "sample"
LANGUAGES = ("ru", "en")


def text_of(name: str) -> str:
    return (SAMPLE / name).read_text(encoding="utf-8")


def slips_of(language: str) -> list[dict[str, Any]]:
    rows = [json.loads(line) for line in text_of("slips.jsonl").splitlines()]
    return [row for row in rows if row["language"] == language]


def offset(text: str, line: int, column: int) -> int:
    lines = text.split("\n")
    return sum(len(before) + 1 for before in lines[: line - 1]) + column - 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_quote_stands_at_its_line_and_column(language: str) -> None:
    lines = text_of(f"draft.{language}.md").split("\n")
    for slip in slips_of(language):
        found = lines[slip["line"] - 1][slip["column"] - 1 :]
        assert slip["quote"], slip["id"]
        assert found.startswith(slip["quote"]), slip["id"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_occurrence_stands_on_its_line_outside_the_slip(language: str) -> None:
    lines = text_of(f"draft.{language}.md").split("\n")
    for slip in slips_of(language):
        for line, quote in slip["occurrences"]:
            assert quote in lines[line - 1], (slip["id"], quote)


@pytest.mark.parametrize("language", LANGUAGES)
def test_undoing_every_slip_gives_the_clean_text(language: str) -> None:
    draft = text_of(f"draft.{language}.md")
    places = [(offset(draft, slip["line"], slip["column"]), slip) for slip in slips_of(language)]
    for start, slip in sorted(places, key=lambda place: place[0], reverse=True):
        end = start + len(slip["quote"]) + slip["whole_line"]
        draft = draft[:start] + slip["was"] + draft[end:]
    assert draft == text_of(f"report.{language}.md")


def test_identifiers_are_unique_and_every_slip_has_a_reason() -> None:
    slips = [*slips_of("ru"), *slips_of("en")]
    assert max(Counter(slip["id"] for slip in slips).values()) == 1
    assert all(slip["reason"] and slip["severity"] in {"error", "warning", "style"} for slip in slips)


@pytest.mark.parametrize(("language", "least", "kinds"), [("ru", 60, 30), ("en", 30, 25)])
def test_the_list_is_long_and_varied(language: str, least: int, kinds: int) -> None:
    slips = slips_of(language)
    assert len(slips) >= least
    assert len({slip["kind"] for slip in slips}) >= kinds
    assert sum(slip["bilingual"] and not slip["monolingual"] for slip in slips) >= 6
