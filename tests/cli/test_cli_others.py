"""`almaty read`, `almaty rules`, the interface language, and what surrounds the commands."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from almaty_cli._ui import choose
from almaty_nlp.checks.registry import rules


def test_read_gives_the_document_in_three_forms(almaty: Any, tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("# Доклад\n\n1. Первый пункт.\n", encoding="utf-8")
    assert almaty("read", path, "--format", "text").out == "Доклад\n1. Первый пункт.\n"
    assert almaty("read", path).out.startswith("# Доклад")
    data = json.loads(almaty("read", path, "--format", "json").out)
    assert data["schema"] == "almaty-document/1"
    assert [block["text"] for block in data["blocks"]] == ["Доклад", "Первый пункт."]
    assert almaty("read", path, "-o", tmp_path / "a.json").status == 0
    assert json.loads((tmp_path / "a.json").read_text(encoding="utf-8")) == data


@pytest.mark.parametrize("arguments", [("--view", "final"), ("--format", "docx")])
def test_read_refuses_unknown_choices(almaty: Any, slip: Path, arguments: tuple[str, str]) -> None:
    done = almaty("read", slip, *arguments)
    assert (done.status, done.out, len(done.err.splitlines())) == (2, "", 1)
    assert arguments[1] in done.err


def test_rules_lists_every_rule(almaty: Any) -> None:
    out = almaty("rules").out
    for rule in rules():
        assert f"{rule.code}  {rule.name}" in out
    data = json.loads(almaty("rules", "--format", "json").out)
    assert [rule["code"] for rule in data["rules"]] == [rule.code for rule in rules()]


def test_rules_explains_one_by_code_and_by_name(almaty: Any) -> None:
    page = almaty("rules", "ACR001").out
    assert page == almaty("rules", "acronym-variant").out
    assert page.startswith("ACR001 acronym-variant\n")
    assert "Wrong: " in page
    assert "Неверно: " in almaty("rules", "ACR001", "--ui", "ru").out
    assert "предупреждение" in almaty("rules", "ACR", "--ui", "ru").out


def test_rules_refuses_an_unknown_rule(almaty: Any) -> None:
    done = almaty("rules", "acronym-variants")
    assert (done.status, len(done.err.splitlines())) == (2, 1)
    assert "did you mean “acronym-variant”?" in done.err


@pytest.mark.parametrize(
    ("arguments", "environment", "language"),
    [
        ([], {}, "en"),
        ([], {"LANG": "ru_RU.UTF-8"}, "ru"),
        ([], {"LANG": "ru_RU.UTF-8", "LC_MESSAGES": "C"}, "en"),
        ([], {"LANG": "C", "LC_ALL": "ru_KZ.UTF-8", "LC_MESSAGES": "en_GB"}, "ru"),
        ([], {"LANG": "kk_KZ.UTF-8"}, "en"),
        ([], {"LANG": "en_GB", "ALMATY_UI": "ru"}, "ru"),
        (["check", "--ui", "en"], {"ALMATY_UI": "ru"}, "en"),
        (["check", "--ui=ru"], {}, "ru"),
    ],
)
def test_interface_language(arguments: list[str], environment: dict[str, str], language: str) -> None:
    assert choose(arguments, environment) == language


def command(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", "from almaty_cli.main import run; run()", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, **environment},
        check=False,
    )


def test_help_names_every_command() -> None:
    done = command("--help")
    for name in ("check", "read", "rules"):
        assert f"\n  {name}" in done.stdout


def test_the_list_of_commands_tells_each_whole_line(almaty: Any) -> None:
    said = " ".join(almaty("--help").out.split())
    assert "Find which paragraphs of a Russian and an English text answer each other." in said
    assert "... " not in said.split("Commands:")[1]


def test_the_interface_language_may_stand_before_the_command(almaty: Any) -> None:
    assert "предупреждение" in almaty("--ui", "ru", "rules", "ACR").out
    assert almaty("--ui", "de", "rules").status == 2


def test_help_speaks_russian_in_a_russian_locale() -> None:
    assert "без сети" in command("--help", LANG="ru_RU.UTF-8", LC_ALL="ru_RU.UTF-8", ALMATY_UI="").stdout


@pytest.mark.skipif(sys.platform == "win32", reason="pipes of this kind are POSIX")
def test_a_reader_that_leaves_early_is_no_error() -> None:
    run = f'"{sys.executable}" -c "from almaty_cli.main import run; run()"'
    script = f'{run} rules --format json | head -c 10; echo "${{PIPESTATUS[0]}}"'
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=True)
    assert done.stderr == ""
    assert done.stdout.splitlines()[-1].endswith("0")


def test_output_is_utf_8_whatever_the_locale(slip: Path) -> None:
    done = command("check", str(slip), "--glossary", "none", "--select", "ACR001", PYTHONIOENCODING="ascii")
    assert "ЕАБР" in done.stdout
