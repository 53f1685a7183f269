"""Footnotes: the notes at the foot of a page, and their calls in the text.

Notes stand under a short rule, or are small lines at the foot of a page that begin with a raised label. A
call is a raised run in the text whose characters are the label of a note; it is taken out of the text and
kept as a place.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from almaty_nlp.readers.pdf.columns import bands, flat
from almaty_nlp.readers.pdf.paragraphs import Habits, Paragraph, joined, split
from almaty_nlp.readers.pdf.rows import merged, rows
from almaty_nlp.readers.pdf.shapes import SUPERSCRIPT, Line, Page, Region, Rule

LABEL = re.compile(r"(\d{1,4}|[*†‡§¶#]{1,4}|[a-zа-я]|[ivxl]{1,6})[.)]?(?=[\s\W]|$|[^\W\d_])")
PLAIN_LABEL = re.compile(r"(\d{1,4}|[*†‡§¶]{1,4})[.)]?\s+")
UNIT = re.compile(r"(?:^|[\d\s(])(?:[кcсдkd]?[mм])$")
"""Before a raised 2 or 3 this is a unit of area or volume: «12 км²»."""
LEAST_RULE, MOST_RULE = 25.0, 0.62
"""A separator is at least so long (points) and at most this share of the page's width."""
UNDERLINE = 0.3
"""A rule nearer below a baseline than this share of the size underlines the text."""
SMALLER = 0.93
SET_APART = 1.3
"""Notes that are set as the text is stand at least so many lines below it."""


@dataclass(slots=True)
class Foot:
    """The notes at the foot of one page: their lines, top to bottom, and the pieces these were made of."""

    page: int
    lines: list[Line]
    pieces: list[Line]

    def labels(self) -> frozenset[str]:
        """Return what may be a label at the head of a line."""
        return frozenset(label for line in self.lines if (label := note_label(line)[0]))


def callable_labels(feet: Sequence[Foot]) -> dict[int, frozenset[str]]:
    """Return the labels that may be called on each page: of its own notes, and of those printed on the
    next."""
    own = {foot.page: foot.labels() for foot in feet}
    pages = {*own, *(page - 1 for page in own)}
    return {page: own.get(page, frozenset()) | own.get(page + 1, frozenset()) for page in pages}


def raised_label(line: Line) -> tuple[str, int]:
    """Return (label, where the text after it starts) of a line that begins with a raised label; ("", 0)
    without."""
    end = 0
    for face in line.faces:
        if face.start != end or not face.bits & SUPERSCRIPT:
            break
        end = face.end
    label = line.text[:end].strip().rstrip(".)")
    if not label or len(label) > 6 or not LABEL.fullmatch(label):
        return "", 0
    return label, end + len(line.text[end:]) - len(line.text[end:].lstrip(" .)\t\xa0"))


def note_label(line: Line) -> tuple[str, int]:
    """Return (label, where the text starts) of a line that may begin a note, raised or not."""
    label, end = raised_label(line)
    if label:
        return label, end
    plain = PLAIN_LABEL.match(line.text)
    return (plain.group(1), plain.end()) if plain else ("", 0)


def separate(pages: Sequence[Page], size: float) -> list[Foot]:
    """Take the footnotes out of `pages[…].lines`; `size` is that of the running text."""
    found = []
    before: list[Rule] | None = None
    for page in pages:
        ruled = _under_rules(page, before, size)
        groups = [group for _, group in ruled] or [_small_print(page, size) or _answers(page)]
        gone = {id(line) for group in groups for line in group}
        before = [rule for rule, _ in ruled] if gone else None
        if gone:
            page.lines = [line for line in page.lines if id(line) not in gone]
            lines = [merged(row) for group in groups for row in rows(group)]
            found.append(Foot(page.number, lines, [line for group in groups for line in group]))
    return found


