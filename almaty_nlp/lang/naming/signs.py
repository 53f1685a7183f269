"""What a single word gives away, once per different word: most words of a text need no second look."""

from __future__ import annotations

import re
from functools import lru_cache

from almaty_nlp.lang.naming.tables import (
    HEADS,
    LOOSE,
    PATRONYMIC_ENDINGS,
    PATRONYMIC_WORDS,
    POSTS,
    TITLES,
)
from almaty_nlp.lang.russian import CACHED_WORDS, fold, parses, russian_lemmas

HEAD, LOOSE_HEAD, TITLE, POST, INITIAL, PATRONYMIC = (1 << at for at in range(6))

INITIALS = re.compile(r"(?:(?:[A-ZА-ЯЁ]|Дж|Ch|Sh|Zh|Ю|Я)\.-?){1,4}")


@lru_cache(maxsize=CACHED_WORDS)
def signs(word: str, language: str) -> int:
    """Return the signs of a word together: HEAD, LOOSE_HEAD, TITLE, POST, INITIAL, PATRONYMIC."""
    if not word[0].isalpha():
        return 0
    found = 0
    nouns = _nouns(word) if language == "ru" else frozenset((fold(word),))
    found |= HEAD * bool(nouns & HEADS[language]) | LOOSE_HEAD * bool(nouns & LOOSE[language])
    forms = _forms(word, language)
    found |= TITLE * bool(forms & TITLES[language]) | POST * bool(forms & POSTS[language])
    found |= INITIAL * bool(INITIALS.fullmatch(word))
    return found | PATRONYMIC * _patronymic(word, language)


def _nouns(word: str) -> frozenset[str]:
    return frozenset(parse.lemma for parse in parses(word) if parse.pos == "NOUN")


def _forms(word: str, language: str) -> frozenset[str]:
    folded = fold(word)
    forms = {word.lower(), folded}
    if language == "ru":
        if folded.startswith(("г-н", "г-ж")):
            forms.add("г-н")
        if len(word) > 3 and (word.isalpha() or "-" in word):
            forms |= russian_lemmas(word)
    return frozenset(forms)


def _patronymic(word: str, language: str) -> bool:
    folded = fold(word)
    if folded in PATRONYMIC_WORDS:
        return True
    if not word[0].isupper() or not any(map(str.islower, word)):
        return False
    if language == "ru" and any("Patr" in parse.features for parse in parses(word)):
        return True
    return len(folded) > 6 and folded.endswith(PATRONYMIC_ENDINGS)
