"""Where the inline content of a Markdown block stands in the raw file: the line maps of the parser, made
exact.

The parser gives a block's first line and its content with indents, quote marks and list marks taken off; each
line of the content is an end part of its raw line, which is enough to find its column again.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

FENCE = re.compile(r"---[ \t]*")
FENCE_END = re.compile(r"(?:---|\.\.\.)[ \t]*")
ENTRY = re.compile(r"(?P<key>[\w.-]+)[ \t]*:(?:[ \t]+(?P<value>.*))?")
ROW_HEAD = r"[\s>*+\-\d.)]{0,400}?\|?\s*+"
"""What may stand before the first cell of a row: marks of quotations and lists, a bar."""
ATX = re.compile(r".*?#{1,6}[ \t]*")
FRONT_MATTER = "front_matter"
"""Key of the metadata that holds the YAML front matter word for word."""


@dataclass(frozen=True, slots=True)
class Source:
    """Content offsets to raw places: sorted (offset, line, column); the characters after an entry follow one
    by one.
    """

    entries: tuple[tuple[int, int, int], ...]

    def cut(self, start: int, end: int) -> list[tuple[int, int, int]]:
        """Return the entries that place the characters [start, end) of the content, the first at `start`
        itself.
        """
        at = max(0, bisect_right(self.entries, start, key=lambda entry: entry[0]) - 1)
        offset, line, column = self.entries[at]
        found = [(start, line, column + start - offset)]
        while (at := at + 1) < len(self.entries) and self.entries[at][0] < end:
            found.append(self.entries[at])
        return found


def front_matter(lines: list[str]) -> tuple[dict[str, str], int]:
    """Return the metadata of YAML front matter and how many lines it takes (0: there is none).

    Simple `key: value` entries are read, quotes taken off; the whole stands under «front_matter», word for
    word.
    """
    if not lines or not FENCE.fullmatch(lines[0]):
        return {}, 0
    end = next((at for at, line in enumerate(lines[1:], 1) if FENCE_END.fullmatch(line)), None)
    if end is None or not all(_is_yaml(line) for line in lines[1:end]):
        return {}, 0
    metadata = {FRONT_MATTER: "\n".join(lines[1:end])}
    for line in lines[1:end]:
        if (match := ENTRY.fullmatch(line)) and (value := (match["value"] or "").strip()):
            quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
            metadata[match["key"]] = value[1:-1] if quoted else value
    return metadata, end + 1


def _is_yaml(line: str) -> bool:
    """A line that front matter can hold: an entry, part of a list or of a folded text, a comment, nothing."""
    return not line.strip() or line[0] in " \t-#" or ENTRY.fullmatch(line) is not None


def paragraph_source(content: str, lines: list[str], first: int) -> Source:
    """Return where the content of a paragraph stands whose first raw line is `lines[first]`."""
    entries: list[tuple[int, int, int]] = []
    offset = 0
    parts = content.split("\n")
    while first + 1 < len(lines) and not lines[first].rstrip().endswith(parts[0].strip()):
        first += 1  # the parser takes no-break spaces off too, with the line they stand on
    for at, part in enumerate(parts):
        raw = lines[first + at] if first + at < len(lines) else ""
        lead = len(part) - len(part.lstrip(" \t"))
        column = raw.rfind(part.strip(" \t")) - lead  # only white space stands behind it
        entries.append((offset, first + at + 1, column + 1))
        offset += len(part) + 1
    return Source(tuple(entries))


def fence_source(content: str, lines: list[str], first: int) -> Source:
    """Return where the lines of a code block stand, white space and all, whose first raw line is
    `lines[first]`.
    """
    entries: list[tuple[int, int, int]] = []
    offset = 0
    for line, part in enumerate(content.split("\n"), first):
        raw = lines[line] if line < len(lines) else ""
        entries.append((offset, line + 1, max(0, len(raw) - len(part)) + 1))
        offset += len(part) + 1
    return Source(tuple(entries))


def heading_source(content: str, lines: list[str], line: int) -> Source:
    """Return where the content of an ATX heading (# …) stands."""
    match = ATX.match(lines[line])
    start = match.end() if match else 0
    column = lines[line].find(content, start)
    return Source(((0, line + 1, max(start, column) + 1),))


def row_sources(cells: list[str], raw: str, line: int) -> list[Source]:
    """Return where the contents of the cells of a table row stand; `line` counts from 0.

    In a cell the parser turns an escaped bar into a bar, so a content offset may lie after taken-off
    backslashes.
    """
    at = _first_cell(cells, raw)
    sources: list[Source] = []
    for content in cells:
        while at < len(raw) and raw[at].isspace():
            at += 1
        entries = [(0, line + 1, at + 1)]
        for offset, sign in enumerate(content):
            if sign == "|" and raw[at : at + 2] == "\\|":
                at += 1
                entries.append((offset, line + 1, at + 1))
            at += 1
        sources.append(Source(tuple(entries)))
        bar = raw.find("|", at)
        at = len(raw) if bar < 0 else bar + 1
    return sources


def _first_cell(cells: list[str], raw: str) -> int:
    """Where the first cell of a row stands: the text tells a mark of quotation from a cell that holds one."""
    first = re.escape(cells[0] if cells else "").replace("\\|", "\\\\?\\|")
    match = re.match(rf"{ROW_HEAD}(?P<cell>{first})\s*(?:\||$)", raw)
    return match.start("cell") if match else 0