def far_called(pages: Sequence[Page], feet: Sequence[Foot]) -> list[Foot]:
    """Return the last feet with notes that are called only on pages further back: endnotes look like that."""
    called = {page.number: {name for line in page.lines for name in called_names(line)} for page in pages}
    before = {name for names in called.values() for name in names}
    found: list[Foot] = []
    for foot in reversed(feet):
        labels = {label for line in foot.lines if (label := raised_label(line)[0])} or foot.labels()
        near = called.get(foot.page, set()) | called.get(foot.page - 1, set())
        if labels and (labels <= near or not labels <= before):
            break
        found.append(foot)
    while found and not raised_label(found[-1].lines[0])[0] and not note_label(found[-1].lines[0])[0]:
        found.pop()  # what goes on a note from the page before is no beginning
    return found


def _under_rules(page: Page, before: Sequence[Rule] | None, size: float) -> list[tuple[Rule, list[Line]]]:
    """Return the separators of a page, one a column, each with the pieces of notes under it; none without
    notes.

    `before` holds the separators of the page before, None where that has no notes.
    """
    rules = [rule for rule in page.across if _separator(rule, page)]
    if not rules:
        return []
    sides = [column for band in bands(page.lines) if len(band.columns) > 1 for column in flat(band)]
    found: list[tuple[Rule, list[Line]]] = []
    for rule in rules:
        below = [line for line in page.lines if line.top > rule.y0 - 2]
        first = next(
            (line for line in sorted(below, key=lambda one: one.baseline) if _starts_at(line, rule)), None
        )
        if first is None or any(first in group for _, group in found):
            continue
        pool = next((column for column in sides if first in column), page.lines)
        under = [line for line in pool if line.top > rule.y0 - 2]
        if _is_foot(page, rule, under, before, size):
            found.append((rule, under))
    return sorted(found, key=lambda one: min(line.x0 for line in one[1])) if sides else found


def _starts_at(line: Line, rule: Rule) -> bool:
    """Tell whether a line under a rule begins near its left end."""
    return abs(line.x0 - rule.x0) < 3 * line.size


def _is_foot(
    page: Page, rule: Rule, under: Sequence[Line], before: Sequence[Rule] | None, size: float
) -> bool:
    """Tell whether the pieces under a rule are notes: labelled as such, or going on a note from the page
    before and small, or under the same separator.
    """
    first = merged(rows(under)[0])
    if raised_label(first)[0]:
        return True
    small = all(line.size <= SMALLER * size for line in under)
    label = note_label(first)[0]
    if label and (small or _called(page, label, rule)):
        return True
    return before is not None and (small or _same_separator(page, rule, before))


def _same_separator(page: Page, rule: Rule, before: Sequence[Rule]) -> bool:
    """Tell whether a rule is the last on its page that looks as a separator of the page before does."""
    lower = (other for other in page.across if other.y0 > rule.y0 + 1 and _alike(other, rule))
    return any(_alike(rule, other) for other in before) and not any(lower)


def _alike(one: Rule, other: Rule) -> bool:
    return abs(one.x0 - other.x0) < 1 and abs(one.x1 - other.x1) < 1


def is_note(page: Page, row: Sequence[Line]) -> bool:
    """Tell whether a row begins as a note does, under a separator: «5 Ibid.» may come again on many pages."""
    first = merged(row)
    label, start = note_label(first)
    if not label or not any(char.isalpha() for char in first.text[start:]):
        return False  # «1 / 3» is the number of a page
    return any(
        rule.y0 < first.top + 2 and rule.x0 < first.x1 and _separator(rule, page) for rule in page.across
    )


def _called(page: Page, label: str, rule: Rule) -> bool:
    """Tell whether a raised label in the text above a rule calls this note."""
    above = [
        merged(row)
        for row in rows([line for line in page.lines if line.baseline < rule.y0 or line.x1 < rule.x0])
    ]
    return any(label == line.text[start:end].strip() for line in above for start, end in _raised(line))


