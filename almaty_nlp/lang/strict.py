"""Whether a word stands in the dictionary as it is, nothing derived by rule: the speller's first question."""

from __future__ import annotations

from functools import lru_cache

from almaty_nlp.lang.english import english_words
from almaty_nlp.lang.russian import analyzer


@lru_cache(maxsize=1 << 16)
def listed(word: str, language: str) -> bool:
    """True for a folded word of the dictionary, and for a hyphenated one whose parts all are."""
    if language == "ru":
        return _russian(word) or ("-" in word and all(map(_listed_part, word.split("-"))))
    words = english_words()
    base = word.removesuffix("'s").removesuffix("'")
    return (
        base in words or base.capitalize() in words or ("-" in word and all(map(_listed_en, base.split("-"))))
    )


def _russian(word: str) -> bool:
    # the word as it is first: asking for all spellings with «ё» costs four times as much
    return word in analyzer().dictionary.words or analyzer().word_is_known(word)


def _listed_part(part: str) -> bool:
    return len(part) < 2 or _russian(part)


def _listed_en(part: str) -> bool:
    return len(part) < 2 or part in english_words() or part.capitalize() in english_words()
