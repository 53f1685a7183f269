"""Drafting, the words: brackets, sentences and words that changed in provisions that stay."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rapidfuzz.distance.Indel import normalized_similarity as ratio

from almaty_nlp.amend.bench import Bench, Goal, Lines, is_head, unsaid
from almaty_nlp.amend.calls import CALL
from almaty_nlp.amend.finder import occurrences
from almaty_nlp.amend.operations import Line
from almaty_nlp.amend.splice import cut_runs
from almaty_nlp.amend.wording import passage
from almaty_nlp.amend.working import Unit
from almaty_nlp.comparison.words import compare_words
from almaty_nlp.lang import sentences
from almaty_nlp.model.document import Layer

REWRITTEN = 0.3
"""A provision of which a greater share changed is given anew as a whole."""

SAME_SENTENCE = 0.6
"""A sentence as much alike is the same one, reworded."""

REACH = 12
"""Words of context at most on either side of a change."""

SHORT = 40
"""Characters up to which a share says nothing."""

Pair = tuple[int, int]

WORDS = re.compile(r"\w+")
BRACKETED = re.compile(r"\[(?!\^)([^\[\]]*)\]")


def reword_all(bench: Bench) -> None:
    """Draft the clauses for every unit whose words are not those of its goal."""
    for unit in list(bench.working.all()):
        goal = bench.pairs.get(id(unit))
        if goal is not None and (unit.text, unit.runs) != (goal.text, goal.runs):
            names = _name_of_words(bench, unit)
            clauses = _reword(bench, unit, goal)
            bench.keep(clauses, *(bench.wording.group(*names) if names and len(clauses) > 1 else ()))


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
    bench.notices.append(unsaid(unit.text))
    return []


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
    """One stretch of words changed: as an insertion or deletion where it is one, else as a replacement, with
    as
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

    for tried, lines in enumerate(_wordings(bench, unit, goal, old, new, where, whole), 1):
        if bench.try_clause(lines, done):
            return lines
        if tried > 4 * REACH:
            break
    return None


def _name_of_words(bench: Bench, unit: Unit) -> tuple[str, str] | None:
    for own in (is_head(unit.block), True):
        where, whole = bench.name(unit, "loct", own=own), bench.name(unit, "accs", own=own)
        if where and whole:
            return where, whole
    cell = bench.wording.cell(unit) if unit.block.cell else None
    note = bench.wording.note(unit) if unit.block.layer is Layer.NOTES else None
    return cell or note


def _wordings(
    bench: Bench, unit: Unit, goal: Goal, old: Pair, new: Pair, where: str, whole: str
) -> Iterator[Lines]:
    """The ways to say a change, the shortest first."""
    text, wording = unit.text, bench.wording
    gone, come = text[old[0] : old[1]], goal.text[new[0] : new[1]]
    if any(s.isalnum() for s in gone) and not come.strip():
        for a, b in _wider(text, *old):
            if a <= old[0] and b >= old[1] and len(occurrences(text, text[a:b].strip())) == 1:
                if (a, b) == old or (text[a : old[0]].strip() == "" and text[old[1] : b].strip() == ""):
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


def _wider(text: str, start: int, end: int, *, left_only: bool = False) -> Iterator[Pair]:
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
    label = unit.label if bench.wording.quotes_label(unit) else ""
    lines = bench.wording.anew(whole, passage([Line(goal.text, goal.runs, label)]))
    return [lines] if bench.run(lines) else []
