"""Every rule is held to its docstring and to its case file: `tests/checks/cases/<CODE>.yaml`.

A case file has the lists `fail`, `pass`, `negative` (texts that look wrong and are not; `why` says so) and
`known-failure` (what the rule should do and does not yet; strict, so that an improvement is noticed).
A case has `text` or `blocks` (texts, or mappings of fields of `Block`; `runs` are stretches of code),
`language` (ru when left out),
`expect` (the quotes of the findings, in the order of the text; none outside `fail` and `known-failure`),
`fixed` (the text, or the list of texts, after the first fix of every finding) and `glossary`
(«shipped» when left out, or «none»).
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from almaty_nlp.checks.desk import Shelf
from almaty_nlp.checks.registry import rules
from almaty_nlp.checks.rule import Rule
from almaty_nlp.checks.runner import run
from almaty_nlp.model.document import Block, Cell, Document, Kind, Layer, Run
from almaty_nlp.model.finding import Edit, Finding

FOLDER = Path(__file__).parent / "cases"
SECTIONS = ("fail", "pass", "negative", "known-failure")
PARTS = ("Why:", "Wrong:", "Right:", "Fix safety:", "Options:", "Source:")
RULES = [rule for rule in rules() if rule.subject == "document"]
CODES = {rule.code: rule for rule in RULES}


def block(number: int, given: str | dict[str, Any]) -> Block:
    """Make the block number `number` of a case from a text or from fields of `Block`."""
    fields: dict[str, Any] = {"text": given} if isinstance(given, str) else dict(given)
    fields["kind"] = Kind(fields.get("kind", "paragraph"))
    fields["layer"] = Layer(fields.get("layer", "body"))
    fields["runs"] = tuple(Run(start, end, code=True) for start, end in fields.get("runs", ()))
    if "cell" in fields:
        fields["cell"] = Cell(*fields["cell"])
    return Block(id=f"b{number}", **fields)


@cache
def glossary(name: str) -> Any:
    """Return the shipped glossary, compiled once, or none."""
    from almaty_nlp.glossary import shipped_glossary

    return shipped_glossary() if name == "shipped" else None


def shelf(case: dict[str, Any]) -> Shelf:
    """Make the shelf of a case."""
    given = case["blocks"] if "blocks" in case else [case["text"]]
    blocks = tuple(block(number, each) for number, each in enumerate(given))
    document = Document("case.txt", "txt", blocks, case.get("language", "ru"))
    return Shelf(document, glossary(case.get("glossary", "shipped")))


def mended(document: Document, findings: Iterable[Finding]) -> list[str]:
    """The texts of the blocks after the first fix of each finding."""
    edits: list[Edit] = [edit for finding in findings if finding.fixes for edit in finding.fixes[0].edits]
    texts = {one.id: one.text for one in document.blocks}
    for edit in sorted(edits, key=lambda e: e.span, reverse=True):
        before = texts[edit.span.block]
        texts[edit.span.block] = before[: edit.span.start] + edit.text + before[edit.span.end :]
    return list(texts.values())


def cases() -> list[Any]:
    """One parameter set a case; known failures are strict expected failures."""
    found: list[Any] = []
    for path in sorted(FOLDER.glob("*.yaml")):
        for section, listed in yaml.safe_load(path.read_text(encoding="utf-8")).items():
            marks = [pytest.mark.xfail(strict=True)] if section == "known-failure" else []
            for number, case in enumerate(listed):
                name = f"{path.stem}-{section}-{number}"
                found.append(pytest.param(path.stem, section, case, id=name, marks=marks))
    return found


@pytest.mark.parametrize(("code", "section", "case"), cases())
def test_case(code: str, section: str, case: dict[str, Any]) -> None:
    assert section in SECTIONS
    assert section != "negative" or case.get("why"), "a negative says why it is right"
    desk = shelf(case)
    found = run(desk, [CODES[code]], {code: case.get("options", {})})
    assert [f.name for f in found if f.rule == "BUG001"] == [], found[0].message.en
    expected = case.get("expect", [])
    assert bool(expected) == (section == "fail") or section == "known-failure"
    assert [desk.document.text(f.place.span) for f in found] == expected
    if "fixed" in case:
        wanted = [case["fixed"]] if isinstance(case["fixed"], str) else case["fixed"]
        assert mended(desk.document, found) == wanted


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_rule_has_cases(rule: Rule) -> None:
    path = FOLDER / f"{rule.code}.yaml"
    assert path.is_file(), f"{rule.code} has no case file"
    sections = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert sections.get("fail")
    assert sections.get("pass")
    assert sections.get("negative")


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.code)
def test_docstring_is_a_page(rule: Rule) -> None:
    lines = [line.strip() for line in rule.page.strip().splitlines()]
    assert lines
    assert lines[0].endswith("."), "the first line says what is wrong, in one sentence"
    missing = [part for part in PARTS if not any(line.startswith(part) for line in lines)]
    assert missing == []
    assert all(f"`{name}`" in rule.page for name in rule.options), "every option is explained"


def test_case_files_have_rules() -> None:
    strangers = {path.stem for path in FOLDER.glob("*.yaml")} - {rule.code for rule in rules()}
    assert strangers == set()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_empty_document_gives_nothing(rule: Rule) -> None:
    assert run(Shelf(Document("empty.txt", "txt", ())), [rule]) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_messages_are_given_in_both_languages(rule: Rule) -> None:
    path = FOLDER / f"{rule.code}.yaml"
    for case in yaml.safe_load(path.read_text(encoding="utf-8"))["fail"]:
        for finding in run(shelf(case), [rule]):
            for message in (finding.message, *(fix.title for fix in finding.fixes)):
                both = dataclasses.astuple(message)
                assert all(both)
                assert both[0] != both[1]
