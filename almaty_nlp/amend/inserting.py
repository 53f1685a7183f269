"""Drafting, what is new: provisions, rows of tables, notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from almaty_nlp.amend.bench import Bench, Goal, Lines, is_head, unsaid
from almaty_nlp.amend.operations import Line
from almaty_nlp.amend.outline import Node
from almaty_nlp.amend.wording import passage
from almaty_nlp.amend.working import Unit
from almaty_nlp.model.document import Document, Layer
from almaty_nlp.text.labels import parse_label


def put_in(bench: Bench, new: Document) -> None:
    """What the new version has and the old has not, one run of blocks at a time, behind what it follows."""
    answered = {goal.block.id: unit for unit in bench.working.all() if (goal := bench.pairs.get(id(unit)))}
    run: list[Goal] = []
    previous: Unit | None = None
    for block in (*(b for b in new.blocks if b.layer is Layer.BODY), None):
        unit = answered.get(block.id) if block is not None else None
        if block is not None and unit is None:
            run.append(bench.goals[block.id])
            continue
        if run:
            previous = _insert_run(bench, run, previous, unit)
            run = []
        previous = unit or previous
    for note in new.footnotes:
        if bench.working.note(note.label) is None and note.blocks:
            goal = bench.goals[note.blocks[0]]
            lines = bench.wording.note_added(note.label, Line(goal.text, goal.runs))
            if bench.run(lines):
                bench.keep([lines])
            else:
                bench.notices.append(unsaid(goal.text))


def _insert_run(
    bench: Bench, run: Sequence[Goal], previous: Unit | None, following: Unit | None
) -> Unit | None:
    """Insert blocks together where one clause does it, else one provision after the other."""
    if any(goal.block.cell for goal in run):
        return _insert_rows(bench, run, previous)
    for some in _provisions(run):
        if len(some) > 1 and _inserted(bench, some, previous, following):
            previous = bench.working.body[_at(bench, previous) + len(some)]
        else:
            previous = _insert_each(bench, some, previous, following)
    return previous


def _provisions(run: Sequence[Goal]) -> list[list[Goal]]:
    """Blocks that belong together: a heading or numbered point with what stands below it."""
    done: list[list[Goal]] = []
    families: list[object] = []
    for goal in run:
        value = parse_label(goal.block.label) if goal.block.label else None
        family = value.family if value else None
        starts = is_head(goal.block) or (family is not None and family == families[0] if families else False)
        if not done or starts:
            done.append([])
            families = [family]
        done[-1].append(goal)
    return done


def _insert_each(
    bench: Bench, run: Sequence[Goal], previous: Unit | None, following: Unit | None
) -> Unit | None:
    for goal in run:
        if not _inserted(bench, [goal], previous, following):
            bench.notices.append(unsaid(goal.text))
            continue
        previous = bench.working.body[_at(bench, previous) + 1]
    return previous


def _at(bench: Bench, previous: Unit | None) -> int:
    return bench.working.body.index(previous) if previous is not None else -1


def _inserted(bench: Bench, run: Sequence[Goal], previous: Unit | None, following: Unit | None) -> bool:
    at = _at(bench, previous) + 1

    def done() -> bool:
        units = bench.working.body[at : at + len(run)]
        return len(units) == len(run) and all(
            unit.fresh and (unit.text, unit.label, unit.runs) == (g.text, g.block.label, g.runs)
            and is_head(unit.block) == is_head(g.block)
            and (not is_head(g.block) or unit.block.level == g.block.level)
            for unit, g in zip(units, run, strict=True)
        )  # fmt: skip

    lines_of = passage([
        Line(g.text, g.runs, g.block.label, g.block.level if is_head(g.block) else 0) for g in run
    ])  # fmt: skip
    for lines in _insertions(bench, run, previous, following, lines_of):
        if bench.try_clause(lines, done):
            bench.keep([lines])
            return True
    return False


def _insertions(
    bench: Bench, run: Sequence[Goal], previous: Unit | None, following: Unit | None, text: Lines
) -> Iterator[Lines]:
    if previous is not None:
        root = bench.root()
        node: Node | None = next(each for each in root.walk() if each.unit is previous)
        while node is not None and node.unit is not None:
            if after := bench.name(node.unit, "gent"):
                yield from bench.wording.added_after(after, run[0].block, node, text)
            node = node.parent
    if following is not None and (before := bench.name(following, "ablt")):
        yield from bench.wording.added_before(before, run[0].block, text)


def _insert_rows(bench: Bench, run: Sequence[Goal], previous: Unit | None) -> Unit | None:
    rows: dict[int, list[Goal]] = {}
    for goal in run:
        if goal.block.cell is not None:
            rows.setdefault(goal.block.cell.row, []).append(goal)
        else:
            bench.notices.append(unsaid(goal.text))
    for number, cells in sorted(rows.items()):
        named = bench.wording.table(previous) if previous is not None and previous.block.cell else None
        text = " | ".join(goal.text for goal in cells)
        lines = bench.wording.row_added(named, number, Line(text)) if named else None
        if lines is None or not bench.run(lines):
            bench.notices.append(unsaid(text))
            continue
        bench.keep([lines])
        assert previous is not None
        body = bench.working.body
        previous = body[body.index(previous) + len(cells)]
    return previous
