"""Texts with formatting: cutting and replacing a stretch, the formatting carried along."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from almaty_nlp.model.document import Run

Runs = tuple[Run, ...]


def cut_runs(runs: Sequence[Run], start: int, end: int) -> Runs:
    """Return the formatting of [start, end) as that of a text of its own."""
    moved = (replace(run, start=max(run.start, start) - start, end=min(run.end, end) - start) for run in runs)
    return tuple(run for run in moved if run.start < run.end)


def splice(text: str, runs: Runs, start: int, end: int, new: str, new_runs: Runs = ()) -> tuple[str, Runs]:
    """Return the text with [start, end) replaced; new words without formatting of their own take that which
    covers the whole of the old, or both sides of the place.
    """
    inner = new_runs
    if not new_runs and new:
        cover = next((run for run in runs if _covers(run, start, end)), None)
        inner = (replace(cover, start=0, end=len(new)),) if cover else ()
    left = cut_runs(runs, 0, start)
    right = cut_runs(runs, end, len(text))
    joined = [*left, *shift(inner, start), *shift(right, start + len(new))]
    return text[:start] + new + text[end:], merged(joined)


def shift(runs: Sequence[Run], by: int) -> Runs:
    """Return runs moved along."""
    return tuple(replace(run, start=run.start + by, end=run.end + by) for run in runs)


def merged(runs: Sequence[Run]) -> Runs:
    """Join neighbours with the same formatting."""
    done: list[Run] = []
    for run in runs:
        if (
            done
            and done[-1].end == run.start
            and replace(run, start=done[-1].start) == replace(done[-1], end=run.end)
        ):
            done[-1] = replace(done[-1], end=run.end)
        else:
            done.append(run)
    return tuple(done)


def _covers(run: Run, start: int, end: int) -> bool:
    if start == end:
        return run.start < start < run.end
    return run.start <= start and run.end >= end
