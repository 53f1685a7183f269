"""Sentences as rows of tokens with what each word can be: the rules on commas go by these."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from almaty_nlp.checks.desk import Desk, Sentence
from almaty_nlp.checks.document._clauses import predicate
from almaty_nlp.checks.indexes.grammar import UNDECLINED, Reading, alike, reading
from almaty_nlp.checks.indexes.words import folded
from almaty_nlp.lang import parses
from almaty_nlp.lang.token import Token
from almaty_nlp.lang.words import words as table
from almaty_nlp.model.document import Block
from almaty_nlp.model.finding import Edit, Finding, Fix, Safety
from almaty_nlp.model.message import Message

JOINING = table("и или либо а но да ни также однако зато тогда то")
"""Words after which another predicate needs no comma of its own."""

RELATIVE = table("который которая которое которые которую")
"""Forms that no noun before them governs: a comma stands right before them or before their preposition."""

RELATIVES = RELATIVE | table("которого которой которому котором которым которых которыми")

NEAR = 7
"""Words among which a comma, a conjunction or a linking verb is near."""

OPENING = table(
    "что чтобы как если когда где куда откуда почему зачем ли кто чем чего кого кому хотя пока поскольку "
    "какой какая какое какие каких каким какую каков сколько насколько чей чья чье чьи пусть будто "
    "словно раз дабы"
)
"""Words that open a clause."""


class Row(NamedTuple):
    """The tokens of one sentence of a block and the same words as they are compared."""

    sentence: Sentence
    tokens: Sequence[Token]
    words: Sequence[str]

    @property
    def block(self) -> Block:
        """The block of the sentence."""
        return self.sentence.block


def rows(desk: Desk, wanted: frozenset[str]) -> Iterator[Row]:
    """Yield the sentences that have one of the words (as compared), in their order."""
    for block in desk.blocks:
        if wanted.isdisjoint(desk.shelf.folded[block.id]):
            continue
        tokens, at = desk.shelf.tokens[block.id], 0
        for start, end in desk.shelf.sentences[block.id]:
            first = at = _from(tokens, at, max(start, block.body))
            at = _from(tokens, at, end)
            words = [folded(token.text) for token in tokens[first:at]]
            if not wanted.isdisjoint(words):
                yield Row(Sentence(block, start, end), tokens[first:at], words)


def _from(tokens: Sequence[Token], at: int, place: int) -> int:
    while at < len(tokens) and tokens[at].start < place:
        at += 1
    return at


def stretch(row: Row, start: int) -> int:
    """Return the place of the first sign (comma, bracket, dash, …) from `start` on."""
    return next(
        (at for at in range(start, len(row.tokens)) if row.tokens[at].kind == "mark"), len(row.tokens)
    )


@lru_cache(maxsize=1 << 15)
def part_of(word: str) -> str:
    """The part of speech of a dictionary word that can be nothing else; else ""."""
    found = parses(word)
    parts = {parse.pos for parse in found}
    return parts.pop() if len(parts) == 1 and all(parse.known for parse in found) else ""


ATTRIBUTES = frozenset(("ADJF", "PRTF"))
NOUNS = frozenset(("NOUN",))
ANIMACY = frozenset(("anim", "inan"))


@lru_cache(maxsize=1 << 15)
def forms(word: str, parts: frozenset[str]) -> frozenset[Reading]:
    """The readings of a word as one of the parts, the accusative told apart for living and other things
    («accs anim», «accs inan»; an attribute that does not tell has both).
    """
    found: set[Reading] = set()
    for parse in parses(word):
        if parse.pos in parts and not parse.features & UNDECLINED and (each := reading(parse)) is not None:
            kinds = (parse.features & ANIMACY or ANIMACY) if each.case == "accs" else ("",)
            found.update(each._replace(case=f"{each.case} {kind}".strip()) for kind in kinds)
    return frozenset(found)


def participle(word: str) -> frozenset[Reading]:
    """The readings of a full participle that may be an adjective, but nothing else; else none."""
    return forms(word, ATTRIBUTES) if _participial(word) else frozenset()


@lru_cache(maxsize=1 << 15)
def _participial(word: str) -> bool:
    found = parses(word)
    parts = {parse.pos for parse in found}
    return "PRTF" in parts and parts <= ATTRIBUTES and all(parse.known for parse in found)


def verb(word: str) -> bool:
    """True for a word that can be nothing but a verb in a third person or in the past."""
    return part_of(word) == "VERB" and bool(predicate(word))


@lru_cache(maxsize=1 << 15)
def agree_fully(one: frozenset[Reading], two: frozenset[Reading]) -> bool:
    """True when some reading of one has case, number and gender of some reading of the other."""
    return any(a.case == b.case and alike(a, b) for a in one for b in two)


def noun_after(row: Row, start: int, end: int, own: frozenset[Reading]) -> bool:
    """True when a noun in [start, end) agrees with a participle: it may belong to that noun."""
    return any(agree_fully(own, forms(word, NOUNS)) for word in row.words[start:end])


def gap(desk: Desk, row: Row, at: int, message: Message) -> Finding:
    """A finding over the words on both sides of a missing comma before the word at a place, with the fix."""
    end = row.tokens[at - 1].end
    title = Message(en="Put a comma here", ru="Поставить запятую")
    fix = Fix(title, (Edit(row.block.span(end, end), ","),), Safety.ASK)
    return desk.finding(row.block.span(row.tokens[at - 1].start, row.tokens[at].end), message, fixes=[fix])


def words_that(desk: Desk, test: Callable[[str], object]) -> frozenset[str]:
    """The words of a document, as they are compared, that pass a test."""
    return frozenset(word for word in {folded(each) for each in desk.shelf.surfaces} if test(word))
