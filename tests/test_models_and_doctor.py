"""`almaty models` and `almaty doctor`: every line says what to do, in both languages, on any screen."""

from __future__ import annotations

import base64
import hashlib
import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almaty_cli import _looks, _soundness
from almaty_cli._columns import beside
from almaty_cli._figures import figures
from almaty_cli._inventory import doctor, doctor_json, models, models_json
from almaty_cli._shipped import MODELS, fault
from almaty_nlp.config import Settings
from almaty_nlp.model.message import Message, Ui
from almaty_nlp.resources import shipped

BOTH: tuple[Ui, ...] = ("en", "ru")


@pytest.mark.parametrize("columns", [80, 100])
@pytest.mark.parametrize("ui", BOTH)
def test_all_is_here_and_the_lines_keep_to_the_screen(ui: Ui, columns: int) -> None:
    page, whole = doctor(ui, columns)
    assert whole
    assert "!!" not in page
    listed = models(ui, Settings(), columns)
    assert all(f"+ {model.name} " in listed for model in MODELS)
    for line in (page + listed).splitlines():
        assert len(line) <= columns or " " not in line.strip()


@pytest.mark.parametrize("ui", BOTH)
def test_every_shipped_model_tells_its_figures(ui: Ui) -> None:
    assert all(figures(shipped("models") / model.name, ui) for model in MODELS)
    assert ("EWT dev: parts of speech 0.9" if ui == "en" else "EWT dev: части речи 0,9") in models(
        ui, Settings()
    )


