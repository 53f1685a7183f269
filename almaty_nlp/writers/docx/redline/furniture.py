"""Which header or footer of one version answers which of the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from almaty_nlp.ooxml import names as n
from almaty_nlp.writers.docx.archive import Archive

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

REFERENCES = (n.w("headerReference"), n.w("footerReference"))


def furniture(old: Archive, new: Archive, old_root: Element, new_root: Element) -> Iterator[tuple[str, str]]:
    """Yield the names of the parts of headers and footers that stand at the same place, each part once."""
    ours, theirs = _places(old, old_root), _places(new, new_root)
    used: set[str] = set()
    for place, name in theirs.items():
        other = ours.get(place)
        if other is not None and other in old and name in new and not used & {name, f"old:{other}"}:
            used |= {name, f"old:{other}"}
            yield other, name


def _places(archive: Archive, root: Element) -> dict[tuple[int, str, str], str]:
    """Number of the section, header or footer, its kind (default, first, even) → name of the part."""
    links = archive.links(archive.main())
    found = {}
    for number, section in enumerate(root.iter(n.SECT_PR)):
        for node in section.iterchildren(*REFERENCES):
            link = links.get(node.get(n.REL_ID, ""))
            if link is not None:
                found[number, node.tag, node.get(n.TYPE, "default")] = link.target
    return found
