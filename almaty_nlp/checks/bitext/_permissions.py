"""Permissions that no permission answers, and what they tell of how free a translation is."""

from __future__ import annotations

from typing import NamedTuple

from almaty_nlp.checks.bitext import _polarity_tables as tables
from almaty_nlp.checks.bitext._modals import Force, answers, modals
from almaty_nlp.checks.bitext._polarity import FAR, NEAR, Sides, Stretch, spans, untranslated
from almaty_nlp.checks.pairdesk import Pair, PairShelf, Passage

CLOSE = 1
"""Words between an obligation and the place where a permission is expected that it surely stands in the
place of."""
MANY, CROWD = 8, 14
"""Permissions without answer that are too many for slips, when their share is large too; those that may be
style counted in.
"""
FREE = 0.03
"""Share of all permissions of both texts without answer from which the translation is free: in the texts of
treaties it is 0.00 to 0.02, in manuals from 0.035 to 0.18.
"""
UNLIKE = 6
"""Words that a permission counts as farther from an obligation than from a permission."""
BEFORE, AFTER = 60, 60
"""Characters before and after a modal word in which its denial stands."""


class Permission(NamedTuple):
    """A permission that none answers and the obligation in its place.

    `idiom` = «не может» beside “shall not”; `agrees` = «не может» beside “may not”, where
    nothing is wrong unless the text says “shall not”; `style` = told by its place alone to be left out of the
    translation, which is mostly a matter of style.
    """

    span: Stretch
    duty: Stretch | None
    idiom: bool = False
    agrees: bool = False
    style: bool = False


class Sign(NamedTuple):
    """A permission of one side of a pair of passages."""

    pair: Pair
    from_source: bool
    permission: Permission

    @property
    def sides(self) -> tuple[Passage, Passage]:
        """The passage that allows, and the other."""
        return (
            (self.pair.source, self.pair.target) if self.from_source else (self.pair.target, self.pair.source)
        )

    @property
    def word(self) -> str:
        """The word that allows, in small letters."""
        return self.sides[0].text[slice(*self.permission.span)].lower()


def permissions(shelf: PairShelf) -> tuple[Sign, ...]:
    """Return the permissions of both texts that no permission answers."""
    return tuple(
        Sign(pair, from_source, sign)
        for pair in shelf.pairs
        if not untranslated(pair)
        for from_source in (False, True)
        for sign in _read(shelf, pair, from_source=from_source)
    )


def free(shelf: PairShelf) -> bool:
    """True for a free translation: it leaves out and adds permissions (“How can I…”, «Как…») so often that
    one more says nothing.
    """
    every = sum(
        len(spans(side.text, tables.MAY[side.language]))
        for pair in shelf.pairs
        for side in (pair.source, pair.target)
    )
    lost = [sign.permission for sign in shelf.once(permissions) if not sign.permission.duty]
    sure = sum(not permission.style for permission in lost)
    return any(
        number >= enough and number >= FREE * every for number, enough in ((sure, MANY), (len(lost), CROWD))
    )


def _read(shelf: PairShelf, pair: Pair, *, from_source: bool) -> list[Permission]:
    """Permissions that no permission answers, each with the obligation of the other side that stands in
    its place."""
    side, other = (pair.source, pair.target) if from_source else (pair.target, pair.source)
    signs = spans(side.text, tables.MAY[side.language])
    view = Sides(pair, shelf, from_source=from_source)
    mine = modals(side, view.mine)
    if not signs and not any(modal.force is Force.ALLOW for modal in mine):
        return []
    found, answered = [], set()
    idle = set(signs) - set(spans(side.text, tables.MAY[side.language], tables.IDLE_MAY[side.language]))
    known = answers(mine, modals(other, view.others), other, view)
    for sign, rival in known.items():
        if sign.force is Force.OBLIGE:
            if rival is None or rival.force is Force.OBLIGE:
                answered.update({sign.span} if rival is None else {sign.span, rival.span})
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
    return found + [sign._replace(style=from_source and not sign.duty) for sign in by_place]


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
    return side.language == "ru" and denied(side, span) and denied(other, duty)


def denied(side: Passage, span: Stretch) -> bool:
    """True for a modal word that is denied or restricted in its clause: «may not», «не может», «shall …
    only»."""
    clause = side.text[max(0, span[0] - BEFORE) : span[1] + AFTER]
    return bool(tables.RESTRICTED[side.language].search(clause))
