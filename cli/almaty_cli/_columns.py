"""Lists for people: a sign, a name, and a text that is wrapped beside it."""

from __future__ import annotations

import shutil
import sys
from textwrap import wrap

NARROWEST, WIDEST, UNSEEN = 60, 110, 100


def width() -> int:
    """Return the columns to write in: those of the terminal within reason; 100 where nobody looks."""
    if not sys.stdout.isatty():
        return UNSEEN
    return max(NARROWEST, min(shutil.get_terminal_size().columns, WIDEST))


def beside(head: str, text: str, indent: int, columns: int) -> list[str]:
    """Return the lines of a text whose first stands behind `head`, the others under it; no word is broken.

    >>> beside("ok  cache", "a place to write", 12, 24)
    ['ok  cache   a place to', '            write']
    """
    found = wrap(text, columns - indent, break_long_words=False, break_on_hyphens=False) or [""]
    first = f"{head:<{indent}}" if len(head) < indent else f"{head}  "
    return [(first + found[0]).rstrip(), *(" " * indent + line for line in found[1:])]
