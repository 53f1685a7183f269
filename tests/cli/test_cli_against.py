"""`almaty check --against` and `almaty glossary`, from files to output and status."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

ENGLISH = (
    "# Rules of the Dialogue\n\nThe secretariat shall submit its report within 15 working days.\n\n"
    "The Chair may convene a special session at the request of two participating States.\n"
)
RUSSIAN = (
    "# Правила Диалога\n\nСекретариат представляет свой доклад в течение 18 рабочих дней.\n\n"
    "Председатель может созвать специальную сессию по просьбе двух государств-участников.\n"
)


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Path, Path]:
    paths = tmp_path / "rules.en.md", tmp_path / "rules.ru.md"
    for path, text in zip(paths, (ENGLISH, RUSSIAN), strict=True):
        path.write_text(text, encoding="utf-8")
    return paths


@pytest.mark.parametrize("turned", [False, True])
def test_check_against_works_in_both_directions(almaty: Any, pair: tuple[Path, Path], turned: bool) -> None:
    source, target = pair[::-1] if turned else pair
    done = almaty("check", target, "--against", source, "--format", "json", "--select", "NUM")
    assert done.status == 1
    (finding,) = json.loads(done.out)["findings"]
    assert (finding["rule"], finding["quote"]) == ("NUM001", "15" if turned else "18")
    (related,) = finding["related"]
    assert (related["quote"], related["location"]["line"]) == ("18" if turned else "15", 3)
    assert related["path"] == str(source)


def test_two_texts_in_one_language_are_refused_in_one_line(almaty: Any, pair: tuple[Path, Path]) -> None:
    done = almaty("check", pair[0], "--against", pair[0])
    assert done.status == 2
    assert done.out == ""
    assert "both are in English" in done.err


def test_without_bilingual_rules_nothing_is_aligned(almaty: Any, pair: tuple[Path, Path]) -> None:
    assert almaty("check", pair[0], "--against", pair[0], "--select", "SPC").status == 0


def test_glossary_commands(almaty: Any, tmp_path: Path, pair: tuple[Path, Path]) -> None:
    own = tmp_path / "own.csv"
    own.write_text("en_term,ru_term\nChair,Председатель\n", encoding="utf-8")
    assert almaty("glossary", "lint", own).status == 0
    assert almaty("glossary", "convert", own, "-o", tmp_path / "own.tbx").status == 0
    assert "Председатель" in almaty("glossary", "convert", tmp_path / "own.tbx").out
    used = almaty("glossary", "usage", *pair, "--glossary", "none", "--glossary", own).out
    assert "Председатель,Chair,preferred,1," in used
    assert "secretariat" not in almaty("glossary", "extract", *pair, "--min", "2").out
    assert almaty("glossary", "convert", own, "--format", "doc").status == 2
