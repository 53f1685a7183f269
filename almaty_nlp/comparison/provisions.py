"""A document as the provisions that a comparison pairs: blocks, rows of tables, notes, each in its
section.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from almaty_nlp.comparison.likeness_of_words import stem
from almaty_nlp.comparison.tokens import fold, is_word, pieces, plain
from almaty_nlp.model.document import Block, BlockId, Document, Kind, Layer, Note
from almaty_nlp.text.labels import WORDED, Style, named, parse_label

CELL_JOINT = " | "
HEADS = frozenset({Kind.HEADING, Kind.TITLE})
NOTES = frozenset({Kind.FOOTNOTE, Kind.ENDNOTE})
FURNITURE_WORDS = {"ru": "колонтитул", "en": "header or footer"}
LEFT_OUT = frozenset({Kind.TOC_ENTRY})
"""What a program computes from the rest of the document: comparing it would report everything twice."""


@dataclass(frozen=True, slots=True)
class Provision:
    """A unit of comparison: one block, or all cells of a table row.

    `at` is its position among the provisions of its document, `parent` the position of the heading above it
    (-1 = none), `words` the stems of its words, `size` their number. `text` has special spaces shown as plain
    ones; `core` is the text without the typed number of a unit («Статья 5.»), outer and doubled white space;
    `typed` is that number. `calls` are the ids of the notes called in it.
    """

    at: int
    blocks: tuple[BlockId, ...]
    index: int
    kind: Kind
    layer: Layer
    label: str
    address: str
    text: str
    typed: str
    core: str
    words: tuple[str, ...]
    size: int
    parent: int
    level: int
    row: tuple[int, int] | None
    cells: tuple[str, ...]
    note: str
    calls: tuple[str, ...]

    @property
    def group(self) -> str:
        """What may be paired with what: running text, notes, rows of tables, page furniture."""
        if self.row is not None:
            return "row"
        return str(self.layer)

    @property
    def number(self) -> str:
        """The label as far as it counts: all bullets are alike."""
        value = parse_label(self.label) if self.label else None
        bullet = value is not None and value.style is Style.BULLET
        return "•" if bullet else self.label + self.typed

    @property
    def is_bare(self) -> bool:
        """True for a heading that is nothing but a number («Статья 5»): its own text tells nothing."""
        return bool(self.typed) and not self.core

    @property
    def is_head(self) -> bool:
        """True for headings, whatever their level."""
        return self.kind in HEADS


def provisions(document: Document) -> list[Provision]:
    """Return the provisions of a document in reading order; tables of contents and empty blocks are left
    out.
    """
    notes = {block: note for note in (*document.footnotes, *document.endnotes) for block in note.blocks}
    calls: dict[BlockId, list[str]] = {}
    for note in (*document.footnotes, *document.endnotes):
        for anchor in note.anchors:
            calls.setdefault(anchor.block, []).append(note.id)
    done: list[Provision] = []
    heads: list[tuple[int, int]] = []
    for unit in _units(document):
        first = unit[0]
        while heads and first.layer is Layer.BODY and first.kind in HEADS and heads[-1][0] >= first.level:
            heads.pop()
        at = len(done)
        made = _provision(document, unit, at, heads[-1][1] if heads else -1, notes, calls)
        done.append(made)
        if made.is_head and made.layer is Layer.BODY:
            heads.append((first.level, at))
    return done


def _units(document: Document) -> Iterator[tuple[Block, ...]]:
    def same_row(pair: tuple[int, Block]) -> object:
        cell = pair[1].cell
        return pair[0] if cell is None else (cell.table, cell.row)

    for _, found in groupby(enumerate(document.blocks), same_row):
        unit = tuple(block for _, block in found)
        if unit[0].kind in LEFT_OUT or not any(block.text.strip() or block.label for block in unit):
            continue
        yield unit


def _provision(
    document: Document,
    unit: Sequence[Block],
    at: int,
    parent: int,
    notes: dict[BlockId, Note],
    calls: dict[BlockId, list[str]],
) -> Provision:
    first = unit[0]
    cells = tuple(plain(block.text[block.body :]) for block in unit)  # plain text keeps a typed label
    text = CELL_JOINT.join(cells)
    note = notes.get(first.id)
    typed = _typed_number(first, text)
    rest = text[len(typed) :]
    words = tuple(stem(fold(piece)) for piece in pieces(rest) if is_word(piece))
    return Provision(
        at=at,
        blocks=tuple(block.id for block in unit),
        index=document.index[first.id],
        kind=first.kind,
        layer=first.layer,
        label="" if first.cell else first.label,
        address=_address(document, first, note),
        text=text,
        typed=typed,
        core=" ".join(rest.split()),
        words=words,
        size=len(words),
        parent=parent,
        level=first.level,
        row=None if first.cell is None else (first.cell.table, first.cell.row),
        cells=cells,
        note=note.id if note else "",
        calls=tuple(note for block in unit for note in calls.get(block.id, ())),
    )


def _typed_number(block: Block, text: str) -> str:
    """The number a unit gives itself at its head («Статья 5. …»); the whole text where it is no more."""
    match = WORDED.match(text) if block.cell is None and named(text) else None
    if match is None:
        return ""
    if not any(map(str.isalnum, text[match.end() :])):
        return text
    return match.group() if block.kind in HEADS or match["after"] else ""


def _address(document: Document, block: Block, note: Note | None) -> str:
    """The address of a block; that of a row is without its column, that of a note has the note's number."""
    if block.cell is not None:
        return block.address.rpartition(":")[0] or block.address
    if block.layer is Layer.FURNITURE and not block.address:
        return FURNITURE_WORDS.get(document.language or "", FURNITURE_WORDS["en"])
    if note is not None and not block.label and note.label:
        return f"{block.address} {note.label}"
    return block.address
