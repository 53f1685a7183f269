"""Lists (LST): what a text announces and what it then lists are the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from almaty_nlp.checks.desk import Desk
from almaty_nlp.checks.registry import on_document
from almaty_nlp.model.document import Block, Span
from almaty_nlp.model.finding import Finding
from almaty_nlp.model.message import Message
from almaty_nlp.text.number_forms import RANKS
from almaty_nlp.text.numbers import numbers

BOTH = re.compile(r"(?<![\w-])(?:оба|обе|обоих|обеих|обоим|обеим|обоими|обеими|both)(?![\w-])", re.IGNORECASE)
LISTED = re.compile(r" \(([^()]{10,600})\)")
WHAT = re.compile(r"(?: [\w-]+){1,5}")
"""Between the number and the list: «трех центрально-азиатских государств (Республики …, … и …)»."""

NEAR = 100
"""Characters before the brackets in which the number stands."""

LAST = r"(?:а также|и|and|as well as)"
HEAD = r"[\[«“]?(?:the )?[A-ZА-ЯЁ]"
CUT = re.compile(r"\s*[,;]\s+")
JOINED = re.compile(rf"(?:^|\s){LAST}\s+(?={HEAD})")
"""A list in running text joins its last item by a conjunction; «(Алматы, Казахстан)» is a place."""

ITEM = re.compile(rf"{HEAD}\D*")


class Announcement(NamedTuple):
    """A number in words and the names in brackets it announces, each with its place.

    `fewest` and `most` are the names counted: a conjunction may stand inside a name («Босния и Герцеговина»).
    """

    announced: int
    number: Span
    listed: Span
    fewest: int
    most: int


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
            if found.fewest <= found.announced <= found.most:
                continue
            number = desk.document.text(found.number)
            yield desk.finding(
                found.number,
                Message(
                    en=f"“{number}” announces {found.announced}, and the list in brackets has {found.most}",
                    ru=f"«{number}» обещает {found.announced}, а в перечне в скобках — {found.most}",
                ),
                related=[found.listed],
            )


def announcements(block: Block) -> Iterator[Announcement]:
    """Yield the numbers that announce a list of names in brackets, and of nothing but names."""
    if "(" not in block.text:
        return
    for match in LISTED.finditer(block.text):
        parts = [part for part in CUT.split(match[1].strip()) if part]
        names = [name for part in parts for name in JOINED.split(part) if name.strip()]
        joints = sum(len(JOINED.findall(part)) for part in parts)
        if not joints or len(names) < 2 or not all(ITEM.fullmatch(name.strip()) for name in names):
            continue
        number = _number_before(block.text, match.start())
        if number is not None:
            start, end, value = number
            fewest = len(parts) + (not any(JOINED.match(part) for part in parts))
            span = block.span(*match.span(1))
            yield Announcement(value, block.span(start, end), span, min(fewest, len(names)), len(names))


def _number_before(text: str, end: int) -> tuple[int, int, int] | None:
    """The one number in words of what is listed behind `end`: where it stands and its value."""
    start = max(0, end - NEAR)
    found = [(match.start(), match.end(), 2) for match in BOTH.finditer(text, start, end)]
    for number in numbers(text[start:end]):
        first, last = start + number.start, start + number.end
        word = re.split(r"[ \u00a0-]", text[first:last].lower().replace("ё", "е"))[-1]
        if number.words and number.value > 1 and number.value.denominator == 1 and word not in RANKS:
            found.append((first, last, int(number.value)))
    near = [each for each in found if WHAT.fullmatch(text, each[1], end)]
    return near[0] if len(near) == 1 else None
