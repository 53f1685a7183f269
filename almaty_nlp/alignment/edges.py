"""What stands alone beside a link, or at its edge within it: the sentences tell where it belongs.

The path weighs paragraphs as bags of words. A short paragraph beside a long one of the same matter adds
little to such a bag, so half of a paragraph that was split is left alone, or one without a counterpart is
taken in. Here each link with such a neighbour is weighed again in all its shapes, by the best path through
the sentences of each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product
from math import log

from almaty_nlp.alignment.found import Found
from almaty_nlp.alignment.pieces import Cut, Pieces, Region, Run, Shape
from almaty_nlp.alignment.settings import MOST

MARGIN = 0.5
"""What another shape has to be better by, in nats."""
FURTHEST = 2
"""Units by which another shape may differ."""
HIDDEN = -1.0
"""A heading run into a paragraph, which only the capital after it betrays: the best of several places."""
PLACES = 4
"""Places that are tried for its end."""
NEAR = 1.0
"""How far such a place may be from where the lengths expect it, in log-odds."""
PAIR = 2.0
"""Two units beside a link answer each other when that is better by this, in nats, than both alone."""

_CAPITAL = re.compile(r"\s+(?=[«“\"(]?[A-ZА-ЯЁ])")


def settled(pieces: Pieces, links: Sequence[Found], taken: tuple[set[int], set[int]]) -> list[Found]:
    """Return the links in the shapes that their sentences prefer, in the order of the source, and pairs of
    units that go on from one.

    `taken` = units of the source and of the target that stand in other links.
    """
    links = sorted(links, key=lambda link: link.source)
    for link in links:
        taken[0].update(link.source)
        taken[1].update(link.target)
    edges = _Edges(pieces, taken)
    found = []
    for link in links:
        source, target = edges.preferred((link.source, link.target))
        link = replace(link, source=source, target=target)
        found += [link, *edges.going_on(link, -1), *edges.going_on(link, 1)]
    return sorted(found, key=lambda link: link.source)


@dataclass(frozen=True)
class _Edges:
    pieces: Pieces
    taken: tuple[set[int], set[int]]
    """The units in links, which change as links are settled."""

    def preferred(self, now: Shape) -> Shape:
        """Return the shape of a link that its sentences like best; it is marked as taken."""
        beside = tuple(self._free(at, run) for at, run in enumerate(now))
        if len(now[0]) == len(now[1]) == 1 and not any(left or right for left, right in beside):
            return now
        runs = tuple((*left, *run, *right) for (left, right), run in zip(beside, now, strict=True))
        whole: Shape = runs[0], runs[1]
        shapes = list(_shapes(now, whole))
        region = self.pieces.region(whole)
        values = {shape: self._value(region, shape, whole) for shape in shapes}
        best = max(shapes, key=lambda shape: values[shape] - (MARGIN if shape != now else 0.0))
        for at, (before, after) in enumerate(zip(now, best, strict=True)):
            self.taken[at].difference_update(before)
            self.taken[at].update(after)
        return best

    def going_on(self, link: Found, step: int) -> Iterator[Found]:
        """Yield pairs of units that go on from a link in one direction and answer each other."""
        edge = 0 if step < 0 else -1
        ours, theirs = link.source[edge] + step, link.target[edge] + step
        while self._is_free(0, ours) and self._is_free(1, theirs):
            pair: Shape = (ours,), (theirs,)
            score = self.pieces.region(pair).worth(pair) + self._structure(pair)
            if score < 2 * self.pieces.problem.settings.nothing + PAIR:
                return
            self.taken[0].add(ours)
            self.taken[1].add(theirs)
            yield Found(*pair, score, link.moved)
            ours, theirs = ours + step, theirs + step

    def _is_free(self, at: int, unit: int) -> bool:
        return 0 <= unit < len(self.pieces.texts.units[at]) and unit not in self.taken[at]

    def _free(self, at: int, run: Run) -> tuple[Run, Run]:
        """The units alone just before a run and just after it."""
        before, after = run[0] - 1, run[-1] + 1
        return (
            (before,) if self._is_free(at, before) else (),
            (after,) if self._is_free(at, after) else (),
        )

    def _value(self, region: Region, shape: Shape, whole: Shape) -> float:
        """The score of a shape, with what it leaves alone of the whole region."""
        hidden = (self.pieces.region(whole, cutting).worth(shape) + HIDDEN for cutting in self._cuts(shape))
        alone = sum(map(len, whole)) - sum(map(len, shape))
        words = max((region.worth(shape), *hidden))
        return words + self._structure(shape) + self.pieces.problem.settings.nothing * alone

    def _structure(self, shape: Shape) -> float:
        """What labels and the number of units say of a shape."""
        problem = self.pieces.problem
        set_ = problem.settings
        ours, theirs = (
            [int(side.labels[unit]) for unit in run]
            for side, run in zip((problem.source_side, problem.target_side), shape, strict=True)
        )
        same = set_.same_label if ours[0] == theirs[0] else set_.other_label
        inside = abs(sum(map(bool, ours[1:])) - sum(map(bool, theirs[1:])))
        prior = set_.prior(len(ours), len(theirs)) - set_.one
        return (same if ours[0] and theirs[0] else 0.0) + set_.label_inside * inside + prior

    def _cuts(self, shape: Shape) -> Iterator[Cut]:
        """Places where one unit that answers two may hold the end of the first, the likeliest first."""
        for at, (run, other) in enumerate((shape, shape[::-1])):
            if len(run) != 2 or len(other) != 1:
                continue
            first, second = (len(self.pieces.texts.units[at][unit].text) for unit in run)
            text = self.pieces.texts.units[1 - at][other[0]].text
            off = {
                match.end(): abs(log(match.end() / (len(text) - match.end())) - log(first / second))
                for match in _CAPITAL.finditer(text, 1)
            }
            near = sorted((place for place in off if off[place] < NEAR), key=off.__getitem__)
            yield from (Cut(1 - at, other[0], place) for place in near[:PLACES])


def _shapes(now: Shape, whole: Shape) -> Iterator[Shape]:
    """The shapes that a link may take: with a unit beside it, or without one at its edge."""
    for ours, theirs in product(*(_runs(run, limits) for run, limits in zip(now, whole, strict=True))):
        changed = abs(len(ours) - len(now[0])) + abs(len(theirs) - len(now[1]))
        before = ours[0] < now[0][0] and theirs[0] < now[1][0]
        after = ours[-1] > now[0][-1] and theirs[-1] > now[1][-1]
        if changed <= FURTHEST and not before and not after:
            yield ours, theirs


def _runs(run: Run, limits: Run) -> Iterator[Run]:
    starts = sorted({limits[0], run[0], *run[1:2]})
    ends = sorted({limits[-1], run[-1], *run[-2:-1]})
    for start, end in product(starts, ends):
        if start <= end < start + MOST:
            yield tuple(range(start, end + 1))
