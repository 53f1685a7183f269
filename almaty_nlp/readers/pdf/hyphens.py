"""Line ends: what joins the last word of a line to the first of the next.

A hyphen at the end of a line is one of the word («центрально-|азиатский») or of the line («мигра-|ция»). The
document itself is asked first (which of both forms it has elsewhere), then the dictionary.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable

from almaty_nlp.readers.pdf.shapes import Line

Known = Callable[[str], bool]
"""Tells whether a word, in any case, is one of the dictionary."""

SOFT = "\u00ad"
HYPHENS = "-\u00ad\u2010\u2011"
NO_SPACE_AFTER = "\u2012\u2013\u2014/"
"""Dashes and the slash: a line broken right after one had no space there, unless one stands before it."""
WORD = re.compile(r"[^\W_]+(?:[-\u2010\u2011][^\W_]+)*")
HEAD = re.compile(r"(?:[^\W_]+[-\u2010\u2011])*[^\W_]+$")
TAIL = re.compile(r"[^\W_]+(?:[-\u2010\u2011][^\W_]+)*")
ADDRESS = re.compile(r"(?:https?://|www\.)\S*$")
CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)


def dictionary() -> Known:
    """Return a look-up in the dictionaries of both languages, loaded when the first line ends in a hyphen."""

    def known(word: str) -> bool:
        from almaty_nlp import lang

        return lang.known(word, "ru" if CYRILLIC.search(word) else "en")

    return known


def vocabulary(lines: Iterable[Line]) -> Counter[str]:
    """Count the words of a document that stand whole on their line, hyphened ones as they are, in lower case."""
    found: Counter[str] = Counter()
    for line in lines:
        words = WORD.findall(line.text.lower())
        if words and line.text[-1] in HYPHENS:
            words.pop()
        found.update(words)
    return found


def joint(above: str, below: str, words: Counter[str], known: Known) -> tuple[int, str]:
    """Return (characters to drop from the end of the line above, what to put between the lines).

    (1, "") takes a hyphen of the line away, (0, "") keeps one of the word, (0, " ") is a plain line end.
    """
    last, before = above[-1:], above[-2:-1]
    if last in HYPHENS and before and not before.isspace() and below[:1] and not below[:1].isspace():
        return _hyphen(above, below, words, known)
    if last in NO_SPACE_AFTER and last and before and not before.isspace():
        return 0, ""
    if ADDRESS.search(above) and (last in "/-?&=_.#%" or below[:1] in "/-?&=_.#%"):
        return 0, ""
    return 0, " "


def _hyphen(above: str, below: str, words: Counter[str], known: Known) -> tuple[int, str]:
    """Decide on a hyphen between two halves."""
    head, tail = HEAD.search(above[:-1]), TAIL.match(below)
    if head is None or tail is None:
        return (0, "") if above[-1] != SOFT else (1, "")
    first, second = head.group(), tail.group()
    if above[-1] == SOFT:
        return 1, ""
    whole, hyphened = first + second, f"{first}-{second}"
    if first[-1].isdigit() or second[0].isdigit() or (second[0].isupper() and not first.isupper()):
        return 0, ""
    seen, kept = words[whole.lower()], words[hyphened.lower()]
    if seen != kept:
        return (1, "") if seen > kept else (0, "")
    return (1, "") if known(whole) or not (known(first) and known(second)) else (0, "")
