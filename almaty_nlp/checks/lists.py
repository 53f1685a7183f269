"""Lists (LST): what a text announces and what it then lists are the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from almaty_nlp.checks._desk import Desk
from almaty_nlp.checks._registry import on_document
from almaty_nlp.model.document import Block, Span
from almaty_nlp.model.finding import Finding
from almaty_nlp.model.message import Message

COUNTS = {
    "два": 2, "две": 2, "двух": 2, "двумя": 2, "двум": 2, "оба": 2, "обе": 2, "обоих": 2, "обеих": 2,
    "три": 3, "трех": 3, "трёх": 3, "тремя": 3, "трем": 3, "трём": 3,
    "четыре": 4, "четырех": 4, "четырёх": 4, "четырьмя": 4, "четырем": 4, "четырём": 4,
    "пять": 5, "пяти": 5, "пятью": 5, "шесть": 6, "шести": 6, "шестью": 6, "семь": 7, "семи": 7, "семью": 7,
    "восемь": 8, "восьми": 8, "девять": 9, "девяти": 9, "десять": 10, "десяти": 10,
    "two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10,
}  # fmt: skip
"""Numbers in words, in the forms in which they announce a list."""

ANNOUNCED = re.compile(
    rf"(?<![\w-])(?P<count>{'|'.join(sorted(COUNTS, key=len, reverse=True))})(?P<what>(?: [\w-]+){{1,5}}) "
    r"\((?P<list>[^()]{10,600})\)",
    re.IGNORECASE,
)
"""«трех центрально-азиатских государств (Республики …, … и …)»."""

LAST = r"(?:а также|и|and|as well as)"
HEAD = r"[\[«“]?(?:the )?[A-ZА-ЯЁ]"
CUT = re.compile(rf"\s*[,;]\s+(?:{LAST}\s+)?|\s+{LAST}\s+(?={HEAD})")
JOINED = re.compile(rf"\s{LAST}\s+{HEAD}")
"""A list in running text joins its last item by a conjunction; «(Алматы, Казахстан)» is a place."""

ITEM = re.compile(rf"{HEAD}\D*")


class Announcement(NamedTuple):
    """A number in words and the names in brackets it announces, each with its place."""

    announced: int
    number: Span
    listed: Span
    items: tuple[str, ...]


@on_document("LST001", "list-count")
def list_count(desk: Desk) -> Iterator[Finding]:
    """The number of names in a list is not the number that announces it.

    Why: «четыре государства» before three names leaves the reader to ask which one was forgotten, or added.
    Looked at are numbers in words before a list of names in brackets.
    Wrong: «четыре государства Центральной Азии (Казахстан, Кыргызстан и Таджикистан)»
    Right: «три государства Центральной Азии (Казахстан, Кыргызстан и Таджикистан)»
    Fix safety: none is offered; either the number or the list is wrong.
    Options: none.
    Source: house rule.
    """
    for block in desk.blocks:
        for found in announcements(block):
            listed = len(found.items)
            if listed == found.announced:
                continue
            number = desk.document.text(found.number)
            yield desk.finding(
                found.number,
                Message(
                    en=f"“{number}” announces {found.announced}, and the list in brackets has {listed}",
                    ru=f"«{number}» обещает {found.announced}, а в перечне в скобках — {listed}",
                ),
                related=[found.listed],
            )


def announcements(block: Block) -> Iterator[Announcement]:
    """Yield the numbers that announce a list of names in brackets, and of nothing but names."""
    if "(" not in block.text:
        return
    for match in ANNOUNCED.finditer(block.text):
        if not JOINED.search(match["list"]):
            continue
        items = tuple(item for item in CUT.split(match["list"].strip()) if item)
        if len(items) > 1 and all(ITEM.fullmatch(item) for item in items):
            count = COUNTS[match["count"].lower()]
            yield Announcement(
                count, block.span(*match.span("count")), block.span(*match.span("list")), items
            )
