"""Puts a term of the glossary into the case and number of the words it is to replace."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from almaty_nlp.checks._grammar import CASES
from almaty_nlp.lang import Parse, parses
from almaty_nlp.lang.russian import analyzer

SIX = ("nomn", "gent", "datv", "accs", "ablt", "loct")
MODIFIERS = frozenset(("ADJF", "PRTF"))
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def inflected(preferred: str, found: str, rejected: str) -> tuple[str, ...]:
    """Return the preferred Russian term as it may have to stand instead of the words `found`, a form of
    `rejected`.

    The case is read off the first noun of `found` and the words that agree with it, the number too unless the
    two terms differ in number in the glossary itself. A form of several cases gives several answers, the
    likeliest first; none where a word cannot be inflected.
    """
    head = _head(found)
    if head is None:
        return ()
    own, wanted = _number(rejected), _number(preferred)
    ordered = sorted(head[1], key=lambda reading: (reading[1] != own, SIX.index(reading[0])))
    results = [inflect(preferred, case, number if own == wanted else wanted) for case, number in ordered]
    return tuple(dict.fromkeys(result for result in results if result))


def _head(phrase: str) -> tuple[int, frozenset[tuple[str, str]]] | None:
    """Position of the first noun of a phrase, and the cases and numbers it and its adjectives share."""
    shared: frozenset[tuple[str, str]] | None = None
    for at, match in enumerate(WORD.finditer(phrase)):
        found = parses(match[0])
        nouns = [parse for parse in found if parse.pos == "NOUN"]
        adjectives = [parse for parse in found if parse.pos in MODIFIERS]
        readings = _readings(
            nouns if nouns and not (adjectives and shared is None and at == 0) else adjectives
        )
        if nouns and adjectives and at == 0:
            readings = _readings([*nouns, *adjectives])
        if not readings:
            return None
        shared = readings if shared is None else shared & readings
        if nouns and not adjectives:
            return (at, shared) if shared else None
    return (0, shared) if shared else None


def _readings(found: Sequence[Parse]) -> frozenset[tuple[str, str]]:
    return frozenset(
        (CASES[feature], "plur" if "plur" in parse.features else "sing")
        for parse in found
        for feature in parse.features
        if feature in CASES
    )


@lru_cache(maxsize=1 << 12)
def _number(term: str) -> str:
    """The number of a term in the form of the glossary: that of its first noun in the nominative."""
    for match in WORD.finditer(term):
        for parse in parses(match[0]):
            if parse.pos == "NOUN" and "nomn" in parse.features:
                return "plur" if "plur" in parse.features else "sing"
    return "sing"


@lru_cache(maxsize=1 << 12)
def inflect(term: str, case: str, number: str) -> str | None:
    """Return a Russian noun phrase, given in the nominative, in a case and number; None when a word has no
    such form.

    Words up to and with the first noun are inflected («процедура отсутствия возражений» → «процедуре
    отсутствия
    возражений»); in a compound («государство-участник») both nouns.
    """
    matches = list(WORD.finditer(term))
    at = next((at for at, match in enumerate(matches) if _noun(match[0].split("-")[0])), None)
    if at is None:
        return None
    noun = _analysis(matches[at][0].split("-")[0], frozenset(("NOUN",)))
    if case == "accs" and (number == "plur" or "femn" not in noun.tag):
        case = (
            "gent" if "anim" in noun.tag else "nomn"
        )  # what the accusative looks like, in the adjectives too
    pieces, end = [], 0
    for match in matches[: at + 1]:
        form = _form(match[0], case, number)
        if form is None:
            return None
        pieces.append(term[end : match.start()] + form)
        end = match.end()
    return "".join(pieces) + term[end:]


def _form(word: str, case: str, number: str) -> str | None:
    halves = word.split("-")
    if len(halves) == 2 and all(_noun(half) for half in halves):
        forms = [_form(half, case, number) for half in halves]
        return None if None in forms else "-".join(map(str, forms))
    analysis = _analysis(word, MODIFIERS | {"NOUN"})
    if analysis is None:
        return word if parses(word)[0].pos in ("ADVB", "PRCL", "CONJ") else None
    form = analysis.inflect({case, number})
    return None if form is None else _cased(word, form.word)


def _analysis(word: str, parts: frozenset[str]) -> Any:
    """pymorphy3's first analysis of a word in the nominative as one of the parts of speech, or None."""
    found = [each for each in analyzer().parse(word) if "nomn" in each.tag and each.tag.POS in parts]
    return next(iter(found), None)


def _noun(word: str) -> bool:
    return any(parse.pos == "NOUN" and "nomn" in parse.features for parse in parses(word))


def _cased(pattern: str, word: str) -> str:
    """Keep the capital, and е for ё where the term has none."""
    if "ё" not in pattern:
        word = word.replace("ё", "е")
    return word[0].upper() + word[1:] if pattern[0].isupper() else word
