"""Says whether an unknown word is put together by rule from known ones: «центральноазиатский», «dryland».

Every living text has such words, and no dictionary has them all.
"""

from __future__ import annotations

from functools import lru_cache

from almaty_nlp.lang.english import english_known, english_words
from almaty_nlp.lang.formation_tables import (
    ADJECTIVE_ENDINGS,
    ENGLISH_FREE_PARTS,
    ENGLISH_SECOND_HALVES,
    ENGLISH_SUFFIXES,
    PARTICIPLE_KIN,
    RUSSIAN_FREE_PARTS,
    RUSSIAN_PREFIXES,
)
from almaty_nlp.lang.russian import fold, russian_known

REST = 5
"""Letters that must be left of a known word after its prefix; fewer are there by chance."""

HALF = 4
"""Letters of the first stem of a Russian compound without a hyphen."""

FIRST_HALF = 3
"""Letters of the first word of an English compound: «dryland»."""


def formed(word: str, language: str) -> bool:
    """True for a lower-case word that is built from known words by a productive rule, or is known itself."""
    return _russian(fold(word)) if language == "ru" else _english(word)


def prefixed(word: str, language: str) -> bool:
    """Like `formed`, without what a slip of the keyboard often seems to do: «согласо|санной», «с|истомам»."""
    if language != "ru":
        return _english(word)
    return russian_known(word) or _prefixed(word, compound=False) or _from_participle(word)


@lru_cache(maxsize=1 << 14)
def _russian(word: str) -> bool:
    if "-" in word:
        *firsts, last = [part for part in word.split("-") if part] or [""]
        return _russian_part(last) and all(_russian_part(part) or _linked(part) for part in firsts)
    if word.endswith(("ся", "сь")) and russian_known(word[:-2]):
        return True  # «ужесточившиеся»
    return russian_known(word) or _prefixed(word) or _compound(word) or _from_participle(word)


def _from_participle(word: str) -> bool:
    """«предпринятия» beside «предпринятый», «условлены» beside «условленный»: regular formations."""
    for ending in PARTICIPLE_KIN:
        if word.endswith(ending):
            stem = word.removesuffix(ending)
            return len(stem) >= REST and any(russian_known(stem + kin) for kin in PARTICIPLE_KIN[ending])
    return False


def _russian_part(part: str) -> bool:
    return len(part) < 2 or part in RUSSIAN_FREE_PARTS or _russian(part)


def _prefixed(word: str, *, compound: bool = True) -> bool:
    for prefix in (*RUSSIAN_PREFIXES, "с", "у") if compound else RUSSIAN_PREFIXES:
        if word.startswith(prefix):
            rest = word[len(prefix) :]
            if len(rest) >= REST and (
                russian_known(rest) or (compound and len(prefix) > 2 and _compound(rest))
            ):
                return True
    return False


def _compound(word: str) -> bool:
    """«ресурсозатраты», «двунаправленный»: two stems joined by «о» or «е»."""
    return any(
        word[at] in "ое" and russian_known(word[at + 1 :]) and _linked(word[: at + 1])
        for at in range(HALF, len(word) - REST)
    )


def _linked(part: str) -> bool:
    """The first half of a compound: a stem with «о» or «е»."""
    return (
        len(part) > HALF
        and part[-1] in "ое"
        and any(russian_known(part[:-1] + end) for end in ADJECTIVE_ENDINGS)
    )


@lru_cache(maxsize=1 << 14)
def _english(word: str) -> bool:
    if "-" in word:
        return all(len(part) < 2 or part in ENGLISH_FREE_PARTS or _english(part) for part in word.split("-"))
    return english_known(word) or _suffixed(word) or _joined(word)


def _suffixed(word: str) -> bool:
    for suffix, instead in ENGLISH_SUFFIXES:
        base = word.removesuffix(suffix) + instead
        if word.endswith(suffix) and len(base) >= HALF and base in english_words():
            return True
    return False


def _joined(word: str) -> bool:
    """«drylands», «timesheet»: a word of the list with one of the usual second halves."""
    return any(
        word.endswith(second)
        and len(word) - len(second) >= FIRST_HALF
        and word.removesuffix(second) in english_words()
        for second in ENGLISH_SECOND_HALVES
    )