def _separator(rule: Rule, page: Page) -> bool:
    """Tell whether a rule may separate notes: short, at the left of text, joined to no other, underlining
    nothing."""
    length = rule.x1 - rule.x0
    if not LEAST_RULE <= length <= MOST_RULE * page.width:
        return False
    if any(
        abs(other.y0 - rule.y0) < 1 and other is not rule and abs(other.x0 - rule.x1) < 3
        for other in page.across
    ):
        return False
    if any(
        other.y0 - 2 <= rule.y0 <= other.y1 + 2 and rule.x0 - 2 <= other.x0 <= rule.x1 + 2
        for other in page.down
    ):
        return False
    return not any(
        -0.1 * line.size <= rule.y0 - line.baseline <= UNDERLINE * line.size
        and line.x0 - 2 <= rule.x0 <= line.x1
        for line in page.lines
    )


def _small_print(page: Page, size: float) -> list[Line]:
    """Return small lines at the foot of a page that begin with a raised label, where no rule is drawn."""
    taken: list[Line] = []
    for row in reversed(rows(page.lines)):
        if any(line.size > SMALLER * size for line in row):
            break
        taken = [*row, *taken]
    for at, row in enumerate(grouped := rows(taken)):
        if raised_label(merged(row))[0]:
            return [line for later in grouped[at:] for line in later]
    return []


def _answers(page: Page) -> list[Line]:
    """Return the lines at the foot of a page, set apart, that begin with the very labels called on it, in
    order: notes that nothing else marks. Numbered paragraphs begin so too, but calls stand in them.
    """
    ordered = sorted(page.lines, key=lambda line: line.baseline)
    names = list(dict.fromkeys(name for line in ordered for name in called_names(line)))
    grouped = rows(page.lines) if names else []
    for at in range(len(grouped) - 1, 0, -1):
        if _plain_label(grouped[at]) != names[0]:
            continue
        first, above = grouped[at][0], grouped[at - 1][0]
        pitch = grouped[at + 1][0].baseline - first.baseline if at + 1 < len(grouped) else 1.2 * first.size
        under = [line for row in grouped[at:] for line in row]
        heads = iter([_plain_label(row) for row in grouped[at:]])
        apart = first.baseline - above.baseline > SET_APART * pitch
        if apart and all(name in heads for name in names) and not any(map(called_names, under)):
            return under
    return []


def _plain_label(row: Sequence[Line]) -> str:
    """Return the label at the head of a row, set as the text is; «» without one."""
    match = PLAIN_LABEL.match(row[0].text if len(row) == 1 else merged(row).text)
    return match.group(1) if match else ""


def called_names(line: Line) -> list[str]:
    """Return what stands raised behind other text of a line and may call notes: «1, 2» are two names."""
    return [
        name
        for start, end in _raised(line)
        if start and not UNIT.search(line.text[:start])
        for name in _names(line.text[start:end])
    ]


def _names(raised: str) -> list[str]:
    return [name for name in re.split(r"[\s,;]+", raised.strip(" ().,;[]")) if name]


def without_calls(line: Line, labels: Collection[str]) -> Line:
    """Return the line with the calls of these notes taken out of its text and kept in `calls`."""
    calls: list[tuple[int, str]] = []
    gone: list[tuple[int, int]] = []
    removed = 0
    for start, end in _raised(line):
        names = _names(line.text[start:end])
        whole = start == 0 and end == len(line.text)
        if (
            names
            and all(name in labels for name in names)
            and not whole
            and not UNIT.search(line.text[:start])
        ):
            calls += [(start - removed, name) for name in names]
            gone.append((start, end))
            removed += end - start
    return _cut_out(line, gone, calls) if gone else line


