"""`almaty check` from the outside: options, exit codes, output."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest

ONLY = ("--glossary", "none", "--select", "ACR001")


def found(text: str) -> list[tuple[str, str]]:
    return [(finding["rule"], finding["quote"]) for finding in json.loads(text)["findings"]]


def test_text_names_place_severity_rule_and_shows_the_quote(almaty: Any, slip: Path) -> None:
    done = almaty("check", slip, *ONLY)
    lines = done.out.splitlines()
    assert lines[0].startswith(f"{slip}:3:11: warning ACR001 ")
    assert lines[1] == "    По мнению ЕБР, помощь нужна."
    assert lines[2] == "              ^^^"
    assert lines[-1] == "warnings: 1"
    assert (done.status, done.err) == (0, "")


def test_json_is_the_contract(almaty: Any, slip: Path) -> None:
    data = json.loads(almaty("check", slip, *ONLY, "--format", "json").out)
    assert data["schema"] == "almaty-findings/1"
    assert data["documents"] == [
        {"path": str(slip), "language": "ru", "format": "md", "blocks": 2, "words": 15}
    ]
    (finding,) = data["findings"]
    assert finding["location"] == {"block": 1, "start": 10, "end": 13, "line": 3, "column": 11}
    assert finding["quote"] == "ЕБР"
    assert finding["related"][0]["location"] == {"block": 0, "start": 7, "end": 11, "line": 1, "column": 8}
    assert finding["related"][0]["quote"] == "ЕАБР"
    edit = finding["fixes"][0]["edits"][0]
    assert edit == {"block": 1, "start": 10, "end": 13, "text": "ЕАБР"}
    assert data["summary"]["warning"] == 1


@pytest.mark.parametrize(
    ("level", "status"), [(None, 0), ("error", 0), ("warning", 1), ("style", 1), ("never", 0)]
)
def test_fail_on_decides_the_status(almaty: Any, slip: Path, level: str | None, status: int) -> None:
    gate = ("--fail-on", level) if level else ()
    assert almaty("check", slip, *ONLY, *gate).status == status


def test_russian_interface(almaty: Any, slip: Path) -> None:
    assert "предупреждений: 1" in almaty("check", slip, *ONLY, "--ui", "ru").out


def test_the_ending_of_the_output_chooses_the_form(almaty: Any, slip: Path, tmp_path: Path) -> None:
    for ending, start in {"json": "{", "sarif": "{", "html": "<!doctype html>", "txt": str(slip)}.items():
        goal = tmp_path / f"out.{ending}"
        assert almaty("check", slip, *ONLY, "-o", goal).out == ""
        assert goal.read_text(encoding="utf-8").startswith(start)
    assert almaty("check", slip, *ONLY, "-o", tmp_path / "out.xlsx").status == 0
    assert (tmp_path / "out.xlsx").read_bytes().startswith(b"PK")


def test_a_dash_means_standard_output(almaty: Any, slip: Path) -> None:
    assert almaty("check", slip, *ONLY, "-o", "-").out.startswith(f"{slip}:3:11")


def test_documents_are_grouped_and_named_once(almaty: Any, slip: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text(slip.read_text(encoding="utf-8"), encoding="utf-8")
    data = json.loads(almaty("check", slip, other, slip, *ONLY, "--format", "json").out)
    assert [document["path"] for document in data["documents"]] == [str(slip), str(other)]
    assert [finding["path"] for finding in data["findings"]] == [str(slip), str(other)]


def test_select_and_ignore(almaty: Any, slip: Path) -> None:
    select = ("--glossary", "none", "--format", "json", "--select")
    assert found(almaty("check", slip, *select, "ACR").out) == [("ACR001", "ЕБР")]
    assert found(almaty("check", slip, *select, "acronym-variant").out) == [("ACR001", "ЕБР")]
    assert found(almaty("check", slip, *select, "REP,ACR001").out) == [("ACR001", "ЕБР")]
    assert found(almaty("check", slip, *select, "ACR", "--ignore", "ACR001").out) == []


def test_statistics(almaty: Any, slip: Path) -> None:
    assert almaty("check", slip, *ONLY, "--statistics").out.splitlines()[-1].split() == [
        "1",
        "ACR001",
        "acronym-variant",
    ]


def test_statistics_never_spoil_data(almaty: Any, slip: Path) -> None:
    done = almaty("check", slip, *ONLY, "--statistics", "--format", "json")
    assert found(done.out) == [("ACR001", "ЕБР")]
    assert "acronym-variant" in done.err


def test_verbose_says_what_was_read(almaty: Any, slip: Path) -> None:
    lines = almaty("check", slip, *ONLY, "--verbose").err.splitlines()
    assert lines[0] == "almaty: settings: none"
    assert lines[1] == f"almaty: {slip}: md, ru, blocks: 2"
    assert lines[2].startswith("almaty: done in ")


def test_notices_of_the_reader_are_told_unless_quiet(almaty: Any, root: Path, tmp_path: Path) -> None:
    path = tmp_path / "really-word.pdf"
    path.write_bytes((root / "corpora" / "sample" / "modalities.v1.ru.docx").read_bytes())
    assert str(path) in almaty("check", path, *ONLY).err
    assert almaty("check", path, *ONLY, "--quiet").err == ""


def test_baseline_is_written_used_and_outlives_an_edit(almaty: Any, slip: Path, tmp_path: Path) -> None:
    known = tmp_path / "baseline.json"
    assert almaty("check", slip, *ONLY, "--baseline", known, "--update-baseline").status == 0
    done = almaty("check", slip, *ONLY, "--baseline", known, "--fail-on", "style")
    assert (done.status, done.out) == (0, "nothing found, suppressed: 1\n")
    slip.write_text("# Новый заголовок\n\n" + slip.read_text(encoding="utf-8"), encoding="utf-8")
    assert almaty("check", slip, *ONLY, "--baseline", known, "--fail-on", "style").status == 0
    slip.write_text(
        slip.read_text(encoding="utf-8") + "\nЕАБР, ЕАБР и ЕАБР; доклад ЕБР не готов.\n", encoding="utf-8"
    )
    again = almaty("check", slip, *ONLY, "--baseline", known, "--format", "json")
    assert json.loads(again.out)["findings"][0]["location"]["block"] == 3


def test_settings_beside_the_document_hold_and_the_command_line_wins(almaty: Any, slip: Path) -> None:
    settings = 'glossary = ["none"]\nselect = ["REP"]\nui = "ru"\nfail-on = "warning"\n'
    (slip.parent / "almaty.toml").write_text(settings, encoding="utf-8")
    assert almaty("check", slip).out == "ничего не найдено\n"
    done = almaty("check", slip, "--select", "ACR001", "--ui", "en")
    assert (done.status, done.out.splitlines()[-1]) == (1, "warnings: 1")


def test_a_terminal_gets_colours_and_a_pipe_none(
    almaty: Any, slip: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "\x1b[" not in almaty("check", slip, *ONLY).out
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[" in almaty("check", slip, *ONLY).out
    plain = almaty("check", slip, *ONLY, "--no-color").out
    assert "\x1b[" not in plain
    assert "▲ warning ACR001" in plain


@pytest.mark.skipif(sys.platform == "win32", reason="no permissions of this kind")
def test_an_existing_report_keeps_its_permissions(almaty: Any, slip: Path, tmp_path: Path) -> None:
    goal = tmp_path / "report.json"
    goal.write_text("old", encoding="utf-8")
    goal.chmod(0o640)
    almaty("check", slip, *ONLY, "-o", goal)
    assert os.stat(goal).st_mode & 0o777 == 0o640
    assert [path.name for path in tmp_path.iterdir() if path.name.endswith(".part")] == []
