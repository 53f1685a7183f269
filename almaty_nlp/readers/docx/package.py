"""The ZIP package of a DOCX: parts by name, inflated under limits, and the relationships between them."""

from __future__ import annotations

import posixpath
import zipfile
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING
from urllib.parse import unquote

from almaty_nlp.ooxml.names import PACKAGE, STRICT
from almaty_nlp.ooxml.xml import MalformedXml, parse_xml
from almaty_nlp.readers._limits import Limits
from almaty_nlp.readers.docx import refusals
from almaty_nlp.zips import BROKEN

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

CHUNK = 1 << 18
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")


@dataclass(frozen=True, slots=True)
class Relationship:
    """A link from a part: `kind` is the last step of its type, `target` the full part name or the outside
    address.
    """

    id: str
    kind: str
    target: str
    external: bool


class Package:
    """An open DOCX. Parts are inflated when asked for, the bytes counted while they come. Use it as a context
    manager.
    """

    def __init__(self, path: Path, limits: Limits) -> None:
        """Open the package. Raises InputError when it is no ZIP package or past a limit."""
        self.path = path
        self._limits = limits
        self._inflated = 0
        self._zip = _open(path, limits)
        self._names = {_plain(info.filename): info for info in self._zip.infolist()}

    def __enter__(self) -> Package:
        """Return the package itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the file."""
        self._zip.close()

    def __contains__(self, name: str) -> bool:
        """Tell whether the package has a part of this name, in any case (ECMA-376 part 2, 6.2.2.3)."""
        return _plain(name) in self._names

    def data(self, name: str) -> bytes:
        """Return the bytes of a part. Raises KeyError when there is none, InputError when it is damaged or
        too large.
        """
        info = self._names[_plain(name)]
        if self._is_bomb(info, info.file_size):
            raise refusals.bomb(self.path, name)
        chunks, size = [], 0
        try:
            with self._zip.open(info) as stream:
                while chunk := stream.read(CHUNK):
                    chunks.append(chunk)
                    size += len(chunk)
                    self._inflated += len(chunk)
                    if self._is_bomb(info, size):
                        raise refusals.bomb(self.path, name)
        except BROKEN as error:
            raise refusals.damaged(self.path, name) from error
        return b"".join(chunks)

    def _is_bomb(self, info: zipfile.ZipInfo, size: int) -> bool:
        """Tell whether a part of `size` bytes, stated or counted so far, is past a limit."""
        limits = self._limits
        return (
            size > limits.max_member_bytes
            or self._inflated > limits.max_unpacked_bytes
            or (size > limits.ratio_from_bytes and size > limits.max_ratio * max(1, info.compress_size))
        )

    def root(self, name: str) -> Element:
        """Return the root element of a part, strict namespaces made transitional.

        Raises KeyError when there is no such part, MalformedXml when it is no XML, InputError as `data` does.
        """
        data = self.data(name)
        if b"purl.oclc.org" in data[:8192]:
            for strict, transitional in STRICT.items():
                data = data.replace(strict, transitional)
        return parse_xml(data, f"{self.path} ({name})")

    def relationships(self, part: str = "") -> dict[str, Relationship]:
        """Return the relationships of a part (of the package without one) by id; none when it has none
        readable.
        """
        folder, _, name = part.rpartition("/")
        source = posixpath.join(folder, "_rels", f"{name}.rels")
        if source not in self:
            return {}
        try:
            root = self.root(source)
        except MalformedXml:
            return {}
        found = {}
        for node in root.iterfind(f"{{{PACKAGE}}}Relationship"):
            external = node.get("TargetMode") == "External"
            target = node.get("Target", "")
            kind = node.get("Type", "").rpartition("/")[2]
            if not external:
                target = posixpath.normpath(posixpath.join("/", folder, unquote(target))).lstrip("/")
            found[node.get("Id", "")] = Relationship(node.get("Id", ""), kind, target, external)
        return found


def _plain(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def _open(path: Path, limits: Limits) -> zipfile.ZipFile:
    try:
        size = path.stat().st_size
        limits.check_size(path, size)
        with path.open("rb") as stream:
            head = stream.read(len(OLE))
    except OSError as error:
        raise refusals.unreadable(path) from error
    if not head:
        raise refusals.empty(path)
    if head == OLE:
        raise refusals.encrypted(path) if ENCRYPTED_STREAM in path.read_bytes() else refusals.old_format(path)
    if head.startswith(b"%PDF"):
        raise refusals.pdf(path)
    try:
        package = zipfile.ZipFile(path)
    except BROKEN as error:
        raise refusals.no_package(path) from error
    if len(package.infolist()) > limits.max_members:
        package.close()
        raise refusals.too_many_parts(path)
    return package
