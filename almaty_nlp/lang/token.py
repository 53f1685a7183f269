"""Tokens: the words, numbers and marks of a text, with their offsets."""

from __future__ import annotations

from typing import Literal, NamedTuple

TokenKind = Literal["word", "number", "mark"]


class Token(NamedTuple):
    """One token at [start, end) of the text it was cut from; white space belongs to no token.

    A «word» holds at least one letter («1951-го», «non-refoulement», «г.» with its dot when it is an
    abbreviation); a «number» has a digit and no letter («5.2»; «1 000» is two tokens); the rest are «marks».
    """

    text: str
    start: int
    end: int
    kind: TokenKind
