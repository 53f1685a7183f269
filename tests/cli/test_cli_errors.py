"""Bad input, options and settings: one clear line, status 2, no traceback, no half-written file."""

from __future__ import annotations

import json
import os
import zipfile
from pathlib import Path
from typing import Any

import pytest


def refused(done: Any, *words: str) -> None:
    """The command refused: status 2, no output, one line on standard error that holds these words."""
    assert done.status == 2, done
    assert done.out == ""
    lines = done.err.splitlines()
    assert len(lines) == 1, done.err
    assert lines[0].startswith("almaty: ")
    assert "internal error" not in lines[0]
    assert "Traceback" not in done.err
    for word in words:
        assert word in lines[0], lines[0]


def test_no_such_file(almaty: Any, tmp_path: Path) -> None:
    refused(almaty("check", tmp_path / "none.docx"), "none.docx")


def test_a_folder(almaty: Any, tmp_path: Path) -> None:
    refused(almaty("check", tmp_path), str(tmp_path))


@pytest.mark.parametrize("name", ["e.txt", "e.md", "e.docx", "e.pdf"])
def test_an_empty_file(almaty: Any, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"")
    refused(almaty("check", tmp_path / name), name, "empty")


def test_a_truncated_docx(almaty: Any, tmp_path: Path) -> None:
    path = tmp_path / "cut.docx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("word/document.xml", "<w:document/>" * 200)
    path.write_bytes(path.read_bytes()[:120])
    refused(almaty("check", path), "cut.docx")


def test_a_pdf_without_text(almaty: Any, tmp_path: Path) -> None:
    import pymupdf

    path = tmp_path / "scan.pdf"
    with pymupdf.open() as document:
        page = document.new_page()
        page.draw_rect(pymupdf.Rect(50, 50, 200, 200), fill=(0, 0, 0))
        document.save(path)
    refused(almaty("check", path), "scan.pdf")


def test_an_encrypted_pdf(almaty: Any, tmp_path: Path) -> None:
    import pymupdf

    path = tmp_path / "locked.pdf"
    with pymupdf.open() as document:
        document.new_page().insert_text((72, 72), "Secret text of a draft")
        document.save(path, encryption=pymupdf.PDF_ENCRYPT_AES_256, user_pw="x", owner_pw="y")
    refused(almaty("check", path), "locked.pdf")


def test_a_wrong_encoding(almaty: Any, tmp_path: Path) -> None:
    path = tmp_path / "cp1251.txt"
    path.write_bytes("Итоговый доклад совещания".encode("cp1251"))
    refused(almaty("check", path), "cp1251.txt", "UTF-8")


def test_a_bad_glossary_row(almaty: Any, slip: Path, tmp_path: Path) -> None:
    path = tmp_path / "terms.csv"
    path.write_text("concept,en,ru,status\nc1,asylum,убежище,beloved\n", encoding="utf-8")
    refused(almaty("check", slip, "--glossary", path), "terms.csv")


