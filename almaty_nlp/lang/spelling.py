"""A speller for one document: what is unknown, how sure that it is an error, and what was meant.

A dictionary alone flags every rare word and name. This speller weighs three vocabularies: the document's
own (what it says often is right), the glossary's, and the dictionary's. An unknown word is reported only
when a word of one of them is one typing error away (Damerau 1964; two errors for long words of the document),
and the nearer that word is to what the document talks about, the surer the report. The ranking is a noisy
channel (Kernighan, Church and Gale 1990) with the frequency in the document in place of a language model.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from rapidfuzz.distance import OSA

from almaty_nlp.lang.errors_of_typing import plausibility
from almaty_nlp.lang.formation import formed, prefixed
from almaty_nlp.lang.neighbours import neighbours
from almaty_nlp.lang.russian import fold
from almaty_nlp.lang.strict import listed

SHORTEST = 5
"""Letters below which a neighbour of the document proves nothing: «дата» and «дана»."""

SHORTEST_ALONE = 7
"""Letters below which a neighbour of the dictionary alone proves nothing: «локаль» and «сокаль»."""

LONG_NAME = 8
"""Letters from which one other place of a name is enough; shorter names that look alike are many."""

FIRST_LETTER = 9
"""Letters below which an error in the first letter is not believed: «qmail» is no «email»."""

TWO_ERRORS = 9
"""Letters from which two errors are looked for, among frequent words of the document only."""

FREQUENT = 3
"""Places from which an unknown word is taken as vocabulary of the document."""

RIVAL = 3
"""How many times more frequent a neighbour must be for a repeated unknown word to be an error nonetheless."""

FORM_RIVAL = 5
"""Places a word must have before «refered» is an error for «referred» rather than a form made by rule."""

STEM = 5
"""Letters of a stem by which forms of one word are recognised without analysis."""

BY_STEM = 1.0
"""Weight of a word whose stem alone stands in the document."""

ENDING = 3
"""Letters at the end of a word in which its forms differ."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """An unknown word that is probably an error. `suggestions`: best first, never empty, lower case.

    `attested`: the best suggestion, or a form of its word, stands in the document or in the glossary.
    """

    suggestions: tuple[str, ...]
    attested: bool


@dataclass(frozen=True)
class Speller:
    """Spelling of one language in one document.

    `counts`: words of the document as `fold` gives them, with their number of places; `names`: the places
    where they are written with a capital; `terms`: words of the glossary, folded.
    """

    language: str
    counts: Mapping[str, int]
    terms: frozenset[str] = frozenset()
    names: Mapping[str, int] = field(default_factory=dict)

    def unknown(self, word: str) -> bool:
        """True when neither the dictionary nor the glossary has a folded word."""
        if listed(word, self.language) or word in self.terms:
            return False
        return len(word) < LONG_NAME or self._stem(word) not in self._new_terms

    def verdict(self, word: str, *, name: bool = False) -> Verdict | None:
        """Judge an unknown folded word; None when it may well be right. `name`: it is written as a name."""
        if len(word) < SHORTEST or (name and not self._like_a_name(word)):
            return None
        ranked = self._ranked(word)
        if not ranked and not name and len(word) >= TWO_ERRORS:
            ranked = self._two_errors(word)
        if not ranked:
            return None
        best = ranked[0]
        attested = self._attested(best)
        if not self._convincing(word, best, attested=attested, name=name):
            return None
        return Verdict(
            tuple(each for each in ranked if self._attested(each) or not attested)[:5], attested > 0
        )

    def _convincing(self, word: str, best: str, *, attested: float, name: bool) -> bool:
        own, rival = self.counts.get(word, 1), self.counts.get(best, 0)
        if own >= FREQUENT or (own > 1 and rival < own):
            return False
        if word[0] != best[0] and len(word) < FIRST_LETTER:
            return False
        built = prefixed(word, self.language) if attested else formed(word, self.language)
        form = not self._inside(word, best) and rival < FORM_RIVAL
        if built and (form or attested <= BY_STEM or self.unknown(best)):
            return False
        if rival and self.unknown(best) and not self._inside(word, best):
            return False
        if name and not self._inside(word, best):
            return False
        if name:
            places = self._names.get(self._stem(best), 0)
            return len(word) > SHORTEST and (places > 1 or (rival > 0 and len(word) >= LONG_NAME))
        if self._family(word) >= FREQUENT and rival < RIVAL:
            return False
        return attested > BY_STEM or self._alone(word, best)

    def _alone(self, word: str, best: str) -> bool:
        """True when a word is so long that a neighbour the document does not have is no chance."""
        lost = len(best) > len(word) or plausibility(word, best, self.language) > 1
        return len(word) >= SHORTEST_ALONE + (not lost)

    def _like_a_name(self, word: str) -> bool:
        """True when the document has a name like this one: a quick look, as most names are unknown."""
        stem = self._stem(word)
        rows = self._name_stems.get(word[0], ())
        return any(each != stem and OSA.distance(stem, each, score_cutoff=2) <= 2 for each in rows)

    def _inside(self, word: str, other: str) -> bool:
        """True when two words differ before their endings: «Гутерриша» is a form of «Гутерриш»."""
        shared = min(len(word), len(other)) - ENDING
        return word[:shared] != other[:shared]

    def _ranked(self, word: str) -> list[str]:
        near = {fold(each) for each in neighbours(word, self.language)} | self._own_neighbours(word)
        near |= set(self._near_in_parts(word))
        near = {
            each for each in near if each.replace("-", "") != word.replace("-", "") or not self._divided(word)
        }
        return sorted(near, key=lambda each: (-self._weight(word, each), each))

    def _divided(self, word: str) -> bool:
        """True when a hyphen more or less is a matter of style: «pre-built»; not in «стратеги-ями»."""
        return "-" not in word or formed(word, self.language)

    def _near_in_parts(self, word: str) -> Iterator[str]:
        """Neighbours of a hyphenated word by its parts: «жениин-мигрантов» → «женщин-мигрантов»."""
        parts = word.split("-") if "-" in word else []
        for at, part in enumerate(parts):
            if (
                len(part) < SHORTEST
                or self.counts.get(part)
                or not self.unknown(part)
                or formed(part, self.language)
            ):
                continue
            for near in neighbours(part, self.language):
                if self._attested(fold(near)) or len(part) >= SHORTEST_ALONE:
                    yield "-".join((*parts[:at], fold(near), *parts[at + 1 :]))

    def _weight(self, word: str, candidate: str) -> float:
        return 2 * self._attested(candidate) + plausibility(word, candidate, self.language)

    def _attested(self, word: str) -> float:
        """How well document and glossary vouch for a word: 0 not at all, 1 by its stem, more by itself."""
        places = self.counts.get(word, 0)
        if places:
            return 2 + min(places, 50) / 25
        if word in self.terms:
            return 1.5
        return BY_STEM if len(word) >= STEM + 2 and self._stem(word) in self._stems else 0.0

    def _own_neighbours(self, word: str) -> set[str]:
        """Unknown words that the document repeats, one error away: its names and its own terms."""
        rows = self._vocabulary.get(word[0], ())
        return {
            each
            for each in rows
            if abs(len(each) - len(word)) < 2 and OSA.distance(word, each, score_cutoff=1) == 1
        }

    def _two_errors(self, word: str) -> list[str]:
        rows = self._frequent.get(word[0], ())
        near = [
            each
            for each in rows
            if abs(len(each) - len(word)) < 3 and OSA.distance(word, each, score_cutoff=2) == 2
        ]
        near = [each for each in near if self._inside(word, each)]
        return sorted(near, key=lambda each: (-self._weight(word, each), each))

    def _family(self, word: str) -> int:
        """Places of unknown words with the stem of this one: forms of a word that the document uses."""
        return self._families.get(self._stem(word), 0)

    @staticmethod
    def _stem(word: str) -> str:
        return word[: max(STEM, len(word) - ENDING)]

    @cached_property
    def _new_terms(self) -> frozenset[str]:
        """Stems of the glossary's words that the dictionary lacks, to know their other forms."""
        long = (word for word in self.terms if len(word) >= LONG_NAME)
        return frozenset(self._stem(word) for word in long if not listed(word, self.language))

    @cached_property
    def _unknown(self) -> Mapping[str, int]:
        return {word: count for word, count in self.counts.items() if self.unknown(word)}

    @cached_property
    def _families(self) -> Mapping[str, int]:
        found: dict[str, int] = {}
        for word, count in self._unknown.items():
            found[self._stem(word)] = found.get(self._stem(word), 0) + count
        return found

    @cached_property
    def _names(self) -> Mapping[str, int]:
        """Places where a word of a stem is written with a capital."""
        found: dict[str, int] = {}
        for word, count in self.names.items():
            found[self._stem(word)] = found.get(self._stem(word), 0) + count
        return found

    @cached_property
    def _name_stems(self) -> Mapping[str, tuple[str, ...]]:
        return _by_initial(self._names)

    @cached_property
    def _stems(self) -> frozenset[str]:
        known = (word for word in self.counts if word not in self._unknown)
        return frozenset(self._stem(word) for word in (*known, *self.terms) if len(word) >= STEM + 2)

    @cached_property
    def _vocabulary(self) -> Mapping[str, tuple[str, ...]]:
        compounds = (word for word, count in self.counts.items() if "-" in word and count > 1)
        return _by_initial({*compounds, *(word for word, count in self._unknown.items() if count > 1)})

    @cached_property
    def _frequent(self) -> Mapping[str, tuple[str, ...]]:
        return _by_initial(
            word for word, count in self.counts.items() if count >= FREQUENT and len(word) >= TWO_ERRORS - 1
        )


def _by_initial(words: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for word in words:
        if len(word) >= SHORTEST:
            found.setdefault(word[0], []).append(word)
    return {initial: tuple(rows) for initial, rows in found.items()}
