"""Polarity (NEG): both languages deny the same."""

from __future__ import annotations

import re
from collections.abc import Iterator

from almaty_nlp.checks import _polarity_tables as tables
from almaty_nlp.checks._pairdesk import Pair, PairDesk, Passage
from almaty_nlp.checks._polarity import FAR, NEAR, Sides, Stretch, spans
from almaty_nlp.checks._registry import on_bitext
from almaty_nlp.model.finding import Finding
from almaty_nlp.model.message import Message

CLAUSE = re.compile(r"[^.;:!?]+")
BESIDE = 6
"""Words between «не» and the “no” or “without” that answers it, at most."""


@on_bitext("NEG001", "negation-differs")
def negation_differs(desk: PairDesk) -> Iterator[Finding]:
    """One language denies what the other affirms.

    Why: one little word turns a permission into a prohibition.
    A plain «не», “not” or “cannot” is reported when no negation stands where its answer is expected, nor a
    word
    that denies in another way («без», “without”, “fail”, “unless”, «не-», “un-”). Set phrases that only one
    language negates («не позднее», “not only”) are let pass; so is a Russian «не» that takes up an earlier
    one.
    A Russian pronoun («никто») without its «не» is reported too.
    Wrong: «Государства могут применять силу» for “States may not use force”
    Right: «Государства не могут применять силу»
    Fix safety: none is offered: which text is right is not known.
    Options: none.
    Source: ISO 5060 (mistranslation: polarity); Русская грамматика (1980), § 2612 on double negation.
    """
    for pair in desk.pairs:
        added, lost = _negations(desk, pair)
        for start, end in added:
            word = pair.target.text[start:end]
            message = Message(
                en=f"“{word}” denies what the source affirms",
                ru=f"«{word}» отрицает то, что в оригинале утверждается",
            )
            related = [desk.opposite(pair, start, from_source=False)]
            yield desk.finding(pair.target.place(start, end), message, related=related)
        for start, end in _bare_pronouns(pair.target):
            word = pair.target.text[start:end]
            message = Message(
                en=f"“{word}” asks for «не», and there is none", ru=f"При «{word}» нужно «не», а его нет"
            )
            related = [desk.opposite(pair, start, from_source=False)]
            yield desk.finding(pair.target.place(start, end), message, related=related)
        for start, end in lost:
            word = pair.source.text[start:end]
            message = Message(
                en=f"The negation “{word}” of the source is lost", ru=f"Потеряно отрицание «{word}» оригинала"
            )
            place = desk.opposite(pair, start, from_source=True)
            yield desk.finding(place, message, related=[pair.source.place(start, end)])


def _negations(desk: PairDesk, pair: Pair) -> tuple[list[Stretch], list[Stretch]]:
    """Plain negations of the target and of the source that nothing on the other side answers."""
    bridge = desk.shelf.bridges[pair.number]
    strong = [
        spans(side.text, tables.DENIAL[side.language], tables.IDLE_NOT[side.language])
        for side in (pair.source, pair.target)
    ]
    plains = [set(spans(side.text, tables.NOT[side.language])) for side in (pair.source, pair.target)]
    both = Sides(pair, bridge, from_source=False)
    mine, theirs = both.unanswered(
        [span for span in strong[1] if span in plains[1]],
        [span for span in strong[0] if span in plains[0]],
        FAR,
    )
    mine, theirs = both.unanswered(
        [*mine, *(span for span in strong[1] if span not in plains[1])],
        [*theirs, *(span for span in strong[0] if span not in plains[0])],
        BESIDE,
    )
    found = []
    for side, other, left, from_source in (
        (pair.target, pair.source, mine, False),
        (pair.source, pair.target, theirs, True),
    ):
        plain = set(spans(side.text, tables.NOT[side.language]))
        view = Sides(pair, bridge, from_source=from_source)
        weak = view.free(
            spans(other.text, tables.WEAK_DENIAL[other.language]), tables.DENIAL[side.language], side
        )
        weak += spans(other.text, tables.SURE_DENIAL[other.language])
        rest, _ = view.unanswered([span for span in left if span in plain], weak, NEAR)
        denied = bool(strong[0] if side is pair.target else strong[1])
        found.append([span for span in rest if not (denied and _takes_up(side, span))])
    return found[0], found[1]


def _takes_up(side: Passage, span: Stretch) -> bool:
    """True for a Russian «не» after another one in its sentence: «не учится и не работает» is “neither …
    nor”."""
    if side.language != "ru":
        return False
    sentence = side.text[: span[1]].rpartition(". ")[2]
    before = sentence[: len(sentence) - 2]
    joined = any(found.end() == len(sentence) for found in tables.COORDINATED.finditer(sentence))
    earlier = tables.DENIAL["ru"].search(before) or tables.NEGATIVE_PRONOUN.search(before)
    return bool(earlier and (joined or tables.NEGATIVE_PRONOUN.search(before)))


def _bare_pronouns(side: Passage) -> list[Stretch]:
    """Negative pronouns whose clause has no negation («Никто может»); Russian denies twice."""
    if side.language != "ru":
        return []
    found = []
    for clause in CLAUSE.finditer(side.text):
        pronoun = tables.NEGATIVE_PRONOUN.search(clause[0])
        if (
            pronoun
            and " бы " not in clause[0]
            and tables.FINITE.search(clause[0])
            and not tables.DENIAL["ru"].search(clause[0])
        ):
            found.append((clause.start() + pronoun.start(), clause.start() + pronoun.end()))
    return found
