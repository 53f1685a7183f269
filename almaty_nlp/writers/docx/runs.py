"""Cutting runs where an edit begins and ends, so that a change covers exact characters (17.3.2)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from copy import deepcopy
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from almaty_nlp.ooxml import names as n
from almaty_nlp.ooxml.nodes import XML_SPACE

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

    from almaty_nlp.writers.docx.signature import Signer

NO_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
INSERTED = frozenset({n.INS, n.MOVE_TO})
ELEMENT_OF = {"\t": n.TAB, "\n": n.BR}
"""Characters that stand in a run as elements of their own."""


class Stretch(NamedTuple):
    """Characters [start, end) of the content of one text-bearing element."""

    node: Element
    start: int
    end: int


def cut_out(stretches: Iterable[Stretch]) -> list[Element]:
    """Have the stretches stand in runs of their own, which are returned in the order of the text.

    The stretches come in the order of the text and lie in runs; formatting is copied to every piece.
    """
    found: list[Element] = []
    for run, group in groupby(stretches, lambda stretch: stretch.node.getparent()):
        if run is None:
            raise ValueError("a text node without a run")
        wanted = {_isolated(stretch) for stretch in group}
        found += _parted(run, wanted)
    return found


def cut_at(node: Element, offset: int) -> tuple[Element, bool]:
    """Have a run begin or end where the character at `offset` of a node begins.

    Return a run and whether the place is before it (else after it).
    """
    run = node.getparent()
    if run is None:
        raise ValueError("a text node without a run")
    if offset > 0:
        length = len(node.text or "") if is_text(node) else 1
        first = node if offset >= length else _split(node, offset)
        follow = [child for child in first.itersiblings() if child.tag != n.R_PR]
        behind = follow if offset >= length else [first, *follow]
        if not behind:
            return run, False
    else:
        behind = [node, *node.itersiblings()]
        if not any(child.tag != n.R_PR for child in node.itersiblings(preceding=True)):
            return run, True
    new = _empty_like(run)
    run.addnext(new)
    new.tail = None
    new.extend(behind)
    return new, True


def is_text(node: Element) -> bool:
    """Tell whether a text-bearing element holds its characters itself (a tab or a break does not)."""
    return node.tag in (n.T, n.DEL_TEXT, n.MATH_TEXT)


def run_of(text: str, like: Element | None) -> Element:
    """Return a new run with a text, formatted like another; tabs and line ends become elements."""
    from lxml import etree

    run = _element(n.R) if like is None else _empty_like(like)
    for tag, characters in groupby(text, lambda sign: ELEMENT_OF.get(sign, n.T)):
        held = "".join(characters)
        if tag == n.T:
            set_text(etree.SubElement(run, n.T), held)
        else:
            for _ in held:
                etree.SubElement(run, tag)
    return run


def set_text(node: Element, text: str) -> None:
    """Give a w:t its text; outer spaces are marked as meant (17.3.3.31)."""
    node.text = text
    if text[:1].isspace() or text[-1:].isspace():
        node.set(XML_SPACE, "preserve")


def printable(text: str) -> str:
    """Return the text without the characters that XML 1.0 has no place for (2.2)."""
    return NO_XML.sub("", text)


def mark_deleted(runs: Iterable[Element], make: Element) -> Element:
    """Put neighbouring runs into the element of a change, their text as deleted text."""
    first = True
    for run in runs:
        if first:
            run.addprevious(make)
            first = False
        tail, run.tail = run.tail, None
        make.append(run)
        make.tail = tail
        for node in list(run.iter(n.T)):
            node.tag = n.DEL_TEXT
        for node in list(run.iter(n.INSTR_TEXT)):
            node.tag = n.w("delInstrText")
    return make


def neighbours(runs: Iterable[Element]) -> Iterator[list[Element]]:
    """Yield the runs in groups that stand one right after another."""
    group: list[Element] = []
    for run in runs:
        if group and group[-1].getnext() is not run:
            yield group
            group = []
        group.append(run)
    if group:
        yield group


def place(new: Element, run: Element, *, before: bool, signer: Signer | None = None) -> None:
    """Put an element beside a run; a change (with a `signer`) outside an insertion that holds the run."""
    parent = run.getparent()
    if signer is not None and parent is not None and parent.tag in INSERTED:
        run, before = _leave(run, parent, signer, before=before)
    if before:
        run.addprevious(new)
    else:
        tail, run.tail = run.tail, None
        run.addnext(new)
        new.tail = tail


def remove_run(run: Element) -> None:
    """Take out an element, and the change, link or control round it that is left empty."""
    parent = run.getparent()
    if parent is None:
        return
    parent.remove(run)
    if not len(parent) and parent.tag in (*n.CHANGES, n.HYPERLINK):
        remove_run(parent)


def _leave(run: Element, change: Element, signer: Signer, *, before: bool) -> tuple[Element, bool]:
    """Part a change beside a run so that a place outside of it lies there."""
    behind = list(run.itersiblings())
    if before:
        behind.insert(0, run)
    if len(behind) == len(change):
        return change, True
    if behind:
        other = _element(change.tag, change)
        other.set(n.ID, signer.number())
        change.addnext(other)
        other.extend(behind)
    return change, False


def _element(tag: str, like: Element | None = None) -> Element:
    """A new element with the attributes of another."""
    from lxml import etree

    element = etree.Element(tag, nsmap={"w": n.WORD})
    for name, held in () if like is None else like.attrib.items():
        element.set(name, held)
    return element


def _isolated(stretch: Stretch) -> Element:
    """The stretch as a text-bearing element of its own."""
    node, start, end = stretch
    if not is_text(node):
        return node
    if end < len(node.text or ""):
        _split(node, end)
    return _split(node, start) if start > 0 else node


def _split(node: Element, offset: int) -> Element:
    """Leave the text before `offset` in the node; return a new node after it with the rest."""
    text = node.text or ""
    new = _element(node.tag, node)
    set_text(new, text[offset:])
    set_text(node, text[:offset])
    node.addnext(new)
    return new


def _parted(run: Element, wanted: set[Element]) -> list[Element]:
    """Part a run so that the wanted children stand in runs without others; return these runs."""
    children = [child for child in run if child.tag != n.R_PR]
    groups = [(key, list(group)) for key, group in groupby(children, lambda child: child in wanted)]
    found, last = [], run
    for number, (is_wanted, group) in enumerate(groups):
        if number:
            new = _empty_like(run)
            last.addnext(new)
            new.extend(group)
            last = new
        if is_wanted:
            found.append(last)
    return found


def _empty_like(run: Element) -> Element:
    new = _element(run.tag, run)
    look = run.find(n.R_PR)
    if look is not None:
        new.append(deepcopy(look))
    return new
