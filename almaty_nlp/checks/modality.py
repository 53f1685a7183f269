"""Modality (MOD): both languages oblige and allow the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from almaty_nlp.checks import _polarity_tables as tables
from almaty_nlp.checks._modals import Force, answers, modals
from almaty_nlp.checks._pairdesk import Pair, PairDesk, Passage
from almaty_nlp.checks._polarity import FAR, NEAR, Sides, Stretch, spans, untranslated
from almaty_nlp.checks._registry import on_bitext
from almaty_nlp.model.finding import Finding
from almaty_nlp.model.message import Message

CLOSE = 1
"""Words between an obligation and the place where a permission is expected that it surely stands in the
place of."""
HABIT, USUAL, RARE = 3, 0.4, 0.34
"""«Не может» for “shall not” is a habit of the texts from three times and two denied “shall” in five; “may
not” departs from it where it answers «не может» once for three times or less.
"""
MANY, SHARE = 5, 0.12
"""Times, and share of its places, from which a modal word without answer says nothing in these texts."""
UNLIKE = 6
"""Words that a permission counts as farther from an obligation than from a permission."""
BEFORE, AFTER = 60, 60
"""Characters before and after a modal word in which its denial stands."""


@on_bitext("MOD001", "modality-differs")
def modality_differs(desk: PairDesk) -> Iterator[Finding]:
    """One language allows where the other obliges or states.

    Why: “shall” and “may” are what a treaty is about.
    A permission («может», «вправе», “may”, “can”) is reported when no permission answers it: what it stands
    with is looked for in the other text, and an obligation («должен», “shall”) or a plain verb there is
    named. «Не может» for “shall not” is let pass where the texts make a habit of it, and the seldom
    “may not” is reported instead.
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
        if not untranslated(pair)
        for from_source in (False, True)
        for sign in _permissions(desk, pair, from_source=from_source)
    ]
    habit, departs = _habits(desk, [sign for _, _, sign in signs])
    loose = _loose(
        desk, [(_word(pair, sign, from_source)) for pair, from_source, sign in signs if not sign.duty]
    )
    for pair, from_source, sign in signs:
        if (sign.idiom and habit) or (sign.agrees and not departs):
            continue
        if not sign.duty and _word(pair, sign, from_source) in loose:
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
    """A permission that none answers and the obligation in its place.

    `idiom` = «не может» beside “shall not”; `agrees` = «не может» beside “may not”, where
    nothing is wrong unless the text says “shall not”.
    """

    span: Stretch
    duty: Stretch | None
    idiom: bool = False
    agrees: bool = False


def _habits(desk: PairDesk, signs: Sequence[Permission]) -> tuple[bool, bool]:
    """Whether the texts have «не может» for “shall not” by habit, and whether “may not” departs from it."""
    idioms = sum(sign.idiom for sign in signs)
    agreed = sum(sign.agrees for sign in signs)
    if idioms < HABIT:
        return False, False
    denied = 0
    for pair in desk.pairs:
        english = pair.source if pair.source.language == "en" else pair.target
        denied += sum(_denied(english, span) for span in spans(english.text, tables.SHALL))
    return idioms >= USUAL * denied and 2 * idioms > 3 * agreed, 0 < agreed <= RARE * idioms


def _word(pair: Pair, sign: Permission, from_source: bool) -> str:
    return (pair.source if from_source else pair.target).text[slice(*sign.span)].lower()


def _loose(desk: PairDesk, alone: Sequence[str]) -> frozenset[str]:
    """Modal words that these texts often have where the other language has none (“How can I…”, «Как…»)."""
    lost = Counter(alone)
    every = Counter(
        side.text[start:end].lower()
        for pair in desk.pairs
        for side in (pair.source, pair.target)
        for start, end in spans(side.text, tables.MAY[side.language])
    )
    return frozenset(word for word, times in lost.items() if times >= MANY and times >= SHARE * every[word])


def _said(side: Passage, other: Passage, sign: Permission, *, from_source: bool) -> Message:
    word = side.text[slice(*sign.span)]
    duty = other.text[slice(*sign.duty)] if sign.duty else ""
    if sign.agrees:
        russian, english = (word, duty) if side.language == "ru" else (duty, word)
        return Message(
            en=f"“{english}” for «{russian}» here; elsewhere these texts have “shall”",
            ru=f"Здесь «{russian}» и “{english}”; в других местах этих текстов — “shall”",
        )
    if duty:
        here, there = (duty, word) if from_source else (word, duty)
        return Message(
            en=f"“{here}” here, “{there}” in the source", ru=f"Здесь «{here}», в оригинале «{there}»"
        )
    if from_source:
        return Message(
            en=f"The permission “{word}” of the source is lost",
            ru=f"Разрешение «{word}» из оригинала потеряно",
        )
    return Message(
        en=f"“{word}” allows what the source does not leave open",
        ru=f"«{word}» допускает то, что оригинал не оставляет на усмотрение",
    )


