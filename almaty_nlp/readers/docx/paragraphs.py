"""Paragraph properties (17.3.1): what a paragraph is, what numbers it, how its mark is revised."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from almaty_nlp.model.document import Form, Kind
from almaty_nlp.readers.docx import names as n
from almaty_nlp.readers.docx.formatting import HIDDEN, read_look
from almaty_nlp.readers.docx.numbering import Numbering
from almaty_nlp.readers.docx.styles import BODY_LEVEL, ParagraphStyle, Styles, num_pr, outline_level, value

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

STYLE, FORM_CHANGE, LOOK_CHANGE = n.w("pStyle"), n.w("pPrChange"), n.w("rPrChange")
NUMBER_CHANGE = f"{n.w('numPr')}/{n.w('numberingChange')}"
MARK_KINDS = {
    n.INS: "paragraph-insert",
    n.MOVE_TO: "paragraph-insert",
    n.DEL: "paragraph-delete",
    n.MOVE_FROM: "paragraph-delete",
}


@dataclass(slots=True)
class Properties:
    """What w:pPr says. `marks` and `changes` are the revisions of the paragraph mark and of the properties."""

    style: ParagraphStyle
    form: Form
    before: Form | None = None
    marks: tuple[Element, ...] = ()
    changes: tuple[Element, ...] = ()
    hidden: bool = False
    section: Element | None = None


class PropertyReader:
    """Reads w:pPr; what two paragraphs have in common is worked out once."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self._styles = styles
        self._numbering = numbering
        self._plain: dict[str | None, Properties] = {}

    def read(self, paragraph: Element) -> Properties:
        """Return the properties of a w:p."""
        node = paragraph.find(n.P_PR)
        if node is None:
            return self._only_style(None)
        if len(node) == 1 and node[0].tag == STYLE:
            return self._only_style(node[0].get(n.VAL))
        return self._full(node)

    def _only_style(self, key: str | None) -> Properties:
        found = self._plain.get(key)
        if found is None:
            style = self._styles.paragraph(key)
            found = self._plain[key] = Properties(style, self._form(style, None))
        return found

    def _full(self, node: Element) -> Properties:
        style = self._styles.paragraph(value(node, STYLE))
        found = Properties(style, self._form(style, node), section=node.find(n.SECT_PR))
        look = node.find(n.R_PR)
        if look is not None:
            found.marks = tuple(child for child in look if child.tag in MARK_KINDS)
            found.changes = tuple(look.iterfind(LOOK_CHANGE))
            found.hidden = bool(read_look(look)[0].on & HIDDEN)
        self._changes(node, found)
        return found

    def _changes(self, node: Element, found: Properties) -> None:
        change = node.find(FORM_CHANGE)
        number = num_pr(node)
        if change is not None:
            found.changes = (*found.changes, change)
            old = change.find(n.P_PR)
            before = self._form(self._styles.paragraph(value(old, STYLE)), old)
        elif number is not None and number.inserted:
            before = self._form(found.style, node, numbered=False)
        else:
            return
        found.before = before if before != found.form else None

    def _form(self, style: ParagraphStyle, node: Element | None, *, numbered: bool = True) -> Form:
        direct = outline_level(node)
        outline = style.outline if direct is None else direct
        place = self._numbering.place(num_pr(node), style) if numbered else None
        if style.kind is not Kind.PARAGRAPH:
            return Form(style.kind, 0, style.name, place)
        if outline < BODY_LEVEL:
            return Form(Kind.HEADING, outline + 1, style.name, place)
        if place is not None and self._numbering.prints(place):
            return Form(Kind.LIST_ITEM, place.level + 1, style.name, place)
        return Form(Kind.PARAGRAPH, 0, style.name, place)
