"""Agreement (AGR): words that must stand in the same case, number and gender do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from almaty_nlp.checks.desk import Desk
from almaty_nlp.checks.document._governors import (
    CONJUNCTIONS,
    GOVERNING,
    LINKING,
    QUANTITIES,
)
from almaty_nlp.checks.indexes.grammar import (
    NOUNLIKE,
    OBJECTS,
    adjective,
    agree,
    alike,
    readings,
    soft_sign,
    used_as_noun,
    used_as_participle,
)
from almaty_nlp.checks.indexes.words import folded
from almaty_nlp.checks.registry import on_document
from almaty_nlp.lang.token import Token
from almaty_nlp.lang.words import words as table
from almaty_nlp.model.finding import Finding
from almaty_nlp.model.message import Message

ENDINGS = tuple(
    sorted(table("ый ий ой ая яя ое ее ые ие ого его ому ему ым им ую юю ых их ыми ими ом ем ей"))
)
"""Endings of full adjectives: other words are not looked up at all."""

PARTICIPLE_LIKE = re.compile(
    r"(?:[ие]м|щ|вш|нн)(?:[ыи]й|[ао]я|ее|[ыи]е|[ое]го|[ое]му|[ыи]м|[ую]ю|[ыи]х|[ыи]ми|[ое]м|[ое]й|ое|ая)$"
)
"""Adjectives that look like participles may have an object («управляемые сценариями»)."""

BACK = 3
"""Words before an adjective in which a number or quantity changes the case of what follows («два важных
вопроса»)."""


@on_document("AGR001", "adjective-disagrees", languages=("ru",))
def adjective_disagrees(desk: Desk) -> Iterator[Finding]:
    """An adjective and the noun after it have no case, number and gender in common.

    Why: the ending shows a change that was made to one of the two words only; the reader stumbles, and in a
    legal text cannot tell which noun the adjective belongs to.
    Only pairs of which no reading in the dictionary agrees are found; adjectives that are used as nouns or
    govern a case, words after numbers, and two adjectives to one noun («русский и английский языки») are
    left alone.
    Wrong: «в области международному сотрудничества».
    Right: «в области международного сотрудничества».
    Fix safety: none is offered; either word may be the wrong one.
    Options: none.
    Source: Russian Grammar (1980), § 1303; readings from OpenCorpora.
    """
    for block in desk.blocks:
        words = desk.shelf.words[block.id]
        for at in range(len(words) - 1):
            one, two = words[at], words[at + 1]
            if two.start - one.end != 1 or not _at_odds(folded(one.text), folded(two.text)):
                continue
            if one.text[0].isupper() != two.text[0].isupper() and one.start:
                continue
            if _excused(words, at, block.text):
                continue
            yield desk.finding(
                block.span(one.start, two.end),
                Message(
                    en=f"“{one.text}” does not agree with “{two.text}” in case, number or gender",
                    ru=f"«{one.text}» и «{two.text}» не согласованы в падеже, числе или роде",
                ),
            )


@lru_cache(maxsize=1 << 16)
def _at_odds(one: str, two: str) -> bool:
    """True when the words are an adjective and a noun, and no two readings of theirs agree."""
    if len(one) < 4 or not one.endswith(ENDINGS) or one in GOVERNING:
        return False
    left, right = adjective(one), readings(two, NOUNLIKE)
    if not (left and right) or agree(left, right):
        return False
    if soft_sign(two) and two.endswith("и") and any(a.gender == "femn" for a in left):
        return False  # «верхней квинтили»: the gender of such nouns wavers
    objects = used_as_noun(one) | used_as_participle(one)
    if PARTICIPLE_LIKE.search(one):
        objects |= OBJECTS
    return not any(reading.case in objects for reading in right)


def _excused(words: tuple[Token, ...], at: int, text: str) -> bool:
    """True after numbers, between two adjectives of one noun, and where a verb makes the adjective its
    predicate.
    """
    left, right = adjective(folded(words[at].text)), readings(folded(words[at + 1].text), NOUNLIKE)
    before = [folded(word.text) for word in words[max(0, at - BACK) : at]]
    if any(word in QUANTITIES or word[0].isdigit() for word in before):
        return True
    after = folded(words[at + 2].text) if at + 2 < len(words) else ""
    shared = [(a, b) for a in left for b in right if a.case == b.case and a.number != b.number]
    if after in CONJUNCTIONS and any(a.number == "plur" for a, _ in shared):
        return True  # «стандартные ввод и вывод»
    if any(b.number == "plur" for _, b in shared) and _joined(words, at, text):
        return True  # «русский и английский языки»
    linked = any(word.startswith(LINKING) for word in before)
    objects = [b for b in right if b.case in ("nomn", "accs")]
    return linked and any(a.case == "ablt" and alike(a, b) for a in left for b in objects)


def _joined(words: tuple[Token, ...], at: int, text: str) -> bool:
    """True when the adjective is one of several, joined by a conjunction or comma («стабильный и новый
    выпуски»).
    """
    for before in range(at - 1, max(0, at - BACK) - 1, -1):
        word = folded(words[before].text)
        if word in CONJUNCTIONS or "," in text[words[before].end : words[before + 1].start]:
            return True
        if not word.endswith(ENDINGS):
            return False
    return False
