"""Checkers that compare strings segment by segment, in the form the scorer of `benchmarks.checking` reads.

    python -m benchmarks.segment_checkers pofilter|calm|glossary SOURCE.md TARGET.md

The segments are the true ones, from `planted.json` beside the files. A finding is a whole line of the target:
such tools name the segment, not the words. `calm` is pofilter without the tests that ask for the same
capitals, acronyms, punctuation and number of sentences in both languages, as its users turn them off for
prose. `glossary` looks for exact strings: a source term whose accepted renderings are all missing, and
rejected terms.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
NOISY = frozenset(
    (
        "acronyms", "simplecaps", "startcaps", "endpunc", "startpunc", "puncspacing", "purepunc",
        "sentencecount", "doublewords", "simpleplurals", "singlequoting", "doublequoting", "accelerators",
        "validchars", "long", "short",
    )
)  # fmt: skip
"""Tests of pofilter that two languages cannot satisfy in running prose."""


class Segment(NamedTuple):
    """A unit of both texts, and the first line of it in the target, from 1."""

    source: str
    target: str
    line: int


Check = Callable[[Segment], Iterator[str]]


def main(checker: str, source: Path, target: Path) -> None:
    """Print the findings of a checker on two files as JSON."""
    planted = json.loads((source.parent / "planted.json").read_text(encoding="utf-8"))
    check = _glossary(planted) if checker == "glossary" else _pofilter(planted["target"], checker == "calm")
    lines = target.read_text(encoding="utf-8").split("\n")
    findings = [
        {
            "rule": rule,
            "severity": "warning",
            "message": rule,
            "path": str(target),
            "location": {"line": segment.line, "column": 1},
            "quote": lines[segment.line - 1],
        }
        for segment in _segments(planted, source, target)
        for rule in check(segment)
    ]
    print(json.dumps({"findings": findings}, ensure_ascii=False))


def _segments(planted: dict[str, Any], *paths: Path) -> Iterator[Segment]:
    dropped = {one["unit"] for one in planted["planted"] if one["line"] is None}
    texts = [path.read_text(encoding="utf-8").split("\n") for path in paths]
    numbers = [planted["lines"][path.stem] for path in paths]
    for unit, ours in numbers[0].items():
        theirs = numbers[1].get(unit, [])
        sides = [
            " ".join(text[n - 1] for n in own if 0 < n <= len(text))
            for text, own in zip(texts, (ours, theirs), strict=True)
        ]
        gap = unit in dropped and paths[1].stem == "target"  # the lines are those round the gap
        yield Segment(sides[0], "" if gap else sides[1], theirs[0] if theirs else 1)


def _pofilter(language: str, calm: bool) -> Check:
    from translate.filters.checks import CheckerConfig, StandardChecker
    from translate.storage.po import pounit

    checker = StandardChecker(CheckerConfig(targetlanguage=language))

    def check(segment: Segment) -> Iterator[str]:
        unit = pounit(segment.source)
        unit.target = segment.target
        yield from (name for name in checker.run_filters(unit) if not (calm and name in NOISY))

    return check


def _glossary(planted: dict[str, Any]) -> Check:
    ours, theirs = planted["source"], planted["target"]
    accepted: dict[str, set[str]] = defaultdict(set)
    rejected: set[str] = set()
    for path in sorted((ROOT / "glossaries").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                source, target = row[f"{ours}_term"], row[f"{theirs}_term"]
                if row["status"] in ("preferred", "admitted"):
                    accepted[source].add(target)
                elif row["scope"] == theirs:
                    rejected.add(target)
    find = {term: re.compile(rf"(?<!\w){re.escape(term)}(?!\w)") for term in {*accepted, *rejected, "-"}}

    def check(segment: Segment) -> Iterator[str]:
        for term, renderings in accepted.items():
            if (
                term != "-"
                and find[term].search(segment.source)
                and not any(r in segment.target for r in renderings)
            ):
                yield f"term:{term}"
        yield from (f"rejected:{term}" for term in rejected if find[term].search(segment.target))

    return check


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
