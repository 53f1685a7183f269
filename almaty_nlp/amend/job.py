"""One operation at work: what it changes, where, and what it has to warn of."""

from __future__ import annotations

from dataclasses import dataclass, field

from almaty_nlp.amend.operations import Operation, Unfit
from almaty_nlp.amend.outline import Node, outline
from almaty_nlp.amend.targets import Target, address
from almaty_nlp.amend.working import Unit, Working
from almaty_nlp.model.message import Message


@dataclass(slots=True)
class Group:
    """What the operations of one point share: the unit the last of them put in, moved or left beside a gap,
    and the label that is gone where there is a gap.
    """

    touched: Unit | None = None
    gap: str = ""


@dataclass(slots=True)
class Job:
    """An operation with the places it names; `targets` by role, as they stood at the start of the group."""

    working: Working
    language: str
    operation: Operation
    targets: dict[str, list[Target]]
    group: Group
    warnings: list[Message] = field(default_factory=list)
    places: list[str] = field(default_factory=list)

    def of(self, role: str) -> list[Target]:
        """Return the targets of a role."""
        return self.targets.get(role, [])

    def live(self, target: Target) -> Node:
        """Return the node of a target in the tree of the moment."""
        root = outline(self.working)
        if target.node is None or target.node.role == "root":
            return root
        if target.node.role == "preamble":
            node = Node(None, "preamble", parent=root)
            kept = {id(child.unit) for child in target.node.children}
            node.children = [child for child in root.children if id(child.unit) in kept]
            return node
        return self.find(root, target.head)

    def find(self, root: Node, unit: Unit) -> Node:
        """Return the node of a unit; Unfit when an earlier operation of the group took it out."""
        for node in root.walk():
            if node.unit is unit:
                return node
        raise Unfit(
            Message(
                en="an earlier operation of the instrument has already deleted this provision",
                ru="это положение уже исключено предыдущей поправкой",
            )
        )

    def warn(self, en: str, ru: str) -> None:
        """Add a warning."""
        self.warnings.append(Message(en=en, ru=ru))

    def where(self, unit: Unit) -> str:
        """Return the address of a unit at the moment; the head of its text where it has none."""
        for node in outline(self.working).walk():
            if node.unit is unit:
                return address(node)
        return unit.text[:40]
