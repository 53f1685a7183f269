"""Which words of a provision went and came, in runs that a reader takes in at once.

A shortest edit script over whole words (longest common subsequence; Hyyrö 2004, bit-parallel) keeps islands
of one common word in the midst of a rewritten clause. What a reader cannot use is joined: an island shorter
than the changes on both sides of it becomes part of one replacement, and a date, a number with its unit or
a name in which a word changed is replaced as a whole.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz.distance import Indel

from almaty_nlp.comparison.tokens import pieces
from almaty_nlp.comparison.wholes import wholes
from almaty_nlp.model.change import Op, Words

Pair = tuple[int, int]

ISLAND_WORDS = 2
"""An island of more words stands alone, however large the changes round it."""
LARGE = 2_500
"""Cells of a table of two stretches past which the longest common subsequence has to do."""

CLAUSE_ENDS = {".": 3, "!": 3, "?": 3, ";": 2, ":": 2, ",": 1}


@dataclass(frozen=True, slots=True)
class Hunk:
    """A replacement: [old_start, old_end) of the old pieces by [new_start, new_end) of the new ones."""

    old_start: int
    old_end: int
    new_start: int
    new_end: int


@dataclass(frozen=True, slots=True)
class WordDiff:
    """The pieces of both texts and the replacements that make one the other, in order."""

    old: tuple[str, ...]
    new: tuple[str, ...]
    hunks: tuple[Hunk, ...]

    def gone(self, hunk: Hunk) -> tuple[str, ...]:
        """Return the old pieces of a replacement."""
        return self.old[hunk.old_start : hunk.old_end]

    def come(self, hunk: Hunk) -> tuple[str, ...]:
        """Return the new pieces of a replacement."""
        return self.new[hunk.new_start : hunk.new_end]

    def words(self) -> tuple[Words, ...]:
        """Return the stretches that stayed, went and came."""
        out: list[Words] = []
        at = 0
        for hunk in self.hunks:
            out += _stretch(Op.EQUAL, self.old[at : hunk.old_start])
            out += _stretch(Op.DELETE, self.gone(hunk))
            out += _stretch(Op.INSERT, self.come(hunk))
            at = hunk.old_end
        out += _stretch(Op.EQUAL, self.old[at:])
        return tuple(out)


def _stretch(op: Op, found: Sequence[str]) -> list[Words]:
    return [Words(op, "".join(found))] if found else []


def compare_words(old: str, new: str) -> WordDiff:
    """Return what makes the old text the new one, in whole words."""
    before, after = pieces(old), pieces(new)
    left = [at for at, piece in enumerate(before) if not piece.isspace()]
    right = [at for at, piece in enumerate(after) if not piece.isspace()]
    solid = [before[at] for at in left], [after[at] for at in right]
    stayed = _without_islands(_common(*solid), *solid)
    stayed = _uncut(stayed, wholes(old, solid[0]), wholes(new, solid[1]))
    ends = [(-1, -1), *((left[one], right[two]) for one, two in stayed), (len(before), len(after))]
    hunks = (
        Hunk(one[0] + 1, two[0], one[1] + 1, two[1])
        for one, two in pairwise(ends)
        if before[one[0] + 1 : two[0]] != after[one[1] + 1 : two[1]]
    )
    return WordDiff(tuple(before), tuple(after), _placed(hunks, before, after))


def _common(before: list[str], after: list[str]) -> list[Pair]:
    """A common subsequence of words and signs, as pairs of their places: the longest, and among islands the
    one with the most letters, so that a name is kept rather than an «and».
    """
    numbers: dict[str, int] = {}
    script = Indel.opcodes(
        [numbers.setdefault(piece, len(numbers)) for piece in before],
        [numbers.setdefault(piece, len(numbers)) for piece in after],
    )
    runs = [op for op in script if op.tag == "equal"]
    pairs: list[Pair] = []
    ends = (0, 0)  # of the last run that stands by itself
    crowded = False
    for op in (*runs, None):
        if op is not None and op.src_end - op.src_start <= ISLAND_WORDS:
            crowded = True
            continue
        stop = (len(before), len(after)) if op is None else (op.src_start, op.dest_start)
        if crowded:
            gone, come = before[ends[0] : stop[0]], after[ends[1] : stop[1]]
            pairs += [(ends[0] + one, ends[1] + two) for one, two in _heaviest(gone, come)]
        if op is not None:
            pairs += zip(range(op.src_start, op.src_end), range(op.dest_start, op.dest_end), strict=True)
            ends = op.src_end, op.dest_end
        crowded = False
    return pairs


def _heaviest(before: list[str], after: list[str]) -> list[Pair]:
    """The common subsequence with the most letters; the longest where the stretches are large."""
    if len(before) * len(after) > LARGE:
        numbers: dict[str, int] = {}
        sides = [[numbers.setdefault(piece, len(numbers)) for piece in side] for side in (before, after)]
        return [
            pair
            for op in Indel.opcodes(*sides)
            if op.tag == "equal"
            for pair in zip(range(op.src_start, op.src_end), range(op.dest_start, op.dest_end), strict=True)
        ]
    best = [[0] * (len(after) + 1) for _ in range(len(before) + 1)]
    for one in range(len(before) - 1, -1, -1):
        row, below, piece = best[one], best[one + 1], before[one]
        for two in range(len(after) - 1, -1, -1):
            row[two] = max(below[two], row[two + 1])
            if piece == after[two]:
                row[two] = max(row[two], below[two + 1] + _weight(piece))
    pairs, one, two = [], 0, 0
    while one < len(before) and two < len(after):
        if before[one] == after[two] and best[one][two] == best[one + 1][two + 1] + _weight(before[one]):
            pairs.append((one, two))
            one, two = one + 1, two + 1
        elif best[one][two] == best[one + 1][two]:
            one += 1
        else:
            two += 1
    return pairs


def _weight(piece: str) -> int:
    return 2 + len(piece) if piece[0].isalnum() else 1


def _without_islands(pairs: list[Pair], before: list[str], after: list[str]) -> list[Pair]:
    """Leave out the islands that are shorter than the changes on both sides of them."""
    runs: list[list[Pair]] = []
    for pair in pairs:
        if runs and runs[-1][-1] == (pair[0] - 1, pair[1] - 1):
            runs[-1].append(pair)
        else:
            runs.append([pair])
    kept: list[Pair] = []
    for number, run in enumerate(runs):
        behind = kept[-1] if kept else (-1, -1)
        ahead = runs[number + 1][0] if number + 1 < len(runs) else (len(before), len(after))
        gaps = (behind, run[0]), (run[-1], ahead)
        size = min(_letters(before[one[0] + 1 : two[0]], after[one[1] + 1 : two[1]]) for one, two in gaps)
        island = [before[at] for at, _ in run]
        words = sum(piece[0].isalnum() for piece in island)
        if words > ISLAND_WORDS or len("".join(island)) >= size:
            kept += run
    return kept


def _letters(gone: list[str], come: list[str]) -> int:
    """Letters of the longer side: brackets and other signs that went or came join nothing."""
    return max(sum(len(piece) for piece in side if piece[0].isalnum()) for side in (gone, come))


def _uncut(pairs: list[Pair], spans: Sequence[Pair], others: Sequence[Pair]) -> list[Pair]:
    """Leave out what is left of every date, number with its unit and name in which something changed."""
    for side, found in ((0, spans), (1, others)):
        places = [pair[side] for pair in pairs]
        cut: set[int] = set()
        for start, end in found:
            first, last = bisect_left(places, start), bisect_left(places, end)
            if first == last:
                continue
            drift = pairs[last - 1][1 - side] - pairs[first][1 - side]
            if last - first != end - start or drift != end - start - 1:
                cut.update(range(first, last))
        if cut:
            pairs = [pair for at, pair in enumerate(pairs) if at not in cut]
    return pairs


def _placed(hunks: Iterable[Hunk], before: list[str], after: list[str]) -> tuple[Hunk, ...]:
    """Trim white space off the replacements, and let what went or came begin where a sentence does."""
    trimmed = [_trimmed(hunk, before, after) for hunk in hunks]
    out: list[Hunk] = []
    for number, hunk in enumerate(trimmed):
        low = out[-1].old_end if out else 0
        high = trimmed[number + 1].old_start if number + 1 < len(trimmed) else len(before)
        if hunk.old_start == hunk.old_end:
            shift = _slide(after, hunk.new_start, hunk.new_end, hunk.old_start - low, high - hunk.old_end)
        elif hunk.new_start == hunk.new_end:
            shift = _slide(before, hunk.old_start, hunk.old_end, hunk.old_start - low, high - hunk.old_end)
        else:
            shift = 0
        out.append(
            Hunk(hunk.old_start + shift, hunk.old_end + shift, hunk.new_start + shift, hunk.new_end + shift)
        )
    return tuple(out)


def _slide(text: list[str], start: int, end: int, back: int, ahead: int) -> int:
    """By how many pieces a stretch that went or came may slide to begin after the end of a sentence or
    clause; 0 where it does already, or cannot.
    """
    best, shift = _begins(text, start), 0
    at = 0
    while at < ahead and text[start + at] == text[end + at]:
        at += 1
        if _begins(text, start + at) > best:
            best, shift = _begins(text, start + at), at
    at = 0
    while at < back and text[start - at - 1] == text[end - at - 1]:
        at += 1
        if _begins(text, start - at) > best:
            best, shift = _begins(text, start - at), -at
    return shift


def _begins(text: list[str], at: int) -> int:
    """How well a sentence or a clause begins at a piece."""
    earlier = text[at - 1] if at else "."
    if earlier.isspace():
        earlier = text[at - 2] if at > 1 else "."
    return CLAUSE_ENDS.get(earlier, 0)


def _trimmed(hunk: Hunk, before: list[str], after: list[str]) -> Hunk:
    """Leave the white space that both sides share at their ends outside the replacement."""
    low, high, start, end = hunk.old_start, hunk.old_end, hunk.new_start, hunk.new_end
    while low < high and start < end and before[low] == after[start] and before[low].isspace():
        low, start = low + 1, start + 1
    while low < high and start < end and before[high - 1] == after[end - 1] and after[end - 1].isspace():
        high, end = high - 1, end - 1
    return Hunk(low, high, start, end)
