"""Plant the slips of `slips.*.tsv` in the clean report and say where each stands in the draft.

A row of the table: id, kind, severity, sided («sided»: only the other language shows it; «both»: the text
itself shows it too; «-»), at, see, reason. `at` is a stretch that occurs once in the clean text, the words
to change written `⟦clean→draft⟧`; `\\n` is a line break. `see` are places of the draft, joined by « | », that
the slip disagrees with.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

FAMILIES = {
    "homoglyph": "alphabet",
    "misspelling": "spelling",
    "doubled_word": "words",
    "spaces": "spaces",
    "unbalanced": "brackets",
    "acronym": "acronyms",
    "real_word": "glossary",
    "term": "glossary",
    "repeated_passage": "repeats",
    "numbering_gap": "numbering",
    "reference": "references",
    "weekday": "dates",
    "date_order": "dates",
    "list_count": "lists",
    "list_member": "lists",
    "duplicate_item": "lists",
    "list_comma": "punctuation",
    "missing_stop": "punctuation",
    "comma": "punctuation",
    "agreement": "grammar",
    "case": "grammar",
    "case_after_preposition": "grammar",
    "article": "grammar",
    "name": "names",
    "title_post": "names",
    "dash": "typography",
    "quote_style": "typography",
    "yo": "typography",
    "hyphen": "spelling",
    "variant": "spelling",
}
"""The family of rules that a slip of a kind is meat for; "" if only the other language shows it."""


@dataclass(frozen=True)
class Slip:
    """A row of the table with its place in the clean text: [start, start + len(was)) in code points."""

    row: dict[str, str]
    start: int
    was: str
    now: str


Record = dict[str, object]


def plant(clean: str, table: Path, language: str) -> tuple[str, list[Record]]:
    """Return the draft and the record of every slip. ValueError if a row does not fit the clean text."""
    slips = sorted((_slip(row, clean) for row in _rows(table)), key=lambda slip: slip.start)
    draft, shift, starts = clean, 0, []
    for slip in slips:
        start = slip.start + shift
        if start < (starts[-1] if starts else 0):
            raise ValueError(f"{slip.row['id']}: overlaps the slip before it")
        draft = draft[:start] + slip.now + draft[start + len(slip.was) :]
        shift += len(slip.now) - len(slip.was)
        starts.append(start)
    return draft, [_record(slip, at, draft, language) for slip, at in zip(slips, starts, strict=True)]


def _rows(table: Path) -> list[dict[str, str]]:
    with table.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def _slip(row: dict[str, str], clean: str) -> Slip:
    before, rest = row["at"].replace("\\n", "\n").split("⟦")
    was, rest = rest.split("→")
    now, after = rest.split("⟧")
    stretch = before + was + after
    if clean.count(stretch) != 1:
        raise ValueError(f"{row['id']}: occurs {clean.count(stretch)} times: {stretch}")
    return Slip(row, clean.index(stretch) + len(before), was, now)


def _record(slip: Slip, start: int, draft: str, language: str) -> Record:
    row = slip.row
    own = range(start, start + len(slip.now))
    line, column = place(draft, start)
    return {
        "id": row["id"],
        "language": language,
        "kind": row["kind"],
        "line": line,
        "column": column,
        "quote": slip.now.rstrip("\n"),
        "was": slip.was,
        "whole_line": slip.now.endswith("\n"),
        "severity": row["severity"],
        "reason": row["reason"],
        "occurrences": [_occurrence(text, own, draft, row["id"]) for text in _seen(row)],
        "rule": FAMILIES.get(row["kind"], ""),
        "bilingual": row["sided"] != "-",
        "monolingual": row["sided"] != "sided",
    }


def _seen(row: dict[str, str]) -> list[str]:
    return [] if row["see"] == "-" else row["see"].split(" | ")


def _occurrence(text: str, own: range, draft: str, identity: str) -> list[object]:
    at = draft.find(text)
    while at >= 0 and (at in own or own.start in range(at, at + len(text))):
        at = draft.find(text, at + 1)
    if at < 0:
        raise ValueError(f"{identity}: «{text}» is nowhere else in the draft")
    return [place(draft, at)[0], text]


def place(text: str, offset: int) -> tuple[int, int]:
    """Return line and column, both from 1, of an offset."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
