"""Units cut into sentences and clauses, and how well the pieces of some neighbours answer each other.

The bag of a paragraph does not know which half of it a word stands in; its sentences do.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from almaty_nlp.alignment.likelihood import evidence
from almaty_nlp.alignment.problem import Problem, Texts
from almaty_nlp.alignment.program import best_path
from almaty_nlp.alignment.scores import Floats, Scorer
from almaty_nlp.alignment.settings import MOST
from almaty_nlp.alignment.sides import side
from almaty_nlp.alignment.units import cut
from almaty_nlp.lang.bilingual.bag import recounted
from almaty_nlp.model.alignment import Unit

Run = tuple[int, ...]
"""Units of one side that follow each other."""
Shape = tuple[Run, Run]
"""The units of a link, source and target."""

_CLAUSE = re.compile(r"(?<=;)\s+")


@dataclass(frozen=True, slots=True)
class Cut:
    """A place where a unit is cut though no sentence ends there: side (0 = source), unit, offset in it."""

    side: int
    unit: int
    offset: int


@dataclass(frozen=True)
class Region:
    """The pieces of a few neighbouring units of either side, and the scores of all links between them.

    `rows` are those of `Scorer.rows` over all the pieces; `owners` tell the unit that each piece is of.
    """

    rows: list[list[Floats]]
    owners: tuple[list[int], list[int]]
    nothing: float

    def worth(self, shape: Shape) -> float:
        """Return the score of the best path through the pieces of some of the units, pieces in no link
        included.
        """
        ours, theirs = (
            [at for at, owner in enumerate(owners) if owner in run]
            for owners, run in zip(self.owners, shape, strict=True)
        )
        top, left, width = ours[0], theirs[0], len(theirs)
        rows = [
            [self._inside(scores[:, left : left + width]) for scores in self.rows[at][: at - top + 1]]
            for at in ours
        ]
        edges = np.zeros(len(ours), np.int64), np.full(len(ours), width)
        steps = best_path(rows, *edges, self.nothing)
        alone = len(ours) + width - sum(step.ours + step.theirs for step in steps)
        return sum(step.score for step in steps) + self.nothing * alone

    @staticmethod
    def _inside(scores: Floats) -> Floats:
        """Scores without the links that would begin before the first column."""
        found = scores.copy()
        for size in range(2, MOST + 1):
            found[size - 1, : size - 1] = -np.inf
        return found


@dataclass(frozen=True)
class Pieces:
    """Cuts the units of a problem; the words of the pieces are weighed as those of its texts are."""

    problem: Problem
    texts: Texts
    _numbers: tuple[Mapping[str, int], Mapping[str, int]]
    _common: tuple[Floats, Floats]
    _known: tuple[dict[int, list[Unit]], dict[int, list[Unit]]] = field(default_factory=lambda: ({}, {}))

    @classmethod
    def of(cls, problem: Problem, texts: Texts) -> Pieces:
        """Return the cutter of a problem whose units have these texts."""
        source, target = (
            {word: at for at, word in enumerate(bag.vocabulary)} for bag in (problem.source, problem.target)
        )
        return cls(problem, texts, (source, target), problem.common())

    def region(self, runs: Shape, cutting: Cut | None = None) -> Region:
        """Return the region of units of both sides, one of them cut as `cutting` says."""
        problem = self.problem
        parts = [
            [(unit, piece) for unit in run for piece in self._of_unit(at, unit, cutting)]
            for at, run in enumerate(runs)
        ]
        pieces = [[piece for _, piece in some] for some in parts]
        source, target = (
            recounted(bag, numbers, [piece.text for piece in some], language)
            for bag, numbers, some, language in zip(
                (problem.source, problem.target), self._numbers, pieces, self.texts.languages, strict=True
            )
        )
        words = evidence(
            source,
            target,
            problem.known,
            self._common,
            russian_source=problem.russian_source,
            noise=problem.settings.noise,
        )
        scorer = Scorer(words, side(pieces[0]), side(pieces[1]), problem.ratio, problem.settings)
        low, high = np.zeros(source.size, np.int64), np.full(source.size, target.size)
        ours, theirs = ([unit for unit, _ in some] for some in parts)
        return Region(list(scorer.rows(low, high)), (ours, theirs), problem.settings.nothing)

    def _of_unit(self, at: int, number: int, cutting: Cut | None) -> list[Unit]:
        unit = self.texts.units[at][number]
        if cutting is not None and (cutting.side, cutting.unit) == (at, number):
            head = replace(unit, text=unit.text[: cutting.offset].strip())
            rest = replace(unit, text=unit.text[cutting.offset :].strip(), label="")
            return [*self._clauses(at, head), *self._clauses(at, rest)]
        if number not in self._known[at]:
            self._known[at][number] = self._clauses(at, unit)
        return self._known[at][number]

    def _clauses(self, at: int, unit: Unit) -> list[Unit]:
        sentences = cut(unit, self.texts.languages[at])
        return [
            replace(sentence, text=text, label="" if count else sentence.label)
            for sentence in sentences
            for count, text in enumerate(_CLAUSE.split(sentence.text))
        ]
