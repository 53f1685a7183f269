"""The terms of a glossary as evidence: one that both texts hold is a word more in the units it stands in.

So a term is weighed as any word is: by how rare it is in these texts, once for each unit, and no further than
one word can tell. Its single words are left alone: those of «лицо, ищущее убежище» stand all over a text
without any asylum-seeker.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from almaty_nlp.lang import tokenize
from almaty_nlp.lang.bilingual.bag import Bag
from almaty_nlp.lang.bilingual.table import UNKNOWN_RARITY, Pairs, Table
from almaty_nlp.lang.bilingual.words import words

if TYPE_CHECKING:
    from almaty_nlp.glossary import Glossary

TRUST = 0.5
"""Probability that a term is rendered by a term of its concept, where both texts have it as often."""
MARK = "§"
"""Begins the word that stands for a term, and no other word."""

Held = dict[str, dict[int, str]]
"""Concept → the units that hold a term of it, with the first of its forms there."""

Forms = tuple[Mapping[int, Sequence[str]], Mapping[int, Sequence[str]]]
"""Number of a word that stands for a term, in the Russian bag and in the English → what is written there."""


@dataclass(frozen=True)
class Termed:
    """Both bags and the table with the terms in them."""

    russian: Bag
    english: Bag
    known: Table
    forms: Forms


def termed(
    glossary: Glossary, russian: Bag, english: Bag, known: Table, texts: tuple[Sequence[str], Sequence[str]]
) -> Termed:
    """Return the bags and the table with the terms of a glossary that both texts hold; `texts` = Russian,
    English.

    Terms whose words the table knows for each other add nothing, for they would count twice. A term that one
    text holds more often than the other is a translation of it in that share of its places at most.
    """
    ours, theirs = _held(glossary, texts[0], "ru"), _held(glossary, texts[1], "en")
    new = list(_new(ours, theirs, russian, english, known))
    pairs: Pairs = {
        (len(russian.vocabulary) + at, len(english.vocabulary) + at): (
            TRUST * min(1.0, len(theirs[concept]) / len(ours[concept])),
            TRUST * min(1.0, len(ours[concept]) / len(theirs[concept])),
        )
        for at, concept in enumerate(new)
    }
    rarity = np.full(len(new), UNKNOWN_RARITY, np.float32)
    widened = replace(
        known,
        russian_rarity=np.append(known.russian_rarity, rarity),
        english_rarity=np.append(known.english_rarity, rarity),
    )
    return Termed(
        russian.plus({MARK + concept: list(ours[concept]) for concept in new}),
        english.plus({MARK + concept: list(theirs[concept]) for concept in new}),
        widened.plus(pairs),
        (_forms(ours, new, russian), _forms(theirs, new, english)),
    )


def _held(glossary: Glossary, texts: Sequence[str], language: str) -> Held:
    """The concepts that a text holds. What a glossary forbids is still what a text may have: alignment asks
    what answers what, not what is right. But what it has for another concept it does not have for this one.
    """
    index = glossary.index(language)
    found: Held = {}
    for number, text in enumerate(texts):
        hits = index.find(text, tokenize(text, language))
        right = {(hit.start, hit.end) for hit in hits if not hit.term.rejected}
        for hit in hits:
            if not hit.term.rejected or (hit.start, hit.end) not in right:
                units = found.setdefault(hit.term.concept, {})
                units.setdefault(number, text[hit.start : hit.end])
    return found


def _new(ours: Held, theirs: Held, russian: Bag, english: Bag, known: Table) -> Iterator[str]:
    """The concepts in both texts that say what the table does not; of those that stand in the same units the
    first.
    """
    sides = tuple({word: at for at, word in enumerate(side.vocabulary)} for side in (russian, english))
    there = set(zip(known.russian.tolist(), known.english.tolist(), strict=True))
    seen = set()
    for concept in (concept for concept in ours if concept in theirs):
        ru = _numbers(ours[concept], "ru", sides[0])
        en = _numbers(theirs[concept], "en", sides[1])
        free = any(all((a, b) not in there for b in en) for a in ru)
        free_there = any(all((a, b) not in there for a in ru) for b in en)
        places = (tuple(ours[concept]), tuple(theirs[concept]))
        if free and free_there and places not in seen:
            seen.add(places)
            yield concept


def _numbers(held: Mapping[int, str], language: str, at: Mapping[str, int]) -> set[int]:
    """The numbers of the words of all forms of a concept."""
    return {at[word] for form in set(held.values()) for word in words(form, language) if word in at}


def _forms(held: Held, concepts: Sequence[str], side: Bag) -> dict[int, list[str]]:
    """The forms of each concept, the most frequent first."""
    return {
        len(side.vocabulary) + at: [form for form, _ in Counter(held[concept].values()).most_common()]
        for at, concept in enumerate(concepts)
    }
