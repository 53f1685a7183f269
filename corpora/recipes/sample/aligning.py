"""Say which lines of the Russian report answer which of the English one: the gold for alignment."""

from __future__ import annotations

import re
from itertools import islice

RULE_ROW = re.compile(r"\|(?:-+\|)+$")
LABEL = re.compile(r"(#+|-|\||\[\^\w+\]:|\d+\.|\([ivx]+\)) ")
SPLIT = {
    "Вторая министерская конференция по вопросам перемещений населения и защиты (далее": (1, 2),
    "Конференцию открыл министр": (1, 2),
    "В ходе пленарного заседания": (1, 2),
    "Конференция приняла Операционный механизм": (2, 1),
}
"""By the first words of a Russian paragraph: how many paragraphs of each side make a link that is not 1-1."""


def align(russian: str, english: str) -> str:
    """Return a table of links «lines tab lines», numbers from 1, joined by commas; front matter is left out.

    ValueError if the two reports do not run in parallel.
    """
    sources, targets = iter(_lines(russian)), iter(_lines(english))
    rows = ["ru\ten"]
    for number, line in sources:
        one, other = next((sizes for start, sizes in SPLIT.items() if line.startswith(start)), (1, 1))
        left = [(number, line), *islice(sources, one - 1)]
        right = list(islice(targets, other))
        if not right or _mark(line) != _mark(right[0][1]):
            raise ValueError(f"line {number} has no counterpart: {line[:60]}")
        rows.append("\t".join(",".join(str(place) for place, _ in side) for side in (left, right)))
    if rest := next(targets, None):
        raise ValueError(f"line {rest[0]} of the English report has no counterpart: {rest[1][:60]}")
    return "\n".join(rows) + "\n"


def _lines(text: str) -> list[tuple[int, str]]:
    start = text.index("\n---\n") + len("\n---\n")
    first = text.count("\n", 0, start) + 1
    numbered = enumerate(text[start:].split("\n"), first)
    return [(number, line) for number, line in numbered if line.strip() and not RULE_ROW.match(line)]


def _mark(line: str) -> str:
    """Return what both languages write alike at the start of a line."""
    found = LABEL.match(line)
    return found[1] if found else ""
