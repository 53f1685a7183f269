"""The marks of the paragraphs of a merged container, such that Word and LibreOffice resolve them alike.

To take out a paragraph is to join it to the one after it. Where there is none (a table, the end of the
container) its mark stays, and that of the paragraph before takes its place.

LibreOffice 7 needs more, else an empty paragraph stays. It loads all notes at the first call and forgets then
that the mark of that paragraph goes: it has to be another mark. And it joins no moved paragraph whose words
are parted by a link or by other changes: the mark of such a one comes or goes without being moved.
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

WAYS = {n.INS: n.INS, n.MOVE_TO: n.INS, n.DEL: n.DEL, n.MOVE_FROM: n.DEL}
"""Whether what is marked comes or goes."""
PARTING = (n.HYPERLINK, n.INS, n.DEL)
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
    def way(self) -> str | None:
        """Whether the paragraph comes (w:ins) or goes (w:del); None for a table and one that stays."""
        return None if self.mark is None or self.element.tag != n.P else WAYS[self.mark]

    @property
    def is_parted(self) -> bool:
        """True when links or other changes part the words of the paragraph."""
        return next(self.element.iter(*PARTING), None) is not None

    @property
    def has_first_note(self) -> bool:
        """True when the first footnote or endnote of the document is called in the paragraph."""
        calls = {call.tag: call for call in reversed(list(self.element.iter(*NOTE_CALLS)))}
        root = self.element.getroottree().getroot()
        return any(next(root.iter(tag), None) is call for tag, call in calls.items())


@dataclass(frozen=True)
class Settler:
    """Settles the marks of one container."""

    copier: Copier
    imports: Imports
    signer: Signer

    def settle(self, entries: Sequence[Entry]) -> list[Element]:
        """Mark the paragraph marks; return the elements that were changed."""
        for entry in entries:
            if entry.way is not None and entry.mark != entry.way and entry.is_parted:
                entry.mark = entry.way
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
        ahead = list(takewhile(lambda entry: entry.way is not None, entries[at + 1 :]))
        if not ahead:
            return
        way, end = WAYS[ahead[0].mark or n.INS], at + 1 + len(ahead)
        run = list(takewhile(lambda entry: entry.way == way, ahead))
        noted = next((entry for entry in ahead if entry.has_first_note), None)
        stuck = end == len(entries) or entries[end].element.tag == n.TBL
        beside = way == n.INS and _insertion(entries[at].element, last=True) is not None
        side_by_side = len({entry.element.getparent() for entry in (entries[at], *run)}) == 1
        if side_by_side and (noted is not None or beside or stuck):
            last = noted if noted in run and not stuck else run[-1]
            self._shift(entries[at], last, way)

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
