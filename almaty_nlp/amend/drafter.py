"""The instrument that makes one version of a text into another, in the smallest operations that do it.

Every operation is worded, read again by the grammar and applied to the text of the moment before it is kept:
what is in the instrument round-trips. Order: words where the provisions stand, notes, deletions, moves, new
numbers, insertions.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from rapidfuzz.distance.Indel import normalized_similarity as ratio

from almaty_nlp.amend.applier import APPLIED, _do, _resolved
from almaty_nlp.amend.calls import CALL, with_calls
from almaty_nlp.amend.finder import occurrences
from almaty_nlp.amend.grammar import read_clause
from almaty_nlp.amend.job import Group, Job
from almaty_nlp.amend.lexer import Clause
from almaty_nlp.amend.naming import name
from almaty_nlp.amend.operations import Line
from almaty_nlp.amend.outline import Node, outline
from almaty_nlp.amend.splice import Runs, cut_runs
from almaty_nlp.amend.wording import Wording, label_of, passage
from almaty_nlp.amend.working import Unit, Working
from almaty_nlp.diff import compare
from almaty_nlp.diff.words import compare_words
from almaty_nlp.lang import sentences
from almaty_nlp.model.document import Block, Document, Layer
from almaty_nlp.model.message import Message
from almaty_nlp.text.labels import parse_label

REWRITTEN = 0.3
"""A provision of which a greater share changed is given anew as a whole."""

SAME_SENTENCE = 0.6
"""A sentence as much alike is the same one, reworded."""

REACH = 12
"""Words of context at most on either side of a change."""

SHORT = 40
"""Characters up to which a share says nothing."""

WORDS = re.compile(r"\w+")

Lines = list[Line]


@dataclass(frozen=True, slots=True)
class Goal:
    """A block of the new version: label, text with note calls, formatting."""

    block: Block
    text: str
    runs: Runs


@dataclass(slots=True)
class Bench:
    """The text of the moment, the version wanted, and the clauses kept so far, by the unit they are about."""

    working: Working
    goals: dict[str, Goal]
    pairs: dict[int, Goal]
    wording: Wording
    points: list[list[Lines]] = field(default_factory=list)
    notices: list[Message] = field(default_factory=list)

    @property
    def language(self) -> str:
        """The language of both versions."""
        return self.wording.language

    def root(self) -> Node:
        """The tree of the moment."""
        return outline(self.working)

    def name(self, unit: Unit, case: str, *, own: bool = False) -> str | None:
        """Return a name of a unit that means it alone."""
        return name(unit, self.root(), self.working, self.language, case, own=own)

    def run(self, lines: Lines) -> bool:
        """Apply a clause; False, and nothing changed, where it is not understood or does not fit."""
        reading = read_clause(Clause(lines), self.language, "1")
        if reading.unknown or not reading.operations:
            return False
        saved = self.working.snapshot()
        group = Group()
        for operation in reading.operations:
            job = Job(self.working, self.language, operation, {}, group)
            if _do(job, _resolved(operation, self.working)).status != APPLIED:
                self.working.restore(saved)
                return False
        return True

    def try_clause(self, lines: Lines, wanted: Callable[[], bool]) -> bool:
        """Apply a clause and keep it where it does what is wanted."""
        saved = self.working.snapshot()
        if not self.run(lines):
            return False
        if wanted():
            return True
        self.working.restore(saved)
        return False

    def keep(self, clauses: Sequence[Lines]) -> None:
        """Put clauses that were applied into the instrument as one point."""
        if clauses:
            self.points.append(list(clauses))


def steps(old: Document, new: Document) -> Bench:
    """Return the bench after all steps: its points are the instrument."""
    comparison = compare(old, new)
    texts = with_calls(new)
    goals = {block.id: Goal(block, *texts[block.id]) for block in new.blocks}
    working = Working.of(old)
    units = {unit.id: unit for unit in working.all()}
    pairs = {
        id(units[a]): goals[b]
        for a, b in comparison.pairs
        if a in units and b in goals and _alike(units[a].block, goals[b].block)
    }
    bench = Bench(working, goals, pairs, Wording(working, old.language or "ru"))
    _reword_all(bench)
    _notes(bench, new)
    _rows_out(bench)
    _take_out(bench)
    _move(bench)
    _renumber(bench)
    _put_in(bench, new)
    return bench


def _alike(old: Block, new: Block) -> bool:
    """Blocks that answer each other can be one provision: heading with heading, cell with cell."""
    return (
        (old.cell is None) == (new.cell is None)
        and (old.layer is new.layer)
        and _is_head(old) == _is_head(new)
    )


def _is_head(block: Block) -> bool:
    return block.kind.value in ("heading", "title")


# --- words -------------------------------------------------------------------------------------------------


def _reword_all(bench: Bench) -> None:
    for unit in list(bench.working.all()):
        goal = bench.pairs.get(id(unit))
        if goal is not None and (unit.text, unit.runs) != (goal.text, goal.runs):
            bench.keep(_reword(bench, unit, goal))


def _reword(bench: Bench, unit: Unit, goal: Goal) -> list[Lines]:
    """The clauses that give a unit its new words; none, and a notice, where nothing says it."""

    def done() -> bool:
        return (unit.text, unit.runs) == (goal.text, goal.runs)

    for attempt in (_in_parts, _anew):
        saved = bench.working.snapshot()
        clauses = attempt(bench, unit, goal)
        if clauses and done():
            return clauses
        bench.working.restore(saved)
    bench.notices.append(_unsaid(unit.text))
    return []


def _unsaid(text: str) -> Message:
    return Message(
        en=f"no formula says this change; make it by hand: {text[:60]}",
        ru=f"это изменение не выразить формулой, внесите его вручную: {text[:60]}",
    )


def _in_parts(bench: Bench, unit: Unit, goal: Goal) -> list[Lines]:
    """Brackets, whole sentences, then words: each where it applies."""
    clauses = [*_by_brackets(bench, unit, goal), *_by_sentence(bench, unit, goal)]
    if (unit.text, unit.runs) == (goal.text, goal.runs):
        return clauses
    words = _by_words(bench, unit, goal)
    return [*words, *clauses] if words else []


def _by_brackets(bench: Bench, unit: Unit, goal: Goal) -> list[Lines]:
    """Square brackets that went, with the words in them left."""
    pairs = _bracket_pairs(unit.text)
    bare_goal = _without_brackets(goal.text)
    if not pairs or BRACKETED.sub("", unit.text) == unit.text:
        return []
    where = bench.name(unit, "loct")
    if where is None:
        return []
    if _bracket_pairs(goal.text) == [] and bare_goal == _without_brackets(unit.text):
        lines = bench.wording.unbracketed(where, "")
        return [lines] if bench.try_clause(lines, lambda: unit.text == goal.text) else []
    clauses = []
    for start, end in reversed(pairs):
        words = unit.text[start + 1 : end]
        if f"[{words}]" in goal.text or words not in goal.text:
            continue
        lines = bench.wording.unbracketed(where, words)
        if bench.run(lines):
            clauses.append(lines)
    return clauses[::-1]


BRACKETED = re.compile(r"\[(?!\^)([^\[\]]*)\]")


def _bracket_pairs(text: str) -> list[tuple[int, int]]:
    return [(match.start(), match.end() - 1) for match in BRACKETED.finditer(text)]


def _without_brackets(text: str) -> str:
    return BRACKETED.sub(r"\1", text)


def _by_sentence(bench: Bench, unit: Unit, goal: Goal) -> list[Lines]:
    """One sentence added at the end or taken out."""
    old = [unit.text[a:b] for a, b in sentences(unit.text, bench.language)]
    new = [goal.text[a:b] for a, b in sentences(goal.text, bench.language)]
    name_of = bench.name(unit, "accs", own=True)
    if name_of is None or unit.block.cell is not None or CALL.search(unit.text):
        return []
    lines: Lines | None = None
    alike = all(ratio(a, b) > SAME_SENTENCE for a, b in zip(old, new, strict=False))
    if len(new) == len(old) + 1 and alike and old:
        start = len(goal.text) - len(new[-1])
        added = Line(new[-1], cut_runs(goal.runs, start, len(goal.text)))
        lines = bench.wording.sentence(
            bench.name(unit, bench.wording.place, own=True) or name_of, name_of, added
        )
    elif len(old) == len(new) + 1 and new:
        at = next((n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), len(new))
        where = bench.name(unit, "loct", own=True)
        if old[:at] + old[at + 1 :] == new and where:
            lines = bench.wording.no_sentence(where, at + 1)
    return [lines] if lines and bench.run(lines) else []


def _by_words(bench: Bench, unit: Unit, goal: Goal) -> list[Lines]:
    """Replacements, deletions and insertions of words, from the end to the beginning."""
    found = compare_words(unit.text, goal.text)
    share = 1 - ratio(WORDS.findall(unit.text), WORDS.findall(goal.text))
    if not found.hunks or (share > REWRITTEN and len(unit.text) > SHORT):
        return []
    starts_old, starts_new = _offsets(found.old), _offsets(found.new)
    clauses: list[Lines] = []
    for hunk in reversed(found.hunks):
        a, b = starts_old[hunk.old_start], starts_old[hunk.old_end]
        c, d = starts_new[hunk.new_start], starts_new[hunk.new_end]
        lines = _change(bench, unit, goal, (a, b), (c, d))
        if lines is None:
            return []
        clauses.append(lines)
    return clauses


def _offsets(pieces: Sequence[str]) -> list[int]:
    starts = [0]
    for piece in pieces:
        starts.append(starts[-1] + len(piece))
    return starts


def _change(bench: Bench, unit: Unit, goal: Goal, old: tuple[int, int], new: tuple[int, int]) -> Lines | None:
    """One stretch of words changed: as an insertion or deletion where it is one, else as a replacement, with as
    much context as makes the place clear.
    """
    before = unit.text
    wanted = before[: old[0]] + goal.text[new[0] : new[1]] + before[old[1] :]
    places = _name_of_words(bench, unit)
    if places is None:
        return None
    where, whole = places

    def done() -> bool:
        return unit.text == wanted

    tried = 0
    for lines in _wordings(bench, unit, goal, old, new, where, whole):
        tried += 1
        if bench.try_clause(lines, done):
            return lines
        if tried > 4 * REACH:
            break
    return None


def _name_of_words(bench: Bench, unit: Unit) -> tuple[str, str] | None:
    for own in (_is_head(unit.block), True):
        where, whole = bench.name(unit, "loct", own=own), bench.name(unit, "accs", own=own)
        if where and whole:
            return where, whole
    cell = bench.wording.cell(unit) if unit.block.cell else None
    note = bench.wording.note(unit) if unit.block.layer is Layer.NOTES else None
    return cell or note


def _wordings(bench, unit, goal, old, new, where, whole):  # type: ignore[no-untyped-def]
    """The ways to say a change, the shortest first."""
    text, wording = unit.text, bench.wording
    gone, come = text[old[0] : old[1]], goal.text[new[0] : new[1]]
    if any(s.isalnum() for s in gone) and not come.strip():
        for a, b in _wider(text, *old):
            if a <= old[0] and b >= old[1] and len(occurrences(text, text[a:b].strip())) == 1:
                if (a, b) == old or text[a : old[0]].strip() == "" and text[old[1] : b].strip() == "":
                    yield wording.no_words(where, text[a:b].strip())
                break
    if any(s.isalnum() for s in come) and not gone.strip():
        words = come.strip()
        line = _slice(goal, new[0] + come.index(words), new[0] + come.index(words) + len(words))
        for a, _ in _wider(text, old[0], old[0], left_only=True):
            anchor = text[a : old[0]].strip()
            if anchor and len(occurrences(text, anchor)) == 1:
                yield wording.words_after(where, whole, anchor, line)
                break
    for a, b in _wider(text, *old):
        c, d = new[0] - (old[0] - a), new[1] + (b - old[1])
        words = text[a:b]
        if not words.strip() or words != words.strip() or goal.text[c:d] != goal.text[c:d].strip():
            continue
        if goal.text[c : new[0]] != text[a : old[0]] or not goal.text[c:d]:
            continue
        if not (any(s.isalnum() for s in words) and any(s.isalnum() for s in goal.text[c:d])):
            continue  # a lone comma is no words to quote
        yield wording.replaced(where, words, _slice(goal, c, d))


def _slice(goal: Goal, start: int, end: int) -> Line:
    return Line(goal.text[start:end], cut_runs(goal.runs, start, end))


def _wider(text: str, start: int, end: int, *, left_only: bool = False):  # type: ignore[no-untyped-def]
    """The stretch and ever wider ones, by whole words on the one side and the other; calls stay whole."""
    for call in CALL.finditer(text):
        if call.start() < start < call.end():
            start = call.start()
        if call.start() < end < call.end():
            end = call.end()
    yield start, end
    for turn in range(2 * REACH):
        if turn % 2 == 0 or left_only:
            head = text[:start].rstrip()
            start = max(head.rfind(" "), head.rfind("\u00a0"), -1) + 1 if head else 0
        else:
            rest = text[end:]
            skipped = len(rest) - len(rest.lstrip())
            stop = next((n for n, s in enumerate(rest[skipped:]) if s.isspace()), len(rest) - skipped)
            end = end + skipped + stop
        yield start, end


def _anew(bench: Bench, unit: Unit, goal: Goal) -> list[Lines]:
    """The whole provision in its new wording."""
    whole = bench.name(unit, "accs", own=True)
    if whole is None:
        named = bench.wording.cell(unit) if unit.block.cell else None
        named = named or (bench.wording.note(unit) if unit.block.layer is Layer.NOTES else None)
        whole = named[1] if named else None
    if whole is None:
        return []
    label = label_of(unit.label) if bench.wording.quotes_label(unit) else ""
    lines = bench.wording.anew(whole, passage([Line(goal.text, goal.runs, label)]))
    return [lines] if bench.run(lines) else []


# --- notes and rows ----------------------------------------------------------------------------------------


def _notes(bench: Bench, new: Document) -> None:
    wanted = {note.label: note for note in new.footnotes}
    for label, _ in list(bench.working.notes):
        if label not in wanted:
            lines = bench.wording.no_note(label)
            if bench.run(lines):
                bench.keep([lines])


def _rows_out(bench: Bench) -> None:
    rows: dict[tuple[int, int], list[Unit]] = {}
    for unit in bench.working.body:
        if unit.block.cell is not None:
            rows.setdefault((unit.block.cell.table, unit.block.cell.row), []).append(unit)
    for units in rows.values():
        if any(id(unit) in bench.pairs for unit in units):
            continue
        named = bench.wording.row(units[0])
        lines = bench.wording.no_unit(named) if named else None
        if lines and bench.run(lines):
            bench.keep([lines])


# --- provisions --------------------------------------------------------------------------------------------


def _take_out(bench: Bench) -> None:
    """Provisions without an answer in the new version, those that hold others last."""
    gone = [u for u in bench.working.body if id(u) not in bench.pairs and u.block.cell is None]
    for unit in reversed(gone):
        if unit not in bench.working.body:
            continue
        node = next(each for each in bench.root().walk() if each.unit is unit)
        kept = [each for each in node.units() if id(each) in bench.pairs]
        named = bench.name(unit, "accs", own=bool(kept))
        lines = bench.wording.no_unit(named) if named else None

        def done(unit: Unit = unit, kept: list[Unit] = kept) -> bool:
            return unit not in bench.working.body and all(each in bench.working.body for each in kept)

        if lines and bench.try_clause(lines, done):
            bench.keep([lines])
        else:
            bench.notices.append(_unsaid(unit.text))


def _order(bench: Bench) -> list[Unit]:
    """The units that stay, in the order of the new version."""
    at = {identifier: n for n, identifier in enumerate(bench.goals)}
    kept = [unit for unit in bench.working.body if id(unit) in bench.pairs]
    return sorted(kept, key=lambda unit: at[bench.pairs[id(unit)].block.id])


def _move(bench: Bench) -> None:
    """Bring the units that stay into the new order, one provision with all below it at a time."""
    for _ in range(len(bench.working.body)):
        wanted = _order(bench)
        now = [unit for unit in bench.working.body if id(unit) in bench.pairs]
        if now == wanted:
            return
        if not _one_move(bench, now, wanted):
            bench.notices.append(_unsaid(now[0].text))
            return


def _one_move(bench: Bench, now: list[Unit], wanted: list[Unit]) -> bool:
    place = {id(unit): at for at, unit in enumerate(wanted)}
    rising = set(_rising([place[id(unit)] for unit in now]))
    best = len(rising)
    root = bench.root()
    for unit in now:
        if place[id(unit)] in rising or unit.block.cell is not None:
            continue
        before = wanted[place[id(unit)] - 1] if place[id(unit)] else None
        for lines in _moves(bench, root, unit, before, wanted):

            def better() -> bool:
                row = [place[id(each)] for each in bench.working.body if id(each) in bench.pairs]
                return len(_rising(row)) > best

            if bench.try_clause(lines, better):
                bench.keep([lines])
                return True
    return False


def _moves(bench, root, unit, before, wanted):  # type: ignore[no-untyped-def]
    source = bench.name(unit, "accs")
    if source is None:
        return
    if before is None:
        goal = bench.name(wanted[1], "ablt") if len(wanted) > 1 else None
        if goal:
            yield bench.wording.moved_before(source, goal)
        return
    node = next(each for each in root.walk() if each.unit is before)
    while node is not None and node.unit is not None:
        if goal := bench.name(node.unit, "gent"):
            yield bench.wording.moved(source, goal)
        node = node.parent


def _rising(row: Sequence[int]) -> list[int]:
    """The longest increasing subsequence."""
    from bisect import bisect_left

    tails: list[int] = []
    links: list[int] = []
    ends: list[int] = []
    for at, value in enumerate(row):
        k = bisect_left(tails, value)
        links.append(ends[k - 1] if k else -1)
        if k == len(tails):
            tails.append(value)
            ends.append(at)
        else:
            tails[k], ends[k] = value, at
    found: list[int] = []
    at = ends[-1] if ends else -1
    while at >= 0:
        found.append(row[at])
        at = links[at]
    return found[::-1]


def _renumber(bench: Bench) -> None:
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
        bench.notices.append(_unsaid(unit.text))
        return
    lines = bench.wording.anew(whole, passage([Line(goal.text, goal.runs, goal.block.label)]))

    def done() -> bool:
        return unit.label == goal.block.label and unit.text == goal.text

    if bench.try_clause(lines, done):
        bench.keep([lines])
    else:
        bench.notices.append(_unsaid(unit.text))


def _put_in(bench: Bench, new: Document) -> None:
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
                bench.notices.append(_unsaid(goal.text))


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
        starts = _is_head(goal.block) or (family is not None and family == families[0] if families else False)
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
            bench.notices.append(_unsaid(goal.text))
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
            and _is_head(unit.block) == _is_head(g.block) and (not _is_head(g.block) or unit.block.level == g.block.level)
            for unit, g in zip(units, run, strict=True)
        )  # fmt: skip

    lines_of = passage([
        Line(g.text, g.runs, g.block.label, g.block.level if _is_head(g.block) else 0) for g in run
    ])  # fmt: skip
    for lines in _insertions(bench, run, previous, following, lines_of):
        if bench.try_clause(lines, done):
            bench.keep([lines])
            return True
    return False


def _insertions(bench, run, previous, following, text):  # type: ignore[no-untyped-def]
    if previous is not None:
        root = bench.root()
        node = next(each for each in root.walk() if each.unit is previous)
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
            bench.notices.append(_unsaid(goal.text))
    for number, cells in sorted(rows.items()):
        named = bench.wording.table(previous) if previous is not None and previous.block.cell else None
        text = " | ".join(goal.text for goal in cells)
        lines = bench.wording.row_added(named, number, Line(text)) if named else None
        if lines is None or not bench.run(lines):
            bench.notices.append(_unsaid(text))
            continue
        bench.keep([lines])
        assert previous is not None
        body = bench.working.body
        previous = body[body.index(previous) + len(cells)]
    return previous
