"""Line ends: what joins the last word of a line to the first of the next.

A hyphen at the end of a line is one of the word («центрально-|азиатский») or of the line («мигра-|ция»). The
document itself is asked first: which of both forms it has elsewhere, then whether it divides words at all;
then the dictionary.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property

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
ADDRESS_BREAKS = "/-?&=_.#%"
DROP, KEEP = (1, ""), (0, "")
CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)


def dictionary() -> Known:
    """Return a look-up in the dictionaries of both languages, loaded when the first line ends in a hyphen."""

    def known(word: str) -> bool:
        from almaty_nlp import lang

        return lang.known(word, "ru" if CYRILLIC.search(word) else "en")

    return known


class Joiner:
    """Joins line ends in one document, from the words it has and the way it breaks lines."""

    def __init__(self, lines: Sequence[Line], known: Known) -> None:
        self.known = known
        self._divided = 0
        self.words = vocabulary(lines)
        self.ordered = sorted(self.words)
        self.soft_is_hard = any(_printed_soft(line) for line in lines)
        """A font that gives its hyphen as a soft one prints it inside lines too."""

    @cached_property
    def divides(self) -> bool:
        """Whether the document divides words at line ends: some halves are no words, which no author
        writes."""
        return self._divided >= 2

    def learn(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Count the line ends that only a program can have made, of pairs of following lines."""
        for above, below in pairs:
            halves = _halves(above, below)
            if halves and self.known("".join(halves)) and not self._compound(*halves):
                self._divided += 1

    def joint(self, above: str, below: str) -> tuple[int, str]:
        """Return (characters to drop from the end of the line above, what to put between the lines).

        (1, "") takes a hyphen of the line away, (0, "") keeps one of the word, (0, " ") is a plain line end.
        """
        last, before = above[-1:], above[-2:-1]
        if before == SOFT and last in HYPHENS:
            return 2, ""  # a soft hyphen, and the hyphen that was printed for it
        inside = bool(before) and not before.isspace()
        if last and last in HYPHENS and inside and below[:1] and not below[:1].isspace():
            return self._hyphen(above, below)
        if last and last in NO_SPACE_AFTER and inside:
            return 0, ""
        if ADDRESS.search(above) and (last in ADDRESS_BREAKS or below[:1] in ADDRESS_BREAKS):
            return 0, ""
        return 0, " "

    def _hyphen(self, above: str, below: str) -> tuple[int, str]:
        """Decide on a hyphen between two halves."""
        if above[-1] == SOFT and not self.soft_is_hard:
            return DROP
        halves = _halves(above, below)
        if halves is None:
            return KEEP
        first, second = halves
        whole, hyphened = (first + second).lower(), f"{first}-{second}".lower()
        ending = min(3, max(0, len(second) - 3))
        for cut in (0, ending):
            seen, kept = self._count(whole, cut), self._count(hyphened, cut)
            if seen != kept:
                return DROP if seen > kept else KEEP
        if not self._compound(first, second):
            return DROP
        return DROP if self.divides and self.known(whole) else KEEP

    def _compound(self, first: str, second: str) -> bool:
        """Tell whether two halves can be a word with a hyphen of its own: two words, or «co-operation»."""
        return (self.known(first) and self.known(second)) or self.known(f"{first}-{second}")

    def _count(self, word: str, ending: int) -> int:
        """Return how often the document has a word; with `ending`, any word that begins as its stem."""
        if not ending:
            return self.words[word]
        start = word[:-ending]
        first = bisect_left(self.ordered, start)
        last = bisect_left(self.ordered, start + "\uffff", first)
        return sum(self.words[other] for other in self.ordered[first:last])


def _printed_soft(line: Line) -> bool:
    """Tell whether a line prints a soft hyphen inside it; those of the word processor take no room."""
    inside = line.text[:-1]
    return SOFT in inside and any(
        char == SOFT and line.edges[at + 1] - line.edges[at] > 0.1 * line.size
        for at, char in enumerate(inside)
    )


def vocabulary(lines: Iterable[Line]) -> Counter[str]:
    """Count the words of a document that stand whole on their line, hyphened ones as they are, in lower
    case."""
    found: Counter[str] = Counter()
    for line in lines:
        words = WORD.findall(line.text.lower())
        if words and line.text[-1] in HYPHENS:
            words.pop()
        found.update(words)
    return found


def _halves(above: str, below: str) -> tuple[str, str] | None:
    """Return the two halves of a word with a hyphen at the end of its line; None where it is no divided word.

    Numbers («A-|12») and second halves with a capital («Сан-|Франциско») keep their hyphen.
    """
    if above[-1:] not in HYPHENS or not above:
        return None
    head, tail = HEAD.search(above[:-1]), TAIL.match(below)
    if head is None or tail is None:
        return None
    first, second = head.group(), tail.group()
    if first[-1].isdigit() or second[0].isdigit() or (second[0].isupper() and not first.isupper()):
        return None
    return first, second
