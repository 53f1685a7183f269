"""Text of OLD as runs and paragraphs for NEW: its formatting, no links into the other package."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import TYPE_CHECKING

from almaty_nlp.ooxml import names as n
from almaty_nlp.writers.docx.redline.imports import Imports
from almaty_nlp.writers.docx.redline.lines import MATH_OBJECTS, NOTE_CALLS, OBJECTS, Line
from almaty_nlp.writers.docx.redline.objects import Objects
from almaty_nlp.writers.docx.runs import is_text, set_text

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

TIED = (n.w("bookmarkStart"), n.w("bookmarkEnd"), n.COMMENT_START, n.COMMENT_END, n.COMMENT_REF)
"""What points to other parts, or has a name that may stand once: it does not come along."""


class Copier:
    """Makes copies of OLD's text. `note` gives the id in NEW for a note call of OLD."""

    def __init__(self, imports: Imports, objects: Objects, note: Callable[[Element], str]) -> None:
        self._imports = imports
        self._objects = objects
        self._note = note

    def runs(self, line: Line, start: int, end: int) -> list[Element]:
        """Return the characters [start, end) of a line of OLD as new runs, less objects that cannot come."""
        found: list[Element] = []
        last: Element | None = None
        for node, left, right in line.stretches(start, end):
            thing = self._object(node) if node.tag in OBJECTS else None
            if node.tag in OBJECTS and thing is None:
                continue
            if node.tag in MATH_OBJECTS:
                found.append(deepcopy(node))
                found[-1].tail, last = None, None
                continue
            run = node.getparent()
            if run is None or run is not last:
                found.append(self._empty(run))
            last = run
            found[-1].append(self._part(node, left, right) if thing is None else thing)
        return found

    def form(self, paragraph: Element) -> Element | None:
        """Return a copy of the properties of a paragraph of OLD in the terms of NEW; no section."""
        held = paragraph.find(n.P_PR)
        if held is None:
            return None
        copy = deepcopy(held)
        copy.tail = None
        for section in copy.findall(n.SECT_PR):
            copy.remove(section)
        return self._imports.translate(copy)

    def paragraph(self, paragraph: Element, runs: list[Element]) -> Element:
        """Return a new paragraph with the properties of one of OLD and these runs."""
        from lxml import etree

        new = etree.Element(n.P, nsmap={"w": n.WORD})
        form = self.form(paragraph)
        if form is not None:
            new.append(form)
        new.extend(runs)
        return new

    def whole(self, element: Element) -> Element:
        """Return a copy of a note or table without what ties it to the other package."""
        copy = deepcopy(element)
        copy.tail = None
        for old, node in zip(list(element.iter(*OBJECTS)), list(copy.iter(*OBJECTS)), strict=True):
            if node is copy or next(old.iterancestors(*OBJECTS), element) is not element:
                continue  # it comes with the object that holds it
            thing, parent = self._object(old), node.getparent()
            assert parent is not None
            if thing is None:
                parent.remove(node)
            else:
                parent.replace(node, thing)
        return self._untied(copy)

    def _object(self, node: Element) -> Element | None:
        copy = self._objects.brought(node)
        return None if copy is None else self._untied(copy)

    def _untied(self, copy: Element) -> Element:
        for node in list(copy.iter(*TIED)):
            _remove(node)
        for node in list(copy.iter(n.HYPERLINK)):
            for child in list(node):
                node.addprevious(child)
            _remove(node)
        for node in list(copy.iter(*NOTE_CALLS)):
            node.set(n.ID, self._note(node))
        for node in list(copy.iter(n.SECT_PR)):
            _remove(node)
        return self._imports.translate(copy)

    def _empty(self, run: Element | None) -> Element:
        from lxml import etree

        new = etree.Element(n.R, nsmap={"w": n.WORD})
        look = None if run is None else run.find(n.R_PR)
        if look is not None:
            new.append(self._imports.translate(deepcopy(look)))
        return new

    def _part(self, node: Element, left: int, right: int) -> Element:
        copy = deepcopy(node)
        copy.tail = None
        if is_text(node):
            set_text(copy, (node.text or "")[left:right])
        elif node.tag in NOTE_CALLS:
            copy.set(n.ID, self._note(node))
        return copy


def stripped(paragraphs: Iterator[Element]) -> None:
    """Take the field codes out of copied paragraphs: what they showed stays as text."""
    for paragraph in paragraphs:
        for node in list(paragraph.iter(n.FLD_CHAR, n.INSTR_TEXT)):
            _remove(node)


def _remove(node: Element) -> None:
    parent = node.getparent()
    if parent is not None:
        parent.remove(node)
