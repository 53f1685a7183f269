"""Words of a document that look alike, and the company they keep: what a real-word error is told by.

A slip that makes another word of the language («измерения климата» for «изменения климата») is seen by no
dictionary; it is seen by the words beside it (Golding and Roth 1999; Wilcox-O'Hearn, Hirst and Budanitsky
2008). Confusable are long words of the text or the glossary with one ending and at most two other letters.
Pairs of neighbours are counted by stems, so that the inflection of Russian does not scatter the counts.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from functools import cached_property
from itertools import pairwise
from types import MappingProxyType
from typing import NamedTuple

from rapidfuzz.distance import OSA

from almaty_nlp.lang import known, lemmas, parses
from almaty_nlp.lang.function_words import FUNCTION_WORDS

LONG = 7
"""Letters a confusable word has at least."""

ENDING = 4
"""Letters at the end that the two words share: the slip is inside the word, its inflection is right."""

AUTHORITY = 2
"""What a pair of words in a term of the glossary counts for, against one place in the text."""

OFTEN, HALF = 3, 0.5
"""Places with the right word beside one neighbour that tell by themselves, where the right word is at least
half as frequent as the wrong one."""

TWICE, RARER = 2, 2.0
"""So few places tell where the right word is so many times as frequent as the wrong one."""

ABREAST = 3
"""Words between which two look-alikes are named together («на национальном и региональном уровнях»): what
stands with one may stand with the other."""


class Verdict(NamedTuple):
    """The word meant, and the neighbour that tells: its side (-1 before, 1 after)."""

    meant: str
    side: int


class _Places(NamedTuple):
    """Places of a word with a neighbour before and with a neighbour after it."""

    before: int
    after: int


class Authority(NamedTuple):
    """What a glossary says: its words, how often two stems stand side by side in its terms, its words by what
    they share with a look-alike.
    """

    vocabulary: frozenset[str] = frozenset()
    pairs: Mapping[tuple[str, str], int] = MappingProxyType({})
    buckets: Mapping[tuple[str, str], Sequence[str]] = MappingProxyType({})


class Company:
    """The words of one language in a document with their neighbours. Made once, asked for each place."""

    def __init__(self, units: Sequence[Sequence[str]], authority: Authority, language: str) -> None:
        """Take the folded words of each block, and what the glossary says."""
        self.language = language
        self.counts: Counter[str] = Counter()
        for unit in units:
            self.counts.update(unit)
        self._units = units
        self._authority = authority

    @cached_property
    def confusable(self) -> Mapping[str, tuple[str, ...]]:
        """Each word of the text that another word looks like → those words."""
        found: dict[str, set[str]] = defaultdict(set)
        for name, bucket in buckets(self.counts).items():
            for at, one in enumerate(bucket):
                for two in bucket[at + 1 :]:
                    if _near(one, two):
                        found[one].add(two)
                        found[two].add(one)
                if known_words := self._authority.buckets.get(name):
                    found[one].update(two for two in known_words if _near(one, two))
        pairs = {word: self._distinct(word, others - {word}) for word, others in found.items()}
        return {word: others for word, others in pairs.items() if others}

    @cached_property
    def _pairs(self) -> Counter[tuple[str, str]]:
        """How often two stems stand side by side, where one of them may be of a word that was meant."""
        words = {*self.confusable, *(other for others in self.confusable.values() for other in others)}
        wanted = {stem(word) for word in words}
        stems = {word: stem(word) for word in self.counts}
        kin = {word for word, own in stems.items() if own in wanted}
        counts: Counter[tuple[str, str]] = Counter()
        for unit in self._units:
            at = [place for place, word in enumerate(unit) if word in kin]
            starts = {place for place in at if place + 1 < len(unit)} | {place - 1 for place in at if place}
            counts.update([(stems[unit[start]], stems[unit[start + 1]]) for start in starts])
        return counts

    @cached_property
    def _abreast(self) -> Set[tuple[str, str]]:
        """The pairs of stems of look-alikes that the text names together somewhere, both ways round."""
        found: set[tuple[str, str]] = set()
        for unit in self._units:
            at = [place for place, word in enumerate(unit) if word in self.confusable]
            for one, two in pairwise(at):
                if two - one <= ABREAST:
                    pair = stem(unit[one]), stem(unit[two])
                    found.update((pair, pair[::-1]))
        return found

    def together(self, one: str, two: str) -> int:
        """How often any forms of two words stand side by side; a term of the glossary counts for more."""
        pair = stem(one), stem(two)
        return self._pairs[pair] + AUTHORITY * self._authority.pairs.get(pair, 0)

    def _distinct(self, word: str, others: Iterable[str]) -> tuple[str, ...]:
        """The words of the dictionary that are no forms of this one, nor verbs of another aspect."""
        if not known(word, self.language) or (self.language == "ru" and _verb(word)):
            return ()
        return tuple(
            other
            for other in sorted(others)
            if known(other, self.language)
            and not lemmas(word, self.language) & lemmas(other, self.language)
            and not (self.language == "ru" and _verb(other))
        )

    def judge(self, before: str, word: str, after: str) -> Verdict | None:
        """Say which word was meant between two neighbours (folded; "" for none), or None where nothing is
        wrong.

        The right word must stand beside the neighbours elsewhere, a word of weight among them, and oftener
        than the wrong one: beside both of them, or often beside one.
        """
        own = self._places(before, word, after, -1)
        best: tuple[int, Verdict] | None = None
        for meant in self.confusable.get(word, ()):
            places = self._places(before, meant, after, 0)
            left, right = self._of_weight(before, after, places)
            strength = max(left, right)
            margin = sum(places) - sum(own)
            if strength <= (best[0] if best else 0) or margin <= 0:
                continue
            if margin == 1 and self.counts[meant] < self.counts[word]:
                continue  # the place itself makes it a draw
            both = min(places) > 0 and places.before >= own.before and places.after >= own.after
            rival = max(self._of_weight(before, after, own))
            if (both or self._tells(meant, word, strength, rival)) and not self._together(word, meant):
                best = strength, Verdict(meant, -1 if left >= right else 1)
        return best[1] if best else None

    def _tells(self, meant: str, word: str, strength: int, rival: int) -> bool:
        """True when one neighbour tells: `strength` places with the word meant, `rival` with the other."""
        more = self.counts[meant] / self.counts[word]
        often = (strength >= OFTEN and more >= HALF) or (strength >= TWICE and more >= RARER)
        return often and 2 * rival <= strength

    def _together(self, one: str, two: str) -> bool:
        return (stem(one), stem(two)) in self._abreast

    def _of_weight(self, before: str, after: str, places: _Places) -> _Places:
        """The places beside words of weight."""
        return _Places(
            places.before if self._weighs(before) else 0, places.after if self._weighs(after) else 0
        )

    def _places(self, before: str, word: str, after: str, here: int) -> _Places:
        """The places of a word beside each neighbour, and `here` more where there is a neighbour."""
        return _Places(
            self.together(before, word) + here if before else 0,
            self.together(word, after) + here if after else 0,
        )

    def _weighs(self, word: str) -> bool:
        return len(word) >= 4 and word.isalpha() and word not in FUNCTION_WORDS[self.language]


def buckets(words: Iterable[str]) -> Mapping[tuple[str, str], Sequence[str]]:
    """Deal words out by what a slip of two letters inside leaves: a long beginning or a long ending."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for word in words:
        if len(word) >= LONG and word.isalpha():
            found[word[:3], word[-ENDING:]].append(word)
            found[word[:2], word[-ENDING - 1 :]].append(word)
            found[word[:1], word[-ENDING - 2 :]].append(word)
            found["?" + word[1:3], word[-ENDING - 1 :]].append(word)
    return found


def _near(one: str, two: str) -> bool:
    return abs(len(one) - len(two)) <= 2 and OSA.distance(one, two, score_cutoff=2) <= 2


def stem(word: str) -> str:
    """A word without its ending, roughly: three letters off a long Russian word, the plural s off an
    English one.

    >>> stem("изменения"), stem("policies"), stem("of")
    ('измене', 'policie', 'of')
    """
    if word.isascii():
        return word.removesuffix("s") if len(word) > 4 else word
    return word[: max(5, len(word) - 3)]


def _verb(word: str) -> bool:
    return any(parse.pos in ("VERB", "INFN", "GRND") for parse in parses(word))
