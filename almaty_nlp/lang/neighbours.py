"""Dictionary words one typing error away from a word: a letter lost, added, replaced, or two letters swapped.

These are the four errors of Damerau (1964), behind four in five misspellings. Russian candidates are found by
walking the OpenCorpora automaton along the word, so that only prefixes of real words are followed (about a
millisecond a word); English ones by asking the word list about every possible edit.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from almaty_nlp.lang.english import english_words
from almaty_nlp.lang.formation_tables import SUBORDINATE
from almaty_nlp.lang.russian import analyzer, automaton, fold, parses

RUSSIAN_LETTERS = "абвгдежзийклмнопрстуфхцчшщъыьэюяё-"
ENGLISH_LETTERS = "abcdefghijklmnopqrstuvwxyz-"
CACHED = 1 << 14


def neighbours(word: str, language: str) -> frozenset[str]:
    """Return the dictionary words one edit away from a lower-case word, never the word itself.

    >>> sorted(neighbours("сопещании", "ru"))
    ['совещании']
    """
    return _russian(fold(word)) if language == "ru" else _english(word)


@lru_cache(maxsize=CACHED)
def written_solid(word: str) -> str | None:
    """Return a hyphenated Russian adjective as one word where the dictionary has only that, else None.

    >>> written_solid("центрально-азиатских"), written_solid("социально-экономический")
    ('центральноазиатских', None)
    """
    first, hyphen, last = word.partition("-")
    words = analyzer().dictionary.words
    if not hyphen or "-" in last or first not in SUBORDINATE:
        return None
    solid = fold(first + last)
    if solid not in words or fold(word) in words or not any(p.pos == "ADJF" for p in parses(solid)):
        return None
    return solid


@lru_cache(maxsize=CACHED)
def _english(word: str) -> frozenset[str]:
    words = english_words()
    return frozenset(each for each in _edits(word, ENGLISH_LETTERS) if each in words and each != word)


def _edits(word: str, letters: str) -> Iterator[str]:
    for at in range(len(word) + 1):
        before, after = word[:at], word[at:]
        if after:
            yield before + after[1:]
            for letter in letters:
                yield before + letter + after[1:]
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]
        for letter in letters:
            yield before + letter + after


@lru_cache(maxsize=CACHED)
def _russian(word: str) -> frozenset[str]:
    walk = _Walk(automaton())
    return frozenset(walk.near(word) - {word})


class _Walk:
    """Steps through the automaton of a DAWG of UTF-8 keys; a state is a list of nodes, as «е» may be «ё»."""

    END = b"\x01"
    """The byte between a key and its payload in pymorphy's dictionaries."""

    def __init__(self, automaton: Any) -> None:
        self._follow = automaton.follow_bytes
        self._root: list[int] = [automaton.ROOT]

    def near(self, word: str) -> set[str]:
        found: set[str] = set()
        state = self._root
        for at in range(len(word) + 1):
            before, after = word[:at], word[at:]
            found.update(before + end for end in self._ends(state, after))
            if not after or not (state := self._step(state, after[0])):
                break
        return found

    def _ends(self, state: list[int], after: str) -> Iterator[str]:
        """The words' ends that one edit at the start of `after` gives."""
        if after and self._accepts(state, after[1:]):
            yield after[1:]
        if len(after) > 1 and after[0] != after[1]:
            swapped = after[1] + after[0] + after[2:]
            if self._accepts(state, swapped):
                yield swapped
        for letter in RUSSIAN_LETTERS:
            if not (reached := self._step(state, letter)):
                continue
            if after and letter != after[0] and self._accepts(reached, after[1:]):
                yield letter + after[1:]
            if self._accepts(reached, after):
                yield letter + after

    def _step(self, state: list[int], letter: str) -> list[int]:
        reached = [self._follow(letter.encode(), node) for node in state]
        if letter == "е":
            reached += [self._follow("ё".encode(), node) for node in state]
        return [node for node in reached if node]

    def _accepts(self, state: list[int], rest: str) -> bool:
        for letter in rest:
            if not (state := self._step(state, letter)):
                return False
        return any(self._follow(self.END, node) for node in state)
