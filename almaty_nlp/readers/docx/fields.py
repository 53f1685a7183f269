"""Fields (17.16): their codes are hidden, their results shown; links and tables of contents come from the
codes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from almaty_nlp.ooxml.names import FLD_CHAR, FLD_TYPE

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

WORDS = re.compile(r'"([^"]*)"|(\S+)')
CROSS_REFERENCES = frozenset({"REF", "PAGEREF", "NOTEREF"})


@dataclass(slots=True)
class Field:
    """A field that is open: its code as far as read, whether its result is being read, the link round it."""

    outer: str = ""
    code: list[str] = field(default_factory=list)
    result: bool = False
    link: str = ""
    contents: bool = False

    def begin_result(self) -> None:
        """The code is complete: what follows is shown."""
        self.result = True
        self.link, self.contents = read_code("".join(self.code))


def read_code(code: str) -> tuple[str, bool]:
    """Return (link, whether a table of contents) of a field code.

    >>> read_code(' HYPERLINK "https://example.org" \\\\l "part" ')
    ('https://example.org#part', False)
    >>> read_code(" REF _Ref12 \\\\h ")
    ('#_Ref12', False)
    """
    words = [quoted or bare for quoted, bare in WORDS.findall(code)]
    if not words:
        return "", False
    name, arguments = words[0].upper(), words[1:]
    if name == "HYPERLINK":
        return _hyperlink(arguments), False
    if name in CROSS_REFERENCES and r"\h" in arguments and arguments[0] != r"\h":
        return f"#{arguments[0]}", False
    return "", name == "TOC"


def _hyperlink(arguments: list[str]) -> str:
    address, place = "", ""
    rest = iter(arguments)
    for word in rest:
        if word == r"\l":
            place = next(rest, "")
        elif word in (r"\o", r"\t"):
            next(rest, "")
        elif not word.startswith("\\") and not address:
            address = word
    return f"{address}#{place}" if place else address


def unfinished(root: Element) -> set[Element]:
    """Return the w:fldChar that belong to a field without an end: Word shows what stands in such a field."""
    open_fields: list[list[Element]] = []
    for mark in root.iter(FLD_CHAR):
        kind = mark.get(FLD_TYPE)
        if kind == "begin":
            open_fields.append([mark])
        elif open_fields and kind == "separate":
            open_fields[-1].append(mark)
        elif open_fields and kind == "end":
            open_fields.pop()
    return {mark for marks in open_fields for mark in marks}
