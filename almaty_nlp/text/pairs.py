"""Brackets and quotation marks: which sign closes which, and which stand alone in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

BRACKETS = {"(": ")", "[": "]", "{": "}"}

QUOTES = {"«": ("»",), "„": ("“", "”"), "“": ("”",), "‹": ("›",)}
"""An opening mark and what may close it: «…» and „…“ (Russian, German), “…” (English)."""

SIGNS = re.compile(r"[()\[\]{}«»„“”‹›]")
EMOTICON = re.compile(r"[:;]-?[()]")
ITEM = re.compile(
    r"(?:(?<=^)|(?<=[\s(;,:.«\"“]))(?:\d{1,3}(?:\.\d{1,3})*|[ivxlcIVXLC]{1,6}|[a-zA-Zа-яёА-ЯЁ])\)"
)
"""«1)», «iv)», «а)»: the bracket of a label, which nothing opens."""

CLOSED_TOGETHER = re.compile(r"«[^«»,;.:]{1,40}«[^«»]+»")
"""«Центр «Луч»: Russian custom lets one mark close both, if the outer name is short."""


class Stray(NamedTuple):
    """A sign at `at` that has no partner; `wanted` is the partner it lacks."""

    at: int
    sign: str
    wanted: str


def strays(text: str) -> list[Stray]:
    """Return the brackets and quotation marks of a text that have no partner, in the order of the text.

    >>> strays("1) the Parties (hereinafter the Members")
    [Stray(at=15, sign='(', wanted=')')]
    """
    stack: list[Stray] = []
    alone: list[Stray] = []
    for at, sign in _signs(text):
        if sign in BRACKETS:
            stack.append(Stray(at, sign, BRACKETS[sign]))
        elif sign in QUOTES and not _closes(sign, stack, text[at - 1 : at]):
            stack.append(Stray(at, sign, QUOTES[sign][0]))
        else:
            _close(at, sign, stack, alone)
    together = {found.start() for found in CLOSED_TOGETHER.finditer(text)} if alone or stack else set()
    left = [stray for stray in stack if stray.at not in together]
    return sorted(alone + left)


def _closes(sign: str, stack: list[Stray], before: str) -> bool:
    """True for «“», which opens in English, where it closes: a „ is open, or a “ and a word ends here."""
    attached = bool(before.strip()) and before not in "([«—–-"
    return any(
        sign in QUOTES.get(stray.sign, ()) or (sign == stray.sign == "“" and attached) for stray in stack
    )


def _close(at: int, sign: str, stack: list[Stray], alone: list[Stray]) -> None:
    for depth in range(len(stack) - 1, -1, -1):
        stray = stack[depth]
        if stray.wanted == sign or sign in QUOTES.get(stray.sign, ()) or sign == stray.sign:
            alone.extend(stack[depth + 1 :])
            del stack[depth:]
            return
    alone.append(Stray(at, sign, OPENERS[sign]))


OPENERS = {close: open_ for open_, close in BRACKETS.items()} | {"»": "«", "“": "„", "”": "“", "›": "‹"}


def _signs(text: str) -> Iterator[tuple[int, str]]:
    """The signs that come in pairs, without the brackets of labels and of smileys."""
    closes = ")" in text
    labels = {found.end() - 1 for found in ITEM.finditer(text)} if closes else ()
    faces = {found.end() - 1 for found in EMOTICON.finditer(text) if found[0][-1] == ")"} if closes else ()
    opened = 0
    for found in SIGNS.finditer(text):
        at, sign = found.start(), found[0]
        opened += (sign == "(") - (sign == ")")
        if opened < 0 and (at in labels or at in faces):
            opened = 0
            continue
        yield at, sign
