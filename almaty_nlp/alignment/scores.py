"""The score of every possible link in a band: words both ways, lengths, labels, the form of the units."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from almaty_nlp.alignment.embedded import Embedded
from almaty_nlp.alignment.likelihood import Evidence, own_words, their_words
from almaty_nlp.alignment.settings import MOST, Settings

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]

_SIZES = np.arange(1, MOST + 1)


@dataclass(frozen=True)
class Side:
    """What the aligner knows of one side: characters and label (0 = none, else a code of the value) of each
    unit.

    `heads` tells the units that look like headings; `breaks` those that do not go on from the unit before.
    """

    characters: Floats
    labels: Ints
    heads: NDArray[np.bool_]
    breaks: NDArray[np.bool_]

    def take(self, units: Ints) -> Side:
        """Return the side of some of the units; where some are left out, no link may go across."""
        breaks = np.ones(len(units), np.bool_)
        breaks[1:] = (np.diff(units) != 1) | self.breaks[units[1:]]
        return Side(self.characters[units], self.labels[units], self.heads[units], breaks)


@dataclass(frozen=True, slots=True)
class _Backward:
    """How well runs of source units that end with one unit explain each target unit from `low` on: by length
    of run.
    """

    low: int
    scores: list[Floats]

    def at(self, ours: int, low: int, high: int) -> Floats:
        """Return the scores of the run of `ours` units for the target units [low, high); −∞ where there are
        none.
        """
        found = np.full(high - low, -np.inf, np.float32)
        if ours <= len(self.scores):
            have = self.scores[ours - 1][low - self.low :]
            found[: len(have)] = have
        return found


@dataclass(frozen=True)
class Scorer:
    """Scores links between two sides; `ratio` = characters of the target per character of the source."""

    words: Evidence
    source: Side
    target: Side
    ratio: float
    settings: Settings
    embedded: Embedded | None = None

    def rows(self, low: Ints, high: Ints) -> Iterator[list[Floats]]:
        """Yield for each source unit the scores of the links that end with it: `scores[n − 1][m − 1, c]`.

        The link takes n units of the source and m of the target, the last of which is `low[r] + c`. Row r
        may use the target units [low[r], high[r]), whose edges never fall. Links that would reach outside
        score −∞.
        """
        forward: list[tuple[int, Floats]] = []
        gifts: list[Floats] = []
        backward = _Backward(0, [])
        for row in range(len(low)):
            start, reach = int(low[row]), int(high[min(row + MOST - 1, len(high) - 1)])
            forward.append(
                (start, own_words(self.words.source, self.words.of_source, row, start, reach, MOST))
            )
            gifts.append(self.words.of_target.gift(row))
            del forward[:-MOST], gifts[:-MOST]
            scores, backward = self._row(row, start, int(high[row]), forward, gifts, backward)
            yield scores

    def _row(
        self,
        unit: int,
        low: int,
        high: int,
        forward: list[tuple[int, Floats]],
        gifts: list[Floats],
        above: _Backward,
    ) -> tuple[list[Floats], _Backward]:
        found, backward = [], _Backward(low, [])
        own, their, set_ = self.words.of_target, self.words.target, self.settings
        given, length = np.zeros_like(gifts[-1]), 0.0
        words = np.zeros((MOST, high - low), np.float32)
        strangers = np.zeros((MOST, high - low), np.float32)
        last = np.arange(low + 1, high + 1)[None, :]
        first = np.maximum(last - _SIZES[:, None], low)
        outside = last - _SIZES[:, None] < low
        outside |= self._breaks_before[last] > self._breaks_before[first + 1]
        for ours in range(1, len(forward) + 1):
            start = unit + 1 - ours
            if ours > 1 and self.source.breaks[start + 1]:
                break
            at, ahead = forward[-ours]
            ahead = ahead[:, low - at : high - at]
            words = words + ahead
            strangers = strangers + (ahead < 0)
            given = given + gifts[-ours]
            length += float(own.lengths[start])
            back = their_words(their, own, given / length, low, high)
            sums, strange = _sums(back), _sums(back < 0)
            score = set_.words * self._agreed(words, sums[last - low] - sums[first - low], ours)
            if self.embedded is not None:
                weight = np.float32(self.embedded.weight)
                opinion = self.embedded.scores(start, unit + 1, low, high)
                score = (1 - weight) * score + weight * opinion
            alone = strange[last - low] - strange[first - low]
            alone[0] = 0
            score += set_.stranger * (alone + (strangers if ours > 1 else 0))
            score += self._priors[ours - 1]
            score += self._lengths(start, unit + 1, first, last)
            score += self._labels(start, unit + 1, first, last)
            score += set_.head_joined * self._joined(start, unit + 1, first, last)
            if ours == 1:
                shorter = np.maximum(words[:-1], _pushed(words[:-1]))
                score[1:] += self._idle(words[1:] - shorter)
            else:
                score[0] += self._idle(back - np.maximum(backward.scores[-1], above.at(ours - 1, low, high)))
            backward.scores.append(back)
            score[outside] = -np.inf
            found.append(score)
        return found, backward

    def _agreed(self, ahead: Floats, back: Floats, ours: int) -> Floats:
        """The words' ratios of both directions, less what one of them claims alone."""
        excess = np.abs(ahead - back) * self.settings.balance_several
        if ours == 1:
            excess[0] *= self.settings.balance / self.settings.balance_several
        agreed: Floats = ahead + back - excess
        return agreed

    def _idle(self, gain: Floats) -> Floats:
        """A unit added to its neighbour has to explain more of the other side than that one does alone."""
        missing: Floats = np.minimum(self.settings.words * gain - self.settings.gain_asked, 0.0)
        return missing * np.float32(self.settings.idle)

    def _lengths(self, start: int, end: int, first: Ints, last: Ints) -> Floats:
        """The log-likelihood ratio of the lengths: normal on the log of the ratio, wider in short units."""
        set_ = self.settings
        ours = float(self._source_ends[end] - self._source_ends[start]) + 1
        theirs = (self._target_ends[last] - self._target_ends[first]) / self.ratio + 1
        off = np.log(theirs / ours)
        grain = set_.length_grain / np.minimum(ours, theirs)
        variance, strange = set_.length_spread**2 + grain, set_.length_strange**2 + grain
        ratio = 0.5 * (off**2 * (1 / strange - 1 / variance) + np.log(strange / variance))
        floored: Floats = np.maximum(ratio, set_.length_floor)
        return floored

    def _labels(self, start: int, end: int, first: Ints, last: Ints) -> Floats:
        """Labels of the first units agree or not; a label at a later unit tells of another paragraph."""
        set_ = self.settings
        ours, theirs = int(self.source.labels[start]), self.target.labels[first]
        at_head = np.where(theirs == ours, set_.same_label, set_.other_label) * (theirs > 0) if ours else 0.0
        inside_ours = int(np.count_nonzero(self.source.labels[start + 1 : end]))
        inside = self._labels_before[last] - self._labels_before[first + 1]
        judged: Floats = at_head + set_.label_inside * np.abs(inside - inside_ours)
        return judged

    def _joined(self, start: int, end: int, first: Ints, last: Ints) -> Floats:
        """How many headings are run into what is no heading."""
        ours = int(np.count_nonzero(self.source.heads[start:end]))
        theirs = self._heads_before[last] - self._heads_before[first]
        several_ours, several_theirs = end - start > 1, last - first > 1
        joined_ours = ours if several_ours else 0
        joined_theirs = np.where(several_theirs, theirs, 0)
        wholly = (ours == end - start) & (theirs == last - first)
        return np.where(wholly, 0, joined_ours + joined_theirs)

    @cached_property
    def _priors(self) -> list[Floats]:
        prior = self.settings.prior
        return [
            np.array([[prior(ours, theirs)] for theirs in range(1, MOST + 1)], np.float32)
            for ours in range(1, MOST + 1)
        ]

    @cached_property
    def _source_ends(self) -> Floats:
        return _sums(self.source.characters)

    @cached_property
    def _target_ends(self) -> Floats:
        return _sums(self.target.characters)

    @cached_property
    def _labels_before(self) -> Floats:
        return _sums(self.target.labels > 0)

    @cached_property
    def _heads_before(self) -> Floats:
        return _sums(self.target.heads)

    @cached_property
    def _breaks_before(self) -> Floats:
        return _sums(self.target.breaks)


def _sums(values: NDArray[np.generic]) -> Floats:
    """Sums of all before each place; one longer than the values."""
    return np.concatenate(([0.0], np.cumsum(values)))


def _pushed(scores: Floats) -> Floats:
    """The scores of runs that end one unit earlier."""
    pushed = np.full_like(scores, -np.inf)
    pushed[:, 1:] = scores[:, :-1]
    return pushed
