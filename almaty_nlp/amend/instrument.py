"""An amending instrument as a document: its points, groups, quoted paragraphs, operations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from almaty_nlp.amend.annexed import Annexes, annexes, shown, signed
from almaty_nlp.amend.calls import with_calls
from almaty_nlp.amend.grammar import Reading, read_clause, within
from almaty_nlp.amend.lexer import PAIRS, Clause, is_open
from almaty_nlp.amend.operations import Line, Operation, Ref
from almaty_nlp.amend.splice import Runs
from almaty_nlp.model.document import Document, Kind, Layer
from almaty_nlp.text.labels import LabelValue, series

PUNCTUATION = ".:)/( "
INTRODUCED = re.compile(
    r"внести\s+(?:во?|на)\s+(?P<ru>.+?)\s+следующ\w+\s+(?:изменени|дополнени|поправк)"
    r"|(?P<en>.+?)\s+(?:is|are|be)\s+(?:hereby\s+)?amended\s+as\s+follows"
    r"|decides?\s+to\s+amend\s+(?P<en2>.+?)\s+as\s+follows",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Point:
    """A point of the instrument: the number of its outermost item, its operations, clauses not understood."""

    op: str
    operations: tuple[Operation, ...]
    unknown: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Instrument:
    """The points of an instrument in their order; `acts` names the documents it amends, as far as it does."""

    language: str
    points: tuple[Point, ...]
    acts: tuple[str, ...] = ()


@dataclass(slots=True)
class _Passage:
    """One paragraph of the instrument with the quoted paragraphs that belong to it."""

    label: str
    lines: list[Line]
    value: LabelValue | None = None
    path: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        return "\n".join(line.text for line in self.lines)


def read_instrument(document: Document) -> Instrument:
    """Return what an instrument says. Clauses that amend nothing (entry into force) are left out."""
    language = document.language or "ru"
    texts = with_calls(document)
    annexed = annexes(document.blocks, texts, language)
    passages = list(_passages(document, texts, annexed))
    _number(passages)
    points: dict[str, tuple[list[Operation], list[tuple[str, str]]]] = {}
    acts: list[str] = []
    groups: list[tuple[tuple[str, ...], tuple[Ref, ...]]] = []
    lead: tuple[str, ...] = ()
    for passage in passages:
        while groups and not _belongs(passage, groups[-1][0]):
            groups.pop()
        context = groups[-1][1] if groups else ()
        op = _op(passage.path[len(lead) :] if passage.path[: len(lead)] == lead else passage.path)
        reading = read_clause(Clause(passage.lines), language, op, context)
        named = _act(passage.text) if not reading.operations else ""
        if named and not reading.context:
            acts.append(named)
            lead = passage.path
            continue
        if reading.context:
            groups.append((passage.path, tuple(within(context, ref) for ref in reading.context)))
        first = op.split("(")[0] if op else str(len(points) + 1)
        operations, unknown = points.setdefault(first, ([], []))
        operations.extend(annexed.brought(each) for each in _numbered(reading, first, op))
        if reading.unknown and reading.amends:
            unknown.append((op or first, shown(reading.unknown)))
    found = [Point(op, tuple(ops), tuple(unknown)) for op, (ops, unknown) in points.items() if ops or unknown]
    return Instrument(language, tuple(found), tuple(acts))


def _numbered(reading: Reading, first: str, op: str) -> list[Operation]:
    return [replace(each, op=op or first) for each in reading.operations]


def _act(text: str) -> str:
    match = INTRODUCED.search(text)
    return next((part for part in match.groups() if part), "") if match else ""


def _belongs(passage: _Passage, group: tuple[str, ...]) -> bool:
    return passage.path[: len(group)] == group


def _op(path: tuple[str, ...]) -> str:
    """«3», «4(b)»: the number of the point and, in brackets, those inside it."""
    return path[0] + "".join(f"({step})" for step in path[1:]) if path else ""


def _passages(
    document: Document, texts: Mapping[str, tuple[str, Runs]], annexed: Annexes
) -> Iterator[_Passage]:
    """The paragraphs of the instrument, less its annexes with new texts; a quotation that goes on or stands
    apart is joined to what it belongs to.
    """
    current: _Passage | None = None
    for block in document.blocks:
        if block.layer is not Layer.BODY or block.kind in (Kind.TOC_ENTRY, Kind.TITLE):
            continue
        if block.id in annexed.blocks:
            continue
        text, runs = texts[block.id]
        label = "" if block.label == "•" else block.label
        joined = current is not None and (is_open(current.text) or _awaits(current, text))
        if current is not None and joined:
            level = block.level if block.kind is Kind.HEADING else 0
            current.lines.append(Line(text, runs, block.label, level, block.cell))
            continue
        if block.kind is Kind.HEADING and not label:
            continue
        if current is not None:
            yield current
        called = signed(text, annexed.language)
        current = _Passage(label, [Line(called, runs if called == text else ())])
    if current is not None:
        yield current


def _awaits(passage: _Passage, text: str) -> bool:
    return passage.text.rstrip().endswith((":", "—")) and text[:1] in PAIRS


def _number(passages: list[_Passage]) -> None:
    """Give each passage the path of labels it stands under."""
    labelled = [passage for passage in passages if passage.label]
    for passage, value in zip(labelled, series([each.label for each in labelled]), strict=True):
        passage.value = value
    open_items: list[tuple[LabelValue, str]] = []
    for passage in passages:
        value = passage.value
        if value is not None:
            family = [at for at, (other, _) in enumerate(open_items) if other.family == value.family]
            if family:
                del open_items[family[0] :]
            open_items.append((value, passage.label.strip(PUNCTUATION)))
        passage.path = tuple(label for _, label in open_items)
