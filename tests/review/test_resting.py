"""Rules that ask for a parse rest where the parser is missing; the run goes on and says so in one line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from almaty_nlp import check
from almaty_nlp.config import Settings
from almaty_nlp.errors import MissingEngine
from almaty_nlp.lang import parsing, syntax
from almaty_nlp.lang.engines import wheel
from almaty_nlp.reports import render

TEXT = "Реализация мер, принятых государствами, показали успех.\n\nДоклад доклад принят к сведению.\n"
CLEAN = "Секретариат направит доклад.\n"


@pytest.fixture(autouse=True)
def _fresh(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ALMATY_CACHE", str(tmp_path / "cache"))
    monkeypatch.delenv("ALMATY_NO_CACHE", raising=False)
    syntax._TREES.forget()
    syntax._engine.cache_clear()


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "draft.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def _codes(review: Any) -> set[str]:
    return {finding.rule for finding in review.findings}


def _without_wheel(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wheel, "find_spec", lambda package: None)


def test_with_the_parser_the_rule_works_and_nothing_is_said(document: Path) -> None:
    review = check([document], glossary=["none"], settings=Settings())
    assert _codes(review) >= {"AGR007", "DBL001"}
    assert review.notes == ()


def test_without_the_wheel_the_rules_rest_in_one_line(
    document: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _without_wheel(monkeypatch)
    review = check([document], glossary=["none"], settings=Settings())
    assert "AGR007" not in _codes(review)
    assert "DBL001" in _codes(review), "the other rules go on"
    (note,) = review.notes
    assert note.en.startswith("at rest: AGR007")
    assert "pip install natasha" in note.en
    assert note.ru.startswith("не работают: AGR007")
    assert "\n" not in note.en + note.ru
    assert json.loads(render("json", review, "en"))["notes"] == [note.en]


def test_a_text_that_needs_no_parse_says_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _without_wheel(monkeypatch)
    path = tmp_path / "clean.txt"
    path.write_text(CLEAN, encoding="utf-8")
    assert check([path], glossary=["none"], settings=Settings()).notes == ()


def test_a_damaged_model_is_one_line_too(
    document: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / wheel.VECTORS).parent.mkdir(parents=True)
    (tmp_path / wheel.VECTORS).write_bytes(b"not an archive")
    monkeypatch.setattr(wheel, "data_folder", lambda: tmp_path)
    (note,) = check([document], glossary=["none"], settings=Settings()).notes
    assert "damaged" in note.en


def test_a_folder_without_a_pipeline_in_the_settings(document: Path, tmp_path: Path) -> None:
    try:
        (note,) = check([document], glossary=["none"], settings=Settings(russian=tmp_path / "none")).notes
        assert "no such folder" in note.en
    finally:
        parsing.choose("ru", None)


def test_trees_are_parsed_once_and_come_from_disk_unchanged(monkeypatch: pytest.MonkeyPatch) -> None:
    sentences = ["Стороны подписали протокол.", "Секретариат направит доклад, который будет одобрен."]
    made = syntax.trees(sentences, "ru")
    assert [node.text for node in made[0]] == ["Стороны", "подписали", "протокол", "."]
    assert made[0][0].relation == "nsubj"
    assert made[0][made[0][0].head].text == "подписали"
    monkeypatch.setattr(syntax, "_engine", lambda: pytest.fail("parsed a second time"))
    assert syntax.trees(sentences[::-1], "ru") == made[::-1]
    syntax._TREES.forget()
    assert syntax.trees(sentences, "ru") == made


def test_without_a_cache_nothing_is_kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ALMATY_NO_CACHE", "1")
    assert syntax.trees(["Стороны подписали протокол."], "ru")[0]
    assert not (tmp_path / "cache").exists()


def test_a_sentence_past_all_measure_has_no_tree() -> None:
    assert syntax.trees(["слово " * (syntax.LONGEST + 1), ""], "ru") == ((), ())


def test_a_missing_english_model_is_told_by_the_parser(tmp_path: Path) -> None:
    parsing.choose("en", tmp_path / "none")
    try:
        with pytest.raises(MissingEngine, match="no such folder"):
            syntax.trees(["The Parties sign."], "en")
    finally:
        parsing.choose("en", None)


def test_english_trees_hang_together() -> None:
    (tree,) = syntax.trees(["The implementation of the measures was discussed."], "en")
    subject = next(node for node in tree if node.relation.startswith("nsubj"))
    assert (subject.text, tree[subject.head].text) == ("implementation", "discussed")