def _raised(line: Line) -> list[tuple[int, int]]:
    """Return the raised stretches of a line, neighbours joined."""
    found: list[tuple[int, int]] = []
    for face in line.faces:
        if face.bits & SUPERSCRIPT:
            if found and found[-1][1] == face.start:
                found[-1] = (found[-1][0], face.end)
            else:
                found.append((face.start, face.end))
    return found


def _cut_out(line: Line, gone: Sequence[tuple[int, int]], calls: list[tuple[int, str]]) -> Line:
    """Take stretches out of a line; the character before each then reaches to the one after it."""
    end = len(line.text)
    tail = 0.0
    if gone[-1][1] == end:
        end = gone[-1][0]
        tail = line.x1 - line.edges[end]
    keep = [at for at in range(end) if not any(start <= at < stop for start, stop in gone)]
    text = "".join(line.text[at] for at in keep)
    edges = array("f", [line.edges[at] for at in keep])
    edges.append(line.edges[end])
    place = {at: new for new, at in enumerate(keep)}
    faces = []
    for face in line.faces:
        inside = [place[at] for at in range(face.start, face.end) if at in place]
        if inside:
            faces.append(face._replace(start=inside[0], end=inside[-1] + 1))
    return replace(line, text=text, edges=edges, faces=tuple(faces), calls=tuple(calls), tail=tail)


@dataclass(slots=True)
class Gathered:
    """One note: the page it begins on, its label, its paragraphs, where the text of the first starts."""

    page: int
    label: str
    start: int
    paragraphs: list[Paragraph]


def gathered(feet: Sequence[Foot], habits: Habits) -> list[Gathered]:
    """Return the notes of a document in order; what stands before the first label of a page goes on the note
    before."""
    found: list[Gathered] = []
    for foot in feet:
        reach = column_limits(foot.lines)
        for label, start, lines in _pieces(foot, found[-1].label if found else ""):
            inside = joined([one for part in by_column(lines, reach) for one in split(part, habits)], habits)
            if label:
                found.append(Gathered(foot.page, label, start, inside))
            elif found:
                found[-1].paragraphs = joined([*found[-1].paragraphs, *inside], habits)
    return found


def column_limits(lines: Sequence[Line]) -> list[tuple[float, float]]:
    """Return the left and right limits of the columns that lines stand in: stretches that none of them
    crosses."""
    found: list[tuple[float, float]] = []
    for line in sorted(lines, key=lambda one: one.x0):
        if found and line.x0 < found[-1][1]:
            found[-1] = found[-1][0], max(found[-1][1], line.x1)
        else:
            found.append((line.x0, line.x1))
    return found


def by_column(lines: Sequence[Line], limits: Sequence[tuple[float, float]]) -> list[Region]:
    """Return lines in reading order as regions, a new one wherever the column or the page changes."""
    found: list[Region] = []
    for line in lines:
        left, right = next((one for one in limits if one[0] <= line.x0 <= one[1]), (line.x0, line.x1))
        last = found[-1] if found else None
        if last is not None and (last.left, last.right, last.page) == (left, right, line.page):
            last.lines.append(line)
        else:
            found.append(Region([line], left, right, line.page))
    return found


def _pieces(foot: Foot, last: str) -> list[tuple[str, int, list[Line]]]:
    """Cut the lines at the foot of a page before each label; an unraised number counts only where it comes
    next."""
    any_raised = any(raised_label(line)[0] for line in foot.lines)
    found: list[tuple[str, int, list[Line]]] = []
    for line in foot.lines:
        label, start = raised_label(line)
        if not label and not any_raised:
            label, start = note_label(line)
            if label and not _next(last, label):
                label, start = "", 0
        if label or not found:
            found.append((label, start, [line]))
            last = label or last
        else:
            found[-1][2].append(line)
    return found


def _next(last: str, label: str) -> bool:
    """Tell whether a label may come after another: the next number, a first one, or a sign."""
    if not label.isdigit():
        return True
    return not last.isdigit() or int(label) in (int(last) + 1, 1)
