"""`almaty diff`: the forms, the gate, several versions, two languages, what it refuses."""

from __future__ import annotations

import json
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

OLD = (
    "# Положение\n\n1. Группа может созвать совещание.\n2. Срок составляет 2 года.\n3. Решения публикуются.\n"
)
NEW = OLD.replace("может", "обязана").replace("2 года", "3 года")
OLD_EN = (
    "# Rules\n\n1. The Group may convene a meeting.\n2. The term is 2 years.\n3. Decisions are published.\n"
)
NEW_EN = (
    "# Rules\n\n1. The Group shall convene a meeting.\n2. The term is 4 years.\n3. Decisions are published.\n"
)
HOSTILE = (
    '1. <script>alert(1)</script> =HYPERLINK("x") @team **not bold** срок 3 года.\n\n[x](http://example.org)'
)


@pytest.fixture
def pair(tmp_path: Path) -> list[str]:
    texts = {"old.md": OLD, "new.md": NEW, "old.en.md": OLD_EN, "new.en.md": NEW_EN}
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return [str(tmp_path / name) for name in texts]


def test_json_follows_the_contract(almaty: Callable[..., Any], pair: list[str]) -> None:
    data = json.loads(almaty("diff", *pair[:2], "--format", "json").out)
    assert data["schema"] == "almaty-diff/1"
    assert [change["classes"] for change in data["changes"]] == [["modality"], ["number"]]
    assert data["changes"][1]["old"]["text"] == "Срок составляет 2 года."
    assert data["summary"] == {"modify": 2}


@pytest.mark.parametrize(("gate", "status"), [("modality,date", 1), ("bracket", 0), ("never", 0)])
def test_the_gate(almaty: Callable[..., Any], pair: list[str], gate: str, status: int) -> None:
    assert almaty("diff", *pair[:2], "--fail-on", gate).status == status


def test_text_is_plain_when_piped(almaty: Callable[..., Any], pair: list[str]) -> None:
    out = almaty("diff", *pair[:2], "--ui", "en").out
    assert "[-может-]{+обязана+}" in out
    assert "\x1b" not in out


def test_two_languages(almaty: Callable[..., Any], pair: list[str]) -> None:
    data = json.loads(almaty("diff", *pair[:2], "--with", *pair[2:], "--format", "json").out)
    statuses = [(change.get("side", 1), change["other"]["status"]) for change in data["changes"]]
    assert statuses == [(1, "same"), (1, "unequal"), (2, "same"), (2, "unequal")]
    assert "3" in data["changes"][1]["other"]["reason"]


def test_history_of_three_versions(almaty: Callable[..., Any], pair: list[str], tmp_path: Path) -> None:
    (tmp_path / "third.md").write_text(NEW.replace("3 года", "5 лет"), encoding="utf-8")
    data = json.loads(almaty("diff", *pair[:2], str(tmp_path / "third.md"), "--format", "json").out)
    steps = [[step and step["classes"] for step in row["steps"]] for row in data["provisions"]]
    assert steps == [[["modality"], None], [["number"], ["number"]]]


@pytest.mark.parametrize("form", ["html", "md"])
def test_hostile_words_stay_words(almaty: Callable[..., Any], tmp_path: Path, form: str) -> None:
    (tmp_path / "a.md").write_text("1. Срок 2 года.\n\nПрочее в силе остается.", encoding="utf-8")
    (tmp_path / "b.txt").write_text(HOSTILE + "\n\nПрочее в силе остается.", encoding="utf-8")
    done = almaty("diff", str(tmp_path / "a.md"), str(tmp_path / "b.txt"), "--format", form)
    assert done.status == 0, done.err
    if form == "html":
        tags = _Tags()
        tags.feed(done.out)
        assert tags.scripts == 1
        assert not [link for link in tags.links if not link.startswith(("#", "data:"))]
    else:
        assert "<script" not in done.out.replace("\\<script", "")
        assert "@team" not in done.out


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.scripts = 0
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.scripts += tag == "script"
        self.links += [value for name, value in attrs if name in ("href", "src") and value]


def test_xlsx_holds_no_formula(almaty: Callable[..., Any], pair: list[str], tmp_path: Path) -> None:
    import openpyxl

    (tmp_path / "c.md").write_text(NEW.replace("Решения", "=1+1 решения"), encoding="utf-8")
    done = almaty("diff", pair[0], str(tmp_path / "c.md"), "-o", str(tmp_path / "out.xlsx"))
    assert done.status == 0, done.err
    book = openpyxl.load_workbook(tmp_path / "out.xlsx")
    cells = [cell for row in book.worksheets[0].iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert any("=1+1 решения" in str(cell.value) for cell in cells)


@pytest.mark.parametrize(
    "arguments",
    [
        ("{0}", "{3}"),
        ("{0}", "{1}", "--with", "{2}", "{0}x"),
        ("{0}", "--with", "{2}", "{3}"),
        ("{0}", "{1}", "--fail-on", "x"),
    ],
)
def test_wrong_input_is_one_line(
    almaty: Callable[..., Any], pair: list[str], arguments: tuple[str, ...]
) -> None:
    done = almaty("diff", *(part.format(*pair) for part in arguments))
    assert done.status == 2
    assert len(done.err.strip().splitlines()) == 1
