"""The ZIP package of a DOCX being rewritten: parts that are not replaced are copied byte by byte."""

from __future__ import annotations

import posixpath
import shutil
import zipfile
from copy import copy
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from almaty_nlp.errors import InputError
from almaty_nlp.model.message import Message
from almaty_nlp.ooxml.names import PACKAGE, RELATIONSHIPS
from almaty_nlp.ooxml.xml import MalformedXml, parse_xml
from almaty_nlp.zips import BROKEN

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

MAX_UNPACKED = 1 << 30
"""Bytes that all parts together may claim; `zipfile` never inflates a part past what it claims."""
CONTENT_TYPES = "[Content_Types].xml"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"


class Link(NamedTuple):
    """A relationship of a part: the last step of its type, the full name of the part it leads to."""

    kind: str
    target: str


class Archive:
    """A package in memory: parts are read from the file, new and replaced ones written over them."""

    def __init__(self, path: Path) -> None:
        """Open the package; InputError when it is no ZIP package, damaged or claims to be too large."""
        self.path = path
        self._written: dict[str, bytes] = {}
        try:
            self._zip = zipfile.ZipFile(path)
        except BROKEN as error:
            raise self._damaged() from error
        infos = self._zip.infolist()
        self._infos = {_plain(info.filename): info for info in infos}
        if sum(info.file_size for info in infos) > MAX_UNPACKED:
            raise self._damaged()

    def __contains__(self, name: str) -> bool:
        """Tell whether there is a part of this name, in any case (ECMA-376 part 2, 6.2.2.3)."""
        return _plain(name) in self._written or _plain(name) in self._infos

    def data(self, name: str) -> bytes:
        """Return the bytes of a part as they are now. KeyError when there is none."""
        key = _plain(name)
        if key in self._written:
            return self._written[key]
        try:
            return self._zip.read(self._infos[key])
        except BROKEN as error:
            raise self._damaged() from error

    def root(self, name: str) -> Element:
        """Return the root element of a part. InputError when it is no XML."""
        try:
            return parse_xml(self.data(name), f"{self.path} ({name})")
        except MalformedXml as error:
            raise self._damaged() from error

    def put(self, name: str, data: bytes) -> None:
        """Replace a part, or add one, which nothing leads to yet."""
        self._written[_plain(name)] = data
        if _plain(name) not in self._infos:
            self._infos[_plain(name)] = zipfile.ZipInfo(name)

    def main(self) -> str:
        """Return the name of the main part."""
        links = self.links("").values()
        return next((link.target for link in links if link.kind == "officeDocument"), "word/document.xml")

    def links(self, part: str) -> dict[str, Link]:
        """Return what a part leads to inside the package, by relationship id."""
        folder, source = _rels(part)
        if source not in self:
            return {}
        found = {}
        for node in self.root(source):
            if node.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, unquote(node.get("Target", ""))))
                kind = node.get("Type", "").rpartition("/")[2]
                found[node.get("Id", "")] = Link(kind, target.lstrip("/"))
        return found

    def part_of_kind(self, kind: str) -> str | None:
        """Return the name of the part of a kind (comments, settings) that the main part leads to."""
        links = self.links(self.main()).values()
        return next((link.target for link in links if link.kind == kind and link.target in self), None)

    def add_part(self, kind: str, content_type: str, data: bytes) -> str:
        """Add a part that the main part leads to; return its name, one that no other part has."""
        main = self.main()
        folder, number = posixpath.dirname(main), 0
        while (name := posixpath.join(folder, f"{kind}{number or ''}.xml")) in self:
            number += 1
        self.put(name, data)
        self.add_link(main, f"{RELATIONSHIPS}/{kind}", posixpath.relpath(name, folder or "."))
        self.declare(name, content_type)
        return name

    def add_link(self, part: str, kind: str, target: str, *, external: bool = False) -> str:
        """Add a relationship to a part; return its id."""
        from lxml import etree

        _, source = _rels(part)
        root = self.root(source) if source in self else etree.Element(f"{{{PACKAGE}}}Relationships")
        taken = {node.get("Id", "") for node in root}
        number = len(taken) + 1
        while f"rId{number}" in taken:
            number += 1
        node = etree.SubElement(
            root, f"{{{PACKAGE}}}Relationship", Id=f"rId{number}", Type=kind, Target=target
        )
        if external:
            node.set("TargetMode", "External")
        self.put(source, _document(root))
        return f"rId{number}"

    def content_type(self, name: str) -> str:
        """Return the content type of a part (ECMA-376 part 2, 7.2.3)."""
        root = self.root(CONTENT_TYPES)
        for node in root.iterfind(f"{{{TYPES}}}Override"):
            if _plain(node.get("PartName", "")) == _plain(name):
                return node.get("ContentType", "")
        ending = posixpath.splitext(name)[1].lstrip(".").lower()
        defaults = root.iterfind(f"{{{TYPES}}}Default")
        fits = (node for node in defaults if node.get("Extension", "").lower() == ending)
        found = next(fits, None)
        return "application/octet-stream" if found is None else found.get("ContentType", "")

    def declare(self, name: str, content_type: str) -> None:
        """State the content type of a part that was added."""
        from lxml import etree

        root = self.root(CONTENT_TYPES)
        etree.SubElement(root, f"{{{TYPES}}}Override", PartName=f"/{name}", ContentType=content_type)
        self.put(CONTENT_TYPES, _document(root))

    def to_bytes(self) -> bytes:
        """Return the package: parts in their old order, new ones last."""
        memory = BytesIO()
        with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as package:
            for key, info in self._infos.items():
                if info.is_dir():
                    continue
                kept = copy(info)
                kept.extra, kept.compress_type = b"", _compression(info, key in self._written)
                if key in self._written:
                    package.writestr(kept, self._written[key])
                else:
                    self._copy(info, kept, package)
        return memory.getvalue()

    def _copy(self, info: zipfile.ZipInfo, kept: zipfile.ZipInfo, package: zipfile.ZipFile) -> None:
        try:
            with self._zip.open(info) as source, package.open(kept, "w") as goal:
                shutil.copyfileobj(source, goal)
        except BROKEN as error:
            raise self._damaged() from error

    def _damaged(self) -> InputError:
        return InputError(
            Message(
                en=f"{self.path}: the Word package is damaged or too large; save it again in Word",
                ru=f"{self.path}: пакет Word повреждён или слишком велик; пересохраните его в Word",
            )
        )


def _document(root: Element) -> bytes:
    from lxml import etree

    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


def _rels(part: str) -> tuple[str, str]:
    """The folder a part's relationships count from, and the part that holds them."""
    folder, _, name = part.rpartition("/")
    return folder, posixpath.join(folder, "_rels", f"{name}.rels")


def _compression(info: zipfile.ZipInfo, written: bool) -> int:
    if written or info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return zipfile.ZIP_DEFLATED
    return info.compress_type


def _plain(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()
