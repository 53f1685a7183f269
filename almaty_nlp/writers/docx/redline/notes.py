"""Footnotes and endnotes of both versions: the same sign for the same note, notes of OLD brought along."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from almaty_nlp.ooxml import names as n
from almaty_nlp.writers.docx.archive import Archive
from almaty_nlp.writers.docx.part import Part

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

FIRST_SIGN = 0xF0000
"""Signs of the supplementary private use area stand for note calls while paragraphs are compared."""
KINDS = {n.FOOTNOTE_REF: "footnote", n.ENDNOTE_REF: "endnote"}
CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}s+xml"
Key = tuple[str, str]
"""Kind and id of a note in its package."""


class Signs:
    """One sign for each note; notes that answer each other have the same."""

    def __init__(self, pairs: Mapping[Key, Key]) -> None:
        """`pairs`: notes of OLD by the notes of NEW they became."""
        self._pairs = pairs
        self._signs: dict[tuple[bool, Key], str] = {}

    def old(self, call: Element) -> str:
        """Return the sign of a call in OLD."""
        key = key_of(call)
        return self._sign(True, self._pairs[key]) if key in self._pairs else self._sign(False, key)

    def new(self, call: Element) -> str:
        """Return the sign of a call in NEW."""
        return self._sign(True, key_of(call))

    def _sign(self, new: bool, key: Key) -> str:
        return self._signs.setdefault((new, key), chr(FIRST_SIGN + len(self._signs) % 0xFFFD))


def key_of(call: Element) -> Key:
    """Return kind and id of the note that is called."""
    return KINDS[call.tag], call.get(n.ID, "")


class Notes:
    """The notes of one package, by kind and id."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._parts: dict[str, tuple[str, Part]] = {}
        self.by_key: dict[Key, Element] = {}
        self._added: dict[Key, Element] = {}
        for kind in KINDS.values():
            name = archive.part_of_kind(f"{kind}s")
            if name is not None:
                part = Part(archive.data(name), f"{archive.path} ({name})")
                self._parts[kind] = name, part
                for node in part.root.iterfind(n.w(kind)):
                    if node.get(n.TYPE, "normal") == "normal":
                        self.by_key[kind, node.get(n.ID, "")] = node

    def parts(self) -> Iterator[tuple[str, Part]]:
        """Yield name and part of each kind of notes that there is."""
        yield from self._parts.values()

    def part(self, kind: str) -> Part | None:
        """Return the part of a kind of notes."""
        found = self._parts.get(kind)
        return None if found is None else found[1]

    def add(self, kind: str, other: Notes, copy: Callable[[Element], Element], key: Key) -> str:
        """Add a copy of a note of another package; return its new id, "" when there is no such note."""
        note = other.by_key.get(key)
        theirs = other.part(kind)
        if note is None or theirs is None:
            return ""
        part = self.part(kind) or self._made(kind, theirs)
        taken = [int(x.get(n.ID, "0")) for x in part.root if x.get(n.ID, "").lstrip("-").isdecimal()]
        number = str(max([0, *taken]) + 1)
        new = copy(note)
        new.set(n.ID, number)
        part.root.append(new)
        part.touch(new)
        self._added[kind, number] = new
        return number

    def in_order(self, calls: Sequence[Element]) -> list[Element]:
        """Give the notes their ids anew, rising in the order of their calls; return the calls that changed.

        `calls` are all of one kind. LibreOffice 7 takes the n-th call for one of the note with the n-th id.
        """
        keys = [key_of(call) for call in calls]
        numbers = [number for _, number in keys]
        whole = all(key in self.by_key or key in self._added for key in keys)
        if not whole or len(set(keys)) < len(keys) or not all(map(str.isdecimal, numbers)):
            return []
        held = {key: self.by_key.get(key, self._added.get(key)) for key in keys}
        changed = []
        for call, key, number in zip(calls, keys, sorted(numbers, key=int), strict=True):
            note, part = held[key], self.part(key[0])
            if number != key[1] and note is not None and part is not None:
                call.set(n.ID, number)
                note.set(n.ID, number)
                part.touch(note)
                changed.append(call)
        return changed

    def has_added(self, kind: str) -> bool:
        """Tell whether notes of a kind were brought from another package."""
        return any(key[0] == kind for key in self._added)

    def _made(self, kind: str, other: Part) -> Part:
        """A part of notes with the separators of the other package and no notes."""
        from lxml import etree

        root = etree.fromstring(etree.tostring(other.root))
        for node in list(root):
            if node.get(n.TYPE, "normal") == "normal":
                root.remove(node)
        data = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
        name = self._archive.add_part(f"{kind}s", CONTENT_TYPE.format(kind), data)
        part = Part(data, name)
        self._parts[kind] = name, part
        return part

    def save(self) -> None:
        """Put the parts that were changed into the package."""
        for name, part in self._parts.values():
            if part.changed:
                self._archive.put(name, part.to_bytes())
