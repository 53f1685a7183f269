"""Commas (CMA): a participial phrase and a relative clause are closed before the predicate that follows."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from almaty_nlp.checks.desk import Desk
from almaty_nlp.checks.document._clauses import lemmas_of, predicate
from almaty_nlp.checks.document._governors import PREPOSITIONS
from almaty_nlp.checks.document._stretches import (
    JOINING,
    NOUNS,
    OPENING,
    RELATIVES,
    Row,
    agree_fully,
    forms,
    gap,
    noun_after,
    part_of,
    participle,
    rows,
    stretch,
    verb,
    words_that,
)
from almaty_nlp.checks.registry import on_document
from almaty_nlp.lang.words import words as table
from almaty_nlp.model.finding import Finding
from almaty_nlp.model.message import Message

NO_GERUNDS = table("благодаря спустя исходя начиная судя несмотря невзирая смотря кончая включая исключая")
"""Gerunds that act as prepositions."""

ANTECEDENT = 8
"""Words before a comma among which the noun of a participle is looked for."""


@on_document("CMA002", "comma-after-clause", languages=("ru",))
def comma_after_clause(desk: Desk) -> Iterator[Finding]:
    """A phrase with a participle or gerund, or a clause with «который», is not closed before the predicate.

    Why: «положения, принятые Совещанием вступают в силу» makes the reader look for the end of the phrase.
    A participial phrase has no predicate of its own, and a clause has one: another one in the same stretch,
    with no conjunction between, shows that the comma is lost. Participles before their noun («новые, принятые
    недавно меры») are left alone.
    Wrong: «Положения, принятые Совещанием вступают в силу в мае.»
    Right: «Положения, принятые Совещанием, вступают в силу в мае.»
    Fix safety: ask. The comma is offered before the predicate; it may belong before the words in front of it.
    Options: none.
    Source: Rules of Russian Orthography and Punctuation (ed. V. V. Lopatin, 2006), §§ 46, 68, 115.
    """
    for row in rows(desk, words_that(desk, _opens)):
        for at in range(len(row.words)):
            place = _runs_on(row, at)
            if place:
                first, last = row.tokens[at].text, row.tokens[place].text
                yield gap(
                    desk,
                    row,
                    place,
                    Message(
                        en=f"What begins with “{first}” is not closed by a comma before “{last}”",
                        ru=f"Оборот или придаточное со словом «{first}» не закрыто запятой перед «{last}»",
                    ),
                )


def _opens(word: str) -> bool:
    return word in RELATIVES or _gerund(word) or bool(participle(word))


@lru_cache(maxsize=1 << 15)
def _gerund(word: str) -> bool:
    return part_of(word) == "GRND" and word not in NO_GERUNDS


def _runs_on(row: Row, at: int) -> int:
    """The place of a predicate that stands in one stretch with the phrase that begins at `at`; else 0."""
    word, before = row.words[at], row.words[at - 1] if at else ""
    if word in RELATIVES:
        opened = before == "," or (before in PREPOSITIONS and at > 1 and row.words[at - 2] == ",")
        return _second(row, at) if opened else 0
    if _gerund(word):
        return _first(row, at + 1) if before in ("", ",") else 0
    own = participle(word) if before == "," else None
    if not own or not any(
        agree_fully(own, forms(each, NOUNS)) for each in row.words[max(0, at - ANTECEDENT) : at - 1]
    ):
        return 0
    found = _first(row, at + 1)
    return 0 if found and noun_after(row, at + 1, found, own) else found


def _first(row: Row, start: int) -> int:
    """The first predicate of a stretch, no conjunction before it; else 0."""
    for at in range(start, stretch(row, start)):
        word = row.words[at]
        if _joins(word):
            return 0
        if predicate(word) and row.tokens[at].text.islower():
            return _with_denial(row, at)
    return 0


def _second(row: Row, start: int) -> int:
    """The second predicate of a stretch, no conjunction before it; else 0."""
    seen = ""
    for at in range(start + 1, stretch(row, start + 1)):
        word = row.words[at]
        if _joins(word):
            return 0
        if seen and verb(word) and row.tokens[at].text.islower():
            if seen == "VERB" or "быть" not in lemmas_of(word):
                return _with_denial(row, at)
        elif predicate(word):
            seen = part_of(word) or "VERB"
    return 0


def _joins(word: str) -> bool:
    return word in JOINING or word in OPENING or word in RELATIVES


def _with_denial(row: Row, at: int) -> int:
    return at - 1 if row.words[at - 1] == "не" else at
