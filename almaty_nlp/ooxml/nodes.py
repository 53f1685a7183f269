"""Which elements of a paragraph bear its text, in the order in which `DocxPiece.node` counts them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from almaty_nlp.ooxml import names as n

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
CHARACTERS = {
    n.TAB: "\t",
    n.PTAB: "\t",
    n.CR: "\n",
    n.NO_BREAK_HYPHEN: "\u2011",
    n.SOFT_HYPHEN: "\u00ad",
}
"""Elements that stand for one character."""
TEXT_TAGS = frozenset({n.T, n.DEL_TEXT, n.MATH_TEXT, n.BR, n.SYM, *CHARACTERS})
"""The text-bearing elements that `DocxPiece.node` counts."""


def choose(alternate: Element) -> Element | None:
    """Return the branch of mc:AlternateContent that Word reads: the first choice whose namespaces it knows,
    else the fallback (ECMA-376 part 3, 9.3).
    """
    for choice in alternate.iterfind(n.CHOICE):
        spaces = (choice.nsmap.get(prefix, "") for prefix in choice.get("Requires", "").split())
        if all(space.startswith(n.UNDERSTOOD) for space in spaces):
            return choice
    return alternate.find(n.FALLBACK)


def text_nodes(paragraph: Element) -> Iterator[Element]:
    """Yield the text-bearing elements of a w:p in the order in which `DocxPiece.node` counts them."""
    stack = [iter(paragraph)]
    while stack:
        for child in stack[-1]:
            tag = child.tag
            if tag in TEXT_TAGS:
                yield child
            elif tag == n.ALTERNATE:
                chosen = choose(child)
                if chosen is not None:
                    stack.append(iter(chosen))
                    break
            elif tag not in n.SILENT and tag not in (n.P, n.TBL, n.TEXT_BOX, n.INSTR_TEXT):
                stack.append(iter(child))
                break
        else:
            stack.pop()
