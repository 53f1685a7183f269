"""Two sides of units to links: a monotone path in a band first, then what moved, then both again with what
was learnt.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from almaty_nlp.alignment.anchors import anchors, band, heaviest
from almaty_nlp.alignment.confidence import confidences
from almaty_nlp.alignment.edges import settled
from almaty_nlp.alignment.found import Found
from almaty_nlp.alignment.pieces import Pieces
from almaty_nlp.alignment.problem import Problem
from almaty_nlp.alignment.program import Step, best_path, best_stretch

Ints = NDArray[np.int64]

ENOUGH_SURE = 0.2
"""Sure links for each unit of the shorter text that are enough: of 28 unrelated pairs none had more than
0.14, of related ones in their order none less than 0.9.
"""
WALL = 5.0
"""Anchors that a link set by hand outweighs: if it crosses more of them, what it joins has moved."""


def solve(problem: Problem, fixed: Sequence[Found] = ()) -> list[Found]:
    """Return the links that have units on both sides, in the order of the source; units in none stand alone.

    The links `fixed` are kept and given back with the others, marked as moved where they cross the rest.
    """
    return solved(problem, fixed)[0]


def solved(problem: Problem, fixed: Sequence[Found] = ()) -> tuple[list[Found], Problem]:
    """Return the links, as `solve` does, and the problem with what its texts have taught."""
    path = _path(problem, [], fixed)
    problem = problem.measured(problem.sure(path))
    first = _moves(problem, path, fixed)
    problem = problem.taught(first)
    second = _moves(problem, _path(problem, [link for link in first if link.moved], fixed), fixed)
    if _unrelated(problem, second):
        second = []
    elif problem.texts is not None:
        taken = (
            {unit for link in fixed for unit in link.source},
            {unit for link in fixed for unit in link.target},
        )
        second = settled(Pieces.of(problem, problem.texts), second, taken)
    still = [link for link in second if not link.moved]
    kept = [replace(link, moved=_crosses(link, still)) for link in fixed if link.source and link.target]
    return sorted((*second, *kept), key=lambda link: link.source), problem


def _unrelated(problem: Problem, links: Sequence[Found]) -> bool:
    """Tell whether the texts are no translations of each other: links score no better than strangers.

    Texts on one matter share words all over, and here and there a link scores well; but hardly any is sure.
    """
    sizes = problem.source.size, problem.target.size
    sure = sum(sure for _, sure in confidences(links, *sizes)) / min(sizes)
    score = sum(link.score for link in links) / min(sizes)
    wanted = problem.settings.related if sure >= ENOUGH_SURE else problem.settings.related_unsure
    return score < wanted


def _path(problem: Problem, moved: Sequence[Found], fixed: Sequence[Found]) -> list[Found]:
    """The best monotone path over all units but those of the links that are moved or fixed."""
    aside = (*moved, *fixed)
    ours = _others(problem.source.size, (unit for link in aside for unit in link.source))
    theirs = _others(problem.target.size, (unit for link in aside for unit in link.target))
    sides = problem.source.take(ours), problem.target.take(theirs)
    pairs = anchors(*sides, problem.known, russian_source=problem.russian_source)
    known = {(int(ours[row]), int(theirs[column])): (row, column) for row, column in pairs}
    problem = problem.measured(list(known))
    set_by_hand = {(link.source[0], link.target[0]): WALL for link in fixed if link.source and link.target}
    chain = heaviest((*pair, weight) for pair, weight in (dict.fromkeys(known, 1.0) | set_by_hand).items())
    low, high = band([known[pair] for pair in chain if pair in known], len(ours), len(theirs))
    for above, left in (pair for pair in chain if pair in set_by_hand):
        row, column = np.searchsorted(ours, above), np.searchsorted(theirs, left)
        high[:row] = np.minimum(high[:row], column)
        low[row:] = np.maximum(low[row:], column)
    low, high = np.minimum(low, high), np.maximum(low, high)
    steps = (
        best_path(problem.scorer(ours, theirs).rows(low, high), low, high, problem.settings.nothing)
        if len(ours)
        else []
    )
    return [found_of(step, ours, theirs) for step in steps]


def _moves(problem: Problem, links: list[Found], fixed: Sequence[Found]) -> list[Found]:
    """Join what the path left over or joined weakly: the stretch of links that pays most, again and again."""
    set_ = problem.settings
    while True:
        strong = [*fixed, *(link for link in links if link.moved or link.score >= set_.weak)]
        ours = _others(problem.source.size, (unit for link in strong for unit in link.source))
        theirs = _others(problem.target.size, (unit for link in strong for unit in link.target))
        if not len(ours) or not len(theirs):
            return links
        scorer = problem.scorer(ours, theirs)
        all_ = np.zeros(len(ours), np.int64), np.full(len(ours), len(theirs))
        breaks = scorer.source.breaks, scorer.target.breaks
        score, steps = best_stretch(scorer.rows(*all_), len(theirs), set_.nothing, breaks, set_.gap)
        if score < set_.move:
            return links
        links = _placed(links, [found_of(step, ours, theirs) for step in steps], set_.weak)


def _placed(links: list[Found], new: list[Found], weak: float) -> list[Found]:
    """Put new links in, take those out whose units they need, and mark the new ones that cross the rest as
    moved.
    """
    ours = {unit for link in new for unit in link.source}
    theirs = {unit for link in new for unit in link.target}
    kept = [
        link for link in links if not (ours.intersection(link.source) or theirs.intersection(link.target))
    ]
    still = [link for link in kept if not link.moved]
    return kept + [replace(link, score=max(link.score, weak), moved=_crosses(link, still)) for link in new]


def _crosses(link: Found, others: Sequence[Found]) -> bool:
    return any((other.source < link.source) != (other.target < link.target) for other in others)


def _others(size: int, taken: object) -> Ints:
    free = np.ones(size, np.bool_)
    free[list(taken)] = False  # type: ignore[call-overload]
    return np.flatnonzero(free)


def found_of(step: Step, ours: Ints, theirs: Ints) -> Found:
    """Return a step of a path between selected units as a link of the units themselves."""
    source = ours[step.source : step.source + step.ours]
    target = theirs[step.target : step.target + step.theirs]
    return Found(tuple(source.tolist()), tuple(target.tolist()), step.score)
