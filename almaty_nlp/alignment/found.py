"""A link while the aligner works."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Found:
    """A link by the numbers of its units; `score` in nats."""

    source: tuple[int, ...]
    target: tuple[int, ...]
    score: float
    moved: bool = False
