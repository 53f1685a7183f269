"""Read the Markdown dialect of the sample (see ../../sample/README.md) into a flat list of blocks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

HEADING = re.compile(r"(#{1,3}) (?:([IVXL]+)\. )?(.+?)(?: \{#([\w-]+)\})?$")
NOTE = re.compile(r"\[\^(\w+)\]: (.+)$")
TOC_LINE = re.compile(r"- (.+?) \.{3,} (\d+)$")
LABELS = {
    "bullet": re.compile(r"- "),
    "decimal": re.compile(r"(\d+)\. "),
    "paren": re.compile(r"(\d+)\) "),
    "roman": re.compile(r"\(([ivx]+)\) "),
    "letter": re.compile(r"\(([a-z])\) |([а-я])\) "),
}
RULE_ROW = re.compile(r"\|(?:-+\|)+$")
ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}
RUSSIAN = "абвгдежзиклмнопрстуфхцчшщэюя"
"""The letters that label items in Russian, as Word's «russianLower» counts them: without ё, й, ъ, ы, ь."""


@dataclass(frozen=True)
class Node:
    """A block: heading, toc, item (a labelled paragraph), paragraph, note or table (`rows` of cell texts)."""

    kind: str
    text: str = ""
    level: int = 0
    label: str = ""
    """The kind of label (a key of `LABELS`, «chapter» for a heading's Roman number) or the note's name."""
    value: int = 0
    """The number that the label stands for."""
    anchor: str = ""
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class Source:
    """A parsed file: front matter and blocks."""

    meta: dict[str, str]
    nodes: list[Node] = field(default_factory=list)

    @property
    def notes(self) -> dict[str, str]:
        """The footnote texts by name."""
        return {node.label: node.text for node in self.nodes if node.kind == "note"}


def roman_value(numeral: str) -> int:
    """Return the value of a Roman numeral of either case."""
    digits = [ROMAN[letter] for letter in numeral.lower()]
    following = [*digits[1:], 0]
    return sum(-digit if digit < after else digit for digit, after in zip(digits, following, strict=True))


def parse(markdown: str) -> Source:
    """Parse a file of the sample; every non-empty line is a block, the rows of a table are one."""
    meta, body = _front_matter(markdown)
    nodes: list[Node] = []
    rows: list[tuple[str, ...]] = []
    for line in [*body.split("\n"), ""]:
        if line.startswith("|"):
            if not RULE_ROW.match(line):
                rows.append(tuple(cell.strip() for cell in line.strip("|").split("|")))
            continue
        if rows:
            nodes.append(Node("table", rows=tuple(rows)))
            rows = []
        if line.strip():
            nodes.append(_node(line.strip()))
    return Source(meta, nodes)


def _front_matter(markdown: str) -> tuple[dict[str, str], str]:
    if not markdown.startswith("---\n"):
        return {}, markdown
    head, body = markdown[4:].split("\n---\n", 1)
    pairs = (line.split(": ", 1) for line in head.split("\n"))
    return {key: value.strip('"') for key, value in pairs}, body


def _node(line: str) -> Node:
    if found := HEADING.match(line):
        marks, numeral, text, anchor = found.groups()
        value = roman_value(numeral) if numeral else 0
        return Node("heading", text, len(marks), "chapter" if numeral else "", value, anchor or "")
    if found := NOTE.match(line):
        return Node("note", found[2], label=found[1])
    if found := TOC_LINE.match(line):
        return Node("toc", found[1], value=int(found[2]))
    for kind, pattern in LABELS.items():
        if found := pattern.match(line):
            return Node("item", line[found.end() :], label=kind, value=_value(kind, found))
    return Node("paragraph", line)


def _value(kind: str, found: re.Match[str]) -> int:
    if kind == "bullet":
        return 0
    mark = found[1] or found[2]
    if kind == "roman":
        return roman_value(mark)
    if kind == "letter":
        return RUSSIAN.index(mark) + 1 if mark in RUSSIAN else ord(mark) - ord("a") + 1
    return int(mark)
