"""Provisions followed through several versions."""

from __future__ import annotations

from collections.abc import Sequence

from almaty_nlp.model.change import Change, Comparison, Thread
from almaty_nlp.model.document import BlockId


def threads(comparisons: Sequence[Comparison]) -> tuple[Thread, ...]:
    """Return every provision that changed at all, with what each step did to it."""
    steps: list[list[Change | None]] = []
    known: dict[BlockId, int] = {}
    for number, comparison in enumerate(comparisons):
        following = {new: known[old] for old, new in comparison.pairs if old in known}
        for change in comparison.changes:
            thread = known.get(change.old.blocks[0], -1) if change.old else -1
            if thread < 0:
                thread = len(steps)
                steps.append([None] * len(comparisons))
            steps[thread][number] = change
            if change.new:
                following.update(dict.fromkeys(change.new.blocks, thread))
        known = following
    return tuple(Thread(tuple(found)) for found in steps)
