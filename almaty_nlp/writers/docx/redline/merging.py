"""Two versions of a paragraph as one, with what went and what came marked in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from difflib import SequenceMatcher
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from almaty_nlp.model.change import Op, Words
from almaty_nlp.ooxml import names as n
from almaty_nlp.writers.docx.redline.copies import Copier
from almaty_nlp.writers.docx.redline.lines import MATH_OBJECTS, Line
from almaty_nlp.writers.docx.redline.marks import wrap
from almaty_nlp.writers.docx.runs import Stretch, cut_at, cut_out, place
from almaty_nlp.writers.docx.signature import Signer

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

Compare = Callable[[str, str], Iterable[Words]]
"""Says what makes one text of another, in words that add up to both."""


class Hunk(NamedTuple):
    """[old_start, old_end) of OLD's line became [new_start, new_end) of NEW's, or stayed equal."""

    equal: bool
    old_start: int
    old_end: int
    new_start: int
    new_end: int


def hunks(old: str, new: str, compare: Compare) -> list[Hunk]:
    """Return the hunks of two texts, exact to the character whatever `compare` takes for equal."""
    words = list(compare(old, new))
    ours = "".join(word.text for word in words if word.op is not Op.INSERT)
    theirs = sum(len(word.text) for word in words if word.op is Op.INSERT)
    stays = sum(len(word.text) for word in words if word.op is Op.EQUAL)
    if len(ours) != len(old) or theirs + stays != len(new):
        return _by_signs(old, new)
    found: list[Hunk] = []
    left = right = 0
    for word in words:
        size = len(word.text)
        if word.op is Op.EQUAL:
            found += _exact(old, new, left, right, size)
            left, right = left + size, right + size
        elif word.op is Op.DELETE:
            found.append(Hunk(False, left, left + size, right, right))
            left += size
        else:
            found.append(Hunk(False, left, left, right, right + size))
            right += size
    return found


def _exact(old: str, new: str, left: int, right: int, size: int) -> list[Hunk]:
    if old[left : left + size] == new[right : right + size]:
        return [Hunk(True, left, left + size, right, right + size)]
    found = []
    same = [old[left + at] == new[right + at] for at in range(size)]
    for equal, group in groupby(range(size), key=same.__getitem__):
        held = list(group)
        low, high = held[0], held[-1] + 1
        found.append(Hunk(equal, left + low, left + high, right + low, right + high))
    return found


def _by_signs(old: str, new: str) -> list[Hunk]:
    script = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return [Hunk(tag == "equal", a, b, c, d) for tag, a, b, c, d in script]


def merge(
    old: Line, new: Line, paragraph: Element, found: list[Hunk], copier: Copier, signer: Signer
) -> None:
    """Mark in a paragraph of NEW, in place, what its line has more and less than that of OLD."""
    for hunk in reversed(found):
        if hunk.equal:
            continue
        if hunk.new_start < hunk.new_end:
            wrap(cut(new.stretches(hunk.new_start, hunk.new_end)), n.INS, signer)
        gone = copier.runs(old, hunk.old_start, hunk.old_end)
        if gone:
            _put(new, hunk.new_start, paragraph, gone, signer)


def mark_moved(line: Line, found: list[Hunk], signer: Signer) -> None:
    """Mark a paragraph of NEW that came from elsewhere: moved words, and words that are new in it."""
    for hunk in reversed(found):
        if hunk.new_start < hunk.new_end:
            runs = cut(line.stretches(hunk.new_start, hunk.new_end))
            wrap(runs, n.MOVE_TO if hunk.equal else n.INS, signer)


def moved_away(old: Line, paragraph: Element, found: list[Hunk], copier: Copier, signer: Signer) -> Element:
    """Return a paragraph for the place that OLD's left: moved words, and words that went."""
    new = copier.paragraph(paragraph, [])
    for hunk in found:
        runs = copier.runs(old, hunk.old_start, hunk.old_end)
        if runs:
            new.extend(runs)
            wrap(runs, n.MOVE_FROM if hunk.equal else n.DEL, signer)
    return new


def cut(stretches: list[Stretch]) -> list[Element]:
    """Have stretches stand in runs of their own; an equation stands for itself."""
    found: list[Element] = []
    for is_math, group in groupby(stretches, lambda stretch: stretch.node.tag in MATH_OBJECTS):
        held = list(group)
        found += [stretch.node for stretch in held] if is_math else cut_out(held)
    return found


def _put(line: Line, at: int, paragraph: Element, runs: list[Element], signer: Signer) -> None:
    """Put deleted runs where a place of a line is."""
    from lxml import etree

    holder = etree.Element("x")
    holder.extend(runs)
    wrap(runs, n.DEL, signer)
    changes = list(holder)
    beside = line.beside(at)
    if beside is None:
        paragraph.extend(changes)
        return
    if beside.node.tag in MATH_OBJECTS:
        run, before = beside.node, beside.end == 0
    else:
        run, before = cut_at(beside.node, beside.end)
    for change in changes if before else reversed(changes):
        place(change, run, before=before, signer=signer)
