"""Drafting, the order: notes, rows and provisions taken out, provisions moved and renumbered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from operator import is_

from almaty_nlp.amend.bench import Bench, Lines, unsaid
from almaty_nlp.amend.operations import Line
from almaty_nlp.amend.outline import Node
from almaty_nlp.amend.wording import passage
from almaty_nlp.amend.working import Unit
from almaty_nlp.model.document import Document
from almaty_nlp.model.order import rising


def notes_out(bench: Bench, new: Document) -> None:
    """Draft the clauses that take out the notes the new version lacks."""
    wanted = {note.label: note for note in new.footnotes}
    for label, _ in list(bench.working.notes):
        if label not in wanted:
            lines = bench.wording.no_note(label)
            if bench.run(lines):
                bench.keep([lines])
            else:
                bench.notices.append(unsaid(f"[{label}]"))


def rows_out(bench: Bench) -> None:
    """Draft the clauses that take out the table rows the new version lacks."""
    rows: dict[tuple[int, int], list[Unit]] = {}
    for unit in bench.working.body:
        if unit.block.cell is not None:
            rows.setdefault((unit.block.cell.table, unit.block.cell.row), []).append(unit)
    for units in rows.values():
        if any(id(unit) in bench.pairs for unit in units):
            continue
        named = bench.wording.row(units[0])
        lines = bench.wording.no_unit(named) if named else None
        left = [unit for unit in bench.working.body if unit not in units]
        if lines and bench.try_clause(lines, partial(_are_left, bench, left)):
            bench.keep([lines])
        else:
            bench.notices.append(unsaid(" | ".join(unit.text for unit in units)))


def _are_left(bench: Bench, units: Sequence[Unit]) -> bool:
    return len(bench.working.body) == len(units) and all(map(is_, bench.working.body, units))


def take_out(bench: Bench) -> None:
    """Provisions without an answer in the new version, those that hold others last."""
    gone = [u for u in bench.working.body if id(u) not in bench.pairs and u.block.cell is None]
    for unit in reversed(gone):
        if unit in bench.working.body and not _without(bench, unit):
            bench.notices.append(unsaid(unit.text))


def _without(bench: Bench, unit: Unit) -> bool:
    """Take one unit out, what stands below it only where that goes too."""
    node = next(each for each in bench.root().walk() if each.unit is unit)
    kept = [each for each in node.units() if id(each) in bench.pairs]
    named = bench.name(unit, "accs", own=bool(kept))

    def done() -> bool:
        body = {id(each) for each in bench.working.body}
        return id(unit) not in body and all(id(each) in body for each in kept)

    lines = bench.wording.no_unit(named) if named else None
    if lines is None or not bench.try_clause(lines, done):
        return False
    bench.keep([lines])
    return True


def _order(bench: Bench) -> list[Unit]:
    """The units that stay, in the order of the new version."""
    at = {identifier: n for n, identifier in enumerate(bench.goals)}
    kept = [unit for unit in bench.working.body if id(unit) in bench.pairs]
    return sorted(kept, key=lambda unit: at[bench.pairs[id(unit)].block.id])


def _steady(places: Sequence[int]) -> set[int]:
    return {places[at] for at in rising(places)}


def put_in_order(bench: Bench) -> None:
    """Bring the units that stay into the new order, one provision with all below it at a time; what no clause
    moves is taken out here and put in there.
    """
    for _ in range(2 * len(bench.working.body)):
        wanted = _order(bench)
        now = [unit for unit in bench.working.body if id(unit) in bench.pairs]
        if now == wanted:
            return
        if _one_move(bench, now, wanted):
            continue
        place = {id(unit): at for at, unit in enumerate(wanted)}
        steady = _steady([place[id(unit)] for unit in now])
        loose = next(unit for unit in now if place[id(unit)] not in steady)
        goal = bench.pairs.pop(id(loose))
        if not _without(bench, loose):
            bench.pairs[id(loose)] = goal
            bench.notices.append(unsaid(loose.text))
            return


def _one_move(bench: Bench, now: list[Unit], wanted: list[Unit]) -> bool:
    place = {id(unit): at for at, unit in enumerate(wanted)}
    steady = _steady([place[id(unit)] for unit in now])
    best = len(steady)
    root = bench.root()
    for unit in now:
        if place[id(unit)] in steady or unit.block.cell is not None:
            continue
        before = wanted[place[id(unit)] - 1] if place[id(unit)] else None
        for lines in _moves(bench, root, unit, before, wanted):

            def better() -> bool:
                row = [place[id(each)] for each in bench.working.body if id(each) in bench.pairs]
                return len(rising(row)) > best

            if bench.try_clause(lines, better):
                bench.keep([lines])
                return True
    return False


def _moves(bench: Bench, root: Node, unit: Unit, before: Unit | None, wanted: list[Unit]) -> Iterator[Lines]:
    source = bench.name(unit, "accs")
    if source is None:
        return
    if before is None:
        goal = bench.name(wanted[1], "ablt") if len(wanted) > 1 else None
        if goal:
            yield bench.wording.moved_before(source, goal)
        return
    node: Node | None = next(each for each in root.walk() if each.unit is before)
    while node is not None and node.unit is not None:
        if goal := bench.name(node.unit, "gent"):
            yield bench.wording.moved(source, goal)
        node = node.parent


def renumber(bench: Bench) -> None:
    """New numbers for what stays; all of one level at once, else section by section, else one by one."""
    root = bench.root()
    changed = [
        node
        for node in root.walk()
        if node.unit is not None and id(node.unit) in bench.pairs
        and node.unit.label != bench.pairs[id(node.unit)].block.label
    ]  # fmt: skip
    groups: dict[tuple[str, int], list[Node]] = {}
    for node in changed:
        groups.setdefault((node.role, node.depth), []).append(node)
    for nodes in groups.values():
        if _renumbered(bench, nodes, None):
            continue
        by_parent: dict[int, list[Node]] = {}
        for node in nodes:
            by_parent.setdefault(id(node.parent), []).append(node)
        for some in by_parent.values():
            parent = some[0].parent
            if not _renumbered(bench, some, parent):
                for node in some:
                    _relabel_one(bench, node)


def _renumbered(bench: Bench, nodes: Sequence[Node], parent: Node | None) -> bool:
    units = [node.unit for node in nodes if node.unit is not None]
    labels = [bench.pairs[id(unit)].block.label for unit in units]
    outer = bench.name(parent.unit, "gent") if parent is not None and parent.unit is not None else ""
    if parent is not None and parent.unit is not None and not outer:
        return False
    lines = bench.wording.renumbered(nodes[0], [unit.label for unit in units], labels, outer or "")

    def done() -> bool:
        return [unit.label for unit in units] == labels

    if lines and bench.try_clause(lines, done):
        bench.keep([lines])
        return True
    return False


def _relabel_one(bench: Bench, node: Node) -> None:
    """A number whose style changes goes with the text of its provision."""
    unit = node.unit
    assert unit is not None
    goal = bench.pairs[id(unit)]
    whole = bench.name(unit, "accs", own=True)
    if whole is None:
        bench.notices.append(unsaid(unit.text))
        return
    lines = bench.wording.anew(whole, passage([Line(goal.text, goal.runs, goal.block.label)]))

    def done() -> bool:
        return unit.label == goal.block.label and unit.text == goal.text

    if bench.try_clause(lines, done):
        bench.keep([lines])
    else:
        bench.notices.append(unsaid(unit.text))
