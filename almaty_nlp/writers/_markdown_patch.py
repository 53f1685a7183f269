"""Words changed in the lines of a Markdown file where they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from almaty_nlp.model.document import Block, Run
from almaty_nlp.model.origin import TextOrigin
from almaty_nlp.writers._markdown_inline import inline_markdown

CALL = re.compile(r"\[\^([^\]\s]+)\]")
WORD = re.compile(r"\w+|\s+|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Rich:
    """The text of a block with its note calls as «[^label]», and its formatting."""

    text: str
    runs: tuple[Run, ...]


def inline(rich: Rich, line_break: str) -> str:
    """A text as Markdown; note calls, which stand in it, are put in as such."""
    text, runs, inserts = rich.text, rich.runs, []
    while match := CALL.search(text):
        inserts.append((match.start(), match[0]))
        text = text[: match.start()] + text[match.end() :]
        runs = tuple(_pulled(run, match.start(), len(match[0])) for run in runs)
    kept = [run for run in runs if run.start < run.end]
    return inline_markdown(text, kept, inserts, line_break)


def _pulled(run: Run, at: int, by: int) -> Run:
    return replace(run, start=run.start - by * (run.start > at), end=run.end - by * (run.end > at))


def in_place(
    lines: list[str], first: int, old: Block, before: Rich, after: Rich, shift: int
) -> list[str] | None:
    """Change the words in their line; None where that would cut through formatting or a line's end."""
    places = _places(lines, first, old, before, shift)
    if places is None:
        return None
    edits: list[tuple[tuple[int, int], tuple[int, int], str]] = []
    for start, end, words in _edits(before, after):
        new_start = words[0]
        new = after.text[words[0] : words[1]]
        if "\n" in new or "\n" in before.text[start:end] or not _uniform(before, after, start, end, words):
            return None
        left = places[start - 1] if start else None
        right = places[start] if start < len(before.text) else None
        if start < end:
            a, b = places[start], places[end - 1]
            if a[0] != b[0] or b[1] - a[1] != end - 1 - start:
                return None
            span = a, (b[0], b[1] + 1)
        elif left is not None and _mark(before, start - 1) == _mark(after, new_start):
            span = (left[0], left[1] + 1), (left[0], left[1] + 1)
        elif right is not None and _mark(before, start) == _mark(after, new_start):
            span = right, right
        else:
            return None
        written = _plain_markdown(new, at_start=start == 0)
        edits.append((*span, written.replace("|", "\\|") if old.cell else written))
    lines = list(lines)
    for (row, first_column), (_, last_column), new in reversed(edits):
        line = lines[row]
        lines[row] = line[:first_column] + new + line[last_column:]
    return lines


def _plain_markdown(text: str, *, at_start: bool) -> str:
    lead = "" if at_start else "x"  # what would open a block at the head of a line does not inside it
    return inline(Rich(lead + text, ()), " ")[len(lead) :]


def _edits(before: Rich, after: Rich) -> list[tuple[int, int, tuple[int, int]]]:
    """The stretches that differ, word by word: start and end in the old text, the same in the new."""
    a, b = WORD.findall(before.text), WORD.findall(after.text)
    starts_a, starts_b = _starts(a), _starts(b)
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    return [
        (starts_a[i1], starts_a[i2], (starts_b[j1], starts_b[j2]))
        for op, i1, i2, j1, j2 in matcher.get_opcodes()
        if op != "equal"
    ]


def _starts(parts: Sequence[str]) -> list[int]:
    starts = [0]
    for part in parts:
        starts.append(starts[-1] + len(part))
    return starts


def _mark(rich: Rich, at: int) -> Run | None:
    run = next((run for run in rich.runs if run.start <= at < run.end), None)
    return replace(run, start=0, end=0) if run else None


def _uniform(before: Rich, after: Rich, start: int, end: int, words: tuple[int, int]) -> bool:
    """The stretch has one formatting before and after, and the same; so has everything equal around it."""
    marks = {_mark(before, at) for at in range(start, end)} | {_mark(after, at) for at in range(*words)}
    if len(marks) > 1:
        return False
    return len(before.runs) == len(after.runs)


def _places(
    lines: list[str], first: int, old: Block, before: Rich, shift: int
) -> list[tuple[int, int]] | None:
    """Row and column, from 0 in `lines`, of each character of the old text, calls included."""
    assert isinstance(old.origin, TextOrigin)
    places: list[tuple[int, int]] = []
    offset = at = 0
    label_row = old.origin.place(0)[0] - 1 - first
    while at < len(before.text):
        call = CALL.match(before.text, at)
        if call and not old.text.startswith(call[0], offset):
            row, column = places[-1] if places else (label_row, -1)
            start = lines[row].find(call[0], max(column + 1, 0))
            if start < 0:
                return None
            places += [(row, start + n) for n in range(len(call[0]))]
            at = call.end()
            continue
        number, column = old.origin.place(offset)
        row = number - 1 - first
        column = column - 1 + (shift if row == label_row else 0)
        if not 0 <= row < len(lines):
            return None
        places.append((row, column))
        offset, at = offset + 1, at + 1
    bare = all(
        sign in "\n " or lines[row][column : column + 1] == sign
        for (row, column), sign in zip(places, before.text, strict=True)
    )
    return places if bare else None
