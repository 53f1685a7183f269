"""The marks of the paragraphs of a merged container, such that Word and LibreOffice resolve them alike.

To take out a paragraph is to join it to the one after it. Where there is none (a table, the end of the
container) its mark stays, and that of the paragraph before takes its place. So it does for LibreOffice 7
where the paragraph holds a note or a link, or was moved and reworded: else an empty paragraph would stay.
LibreOffice also joins two paragraphs when an insertion ends the first and another begins the second: these
are kept apart.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from almaty_nlp.ooxml import names as n
from almaty_nlp.writers.docx.redline.copies import Copier
from almaty_nlp.writers.docx.redline.imports import Imports
from almaty_nlp.writers.docx.redline.lines import BEARERS, NOTE_CALLS
from almaty_nlp.writers.docx.redline.marks import change_form, copy_form, mark_paragraph, wrap
from almaty_nlp.writers.docx.runs import Stretch, cut_out
from almaty_nlp.writers.docx.signature import Signer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element as Element

PLAIN = (n.INS, n.DEL)
GOING = (n.DEL, n.MOVE_FROM)
SPLITTING = (*NOTE_CALLS, n.HYPERLINK)
SPACE = " \t\u00a0"


@dataclass(slots=True)
class Entry:
    """A paragraph or table of the merged container, and what becomes of its paragraph mark (a tag).

    `old` is the paragraph of OLD that it answers or is a copy of.
    """

    element: Element
    mark: str | None
    old: Element | None = None

    @property
    def is_kept(self) -> bool:
        """True for a paragraph that stands in both versions."""
        return self.element.tag == n.P and self.mark is None

    @property
    def is_parted(self) -> bool:
        """True when something parts the words of the paragraph into several revisions."""
        parting = SPLITTING if self.mark in PLAIN else (*SPLITTING, *PLAIN)
        return next(self.element.iter(*parting), None) is not None


@dataclass(frozen=True)
class Settler:
    """Settles the marks of one container."""

    copier: Copier
    imports: Imports
    signer: Signer

    def settle(self, entries: Sequence[Entry]) -> list[Element]:
        """Mark the paragraph marks; return the elements that were changed."""
        for at, entry in enumerate(entries):
            if entry.is_kept:
                self._settle_run(entries, at)
        changed: list[Element] = []
        for one, two in pairwise(entries):
            if one.is_kept and two.element.tag == n.P and two.mark != n.DEL:
                changed += self._kept_apart(one.element, two.element)
        for entry in entries:
            if entry.mark is not None and entry.element.tag == n.P:
                mark_paragraph(entry.element, self.signer.make(entry.mark))
                changed.append(entry.element)
        return changed

    def _settle_run(self, entries: Sequence[Entry], at: int) -> None:
        """Look at the paragraphs that come or go right after a kept one."""
        kind = entries[at + 1].mark if at + 1 < len(entries) else None
        if kind is None:
            return
        run = list(takewhile(lambda e: e.mark == kind and e.element.tag == n.P, entries[at + 1 :]))
        end = at + 1 + len(run)
        stuck = end == len(entries) or entries[end].element.tag == n.TBL
        ahead = takewhile(lambda e: not e.is_kept and e.element.tag == n.P, entries[at + 1 :])
        noted = any(entry.is_parted for entry in ahead)
        beside = kind == n.INS and _insertion(entries[at].element, last=True) is not None
        side_by_side = len({entry.element.getparent() for entry in entries[at:end]}) == 1
        if side_by_side and (noted or beside or (stuck and kind in PLAIN)):
            self._shift(entries[at], run[-1], n.DEL if kind in GOING else n.INS)

    def _shift(self, before: Entry, last: Entry, kind: str) -> None:
        """Have the mark of `before` come or go instead of that of `last`, which keeps its look."""
        before.mark, last.mark = kind, None
        look = self.imports.look(last.element, old=False)
        if kind == n.DEL:
            if self.imports.look(before.element, old=False) != look:
                change_form(last.element, last.element.find(n.P_PR), self.signer)
                copy_form(before.element, last.element)
        elif before.old is not None and self.imports.look(before.old, old=True) != look:
            change_form(last.element, self.copier.form(before.old), self.signer)
        if kind == n.INS:
            last.old = before.old

    def _kept_apart(self, one: Element, two: Element) -> list[Element]:
        """Have no insertion end a paragraph where another begins the next one; return what was changed."""
        ending = _insertion(one, last=True)
        if ending is None or _insertion(two, last=False) is None:
            return []
        gone = ending.getprevious()
        if gone is not None and gone.tag == n.DEL:  # what came may as well stand before what went
            while gone is not None and gone.tag == n.DEL:
                before = gone.getprevious()
                tail, gone.tail = gone.tail, None
                ending.addnext(gone)
                gone.tail = tail
                gone = before
            return [one]
        return [one] if self._widened(ending) else []

    def _widened(self, ending: Element) -> bool:
        """Show the word before an insertion as replaced by itself: it parts the two insertions."""
        run = ending.getprevious()
        node = None if run is None or run.tag != n.R else run[-1] if len(run) else None
        if node is None or node.tag != n.T or not node.text:
            return False
        text = node.text.rstrip(SPACE)
        start = max(map(text.rfind, SPACE)) + 1
        (word,) = cut_out([Stretch(node, start, len(node.text))])
        twin = _copy(word)
        ending.addnext(twin)
        wrap([word], n.INS, self.signer)
        wrap([twin], n.DEL, self.signer)
        return True


def _copy(run: Element) -> Element:
    from copy import deepcopy

    twin = deepcopy(run)
    twin.tail = None
    return twin


def _insertion(paragraph: Element, *, last: bool) -> Element | None:
    """The insertion that the first or last sign of a paragraph stands in; None for another sign, or none."""
    found: Element | None = None
    for node in paragraph.iter(n.DEL_TEXT, *BEARERS):
        if next(node.iterancestors(n.P), None) is paragraph:
            found = node
            if not last:
                break
    above = (
        () if found is None else takewhile(lambda element: element is not paragraph, found.iterancestors())
    )
    return next((element for element in above if element.tag == n.INS), None)
