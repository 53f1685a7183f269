"""The words of a user's glossary as known translations: by stems, so that inflection is no matter."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from almaty_nlp.lang.bilingual.bag import Bag
from almaty_nlp.lang.bilingual.table import Pairs, Table
from almaty_nlp.lang.bilingual.words import words

if TYPE_CHECKING:
    from almaty_nlp.glossary import Glossary

TRUST = 0.9
"""Probability of a term of one word; in longer terms it is shared among the words that nothing else
explains.
"""


def term_pairs(glossary: Glossary, russian: Bag, english: Bag, known: Table) -> Pairs:
    """Return the word pairs that the terms of a glossary add to what the table knows; rejected terms count
    too.

    What a glossary forbids is still what a text may have: alignment asks what answers what, not what is
    right.
    """
    ours = {word: at for at, word in enumerate(russian.vocabulary)}
    theirs = {word: at for at, word in enumerate(english.vocabulary)}
    there = set(zip(known.russian.tolist(), known.english.tolist(), strict=True))
    found: dict[tuple[int, int], tuple[float, float]] = {}
    for ru_text, en_text in _terms(glossary):
        ru = [ours[word] for word in words(ru_text, "ru") if word in ours]
        en = [theirs[word] for word in words(en_text, "en") if word in theirs]
        free_ru = [a for a in ru if not any((a, b) in there for b in en)]
        free_en = [b for b in en if not any((a, b) in there for a in ru)]
        for a in free_ru:
            for b in free_en:
                found[a, b] = (TRUST / len(free_en), TRUST / len(free_ru))
    return found


def _terms(glossary: Glossary) -> Iterator[tuple[str, str]]:
    for concept in glossary.concepts:
        sides = {"ru": [], "en": []}  # type: dict[str, list[str]]
        for term in concept.terms:
            sides[term.language] += [text for text in (term.text, term.acronym) if text]
        yield from ((ru, en) for ru in sides["ru"] for en in sides["en"])
