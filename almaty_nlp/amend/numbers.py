"""Numbers of provisions: renumbered as told, or on from a change («соответственно перенумеровать»)."""

from __future__ import annotations

import re

from almaty_nlp.amend.job import Job
from almaty_nlp.amend.operations import Unfit
from almaty_nlp.amend.outline import Node, outline
from almaty_nlp.amend.vocabulary import HEADED
from almaty_nlp.amend.working import Unit
from almaty_nlp.model.message import Message
from almaty_nlp.text.labels import WORDED, LabelValue, Style, parse_label, successor

CORE = re.compile(r"[^\W_](?:[\w.\-–]*[^\W_¹²³]|)[¹²³]?(?: (?:bis|ter|quater))?")


def renumber(job: Job) -> None:
    """«пункты 4–6 считать соответственно пунктами 5–7», or the numbers after a change, on from it."""
    labels = [number for ref in job.operation.refs("as") for number in ref.last.numbers]
    if not labels:
        _following(job)
        return
    units = [target.head for target in job.of("unit")]
    if len(units) != len(labels) or len(set(labels)) != len(labels):
        raise Unfit(
            Message(
                en=f"{len(units)} provisions cannot be given {len(set(labels))} numbers",
                ru=f"положений — {len(units)}, а новых номеров — {len(set(labels))}",
            )
        )
    for unit, label in zip(units, labels, strict=True):
        relabel(unit, label)


def relabel(unit: Unit, number: str) -> None:
    """Give a unit another number, with the punctuation it has."""
    core = CORE.search(number)
    wanted = core[0] if core else number
    if unit.label:
        unit.label = CORE.sub(lambda _: wanted, unit.label, count=1)
        return
    match = WORDED.match(unit.text)
    if match is None:
        unit.label = f"{wanted}."
        return
    start, end = next(match.span(name) for name in ("number", "letters") if match[name])
    later = match["later"] or ""
    unit.put(start, end + len(later), wanted)


def formatted(number: str, like: str) -> str:
    """Return a number with the punctuation of another label («4» like «3)» → «4)»)."""
    core = CORE.search(number)
    return CORE.sub(lambda _: core[0] if core else number, like, count=1)


def run_of(root: Node, unit: Unit) -> list[Node]:
    """Return the series a unit's number stands in: items of one family and depth, from a «1» to the next."""
    own = next((node for node in root.walk() if node.unit is unit), None)
    if own is None or own.value is None:
        return []
    alike = [
        node
        for node in root.walk()
        if node.value and node.role == own.role and node.depth == own.depth and _kin(node.value, own.value)
    ]
    if own.parent is not None and own.parent.role == "item":
        alike = [node for node in alike if node.parent is own.parent]
    runs: list[list[Node]] = []
    for node in alike:
        restarts = node.value and node.value.ordinal == 1 and not node.value.inserted and node is not own
        if not runs or restarts:
            runs.append([])
        runs[-1].append(node)
    return next(run for run in runs if own in run)


def _kin(one: LabelValue, other: LabelValue) -> bool:
    return one.family == other.family and one.style is not Style.BULLET


def _following(job: Job) -> None:
    """Number the series of the last change on from its first number."""
    unit = job.group.touched
    series = run_of(outline(job.working), unit) if unit is not None else []
    named = {ref.last.kind for ref in job.operation.refs("unit")}
    headed = bool(named & HEADED)
    if not series or (named and headed != (series[0].role == "head")):
        raise Unfit(
            Message(
                en="it is not clear which series of numbers is meant",
                ru="неясно, какую нумерацию следует изменить",
            )
        )
    first = min(series, key=lambda node: node.value.numbers if node.value else ())
    value, label = first.value, first.unit.label if first.unit else ""
    if job.group.gap and value and (gap := parse_like(job.group.gap, value)) and gap.numbers < value.numbers:
        value, label = gap, job.group.gap
    for node in series:
        if value is None or node.unit is None:
            break
        relabel(node.unit, label)
        label = successor(value)
        value = parse_like(label, value)


def parse_like(label: str, like: LabelValue) -> LabelValue | None:
    """Return the value of a label in the style of another («и)» after «з)», «i.» after «h.»)."""
    from almaty_nlp.text.labels import readings

    return next((value for value in readings(label) if value.family == like.family), parse_label(label))
