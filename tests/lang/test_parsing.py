"""Parses: once a run, kept on disk by content, by the pipeline that is chosen; protocols and fallback."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from almaty_nlp.errors import MissingEngine, SettingsError
from almaty_nlp.kept import Kept, digest
from almaty_nlp.lang import english, names, parses, parsing, russian, sentences, tokenize
from almaty_nlp.lang.engines import plain
from almaty_nlp.lang.engines.protocols import Morphology, Names, Sentences, Syntax, Tokenize
from almaty_nlp.model.message import Message
from almaty_nlp.resources import shipped

TEXTS = {
    "ru": [
        "Секретариат направит обновлённый проект. Выступил А. К. Ибраимов.",
        "",
        "а) содействовать обмену;",
    ],
    "en": ["The Secretariat shall circulate the draft. Mr. J. D. Smith spoke.", "(a) to promote exchange;"],
}


@pytest.fixture(autouse=True)
def _fresh(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ALMATY_CACHE", str(tmp_path / "cache"))
    monkeypatch.delenv("ALMATY_NO_CACHE", raising=False)
    parsing._PARSES.forget()
    monkeypatch.setattr(parsing, "_chosen", {})


def _told(doc: Any) -> list[tuple[Any, ...]]:
    tokens = [
        (t.text, t.pos_, str(t.morph), t.lemma_, t.dep_, t.head.i, bool(t.is_sent_start), t._.doubtful)
        for t in doc
    ]
    return [*tokens, *((e.start, e.end, e.label_) for e in doc.ents)]


@pytest.mark.parametrize("language", ["ru", "en"])
def test_what_comes_from_disk_is_what_was_parsed(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    made = [_told(doc) for doc in parsing.parsed(TEXTS[language], language)]
    parsing._PARSES.forget()
    monkeypatch.setattr(parsing, "pipeline", lambda language: pytest.fail("parsed a second time"))
    assert [_told(doc) for doc in parsing.parsed(TEXTS[language], language)] == made


def test_a_text_is_parsed_once_a_run_and_only_what_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    class Watched:
        def pipe(self, texts: list[str]) -> Any:
            asked.extend(texts)
            return russian().pipe(texts)

    monkeypatch.setenv("ALMATY_NO_CACHE", "1")
    monkeypatch.setattr(parsing, "pipeline", lambda language: Watched())
    first, second, again = parsing.parsed(["Один проект.", "Два плана.", "Один проект."], "ru")
    assert first is again
    assert first is not second
    parsing.parsed(["Два плана.", "Три встречи."], "ru")
    assert asked == ["Один проект.", "Два плана.", "Три встречи."]
    assert not Kept("parses-ru", 1).path.exists()


def test_a_damaged_table_is_made_anew() -> None:
    store = Kept("parses-ru", parsing.MOST)
    store.path.parent.mkdir(parents=True)
    store.path.write_bytes(b"this is no database, nor will it be" * 100)
    told = _told(parsing.parsed(["Стороны подписали протокол."], "ru")[0])
    assert told[0][1] == "NOUN"
    key = next(iter(store.recall([digest(parsing.version("ru"), "Стороны подписали протокол.")]).values()))
    assert key


def test_a_table_that_another_process_holds_is_left_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("almaty_nlp.kept.PATIENCE", 0.01)
    store = Kept("trial", 3)
    store.remember({"theirs": b"1"})
    with closing(sqlite3.connect(store.path)) as other:
        other.execute("begin immediate")
        store.remember({"ours": b"2"})
        other.commit()
    assert store.recall(["theirs", "ours"]) == {"theirs": b"1"}


def test_the_table_is_bounded_and_keeps_the_newest() -> None:
    store = Kept("trial", 3)
    for number in range(6):
        store.remember({str(number): bytes([number])})
    assert store.recall([str(number) for number in range(6)]) == {"3": b"\3", "4": b"\4", "5": b"\5"}


def test_another_pipeline_on_disk_can_be_named(tmp_path: Path) -> None:
    copy = tmp_path / "mine"
    shutil.copytree(shipped("models") / "en_almaty_sm", copy)
    parsing.choose("en", copy)
    assert parsing.pipeline("en") is not english()
    doc = parsing.parsed(["Mr. J. D. Smith met the Security Council."], "en")[0]
    assert {(ent.text, ent.label_) for ent in doc.ents} >= {
        ("J. D. Smith", "PER"),
        ("Security Council", "ORG"),
    }
    parsing.choose("en", None)
    assert parsing.pipeline("en") is english()


def test_the_settings_name_it_beside_their_file(tmp_path: Path) -> None:
    from almaty_nlp.config import load

    file = tmp_path / "almaty.toml"
    file.write_text('[lang]\nrussian = "mine"\n', encoding="utf-8")
    assert (load(file).russian, load(file).english) == (tmp_path / "mine", None)
    file.write_text('[lang]\ngerman = "mine"\n', encoding="utf-8")
    with pytest.raises(SettingsError, match="unknown key"):
        load(file)


def test_a_named_folder_without_a_pipeline_is_one_line(tmp_path: Path) -> None:
    parsing.choose("ru", tmp_path / "nothing")
    with pytest.raises(MissingEngine, match="no such folder"):
        parsing.parsed(["Проект."], "ru")


def test_without_the_wheel_the_plain_pipeline_serves(monkeypatch: pytest.MonkeyPatch) -> None:
    def lacking(language: str) -> Any:
        raise MissingEngine(Message("not here", "нет"))

    monkeypatch.setattr(parsing, "pipeline", lacking)
    found = names("Выступили А. К. Ибраимов и г-жа Тесса Вирдон из Республики Казахстан.", "ru")
    assert [(name.kind, name.text) for name in found] == [
        ("person", "А. К. Ибраимов"),
        ("person", "Тесса Вирдон"),
        ("state", "Республики Казахстан"),
    ]
    assert [name.text for name in names("Mr. J. D. Smith thanked the Kyrgyz Republic.", "en")] == [
        "J. D. Smith",
        "Kyrgyz Republic",
    ]


def test_the_adapters_keep_to_their_protocols() -> None:
    cut: Tokenize = tokenize
    split: Sentences = sentences
    analyse: Morphology = parses
    name: Names = names
    assert all(isinstance(engine, Syntax) for engine in (russian(), english(), plain.build("ru")))
    assert len(cut("Два слова", "ru")) == 2
    assert len(split("Раз. Два слова.", "ru")) == 2
    assert analyse("слова")[0].lemma == "слово"
    assert name("", "ru") == ()
