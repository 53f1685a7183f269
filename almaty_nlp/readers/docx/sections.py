"""Sections (17.6): which headers and footers they have and how their notes are numbered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from almaty_nlp.model.document import Kind
from almaty_nlp.model.numbering import NoteCount
from almaty_nlp.ooxml import names as n
from almaty_nlp.readers.docx.drafts import NoteCall, Section
from almaty_nlp.readers.docx.styles import integer, value

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

FURNITURE = {n.w("headerReference"): Kind.HEADER, n.w("footerReference"): Kind.FOOTER}
NOTE_SETTINGS = {"footnote": n.w("footnotePr"), "endnote": n.w("endnotePr")}
COUNT_SETTINGS = {"format": n.w("numFmt"), "start": n.w("numStart"), "restart": n.w("numRestart")}
DEFAULT_FORMATS = {"footnote": "decimal", "endnote": "lowerRoman"}
"""What Word numbers notes with when nothing says otherwise (17.11.17, 17.11.18)."""


def read_section(node: Element) -> Section:
    """Return what a w:sectPr says of furniture and notes."""
    furniture = tuple(
        (FURNITURE[child.tag], child.get(n.REL_ID, "")) for child in node if child.tag in FURNITURE
    )
    return Section(furniture, note_settings(node))


def note_settings(node: Element | None) -> dict[str, dict[str, str]]:
    """Return the number settings of footnotes and endnotes below a w:sectPr or w:settings."""
    if node is None:
        return {}
    return {
        kind: {key: text for key, tag in COUNT_SETTINGS.items() if (text := value(found, tag)) is not None}
        for kind, tag in NOTE_SETTINGS.items()
        if (found := node.find(tag)) is not None
    }


def note_count(
    kind: str, call: NoteCall, sections: list[Section], settings: dict[str, dict[str, str]]
) -> NoteCount | None:
    """Return how the note of a call is counted; None when its mark is typed."""
    if call.mark is not None:
        return None
    own = sections[call.section].notes.get(kind, {}) if call.section < len(sections) else {}
    rules = {**settings.get(kind, {}), **own}
    group = {"eachSect": call.section + 1, "eachPage": call.page + 1}.get(rules.get("restart", ""), 0)
    return NoteCount(group, integer(rules.get("start"), 1), rules.get("format", DEFAULT_FORMATS[kind]))
