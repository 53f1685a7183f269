"""What a paragraph of OLD needs in the package of NEW: its style, its list, its notes."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from almaty_nlp.ooxml import names as n
from almaty_nlp.writers.docx.archive import Archive
from almaty_nlp.writers.docx.part import Part

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

STYLE, STYLE_ID, DEFAULT = n.w("style"), n.w("styleId"), n.w("default")
P_STYLE, R_STYLE, TBL_STYLE = n.w("pStyle"), n.w("rStyle"), n.w("tblStyle")
NUM_PR, NUM_ID, ILVL = n.w("numPr"), n.w("numId"), n.w("ilvl")
NUM, ABSTRACT, ABSTRACT_ID = n.w("num"), n.w("abstractNum"), n.w("abstractNumId")
LINKED = tuple(map(n.w, ("basedOn", "next", "link")))


class Styles:
    """The styles of both packages: ids of OLD translated by name, styles that NEW lacks added to it."""

    def __init__(self, old: Archive, new: Archive) -> None:
        self._new = new
        self._name = new.part_of_kind("styles")
        self._part = None if self._name is None else Part(new.data(self._name), str(new.path))
        name = old.part_of_kind("styles")
        root = None if name is None else old.root(name)
        self._old = {} if root is None else {s.get(STYLE_ID, ""): s for s in root.iterfind(STYLE)}
        held = [] if self._part is None else list(self._part.root.iterfind(STYLE))
        self._ids = {(s.get(n.TYPE, ""), _name(s)): s.get(STYLE_ID, "") for s in held}
        self._taken = {s.get(STYLE_ID, "") for s in held}

    def translated(self, key: str) -> str:
        """Return the id in NEW of a style of OLD; "" when there is no such style."""
        style = self._old.get(key)
        if style is None or self._part is None:
            return ""
        kind = style.get(n.TYPE, ""), _name(style)
        if kind not in self._ids:
            self._ids[kind] = self._added(style, key)
        return self._ids[kind]

    def _added(self, style: Element, key: str) -> str:
        assert self._part is not None
        while key in self._taken:
            key += "0"
        self._taken.add(key)
        self._ids[style.get(n.TYPE, ""), _name(style)] = key
        new = deepcopy(style)
        new.set(STYLE_ID, key)
        if new.get(DEFAULT) is not None:
            del new.attrib[DEFAULT]
        for node in list(new.iter(NUM_PR)):
            _remove(node)
        for node in [node for tag in LINKED for node in new.iterfind(tag)]:
            known = self.translated(node.get(n.VAL, ""))
            if known:
                node.set(n.VAL, known)
            else:
                _remove(node)
        self._part.root.append(new)
        self._part.touch(new)
        return key

    def save(self) -> None:
        """Put the styles into the package when some were added."""
        if self._part is not None and self._name is not None and self._part.changed:
            self._new.put(self._name, self._part.to_bytes())


class Lists:
    """The lists of both packages: those of OLD by the lists of NEW that number the same provisions."""

    def __init__(self, old: Archive, new: Archive) -> None:
        self._new = new
        self._name = new.part_of_kind("numbering")
        self._part = None if self._name is None else Part(new.data(self._name), str(new.path))
        name = old.part_of_kind("numbering")
        self._old = None if name is None else old.root(name)
        self._ids: dict[str, str] = {}

    def learn(self, old: Element, new: Element) -> None:
        """Note that two paragraphs answer each other: so do their lists."""
        ours, theirs = num_id(old), num_id(new)
        if ours and theirs:
            self._ids.setdefault(ours, theirs)

    def translated(self, key: str) -> str:
        """Return the id in NEW of a list of OLD, added where no paragraph tells; "" when it cannot be."""
        if key == "0":
            return key
        if key not in self._ids:
            self._ids[key] = self._added(key)
        return self._ids[key]

    def _added(self, key: str) -> str:
        if self._old is None or self._part is None:
            return ""
        num = next((node for node in self._old.iterfind(NUM) if node.get(NUM_ID) == key), None)
        link = None if num is None else num.find(ABSTRACT_ID)
        kind = "" if link is None else link.get(n.VAL, "")
        abstract = next((a for a in self._old.iterfind(ABSTRACT) if a.get(ABSTRACT_ID) == kind), None)
        if num is None or abstract is None:
            return ""
        root = self._part.root
        new_abstract, new_num = deepcopy(abstract), deepcopy(num)
        number = _free(root, ABSTRACT, ABSTRACT_ID)
        new_abstract.set(ABSTRACT_ID, number)
        for node in new_abstract.findall(n.w("nsid")):
            new_abstract.remove(node)
        for node in list(new_abstract.iter(P_STYLE)):
            _remove(node)
        inner = new_num.find(ABSTRACT_ID)
        assert inner is not None
        inner.set(n.VAL, number)
        identifier = _free(root, NUM, NUM_ID)
        new_num.set(NUM_ID, identifier)
        held = root.findall(ABSTRACT)
        if held:
            held[-1].addnext(new_abstract)
        else:
            root.insert(0, new_abstract)
        nums = root.findall(NUM)
        (nums[-1] if nums else new_abstract).addnext(new_num)
        self._part.touch(new_abstract)
        self._part.touch(new_num)
        return identifier

    def save(self) -> None:
        """Put the lists into the package when some were added."""
        if self._part is not None and self._name is not None and self._part.changed:
            self._new.put(self._name, self._part.to_bytes())


class Imports:
    """Everything at once, for properties of paragraphs, runs and tables."""

    def __init__(self, old: Archive, new: Archive) -> None:
        self.styles = Styles(old, new)
        self.lists = Lists(old, new)

    def translate(self, element: Element) -> Element:
        """Give the names of NEW to the styles and lists that are named in or below an element of OLD."""
        for tag in (P_STYLE, R_STYLE, TBL_STYLE):
            for node in list(element.iter(tag)):
                _named(node, self.styles.translated(node.get(n.VAL, "")))
        for node in list(element.iter(NUM_ID)):
            key = self.lists.translated(node.get(n.VAL, ""))
            if key:
                node.set(n.VAL, key)
            else:
                parent = node.getparent()
                _remove(node if parent is None or parent.tag != NUM_PR else parent)
        return element

    def look(self, paragraph: Element, *, old: bool) -> tuple[str, str]:
        """Return style and level of a paragraph in the terms of NEW: what makes it look another way."""
        properties = paragraph.find(n.P_PR)
        if properties is None:
            return "", ""
        style = properties.find(P_STYLE)
        key = "" if style is None else style.get(n.VAL, "")
        level = properties.find(f"{NUM_PR}/{ILVL}")
        depth = "" if num_id(paragraph) in ("", "0") else "0" if level is None else level.get(n.VAL, "0")
        return self.styles.translated(key) if old else key, depth

    def save(self) -> None:
        """Put what was added into the package."""
        self.styles.save()
        self.lists.save()


def num_id(paragraph: Element) -> str:
    """Return the list that a paragraph names itself, "" for none."""
    node = paragraph.find(f"{n.P_PR}/{NUM_PR}/{NUM_ID}")
    return "" if node is None else node.get(n.VAL, "")


def _free(root: Element, tag: str, attribute: str) -> str:
    taken = [
        int(node.get(attribute, "0")) for node in root.iterfind(tag) if node.get(attribute, "").isdecimal()
    ]
    return str(max(taken, default=0) + 1)


def _named(node: Element, key: str) -> None:
    if key:
        node.set(n.VAL, key)
    else:
        _remove(node)


def _name(style: Element) -> str:
    node = style.find(n.NAME)
    return "" if node is None else node.get(n.VAL, "").lower()


def _remove(node: Element) -> None:
    parent = node.getparent()
    if parent is not None:
        parent.remove(node)
