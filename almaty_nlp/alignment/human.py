"""Links set by hand: found again in the texts by their words, kept as they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from almaty_nlp.model.alignment import Link, Unit

HEAD = 80
"""Characters of a unit that are written down to know it again."""


@dataclass(frozen=True, slots=True)
class Remembered:
    """A unit as a sidecar file names it: its number at the time and how its text begins."""

    index: int
    text: str


HandLink = tuple[tuple[Remembered, ...], tuple[Remembered, ...]]
"""Units of the source and of the target; one side empty says that the other has no counterpart."""


def resolve(
    links: Sequence[HandLink], source: Sequence[Unit], target: Sequence[Unit]
) -> tuple[list[Link], list[HandLink]]:
    """Return the links in terms of these units, and those whose units are no longer there.

    A unit is known again by the beginning of its text; of several alike the one nearest to its old number is
    meant. A unit that an earlier link has taken makes a later link void.
    """
    found: list[Link] = []
    lost: list[HandLink] = []
    taken: tuple[set[int], set[int]] = (set(), set())
    for link in links:
        sides = [
            [_again(unit, units, spent) for unit in side]
            for side, units, spent in zip(link, (source, target), taken, strict=True)
        ]
        if any(at is None for side in sides for at in side) or not any(sides):
            lost.append(link)
            continue
        ours, theirs = (tuple(sorted(at for at in side if at is not None)) for side in sides)
        taken[0].update(ours)
        taken[1].update(theirs)
        found.append(Link(ours, theirs, 1.0, origin="human", reasons=("human",)))
    return found, lost


def _again(unit: Remembered, units: Sequence[Unit], spent: set[int]) -> int | None:
    alike = [one.index for one in units if one.text[:HEAD] == unit.text[:HEAD] and one.index not in spent]
    return min(alike, key=lambda at: abs(at - unit.index), default=None)
