"""Stretches of one kind that a passage has more of than the passage that answers it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from almaty_nlp.checks.bitext._polarity import Sides, Stretch
from almaty_nlp.checks.pairdesk import Pair, PairDesk
from almaty_nlp.model.finding import Finding
from almaty_nlp.model.message import Message

SHOWN = 60
"""Characters that a finding quotes."""
LOOSE, SHARE = 3, 0.2
"""A kind of stretch that stands alone on one side so many times, and in this share of its places, is a matter
of custom in these texts and not reported."""


class Alone(NamedTuple):
    """Stretches of the source that none in the target answers, and the reverse."""

    pair: Pair
    left: tuple[Stretch, ...]
    extra: tuple[Stretch, ...]


def alone(desk: PairDesk, pair: Pair, ours: Sequence[Stretch], theirs: Sequence[Stretch]) -> Alone:
    """Return the stretches of the side that has more of them, less those nearest to one of the other side."""
    if len(ours) == len(theirs):
        return Alone(pair, (), ())
    far = max(len(pair.source.text), len(pair.target.text))
    left, extra = Sides(pair, desk.shelf, from_source=True).unanswered(ours, theirs, far)
    return Alone(pair, tuple(left), tuple(extra))


def told(
    desk: PairDesk, found: Sequence[Alone], counts: tuple[int, int], say: Callable[[str, bool], Message]
) -> Iterator[Finding]:
    """Report stretches that stand alone, unless one side has them by custom.

    `counts` = how many stretches the source and the target have in all; `say(quote, lost)` makes the message.
    """
    lost, added = sum(len(one.left) for one in found), sum(len(one.extra) for one in found)
    for pair, left, extra in found:
        for start, end in left if not _custom(lost, counts[0]) else ():
            yield desk.finding(
                desk.opposite(pair, start, from_source=True),
                say(cut(pair.source.text[start:end]), True),
                related=[pair.source.place(start, min(end, start + SHOWN))],
            )
        for start, end in extra if not _custom(added, counts[1]) else ():
            yield desk.finding(
                pair.target.place(start, min(end, start + SHOWN)),
                say(cut(pair.target.text[start:end]), False),
                related=[desk.opposite(pair, start, from_source=False)],
            )


def cut(text: str) -> str:
    """Return the beginning of a stretch as a message shows it."""
    return text if len(text) <= SHOWN else text[:SHOWN].rsplit(" ", 1)[0] + "…"


def _custom(alone: int, every: int) -> bool:
    return alone >= LOOSE and alone >= SHARE * every