def test_a_missing_glossary(almaty: Any, slip: Path, tmp_path: Path) -> None:
    refused(almaty("check", slip, "--glossary", tmp_path / "no.csv"), "no.csv")


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ('fail-on = "fatal"', ("fail-on", "fatal", "never")),
        ('ui = "fr"', ("ui", "fr")),
        ("select = 3", ("select", "list")),
        ('selekt = ["ACR"]', ("selekt", "select")),
        ('select = ["acronym-variants"]', ("acronym-variants", "“acronym-variant”")),
        ('[severity]\nACR001 = "loud"', ("severity.ACR001", "loud", "off")),
        ('[severity]\nnothing = "error"', ("nothing",)),
        ('[paths."*.md"]\nseverity = 3', ("severity", "table")),
        ("[rules.ACR001]\nsize = 3", ("rules.ACR001.size",)),
        ("select = [", ("TOML",)),
        ('baseline = "none-such.json"', ("none-such.json",)),
        ('suppressions = "none-such.toml"', ("none-such.toml",)),
    ],
)
def test_wrong_settings_name_file_key_and_choice(
    almaty: Any, slip: Path, settings: str, words: tuple[str, ...]
) -> None:
    (slip.parent / "almaty.toml").write_text(settings, encoding="utf-8")
    refused(
        almaty("check", slip, "--glossary", "none"),
        "almaty.toml" if "none-such" not in settings else "",
        *words,
    )


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--no-such-option",), ("--no-such-option",)),
        (("--fail-on", "fatal"), ("--fail-on", "fatal", "never")),
        (("--format", "word"), ("--format", "word", "sarif")),
        (("--format", "xlsx"), ("xlsx", "-o")),
        (("--ui", "fr"), ("--ui", "fr")),
        (("--select", "XYZ"), ("--select", "XYZ")),
        (("--update-baseline",), ("--baseline",)),
        (("--baseline", "none.json"), ("none.json",)),
        (("--config", "none.toml"), ("none.toml",)),
        (("-o", "no/such/folder/out.json"), ("no/such/folder",)),
        (("-o", "/"), ("/", "folder")),
    ],
)
def test_wrong_options(almaty: Any, slip: Path, arguments: tuple[str, ...], words: tuple[str, ...]) -> None:
    refused(almaty("check", slip, "--glossary", "none", *arguments), *words)


def test_no_file_named(almaty: Any) -> None:
    refused(almaty("check"), "FILE")


def test_a_list_beside_the_document_that_is_wrong(almaty: Any, slip: Path) -> None:
    beside = slip.with_name(slip.name + ".almaty.toml")
    beside.write_text('[[ignore]]\nscope = "plase"\nreason = "x"\n', encoding="utf-8")
    refused(almaty("check", slip, "--glossary", "none"), beside.name, "scope", "place")


def test_messages_follow_the_interface_language(almaty: Any, tmp_path: Path) -> None:
    refused(almaty("check", tmp_path / "none.docx", "--ui", "ru"), "файл не открывается")


def test_a_refused_run_leaves_no_output(almaty: Any, slip: Path, tmp_path: Path) -> None:
    goal = tmp_path / "report.json"
    almaty("check", slip, tmp_path / "none.docx", "--glossary", "none", "-o", goal)
    assert not goal.exists()


