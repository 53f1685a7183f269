"""Signs of one kind in both passages of a pair, and which of them nothing on the other side answers."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from almaty_nlp.checks.pairdesk import Pair, PairShelf, Passage
from almaty_nlp.lang.bilingual.ties import Word
from almaty_nlp.lang.function_words import FUNCTION_WORDS
from almaty_nlp.lang.sentences import sentences

Stretch = tuple[int, int]

FAR = 14
"""Words between where an answer is expected and where it stands, at most."""
NEAR = 4
"""The same for an answer of another kind."""
ACROSS = 15
"""Words that a sign of another sentence counts as farther, where both passages have as many sentences."""
DENIED = 25
"""Characters before a word in which its denial stands."""
ENGLISH = re.compile(r"\b(?:[Nn]ot|no|can|cannot|may|shall|must|is|are|the)\b")
"""Words that show English in a Russian text."""
SEMICOLON = re.compile(r";\s+")
ABOUT = 5
"""Words before and after a sign that show whether the other passage says the same."""
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

    def __init__(self, pair: Pair, shelf: PairShelf, *, from_source: bool) -> None:
        bridge = shelf.bridges[pair.number]
        self.dictionary = shelf.dictionary
        self.side = pair.source if from_source else pair.target
        self.russian = self.side.language == "ru"
        self.mine = bridge.source if from_source else bridge.target
        self.others = bridge.target if from_source else bridge.source
        self.links = bridge.ahead if from_source else bridge.back
        self.back = bridge.back if from_source else bridge.ahead
        ours, theirs = (_starts(side.text, side.language) for side in (pair.source, pair.target))
        alike = 1 < len(ours) == len(theirs)
        self.sentences = ((ours, theirs) if from_source else (theirs, ours)) if alike else None
        self._expected: dict[Stretch, list[int]] = {}

    def expected(self, span: Stretch) -> list[int]:
        """Return the words of the other passage at which the answer to a sign is expected."""
        if span not in self._expected:
            at = number(self.mine, span[0])
            near = [self.links[n] for n in range(at - NEIGHBOURS, at + NEIGHBOURS + 1) if n in self.links]
            self._expected[span] = near or [round(at * len(self.others) / max(len(self.mine), 1))]
        return self._expected[span]

    def away(self, span: Stretch, other: Stretch) -> int:
        """Return how many words from where the answer to a sign is expected a sign of the other passage
        stands; far when the two stand in sentences that do not answer each other.
        """
        at = number(self.others, other[0])
        distance = min(abs(at - expected) for expected in self.expected(span))
        if self.sentences is not None:
            mine, theirs = self.sentences
            if bisect_right(mine, span[0]) != bisect_right(theirs, other[0]):
                distance += ACROSS
        return distance

    def covered(self, span: Stretch) -> float:
        """Return which share of the content words about a sign the other passage answers, 0–1."""
        at = number(self.mine, span[0])
        near = range(max(0, at - ABOUT), min(len(self.mine), at + ABOUT + 1))
        content = [n for n in near if self.word(n) not in FUNCTION_WORDS[self.side.language]]
        return sum(n in self.links for n in content) / max(len(content), 1)

    def word(self, at: int) -> str:
        """Return a word of this passage in small letters."""
        return self.side.text[self.mine[at].start : self.mine[at].end].lower()

    def strength(self, mine: int, other: int) -> float:
        """Return how surely a word here and a word of the other passage translate each other, 0–1."""
        one, two = self.mine[mine].stem, self.others[other].stem
        return self.dictionary.strength(*((one, two) if self.russian else (two, one)))

    def tied(self, span: Stretch, other: Stretch) -> bool:
        """True when the first words of two signs answer each other."""
        return self.links.get(number(self.mine, span[0])) == number(self.others, other[0])

    def unanswered(
        self, mine: Iterable[Stretch], theirs: Iterable[Stretch], reach: int
    ) -> tuple[list[Stretch], list[Stretch]]:
        """Pair signs off, nearest first; return what is left of mine and of theirs."""
        mine, theirs = list(mine), list(theirs)
        pairs = self.paired(dict.fromkeys(mine), dict.fromkeys(theirs), reach, 0)
        taken = set(pairs.values())
        return [span for span in mine if span not in pairs], [span for span in theirs if span not in taken]

    def paired(
        self, mine: Mapping[Stretch, object], theirs: Mapping[Stretch, object], reach: int, penalty: int
    ) -> dict[Stretch, Stretch]:
        """Pair signs of several kinds off, nearest first, as long as they stand within `reach` words of where
        they are expected; two of unlike kinds count as `penalty` words farther.
        """
        options = [
            (self.away(span, other) + (penalty if its != kind else 0), span, other)
            for span, kind in mine.items()
            for other, its in theirs.items()
        ]
        found: dict[Stretch, Stretch] = {}
        taken: set[Stretch] = set()
        for distance, span, other in sorted(options):
            if distance <= reach and span not in found and other not in taken:
                found[span] = other
                taken.add(other)
        return found

    def nearest(self, span: Stretch, theirs: Iterable[Stretch], reach: int) -> Stretch | None:
        """Return the sign of the other passage nearest to where the answer is expected, None past `reach`
        words."""
        distance, found = min(((self.away(span, one), one) for one in theirs), default=(reach + 1, None))
        return found if distance <= reach else None

    def free(
        self,
        theirs: Iterable[Stretch],
        denied: re.Pattern[str] | None,
        mine: Passage,
        signs: Iterable[Stretch] = (),
        chance: float = 0.0,
    ) -> list[Stretch]:
        """Return those words of the other passage that have no counterpart here, one that is denied, one
        among `signs` or one by `chance` (the strength below which a tie counts for nothing).
        """
        found = []
        looked = {number(self.mine, sign[0]) for sign in signs}
        for span in theirs:
            at = self.back.get(number(self.others, span[0]))
            if (
                at is None
                or self.strength(at, number(self.others, span[0])) < chance
                or at in looked
                or (
                    denied
                    and denied.search(mine.text, max(0, self.mine[at].start - DENIED), self.mine[at].end)
                )
            ):
                found.append(span)
        return found


def untranslated(pair: Pair) -> bool:
    """True when the Russian passage of a pair has English words for a negation or a modal: it is not all
    translated, and the two cannot be compared.
    """
    russian = pair.source if pair.source.language == "ru" else pair.target
    return bool(ENGLISH.search(russian.text))


@lru_cache(maxsize=1 << 12)
def _starts(text: str, language: str) -> tuple[int, ...]:
    """Where the sentences of a passage begin, and what follows a semicolon."""
    found = [start for start, _ in sentences(text, language)]
    return tuple(sorted({*found, *(match.end() for match in SEMICOLON.finditer(text))}))


def number(words: Sequence[Word], start: int) -> int:
    """Return the number of the first word that starts at or after a place."""
    return bisect_left([word.start for word in words], start)
