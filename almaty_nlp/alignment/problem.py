"""Two sides of units to be linked, and what is known of them: words, lengths, labels, terms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from almaty_nlp.alignment.embedded import Embedded
from almaty_nlp.alignment.found import Found
from almaty_nlp.alignment.likelihood import Floats, commonness, evidence
from almaty_nlp.alignment.scores import Scorer, Side
from almaty_nlp.alignment.settings import Settings
from almaty_nlp.alignment.terms import Forms
from almaty_nlp.lang.bilingual.bag import Bag
from almaty_nlp.lang.bilingual.learning import learnt
from almaty_nlp.lang.bilingual.table import Table
from almaty_nlp.model.alignment import Unit

Ints = NDArray[np.int64]

USUAL_RATIO = 0.92
"""Characters of English per character of Russian in translations."""
USUAL_LENGTH = 500.0
"""Characters of such a translation that the ratio of the texts at hand starts from."""


@dataclass(frozen=True)
class Texts:
    """What the units of both sides say, and in which languages."""

    units: tuple[Sequence[Unit], Sequence[Unit]]
    languages: tuple[str, str]


@dataclass(frozen=True)
class Problem:
    """All that is known of two sides. `known` is ordered by Russian words; `russian_source` says which side
    they are.
    """

    source: Bag
    target: Bag
    source_side: Side
    target_side: Side
    known: Table
    russian_source: bool
    settings: Settings
    embedded: Embedded | None = None
    ratio: float = 1.0
    """Characters of the target per character of the source in texts that answer each other."""
    terms: Forms = ({}, {})
    """What is written for the terms that a glossary added to the Russian and to the English bag."""
    texts: Texts | None = None
    """What the units say; without it no link is weighed again by its sentences."""

    def scorer(self, ours: Ints, theirs: Ints) -> Scorer:
        """Return the scorer between some units of the source and some of the target."""
        words = evidence(
            self.source.take(ours),
            self.target.take(theirs),
            self.known,
            self.common(),
            russian_source=self.russian_source,
            noise=self.settings.noise,
        )
        return Scorer(
            words,
            self.source_side.take(ours),
            self.target_side.take(theirs),
            self.ratio,
            self.settings,
            None if self.embedded is None else self.embedded.take(ours, theirs),
        )

    def taught(self, links: Sequence[Found]) -> Problem:
        """Return the problem with the words that its sure links teach."""
        pairs = self.sure(links)
        russian, english = (self.source, self.target) if self.russian_source else (self.target, self.source)
        pairs = pairs if self.russian_source else [(there, here) for here, there in pairs]
        return replace(self, known=self.known.plus(learnt(russian, english, self.known, pairs)))

    def common(self) -> tuple[Floats, Floats]:
        """Return the probability of each word of the source and of the target in unrelated text."""
        rarities = self.known.russian_rarity, self.known.english_rarity
        ours, theirs = rarities if self.russian_source else rarities[::-1]
        return commonness(self.source, ours), commonness(self.target, theirs)

    def measured(self, pairs: Sequence[tuple[int, int]]) -> Problem:
        """Return the problem with the ratio of the lengths of these pairs of units.

        Whole texts would not do: one of them may lack half of what the other has.
        """
        ours, theirs = np.array(pairs, np.int64).reshape(-1, 2).T
        usual = (1.0, USUAL_RATIO) if self.russian_source else (USUAL_RATIO, 1.0)
        source = float(self.source_side.characters[ours].sum()) + usual[0] * USUAL_LENGTH
        target = float(self.target_side.characters[theirs].sum()) + usual[1] * USUAL_LENGTH
        return replace(self, ratio=target / source)

    def sure(self, links: Sequence[Found]) -> list[tuple[int, int]]:
        """Return the pairs of units of the links that may teach something of these texts."""
        return [
            (link.source[0], link.target[0])
            for link in links
            if len(link.source) == len(link.target) == 1 and link.score >= self.settings.teaching
        ]
