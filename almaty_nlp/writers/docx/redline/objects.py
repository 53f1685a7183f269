"""Pictures, shapes and text boxes of OLD brought into the package of NEW, with the images they show."""

from __future__ import annotations

import posixpath
from copy import deepcopy
from typing import TYPE_CHECKING

from almaty_nlp.ooxml import names as n
from almaty_nlp.writers.docx.archive import Archive

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

IMAGE = "image"
LINKED = f"{{{n.RELATIONSHIPS}}}"
"""How the attributes begin that lead to other parts (r:id, r:embed …)."""


class Objects:
    """Brings objects of the main part of OLD along; charts and embedded files stay behind."""

    def __init__(self, old: Archive, new: Archive, main: Element) -> None:
        """`main` is the root of OLD's main part as it is being read."""
        self._old, self._new, self._main = old, new, main
        self._links = old.links(old.main())
        self._ids: dict[str, str] = {}

    def brought(self, node: Element) -> Element | None:
        """Return a copy of an object for NEW's main part; None where it needs a part that is no image."""
        copy = deepcopy(node)
        copy.tail = None
        leads = [(e, str(name)) for e in copy.iter() for name in e.attrib if str(name).startswith(LINKED)]
        if leads and node.getroottree().getroot() is not self._main:
            return None
        targets = [self._links.get(element.get(name, "")) for element, name in leads]
        if any(link is None or link.kind != IMAGE or link.target not in self._old for link in targets):
            return None
        for (element, name), link in zip(leads, targets, strict=True):
            assert link is not None
            element.set(name, self._image(link.target))
        return copy

    def _image(self, target: str) -> str:
        """The relationship of NEW's main part to an image of OLD, copied once."""
        if target not in self._ids:
            name = posixpath.basename(target)
            stem, ending = posixpath.splitext(name)
            folder, number = posixpath.dirname(self._new.main()), 1
            while posixpath.join(folder, "media", name) in self._new:
                number += 1
                name = f"{stem}-{number}{ending}"
            full = posixpath.join(folder, "media", name)
            self._new.put(full, self._old.data(target))
            self._new.declare(full, self._old.content_type(target))
            kind = f"{n.RELATIONSHIPS}/{IMAGE}"
            self._ids[target] = self._new.add_link(self._new.main(), kind, f"media/{name}")
        return self._ids[target]
