"""References to tables, their rows, columns and entries."""

from __future__ import annotations

import re
from collections.abc import Sequence

from almaty_nlp.amend.finder import plain
from almaty_nlp.amend.operations import Ref, Step
from almaty_nlp.amend.outline import Node
from almaty_nlp.amend.targets import Target, no_place
from almaty_nlp.amend.working import Unit, Working

TAIL = " .;,:"
CAPTION = re.compile(r"(?:таблица|table)\s+(?:№\s*)?(\w+)", re.IGNORECASE)


def cells(steps: Sequence[Step], scopes: list[Node], working: Working, ref: Ref) -> list[Target]:
    """Tables, rows and columns: «в графе 2 строки 3 таблицы 1»; the row of the heads is not counted."""
    cells = [unit for scope in scopes for unit in _below(scope, working) if unit.block.cell]
    by_kind = {step.kind: step for step in steps}
    entry = by_kind.get("entry")
    if step := by_kind.get("table"):
        cells = _of_table(step, cells, working, ref)
    numbers = {unit.block.cell.table for unit in cells if unit.block.cell}
    if len(numbers) != 1:
        raise no_place(ref)
    part = "table"
    targets = [cells]
    if step := by_kind.get("row") or entry:
        targets, part = _of_rows(step, cells, ref), "row"
    if step := by_kind.get("column"):
        wanted = _columns(step, cells)
        targets, part = [_of_columns(wanted, group, ref) for group in targets], "column"
    return [Target(tuple(group), None, part) for group in targets]


def _below(scope: Node, working: Working) -> list[Unit]:
    return list(working.all()) if scope.role == "root" else scope.units()


def _of_table(step: Step, cells: list[Unit], working: Working, ref: Ref) -> list[Unit]:
    order = list(dict.fromkeys(unit.block.cell.table for unit in cells if unit.block.cell))
    if not step.numbers and not step.ordinals:
        chosen = order
    else:
        wanted = step.numbers[0] if step.numbers else str(step.ordinals[0])
        numbers = captions(working)
        chosen = [table for table in order if numbers.get(table) == wanted]
        if not chosen and wanted.isdigit():
            chosen = order[int(wanted) - 1 : int(wanted)] if not numbers else []
    if len(chosen) != 1:
        raise no_place(ref)
    return [unit for unit in cells if unit.block.cell and unit.block.cell.table == chosen[0]]


def captions(working: Working) -> dict[int, str]:
    """Return the numbers that stand before tables («Таблица 3. …»), by table."""
    found: dict[int, str] = {}
    for before, unit in zip(working.body, working.body[1:], strict=False):
        if unit.block.cell and not before.block.cell and (match := CAPTION.match(before.text)):
            found[unit.block.cell.table] = match[1]
    return found


def _of_rows(step: Step, cells: list[Unit], ref: Ref) -> list[list[Unit]]:
    rows: dict[int, list[Unit]] = {}
    for unit in cells:
        assert unit.block.cell is not None
        rows.setdefault(unit.block.cell.row, []).append(unit)
    body = [rows[at] for at in sorted(rows)][1:]
    if step.quote is not None:
        wanted = plain(step.quote.text).strip(TAIL)
        found = [row for row in body if plain(row[0].text).strip(TAIL) == wanted] or [
            row for row in body if any(wanted in plain(cell.text) for cell in row)
        ]
        if len(found) != 1:
            raise no_place(ref, (" | ".join(cell.text for cell in row) for row in found))
        return found
    result = []
    for number in step.numbers or tuple(map(str, step.ordinals)):
        own = [row for row in body if plain(row[0].text).strip(TAIL) == number.strip(TAIL)]
        if own:
            result.append(own[0])
        elif step.how != "number" and number.lstrip("-").isdigit() and int(number) <= len(body):
            result.append(body[int(number) - (int(number) > 0)])
        else:
            raise no_place(ref)
    if not result:
        raise no_place(ref)
    return result


def _columns(step: Step, cells: list[Unit]) -> set[int]:
    """The numbers of the columns, from 0: counted, or by the heads that are quoted."""
    places = [(unit, unit.block.cell) for unit in cells if unit.block.cell]
    if step.quote is not None:
        head, wanted = min(place.row for _, place in places), plain(step.quote.text).strip(TAIL)
        named = (p.column for u, p in places if p.row == head and plain(u.text).strip(TAIL) == wanted)
        return set(named)
    return {int(n) - 1 for n in step.numbers if n.isdigit()} | {n - 1 for n in step.ordinals}


def _of_columns(wanted: set[int], cells: list[Unit], ref: Ref) -> list[Unit]:
    found = [unit for unit in cells if unit.block.cell and unit.block.cell.column in wanted]
    if not found:
        raise no_place(ref)
    return found
