"""Signs of one kind in both passages of a pair, and which of them nothing on the other side answers."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from almaty_nlp.checks._pairdesk import Passage
from almaty_nlp.checks._ties import Bridge, Word

Stretch = tuple[int, int]

FAR = 14
"""Words between where an answer is expected and where it stands, at most."""
NEAR = 4
"""The same for an answer of another kind."""
NEIGHBOURS = 3
"""Words before and after a sign whose counterparts tell where the answer is expected."""


def spans(text: str, pattern: re.Pattern[str], idle: re.Pattern[str] | None = None) -> list[Stretch]:
    """Return where a pattern stands in a text, less the places inside what `idle` matches."""
    away = [match.span() for match in idle.finditer(text)] if idle else []
    return [
        match.span()
        for match in pattern.finditer(text)
        if not any(start <= match.start() < end for start, end in away)
    ]


class Sides:
    """The words of two passages seen from one of them."""

    def __init__(self, bridge: Bridge, *, from_source: bool) -> None:
        self.mine = bridge.source if from_source else bridge.target
        self.others = bridge.target if from_source else bridge.source
        self.links = bridge.ahead if from_source else bridge.back
        self.back = bridge.back if from_source else bridge.ahead

    def expected(self, span: Stretch) -> list[int]:
        """Return the words of the other passage at which the answer to a sign is expected."""
        at = number(self.mine, span[0])
        near = [self.links[n] for n in range(at - NEIGHBOURS, at + NEIGHBOURS + 1) if n in self.links]
        return near or [round(at * len(self.others) / max(len(self.mine), 1))]

    def unanswered(
        self, mine: Iterable[Stretch], theirs: Iterable[Stretch], reach: int
    ) -> tuple[list[Stretch], list[Stretch]]:
        """Pair signs off, nearest first; return what is left of mine and of theirs."""
        places = {span: number(self.others, span[0]) for span in theirs}
        left = dict.fromkeys(mine)
        options = []
        for span in left:
            expected = self.expected(span)
            options += [(min(abs(at - e) for e in expected), span, other) for other, at in places.items()]
        for distance, span, other in sorted(options):
            if distance <= reach and span in left and other in places:
                del left[span], places[other]
        return list(left), list(places)

    def nearest(self, span: Stretch, theirs: Iterable[Stretch], reach: int) -> Stretch | None:
        """Return the sign of the other passage nearest to where the answer is expected, None past `reach`
        words."""
        expected = self.expected(span)
        away = [(min(abs(number(self.others, one[0]) - e) for e in expected), one) for one in theirs]
        distance, found = min(away, default=(reach + 1, None))
        return found if distance <= reach else None

    def free(self, theirs: Iterable[Stretch], denied: re.Pattern[str] | None, mine: Passage) -> list[Stretch]:
        """Return those words of the other passage that have no counterpart here, or one that is denied."""
        found = []
        for span in theirs:
            at = self.back.get(number(self.others, span[0]))
            if at is None or (
                denied and denied.search(mine.text, max(0, self.mine[at].start - 12), self.mine[at].start)
            ):
                found.append(span)
        return found


def number(words: Sequence[Word], start: int) -> int:
    """Return the number of the first word that starts at or after a place."""
    return bisect_left([word.start for word in words], start)
