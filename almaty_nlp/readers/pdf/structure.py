"""What each paragraph is: title, heading with its level, list item, entry of the contents, plain
paragraph."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from almaty_nlp.model.document import Kind
from almaty_nlp.readers.pdf.paragraphs import Paragraph, is_label, key
from almaty_nlp.readers.pdf.shapes import BOLD, SYMBOL_BULLETS, Line
from almaty_nlp.text.labels import LabelValue, follows, readings, split_labels

LARGER = 1.07
"""A heading is at least so much larger than the running text, or bold."""
TITLE = 1.25
ENOUGH_BOOKMARKS = 3
"""With so many headings among its bookmarks a document has them all there: other bold lines are none."""
SAME_DEPTH = 5.0
"""Labels of one depth begin at the same place, up to so many points."""
LONGEST_HEADING = 250
LONGEST_BOLD = 160
CONTENTS = re.compile(r"(?:\s*(?:\.\s?|…|·|_){4,}\s*|\t+\s*)(\d{1,4}|[ivxl]{1,6})$")
GLUED = re.compile(r"(?:[IVXLC]{1,7}|\d{1,3})[.)](?=[A-ZА-ЯЁ])")
LEADERS = re.compile(r"(?:\.\s?|…|·|_){4,}\s*\S{1,6}$")


Outline = Mapping[str, Sequence[tuple[int, int]]]
"""The squeezed text of the bookmarks: page and level of each that has this text, in order."""


@dataclass(frozen=True, slots=True)
class Role:
    """Kind and level of a paragraph, its label, and where its text starts after the label."""

    kind: Kind
    level: int = 0
    label: str = ""
    start: int = 0


def body_size(lines: Sequence[Line]) -> float:
    """Return the size (half points) that most characters have."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[key(line)] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 12.0


def labels(paragraphs: Sequence[Paragraph]) -> list[tuple[str, int]]:
    """Return (label, where the text starts) of each paragraph.

    What stands off from the text is a label by its form, the rest by its series; a number that runs into its
    text («VIII.Funding») is one when it comes next.
    """
    by_series = split_labels([paragraph.lines[0].text for paragraph in paragraphs])
    found: list[tuple[str, int]] = []
    last: dict[object, LabelValue] = {}
    for paragraph, (label, start) in zip(paragraphs, by_series, strict=True):
        line = paragraph.lines[0]
        off = line.text[: line.head].strip()
        if line.head and is_label(off):
            label, start = SYMBOL_BULLETS.get(off, off), line.head
        elif line.text[:1] in SYMBOL_BULLETS and len(line.text) > 1:  # with or without a space after it
            label, start = SYMBOL_BULLETS[line.text[0]], len(line.text) - len(line.text[1:].lstrip())
        elif not label and (glued := GLUED.match(line.text)) and _comes_next(last, glued.group()):
            label, start = glued.group(), glued.end()
        last.update((value.family, value) for value in (readings(label) if label else ()))
        found.append((label, start))
    return found


def _comes_next(last: Mapping[object, LabelValue], label: str) -> bool:
    """Tell whether a label is the next of a series that is open."""
    return any(follows(last.get(value.family), value) for value in readings(label))


def roles(
    paragraphs: Sequence[Paragraph], outline: Outline, size: float, contents: frozenset[int]
) -> list[Role]:
    """Return the role of each paragraph; a bookmark with its text makes it a heading of that level."""
    cut = labels(paragraphs)
    styles = [_style(paragraph, size) for paragraph in paragraphs]
    ranks = _ranks([style for style in styles if style])
    left = {text: list(places) for text, places in outline.items()}
    marked = [
        0 if at in contents else _bookmarked(paragraph, label, left)
        for at, (paragraph, (label, _)) in enumerate(zip(paragraphs, cut, strict=True))
    ]
    outlined = sum(map(bool, marked)) >= ENOUGH_BOOKMARKS
    depth = Depth()
    found: list[Role] = []
    titled = False
    for at, (paragraph, style, (label, start)) in enumerate(zip(paragraphs, styles, cut, strict=True)):
        level = marked[at]
        if paragraph.region.cell is not None:
            found.append(Role(Kind.TABLE_CELL))
        elif at in contents:
            found.append(Role(Kind.TOC_ENTRY, 0, label, start))
        elif style and not level and not titled and _is_title(paragraph, style, size, found):
            found.append(Role(Kind.TITLE, 0, label, start))
            titled = True
        elif level or (style and not outlined):
            found.append(Role(Kind.HEADING, level or (ranks[style] if style else 1), label, start))
            depth = Depth()
        elif label:
            found.append(Role(Kind.LIST_ITEM, depth.level(paragraph.lines[0].x0), label, start))
        else:
            found.append(Role(Kind.PARAGRAPH))
    return found


