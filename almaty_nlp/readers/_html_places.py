"""Where the visible characters of an HTML file stand in it: the parser of the library gives lines at best.

One linear pass over the raw text leaves out tags, comments, scripts and styles and decodes entities; the text
nodes of the parser are then found in what is left, in order.
"""

from __future__ import annotations

import html
import re
from array import array

ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?")
MARKUP = re.compile(r"[<&]")
RAW_TEXT = re.compile(r"<(script|style|template|noscript|iframe)\b", re.IGNORECASE)
WINDOW = 5_000
"""How many visible characters may be skipped to find a text again after the parser mended broken markup."""


class Places:
    """Finds the texts of a parsed page in its raw text, going forward only."""

    def __init__(self, raw: str) -> None:
        self.visible, self.offsets = _visible(raw)
        self.cursor = 0

    def find(self, word: str) -> list[int] | None:
        """Return the raw offsets of the characters of the next occurrence of `word`; None: not near."""
        at = self.visible.find(word, self.cursor, self.cursor + WINDOW + len(word))
        if at < 0:
            return None
        self.cursor = at + len(word)
        return list(self.offsets[at : self.cursor])


def _visible(raw: str) -> tuple[str, array[int]]:
    parts: list[str] = []
    offsets: array[int] = array("q")
    ends = _Ends(raw)
    at = 0
    while at < len(raw):
        match = MARKUP.search(raw, at)
        stop = match.start() if match else len(raw)
        parts.append(raw[at:stop])
        offsets.extend(range(at, stop))
        if match is None:
            break
        at = stop
        if entity := ENTITY.match(raw, at):
            decoded = html.unescape(entity.group())
            parts.append(decoded)
            offsets.extend([at] * len(decoded))
            at = entity.end()
        elif raw[at] == "<" and raw[at + 1 : at + 2] and (raw[at + 1].isalpha() or raw[at + 1] in "/!?"):
            at = _markup_end(raw, at, ends)
        else:
            parts.append(raw[at])
            offsets.append(at)
            at += 1
    return "".join(parts), offsets


class _Ends:
    """Finds the ends of constructs; what was not found once is not sought again, so the pass stays linear."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.lower = raw.lower() if len(raw.lower()) == len(raw) else raw
        self.missing: set[str] = set()

    def after(self, end: str, start: int) -> int:
        """Where the text goes on after `end`; the end of the file when it does not come."""
        at = -1 if end in self.missing else self.lower.find(end, start)
        if at < 0:
            self.missing.add(end)
            return len(self.raw)
        return at + len(end)


def _markup_end(raw: str, at: int, ends: _Ends) -> int:
    if raw.startswith("<!--", at):
        return ends.after("-->", at + 4)
    if element := RAW_TEXT.match(raw, at):
        return ends.after(">", ends.after(f"</{element[1].lower()}", at))
    return ends.after(">", at)
