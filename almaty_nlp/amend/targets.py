"""What references mean, and the complaints where they mean nothing or too much."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from almaty_nlp.amend.operations import Ref, Unfit
from almaty_nlp.amend.outline import Node
from almaty_nlp.amend.working import Unit, Working
from almaty_nlp.model.message import Message

STEP = " › "
SHORT = 60


@dataclass(frozen=True, slots=True)
class Target:
    """What a reference means: the units whose text is meant, and the node they hang on where they are part of
    the running text.

    `part`: «» (the whole unit), own (its own paragraph without what stands below), sentence, heading, call,
    footnote, row, column, table; `ordinals` those of the sentences; `note` the label of a note.
    """

    units: tuple[Unit, ...]
    node: Node | None = None
    part: str = ""
    ordinals: tuple[int, ...] = ()
    note: str = ""

    @property
    def head(self) -> Unit:
        """The unit itself, of those below it the first."""
        return self.units[0]

    def extent(self, node: Node) -> list[Unit]:
        """Return the units that a new one comes before or after: of a paragraph of a provision it alone, not
        what stands below; `node` is the node of the target as it stands now.
        """
        return list(self.units) if self.part == "own" else node.units()


def address(node: Node | None) -> str:
    """Return the path to a node as a reader would cite it."""
    steps: list[str] = []
    while node is not None and node.unit is not None:
        unit = node.unit
        if node.role == "head":
            words = unit.text.split(".")[0] if not unit.label else unit.label.strip(".)(: ")
            steps.append(words[:SHORT])
        elif node.role == "item":
            steps.append(unit.label.strip(".)(: ") or "•")
        elif not steps:
            steps.append(f"«{unit.text[:SHORT].strip()}…»" if len(unit.text) > SHORT else f"«{unit.text}»")
        node = node.parent
    return STEP.join(reversed(steps))


def no_place(ref: Ref, candidates: Iterable[str] = ()) -> Unfit:
    """Return the complaint that the text has no such unit."""
    return Unfit(
        Message(
            en=f"the text has no such place: “{ref.text}”",
            ru=f"в тексте нет такого места: «{ref.text}»",
        ),
        tuple(candidates),
    )


def several(ref: Ref, nodes: Sequence[Node]) -> Unfit:
    """Return the complaint that several units fit."""
    return Unfit(
        Message(
            en=f"“{ref.text}” fits {len(nodes)} places of the text",
            ru=f"ссылке «{ref.text}» отвечает несколько мест текста ({len(nodes)})",
        ),
        tuple(address(node) for node in nodes),
    )


def text_of(node: Node, working: Working) -> list[Unit]:
    """Return the units whose text a node stands for: its own and those below, all for the root."""
    return list(working.all()) if node.role == "root" else node.owned()
