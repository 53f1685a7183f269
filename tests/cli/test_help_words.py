"""The help of every command is in the language of the reader, Typer's own words included."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from almaty_cli._help import PLACEHOLDERS, worded_help
from almaty_cli.main import app

ENGLISH = re.compile(
    r"\b(?:Usage|Options|Arguments|Commands|Show|Install|default|required|and|the|of)\b|completion\b|[{}]"
)
"""What Typer puts into a help page, and the words that no English sentence of ours goes without."""
OPTION = re.compile(r"--[a-z-]+")
SCRIPT = """
import sys
from almaty_cli import main
for words in sys.argv[1:]:
    sys.argv = ["almaty", *words.split(), "--help"]
    main._status()
    print(chr(12))
"""


def commands(command: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, Any]]:
    """Every command below one, itself first, under the words that call it."""
    yield " ".join(path), command
    for name, inner in getattr(command, "commands", {}).items():
        yield from commands(inner, (*path, name))


ALL = dict(commands(worded_help(app)))


@cache
def helps(ui: str) -> dict[str, str]:
    """The help of every command in a language, in a process of its own: texts are chosen as it starts."""
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, *ALL],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "ALMATY_UI": ui, "PYTHONIOENCODING": "utf-8", "COLUMNS": "200"},
        check=True,
    )
    return dict(zip(ALL, done.stdout.split("\f\n"), strict=False))


@pytest.mark.parametrize("path", ALL)
def test_help_is_russian_as_a_whole(path: str) -> None:
    told = helps("ru")[path]
    assert told.startswith(f"Вызов: almaty {path}".rstrip())
    assert "Показать эту справку и выйти." in told
    assert ENGLISH.findall(OPTION.sub("", told)) == []


@pytest.mark.parametrize("path", ALL)
def test_help_is_english_as_a_whole(path: str) -> None:
    told = helps("en")[path]
    assert told.startswith(f"Usage: almaty {path}".rstrip())
    assert "Show this message and exit." in told
    assert re.findall("[а-яё{}]+", told, re.IGNORECASE) == []


def test_every_placeholder_has_a_russian_word() -> None:
    metavars = [param.metavar or "" for command in ALL.values() for param in command.params]
    words = {word for metavar in metavars for word in re.findall("[A-Z]{2,}", metavar)}
    assert words
    assert words - set(PLACEHOLDERS) == set()


def test_defaults_and_needs_are_told_in_russian() -> None:
    told = " ".join(helps("ru")["align"].split())
    assert "[по умолчанию: paragraph]" in told
    assert "[обязательно]" in told


@pytest.mark.parametrize("path", ["", "glossary"])
def test_a_call_without_a_command_gets_the_help(almaty: Any, path: str) -> None:
    done = almaty(*path.split())
    assert done.status == 2
    assert done.out == ""
    assert done.err == almaty(*path.split(), "--help").out


def test_the_options_of_every_command_are_everywhere() -> None:
    common = {"--quiet", "--verbose", "--no-color", "--ui", "--no-cache", "--config", "--output"}
    for path, command in ALL.items():
        if path and not hasattr(command, "commands"):
            known = {option for param in command.params for option in param.opts}
            assert common - known == set(), path
