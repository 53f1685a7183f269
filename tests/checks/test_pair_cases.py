"""Every bilingual rule is held to its case file: `tests/checks/pairs/<CODE>.yaml`.

A case file has the lists `fail`, `pass` and `negative` (pairs that look wrong and are not; `why` says so) and
`known-failure` (strict). A case has `pairs` (a list of [source, target]; null = no counterpart), `source`
(language
of the source, en when left out), `expect` (the quotes of the findings in the order of the translation) and
`related` (the first related quote of each finding).
"""

from __future__ import annotations

import dataclasses
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from almaty_nlp.checks.desk import Shelf
from almaty_nlp.checks.pairdesk import PairShelf
from almaty_nlp.checks.registry import rules
from almaty_nlp.checks.rule import Rule
from almaty_nlp.checks.runner import run_pair
from almaty_nlp.model.alignment import Alignment, Link, Unit
from almaty_nlp.model.document import Anchor, Block, Document, Kind, Note, Run
from almaty_nlp.model.finding import Finding, Place

FOLDER = Path(__file__).parent / "pairs"
RULES = [rule for rule in rules() if rule.subject == "bitext"]
CODES = {rule.code: rule for rule in RULES}
CALL = "^"
"""Where a note is called in a case."""


@cache
def glossary() -> Any:
    from almaty_nlp.glossary import shipped_glossary

    return shipped_glossary()


def document(path: str, texts: list[str], language: str) -> Document:
    """Make a document of paragraphs.

    «^» in a text is a call of a note, «#» at its head makes a heading, «*» and «**» set italics and bold;
    none of them is a character of the text.
    """
    blocks, notes = [], []
    for number, text in enumerate(texts):
        heading = re.match(r"(#+) ", text)
        text = text[heading.end() :] if heading else text
        plain, runs = emphasised(text.replace(CALL, ""))
        kind, level = (Kind.HEADING, len(heading[1])) if heading else (Kind.PARAGRAPH, 0)
        blocks.append(Block(f"b{number}", kind, plain, language=language, runs=runs, level=level))
        if CALL in text:
            notes.append(Note(f"n{number}", "1", (), (Anchor(f"b{number}", text.index(CALL)),)))
    return Document(path, "txt", tuple(blocks), language, footnotes=tuple(notes))


def emphasised(text: str) -> tuple[str, tuple[Run, ...]]:
    """Take asterisks out of a text and return what they set."""
    plain, runs, at = "", [], 0
    for match in re.finditer(r"(\*\*?)([^*]+)\1", text):
        plain += text[at : match.start()]
        bold = match[1] == "**"
        runs.append(Run(len(plain), len(plain) + len(match[2]), bold=bold, italic=not bold))
        plain, at = plain + match[2], match.end()
    return plain + text[at:], tuple(runs)


def shelf(case: dict[str, Any]) -> PairShelf:
    """Make the shelf of a case: each pair is a link."""
    ours = [pair[0] for pair in case["pairs"] if pair[0] is not None]
    theirs = [pair[1] for pair in case["pairs"] if pair[1] is not None]
    language = case.get("source", "en")
    source = document("source.txt", ours, language)
    target = document("target.txt", theirs, "ru" if language == "en" else "en")
    links, at, other = [], 0, 0
    for one, two in case["pairs"]:
        links.append(Link((at,) if one is not None else (), (other,) if two is not None else (), 1.0))
        at += one is not None
        other += two is not None
    units = [
        tuple(Unit(n, b.id, 0, len(b.text), "", b.text) for n, b in enumerate(doc.blocks))
        for doc in (source, target)
    ]
    alignment = Alignment("paragraph", source, target, units[0], units[1], tuple(links))
    return PairShelf(alignment, Shelf(source, glossary()), Shelf(target, glossary()))


def quote(desk: PairShelf, place: Place) -> str:
    sides = {one.document.path: one.document for one in (desk.source, desk.target)}
    return sides[place.path].text(place.span)


def findings(code: str, case: dict[str, Any]) -> tuple[PairShelf, list[Finding]]:
    desk = shelf(case)
    found = run_pair(desk, [CODES[code]])
    assert [f.message.en for f in found if f.rule == "BUG001"] == []
    return desk, found


def cases() -> list[Any]:
    found: list[Any] = []
    for path in sorted(FOLDER.glob("*.yaml")):
        for section, listed in yaml.safe_load(path.read_text(encoding="utf-8")).items():
            marks = [pytest.mark.xfail(strict=True)] if section == "known-failure" else []
            for number, case in enumerate(listed):
                name = f"{path.stem}-{section}-{number}"
                found.append(pytest.param(path.stem, section, case, id=name, marks=marks))
    return found


@pytest.mark.parametrize(("code", "section", "case"), cases())
def test_pair_case(code: str, section: str, case: dict[str, Any]) -> None:
    assert section in ("fail", "pass", "negative", "known-failure")
    assert section != "negative" or case.get("why"), "a negative says why it is right"
    desk, found = findings(code, case)
    expected = case.get("expect", [])
    assert bool(expected) == (section == "fail") or section == "known-failure"
    assert [quote(desk, f.place) for f in found] == expected
    if "related" in case:
        assert [quote(desk, f.related[0]) for f in found] == case["related"]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_bilingual_rule_has_cases(rule: Rule) -> None:
    sections = yaml.safe_load((FOLDER / f"{rule.code}.yaml").read_text(encoding="utf-8"))
    assert sections.get("fail")
    assert sections.get("pass")
    assert sections.get("negative")


def test_pair_case_files_have_rules() -> None:
    assert {path.stem for path in FOLDER.glob("*.yaml")} - set(CODES) == set()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_findings_name_both_places_in_both_languages(rule: Rule) -> None:
    for case in yaml.safe_load((FOLDER / f"{rule.code}.yaml").read_text(encoding="utf-8"))["fail"]:
        for finding in findings(rule.code, case)[1]:
            assert finding.place.path == "target.txt"
            assert "source.txt" in {place.path for place in finding.related}
            both = dataclasses.astuple(finding.message)
            assert all(both)
            assert both[0] != both[1]
