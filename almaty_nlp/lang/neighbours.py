"""Dictionary words one typing error away from a word: a letter lost, added, replaced, or two letters swapped.

These are the four errors of Damerau (1964), behind four in five misspellings. Every possible edit is asked of
the dictionary, some seven hundred a word: half a millisecond, spent on doubtful words only.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from almaty_nlp.lang.english import english_words
from almaty_nlp.lang.formation_tables import SUBORDINATE
from almaty_nlp.lang.russian import analyzer, fold, parses

RUSSIAN_LETTERS = "абвгдежзийклмнопрстуфхцчшщъыьэюя-"
ENGLISH_LETTERS = "abcdefghijklmnopqrstuvwxyz-"
CACHED = 1 << 14


def neighbours(word: str, language: str) -> frozenset[str]:
    """Return the dictionary words one edit away from a lower-case word, never the word itself; ё as е.

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


@lru_cache(maxsize=CACHED)
def _russian(word: str) -> frozenset[str]:
    morph = analyzer()
    words, known = morph.dictionary.words, morph.word_is_known
    return frozenset(
        each
        for each in _edits(word, RUSSIAN_LETTERS)
        if each != word and (each in words or ("е" in each and known(each)))
    )


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
