"""Who signs tracked changes and comments, when, and under which numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from typing import TYPE_CHECKING

from almaty_nlp.ooxml import names as n

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

AUTHOR = "almaty-nlp"
NUMBER = re.compile(rb""":id\s*=\s*["'](\d{1,9})["']""")


def now() -> str:
    """Return this moment as Word writes it (w:date, UTC)."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@dataclass(frozen=True)
class Signature:
    """Author and date (ISO 8601) of the changes of one run."""

    author: str = AUTHOR
    date: str = ""


class Signer:
    """Makes the elements of tracked changes, each with a number that no other has."""

    def __init__(self, signature: Signature, parts: Iterable[bytes] = ()) -> None:
        """`parts`: the parts whose numbers are taken already."""
        self.author = signature.author
        self.date = signature.date or now()
        taken = (int(found) for part in parts for found in NUMBER.findall(part))
        self._numbers: Iterator[int] = count(max(taken, default=0) + 1)

    def make(self, tag: str) -> Element:
        """Return a new element of a tracked change (w:ins, w:del, w:moveFrom, w:pPrChange …)."""
        from lxml import etree

        element = etree.Element(tag, nsmap={"w": n.WORD})
        element.set(n.ID, self.number())
        element.set(n.AUTHOR, self.author)
        element.set(n.DATE, self.date)
        return element

    def number(self) -> str:
        """Return the next free number."""
        return str(next(self._numbers))
