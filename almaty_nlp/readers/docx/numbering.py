"""word/numbering.xml: which list and level number a paragraph, directly or through its styles (17.9)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from almaty_nlp.model.numbering import LEVELS, ListLevel, ListPlace, NumberedList
from almaty_nlp.ooxml.names import ALTERNATE, CHOICE, R_PR, VAL, w
from almaty_nlp.readers.docx.styles import ILVL, NUM_ID, NumPr, ParagraphStyle, Styles, integer, value
from almaty_nlp.readers.docx.symbols import bullet

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

ABSTRACT, ABSTRACT_ID, NUM = w("abstractNum"), w("abstractNumId"), w("num")
LEVEL, OVERRIDE, START_OVERRIDE = w("lvl"), w("lvlOverride"), w("startOverride")
START, NUM_FMT, LEVEL_TEXT, RESTART, LEGAL = map(w, ("start", "numFmt", "lvlText", "lvlRestart", "isLgl"))
STYLE_OF_LEVEL, PICTURE, STYLE_LINK = w("pStyle"), w("lvlPicBulletId"), w("numStyleLink")
FORMAT, FONTS, FONT_ATTRIBUTES = w("format"), w("rFonts"), (w("ascii"), w("hAnsi"), w("cs"))
PLACEHOLDER = re.compile(r"%([1-9])")
PICTURE_BULLET = "•"

Levels = dict[int, "Element"]


class Numbering:
    """The lists of a document. `lists` grows as paragraphs name them; a `ListPlace` points into it."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self.lists: list[NumberedList] = []
        self._styles = styles
        self._index: dict[str, int | None] = {}
        self._by_style: dict[str, dict[str, int]] = {}
        self._abstracts: dict[str, Element] = {}
        self._nums: dict[str, Element] = {}
        for node in root if root is not None else ():
            if node.tag == ABSTRACT:
                self._abstracts[node.get(ABSTRACT_ID, "")] = node
            elif node.tag == NUM:
                self._nums[node.get(NUM_ID, "")] = node

    def place(self, own: NumPr | None, style: ParagraphStyle) -> ListPlace | None:
        """Return what numbers a paragraph with this w:numPr of its own and this style, None when nothing
        does.
        """
        chain = style.numbering if own is None or own.num is None else ()
        num = own.num if own is not None and own.num is not None else chain[-1].num if chain else None
        if num in (None, "0", ""):
            return None
        at = self._list(str(num))
        if at is None:
            return None
        level = own.level if own is not None and own.level is not None else self._level(str(num), chain)
        return ListPlace(at, level) if 0 <= level < LEVELS else None

    def prints(self, place: ListPlace) -> bool:
        """Tell whether the level of a place prints anything."""
        level = self.lists[place.list].level(place.level)
        return level is not None and bool(level.parts)

    def _level(self, num: str, chain: tuple[NumPr, ...]) -> int:
        """The level of a style: the one that names the style (pStyle), else the one the style names
        (17.3.1.19).
        """
        linked = self._by_style.get(num, {})
        for entry in chain:
            if entry.style in linked:
                return linked[entry.style]
            if entry.level is not None:
                return entry.level
        return 0

    def _list(self, num: str) -> int | None:
        if num not in self._index:
            found = self._resolve(num)
            self._index[num] = None if found is None else len(self.lists)
            if found is not None:
                self.lists.append(found)
        return self._index[num]

    def _resolve(self, num: str) -> NumberedList | None:
        """Follow links to numbering styles (numStyleLink) to the levels; None for a list that is not there or
        a ring.
        """
        overrides: list[Element] = []
        seen: set[str] = set()
        at = num
        while at in self._nums and at not in seen:
            seen.add(at)
            node = self._nums[at]
            overrides = overrides or node.findall(OVERRIDE)
            key = value(node, ABSTRACT_ID) or ""
            abstract = self._abstracts.get(key)
            if abstract is None:
                return None
            link = value(abstract, STYLE_LINK)
            if link is None:
                return self._build(num, key, abstract, overrides)
            at = self._styles.list_of(link)
        return None

    def _build(self, num: str, key: str, abstract: Element, overrides: list[Element]) -> NumberedList:
        nodes: Levels = {}
        starts = []
        for node in abstract.iterfind(LEVEL):
            nodes[integer(node.get(ILVL), -1)] = node
        for override in overrides:
            at = integer(override.get(ILVL), -1)
            replaced = override.find(LEVEL)
            if replaced is not None:
                nodes[at] = replaced
            start = value(override, START_OVERRIDE)
            if start is not None and 0 <= at < LEVELS:
                starts.append((at, integer(start, 1)))
        self._by_style[num] = {
            style: at
            for at, node in sorted(nodes.items(), reverse=True)
            if (style := value(node, STYLE_OF_LEVEL))
        }
        levels = tuple(_level(nodes[at]) if at in nodes else None for at in range(LEVELS))
        return NumberedList(key, levels, tuple(starts))


def _level(node: Element) -> ListLevel:
    number_format = _format(node)
    text = value(node, LEVEL_TEXT) or ""
    restart = value(node, RESTART)
    picture = node.find(PICTURE) is not None
    if number_format == "bullet" or picture:
        printed = PICTURE_BULLET if picture else bullet(text, _font(node)).strip()
        return ListLevel(parts=(printed,) if printed else (), bullet=True)
    legal = node.find(LEGAL)
    return ListLevel(
        start=integer(value(node, START), 0),
        number_format=number_format,
        parts=_parts(text),
        restart=None if restart is None else integer(restart, 0),
        legal=legal is not None and legal.get(VAL, "1") not in ("0", "false", "off"),
    )


def _format(node: Element) -> str:
    """The number format; «custom» ones stand in a choice with their own pattern («001, 002, 003, ...»)."""
    found = node.find(f"{ALTERNATE}/{CHOICE}/{NUM_FMT}")
    if found is None:
        found = node.find(NUM_FMT)
    if found is None:
        return "decimal"
    return found.get(FORMAT, "decimal") if found.get(VAL) == "custom" else found.get(VAL, "decimal")


def _font(node: Element) -> str:
    fonts = node.find(f"{R_PR}/{FONTS}")
    return "" if fonts is None else next((name for key in FONT_ATTRIBUTES if (name := fonts.get(key))), "")


def _parts(text: str) -> tuple[str | int, ...]:
    """«%1.%2)» → (0, ".", 1, ")")."""
    parts: list[str | int] = []
    for at, piece in enumerate(PLACEHOLDER.split(text)):
        if at % 2:
            parts.append(int(piece) - 1)
        elif piece:
            parts.append(piece)
    return tuple(parts)
