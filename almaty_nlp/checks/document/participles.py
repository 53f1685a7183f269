"""Participles (AGR): a participle after a comma agrees with a word of its sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from almaty_nlp.checks.desk import Desk
from almaty_nlp.checks.indexes.grammar import NOMINAL, Reading, alike, reading
from almaty_nlp.checks.indexes.words import folded
from almaty_nlp.checks.registry import on_document
from almaty_nlp.lang import parses
from almaty_nlp.lang.token import Token
from almaty_nlp.model.finding import Finding
from almaty_nlp.model.message import Message

ENDING = re.compile(
    r"(?:щ|вш|нн|[ео]м|т)(?:ий|ый|ая|ее|ое|ие|ые|его|ого|ему|ому|им|ым|ем|ом|ей|ой|ую|их|ых|ими|ыми)(?:ся)?$"
)
"""How participles end: other words are not looked up."""

BEFORE = 20
"""Words before a participle among which the word it belongs to is looked for."""

AFTER = 8
"""The same after it: «затронутые конфликтом страны»."""

NEAR = 4
"""Words before it that must all be known: an unknown name may be what it belongs to."""

PREDICATES = frozenset(("VERB", "PRED", "PRTS", "ADJS"))


@on_document("AGR005", "participle-disagrees", languages=("ru",))
def participle_disagrees(desk: Desk) -> Iterator[Finding]:
    """A participle after a comma agrees with no word of its sentence.

    Why: «имевшем» after «Совещанием» belongs to nothing; the phrase was put into another sentence, and its
    head was changed alone.
    Found are only participles that agree with no noun or pronoun before or after them, in any reading; after
    names and acronyms that the dictionary lacks nothing is said.
    Wrong: «наряду с Совещанием старших должностных лиц, имевшем место 4 июня»
    Right: «наряду с Совещанием старших должностных лиц, имевшим место 4 июня»
    Fix safety: none is offered; the noun may be the wrong one.
    Options: none.
    Source: Russian Grammar (1980), § 1303; readings from OpenCorpora.
    """
    for block in desk.blocks:
        words = desk.shelf.words[block.id]
        for at in range(1, len(words) - 1):
            word = words[at]
            if not ENDING.search(word.text) or not word.text.islower():
                continue
            between = block.text[words[at - 1].end : word.start]
            if between.strip() == "," and _belongs_to_nothing(words, at, block.text):
                yield desk.finding(
                    block.span(word.start, word.end),
                    Message(
                        en=f"“{word.text}” agrees with no word of its sentence in case, number and gender",
                        ru=f"«{word.text}» не согласовано ни с одним словом предложения",
                    ),
                )


def _belongs_to_nothing(words: Sequence[Token], at: int, text: str) -> bool:
    own = _participle(folded(words[at].text))
    if (
        not own
        or _is_noun(words, at)
        or not all(_sure(words[near].text) for near in range(max(0, at - NEAR), at))
    ):
        return False
    start = max(text.rfind(mark, 0, words[at].start) for mark in (". ", "; ", ": ", "! ", "? "))
    others = [
        *(word for word in words[max(0, at - BEFORE) : at] if word.start > start),
        *words[at + 1 : at + 1 + AFTER],
    ]
    return bool(others) and not any(_goes_with(own, _nominal(folded(word.text))) for word in others)


def _is_noun(words: Sequence[Token], at: int) -> bool:
    """True before a predicate: «…, сопровождающий не ответил» is a subject of its own."""
    after = [folded(word.text) for word in words[at + 1 : at + 3] if word.text != "не"]
    return bool(after) and any(parse.pos in PREDICATES for parse in parses(after[0]))


def _goes_with(own: frozenset[Reading], other: frozenset[Reading]) -> bool:
    """True where two words may belong together; a plural may belong to several singulars."""
    return any(a.case == b.case and (a.number == "plur" or alike(a, b)) for a in own for b in other)


@lru_cache(maxsize=1 << 14)
def _participle(word: str) -> frozenset[Reading]:
    """The readings of a word that can be nothing but a full participle; else none."""
    found = parses(word)
    if not all(parse.known and parse.pos == "PRTF" for parse in found):
        return frozenset()
    return frozenset(each for parse in found if (each := reading(parse)))


@lru_cache(maxsize=1 << 15)
def _nominal(word: str) -> frozenset[Reading]:
    """Every reading a word may have as a noun, adjective, pronoun or numeral; none for a single letter."""
    return (
        frozenset()
        if len(word) == 1
        else frozenset(
            each for parse in parses(word) if parse.pos in NOMINAL and (each := reading(parse)) is not None
        )
    )


def _sure(word: str) -> bool:
    """True for a word of the dictionary that shows its case, and for a number."""
    if word.isdigit():
        return True
    found = parses(folded(word))
    return not word.isupper() and all(parse.known and "Fixd" not in parse.features for parse in found)
