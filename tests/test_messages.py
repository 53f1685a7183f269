"""What is said to users: each message in both languages, each language clean of the other.

The messages are read from the source, so that those no test brings about are held to it as well.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

CYRILLIC = re.compile("[А-Яа-яЁё]")
LATIN_WORD = re.compile(r"\b[a-z]{3,}")
MIXED = re.compile("[A-Za-z][А-Яа-яЁё]|[А-Яа-яЁё][A-Za-z]")
QUOTED = re.compile("«[^»]*»|“[^”]*”")
TWO_WORDS = {"все", "всем"}
"""Words that are others than those with ё («всё», «всём»)."""


class Said(NamedTuple):
    """A message of the source: where it stands and its texts without what is filled in."""

    place: str
    en: str
    ru: str


def literal(node: ast.expr) -> str | None:
    """The text of a literal, a space for what is filled in; None for what is no literal."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else " " for part in node.values)
    return None


def calls(root: Path) -> Iterator[tuple[str, ast.Call]]:
    """Every call of `Message` and `say`, with its place."""
    for folder in ("almaty_nlp", "cli"):
        for path in sorted((root / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("Message", "say"):
                    yield f"{path.relative_to(root)}:{node.lineno}", node


@cache
def messages(root: Path) -> tuple[Said, ...]:
    """Every message whose two texts are literals."""
    found = []
    for place, call in calls(root):
        given = {
            **dict(zip(("en", "ru"), call.args, strict=False)),
            **{k.arg: k.value for k in call.keywords},
        }
        texts = [literal(given[name]) if name in given else None for name in ("en", "ru")]
        if texts[0] is not None and texts[1] is not None:
            found.append(Said(place, texts[0], texts[1]))
    return tuple(found)


def test_there_are_messages(root: Path) -> None:
    assert len(messages(root)) > 400


@pytest.mark.parametrize(
    ("fault", "message"),
    [
        ("the Russian text has no Russian word", ("read the file", "read the file")),
        ("a word has letters of two alphabets", ("read", "прoчитать")),
        ("the English text has Russian words", ("read файл", "прочитать файл")),
        ("the Russian text has straight quotation marks", ("read", 'прочитать "файл"')),
    ],
)
def test_faults_are_seen(fault: str, message: tuple[str, str]) -> None:
    assert faults(Said("here", *message)) == [fault]


def faults(said: Said) -> list[str]:
    """What is wrong with a message."""
    found = []
    if LATIN_WORD.search(QUOTED.sub("", said.en)) and not CYRILLIC.search(said.ru):
        found.append("the Russian text has no Russian word")
    if MIXED.search(said.en + " " + said.ru):
        found.append("a word has letters of two alphabets")
    elif CYRILLIC.search(QUOTED.sub("", said.en)):
        found.append("the English text has Russian words")
    if '"' in said.ru:
        found.append("the Russian text has straight quotation marks")
    return found


def test_messages_are_clean(root: Path) -> None:
    wrong = [(said.place, found) for said in messages(root) if (found := faults(said))]
    assert wrong == []


def test_russian_messages_write_yo_everywhere(root: Path) -> None:
    words = {
        word for said in messages(root) for word in re.findall("[а-яё]+", QUOTED.sub("", said.ru).lower())
    }
    without = {word.replace("ё", "е") for word in words if "ё" in word} - TWO_WORDS
    assert without
    assert words & without == set()
