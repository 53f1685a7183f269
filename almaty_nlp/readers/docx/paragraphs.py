"""Paragraph properties (17.3.1): what a paragraph is, what numbers it, how its mark is revised."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from almaty_nlp.model.document import Form, Kind
from almaty_nlp.ooxml import names as n
from almaty_nlp.readers.docx.formatting import HIDDEN, read_look
from almaty_nlp.readers.docx.numbering import Numbering
from almaty_nlp.readers.docx.styles import (
    BODY_LEVEL,
    NUM_PR,
    OUTLINE,
    NumPr,
    ParagraphStyle,
    Styles,
    num_pr,
    outline_level,
    read_num_pr,
    read_outline,
    value,
)

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

STYLE, FORM_CHANGE, LOOK_CHANGE = n.w("pStyle"), n.w("pPrChange"), n.w("rPrChange")
MARK_KINDS = {
    n.INS: "paragraph-insert",
    n.MOVE_TO: "paragraph-insert",
    n.DEL: "paragraph-delete",
    n.MOVE_FROM: "paragraph-delete",
}


@dataclass(slots=True)
class Properties:
    """What w:pPr says. `marks` and `changes` are the revisions of its mark and of its properties."""

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
        self._forms: dict[tuple[str, NumPr | None, int | None], Form] = {}

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
            found = self._plain[key] = Properties(style, self._form(style, None, None))
        return found

    def _full(self, node: Element) -> Properties:
        held = {child.tag: child for child in node}
        key, level = held.get(STYLE), held.get(OUTLINE)
        style = self._styles.paragraph(None if key is None else key.get(n.VAL))
        number = read_num_pr(held.get(NUM_PR))
        outline = None if level is None else read_outline(level.get(n.VAL))
        found = Properties(style, self._form(style, number, outline), section=held.get(n.SECT_PR))
        look = held.get(n.R_PR)
        if look is not None and len(look):
            found.marks = tuple(child for child in look if child.tag in MARK_KINDS)
            found.changes = tuple(look.iterfind(LOOK_CHANGE))
            found.hidden = bool(read_look(look)[0].on & HIDDEN)
        change = held.get(FORM_CHANGE)
        if change is not None:
            found.changes = (*found.changes, change)
            old = change.find(n.P_PR)
            before_style = self._styles.paragraph(value(old, STYLE))
            before = self._form(before_style, num_pr(old), outline_level(old))
        elif number is not None and number.inserted:
            before = self._form(style, None, outline)
        else:
            return found
        found.before = before if before != found.form else None
        return found

    def _form(self, style: ParagraphStyle, number: NumPr | None, direct: int | None) -> Form:
        key = (style.key, number, direct)
        found = self._forms.get(key)
        if found is None:
            found = self._forms[key] = self._make_form(style, number, direct)
        return found

    def _make_form(self, style: ParagraphStyle, number: NumPr | None, direct: int | None) -> Form:
        outline = style.outline if direct is None else direct
        place = self._numbering.place(number, style)
        if style.kind is not Kind.PARAGRAPH:
            return Form(style.kind, 0, style.name, place)
        if outline < BODY_LEVEL:
            return Form(Kind.HEADING, outline + 1, style.name, place)
        if place is not None and self._numbering.prints(place):
            return Form(Kind.LIST_ITEM, place.level + 1, style.name, place)
        return Form(Kind.PARAGRAPH, 0, style.name, place)
