"""Footnotes and endnotes: their texts, the places that call them, the numbers they print (17.11)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from almaty_nlp.model.document import Anchor, Kind, Layer, Note, Notice
from almaty_nlp.model.message import Message
from almaty_nlp.ooxml import names as n
from almaty_nlp.readers.docx.drafts import Collected, NoteCall
from almaty_nlp.readers.docx.sections import note_count, note_settings
from almaty_nlp.readers.docx.source import Source
from almaty_nlp.readers.docx.story import Part, Story

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

KINDS = {"footnote": (Kind.FOOTNOTE, "f"), "endnote": (Kind.ENDNOTE, "e")}

MISSING_NOTE = Notice(
    "missing-note",
    Message(
        en="The text refers to a note that the file does not have; check the notes of the document in Word.",
        ru="В тексте есть знак сноски, а самой сноски в файле нет; проверьте сноски документа в Word.",
    ),
)


def read_notes(source: Source, collected: Collected, which: str) -> tuple[Note, ...]:
    """Read the notes of one kind («footnote», «endnote») that are called, in the order of their calls.

    Their blocks are added to `collected`; labels are computed later, since they depend on the view.
    """
    calls = collected.footnotes if which == "footnote" else collected.endnotes
    name = source.name_of(f"{which}s") if calls else None
    root = source.root(name) if name else None
    if name is None or root is None:
        return ()
    nodes = {
        node.get(n.ID, ""): node
        for node in root.iterfind(n.w(which))
        if node.get(n.TYPE, "normal") == "normal"
    }
    kind, prefix = KINDS[which]
    part = Part(name, root, prefix, Layer.NOTES, kind)
    settings = note_settings(source.settings)
    notes = []
    for key, places in _by_note(calls).items():
        if key not in nodes:
            collected.notices.append(MISSING_NOTE)
        else:
            count = note_count(which, places[0], collected.sections, settings)
            anchors = tuple(Anchor(call.draft.id, call.offset, call.revised) for call in places)
            blocks = _blocks(source, part, collected, nodes[key])
            notes.append(Note(f"{prefix}n{key}", places[0].mark or "", blocks, anchors, count))
    return tuple(notes)


def _by_note(calls: Iterable[NoteCall]) -> dict[str, list[NoteCall]]:
    found: dict[str, list[NoteCall]] = {}
    for call in calls:
        if call.draft.layer is Layer.BODY:
            found.setdefault(call.note, []).append(call)
    return found


def _blocks(source: Source, part: Part, collected: Collected, node: Element) -> tuple[str, ...]:
    first = len(collected.drafts)
    Story(source, part, collected).read(node)
    return tuple(draft.id for draft in collected.drafts[first:] if draft.kept)
