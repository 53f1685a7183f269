"""Commas (CMA): a subordinate clause is divided from what it depends on."""

from __future__ import annotations

from collections.abc import Iterator

from almaty_nlp.checks.desk import Desk
from almaty_nlp.checks.document._clauses import lemmas_of
from almaty_nlp.checks.document._governors import PREPOSITIONS
from almaty_nlp.checks.document._stretches import JOINING, NEAR, RELATIVE, RELATIVES, Row, gap, part_of, rows
from almaty_nlp.checks.registry import on_document
from almaty_nlp.lang.words import words as table
from almaty_nlp.model.finding import Finding
from almaty_nlp.model.message import Message

SPEAKING = table(
    "отметить отмечать подчеркнуть подчеркивать указать указывать заявить заявлять признать признавать "
    "считать полагать сообщить сообщать напомнить напоминать подтвердить подтверждать констатировать "
    "предусматривать предусмотреть означать утверждать доложить добавить добавлять объявить объяснить "
    "пояснить разъяснить уточнить постановить решить согласиться соглашаться надеяться убедиться показать "
    "показывать предполагать свидетельствовать заметить знать понимать заверить заверять"
)
"""Verbs, by lemma, before a clause with «что»."""

CORRELATIVES = frozenset(
    ("о том", "об этом", "в том", "к тому", "на том", "факт", "факта", "факту", "фактом")
)
"""Words before «что» that a comma divides from it always."""

CONJUNCTIONS = table("если поскольку чтобы когда где")
"""Words that open a clause right after a noun."""

CASES = table("случае случаях условии")
"""Nouns that make one conjunction with «если» («в случае если»)."""

SAYING = frozenset(("VERB", "INFN", "GRND", "PRTS"))


@on_document("CMA001", "comma-before-clause", languages=("ru",))
def comma_before_clause(desk: Desk) -> Iterator[Finding]:
    """A subordinate clause is not divided by a comma from the word it depends on.

    Why: without the comma «меры которые приняты» is read as one thing, and a revised text looks unrevised.
    Found are «который» right after a noun, or after a noun and a preposition; «что» after a verb of speech
    or thought and after «о том», «в том»; «чтобы» after a verb; «если», «поскольку», «когда», «где» right
    after a noun. Compounds of two words («в случае если») are left alone.
    Wrong: «обсудили меры которые приняты»; «отметил что работа идёт»
    Right: «обсудили меры, которые приняты»; «отметил, что работа идёт»
    Fix safety: ask. The comma is offered.
    Options: none.
    Source: Rules of Russian Orthography and Punctuation (ed. V. V. Lopatin, 2006), §§ 115–118.
    """
    for row in rows(desk, RELATIVES | CONJUNCTIONS | {"что"}):
        for at in range(1, len(row.words)):
            place = _clause_begins(row, at)
            if place:
                word = row.tokens[at].text
                yield gap(
                    desk,
                    row,
                    place,
                    Message(
                        en=f"A comma is missing before the clause with “{word}”",
                        ru=f"Перед придаточным со словом «{word}» нет запятой",
                    ),
                )


def _clause_begins(row: Row, at: int) -> int:
    """The place of the word before which a comma is missing when a clause begins at `at`; else 0."""
    word, before = row.words[at], row.words[at - 1]
    if word in RELATIVES:
        if before in PREPOSITIONS and at > 1:
            return at - 1 if part_of(row.words[at - 2]) == "NOUN" and not _set_off(row, at - 2) else 0
        return at if word in RELATIVE and part_of(before) == "NOUN" else 0
    if word == "что":
        speaking = part_of(before) in SAYING and bool(lemmas_of(before) & SPEAKING)
        follows = row.words[at + 1] if at + 1 < len(row.words) else ""
        pointed = before in CORRELATIVES or " ".join(row.words[max(0, at - 2) : at]) in CORRELATIVES
        return at if (speaking and follows not in ("", "угодно", "ли")) or pointed else 0
    if word in CONJUNCTIONS and part_of(before) == "NOUN" and before not in CASES:
        return at
    return at if word == "чтобы" and part_of(before) in SAYING else 0


def _set_off(row: Row, at: int) -> bool:
    """True when a comma, bracket, dash or conjunction stands shortly before a place: «, доступ к которым»."""
    return any(
        row.tokens[place].kind == "mark" or row.words[place] in JOINING
        for place in range(max(0, at - NEAR), at)
    )
