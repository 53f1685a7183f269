"""The constants of the aligner, in nats of log-likelihood unless said otherwise.

Fitted by coordinate search on perturbed parallel texts; no text's own thresholds are in them.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import log

MOST = 4
"""Units of one side in a link."""


@dataclass(frozen=True)
class Settings:
    """What the score of a link is made of."""

    words: float = 0.36
    """Weight of the words' log-likelihood ratio: words of a text are not independent of each other."""
    balance: float = 0.5
    """What either direction claims beyond the other counts this much less, for both estimate one quantity: a
    text whose neighbours resemble it explains the words of all of them, they explain its words only once.
    """
    balance_several: float = 0.35
    """The same in a link of several units."""
    noise: float = 0.12
    """Share of words that a true translation leaves unexplained though the table knows them."""
    nothing: float = -3.1
    """A unit without a counterpart."""
    length_spread: float = 0.22
    """Standard deviation of the log of the length ratio in long units."""
    length_grain: float = 5.0
    """Characters² per character: what short units vary more."""
    length_strange: float = 1.0
    """Standard deviation of the log of the length ratio between unrelated units."""
    length_floor: float = -5.0
    same_label: float = 1.5
    other_label: float = -1.5
    label_inside: float = -2.0
    stranger: float = -1.0
    """A unit of several on its side whose words nothing explains."""
    head_joined: float = -2.0
    """A heading run into what is no heading."""
    idle: float = 2.4
    """Weight of what a unit of several fails to explain beyond its neighbours."""
    gain_asked: float = 0.0
    """What it has to explain beyond them."""
    move: float = 7.0
    """What a stretch of links must score before it is taken out of what the path left over."""
    gap: float = -4.0
    """Going on over a unit that is taken, inside such a stretch."""
    weak: float = 2.0
    """A link of the path that scores less may give way to such a stretch."""
    teaching: float = 5.0
    """A link of one unit with one teaches words from this score on."""
    related: float = 2.0
    """Mean score for each unit of the shorter text under which the texts have nothing to do with each other.
    """
    related_unsure: float = 5.0
    """The same for texts hardly any of whose links are sure."""
    one: float = log(0.88)
    """One unit answers one."""
    two: float = log(0.05)
    """One unit answers two."""
    more: float = log(0.2)
    """Each further unit."""
    many: float = -6.2
    """Two units answer two together."""

    def prior(self, ours: int, theirs: int) -> float:
        """Return the log-probability of a link of so many units."""
        if ours == theirs == 1:
            return self.one
        if min(ours, theirs) == 1:
            return self.two + (ours + theirs - 3) * self.more
        return self.many + (ours + theirs - 4) * self.more


DEFAULT = Settings()
