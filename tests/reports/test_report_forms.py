"""Every form of report on a review made by hand."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from almaty_nlp import reports
from almaty_nlp.checks.page import pages
from almaty_nlp.errors import SettingsError
from almaty_nlp.model.finding import Review, Unread
from almaty_nlp.model.message import Message
from almaty_nlp.reports import _terminal, github, sarif, text, xlsx
from almaty_nlp.reports import json as findings_json

REQUIRED = {
    "run": {"tool"},
    "driver": {"name"},
    "rule": {"id"},
    "result": {"message"},
    "location": set(),
    "artifactChange": {"artifactLocation", "replacements"},
    "replacement": {"deletedRegion"},
}
"""What the schema of SARIF 2.1.0 requires of the objects we write."""


def test_the_forms_are_the_modules() -> None:
    assert set(reports.forms()) >= {"text", "json", "sarif", "github", "html", "xlsx"}


@pytest.mark.parametrize(
    ("named", "output", "form"),
    [
        (None, None, "text"),
        (None, "a.json", "json"),
        (None, "a.HTML", "html"),
        (None, "a.htm", "html"),
        (None, "a.sarif", "sarif"),
        (None, "a.log", "text"),
        ("github", "a.json", "github"),
    ],
)
def test_the_form_is_named_or_guessed(named: str | None, output: str | None, form: str) -> None:
    assert reports.form_for(named, Path(output) if output else None) == form


def test_a_binary_form_needs_a_file() -> None:
    with pytest.raises(SettingsError, match="xlsx"):
        reports.form_for("xlsx", None)


@pytest.mark.parametrize("ui", ["en", "ru"])
@pytest.mark.parametrize("form", ["text", "json", "sarif", "github", "html", "xlsx"])
def test_every_form_renders_both_languages_and_an_empty_review(review: Review, form: str, ui: Any) -> None:
    assert reports.render(form, review, ui)
    assert reports.render(form, Review((), ()), ui)


def test_text(review: Review) -> None:
    lines = text.render(review).splitlines()
    assert lines[0].startswith("draft.md:3:27: error ACR001 A slip")
    assert lines[1] == "    Стороны приняли доклад ЕБР и план."
    assert lines[2] == "                           ^^^"
    assert lines[3] == "    fix: Replace"
    assert lines[4] == "    see: draft.md:5:10: ЕАБР"
    assert any(line.startswith("draft.pdf:4: warning SPL001") for line in lines)
    assert lines[-1] == "errors: 1, warnings: 2, style notes: 2, suppressed: 1"


def test_the_terminal_shows_all_and_obeys_its_width(review: Review) -> None:
    for width in (40, 72, 200):
        shown = _terminal.render(review, "ru", color=False, width=width)
        assert max(map(len, shown.splitlines())) <= min(width, 110)
        assert "Приложение 2 › 1)" in " ".join(shown.split())
    assert "\x1b" not in _terminal.render(review, "ru", color=False)
    assert "\x1b[" in _terminal.render(review, "en", color=True)


def test_json_locations(review: Review) -> None:
    data = findings_json.as_data(review)
    assert data["findings"][0]["location"] == {"block": 1, "start": 23, "end": 26, "line": 3, "column": 27}
    assert data["findings"][4]["location"] == {
        "block": 0,
        "start": 4,
        "end": 8,
        "page": 4,
        "bbox": [112, 100, 152, 112],
    }
    assert data["findings"][0]["address"] == "Приложение 2 › 1)"
    assert data["summary"] == {"error": 1, "warning": 2, "style": 2, "suppressed": 1}
    fingerprints = [finding["fingerprint"] for finding in data["findings"]]
    assert len(set(fingerprints)) == len(fingerprints)
    assert all(len(name) == 20 for name in fingerprints)


def test_sarif_has_what_the_standard_requires(review: Review) -> None:
    log = json.loads(sarif.render(review))
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    assert set(run) >= REQUIRED["run"]
    assert set(driver) >= REQUIRED["driver"]
    ids = [rule["id"] for rule in driver["rules"]]
    assert len(set(ids)) == len(ids)
    assert all(rule["shortDescription"]["text"] for rule in driver["rules"])
    ranks = ["error", "warning", "note"]
    levels = [result["level"] for result in run["results"] if "suppressions" not in result]
    assert levels == sorted(levels, key=ranks.index)
    for result in run["results"]:
        assert ids[result["ruleIndex"]] == result["ruleId"]
        assert result["message"]["text"]
        assert result["partialFingerprints"]
        for change in (c for fix in result.get("fixes", ()) for c in fix["artifactChanges"]):
            assert set(change) >= REQUIRED["artifactChange"]
            assert all(set(part) >= REQUIRED["replacement"] for part in change["replacements"])
    region = run["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"], region["endColumn"]) == (3, 27, 30)
    assert run["columnKind"] == "unicodeCodePoints"


def test_sarif_is_cut_at_what_is_shown_and_says_so(many: Callable[[int], Review]) -> None:
    run = sarif.as_data(many(sarif.MOST + 100))["runs"][0]
    assert len(run["results"]) == sarif.MOST
    assert run["results"][0]["level"] == "error"
    notes = run["invocations"][0]["toolExecutionNotifications"]
    assert notes[0]["message"]["text"].startswith("100 of 5100 findings are left out")


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("a b.md", "a%20b.md"),
        ("проект.md", "%D0%BF%D1%80%D0%BE%D0%B5%D0%BA%D1%82.md"),
        ("a#b.md", "a%23b.md"),
    ],
)
def test_sarif_names_files_as_uris(path: str, uri: str) -> None:
    assert sarif.uri(path) == uri


def test_files_are_named_as_seen_from_the_working_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert sarif.uri(str(tmp_path / "drafts" / "a.md")) == "drafts/a.md"
    assert sarif.uri(str(tmp_path.parent / "a.md")) == (tmp_path.parent / "a.md").as_uri()


def test_github_commands_cannot_be_broken_out_of(review: Review) -> None:
    lines = github.render(review).splitlines()
    commands = [line for line in lines if line.startswith("::")]
    assert len(commands) == len(review.findings)
    assert len(lines) == len(commands) + 1
    assert commands[0].startswith(
        "::error file=draft.md,line=3,endLine=3,col=27,endColumn=30,title=ACR001 a-name::"
    )
    assert "%250A::error::x" in commands[0]


def test_github_is_cut_at_what_is_shown_and_says_so(many: Callable[[int], Review]) -> None:
    lines = github.render(many(90)).splitlines()
    assert sum(line.startswith("::error") for line in lines) == github.SHOWN
    assert any("10 of 30 shown here (error)" in line for line in lines)


def test_every_form_for_a_batch_tells_what_was_not_read(review: Review) -> None:
    reason = Message("lost<b>.pdf: broken, save it again", "lost<b>.pdf: повреждён, сохраните заново")
    partly = replace(review, unread=(Unread("lost<b>.pdf", reason),))
    assert reports.render("text", partly).splitlines()[-1].endswith("not read: 1")
    assert reports.painted(partly, "ru", color=False).strip().endswith("не прочитано: 1")
    assert json.loads(reports.render("json", partly))["unread"] == [
        {"path": "lost<b>.pdf", "message": reason.en}
    ]
    (invocation,) = json.loads(reports.render("sarif", partly))["runs"][0]["invocations"]
    told = invocation["toolExecutionNotifications"][0]
    assert (invocation["executionSuccessful"], told["level"]) == (False, "error")
    assert told["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "lost%3Cb%3E.pdf"
    assert f"::error file=lost<b>.pdf,title=almaty::{reason.en}" in reports.render("github", partly)
    page = str(reports.render("html", partly))
    assert "Not read" in page
    assert "lost&lt;b&gt;.pdf: broken" in page
    data = reports.render("xlsx", partly)
    assert isinstance(data, bytes)
    sheet = openpyxl.load_workbook(BytesIO(data))["Not read"]
    assert [cell.value for cell in sheet[2]] == ["lost<b>.pdf", reason.en]


def test_xlsx_cells_are_strings_and_never_formulas(review: Review) -> None:
    book = openpyxl.load_workbook(BytesIO(xlsx.render(review)))
    sheet = book.worksheets[0]
    assert sheet.max_row == 1 + len(review.findings) + len(review.suppressed)
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value is not None} == {"s"}
    assert sheet.cell(2, 6).value == "ЕБР"
    assert all(cell.hyperlink is None for row in sheet.iter_rows() for cell in row)


def test_reports_describe_the_rules_in_the_language_of_the_reader(review: Review) -> None:
    summary = pages("ru")["ACR001"].summary
    assert summary in reports.render("html", review, "ru")
    assert '<section id="rule-ACR001" lang="ru">' in reports.render("html", review, "ru")
    assert summary not in reports.render("html", review, "en")
    run = sarif.as_data(review, "ru")["runs"][0]
    assert run["language"] == "ru"
    described = {rule["id"]: rule for rule in run["tool"]["driver"]["rules"]}["ACR001"]
    assert described["shortDescription"]["text"] == summary
    assert "**Почему.**" in described["help"]["markdown"]


def test_the_catalogue_tells_a_rule_in_the_language_of_the_reader() -> None:
    summary = pages("ru")["ACR001"].summary
    told = reports.catalogue(["ACR001"], ui="ru")
    assert " ".join(told.split()).startswith(f"ACR001 acronym-variant предупреждение · ru, en {summary}")
    (listed,) = json.loads(reports.catalogue(["ACR001"], "json", "ru"))["rules"]
    assert listed["summary"] == summary
    assert [part["label"] for part in listed["parts"]][:3] == ["Why", "Wrong", "Right"]
    assert pages("en")["ACR001"].summary in " ".join(reports.catalogue(["ACR001"]).split())
