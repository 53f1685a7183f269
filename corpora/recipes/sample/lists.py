"""Word's automatic numbering: which list and level an item belongs to, where a count restarts."""

from __future__ import annotations

from dataclasses import dataclass, field

from source import Node
from xmltext import element, value

ABSTRACT = {"articles": 1, "points": 2, "preamble": 3, "bullets": 4, "chapters": 5, "register": 6}
HANGING = 425
INDENT = {"articles": (0, 567, 1134), "points": (0, 567), "bullets": (567,)}


@dataclass(frozen=True)
class Place:
    """The list instance (w:numId) and level (w:ilvl) of an item."""

    number: int
    level: int


@dataclass
class Numbering:
    """Counts as Word would and opens a new list instance where the typed label differs from that count."""

    language: str
    instances: list[tuple[int, dict[int, int]]] = field(default_factory=list)
    """(abstract list, start overrides by level) of w:num 1, 2, …"""
    register: bool = False
    _open: dict[str, int] = field(default_factory=dict)
    _counts: dict[tuple[str, int], int] = field(default_factory=dict)

    def reset(self, *, register: bool = False) -> None:
        """Forget the open lists: a new part begins; a register (of participants) is a hanging list."""
        self.register = register
        chapters = self._open.get("chapters")
        self._open = {"chapters": chapters} if chapters else {}
        self._counts = {}

    def place(self, node: Node) -> Place:
        """Return where Word keeps the item or numbered heading, restarting the count if need be."""
        name, level = self._list_of(node)
        expected = self._counts.get((name, level), 0) + 1
        for deeper in range(level + 1, 9):
            self._counts.pop((name, deeper), None)
        self._counts[name, level] = node.value
        if name not in self._open:
            self._open[name] = self._instance(name, {0: node.value} if level == 0 else {})
        elif name != "bullets" and node.value != expected:
            self._open[name] = self._instance(name, {level: node.value})
        return Place(self._open[name], level)

    def _list_of(self, node: Node) -> tuple[str, int]:
        match node.label:
            case "bullet":
                return "bullets", 0
            case "chapter":
                return "chapters", 0
            case "paren":
                return "points", 0
            case "decimal":
                return ("register" if self.register else "articles"), 0
            case "letter":
                return ("points", 1) if "points" in self._open else ("articles", 1)
        nested = ("articles", 1) in self._counts
        return ("articles", 2) if nested else ("preamble", 0)

    def _instance(self, name: str, starts: dict[int, int]) -> int:
        self.instances.append((ABSTRACT[name], starts))
        return len(self.instances)

    def xml(self) -> str:
        """Return the body of word/numbering.xml."""
        letter = ("russianLower", "%2)") if self.language == "ru" else ("lowerLetter", "(%2)")
        forms = {
            "articles": [("decimal", "%1."), letter, ("lowerRoman", "(%3)")],
            "points": [("decimal", "%1)"), letter],
            "preamble": [("lowerRoman", "(%1)")],
            "bullets": [("bullet", "•")],
            "chapters": [("upperRoman", "%1.")],
            "register": [("decimal", "%1.")],
        }
        abstracts = (_abstract(name, forms[name]) for name in ABSTRACT)
        numbers = (
            element(
                "w:num",
                {"w:numId": str(number)},
                value("w:abstractNumId", abstract),
                *(
                    element("w:lvlOverride", {"w:ilvl": str(level)}, value("w:startOverride", start))
                    for level, start in starts.items()
                ),
            )
            for number, (abstract, starts) in enumerate(self.instances, 1)
        )
        return "".join([*abstracts, *numbers])


def _abstract(name: str, forms: list[tuple[str, str]]) -> str:
    levels = []
    for level, (form, text) in enumerate(forms):
        left = INDENT.get(name, (0,))[level] + HANGING
        if name in {"articles", "preamble"} and level == 0:  # UN style: the number stands in the first line
            indent = element("w:ind", {"w:left": "0", "w:firstLine": "0"})
            tab = element("w:tabs", {}, element("w:tab", {"w:val": "num", "w:pos": "567"}))
        else:
            indent = element("w:ind", {"w:left": str(left), "w:hanging": str(HANGING)})
            tab = element("w:tabs", {}, element("w:tab", {"w:val": "num", "w:pos": str(left)}))
        levels.append(
            element(
                "w:lvl",
                {"w:ilvl": str(level)},
                value("w:start", 1),
                value("w:numFmt", form),
                value("w:lvlText", text),
                value("w:lvlJc", "left"),
                element("w:pPr", {}, tab, indent),
            )
        )
    kind = value("w:multiLevelType", "multilevel" if len(forms) > 1 else "singleLevel")
    return element("w:abstractNum", {"w:abstractNumId": str(ABSTRACT[name])}, kind, *levels)
