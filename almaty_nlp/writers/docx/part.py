"""One XML part edited in place: what no edit touches comes out byte by byte as it came in."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import TYPE_CHECKING, Any, NamedTuple

from almaty_nlp.ooxml import names as n
from almaty_nlp.ooxml.xml import parse_xml, utf8

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

TAG = re.compile(
    rb"""<(?:!--.*?-->|!\[CDATA\[.*?\]\]>|\?.*?\?>|(/)?[^!?"'>][^"'>]*(?:"[^"]*"[^"'>]*|'[^']*'[^"'>]*)*>)""",
    re.DOTALL,
)
"""Tags, comments, CDATA and instructions of XML that a parser has found well-formed."""
DECLARED = re.compile(rb"""^\s*<\?xml[^>]*?encoding\s*=\s*["']([^"']+)["'][^>]*\?>""")
BOM = b"\xef\xbb\xbf"


class Extent(NamedTuple):
    """Where an element stands in the bytes: its start tag [start, inner), its end tag [close, end)."""

    start: int
    inner: int
    close: int
    end: int


class Part:
    """The tree of a part with the bytes it was read from. Change the tree, then `touch` what was changed."""

    def __init__(self, data: bytes, where: str) -> None:
        """Parse the bytes; `where` names file and part in messages. Raises as `parse_xml` does."""
        data = _as_utf8(data)
        self.data = data
        self._strict = b"purl.oclc.org" in data[:8192]
        self.root = parse_xml(_swapped(data, n.STRICT) if self._strict else data, where)
        self._extents = dict(zip(self.root.iter(), extents(data), strict=True))
        self._touched: set[Element] = set()
        self._opened: set[Element] = set()
        self.paragraphs: list[Element] = list(self.root.iter(n.P))

    @property
    def changed(self) -> bool:
        """Whether anything was touched."""
        return bool(self._touched or self._opened)

    def touch(self, element: Element) -> None:
        """Have an element written anew: one that was changed, or a new one at its place in the tree."""
        self._touched.add(element)

    def reopen(self, element: Element) -> None:
        """Have the children of an element written as they stand now (some are gone, or in another order)."""
        self._opened.add(element)

    def to_bytes(self) -> bytes:
        """Return the part: the old bytes, with what was touched in its new form."""
        if not self.changed:
            return self.data
        opened = set(self._opened)
        for element in (*self._touched, *self._opened):
            opened.update(element.iterancestors())
        extent = self._extents[self.root]
        return b"".join((self.data[: extent.start], *self._emit(self.root, opened), self.data[extent.end :]))

    def _emit(self, element: Element, opened: set[Element]) -> list[bytes]:
        extent = self._extents.get(element)
        if extent is None or element in self._touched:
            return [self._markup(element)]
        if element not in opened:
            return [self.data[extent.start : extent.end]]
        if extent.inner == extent.end:  # an empty element that has children now
            return [self._markup(element)]
        parts = [self.data[extent.start : extent.inner], _escaped(element.text)]
        for child in element:
            parts += self._emit(child, opened)
            parts.append(_escaped(child.tail))
        parts.append(self.data[extent.close : extent.end])
        return parts

    def _markup(self, element: Element) -> bytes:
        """The element as XML that stands where the prefixes of its parents are known."""
        from lxml import etree

        parent = element.getparent()
        spaces: Any = None if parent is None else parent.nsmap  # the stubs do not know the default one
        holder = etree.Element("x", nsmap=spaces)
        clone = deepcopy(element)
        clone.tail = None
        holder.append(clone)
        text = etree.tostring(holder, encoding="unicode")
        raw = text[text.index(">") + 1 : text.rindex("</")].encode()
        return _swapped(raw, {new: old for old, new in n.STRICT.items()}) if self._strict else raw


def extents(data: bytes) -> list[Extent]:
    """Return the extent of every element of well-formed XML, in document order.

    >>> extents(b"<a><b/>x</a>")
    [Extent(start=0, inner=3, close=8, end=12), Extent(start=3, inner=7, close=7, end=7)]
    """
    found: list[Extent] = []
    stack: list[int] = []
    for match in TAG.finditer(data):
        start, end = match.span()
        if match[1]:
            at = stack.pop()
            begun = found[at]
            found[at] = Extent(begun.start, begun.inner, start, end)
        elif data[start + 1] not in b"!?":
            if data[end - 2] != 0x2F:
                stack.append(len(found))
            found.append(Extent(start, end, end, end))
    return found


def _as_utf8(data: bytes) -> bytes:
    """The bytes as UTF-8 where they are declared to be something else."""
    from lxml import etree

    data = utf8(data).removeprefix(BOM)
    declared = DECLARED.match(data)
    if declared is None or declared[1].lower() in (b"utf-8", b"us-ascii", b"ascii"):
        return data
    root = parse_xml(data, "")
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


def _swapped(data: bytes, spaces: dict[bytes, bytes]) -> bytes:
    for old, new in spaces.items():
        data = data.replace(old, new)
    return data


def _escaped(text: str | None) -> bytes:
    if not text:
        return b""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").encode()
