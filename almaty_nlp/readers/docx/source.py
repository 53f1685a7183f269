"""The parts a story needs besides itself: styles, lists, link targets, limits."""

from __future__ import annotations

from functools import cached_property
from time import monotonic
from typing import TYPE_CHECKING

from almaty_nlp.model.document import Notice
from almaty_nlp.model.message import Message
from almaty_nlp.ooxml import names as n
from almaty_nlp.ooxml.xml import MalformedXml, NestedXml
from almaty_nlp.readers._limits import Limits
from almaty_nlp.readers.docx import refusals
from almaty_nlp.readers.docx.numbering import Numbering
from almaty_nlp.readers.docx.package import Package, Relationship
from almaty_nlp.readers.docx.paragraphs import PropertyReader
from almaty_nlp.readers.docx.styles import Styles

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

MAIN, DEFAULT_MAIN = "officeDocument", "word/document.xml"


class Source:
    """The package with what its stories share; a part that is missing or broken becomes a notice."""

    def __init__(self, package: Package, limits: Limits) -> None:
        """Find the main part. Raises InputError when there is none or it is no Word document."""
        self.package = package
        self.limits = limits
        self.notices: list[Notice] = []
        self._deadline = monotonic() + limits.seconds
        roots = package.relationships().values()
        found = (link.target for link in roots if link.kind == MAIN and not link.external)
        self.main = next((name for name in found if name in package), DEFAULT_MAIN)
        if self.main not in package:
            raise refusals.no_word(package.path)
        try:
            self.document = package.root(self.main)
        except NestedXml as error:
            raise refusals.too_deep(package.path) from error
        except MalformedXml as error:
            raise refusals.damaged(package.path, self.main) from error
        if self.document.tag != n.w("document"):
            raise refusals.no_word(package.path)
        self._relationships: dict[str, dict[str, Relationship]] = {}
        self.styles = Styles(self.part("styles"))
        self.numbering = Numbering(self.part("numbering"), self.styles)
        self.properties = PropertyReader(self.styles, self.numbering)

    @cached_property
    def settings(self) -> Element | None:
        """The root of word/settings.xml."""
        return self.part("settings")

    def relationships(self, part: str) -> dict[str, Relationship]:
        """Return the relationships of a part by id."""
        if part not in self._relationships:
            self._relationships[part] = self.package.relationships(part)
        return self._relationships[part]

    def links(self, part: str) -> dict[str, str]:
        """Return the outside addresses of a part's hyperlinks by relationship id."""
        return {key: link.target for key, link in self.relationships(part).items() if link.external}

    def name_of(self, kind: str) -> str | None:
        """Return the name of the part of a kind (styles, footnotes, …), None when the document names none
        that is there.
        """
        for link in self.relationships(self.main).values():
            if link.kind == kind and not link.external:
                if link.target in self.package:
                    return link.target
                self.notices.append(missing(link.target))
        return None

    def part(self, kind: str) -> Element | None:
        """Return the root of the part of a kind, None when it is not there or no XML."""
        name = self.name_of(kind)
        return None if name is None else self.root(name)

    def root(self, name: str) -> Element | None:
        """Return the root of a part by name, None (and a notice) when it is no XML."""
        try:
            return self.package.root(name)
        except MalformedXml:
            self.notices.append(missing(name))
            return None

    def check(self, blocks: int) -> None:
        """Raise InputError when the reading has taken too long or gives too many blocks."""
        if monotonic() > self._deadline:
            raise refusals.too_slow(self.package.path)
        if blocks > self.limits.max_blocks:
            raise refusals.too_large(self.package.path)


def missing(part: str) -> Notice:
    """A part that the document names is not there or cannot be read."""
    return Notice(
        "missing-part",
        Message(
            en=f"The part {part} is missing or damaged; the document is read without it: "
            "compare it with the original.",
            ru=f"Часть {part} отсутствует или повреждена; документ прочитан без неё: "
            "сверьте его с оригиналом.",
        ),
    )
