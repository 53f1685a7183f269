"""What of the changed words of a provision is accounted for, and by which meaning."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate

from almaty_nlp.comparison.tokens import fold, is_word
from almaty_nlp.comparison.words import Hunk, WordDiff
from almaty_nlp.model.change import Evidence, Meaning


@dataclass(slots=True)
class Side:
    """One text of a word comparison: its pieces, where each starts, which changed and which are
    accounted for.
    """

    pieces: tuple[str, ...]
    text: str
    starts: list[int]
    changed: list[bool]
    open: list[bool]

    @classmethod
    def of(cls, pieces: tuple[str, ...], ranges: list[tuple[int, int]]) -> Side:
        """Make a side whose pieces in `ranges` changed."""
        changed = [False] * len(pieces)
        for start, end in ranges:
            changed[start:end] = [True] * (end - start)
        starts = [0, *accumulate(map(len, pieces))][:-1]
        return cls(pieces, "".join(pieces), starts, changed, list(changed))

    def reach(self, start: int, end: int) -> tuple[int, int]:
        """Return the pieces [first, last) that hold the characters [start, end)."""
        first = bisect_left(self.starts, start + 1) - 1
        return first, bisect_left(self.starts, end)

    def touched(self, first: int, last: int) -> bool:
        """True when one of the pieces [first, last) changed."""
        return any(self.changed[first:last])

    def close(self, first: int, last: int) -> None:
        """Account for the pieces [first, last)."""
        self.open[first:last] = [False] * (last - first)

    def words(self, first: int, last: int) -> list[str]:
        """The words among the pieces [first, last) that nothing accounts for yet, as they count."""
        return [
            fold(self.pieces[at]) for at in range(first, last) if self.open[at] and is_word(self.pieces[at])
        ]

    def places(self, first: int, last: int) -> list[int]:
        """The places of these words."""
        return [at for at in range(first, last) if self.open[at] and is_word(self.pieces[at])]


@dataclass(slots=True)
class Ledger:
    """A word comparison whose changes are being accounted for."""

    diff: WordDiff
    old: Side
    new: Side
    found: dict[Meaning, Evidence] = field(default_factory=dict)

    @classmethod
    def of(cls, diff: WordDiff) -> Ledger:
        """Open a ledger: everything that changed is still to be accounted for."""
        hunks = diff.hunks
        return cls(
            diff,
            Side.of(diff.old, [(h.old_start, h.old_end) for h in hunks]),
            Side.of(diff.new, [(h.new_start, h.new_end) for h in hunks]),
        )

    @property
    def hunks(self) -> tuple[Hunk, ...]:
        """The replacements."""
        return self.diff.hunks

    def note(self, meaning: Meaning, old: str = "", new: str = "") -> None:
        """Write down a meaning with the words that show it; the first ones are kept."""
        self.found.setdefault(meaning, Evidence(meaning, old.strip(), new.strip()))

    def rests(self) -> Iterator[tuple[Hunk, list[str], list[str]]]:
        """Yield each replacement with the words on its sides that nothing accounts for yet."""
        for hunk in self.hunks:
            yield (
                hunk,
                self.old.words(hunk.old_start, hunk.old_end),
                self.new.words(hunk.new_start, hunk.new_end),
            )

    def close(self, hunk: Hunk) -> None:
        """Account for a whole replacement."""
        self.old.close(hunk.old_start, hunk.old_end)
        self.new.close(hunk.new_start, hunk.new_end)
