"""The redline of two packages: NEW's own package, with what OLD had marked in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import deepcopy
from pathlib import Path
from typing import TYPE_CHECKING

from almaty_nlp.model.change import ChangeKind, Comparison
from almaty_nlp.model.document import Document, Note, View
from almaty_nlp.model.origin import DocxOrigin
from almaty_nlp.ooxml import names as n
from almaty_nlp.writers.docx.archive import Archive
from almaty_nlp.writers.docx.part import Part
from almaty_nlp.writers.docx.redline.copies import Copier
from almaty_nlp.writers.docx.redline.furniture import furniture, lone
from almaty_nlp.writers.docx.redline.imports import Imports
from almaty_nlp.writers.docx.redline.merging import Compare
from almaty_nlp.writers.docx.redline.notes import KINDS, Key, Notes, Signs, key_of
from almaty_nlp.writers.docx.redline.objects import Objects
from almaty_nlp.writers.docx.redline.weaving import Context, weave
from almaty_nlp.writers.docx.resolve import has_changes, in_story, resolve
from almaty_nlp.writers.docx.signature import Signature, Signer

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
FURNITURE_KINDS = {n.w("hdr"): "header", n.w("ftr"): "footer"}
PREFIXES = {"f": "footnote", "e": "endnote"}
"""How the reader begins the ids of notes."""


def redlined(comparison: Comparison, compare: Compare, signature: Signature) -> bytes:
    """Return NEW's package with tracked changes: accepted it reads as NEW, rejected as OLD.

    `compare` says what went and came between two texts, in words. Tracked changes that the files hold
    already are resolved first, in the view each document was compared in. Paragraphs without a change stay
    byte by byte. Not brought along from OLD: charts, embedded files, bookmarks, comments, sections, the
    formatting of words that stayed. Raises InputError when a file is damaged or was changed since it was
    read.
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

    objects = Objects(old.archive, new.archive, old.main.root)
    copier = Copier(imports, objects, brought)
    moved = frozenset(_moved(comparison, old))
    context = Context(copier, imports, signs, signer, compare, pairs, moved)
    weave(context.within(new.main), _body(old.main), _body(new.main))
    for kind in KINDS.values():
        _weave_notes(context, kind, old_notes, new_notes, note_pairs, new.main.root)
    _weave_furniture(context, old, new)
    for tag, kind in KINDS.items():
        if new_notes.has_added(kind):
            for call in new_notes.in_order(list(new.main.root.iter(tag))):
                new.main.touch(call)
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


def _weave_furniture(context: Context, old: _Side, new: _Side) -> None:
    """Merge the headers and footers; one that only one version has is as good as empty in the other."""
    where = old.archive, new.archive, old.main.root, new.main.root
    pairs = set(furniture(*where))
    come, gone = lone(*where, pairs)
    for ours, theirs in sorted(pairs):
        new_part = new.part(theirs)
        weave(context.within(new_part), old.part(ours).root, new_part.root)
    for name in come:
        new_part = new.part(name)
        if _has_words(new_part.root):
            weave(context.within(new_part), _emptied(new_part.root), new_part.root)
    sections = list(new.main.root.iter(n.SECT_PR))
    for (number, tag, kind), name in gone.items():
        if number < len(sections) and _has_words(old.part(name).root):
            call = sections[number].makeelement(tag)
            call.set(n.TYPE, kind)
            call.set(n.REL_ID, _restored(context, old.part(name), new))
            sections[number].insert(0, call)
            new.main.touch(sections[number])


def _restored(context: Context, old: Part, new: _Side) -> str:
    """Add a header or footer that only OLD has, all of it deleted; return the id of its relationship."""
    from lxml import etree

    root = _emptied(old.root)
    kind = FURNITURE_KINDS[root.tag]
    data = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
    name = new.archive.add_part(kind, CONTENT_TYPE.format(kind), data)
    part = new.part(name)
    weave(context.within(part), old.root, part.root)
    links = new.archive.links(new.archive.main())
    return next(key for key, link in links.items() if link.target == name)


def _emptied(root: Element) -> Element:
    """A header or footer with one empty paragraph."""
    empty = deepcopy(root)
    for child in list(empty):
        empty.remove(child)
    empty.append(empty.makeelement(n.P))
    return empty


def _has_words(root: Element) -> bool:
    return any(node.text for node in root.iter(n.T))


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
