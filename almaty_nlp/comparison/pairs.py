"""The pairs of provisions found so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from almaty_nlp.comparison.provisions import Provision


@dataclass(slots=True)
class Pairing:
    """The pairs found so far: position in the old version ↔ position in the new one."""

    old: Sequence[Provision]
    new: Sequence[Provision]
    forth: dict[int, int] = field(default_factory=dict)
    back: dict[int, int] = field(default_factory=dict)
    old_notes: dict[str, int] = field(init=False)
    new_notes: dict[str, int] = field(init=False)

    def __post_init__(self) -> None:
        self.old_notes = {p.note: p.at for p in self.old if p.note}
        self.new_notes = {p.note: p.at for p in self.new if p.note}

    def join(self, one: int, two: int) -> None:
        """Make a pair of two provisions that have none."""
        self.forth[one] = two
        self.back[two] = one

    def left(self) -> list[int]:
        """Positions of the old provisions without a pair."""
        return [p.at for p in self.old if p.at not in self.forth]

    def right(self) -> list[int]:
        """Positions of the new provisions without a pair."""
        return [p.at for p in self.new if p.at not in self.back]

    def same_parents(self, one: int, two: int) -> bool:
        """True when the headings above two provisions are a pair, or neither has one."""
        above, there = self.old[one].parent, self.new[two].parent
        return self.forth.get(above, -1) == there if above >= 0 else there < 0
