"""Polarity and modality (NEG, MOD): both languages deny, oblige and allow the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from almaty_nlp.checks import _polarity_tables as tables
from almaty_nlp.checks._pairdesk import Pair, PairDesk, Passage
from almaty_nlp.checks._polarity import FAR, NEAR, Sides, Stretch, spans
from almaty_nlp.checks._registry import on_bitext
from almaty_nlp.model.finding import Finding
from almaty_nlp.model.message import Message

CLAUSE = re.compile(r"[^.;:!?]+")
BESIDE = 6
"""Words between «не» and the “no” or “without” that answers it, at most."""
CLOSE = 1
"""Words between an obligation and the place where a permission is expected that it surely stands in the
place of."""
HABIT = 3
"""Times from which «не может» for “shall not” is a habit of the text."""
BEFORE, AFTER = 60, 60
"""Characters before and after a modal word in which its denial stands."""


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


@on_bitext("MOD001", "modality-differs")
def modality_differs(desk: PairDesk) -> Iterator[Finding]:
    """One language allows where the other obliges or states.

    Why: “shall” and “may” are what a treaty is about.
    A permission («может», «вправе», “may”, “can”) is reported when no permission answers it; an obligation
    in its
    place («должен», “shall”) is named. «Не может» for “shall not” is let pass where the text makes a habit
    of it.
    Wrong: «Стороны могут представить доклад» for “The Parties shall submit a report”
    Right: «Стороны представляют доклад»
    Fix safety: none is offered: which text is right is not known.
    Options: none.
    Source: United Nations Editorial Manual (shall, should, may); ISO/IEC Directives, Part 2, 7 (verbal
    forms).
    """
    signs = [
        (pair, from_source, sign)
        for pair in desk.pairs
        for from_source in (False, True)
        for sign in _permissions(desk, pair, from_source=from_source)
    ]
    habit = sum(sign.idiom for _, _, sign in signs) >= HABIT
    for pair, from_source, sign in signs:
        if sign.idiom and habit:
            continue
        side, other = (pair.source, pair.target) if from_source else (pair.target, pair.source)
        place = side.place(*sign.span)
        rival = (
            other.place(*sign.duty)
            if sign.duty
            else desk.opposite(pair, sign.span[0], from_source=from_source)
        )
        here, there = (rival, place) if from_source else (place, rival)
        yield desk.finding(here, _said(side, other, sign, from_source=from_source), related=[there])


class Permission(NamedTuple):
    """A permission that none answers, the obligation in its place, and whether both are denied."""

    span: Stretch
    duty: Stretch | None
    idiom: bool


def _said(side: Passage, other: Passage, sign: Permission, *, from_source: bool) -> Message:
    word = side.text[slice(*sign.span)]
    duty = other.text[slice(*sign.duty)] if sign.duty else ""
    if duty:
        here, there = (duty, word) if from_source else (word, duty)
        return Message(
            en=f"“{here}” here, “{there}” in the source", ru=f"Здесь «{here}», в оригинале «{there}»"
        )
    if from_source:
        return Message(en=f"The permission “{word}” of the source is lost", ru=f"Потеряно «{word}» оригинала")
    return Message(
        en=f"“{word}” allows what the source does not leave open",
        ru=f"«{word}» допускает то, что оригинал не оставляет на усмотрение",
    )


def _negations(desk: PairDesk, pair: Pair) -> tuple[list[Stretch], list[Stretch]]:
    """Plain negations of the target and of the source that nothing on the other side answers."""
    bridge = desk.shelf.bridges[pair.number]
    strong = [
        spans(side.text, tables.DENIAL[side.language], tables.IDLE_NOT[side.language])
        for side in (pair.source, pair.target)
    ]
    plains = [set(spans(side.text, tables.NOT[side.language])) for side in (pair.source, pair.target)]
    both = Sides(bridge, from_source=False)
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
        view = Sides(bridge, from_source=from_source)
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


def _permissions(desk: PairDesk, pair: Pair, *, from_source: bool) -> list[Permission]:
    """Permissions that no permission answers, each with the obligation of the other side that stands in
    its place."""
    side, other = (pair.source, pair.target) if from_source else (pair.target, pair.source)
    signs = spans(side.text, tables.MAY[side.language])
    if not signs:
        return []
    view = Sides(desk.shelf.bridges[pair.number], from_source=from_source)
    shared = spans(other.text, tables.MAY[other.language])  # «may discuss and, except …, may recommend»
    left, _ = view.unanswered(signs, shared, FAR)
    if not left:
        return []
    _, duties = view.unanswered(
        spans(side.text, tables.MUST[side.language]), spans(other.text, tables.MUST[other.language]), FAR
    )
    sure = spans(other.text, tables.SURE_ALLOWED[other.language])
    close = {span: duty for span in left if (duty := view.nearest(span, duties, CLOSE))}
    weak = view.free(spans(other.text, tables.WEAK_ALLOWED[other.language]), None, side)
    loose, _ = view.unanswered([span for span in left if span not in close], sure, NEAR)
    idle = set(left) - set(spans(side.text, tables.MAY[side.language], tables.IDLE_MAY[side.language]))
    strict, _ = view.unanswered([span for span in loose if span not in idle], weak, NEAR)
    found = []
    for span in left:
        duty = close.get(span) or (view.nearest(span, duties, NEAR) if span in loose else None)
        if span in close and view.nearest(span, sure, CLOSE):
            continue
        if duty:
            idiom = side.language == "ru" and _denied(side, span) and _denied(other, duty)
            found.append(Permission(span, duty, idiom))
        elif span in strict and not (shared and len(signs) > 1):
            found.append(Permission(span, None, False))
    return found


def _denied(side: Passage, span: Stretch) -> bool:
    """True for a modal word that is denied or restricted in its clause: «may not», «не может», «shall …
    only»."""
    clause = side.text[max(0, span[0] - BEFORE) : span[1] + AFTER]
    return bool(tables.RESTRICTED[side.language].search(clause))


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
