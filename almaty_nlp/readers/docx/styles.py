"""Styles through their chains of inheritance, each resolved once (ECMA-376 part 1, 17.7)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from almaty_nlp.model.document import Kind
from almaty_nlp.ooxml.names import INS, NAME, P_PR, TYPE, VAL, w
from almaty_nlp.readers.docx.formatting import CODE, PLAIN, Look, own_look
from almaty_nlp.readers.docx.style_names import CODE_CHARACTERS, HEADING, KINDS, TOC

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

BODY_LEVEL = 9
"""w:outlineLvl of body text (17.3.1.20)."""
STYLE_ID, DEFAULT, BASED_ON, OUTLINE = w("styleId"), w("default"), w("basedOn"), w("outlineLvl")
NUM_PR, NUM_ID, ILVL = w("numPr"), w("numId"), w("ilvl")
INT_LIMIT = 2**31 - 1


@dataclass(frozen=True, slots=True)
class NumPr:
    """A w:numPr: list and level, None where it does not say; `style` is the style it stands in ("" = in a
    paragraph).
    """

    num: str | None
    level: int | None
    style: str = ""
    inserted: bool = False


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """A paragraph style resolved: id, name, kind and level of what it makes, its look, and the numPr's of its
    chain.

    `numbering` has one entry for each style of the chain, most derived first, up to the one that names the
    list.
    """

    key: str = ""
    name: str = ""
    kind: Kind = Kind.PARAGRAPH
    outline: int = BODY_LEVEL
    look: Look = PLAIN
    numbering: tuple[NumPr, ...] = ()


class Styles:
    """The styles of a document, by id."""

    def __init__(self, root: Element | None) -> None:
        self._nodes: dict[str, Element] = {}
        self._paragraphs: dict[str, ParagraphStyle] = {}
        self._characters: dict[str, Look] = {}
        self.defaults = PLAIN
        self.default_paragraph = ""
        if root is None:
            return
        for node in root.iterfind(w("style")):
            key = node.get(STYLE_ID, "")
            self._nodes[key] = node
            if node.get(DEFAULT) in ("1", "true", "on") and node.get(TYPE) == "paragraph":
                self.default_paragraph = key
        holder = root.find(f"{w('docDefaults')}/{w('rPrDefault')}")
        self.defaults = PLAIN if holder is None else own_look(holder)[0]

    def paragraph(self, key: str | None) -> ParagraphStyle:
        """Return the paragraph style with this id, the default one for an unknown id or none."""
        key = key if key in self._nodes else self.default_paragraph
        found = self._paragraphs.get(key or "")
        if found is None:
            found = self._paragraphs[key or ""] = self._resolve(key or "")
        return found

    def character(self, key: str) -> Look:
        """Return the look of a character style, nothing for an unknown one."""
        found = self._characters.get(key)
        if found is None:
            chain = self._chain(key)
            found = _look(chain)
            if chain and any(_name(node).lower() in CODE_CHARACTERS for _, node in chain):
                found = Look(found.on | CODE, found.off)
            self._characters[key] = found
        return found

    def list_of(self, key: str) -> str:
        """Return the w:numId that a numbering style names, "" when it names none."""
        for _, node in self._chain(key):
            found = num_pr(node.find(P_PR), key)
            if found is not None and found.num:
                return found.num
        return ""

    def _chain(self, key: str) -> list[tuple[str, Element]]:
        """The style and those it is based on, most derived first; a ring ends where it closes."""
        chain, seen = [], set()
        while key in self._nodes and key not in seen:
            seen.add(key)
            node = self._nodes[key]
            chain.append((key, node))
            key = value(node, BASED_ON) or ""
        return chain

    def _resolve(self, key: str) -> ParagraphStyle:
        chain = self._chain(key)
        if not chain:
            return ParagraphStyle()
        name = _name(chain[0][1])
        outline = next(
            (level for _, node in chain if (level := outline_level(node.find(P_PR))) is not None), None
        )
        if outline is None:
            outline = next(
                (int(m[1]) - 1 for _, node in chain if (m := HEADING.fullmatch(_name(node)))), BODY_LEVEL
            )
        kind = KINDS.get(name.lower(), Kind.PARAGRAPH)
        if TOC.match(name):
            kind = Kind.TOC_ENTRY
        numbering: list[NumPr] = []
        for identifier, node in chain:
            found = num_pr(node.find(P_PR), identifier)
            numbering.append(found or NumPr(None, None, identifier))
            if found is not None and found.num is not None:
                break
        numbered = any(entry.num is not None for entry in numbering)
        return ParagraphStyle(key, name, kind, outline, _look(chain), tuple(numbering) if numbered else ())


def value(node: Element | None, path: str) -> str | None:
    """Return w:val of the element at `path` below `node`, None when either is not there."""
    found = node.find(path) if node is not None else None
    return None if found is None else found.get(VAL)


def integer(text: str | None, default: int) -> int:
    """Return a whole number within ±2^31; the default for what is none."""
    try:
        number = int(text[:20]) if text else default
    except ValueError:
        return default
    return max(-INT_LIMIT, min(INT_LIMIT, number))


def outline_level(properties: Element | None) -> int | None:
    """Return the outline level (0–9) that paragraph properties set, None when they set none."""
    return read_outline(value(properties, OUTLINE))


def read_outline(text: str | None) -> int | None:
    """Return the outline level that w:outlineLvl says, None for what is none."""
    level = integer(text, -1)
    return level if 0 <= level <= BODY_LEVEL else None


def num_pr(properties: Element | None, style: str = "") -> NumPr | None:
    """Return the w:numPr of paragraph properties."""
    return None if properties is None else read_num_pr(properties.find(NUM_PR), style)


def read_num_pr(node: Element | None, style: str = "") -> NumPr | None:
    """Return what a w:numPr says, None without one."""
    if node is None:
        return None
    num: str | None = None
    level: int | None = None
    inserted = False
    for child in node:
        if child.tag == NUM_ID:
            num = child.get(VAL)
        elif child.tag == ILVL:
            level = integer(child.get(VAL), 0)
        elif child.tag == INS:
            inserted = True
    return NumPr(num, level, style, inserted)


def _look(chain: list[tuple[str, Element]]) -> Look:
    look = PLAIN
    for _, node in reversed(chain):
        look = own_look(node)[0].over(look)
    return look


def _name(node: Element) -> str:
    return value(node, NAME) or ""


def truth(node: Element | None, attribute: str) -> bool:
    """Return whether an on/off attribute is on."""
    return node is not None and node.get(attribute, "0") in ("1", "true", "on")
