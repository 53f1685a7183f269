"""Amendments as lines of text and as tracked changes: every kind of change, colours, several versions."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import docx
import pytest

from almaty_nlp.comparison import diff, history, join, revisions
from almaty_nlp.errors import SettingsError
from almaty_nlp.model.change import Comparison, Op
from almaty_nlp.model.document import Document, View
from almaty_nlp.readers import read
from almaty_nlp.reports import _changes as reports

OLD = (
    "1. Группа может созвать совещание.",
    "2. Срок полномочий составляет 2 года.",
    "3. Решения группы публикуются на сайте.",
    "4. Архив хранится у секретаря десять лет.",
    "5. Взносы вносятся ежегодно.",
)
NEW = (
    "1. Группа обязана созвать совещание.",
    "2. Архив хранится у секретаря десять лет.",
    "3. Срок полномочий составляет 2 года.",
    "4. Решения группы публикуются на сайте.",
    "5. Наблюдатели приглашаются по решению группы.",
)
ENGLISH = (
    "1. The Group may convene a meeting.",
    "2. The archive is kept by the secretary for ten years.",
)
ESCAPE = re.compile(r"\x1b\[[\d;]*m")


def written(path: Path, lines: tuple[str, ...]) -> Document:
    """A Markdown or Word file of numbered paragraphs, read."""
    if path.suffix == ".docx":
        package = docx.Document()
        for line in lines:
            package.add_paragraph(line)
        package.save(str(path))
    else:
        path.write_text("\n\n".join(lines) + "\n", encoding="utf-8")
    return read(path)


@pytest.fixture
def comparison(tmp_path: Path) -> Comparison:
    """Two versions with a change of every kind."""
    return diff(written(tmp_path / "old.md", OLD), written(tmp_path / "new.md", NEW))


def test_every_kind_of_change_is_a_head_and_its_words(comparison: Comparison) -> None:
    assert reports.render("text", comparison, "ru") == (
        "изменено  1  модальность\n"
        "    Группа [-может-]{+обязана+} созвать совещание.\n\n"
        "перемещено  4 → 2  структура\n"
        "    Архив хранится у секретаря десять лет.\n\n"
        "изменён номер  3\n"
        "    2. → 3.; 3. → 4.\n\n"
        "исключено  5  структура\n"
        "    [-Взносы вносятся ежегодно.-]\n\n"
        "добавлено  5  структура\n"
        "    {+Наблюдатели приглашаются по решению группы.+}\n\n"
        "изменений: 5 (добавлено 1, исключено 1, изменено 1, перемещено 1, изменён номер 1)"
        " · модальность 1, структура 5\n"
    )


def test_colours_take_the_place_of_marks_in_the_width_of_the_terminal(
    comparison: Comparison, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "32")
    painted = reports.render("text", comparison, "ru", color=True)
    assert isinstance(painted, str)
    assert "\x1b[31;9mможет\x1b[0m \x1b[32;1mобязана\x1b[0m" in painted
    lines = ESCAPE.sub("", painted).split("\n")
    words = [line for line in lines if line.startswith("    ")]
    assert max(map(len, words)) <= 32
    assert "Наблюдатели приглашаются по решению группы." in " ".join(" ".join(words).split())
    assert not any(mark in painted for mark in ("[-", "{+"))


def test_a_history_tells_each_provision_through_its_versions(tmp_path: Path) -> None:
    third = tuple(line.replace("десять", "двадцать") for line in NEW)
    versions = [
        written(tmp_path / name, lines) for name, lines in (("1.md", OLD), ("2.md", NEW), ("3.md", third))
    ]
    told = reports.render("text", history(versions), "ru")
    assert isinstance(told, str)
    archive = next(part for part in told.split("\n\n") if "двадцать" in part)
    assert [line.strip() for line in archive.split("\n")] == [
        "2",
        str(tmp_path / "2.md"),
        "перемещено  4 → 2  структура",
        "Архив хранится у секретаря десять лет.",
        str(tmp_path / "3.md"),
        "изменено  2  число",
        "Архив хранится у секретаря [-десять лет-]{+двадцать лет+}.",
    ]
    assert told.rstrip().endswith("изменений: 1 (изменено 1) · число 1")


def test_what_two_languages_do_not_share_comes_first(tmp_path: Path) -> None:
    russian = diff(
        written(tmp_path / "o.md", (OLD[0], "2. " + OLD[3][3:])),
        written(tmp_path / "n.md", (NEW[0], "2. " + OLD[3][3:].replace("десять", "двадцать"))),
    )
    english = diff(
        written(tmp_path / "o.en.md", ENGLISH),
        written(
            tmp_path / "n.en.md", (ENGLISH[0].replace("may", "shall"), ENGLISH[1].replace("ten", "thirty"))
        ),
    )
    told = reports.render("text", join(russian, english), "ru")
    assert isinstance(told, str)
    first, _, rest = told.partition(f"{tmp_path / 'n.en.md'}")
    assert "≠" in first
    assert "двадцать лет" in first
    assert "{+thirty years+}" in first, "the change of the other language stands beside it"
    assert "модальность" not in first, "what both languages share is not told there"
    assert rest.count("модальность") == 2, "the change itself and the sum"


@pytest.mark.parametrize("form", ["docx", "html", "md", "xlsx"])
def test_a_form_for_two_versions_refuses_a_history_in_a_line(tmp_path: Path, form: str) -> None:
    versions = [
        written(tmp_path / name, lines) for name, lines in (("1.md", OLD), ("2.md", NEW), ("3.md", OLD))
    ]
    with pytest.raises(SettingsError, match=f"--format {form}: .* two versions only"):
        reports.render(form, history(versions), "ru")


def test_tracked_changes_are_signed_and_need_two_word_files(tmp_path: Path, comparison: Comparison) -> None:
    word = diff(written(tmp_path / "old.docx", OLD), written(tmp_path / "new.docx", NEW))
    out = tmp_path / "out.docx"
    data = reports.render("docx", word, author="А. Редактор", date="2027-03-14T09:30:00Z")
    assert isinstance(data, bytes)
    out.write_bytes(data)
    texts = [
        [f"{b.label} {b.text}" for b in read(out, view=view).blocks]
        for view in (View.ORIGINAL, View.ACCEPTED)
    ]
    assert texts == [list(OLD), list(NEW)]
    marks = read(out, view=View.MARKS).revisions
    assert {(mark.author, mark.date) for mark in marks} == {("А. Редактор", "2027-03-14T09:30:00Z")}
    with pytest.raises(SettingsError, match=r"old\.md"):
        reports.render("docx", comparison)


@pytest.mark.parametrize(("ui", "sign"), [("ru", "— А. Редактор"), ("en", "— А. Редактор")])
def test_the_revisions_of_one_file_are_amendments_with_their_authors(
    tmp_path: Path, ui: Any, sign: str
) -> None:
    word = diff(written(tmp_path / "old.docx", OLD), written(tmp_path / "new.docx", NEW))
    out = tmp_path / "out.docx"
    data = reports.render("docx", word, author="А. Редактор")
    assert isinstance(data, bytes)
    out.write_bytes(data)
    held = revisions(read(out, view=View.MARKS))
    changed = next(change for change in held.changes if "modality" in change.meanings)
    assert changed.authors == ("А. Редактор",)
    assert [word.text for word in changed.words if word.op is not Op.EQUAL] == ["может", "обязана"]
    told = reports.render("text", held, ui)
    assert isinstance(told, str)
    assert sign in told.split("\n")[0]
