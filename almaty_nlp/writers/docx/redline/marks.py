"""Marks of revisions on paragraphs, rows and runs (17.13.5)."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from typing import TYPE_CHECKING

from almaty_nlp.ooxml import names as n
from almaty_nlp.writers.docx.runs import mark_deleted, neighbours
from almaty_nlp.writers.docx.signature import Signer

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

P_PR_CHANGE, TR_PR_CHANGE = n.w("pPrChange"), n.w("trPrChange")
AFTER_LOOK = (n.SECT_PR, P_PR_CHANGE)
TR_PR_BEFORE = n.w("tblPrEx")
MATH_OBJECTS = (f"{{{n.MATH}}}oMathPara", f"{{{n.MATH}}}oMath")


def properties(paragraph: Element) -> Element:
    """Return the w:pPr of a paragraph, made where there is none."""
    from lxml import etree

    found = paragraph.find(n.P_PR)
    if found is None:
        found = etree.Element(n.P_PR, nsmap={"w": n.WORD})
        paragraph.insert(0, found)
    return found


def mark_paragraph(paragraph: Element, change: Element) -> None:
    """Put the revision of a paragraph mark (w:ins, w:del, w:moveFrom, w:moveTo) first in its look."""
    from lxml import etree

    holder = properties(paragraph)
    look = holder.find(n.R_PR)
    if look is None:
        look = etree.Element(n.R_PR, nsmap={"w": n.WORD})
        after = next((child for child in holder if child.tag in AFTER_LOOK), None)
        if after is None:
            holder.append(look)
        else:
            after.addprevious(look)
    look.insert(0, change)


def mark_row(row: Element, change: Element) -> None:
    """Say that a row was put in or taken out."""
    from lxml import etree

    holder = row.find(n.TR_PR)
    if holder is None:
        holder = etree.Element(n.TR_PR, nsmap={"w": n.WORD})
        exception = row.find(TR_PR_BEFORE)
        if exception is None:
            row.insert(0, holder)
        else:
            exception.addnext(holder)
    after = holder.find(TR_PR_CHANGE)
    if after is None:
        holder.append(change)
    else:
        after.addprevious(change)


def change_form(paragraph: Element, before: Element | None, signer: Signer) -> None:
    """Say that the properties of a paragraph were others: those of `before` (a w:pPr, None: none at all)."""
    from lxml import etree

    holder = properties(paragraph)
    change = signer.make(P_PR_CHANGE)
    old = etree.SubElement(change, n.P_PR)
    for child in () if before is None else before:
        if child.tag not in (n.R_PR, *AFTER_LOOK):
            old.append(deepcopy(child))
    holder.append(change)


def copy_form(source: Element, goal: Element) -> None:
    """Give one paragraph the properties of another, those of its mark and section apart."""
    holder = properties(goal)
    for child in list(holder):
        if child.tag not in (n.R_PR, *AFTER_LOOK):
            holder.remove(child)
    theirs = source.find(n.P_PR)
    wanted = [] if theirs is None else [c for c in theirs if c.tag not in (n.R_PR, *AFTER_LOOK)]
    for at, child in enumerate(wanted):
        holder.insert(at, deepcopy(child))


def wrap(runs: Iterable[Element], tag: str, signer: Signer) -> None:
    """Put runs into elements of a change, neighbours into one."""
    for group in neighbours(runs):
        change = signer.make(tag)
        if tag == n.DEL:
            mark_deleted(group, change)
            continue
        group[0].addprevious(change)
        for run in group:
            tail, run.tail = run.tail, None
            change.append(run)
            change.tail = tail


def wrap_content(paragraph: Element, tag: str, signer: Signer) -> None:
    """Put all that a paragraph holds into elements of a change."""
    wrap(list(_runs(paragraph)), tag, signer)


def _runs(parent: Element) -> Iterable[Element]:
    for child in parent:
        if child.tag in (n.R, *MATH_OBJECTS):
            yield child
        elif child.tag not in n.SILENT and child.tag not in n.CHANGES:
            yield from _runs(child)
