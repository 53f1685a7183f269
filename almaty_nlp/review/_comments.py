"""Suppression in the text itself, for Markdown and plain text.

    Text with a fault. <!-- almaty: ignore ACR001 the bank's own spelling -->     this line

    <!-- almaty: ignore ACR001, WRD002 quoted as printed -->                      the next block
    The text it is about.

    <!-- almaty: ignore-file SPELL001 transcribed names -->                       the whole file

Without a rule, every rule is meant. What stands after the rules is the reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from almaty_nlp.model.document import Document
from almaty_nlp.model.origin import TextOrigin

_COMMENT = re.compile(r"<!--\s*almaty:\s*(?P<word>ignore(?:-file)?)\b(?P<rest>.*?)-->")
_RULES = re.compile(r"\s*(?P<rules>[A-Z]{2,}\d*(?:\s*,\s*[A-Z]{2,}\d*)*|[a-z]+(?:-[a-z]+)+)(?=[\s:,.—–-]|$)")
"""Codes («ACR001», «ACR») with commas between them, or one speaking name («acronym-variant»)."""


@dataclass(frozen=True, slots=True)
class Directive:
    """One suppression comment: `line` and columns [start, end) from 1; empty `rules` = all rules.

    `scope`: line, block (the next one) or file.
    """

    line: int
    start: int
    end: int
    scope: str
    rules: tuple[str, ...]
    reason: str


def directives(text: str) -> Iterator[Directive]:
    """Yield the suppression comments of a raw file, in their order. A comment stands on one line."""
    if "almaty:" not in text:
        return
    for number, line in enumerate(text.split("\n"), start=1):
        for found in _COMMENT.finditer(line):
            rest = found["rest"]
            named = _RULES.match(rest)
            rules = tuple(part.strip() for part in named["rules"].split(",")) if named else ()
            reason = (rest[named.end() :] if named else rest).strip(" \t:,.—–-")
            scope = "file" if found["word"] == "ignore-file" else "line" if _has_text(line) else "block"
            yield Directive(number, found.start() + 1, found.end() + 1, scope, rules, reason)


def _has_text(line: str) -> bool:
    return bool(_COMMENT.sub("", line).strip())


def reach(directive: Directive, document: Document) -> tuple[int, int]:
    """Return the lines [first, last] a directive covers; (0, -1) when there is no next block."""
    if directive.scope == "file":
        return 1, 1 << 60
    if directive.scope == "line":
        return directive.line, directive.line
    for block in document.blocks:
        if isinstance(block.origin, TextOrigin) and block.text.strip():
            first = block.origin.place(0)[0]
            if first > directive.line and "<!--" not in block.text:
                return first, block.origin.place(len(block.text))[0]
    return 0, -1
