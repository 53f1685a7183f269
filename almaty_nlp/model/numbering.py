"""Automatic numbers as facts: which list and level numbers a block, and what the lists print, in any view.

The labels of a document depend on the view (a deleted item counts no more once the deletion is accepted), so
the document keeps these facts and `labels` computes the printed labels from them (ECMA-376 part 1, 17.9).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from almaty_nlp.text.number_formats import show_number

LEVELS = 9
"""A list has nine levels at most (17.9.6)."""


@dataclass(frozen=True, slots=True)
class ListLevel:
    """One level of a list. `parts` is its text: strings as printed, numbers (from 0) for the count of that
    level.

    `restart` is the level count (from 1) whose use restarts this one, 0 for never, None for any level above;
    `legal` prints all its numbers in decimal digits (isLgl, 17.9.4); `bullet` says that nothing is counted.
    """

    start: int = 1
    number_format: str = "decimal"
    parts: tuple[str | int, ...] = ()
    restart: int | None = None
    legal: bool = False
    bullet: bool = False


@dataclass(frozen=True, slots=True)
class NumberedList:
    """A list: its levels, outermost first (None = not defined), and the counter it shares with lists of one
    origin.

    `starts` holds (level, number) for each level that starts anew with this list (startOverride, 17.9.27).
    """

    counter: str
    levels: tuple[ListLevel | None, ...]
    starts: tuple[tuple[int, int], ...] = ()

    def level(self, at: int) -> ListLevel | None:
        """Return the level at index `at`, None when it is not defined."""
        return self.levels[at] if 0 <= at < len(self.levels) else None


@dataclass(frozen=True, slots=True)
class ListPlace:
    """What numbers a block: the list (index in `Document.lists`) and the level in it, from 0."""

    list: int
    level: int


@dataclass(frozen=True, slots=True)
class NoteCount:
    """How a note is counted: notes of one `group` (a section, a page, the document) count from `start`
    together.
    """

    group: int = 0
    start: int = 1
    number_format: str = "decimal"


class Counters:
    """The running counts of one story (body, header, notes): feed it the places in document order."""

    def __init__(self, lists: Sequence[NumberedList]) -> None:
        self._lists = lists
        self._counts: dict[str, dict[int, int]] = {}
        self._started: set[tuple[int, int]] = set()

    def next(self, place: ListPlace) -> str:
        """Count one paragraph and return its label as printed, "" when its level prints none."""
        numbered = self._lists[place.list]
        level = numbered.level(place.level)
        if level is None:
            return ""
        counts = self._counts.setdefault(numbered.counter, {})
        self._count(numbered, place, counts)
        return self._print(numbered, level, counts)

    def _count(self, numbered: NumberedList, place: ListPlace, counts: dict[int, int]) -> None:
        at = place.level
        starts = dict(numbered.starts)
        if at in starts and (place.list, at) not in self._started:
            counts.pop(at, None)
        self._started.add((place.list, at))
        counts[at] = counts[at] + 1 if at in counts else _start(numbered, at, starts)
        for deeper in [n for n in counts if n > at]:
            level = numbered.level(deeper)
            if level is None or level.restart is None or level.restart > at:
                del counts[deeper]
        for above in range(at):
            if above not in counts:
                counts[above] = _start(numbered, above, starts)

    @staticmethod
    def _print(numbered: NumberedList, level: ListLevel, counts: dict[int, int]) -> str:
        printed = []
        for part in level.parts:
            if isinstance(part, str):
                printed.append(part)
                continue
            other = numbered.level(part)
            number_format = "decimal" if level.legal or other is None else other.number_format
            value = counts[part] if part in counts else _start(numbered, part, dict(numbered.starts))
            printed.append(show_number(value, number_format))
        return "".join(printed).strip()


def labels(places: Iterable[ListPlace | None], lists: Sequence[NumberedList]) -> Iterator[str]:
    """Yield the label of each paragraph of a story in document order; "" for one that no list numbers."""
    counters = Counters(lists)
    for place in places:
        yield "" if place is None else counters.next(place)


def note_labels(counts: Iterable[NoteCount]) -> Iterator[str]:
    """Yield the number of each note that is counted, in the order of the calls."""
    seen: dict[int, int] = {}
    for count in counts:
        seen[count.group] = seen.get(count.group, count.start - 1) + 1
        yield show_number(seen[count.group], count.number_format)


def _start(numbered: NumberedList, at: int, starts: dict[int, int]) -> int:
    if at in starts:
        return starts[at]
    level = numbered.level(at)
    return 0 if level is None else level.start
