"""From the score of a link in nats to a probability that it is right, and whether that is sure."""

from __future__ import annotations

from math import exp

SLOPE = 0.6
MIDDLE = 1.0
"""Logistic curve fitted to links of perturbed parallel texts: right against wrong, by score."""
SURE = 0.9
"""From this probability on a link is called sure."""


def confidence(score: float) -> tuple[float, bool]:
    """Return (probability rounded to 3 digits, sure or not).

    >>> confidence(20.0)
    (1.0, True)
    """
    probability = 1 / (1 + exp(-SLOPE * (score - MIDDLE)))
    return round(probability, 3), probability >= SURE
