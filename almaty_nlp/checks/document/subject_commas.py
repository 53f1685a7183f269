"""Commas (CMA): no comma stands between a subject and its predicate."""

from __future__ import annotations

from collections.abc import Iterator

from almaty_nlp.checks.desk import Desk
from almaty_nlp.checks.document._clauses import (
    attribute,
    goes,
    in_nominative,
    lemmas_of,
    nominal,
    noun,
    predicate,
)
from almaty_nlp.checks.document._governors import PREPOSITIONS
from almaty_nlp.checks.document._stretches import Row, part_of, rows, stretch, words_that
from almaty_nlp.checks.document.commas import SPEAKING
from almaty_nlp.checks.indexes.grammar import Reading
from almaty_nlp.checks.registry import on_document
from almaty_nlp.lang import parses
from almaty_nlp.lang.token import Token
from almaty_nlp.model.finding import Edit, Finding, Fix, Safety
from almaty_nlp.model.message import Message

BETWEEN = frozenset(("не", "также", "вновь", "же"))
"""Words that may stand between a subject and its predicate."""

NOMINAL = frozenset(("NOUN", "ADJF", "NUMR", "NPRO"))

LONGEST = 25
"""Words of the longest subject that a comma is looked for behind."""


@on_document("CMA004", "comma-splits-subject", languages=("ru",))
def comma_splits_subject(desk: Desk) -> Iterator[Finding]:
    """A comma stands between the subject a sentence begins with and its predicate.

    Why: a pause of the voice is no comma; it makes the reader look for an insertion that is not there.
    Found are sentences that begin with a noun phrase in the nominative, have their first mark behind it, and
    a predicate that agrees right behind the mark. Insertions («Факт, подчеркнул докладчик, …») are left
    alone.
    Wrong: «Решения на заседаниях, принимаются на основе консенсуса.»
    Right: «Решения на заседаниях принимаются на основе консенсуса.»
    Fix safety: ask. Deleting the comma is offered.
    Options: none.
    Source: D. E. Rosenthal, Guide to Orthography and Literary Editing, § 82; readings from OpenCorpora.
    """
    for row in rows(desk, words_that(desk, predicate)):
        at = _split(row)
        if at:
            verb = row.tokens[at + 1].text
            title = Message(en="Delete the comma", ru="Убрать запятую")
            comma = row.block.span(row.tokens[at].start, row.tokens[at].end)
            yield desk.finding(
                row.block.span(row.tokens[at - 1].start, row.tokens[at + 1].end),
                Message(
                    en=f"A comma divides the subject from its predicate, before “{verb}”",
                    ru=f"Запятая отделяет подлежащее от сказуемого, перед «{verb}»",
                ),
                fixes=[Fix(title, (Edit(comma, ""),), Safety.ASK)],
            )


def _split(row: Row) -> int:
    """The place of the comma between the subject a sentence begins with and its predicate; else 0."""
    words = row.words
    at = next((place for place, token in enumerate(row.tokens) if token.kind == "mark"), 0)
    if not 0 < at <= LONGEST or words[at] != "," or at + 2 >= len(words):
        return 0
    verb = at + 1
    while verb + 1 < len(words) and (words[verb] in BETWEEN or part_of(words[verb]) == "ADVB"):
        verb += 1
    own = predicate(words[verb])
    if not own or not goes(_subject(row, at), own):
        return 0
    end = stretch(row, verb + 1)
    closed = end < len(words) and words[end] == "," and bool(lemmas_of(words[verb]) & SPEAKING)
    others = [nominal(word) for word in words[verb + 1 : end] if part_of(word) in NOMINAL]
    rivals = [each for each in others if goes(in_nominative(each), own)]
    return 0 if any(closed or all(one.case != "accs" for one in each) for each in rivals) else at


def _subject(row: Row, end: int) -> frozenset[Reading]:
    """The readings in the nominative of the noun that heads the phrase a sentence begins with; or none."""
    if not all(map(_nominal, row.words[:end], row.tokens[:end])):
        return frozenset()
    first = next((at for at in range(end) if noun(row.words[at])), end)
    if first == end or not all(attribute(word) for word in row.words[:first]):
        return frozenset()
    return in_nominative(noun(row.words[first]))


def _nominal(word: str, token: Token) -> bool:
    """True for a word that may stand in a noun phrase and can be no verb, and for a name."""
    if word in PREPOSITIONS or word == "и":
        return True
    found = parses(word)
    if token.text[0].isupper() and not any(parse.known for parse in found):
        return True
    known = all(parse.known for parse in found)
    return known and not predicate(word) and any(parse.pos in NOMINAL for parse in found)
