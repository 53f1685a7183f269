"""spaCy's way of cutting a stretch between white space, in Python: marks off both ends, then inside.

It gives what `spacy.tokenizer.Tokenizer` gives with the same rules; a test holds the two against each other.
A stretch is cut once a process, so speed is no reason to import spaCy for it, and a check that needs no
pipeline does without the second that the import takes. The steps are those of `Tokenizer.explain` (spaCy 3).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Affixes:
    """Rules of a tokeniser: `prefix` matches at the beginning and `suffix` at the end of a stretch, `infix`
    inside; what `whole` matches, and the `cases`, stay whole.
    """

    prefix: re.Pattern[str]
    suffix: re.Pattern[str]
    infix: re.Pattern[str]
    whole: re.Pattern[str]
    cases: frozenset[str] = frozenset()

    def cut(self, stretch: str) -> list[str]:
        """Return the pieces of a stretch without white space, in order; joined they are the stretch."""
        pieces = self._cut(stretch, self.cases)
        return self._joined(pieces) if len(pieces) > 1 else pieces

    def _cut(self, stretch: str, cases: frozenset[str]) -> list[str]:
        before: list[str] = []
        after: list[str] = []
        rest, size = stretch, 0
        while rest and len(rest) != size and rest not in cases and not self.whole.fullmatch(rest):
            size = len(rest)
            head = self.prefix.match(rest)
            start = head.end() if head else 0
            if start and rest[start:] in cases:
                before.append(rest[:start])
                rest = rest[start:]
                break
            tail = self.suffix.search(rest[start:])
            end = start + tail.start() if tail else size
            if end < size and rest[:end] in cases:
                after.append(rest[end:])
                rest = rest[:end]
                break
            if start:
                before.append(rest[:start])
            if end < size:
                after.append(rest[end:])
            rest = rest[start:end]
        return [*before, *self._inside(rest, cases), *reversed(after)]

    def _inside(self, rest: str, cases: frozenset[str]) -> list[str]:
        """The pieces of a stretch whose ends are cut off."""
        if not rest:
            return []
        if rest in cases or self.whole.fullmatch(rest):
            return [rest]
        pieces: list[str] = []
        start = 0
        for found in self.infix.finditer(rest):
            if found.start() == 0:
                continue
            pieces += [rest[start : found.start()], found[0]]
            start = found.end()
        return [piece for piece in (*pieces, rest[start:]) if piece]

    @cached_property
    def _broken(self) -> Mapping[str, Sequence[tuple[str, ...]]]:
        """The cases that would be cut, in their pieces, by the first piece."""
        found: dict[str, list[tuple[str, ...]]] = {}
        for case in self.cases:
            pieces = tuple(self._cut(case, frozenset()))
            if len(pieces) > 1:
                found.setdefault(pieces[0], []).append(pieces)
        return found

    def _joined(self, pieces: list[str]) -> list[str]:
        """Put cases together that were cut, the longest first; of two that overlap, the later."""
        matches = [
            (len(case), at)
            for at, piece in enumerate(pieces)
            for case in self._broken.get(piece, ())
            if tuple(pieces[at : at + len(case)]) == case
        ]
        taken: set[int] = set()
        lengths: dict[int, int] = {}
        for length, at in sorted(matches, reverse=True):
            if not taken & {at, at + length - 1}:
                lengths[at] = length
            taken.update(range(at, at + length))
        found, at = [], 0
        while at < len(pieces):
            length = lengths.get(at, 1)
            found.append("".join(pieces[at : at + length]))
            at += length
        return found
