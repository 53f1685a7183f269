"""Which provision of the old version answers which of the new one: passes from sure to likely.

1. Equal text in order (longest common subsequence), 2. equal text elsewhere, unless it is short boilerplate
that occurs more than once, 3. notes called at the same place, 4. similar text in the same gap between
pairs, then anywhere, 5. headings whose provisions answer each other, and what stands alone in a gap of
equal form.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from rapidfuzz.distance import Indel

from almaty_nlp.comparison.moves import rising
from almaty_nlp.comparison.pairs import Pairing
from almaty_nlp.comparison.provisions import Provision
from almaty_nlp.comparison.similarity import Candidates
from almaty_nlp.model.document import Layer

BOILERPLATE = 4
"""Equal provisions of fewer words are paired across the text only where the text is unique in both
versions.
"""
LIKE_HERE = 0.34
"""Similarity from which two provisions in one gap, or under sections that answer each other, are one
reworded.
"""
LIKE_LABELLED = 0.2
"""Similarity from which two provisions in one gap are one rewritten where their number is the same."""
LIKE_ANYWHERE = 0.6
"""Similarity from which provisions far apart are one that moved."""
MOVED_WORDS = 4
"""A shorter provision is never taken for one that moved and was reworded."""


def paired(old: Sequence[Provision], new: Sequence[Provision], *, one_file: bool = False) -> Pairing:
    """Return which provisions answer each other; every provision stands in one pair at most.

    `one_file`: both are views of one document, and a paragraph that is in both is the same.
    """
    pairing = Pairing(old, new)
    _equal_in_order(pairing)
    _equal_elsewhere(pairing)
    if one_file:
        _same_blocks(pairing)
    _same_notes(pairing)
    _similar(pairing)
    _same_notes(pairing)
    _bare_numbers(pairing)
    _headings(pairing)
    _alone(pairing)
    return pairing


def _equal_in_order(pairing: Pairing) -> None:
    numbers: dict[object, int] = {}
    sides = [
        [numbers.setdefault(_key(p) or (side, p.at), len(numbers)) for p in provisions]
        for side, provisions in enumerate((pairing.old, pairing.new))
    ]
    for op in Indel.opcodes(*sides):
        if op.tag == "equal":
            for one, two in zip(
                range(op.src_start, op.src_end), range(op.dest_start, op.dest_end), strict=True
            ):
                pairing.join(one, two)


def _key(provision: Provision) -> tuple[str, str] | None:
    """What equal provisions share; None for a bare number, which is equal to nothing."""
    return None if provision.is_bare else (provision.group, provision.core)


def _equal_elsewhere(pairing: Pairing) -> None:
    def places(provisions: Sequence[Provision], free: Iterable[int]) -> dict[tuple[str, str], list[int]]:
        found: dict[tuple[str, str], list[int]] = defaultdict(list)
        for at in free:
            if key := _key(provisions[at]):
                found[key].append(at)
        return found

    count = [Counter(_key(p) for p in side) for side in (pairing.old, pairing.new)]
    here, there = places(pairing.old, pairing.left()), places(pairing.new, pairing.right())
    for key, ours in here.items():
        theirs = there.get(key, [])
        unique = count[0][key] == count[1][key] == 1
        if theirs and (unique or pairing.old[ours[0]].size >= BOILERPLATE):
            for one, two in zip(ours, theirs, strict=False):
                pairing.join(one, two)


def _same_blocks(pairing: Pairing) -> None:
    """Provisions made of the same paragraphs."""
    there = {pairing.new[at].blocks[0]: at for at in pairing.right() if pairing.new[at].blocks}
    for one in pairing.left():
        blocks = pairing.old[one].blocks
        if blocks and blocks[0] in there:
            pairing.join(one, there[blocks[0]])


def _bare_numbers(pairing: Pairing) -> None:
    """Headings that are nothing but a number, between the same pairs: the last ones answer each other, since
    the words under them do; of the others those of one number.
    """
    chain = rising(pairing)
    gaps: dict[int, tuple[list[int], list[int]]] = {}
    for side, provisions in enumerate((pairing.old, pairing.new)):
        place = _numbered(chain, side, len(provisions))
        done = pairing.back if side else pairing.forth
        for provision in provisions:
            if provision.is_bare and provision.at not in done:
                gaps.setdefault(place[provision.at], ([], []))[side].append(provision.at)
    for ours, theirs in gaps.values():
        if ours and theirs and _word(pairing.old[ours[-1]]) == _word(pairing.new[theirs[-1]]):
            pairing.join(ours.pop(), theirs.pop())
        named = {pairing.new[two].number: two for two in theirs}
        for one in ours:
            two = named.get(pairing.old[one].number)
            if two is not None:
                pairing.join(one, two)


def _word(provision: Provision) -> str:
    """The word before the number: «статья»."""
    return provision.typed.split(maxsplit=1)[0].lower()


def _same_notes(pairing: Pairing) -> None:
    """Notes called by provisions that are a pair, in their order there, where both sides call as many."""
    notes = pairing.old_notes, pairing.new_notes
    for one, two in sorted(pairing.forth.items()):
        ours = [notes[0][n] for n in pairing.old[one].calls if n in notes[0]]
        theirs = [notes[1][n] for n in pairing.new[two].calls if n in notes[1]]
        ours = [at for at in ours if at not in pairing.forth]
        theirs = [at for at in theirs if at not in pairing.back]
        if len(ours) == len(theirs):
            for a, b in zip(ours, theirs, strict=True):
                if a not in pairing.forth and b not in pairing.back:
                    pairing.join(a, b)


def _similar(pairing: Pairing) -> None:
    """Best pairs first: the likeness of the words, a little more where the place is the same."""
    left, right = pairing.left(), pairing.right()
    if not left or not right:
        return
    gaps = _gaps(pairing)
    scored = []
    for one, two, likeness in Candidates(pairing.old, pairing.new).of(left, right):
        near = gaps(one, two)
        family = pairing.same_parents(one, two)
        bonus = 0.1 * near + 0.06 * family + 0.05 * _same_label(pairing, one, two)
        scored.append((likeness + bonus, likeness, near or family, one, two))
    scored.sort(key=lambda row: (-row[0], row[3], row[4]))
    for _, likeness, near, one, two in scored:
        if one in pairing.forth or two in pairing.back:
            continue
        if near and likeness >= LIKE_LABELLED and _same_label(pairing, one, two):
            pairing.join(one, two)
            continue
        short = min(pairing.old[one].size, pairing.new[two].size) < MOVED_WORDS
        if likeness >= (LIKE_HERE if near else LIKE_ANYWHERE) and (near or not short):
            pairing.join(one, two)


def _same_label(pairing: Pairing, one: int, two: int) -> bool:
    label = pairing.old[one].number
    return label not in ("", "•") and label == pairing.new[two].number


def _gaps(pairing: Pairing) -> Callable[[int, int], bool]:
    """Return what tells whether two provisions lie between the same pairs of the longest rising chain."""
    chain = rising(pairing)
    ours, theirs = _numbered(chain, 0, len(pairing.old)), _numbered(chain, 1, len(pairing.new))
    return lambda one, two: ours[one] == theirs[two]


def _numbered(chain: Sequence[tuple[int, int]], side: int, size: int) -> list[int]:
    """Number of chain pairs before each position."""
    marks = {pair[side] for pair in chain}
    out, count = [], 0
    for at in range(size):
        out.append(count)
        count += at in marks
    return out


def _headings(pairing: Pairing) -> None:
    """A heading without a pair answers the one above most of the words that its provisions answer."""
    for one in pairing.left():
        if not pairing.old[one].is_head:
            continue
        votes: Counter[int] = Counter()
        for child in _children(pairing.old, one):
            there = pairing.forth.get(child.at)
            if there is not None:
                votes[pairing.new[there].parent] += child.size
        if not votes:
            continue
        two, words = max(votes.items(), key=lambda vote: (vote[1], -vote[0]))
        if (
            two >= 0
            and two not in pairing.back
            and 2 * words >= sum(votes.values())
            and pairing.new[two].is_head
        ):
            pairing.join(one, two)


def _children(provisions: Sequence[Provision], head: int) -> Iterator[Provision]:
    for at in range(head + 1, len(provisions)):
        if provisions[at].is_head and provisions[at].parent != head:
            return
        if provisions[at].parent == head:
            yield provisions[at]


def _alone(pairing: Pairing) -> None:
    """Provisions of one kind with one label, or notes, each alone in a gap of its side, are one rewritten."""
    gaps: dict[tuple[int, int], tuple[list[int], list[int]]] = {}
    ours, theirs = _between(pairing.forth, len(pairing.old)), _between(pairing.back, len(pairing.new))
    for at, (low, high) in ours.items():
        here = pairing.forth.get(low, -1), pairing.forth.get(high, len(pairing.new))
        gaps.setdefault(here, ([], []))[0].append(at)
    for at, here in theirs.items():
        gaps.setdefault(here, ([], []))[1].append(at)
    for left, right in gaps.values():
        if len(left) == len(right) == 1 and _rewritten(pairing, left[0], right[0]):
            pairing.join(left[0], right[0])


def _rewritten(pairing: Pairing, one: int, two: int) -> bool:
    ours, theirs = pairing.old[one], pairing.new[two]
    if ours.kind != theirs.kind or ours.group != theirs.group:
        return False
    if ours.layer is Layer.FURNITURE:
        return True
    return ours.is_head and ours.number == theirs.number


def _between(done: dict[int, int], size: int) -> dict[int, tuple[int, int]]:
    """For each position without a pair the nearest positions with one, before and after it."""
    before, last = {}, -1
    for at in range(size):
        if at in done:
            last = at
        else:
            before[at] = last
    out, last = {}, size
    for at in range(size - 1, -1, -1):
        if at in done:
            last = at
        else:
            out[at] = (before[at], last)
    return out
