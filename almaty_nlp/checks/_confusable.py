"""Words of a document that look alike, and the company they keep: what a real-word error is told by.

A slip that makes another word of the language («измерения климата» for «изменения климата») is seen by no
dictionary; it is seen by the words beside it (Golding and Roth 1999; Wilcox-O'Hearn, Hirst and Budanitsky
2008). Confusable are long words of the text or the glossary with one ending and at most two other letters.
Pairs of neighbours are counted by stems, so that the inflection of Russian does not scatter the counts.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz.distance import OSA

from almaty_nlp.checks._words import folded, words
from almaty_nlp.glossary.types import Term
from almaty_nlp.lang import known, lemmas, parses
from almaty_nlp.lang.function_words import FUNCTION_WORDS
from almaty_nlp.lang.token import Token

LONG = 7
"""Letters a confusable word has at least."""

ENDING = 4
"""Letters at the end that the two words share: the slip is inside the word, its inflection is right."""

AUTHORITY = 2
"""What a pair of words in a term of the glossary counts for, against one place in the text."""

STRONG = 2
"""Places with the right word beside the same neighbour that a finding needs."""

SURE = 4
"""Places that are enough by themselves; with fewer the right word must also be `RARER` times as frequent."""

RARER = {"ru": 2.0, "en": 2.5}
"""How much rarer than the right word the wrong one must be, by language."""


class Verdict(NamedTuple):
    """The word meant, and the neighbour that tells: its side (-1 before, 1 after)."""

    meant: str
    side: int


class Company:
    """The words of one language in a document with their neighbours. Made once, asked for each place."""

    def __init__(self, units: Iterable[Sequence[Token]], terms: Iterable[Term], language: str) -> None:
        self.language = language
        self.counts: Counter[str] = Counter()
        self._pairs: Counter[tuple[str, str]] = Counter()
        self._vocabulary: set[str] = set()
        for unit in units:
            row = [folded(token.text) for token in unit]
            self.counts.update(row)
            stems = [stem(word) for word in row]
            self._pairs.update(pairwise(stems))
        for term in terms:
            row = [folded(token.text) for token in words(term.text)]
            self._vocabulary.update(row)
            for pair in pairwise(map(stem, row)):
                self._pairs[pair] += AUTHORITY

    @cached_property
    def confusable(self) -> Mapping[str, tuple[str, ...]]:
        """Each word of the text that another word looks like → those words."""
        buckets: dict[tuple[str, str], list[str]] = defaultdict(list)
        for word in sorted({*self.counts, *self._vocabulary}):
            if len(word) >= LONG and word.isalpha():
                # a slip of two letters inside leaves a long beginning or a long ending untouched
                buckets[word[:3], word[-ENDING:]].append(word)
                buckets[word[:2], word[-ENDING - 1 :]].append(word)
                buckets[word[:1], word[-ENDING - 2 :]].append(word)
                buckets["?" + word[1:3], word[-ENDING - 1 :]].append(word)
        found: dict[str, set[str]] = defaultdict(set)
        for bucket in buckets.values():
            for at, one in enumerate(bucket):
                for two in bucket[at + 1 :]:
                    if abs(len(one) - len(two)) <= 2 and OSA.distance(one, two, score_cutoff=2) <= 2:
                        found[one].add(two)
                        found[two].add(one)
        return {
            word: tuple(sorted(other for other in others if self._distinct(word, other)))
            for word, others in found.items()
            if word in self.counts
        }

    def _distinct(self, one: str, two: str) -> bool:
        """True for two words of the dictionary that are not forms of one, nor verbs of two aspects."""
        if not (known(one, self.language) and known(two, self.language)):
            return False
        if lemmas(one, self.language) & lemmas(two, self.language):
            return False
        return self.language != "ru" or not (_verb(one) or _verb(two))

    def judge(self, before: str, word: str, after: str) -> Verdict | None:
        """Say which word was meant between two neighbours (folded; "" for none), or None where nothing is
        wrong.
        """
        left, right = self._weighs(before), self._weighs(after)
        own = stem(word)
        if (left and self._pairs[stem(before), own] > 1) or (right and self._pairs[own, stem(after)] > 1):
            return None
        for meant in self.confusable.get(word, ()):
            one = self._pairs[stem(before), stem(meant)] if left else 0
            two = self._pairs[stem(meant), stem(after)] if right else 0
            most = max(one, two)
            places = self.counts[meant]
            rarer = places >= RARER[self.language] * self.counts[word]
            if places and most >= STRONG and (min(one, two) or most >= SURE or rarer):
                return Verdict(meant, -1 if one >= two else 1)
        return None

    def _weighs(self, word: str) -> bool:
        return len(word) >= 4 and word.isalpha() and word not in FUNCTION_WORDS[self.language]


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
