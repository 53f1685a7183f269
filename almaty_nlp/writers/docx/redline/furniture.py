"""Which header or footer of one version answers which of the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from almaty_nlp.ooxml import names as n
from almaty_nlp.writers.docx.archive import Archive

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

REFERENCES = (n.w("headerReference"), n.w("footerReference"))

Place = tuple[int, str, str]
"""Number of the section, header or footer, its kind (default, first, even)."""


def furniture(old: Archive, new: Archive, old_root: Element, new_root: Element) -> Iterator[tuple[str, str]]:
    """Yield the names of the parts of headers and footers that answer each other, each part once.

    Those at the same place of the same section first, then those of one kind in the order of the sections.
    """
    ours, theirs = _places(old, old_root), _places(new, new_root)
    used: set[tuple[str, str]] = set()
    same = [(place, place) for place in theirs if place in ours]
    kinds = {kind: [place for place in ours if place[1:] == kind] for kind in {place[1:] for place in ours}}
    near = [(mine, place) for place in theirs for mine in kinds.get(place[1:], ())]
    for mine, place in (*same, *near):
        one, two = ours[mine], theirs[place]
        if one in old and two in new and not used & {("old", one), ("new", two)}:
            used |= {("old", one), ("new", two)}
            yield one, two


def lone(
    old: Archive, new: Archive, old_root: Element, new_root: Element, taken: set[tuple[str, str]]
) -> tuple[list[str], dict[Place, str]]:
    """Return the parts that only NEW has, and by their places those that only OLD has.

    `taken` are the pairs that answer each other.
    """
    ours, theirs = _places(old, old_root), _places(new, new_root)
    mine, yours = {one for one, _ in taken}, {two for _, two in taken}
    come = dict.fromkeys(name for name in theirs.values() if name in new and name not in yours)
    gone = {place: name for place, name in ours.items() if name in old and name not in mine}
    return list(come), {place: name for place, name in gone.items() if place not in theirs}


def _places(archive: Archive, root: Element) -> dict[Place, str]:
    """The names of the parts of headers and footers by their places."""
    links = archive.links(archive.main())
    found = {}
    for number, section in enumerate(root.iter(n.SECT_PR)):
        for node in section.iterchildren(*REFERENCES):
            link = links.get(node.get(n.REL_ID, ""))
            if link is not None:
                found[number, node.tag, node.get(n.TYPE, "default")] = link.target
    return found
