"""The redline of two packages: NEW's own package, with what OLD had marked in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from almaty_nlp.model.change import ChangeKind, Comparison
from almaty_nlp.model.document import Document, Note, View
from almaty_nlp.model.origin import DocxOrigin
from almaty_nlp.ooxml import names as n
from almaty_nlp.writers.docx.archive import Archive
from almaty_nlp.writers.docx.part import Part
from almaty_nlp.writers.docx.redline.copies import Copier
from almaty_nlp.writers.docx.redline.furniture import furniture
from almaty_nlp.writers.docx.redline.imports import Imports
from almaty_nlp.writers.docx.redline.merging import Compare
from almaty_nlp.writers.docx.redline.notes import KINDS, Key, Notes, Signs, key_of
from almaty_nlp.writers.docx.redline.weaving import Context, weave
from almaty_nlp.writers.docx.resolve import has_changes, in_story, resolve
from almaty_nlp.writers.docx.signature import Signature, Signer

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

PREFIXES = {"f": "footnote", "e": "endnote"}
"""How the reader begins the ids of notes."""


def redlined(comparison: Comparison, compare: Compare, signature: Signature) -> bytes:
    """Return NEW's package with tracked changes: accepted it reads as NEW, rejected as OLD.

    `compare` says what went and came between two texts, in words. Tracked changes that the files hold
    already are resolved first, in the view each document was compared in. Paragraphs without a change stay
    byte by byte. Not brought along from OLD: pictures, bookmarks, comments, sections, formatting of words
    that stayed. Raises InputError when a file is damaged or has changed since it was read.
    """
    sides = _Side(comparison.old), _Side(comparison.new)
    old, new = sides
    imports = Imports(old.archive, new.archive)
    old_notes, new_notes = old.notes, new.notes
    pairs = dict(_pairs(comparison, old, new))
    for one, two in pairs.items():
        imports.lists.learn(one, two)
    note_pairs = _note_pairs(comparison)
    signs = Signs(note_pairs)
    signer = Signer(signature, [new.archive.data(name) for name in new.names()])

    def brought(call: Element) -> str:
        key = key_of(call)
        return new_notes.add(key[0], old_notes, copier.whole, key) or call.get(n.ID, "")

    copier = Copier(imports, brought)
    moved = frozenset(_moved(comparison, old))
    context = Context(copier, imports, signs, signer, compare, pairs, moved)
    weave(context.within(new.main), _body(old.main), _body(new.main))
    for kind in KINDS.values():
        _weave_notes(context, kind, old_notes, new_notes, note_pairs, new.main.root)
    for ours, theirs in furniture(old.archive, new.archive, old.main.root, new.main.root):
        old_part, new_part = old.part(ours), new.part(theirs)
        weave(context.within(new_part), old_part.root, new_part.root)
    imports.save()
    new.save()
    return new.archive.to_bytes()


class _Side:
    """One of the two packages: its parts opened, changes it held resolved."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.archive = Archive(Path(document.path))
        self._parts: dict[str, Part] = {}
        self._accept = document.view is not View.ORIGINAL
        self.notes = Notes(self.archive)
        for name, part in self.notes.parts():
            self._open(name, part)
        self.main = self.part(self.archive.main())

    def part(self, name: str) -> Part:
        """Return a part with its own changes resolved."""
        return self._parts.get(name) or self._open(
            name, Part(self.archive.data(name), f"{self.archive.path}")
        )

    def _open(self, name: str, part: Part) -> Part:
        self._parts[name] = part
        if has_changes(part.root):
            changed = resolve(part.root, accept=self._accept)
            for element in changed:
                if element is part.root or element.tag in (n.w("body"), n.TBL, n.TR, n.TC):
                    part.reopen(element)
            for element in in_story(changed):
                part.touch(element)
        return part

    def names(self) -> list[str]:
        return list(self._parts)

    def paragraph(self, block: str) -> Element | None:
        """Return the w:p of a block."""
        origin = self.document.block(block).origin if block in self.document.index else None
        if not isinstance(origin, DocxOrigin) or origin.part not in self._parts:
            return None
        paragraphs = self._parts[origin.part].paragraphs
        return paragraphs[origin.paragraph] if origin.paragraph < len(paragraphs) else None

    def save(self) -> None:
        for name, part in self._parts.items():
            if part.changed:
                self.archive.put(name, part.to_bytes())
        self.notes.save()


def _body(part: Part) -> Element:
    body = part.root.find(n.w("body"))
    return part.root if body is None else body


def _pairs(comparison: Comparison, old: _Side, new: _Side) -> Iterator[tuple[Element, Element]]:
    for one, two in comparison.pairs:
        ours, theirs = old.paragraph(one), new.paragraph(two)
        if ours is not None and theirs is not None:
            yield ours, theirs


def _moved(comparison: Comparison, old: _Side) -> Iterator[Element]:
    for change in comparison.changes:
        if change.kind is ChangeKind.MOVE and change.old is not None:
            for block in change.old.blocks:
                paragraph = old.paragraph(block)
                if paragraph is not None:
                    yield paragraph


def _note_pairs(comparison: Comparison) -> dict[Key, Key]:
    """Notes of OLD by the notes of NEW whose texts answer theirs."""
    ours = {block: note for note in _notes(comparison.old) for block in note.blocks[:1]}
    theirs = {block: note for note in _notes(comparison.new) for block in note.blocks[:1]}
    return {
        _key(ours[one]): _key(theirs[two])
        for one, two in comparison.pairs
        if one in ours and two in theirs and _key(ours[one])[0] == _key(theirs[two])[0]
    }


def _notes(document: Document) -> Iterable[Note]:
    return (*document.footnotes, *document.endnotes)


def _key(note: Note) -> Key:
    return PREFIXES[note.id[0]], note.id[2:]


def _weave_notes(
    context: Context, kind: str, old: Notes, new: Notes, pairs: dict[Key, Key], main: Element
) -> None:
    """Merge the notes whose calls stayed where they were; the others are called as new or deleted ones."""
    part = new.part(kind)
    if part is None:
        return
    stayed = {
        key_of(call)
        for tag in KINDS
        for call in main.iter(tag)
        if not any(above.tag in n.CHANGES for above in call.iterancestors())
    }
    for one, two in pairs.items():
        if one[0] == kind and two in stayed and one in old.by_key and two in new.by_key:
            weave(context.within(part), old.by_key[one], new.by_key[two])
