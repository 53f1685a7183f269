"""Which paragraphs, tables and rows of two versions answer each other, in order, within one container."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import TYPE_CHECKING

from almaty_nlp.model import order
from almaty_nlp.ooxml import names as n

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

TRANSPARENT = frozenset(map(n.w, ("sdt", "sdtContent", "customXml", "smartTag")))
Pair = tuple[int, int]
Texts = tuple[Callable[["Element"], str], Callable[["Element"], str]]
"""What gives the text of an item of OLD, and of one of NEW."""
Step = tuple[int | None, int | None]
"""Places of what answers each other in OLD and NEW; None: it has no counterpart in the order."""


def items(container: Element, wanted: Sequence[str] = (n.P, n.TBL)) -> list[Element]:
    """Return the paragraphs and tables of a container in order, also those in content controls."""
    found: list[Element] = []
    for child in container:
        if child.tag in wanted:
            found.append(child)
        elif child.tag in TRANSPARENT:
            found += items(child, wanted)
    return found


def rising(pairs: Sequence[Pair]) -> list[Pair]:
    """Return the longest rising chain of pairs: what kept its order.

    >>> rising([(0, 1), (1, 2), (2, 0), (3, 3)])
    [(0, 1), (1, 2), (3, 3)]
    """
    ordered = sorted(pairs)
    return [ordered[at] for at in order.rising([right for _, right in ordered])]


def steps(
    old: Sequence[Element],
    new: Sequence[Element],
    chain: Sequence[Pair],
    moved: Sequence[Pair],
    texts: Texts,
    *,
    guess: bool,
) -> list[Step]:
    """Return the order of the merged container: pairs, what is only OLD (first), what is only NEW.

    `chain` are the pairs that kept their order, `moved` those that did not and stay apart. Between the
    former equal texts are paired, with `guess` also what is of one kind at one place, and always the two
    last paragraphs: the end of a container cannot be taken out or put in.
    """
    taken_old, taken_new = {one for one, _ in moved}, {two for _, two in moved}
    found: list[Step] = []
    for (low, start), (high, end) in pairwise([(-1, -1), *chain, (len(old), len(new))]):
        left = [at for at in range(low + 1, high) if at not in taken_old]
        right = [at for at in range(start + 1, end) if at not in taken_new]
        inner = _equal(old, new, left, right, texts)
        if guess:
            inner += _alike(old, new, left, right, inner)
        if high == len(old) and end == len(new):
            inner += _last(old, new, left, right, inner)
        found += _gap(range(low + 1, high), range(start + 1, end), sorted(inner))
        if high < len(old) or end < len(new):
            found.append((high, end))
    return found


def _equal(
    old: Sequence[Element],
    new: Sequence[Element],
    left: list[int],
    right: list[int],
    texts: Texts,
) -> list[Pair]:
    if not left or not right:
        return []
    ours = [(old[at].tag, texts[0](old[at])) for at in left]
    theirs = [(new[at].tag, texts[1](new[at])) for at in right]
    blocks = SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks()
    return [(left[b.a + k], right[b.b + k]) for b in blocks for k in range(b.size)]


def _alike(
    old: Sequence[Element], new: Sequence[Element], left: list[int], right: list[int], inner: list[Pair]
) -> list[Pair]:
    """Pair what is of one kind between the pairs there are, one after another."""
    found: list[Pair] = []
    ends = [(-1, -1), *sorted(inner), (len(old), len(new))]
    for (low, start), (high, end) in pairwise(ends):
        ours = [at for at in left if low < at < high]
        theirs = [at for at in right if start < at < end]
        found += [(a, b) for a, b in zip(ours, theirs, strict=False) if old[a].tag == new[b].tag]
    return rising(found)


def _last(
    old: Sequence[Element], new: Sequence[Element], left: list[int], right: list[int], inner: list[Pair]
) -> list[Pair]:
    one, two = len(old) - 1, len(new) - 1
    free = one in left and two in right and not any(a == one or b == two for a, b in inner)
    return [(one, two)] if free and old[one].tag == new[two].tag == n.P else []


def _gap(left: range, right: range, inner: list[Pair]) -> list[Step]:
    """What lies between two pairs: between the inner pairs OLD first, then NEW."""
    found: list[Step] = []
    one, two = left.start, right.start
    for a, b in [*inner, (left.stop, right.stop)]:
        found += [(at, None) for at in range(one, a)]
        found += [(None, at) for at in range(two, b)]
        if a < left.stop and b < right.stop:
            found.append((a, b))
        one, two = a + 1, b + 1
    return found