@pytest.mark.parametrize("ui", BOTH)
def test_a_bare_machine_is_told_what_to_install(
    ui: Ui, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    lost = ("natasha", "DAWG2", "PyMuPDF", "pymorphy3-dicts-ru")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(_looks, "installed", lambda package: "" if package in lost else "1.0")
    monkeypatch.setattr(_looks, "find_spec", lambda module: None)
    page, whole = doctor(ui, 100)
    assert not whole
    lines = [line for line in page.splitlines() if line[:2] in ("!!", "--")]
    assert [line[:2] for line in lines] == ["!!", "--", "--", "!!", "--", "!!", "--"]
    for said in (
        "pip install PyMuPDF",
        "pip install natasha",
        "pip install DAWG2",
        "LibreOffice",
        "rus",
        "[neural]",
    ):
        assert said in " ".join(page.split())
    assert page.splitlines()[-1].startswith("Needs attention: 3" if ui == "en" else "Требует внимания: 3")


def test_a_language_that_tesseract_lacks_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program = tmp_path / "tesseract"
    program.write_text("#!/bin/sh\nprintf 'List of languages:\\neng\\nosd\\n'\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    line = _looks.ocr()
    assert line.todo
    assert "lacks the language rus: " in line.todo.en
    assert "нет языка rus: " in line.todo.ru


@pytest.fixture
def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the shipped models that is used in their place."""
    folder = tmp_path / "models"
    shutil.copytree(shipped("models"), folder, ignore=shutil.ignore_patterns("recipes"))
    monkeypatch.setenv("ALMATY_MODELS", str(folder))
    return folder


@pytest.mark.parametrize("file", [f"{model.name}/{file}" for model in MODELS for file in model.files])
def test_a_damaged_model_is_found(file: str, copied: Path) -> None:
    name, _, rest = file.partition("/")
    data = (copied / file).read_bytes()
    model = next(one for one in MODELS if one.name == name)
    assert fault(model) is None
    (copied / file).write_bytes(data[: len(data) // 2] if rest.endswith(("npz", "zlib", "json")) else b"")
    wrong = fault(model)
    assert wrong
    assert f"file {rest} is missing or damaged" in wrong.en
    page, whole = doctor("ru", 200)
    assert not whole
    assert f"файла {rest} нет или он повреждён: установите almaty-nlp заново" in page
    assert f"- {name}" in models("ru", Settings())


def test_a_model_of_another_spacy_is_told_so(copied: Path) -> None:
    meta = copied / "en_almaty_sm" / "meta.json"
    meta.write_text(meta.read_text("utf-8").replace('">=3.8', '">=9.8').replace(",<3.9", ",<9.9"), "utf-8")
    assert "made for spaCy >=9.8" in doctor("en", 200)[0]


def test_a_file_that_is_not_as_it_was_installed_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "own-1.0.dist-info"
    folder.mkdir()
    (folder / "METADATA").write_text("Metadata-Version: 2.1\nName: own\nVersion: 1.0\n", encoding="utf-8")
    digest = base64.urlsafe_b64encode(hashlib.sha256(b"weights").digest()).decode().rstrip("=")
    rows = f"own/data/a.tar,sha256={digest},7\nown/code.py,sha256={digest},7\nown-1.0.dist-info/RECORD,,\n"
    (folder / "RECORD").write_text(rows, encoding="utf-8")
    (tmp_path / "own" / "data").mkdir(parents=True)
    (tmp_path / "own" / "data" / "a.tar").write_bytes(b"weights")
    monkeypatch.syspath_prepend(str(tmp_path))
    assert _soundness.installed("own") == "1.0"
    assert _soundness.spoilt("own", "own/data/") == ""
    (tmp_path / "own" / "data" / "a.tar").write_bytes(b"weighs.")
    assert _soundness.spoilt("own", "own/data/") == "own/data/a.tar"
    monkeypatch.setattr(_looks, "WITH_DATA", {"own": "own/data/"})
    todo = _looks.packages(Message("own", "своё"), "own").todo
    assert todo == Message(
        "damaged file own/data/a.tar: pip install --force-reinstall --no-deps own",
        "повреждён файл own/data/a.tar: pip install --force-reinstall --no-deps own",
    )


def test_a_pipeline_of_the_settings_is_listed_with_what_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "meta.json").write_text('{"lang": "ru"}', encoding="utf-8")
    right = models("en", Settings(russian=tmp_path), 300)
    assert f"+ {tmp_path.name}" in right
    assert "in place of the shipped one" in right
    assert "made for «ru»" in models("en", Settings(english=tmp_path), 300)
    assert "no readable meta.json" in models("en", Settings(english=tmp_path / "none"), 300)


def test_as_json_each_thing_has_its_state() -> None:
    text, whole = doctor_json()
    told: dict[str, Any] = json.loads(text)
    assert (told["schema"], told["whole"], whole) == ("almaty-doctor/1", True, True)
    assert {line["status"] for line in told["lines"]} <= {"ok", "optional"}
    listed = json.loads(models_json(Settings()))
    assert listed["schema"] == "almaty-models/1"
    assert [(one["name"], one["sound"]) for one in listed["models"]] == [(one.name, True) for one in MODELS]
    assert listed["models"][0]["figures"][0] == {"measure": "UPOS", "on": "PUD", "value": 0.967}


def test_the_figures_are_those_of_the_description_of_the_model(tmp_path: Path) -> None:
    told = [
        {"measure": "UAS", "on": "A", "value": 0.9},
        {"measure": "LAS", "on": "A", "value": 0.85},
        {"measure": "names", "on": "B", "value": 0.7},
    ]
    (tmp_path / "meta.json").write_text(json.dumps({"figures": told}), encoding="utf-8")
    assert figures(tmp_path, "en") == ("A: heads 0.900, heads and relations 0.850", "B: names 0.700")
    assert figures(tmp_path, "ru")[1] == "B: имена 0,700"
    top = [{"measure": "top-1", "on": on, "value": 1.0} for on in ("A", "B")]
    (tmp_path / "meta.json").write_text(json.dumps({"figures": top}), encoding="utf-8")
    assert figures(tmp_path, "en") == ("the right paragraph first: A 1.000, B 1.000",)
    for broken in ("[1", "[]", '{"figures": 5}', '{"figures": [{"on": "A"}]}'):
        (tmp_path / "meta.json").write_text(broken, encoding="utf-8")
        assert figures(tmp_path, "en") == ()


@given(st.text("ab ё", max_size=12), st.text("слово-a ", max_size=200), st.integers(60, 110))
def test_what_stands_beside_a_name_loses_no_word(head: str, text: str, columns: int) -> None:
    rows = beside(head, text, 20, columns)
    assert " ".join(" ".join(rows).split()) == " ".join(f"{head} {text}".split())
    assert all(row.startswith(" " * 20) for row in rows[1:])


def test_doctor_and_models_load_no_engine() -> None:
    script = (
        "import sys; from almaty_cli._inventory import doctor, models\n"
        "from almaty_nlp.config import Settings\n"
        "doctor('en'), models('en', Settings())\n"
        "assert not {'spacy', 'numpy', 'lxml', 'slovnet'} & set(sys.modules), sorted(sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
