"""From linked paragraphs to linked sentences: one more path, which no link of paragraphs lets a sentence
leave.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from almaty_nlp.alignment.found import Found
from almaty_nlp.alignment.problem import Problem
from almaty_nlp.alignment.program import best_path
from almaty_nlp.alignment.solver import found_of
from almaty_nlp.alignment.units import cut
from almaty_nlp.model.alignment import Unit

GAIN_ASKED = 1.0
"""What a sentence that joins its neighbour in a link has to explain beyond it, in nats: translators leave out
or add a sentence oftener than they cut one in two, other than paragraphs.
"""


def sentence_units(units: Sequence[Unit], language: str) -> tuple[tuple[Unit, ...], list[list[int]]]:
    """Return the sentences of all paragraphs in order, and the numbers of those of each paragraph."""
    found: list[Unit] = []
    places: list[list[int]] = []
    for unit in units:
        pieces = cut(unit, language)
        places.append(list(range(len(found), len(found) + len(pieces))))
        found += [replace(piece, index=len(found) + at) for at, piece in enumerate(pieces)]
    return tuple(found), places


def inside(
    problem: Problem, links: Sequence[Found], source: list[list[int]], target: list[list[int]]
) -> tuple[list[Found], Problem]:
    """Return the links of sentences within links of paragraphs, and the problem with what they have taught.

    `problem` is that of the sentences.
    """
    problem = replace(problem, settings=replace(problem.settings, gain_asked=GAIN_ASKED))
    first = _path(problem, links, source, target)
    problem = problem.measured(problem.sure(first)).taught(first)
    return _path(problem, links, source, target), problem


def _path(
    problem: Problem, links: Sequence[Found], source: list[list[int]], target: list[list[int]]
) -> list[Found]:
    """The best path of sentences. They are put in the order of the links, so that even those of moved
    paragraphs lie on it; the links are walls in it.
    """
    blocks = [
        (
            [at for unit in link.source for at in source[unit]],
            [at for unit in link.target for at in target[unit]],
        )
        for link in links
    ]
    if not blocks:
        return []
    ours = np.array([at for block in blocks for at in block[0]], np.int64)
    theirs = np.array([at for block in blocks for at in block[1]], np.int64)
    rows = np.repeat(np.arange(len(blocks)), [len(block[0]) for block in blocks])
    ends = np.cumsum([len(block[1]) for block in blocks])
    low, high = (ends - [len(block[1]) for block in blocks])[rows], ends[rows]
    scorer = problem.scorer(ours, theirs)
    scorer.source.breaks[np.flatnonzero(np.diff(rows, prepend=-1))] = True
    steps = best_path(scorer.rows(low, high), low, high, problem.settings.nothing)
    return [
        replace(found_of(step, ours, theirs), moved=links[int(rows[step.source])].moved) for step in steps
    ]
