"""Where new provisions go: behind what is named, where their number belongs, or to the end of their scope."""

from __future__ import annotations

import re
from collections.abc import Sequence

from almaty_nlp.amend.job import Job
from almaty_nlp.amend.operations import Line, Ref, Unfit
from almaty_nlp.amend.outline import Node, outline
from almaty_nlp.amend.targets import address
from almaty_nlp.amend.vocabulary import HEADED
from almaty_nlp.amend.working import Unit
from almaty_nlp.model.message import Message
from almaty_nlp.text.labels import LabelValue, Style, named, readings


class Place:
    """Where new provisions go: position in the body, the sibling they are shaped like, their scope."""

    def __init__(self, at: int, sibling: Unit | None, scope: Node) -> None:
        self.at, self.sibling, self.scope = at, sibling, scope

    @classmethod
    def find(cls, job: Job, lines: Sequence[Line], new: Sequence[Ref]) -> Place:
        """Return where the new units go: after or before the one named, else where their numbers fall."""
        body = job.working.body
        scopes = job.of("unit")
        scope = job.live(scopes[0]) if scopes else outline(job.working)
        if after := job.of("after") or job.of("before"):
            node = job.live(after[0])
            units = after[0].extent(node)
            if not units:
                raise Unfit(Message(en="the place is not clear", ru="место неясно"))
            at = body.index(units[0]) if not job.of("after") else body.index(units[-1]) + 1
            return cls(at, node.unit, scope)
        if lines[0].label or has_level(lines[0]):
            return cls._by_number(job, lines[0], new, scope)
        ordinal = next((ref.last.ordinals[0] for ref in new if ref.last.ordinals), 0)
        rows = [n for n in scope.children if n.role == "paragraph"]
        own = [scope] if scope.role == "item" else []
        if ordinal > 0:
            rows = own + rows
            if ordinal - 1 > len(rows):
                raise Unfit(Message(en="there are fewer paragraphs", ru="абзацев меньше"))
            if ordinal - 1 < len(rows):
                unit = rows[ordinal - 1].unit
                return cls(body.index(unit) if unit else 0, unit, scope)
        sibling = rows[-1].unit if rows else None
        items = [n.unit for n in scope.children if n.role == "item"]
        entry = bool(new) and new[0].last.kind in ("entry", "item", "subpoint", "point")
        return cls(end_of(job, scope), items[-1] if items and entry else sibling, scope)

    @classmethod
    def _by_number(cls, job: Job, line: Line, new: Sequence[Ref], scope: Node) -> Place:
        kind = new[0].last.kind if new else "point"
        siblings = _siblings(line, kind, scope)
        body = job.working.body
        earlier = [pair for pair in siblings if _order(pair[1]) < _order(pair[2])]
        later = [pair for pair in siblings if _order(pair[1]) >= _order(pair[2])]
        if earlier:
            greatest = max(_order(value) for _, value, _ in earlier)
            nodes = [node for node, value, _ in earlier if _order(value) == greatest]
            if len(nodes) > 1:
                raise Unfit(
                    Message(
                        en=f"the number {line.label} would fit {len(nodes)} places of the text",
                        ru=f"номер {line.label} подходит к нескольким местам текста ({len(nodes)})",
                    ),
                    tuple(address(node) for node in nodes),
                )
            units = nodes[0].units()
            return cls(body.index(units[-1]) + 1, nodes[0].unit, scope)
        if later:
            unit = later[0][0].unit
            return cls(body.index(unit) if unit else 0, unit, scope)
        if scope.role == "root":
            raise Unfit(
                Message(
                    en=f"it is not clear where {line.label or line.text[:40]} belongs",
                    ru=f"неясно, куда поместить {line.label or line.text[:40]}",
                )
            )
        return cls(end_of(job, scope), None, scope)


def _siblings(line: Line, kind: str, scope: Node) -> list[tuple[Node, LabelValue, LabelValue]]:
    """The provisions of the series a new number belongs to, each with its value and that of the new one in
    the same style.
    """
    heading = kind in HEADED and (has_level(line) or named(line.text) is not None)
    own = [named(line.text)] if heading and not line.label else list(readings(line.label))
    wanted = [value for value in own if value]
    role = "head" if heading else "item"
    found = []
    for node in scope.walk():
        for value in wanted:
            alike = node.value is not None and node.value.style is value.style
            same_word = node.value is not None and node.value.word.lower() == value.word.lower()
            if node.role == role and alike and same_word and node.value and not _bullet(node.value):
                found.append((node, node.value, value))
                break
    marked = [row for row in found if (row[1].before, row[1].after) == (row[2].before, row[2].after)]
    found = marked or found
    if not found:
        return []
    least = min(row[0].depth for row in found)
    return [row for row in found if row[0].depth == least]


def _bullet(value: LabelValue) -> bool:
    return value.style is Style.BULLET


def _order(value: LabelValue) -> tuple[tuple[int, ...], int, str]:
    digits = re.search(r"\d+", value.inserted.translate(str.maketrans("¹²³", "123")))
    return value.numbers, int(digits[0]) if digits else 0, value.inserted


def end_of(job: Job, scope: Node) -> int:
    """Return the position in the body behind a scope."""
    body = job.working.body
    units = [unit for unit in scope.units() if unit in body]
    return body.index(units[-1]) + 1 if units else len(body)


def has_level(line: Line) -> bool:
    """Tell whether the instrument marks a line as a heading."""
    return line.level > 0
