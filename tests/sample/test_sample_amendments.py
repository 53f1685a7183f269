"""The listed amendments turn version 1 of the modalities into version 2, in both languages."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

SAMPLE = Path(__file__).parents[2] / "corpora" / "sample"
KINDS = {"insert", "delete", "modify", "move", "renumber"}
CLASSES = {
    *("membership", "number", "date", "modality", "bracket", "term"),
    *("wording", "editorial", "footnote", "table", "structure"),
}


def provisions(version: int, language: str) -> str:
    text = (SAMPLE / f"modalities.v{version}.{language}.md").read_text(encoding="utf-8")
    return text[text.index("## I.") :]


def amendments() -> list[dict[str, Any]]:
    listing = json.loads((SAMPLE / "amendments.json").read_text(encoding="utf-8"))
    assert listing["count"] == len(listing["amendments"])
    return list(listing["amendments"])


@pytest.mark.parametrize("language", ["ru", "en"])
def test_applied_in_order_they_give_version_2(language: str) -> None:
    text = provisions(1, language)
    for amendment in amendments():
        if language not in amendment["languages"]:
            continue
        first = (amendment[language]["before"], amendment[language]["after"])
        for before, after in [first, *amendment.get("also", {}).get(language, [])]:
            assert text.count(before) == 1, (amendment["id"], before)
            text = text.replace(before, after)
    assert text == provisions(2, language)


def test_every_kind_and_class_of_the_contract_occurs() -> None:
    listed = amendments()
    assert {amendment["expected_kind"] for amendment in listed} == KINDS
    assert {name for amendment in listed for name in amendment["expected_classes"]} == CLASSES


def test_one_amendment_is_made_in_one_language_only() -> None:
    assert [amendment["id"] for amendment in amendments() if len(amendment["languages"]) == 1] == ["A19"]


@pytest.mark.parametrize("language", ["ru", "en"])
def test_every_amendment_names_a_point_of_the_instrument(language: str) -> None:
    instrument = (SAMPLE / f"instrument.{language}.md").read_text(encoding="utf-8")
    points = {amendment["instrument"].get(language) for amendment in amendments()} - {None}
    assert all(f"\n{point}) " in instrument for point in points)
    assert f"\n{len(points) + 1}) " not in instrument
