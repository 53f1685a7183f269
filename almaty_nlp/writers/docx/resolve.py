"""Tracked changes accepted or rejected in the XML itself (17.13.5), so that a package holds one text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from almaty_nlp.ooxml import names as n

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element as Element

RANGES = tuple(
    f"{name}Range{end}"
    for name in ("moveFrom", "moveTo", "customXmlIns", "customXmlDel", "customXmlMoveFrom", "customXmlMoveTo")
    for end in ("Start", "End")
)
PROPERTY_CHANGES = frozenset(
    n.w(f"{name}Change")
    for name in ("rPr", "pPr", "sectPr", "tblPr", "tblPrEx", "trPr", "tcPr", "tblGrid", "numbering")
)
STAYS = {
    n.w("pPrChange"): (n.R_PR, n.SECT_PR),
    n.w("rPrChange"): tuple(n.CHANGES),
    n.w("trPrChange"): tuple(n.CHANGES),
    n.w("tcPrChange"): tuple(map(n.w, ("cellIns", "cellDel", "cellMerge"))),
    n.w("sectPrChange"): tuple(map(n.w, ("headerReference", "footerReference"))),
}
"""What the properties before a change do not say and the properties after it go on saying."""
GONE = {True: (n.DEL, n.MOVE_FROM), False: (n.INS, n.MOVE_TO)}
ROW_GONE = {True: n.DEL, False: n.INS}
CELL_GONE = {True: n.w("cellDel"), False: n.w("cellIns")}
MARKS = frozenset({*n.CHANGES, *PROPERTY_CHANGES, *map(n.w, ("cellIns", "cellDel", "cellMerge", *RANGES))})
DELETED = {n.DEL_TEXT: n.T, n.w("delInstrText"): n.INSTR_TEXT}


def has_changes(root: Element) -> bool:
    """Tell whether there is any tracked change below an element."""
    return next(root.iter(*MARKS), None) is not None


def resolve(root: Element, *, accept: bool) -> list[Element]:
    """Accept or reject every tracked change below `root`, in place.

    Returns the elements that were changed and are still there: paragraphs, and parents that lost children.
    """
    touched = _owners(root)
    for node in list(root.iter(*PROPERTY_CHANGES)):
        _settle(node, accept)
    for row in list(root.iter(n.TR)):
        if row.find(f"{n.TR_PR}/{ROW_GONE[accept]}") is not None:
            _drop(row, touched)
    for cell in list(root.iter(n.TC)):
        if cell.find(f"{n.TC_PR}/{CELL_GONE[accept]}") is not None:
            _drop(cell, touched)
    for table in list(root.iter(n.TBL)):
        if next(table.iter(n.TR), None) is None:
            _drop(table, touched)
    joined = [p for p in root.iter(n.P) if _mark_gone(p, accept)]
    _content(root, accept)
    for paragraph in reversed(joined):
        _join(paragraph, touched)
    return [element for element in touched if element is root or _holds(root, element)]


def _owners(root: Element) -> list[Element]:
    """What has to be written anew: the paragraph, row or cell round each change, else its parent."""
    found: dict[Element, None] = {}
    for node in root.iter(*MARKS):
        owner = next(node.iterancestors(n.P, n.TR, n.TC, n.TBL, n.SECT_PR), node.getparent())
        if owner is not None:
            found[owner] = None
    return list(found)


def _settle(node: Element, accept: bool) -> None:
    parent = node.getparent()
    if parent is None:
        return
    if not accept and node.tag != n.w("numberingChange"):
        stays = STAYS.get(node.tag, ())
        before = next(iter(node), None)
        old = [] if before is None else list(before)
        kept = [child for child in parent if child.tag in stays]
        for child in list(parent):
            parent.remove(child)
        for child in _ordered(node.tag, old, kept):
            parent.append(child)
    elif node in parent:
        parent.remove(node)


def _ordered(tag: str, old: list[Element], kept: list[Element]) -> list[Element]:
    """Revision marks come first in run properties, last in all others (the order of the schema)."""
    return [*kept, *old] if tag == n.w("rPrChange") else [*old, *kept]


def _drop(element: Element, touched: list[Element]) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
        touched.append(parent)


def _mark_gone(paragraph: Element, accept: bool) -> bool:
    look = paragraph.find(f"{n.P_PR}/{n.R_PR}")
    return look is not None and any(look.find(tag) is not None for tag in GONE[accept])


def _content(root: Element, accept: bool) -> None:
    """Take out what goes, and the elements of changes round what stays."""
    gone = GONE[accept]
    for node in list(root.iter(*n.CHANGES)):
        parent = node.getparent()
        if parent is None:
            continue
        if parent.tag in (n.R_PR, n.TR_PR) or node.tag in gone:
            _remove(node)
        else:
            _unwrap(node)
    for node in list(root.iter(*map(n.w, (*RANGES, "cellIns", "cellDel", "cellMerge")))):
        _remove(node)
    for old, new in DELETED.items():
        for node in list(root.iter(old)):
            node.tag = new


def _remove(node: Element) -> None:
    parent = node.getparent()
    if parent is not None:
        parent.remove(node)


def _unwrap(node: Element) -> None:
    for child in list(node):
        node.addprevious(child)
    _remove(node)


def _join(paragraph: Element, touched: list[Element]) -> None:
    """Put what is left of a paragraph whose mark is gone at the beginning of the next one."""
    follow = paragraph.getnext()
    while follow is not None and follow.tag in (n.w("bookmarkStart"), n.w("bookmarkEnd"), n.w("proofErr")):
        follow = follow.getnext()
    content = [child for child in paragraph if child.tag != n.P_PR]
    parent = paragraph.getparent()
    if parent is None:
        return
    if follow is not None and follow.tag == n.P:
        at = 1 if follow.find(n.P_PR) is not None else 0
        for number, child in enumerate(content):
            follow.insert(at + number, child)
        touched.append(follow)
    elif content or sum(child.tag in (n.P, n.TBL) for child in parent) < 2:
        return
    parent.remove(paragraph)
    touched.append(parent)


def _holds(root: Element, element: Element) -> bool:
    return any(above is root for above in element.iterancestors())


def in_story(elements: Iterable[Element]) -> list[Element]:
    """Return those elements that are written whole when they change: paragraphs and section properties."""
    return [element for element in elements if element.tag in (n.P, n.SECT_PR)]