@pytest.mark.parametrize("name", ["none.docx", "letter.xyz", "."])
def test_a_mistyped_name_refuses_a_batch_before_anything_is_read(
    almaty: Any, slip: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    (tmp_path / "letter.xyz").write_text("Words.", encoding="utf-8")
    monkeypatch.setattr("almaty_nlp.readers.read", None)
    refused(almaty("check", slip, tmp_path / name, "--glossary", "none"), str(tmp_path / name))


@pytest.fixture
def batch(slip: Path, tmp_path: Path) -> tuple[Path, Path, Path]:
    """A document that is broken, one with a slip, one that is empty."""
    broken, empty = tmp_path / "broken.pdf", tmp_path / "empty.md"
    broken.write_bytes(b"%PDF-1.7\n")
    empty.write_bytes(b"")
    return broken, slip, empty


def test_a_broken_document_of_a_batch_costs_only_itself(almaty: Any, batch: Any, tmp_path: Path) -> None:
    goal = tmp_path / "report.json"
    done = almaty("check", *batch, "--glossary", "none", "-o", goal)
    lines = done.err.splitlines()
    assert (done.status, len(lines)) == (2, 2), done
    assert all(name in line for name, line in zip(("broken.pdf", "empty.md"), lines, strict=True))
    report = json.loads(goal.read_text(encoding="utf-8"))
    assert [document["path"] for document in report["documents"]] == [str(batch[1])]
    assert [finding["rule"] for finding in report["findings"]] == ["ACR001"]
    assert [(one["path"], f"almaty: {one['message']}") for one in report["unread"]] == [
        (str(batch[0]), lines[0]),
        (str(batch[2]), lines[1]),
    ]


def test_a_fault_in_a_reader_costs_only_its_document(
    almaty: Any, slip: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from almaty_nlp import readers

    odd = tmp_path / "odd.md"
    odd.write_text("Words.", encoding="utf-8")
    sound = readers.read

    def read(path: Path, **options: Any) -> Any:
        return sound(path, **options) if path != odd else 1 / 0

    monkeypatch.setattr("almaty_nlp.readers.read", read)
    done = almaty("check", odd, slip, "--glossary", "none")
    assert done.status == 2
    assert "ACR001" in done.out
    assert "odd.md: internal error while reading (ZeroDivisionError" in done.err


def test_an_unread_document_keeps_its_place_in_the_baseline(almaty: Any, batch: Any, tmp_path: Path) -> None:
    known = tmp_path / "known.json"
    done = almaty("check", *batch[:2], "--glossary", "none", "--baseline", known, "--update-baseline")
    assert done.status == 2
    assert not known.exists()


@pytest.mark.parametrize("command", ["check", "read"])
def test_the_document_is_never_overwritten(almaty: Any, slip: Path, command: str) -> None:
    before = slip.read_bytes()
    refused(almaty(command, slip, "-o", slip.parent / "." / slip.name), slip.name, "overwrite")
    assert slip.read_bytes() == before


@pytest.mark.parametrize("command", ["check", "read"])
def test_lines_of_text_are_never_called_a_document(almaty: Any, slip: Path, command: str) -> None:
    from almaty_nlp import reports

    ending = next((e for e in ("docx", "pdf") if command == "read" or e not in reports.forms()), None)
    if ending is None:
        pytest.skip("every document form can be written")
    refused(almaty(command, slip, "-o", slip.with_suffix(f".{ending}")), ending)
    assert not slip.with_suffix(f".{ending}").exists()


def test_a_fault_of_ours_is_one_line_too(almaty: Any, slip: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("by nought")

    monkeypatch.setattr("almaty_nlp.review.check", broken)
    done = almaty("check", slip)
    assert done.status == 2
    assert done.err == (
        "almaty: internal error (ZeroDivisionError: by nought); "
        "please report it with what ALMATY_DEBUG=1 prints\n"
    )


def test_ctrl_c(almaty: Any, slip: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("almaty_nlp.review.check", stopped)
    assert almaty("check", slip).status == 130


def test_a_file_name_cannot_drive_the_terminal(almaty: Any, tmp_path: Path) -> None:
    refused(almaty("check", tmp_path / "red\x1b[31m\nname.docx"), "red [31m name.docx")


@pytest.mark.skipif(os.name == "nt", reason="file names there are characters")
def test_a_file_name_of_odd_bytes_gives_valid_json(almaty: Any, tmp_path: Path) -> None:
    path = Path(os.fsdecode(bytes(tmp_path) + b"/odd-\xff.txt"))
    path.write_text("Просто текст.", encoding="utf-8")
    done = almaty("check", path, "--glossary", "none", "--format", "json")
    assert json.loads(done.out)["documents"][0]["path"] == str(path)


@pytest.mark.parametrize(
    "command",
    [
        ("read", "old.md"),
        ("check", "old.md"),
        ("align", "old.md", "old.en.md"),
        ("diff", "old.md", "new.md"),
        ("diff", "old.md", "new.md", "--with", "old.en.md", "new.en.md"),
        ("amend", "apply", "old.md", "new.md"),
        ("amend", "draft", "old.md", "new.md"),
    ],
    ids=" ".join,
)
def test_the_limits_of_a_named_settings_file_hold_everywhere(
    almaty: Any, tmp_path: Path, command: tuple[str, ...]
) -> None:
    (tmp_path / "texts").mkdir()
    for name in ("old.md", "new.md", "old.en.md", "new.en.md"):
        (tmp_path / "texts" / name).write_text("1. Группа может созвать совещание.\n", encoding="utf-8")
    named = tmp_path / "strict.toml"
    named.write_text("[limits]\ntext = 0.00001\n", encoding="utf-8")
    words = [str(tmp_path / "texts" / word) if word.endswith(".md") else word for word in command]
    refused(almaty(*words, "--config", named), "old.md", "limit")