def _permissions(desk: PairDesk, pair: Pair, *, from_source: bool) -> list[Permission]:
    """Permissions that no permission answers, each with the obligation of the other side that stands in
    its place."""
    side, other = (pair.source, pair.target) if from_source else (pair.target, pair.source)
    signs = spans(side.text, tables.MAY[side.language])
    view = Sides(pair, desk.shelf, from_source=from_source)
    mine = modals(side, view.mine)
    if not signs and not any(modal.force is Force.ALLOW for modal in mine):
        return []
    found, answered = [], set()
    idle = set(signs) - set(spans(side.text, tables.MAY[side.language], tables.IDLE_MAY[side.language]))
    known = answers(mine, modals(other, view.others), other, view)
    for sign, rival in known.items():
        if sign.force is Force.OBLIGE:
            continue
        if rival is None:
            if sign.plain and sign.span not in idle:
                found.append(Permission(sign.span, None))
                answered.add(sign.span)
        elif rival.force is Force.ALLOW or rival.plain:
            answered.add(sign.span)
            if rival.predicate == view.links[sign.predicate]:  # else one word governs two verbs
                answered.add(rival.span)
            idiom = _idiom(side, sign.span, other, rival.span)
            if rival.force is Force.OBLIGE or (idiom and sign.plain and rival.plain):
                found.append(
                    Permission(
                        sign.span,
                        rival.span,
                        *((True, False) if idiom and rival.force is Force.OBLIGE else (False, idiom)),
                    )
                )
    left = [span for span in signs if span not in answered]
    by_place = _by_place(side, other, view, left, answered)
    return found + [
        sign for sign in by_place if sign.duty or not from_source
    ]  # a loss by place is mostly style


def _by_place(
    side: Passage, other: Passage, view: Sides, signs: list[Stretch], answered: set[Stretch]
) -> list[Permission]:
    """Permissions whose predicate tells nothing, by where their answer is expected."""
    kinds = {span: force for span, force in _forces(side).items() if span not in answered}
    rivals = {span: force for span, force in _forces(other).items() if span not in answered}
    loose = set(spans(other.text, tables.SURE_ALLOWED[other.language]))
    tied = loose - set(view.free(loose, None, side, kinds))
    rivals = {span: force for span, force in rivals.items() if span not in tied}
    paired = view.paired(kinds, rivals, FAR, UNLIKE)
    plain = set(spans(other.text, tables.MAY[other.language]))
    weak = view.free(spans(other.text, tables.WEAK_ALLOWED[other.language]), None, side, signs)
    found, left = [], []
    for span in kinds:
        duty = paired.get(span)
        if kinds[span] is Force.OBLIGE or (duty is None and span not in signs):
            continue
        if duty is None:
            left.append(span)
        elif rivals[duty] is Force.OBLIGE:
            if view.nearest(span, weak, CLOSE) and view.away(span, duty) > CLOSE:
                continue  # “applicable” stands nearer than “shall”
            if span in signs or view.away(span, duty) <= NEAR:
                found.append(Permission(span, duty, idiom=_idiom(side, span, other, duty)))
        elif span in signs and duty in plain and _idiom(side, span, other, duty):
            found.append(Permission(span, duty, agrees=True))
    idle = set(spans(side.text, tables.MAY[side.language])) - set(
        spans(side.text, tables.MAY[side.language], tables.IDLE_MAY[side.language])
    )
    if len(left) < len(signs) or answered:
        idle |= {span for span in left if tables.JOINED_MAY.match(side.text, span[0] - 4)}
    strict, _ = view.unanswered([span for span in left if span not in idle], weak, NEAR)
    return found + [Permission(span, None) for span in strict]


def _forces(side: Passage) -> dict[Stretch, Force]:
    """Everything that allows or obliges in a passage, each place once."""
    found: dict[Stretch, Force] = {}
    for force, table in (
        (Force.ALLOW, tables.MAY),
        (Force.OBLIGE, tables.MUST),
        (Force.ALLOW, tables.AUTHORISED),
        (Force.ALLOW, tables.SURE_ALLOWED),
    ):
        for start, end in spans(side.text, table[side.language]):
            if not any(one < end and start < two for one, two in found):
                found[start, end] = force
    return found


def _idiom(side: Passage, span: Stretch, other: Passage, duty: Stretch) -> bool:
    """True for «не может» beside “shall not”."""
    return side.language == "ru" and _denied(side, span) and _denied(other, duty)


def _denied(side: Passage, span: Stretch) -> bool:
    """True for a modal word that is denied or restricted in its clause: «may not», «не может», «shall …
    only»."""
    clause = side.text[max(0, span[0] - BEFORE) : span[1] + AFTER]
    return bool(tables.RESTRICTED[side.language].search(clause))
