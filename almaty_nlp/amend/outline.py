"""The running text as a tree of provisions, built anew for every operation: numbers are those of the moment.

Nesting is that of `model.addresses`: headings by level and unit, items by the change of their label's style.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from almaty_nlp.amend.working import Unit, Working, is_heading
from almaty_nlp.model.document import Kind
from almaty_nlp.text.label_tables import UNIT_RANKS
from almaty_nlp.text.labels import WORDED, LabelValue, Style, follows, named, parse_label, series

SHORT = 48
"""Characters of a paragraph that may be a heading without the style of one."""

ANNOUNCING = re.compile(r":\s*$|\btables?\b|\bтаблиц", re.IGNORECASE)
"""How a provision announces the table after it."""


@dataclass(slots=True, eq=False)
class Node:
    """A unit in the tree. `role`: root, head, item, paragraph or cell; `value` is that of its label."""

    unit: Unit | None
    role: str
    value: LabelValue | None = None
    parent: Node | None = None
    children: list[Node] = field(default_factory=list)

    def walk(self) -> Iterator[Node]:
        """Yield the nodes below, in the order of the text."""
        for child in self.children:
            yield child
            yield from child.walk()

    def units(self) -> list[Unit]:
        """Return the unit itself and those below it."""
        own = [self.unit] if self.unit else []
        return own + [node.unit for node in self.walk() if node.unit]

    def owned(self) -> list[Unit]:
        """Return what goes or is replaced with the unit: of an item not a table at its end that nothing
        announces («… следующим образом:», “as in table 1”).
        """
        units = self.units()
        if self.role != "item":
            return units
        last = next((at for at in range(len(units) - 1, -1, -1) if units[at].block.cell is None), 0)
        announced = ANNOUNCING.search(units[last].text) is not None
        return units if announced else units[: last + 1]

    @property
    def depth(self) -> int:
        """How many items the node lies in, itself included."""
        count = 0
        node: Node | None = self
        while node is not None:
            count += node.role == "item"
            node = node.parent
        return count


def outline(working: Working) -> Node:
    """Return the tree of the running text."""
    root = Node(None, "root")
    values = _values(working.body)
    heads: list[tuple[Node, int, int]] = []
    items: list[Node] = []
    title = _title(working.body)
    for at, unit in enumerate(working.body):
        if at == title:
            _attach(Node(unit, "title"), root)
        elif is_heading(unit) or _is_bare_unit(unit):
            node = _open_head(unit, heads, root)
            heads.append(node)
            items.clear()
        elif unit.block.cell is not None:
            _attach(Node(unit, "cell"), _here(root, heads, items))
        elif at in values:
            _open_item(Node(unit, "item", values[at]), items, _here(root, heads, []))
        else:
            if unit.block.level == 0:
                keep = items[:1]
                value = keep[0].value if keep else None
                goes_on = value is not None and value.after == "." and value.style is not Style.BULLET
                items[:] = keep if goes_on else []
            _attach(Node(unit, "paragraph"), _here(root, heads, items))
    return root


def _attach(node: Node, parent: Node) -> Node:
    node.parent = parent
    parent.children.append(node)
    return node


def _here(root: Node, heads: Sequence[tuple[Node, int, int]], items: Sequence[Node]) -> Node:
    return items[-1] if items else heads[-1][0] if heads else root


def _open_item(node: Node, items: list[Node], outer: Node) -> None:
    assert node.value is not None
    for at, item in enumerate(items):
        if item.value is not None and item.value.family == node.value.family:
            del items[at:]
            break
    _attach(node, items[-1] if items else outer)
    items.append(node)


def _open_head(unit: Unit, heads: list[tuple[Node, int, int]], root: Node) -> tuple[Node, int, int]:
    value = (parse_label(unit.label) if unit.label else None) or named(unit.text)
    rank = UNIT_RANKS.get(value.word.lower(), 0) if value else 0
    level = unit.block.level
    sibling = next(
        (at for at, head in enumerate(heads) if value and head[0].value and follows(head[0].value, value)),
        None,
    )
    if sibling is not None:
        del heads[sibling:]
    marked = is_heading(unit)
    while heads and sibling is None and _closes(heads[-1], level, rank, marked=marked):
        heads.pop()
    node = _attach(Node(unit, "head", value), heads[-1][0] if heads else root)
    return node, level, rank


def _closes(head: tuple[Node, int, int], level: int, rank: int, *, marked: bool) -> bool:
    if rank and head[2]:
        return head[2] >= rank
    return head[1] >= level if marked and head[1] else rank == 1


def _is_bare_unit(unit: Unit) -> bool:
    """A paragraph that is nothing but «Статья 5» or «Annex 2» heads what follows, whatever its style."""
    if unit.block.kind is not Kind.PARAGRAPH or len(unit.text) > SHORT:
        return False
    match = WORDED.fullmatch(unit.text.strip())
    return match is not None and match["word"].lower() in UNIT_RANKS and named(unit.text) is not None


def _title(units: Sequence[Unit]) -> int | None:
    heads = [at for at, unit in enumerate(units) if is_heading(unit)]
    if not heads:
        return None
    first = units[heads[0]]
    if first.block.kind is Kind.TITLE:
        return heads[0]
    if named(first.text) or first.label:
        return None
    alone = all(units[at].block.level > first.block.level for at in heads[1:])
    return heads[0] if alone else None


def _values(units: Sequence[Unit]) -> dict[int, LabelValue]:
    found: dict[int, LabelValue] = {}
    section: list[int] = []
    for at, unit in enumerate([*units, None]):
        if unit is None or is_heading(unit):
            labels = [units[each].label for each in section]
            for each, value in zip(section, series(labels), strict=True):
                found[each] = value or LabelValue(Style.BULLET, before=units[each].label)
            section = []
        elif unit.label and unit.block.cell is None and unit.block.kind is not Kind.TOC_ENTRY:
            section.append(at)
    return found
