"""A document as clean Markdown that reads back to the same blocks, labels, footnotes and tables.

Labels are written as printed: «29.» and «1)» as Markdown's own lists, all others («(iv)», «а)», «5-1.») at
the head of the paragraph, where the Markdown reader finds them. Headers, footers and page numbers are left
out.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from almaty_nlp.model.document import Block, Document, Kind, Layer, Note, Run, Table
from almaty_nlp.text.label_tables import BULLETS
from almaty_nlp.writers._markdown_inline import inline_markdown

ORDERED = re.compile(r"\d{1,9}[.)]")
DEEPEST = 6
FRONT_MATTER = "front_matter"
NOTE_INDENT = 4
BREAK = "\\\n"
CELL_BREAK = "<br>"


def to_markdown(document: Document) -> str:
    """Return the document as Markdown: front matter as it was, body, then the notes."""
    writer = _Writer(document)
    parts = [*writer.body(), *writer.notes()]
    head = document.metadata.get(FRONT_MATTER)
    front = "" if head is None else f"---\n{head}\n---\n\n"
    return front + "".join(f"{part}\n\n" for part in parts).rstrip("\n") + "\n"


@dataclass(slots=True)
class _Writer:
    """Writes the blocks of one document; `open_items` are (level, columns that belong to the item) of open
    lists.
    """

    document: Document
    open_items: list[tuple[int, int]] = field(default_factory=list)
    inserts: dict[str, list[tuple[int, str]]] = field(default_factory=dict)
    before: dict[str, list[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.inserts, self.before = _inserts(self.document)

    def body(self) -> Iterator[str]:
        """Write the running text, each table where its first cell stands."""
        written: set[int] = set()
        for block in self.document.blocks:
            yield from self.before.get(block.id, ())
            if block.layer is not Layer.BODY:
                continue
            if block.cell is None:
                yield self._block(block)
            elif block.cell.table not in written:
                written.add(block.cell.table)
                self.open_items.clear()
                yield self._table(self.document.tables[block.cell.table])

    def notes(self) -> Iterator[str]:
        """Write the definitions of the notes; further blocks of a note are indented below its first."""
        for note, label in _note_labels(self.document):
            self.open_items = []
            parts = [self._block(self.document.block(identifier)) for identifier in note.blocks]
            text = "\n\n".join(parts) or ""
            yield f"[^{label}]: " + _indented(text, NOTE_INDENT).lstrip(" ")

    def _block(self, block: Block) -> str:
        if block.kind is Kind.CODE:
            return self._placed(block, _fenced(block))
        if block.kind in (Kind.TITLE, Kind.HEADING):
            self.open_items.clear()
            text = self._inline(block, CELL_BREAK)
            anchor = block.style if block.style.startswith("{") else ""
            marks = "#" * min(max(block.level, 1), DEEPEST)
            return " ".join(filter(None, (marks, block.label, text, anchor)))
        return self._placed(block, self._inline(block, BREAK))

    def _placed(self, block: Block, text: str) -> str:
        """Put a text behind its label, inside the list items it belongs to, and into its quotation."""
        marker = _marker(block.label)
        is_item = bool(block.label)
        while self.open_items and self.open_items[-1][0] >= block.level + (not is_item):
            self.open_items.pop()
        indent = self.open_items[-1][1] if self.open_items else 0
        if marker:
            width = len(marker) + 1
            self.open_items.append((max(block.level, 1), indent + width))
            text = f"{marker} {_indented(text, width).lstrip(' ')}".rstrip(" ")
        elif block.label:
            text = f"{block.label} {text}"
        text = _indented(text, indent)
        return "\n".join(f"> {line}" for line in text.split("\n")) if block.style == "quote" else text

    def _inline(self, block: Block, line_break: str) -> str:
        start = block.body
        inserts = [(max(at - start, 0), text) for at, text in self.inserts.get(block.id, ())]
        return inline_markdown(block.text[start:], _shifted(block.runs, start), inserts, line_break)

    def _table(self, table: Table) -> str:
        rows = [self._cells(row) for row in table.rows]
        width = max((len(row) for row in rows), default=0)
        lines = [f"| {' | '.join([*row, *[''] * (width - len(row))])} |" for row in rows]
        return "\n".join([*lines[:1], f"|{'---|' * width}", *lines[1:]])

    def _cells(self, row: Sequence[Sequence[str]]) -> list[str]:
        """The cells of a row, each in its column; what a merged cell covers stays empty."""
        cells: list[str] = []
        for blocks in row:
            place = self.document.block(blocks[0]).cell if blocks else None
            if place is not None:
                cells += [""] * (place.column - len(cells))
            texts = (self._cell(self.document.block(identifier)) for identifier in blocks)
            cells.append(CELL_BREAK.join(filter(None, texts)))
        return cells

    def _cell(self, block: Block) -> str:
        label = f"{block.label} " if block.label and not block.body else ""
        return (label + self._inline(replace(block, typed_label=False), CELL_BREAK)).replace("|", "\\|")


def _inserts(document: Document) -> tuple[dict[str, list[tuple[int, str]]], dict[str, list[str]]]:
    """Note calls and HTML comments by block: (offset, Markdown) inside its text, and lines before it."""
    inside: dict[str, list[tuple[int, str]]] = defaultdict(list)
    before: dict[str, list[str]] = defaultdict(list)
    for note, label in _note_labels(document):
        for anchor in note.anchors:
            inside[anchor.block].append((anchor.offset, f"[^{label}]"))
    for comment in document.comments if document.format == "md" else ():
        text = f"<!-- {comment.text.replace('-->', '')} -->"
        for span in comment.spans[:1]:
            if span.start == 0:
                before[span.block].append(text)
            else:
                inside[span.block].append((span.start, text))
    return inside, before


def _note_labels(document: Document) -> Iterator[tuple[Note, str]]:
    """Each note with a label that no other has: one restarted on every page, or an endnote, gets a suffix."""
    taken: set[str] = set()
    for note in (*document.footnotes, *document.endnotes):
        stem = re.sub(r"[\s\[\]]+", "", note.label) or "note"
        label, again = stem, 2
        while label in taken:
            label, again = f"{stem}-{again}", again + 1
        taken.add(label)
        yield note, label


def _marker(label: str) -> str:
    """The Markdown list mark for a label, empty when it must be typed into the text."""
    if ORDERED.fullmatch(label):
        return label
    if label == "•" or (len(label) == 1 and label not in BULLETS and not label.isalnum()):
        return "-"
    return ""


def _fenced(block: Block) -> str:
    longest = max((len(ticks) for ticks in re.findall("`+", block.text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}{block.style}\n{block.text}\n{fence}"


def _shifted(runs: Iterable[Run], start: int) -> tuple[Run, ...]:
    moved = (replace(run, start=max(run.start - start, 0), end=run.end - start) for run in runs)
    return tuple(run for run in moved if run.start < run.end)


def _indented(text: str, columns: int) -> str:
    return "\n".join(" " * columns + line if line else line for line in text.split("\n"))
