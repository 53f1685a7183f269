"""Operations on footnotes and on rows of tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from almaty_nlp.amend.calls import CALL
from almaty_nlp.amend.finder import occurrences
from almaty_nlp.amend.job import Job
from almaty_nlp.amend.operations import Line, Unfit
from almaty_nlp.amend.outline import outline
from almaty_nlp.amend.splice import cut_runs
from almaty_nlp.amend.words import CLOSING
from almaty_nlp.amend.working import Unit
from almaty_nlp.model.document import Block, Kind, Layer
from almaty_nlp.model.message import Message


def replace_footnote(job: Job) -> None:
    """Another text for notes."""
    quote = job.operation.quote("text") or job.operation.quote("new")
    if quote is None:
        raise Unfit(Message(en="the operation quotes no text", ru="в поправке нет текста в кавычках"))
    for target in job.of("unit"):
        line = quote.lines[0]
        unit = target.head
        unit.put(0, len(unit.text), line.text, line.runs)
        if not line.runs:
            unit.runs = ()
        del target_units(job, target.note)[1:]


def target_units(job: Job, label: str) -> list[Unit]:
    """Return the units of a note."""
    units = job.working.note(label)
    if units is None:
        raise Unfit(Message(en=f"there is no footnote {label}", ru=f"сноски {label} нет"))
    return units


def delete_footnote(job: Job) -> None:
    """Take notes out, and their calls. A call in another role («знак сноски») goes without its note."""
    for target in job.of("unit"):
        for unit in job.working.all() if target.part == "footnote" else target.units:
            for match in reversed([m for m in CALL.finditer(unit.text) if m[1] == target.note]):
                unit.put(match.start(), match.end(), "")
        if target.part == "footnote":
            target_units(job, target.note)
            job.working.notes[:] = [note for note in job.working.notes if note[0] != target.note]


def insert_footnote(job: Job) -> None:
    """A new note, called at the end of the provision before its last mark, or behind the words named."""
    quote = job.operation.quote("text") or job.operation.quote("new")
    numbers = [number for ref in job.operation.refs("new") for number in ref.last.numbers]
    targets = job.of("unit")
    if quote is not None and not targets and numbers and job.working.callers(numbers[0]):
        _add_note(job, numbers[0], quote.lines[0])  # the text calls it already
        return
    if quote is None or len(targets) != 1:
        raise Unfit(Message(en="the place of the footnote is not clear", ru="место сноски неясно"))
    label = (
        numbers[0]
        if numbers
        else str(1 + max((int(n) for n, _ in job.working.notes if n.isdigit()), default=0))
    )
    if job.working.note(label) is not None:
        raise Unfit(Message(en=f"there is a footnote {label} already", ru=f"сноска {label} уже есть"))
    unit = targets[0].head
    at = _call_place(job, unit)
    unit.put(at, at, f"[^{label}]")
    _add_note(job, label, quote.lines[0])


def _add_note(job: Job, label: str, line: Line) -> None:
    if job.working.note(label) is not None:
        raise Unfit(Message(en=f"there is a footnote {label} already", ru=f"сноска {label} уже есть"))
    like = next((u.block for _, units in job.working.notes for u in units), None)
    shape = like or Block("", Kind.FOOTNOTE, "", Layer.NOTES)
    note = job.working.fresh(shape, line.text, line.runs, "")
    at = next(
        (n for n, (other, _) in enumerate(job.working.notes) if _after(other, label)), len(job.working.notes)
    )
    job.working.notes.insert(at, (label, [note]))


def _call_place(job: Job, unit: Unit) -> int:
    anchor = job.operation.quote("anchor")
    if anchor is not None:
        spots = occurrences(unit.text, anchor.text)
        if len(spots) != 1:
            raise Unfit(Message(en="the place of the footnote is not clear", ru="место сноски неясно"))
        return spots[0][1]
    closing = CLOSING.search(unit.text)
    return closing.start() if closing else len(unit.text)


def _after(other: str, label: str) -> bool:
    return other.isdigit() and label.isdigit() and int(other) > int(label)


def delete_row(job: Job) -> None:
    """Take rows out of their table."""
    gone = {id(unit) for target in job.of("unit") for unit in target.units}
    job.working.body[:] = [unit for unit in job.working.body if id(unit) not in gone]


def replace_row(job: Job) -> None:
    """Other words for the cells of a row."""
    quote = job.operation.quote("text") or job.operation.quote("new")
    for target in job.of("unit"):
        cells = _cells(quote.lines if quote else (), len(target.units))
        for unit, cell in zip(target.units, cells, strict=True):
            unit.put(0, len(unit.text), cell.text, cell.runs)


def insert_row(job: Job) -> None:
    """New rows: behind the one that is named, at the place of their number, or at the end."""
    quote = job.operation.quote("text") or job.operation.quote("new")
    tables = [
        unit for target in (job.of("after") or job.of("unit")) for unit in target.units if unit.block.cell
    ]
    tables = tables or [unit for unit in outline(job.working).units() if unit.block.cell]
    numbers = {unit.block.cell.table for unit in tables if unit.block.cell}
    if len(numbers) != 1:
        raise Unfit(
            Message(en="it is not clear which table is meant", ru="неясно, какая таблица имеется в виду")
        )
    cells = [u for u in job.working.body if u.block.cell and u.block.cell.table in numbers]
    rows: dict[int, list[Unit]] = {}
    for unit in cells:
        rows.setdefault(unit.block.cell.row if unit.block.cell else 0, []).append(unit)
    order = [rows[at] for at in sorted(rows)]
    before = _row_before(job, order)
    body = job.working.body
    at = body.index(before[-1]) + 1
    for line in quote.lines if quote else ():
        if not line.text.strip() or set(line.text) <= set("|-: "):
            continue
        new = [
            job.working.fresh(like.block, cell.text, cell.runs, "")
            for like, cell in zip(before, _cells([line], len(before)), strict=True)
        ]
        for unit in new:
            cell = unit.block.cell
            assert cell is not None
            unit.block = replace(unit.block, cell=replace(cell, row=-job.working.count))
        body[at:at] = new
        at += len(new)


def _row_before(job: Job, rows: Sequence[list[Unit]]) -> list[Unit]:
    if after := job.of("after"):
        return list(after[0].units)
    numbers = [n for ref in job.operation.refs("new") for n in ref.last.numbers]
    if numbers and numbers[0].isdigit() and 0 < int(numbers[0]) <= len(rows):
        return list(rows[int(numbers[0]) - 1])
    if numbers and not numbers[0].isdigit():
        stem = numbers[0].split("-")[0]
        own = [row for row in rows if row[0].text.strip(" .") == stem]
        if len(own) == 1:
            return own[0]
    return list(rows[-1])


def _cells(lines: Sequence[Line], width: int) -> list[Line]:
    cells: list[Line] = []
    for line in lines:
        start = 0
        for part in line.text.strip().strip("|").split("|"):
            at = line.text.find(part, start)
            lead = len(part) - len(part.lstrip())
            stop = at + len(part.rstrip())
            cells.append(Line(part.strip(), cut_runs(line.runs, at + lead, stop)))
            start = at + len(part)
    if len(cells) != width:
        raise Unfit(
            Message(
                en=f"the row quoted has {len(cells)} cells, the table {width}",
                ru=f"в новой строке ячеек — {len(cells)}, а в таблице — {width}",
            )
        )
    return cells