class Depth:
    """The depth of list items from how far in their labels stand."""

    def __init__(self) -> None:
        self.open: list[float] = []

    def level(self, x: float) -> int:
        """Return the depth, from 1, of an item whose label begins at `x`."""
        while self.open and x < self.open[-1] - SAME_DEPTH:
            self.open.pop()
        if not self.open or x > self.open[-1] + SAME_DEPTH:
            self.open.append(x)
        return len(self.open)


def _bookmarked(paragraph: Paragraph, label: str, outline: Mapping[str, list[tuple[int, int]]]) -> int:
    """Return the level of the bookmark with the text of a paragraph, with or without its label; 0 without
    one.

    Of several with one text, as the title of a report comes again over its annexes, each is taken once: the
    nearest by its page.
    """
    if not outline or sum(len(line.text) for line in paragraph.lines) > LONGEST_HEADING:
        return 0
    text = squeezed("".join(line.text for line in paragraph.lines))
    places = outline.get(text) or outline.get(text[len(squeezed(label)) :])
    if not places:
        return 0
    page = paragraph.lines[0].page
    nearest = min(places, key=lambda place: abs(place[0] - page))
    if len(places) > 1:
        places.remove(nearest)
    return nearest[1]


def squeezed(text: str) -> str:
    """Return the letters and digits of a text in lower case, by which bookmarks and headings are compared."""
    return "".join(char for char in text.lower() if char.isalnum())


def _style(paragraph: Paragraph, size: float) -> tuple[float, bool] | None:
    """Return (size, bold) of a paragraph set as a heading; None for running text."""
    length = sum(len(line.text) for line in paragraph.lines)
    largest = max(key(line) for line in paragraph.lines)
    last = paragraph.lines[-1].text[-1:]
    bold = all(line.bits() & BOLD for line in paragraph.lines)
    if largest >= LARGER * size and length <= LONGEST_HEADING:
        return largest, bold
    if bold and length <= LONGEST_BOLD and last not in ";," and largest >= 0.9 * size:
        return largest, True
    return None


def _ranks(styles: Sequence[tuple[float, bool]]) -> dict[tuple[float, bool], int]:
    """Return the level of each style of heading: the larger the higher, bold before plain."""
    return {style: at + 1 for at, style in enumerate(sorted(set(styles), reverse=True))}


def _is_title(paragraph: Paragraph, style: tuple[float, bool], size: float, before: Sequence[Role]) -> bool:
    """Tell whether a heading is the title: large, on the first page, before any other heading."""
    if paragraph.lines[0].page != 1 or any(role.kind is Kind.HEADING for role in before):
        return False
    return style[0] >= TITLE * size


def contents(paragraphs: Sequence[Paragraph]) -> frozenset[int]:
    """Return the positions of the entries of a table of contents: page numbers behind leaders or a tabulator,
    in a row."""
    ends = [CONTENTS.search(paragraph.lines[-1].text) for paragraph in paragraphs]
    found: set[int] = set()
    for at, match in enumerate(ends):
        if match is None or paragraphs[at].region.cell is not None:
            continue
        near = [other for other in ends[max(0, at - 2) : at + 3] if other is not None]
        if LEADERS.search(paragraphs[at].lines[-1].text) or len(near) >= 3:
            found.add(at)
    return frozenset(found)


def without_leaders(line: Line) -> Line:
    """Return the last line of an entry of the contents with a tabulator in place of the dots before the page
    number."""
    match = CONTENTS.search(line.text)
    if match is None or match.start() == 0:
        return line
    before, number = line.cut(0, match.start()), line.cut(match.start(1), match.end(1))
    base = len(before.text) + 1
    moved = tuple(face._replace(start=base + face.start, end=base + face.end) for face in number.faces)
    return replace(
        line,
        text=f"{before.text}\t{number.text}",
        edges=before.edges + number.edges,
        faces=before.faces + moved,
        calls=before.calls,
    )
