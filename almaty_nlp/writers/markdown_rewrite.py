"""A Markdown file with some of its blocks changed: all others stay as they are, byte by byte.

The new document is one made from the old: a block with the id of an old one is that block, perhaps changed
or moved; one with another id is new. Changed words are put into the line where they stand; a block whose
formatting the change cuts through is written anew.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from almaty_nlp.model.document import Block, Cell, Document, Kind, Layer, Run
from almaty_nlp.model.origin import TextOrigin
from almaty_nlp.writers._markdown_patch import Rich, in_place, inline

PREFIX = re.compile(r"[ \t]*(?:>[ \t]*)*(?:#{1,6}[ \t]+|\[\^[^\]]+\]:[ \t]*)?(?:[-*+][ \t]+)?")
ATTRIBUTES = re.compile(r"[ \t]*\{[#.][^{}\n]*\}[ \t]*$")
DELIMITER = re.compile(r"[ \t>]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")


@dataclass(slots=True)
class _Chunk:
    """Whole lines [first, last] of the file and the blocks they hold: one, or the cells of a row."""

    blocks: list[Block]
    first: int
    last: int
    lines: list[str] = field(default_factory=list)


def rewrite_markdown(raw: str, old: Document, new: Document) -> str:
    """Return the text of the file `raw`, which was read as `old`, with the blocks of `new`."""
    return _Rewriter(raw.split("\n"), old, new).text()


class _Rewriter:
    def __init__(self, lines: list[str], old: Document, new: Document) -> None:
        self.lines, self.old, self.new = lines, old, new
        self.before = {block.id: block for block in old.blocks}
        self.old_rich, self.new_rich = _rich(old), _rich(new)
        self.labels = {note.blocks[0]: note.label for note in new.footnotes if note.blocks}
        self.chunks = self._chunks()

    def text(self) -> str:
        """Put the chunks together in the order of the new document, with what stood between them."""
        order = self._order()
        glue = self._glue()
        if not order:
            return "\n".join(self.lines)
        out: list[str] = []
        previous: _Chunk | None = None
        for chunk in order:
            out += self._between(previous, chunk, glue)
            out += self._written(chunk)
            previous = chunk
        last = max((chunk.last for chunk in self.chunks), default=-1)
        tail = self.lines[last + 1 :]
        return "\n".join([*out, *(tail or [""])])

    def _chunks(self) -> list[_Chunk]:
        """The old blocks in the order of their lines."""
        found: dict[int, _Chunk] = {}
        for block in self.old.blocks:
            if isinstance(block.origin, TextOrigin):
                first = block.origin.pieces[0].line - 1
                last = max(piece.line for piece in block.origin.pieces) - 1
                last += (
                    block.text.count("\n", block.origin.pieces[-1].start) if block.kind is Kind.CODE else 0
                )
                chunk = found.setdefault(first, _Chunk([], first, last))
                chunk.blocks.append(block)
                chunk.last = max(chunk.last, last)
        return [found[at] for at in sorted(found)]

    def _glue(self) -> dict[int, list[str]]:
        """The lines before each chunk that belong to no block, by its first line."""
        glue: dict[int, list[str]] = {}
        end = 0
        for chunk in self.chunks:
            glue[chunk.first] = self.lines[end : chunk.first]
            end = chunk.last + 1
        return glue

    def _order(self) -> list[_Chunk]:
        """The chunks of the new document: the body in its order, each note behind what it stood behind."""
        by_block = {block.id: chunk for chunk in self.chunks for block in chunk.blocks}
        body: list[_Chunk] = []
        for group in _groups([b for b in self.new.blocks if b.layer is Layer.BODY]):
            known = next((by_block[block.id] for block in group if block.id in by_block), None)
            body.append(_Chunk(group, known.first, known.last) if known else _Chunk(group, -1, -1))
        notes = [b for b in self.new.blocks if b.layer is Layer.NOTES]
        placed = {chunk.first: at for at, chunk in enumerate(body) if chunk.first >= 0}
        inserts: list[tuple[int, int, int, _Chunk]] = []
        before = -1  # the line of the note before, which a new note follows among those at one place
        for number, block in enumerate(notes):
            own = by_block.get(block.id)
            if own is None:
                place = self._place_of(block, body, by_block)
                inserts.append((place, before, number, _Chunk([block], -1, -1)))
                continue
            before = own.first
            earlier = [each.first for each in self.chunks if each.first < own.first and each.first in placed]
            at = placed[earlier[-1]] + 1 if earlier else 0
            inserts.append((at, own.first, number, _Chunk([block], own.first, own.last)))
        for at, _, _, chunk in sorted(inserts, key=lambda each: each[:3], reverse=True):
            body.insert(at, chunk)
        return body

    def _place_of(self, note: Block, body: list[_Chunk], by_block: dict[str, _Chunk]) -> int:
        """A new note goes behind the paragraph that calls it where the file keeps its notes so, else to the
        end.
        """
        notes = [by_block[block.id].first for block in self.old.blocks if block.layer is Layer.NOTES]
        last = max((each.first for each in body), default=-1)
        callers = {a.block for n in self.new.footnotes if note.id in n.blocks for a in n.anchors}
        if not notes or min(notes) > last:
            return len(body)
        for at, chunk in enumerate(body):
            if any(block.id in callers for block in chunk.blocks):
                return at + 1
        return len(body)

    def _between(self, previous: _Chunk | None, chunk: _Chunk, glue: dict[int, list[str]]) -> list[str]:
        firsts = [each.first for each in self.chunks]
        own = glue.get(chunk.first, []) if chunk.first >= 0 else []
        if previous is None:
            if chunk.first == firsts[0]:
                return own
            return [*glue[firsts[0]], *(line for line in own if line.strip())]
        place = firsts.index(chunk.first) if chunk.first >= 0 else -1
        if place > 0 and firsts[place - 1] == previous.first:
            return own
        if place == 0:
            own = []  # what stands before the first block of the file stays there
        comments = [line for line in own if line.strip() and not DELIMITER.match(line)]
        if _same_table(previous, chunk):
            after_head = place < 0 and firsts.index(previous.first) == 0 if previous.first >= 0 else False
            return self._delimiter(previous) if after_head or _is_head(previous) else []
        if not comments and self._is_tight(previous, chunk, glue):
            return []
        return ["", *comments, ""] if comments else [""]

    def _delimiter(self, head: _Chunk) -> list[str]:
        """The line under the heads of a table."""
        line = self.lines[head.last + 1 : head.last + 2] if head.first >= 0 else []
        return line if line and DELIMITER.match(line[0]) else []

    def _is_tight(self, previous: _Chunk, chunk: _Chunk, glue: dict[int, list[str]]) -> bool:
        """Items of a list stand without blank lines between them where their neighbours do."""
        if not all(c.blocks[0].kind is Kind.LIST_ITEM for c in (previous, chunk)):
            return False
        firsts = [each.first for each in self.chunks]
        around: list[bool] = []
        for each in (previous, chunk):
            if each.first < 0:
                continue
            place = firsts.index(each.first)
            for at in (place, place + 1):
                if 0 < at < len(firsts):
                    pair = self.chunks[at - 1].blocks[0], self.chunks[at].blocks[0]
                    if all(block.kind is Kind.LIST_ITEM for block in pair):
                        around.append(not any(not line.strip() for line in glue[firsts[at]]))
        return bool(around) and all(around)

    def _written(self, chunk: _Chunk) -> list[str]:
        """The lines of a chunk: as they were where nothing changed."""
        if chunk.first < 0:
            return self._fresh(chunk.blocks)
        lines = self.lines[chunk.first : chunk.last + 1]
        for block in reversed(chunk.blocks):
            if block.id in self.before:
                lines = self._patched(lines, chunk.first, block)
        return lines

    def _fresh(self, blocks: Sequence[Block]) -> list[str]:
        if blocks[0].cell is not None:
            return self._fresh_row(blocks, blocks[0].cell)
        block = blocks[0]
        text = self._inline(block, "\\\n")
        if block.kind in (Kind.HEADING, Kind.TITLE):
            return [" ".join(filter(None, ("#" * max(1, min(block.level, 6)), block.label, text)))]
        if block.layer is Layer.NOTES:
            return [f"[^{self.labels.get(block.id, '')}]: {text}"]
        label = "-" if block.label == "•" else block.label
        return f"{label} {text}".strip().split("\n")

    def _fresh_row(self, blocks: Sequence[Block], first: Cell) -> list[str]:
        """A row, and the line under it where it heads a new table; of a merged cell all but one are empty."""
        table = [b for b in self.new.blocks if b.cell is not None and b.cell.table == first.table]
        width = max(b.cell.column + b.cell.columns for b in table if b.cell)
        cells = [""] * width
        for block in blocks:
            if block.cell is not None:
                text = self._inline(block, "<br>").replace("|", "\\|")
                held = cells[block.cell.column]
                cells[block.cell.column] = f"{held}<br>{text}" if held else text
        row = f"| {' | '.join(cells)} |"
        head = first.row == 0 and not any(block.id in self.before for block in table)
        return [row, f"|{'---|' * width}"] if head else [row]

    def _inline(self, block: Block, line_break: str) -> str:
        rich = self.new_rich[block.id]
        return inline(rich, line_break)

    def _patched(self, lines: list[str], first: int, block: Block) -> list[str]:
        old = self.before[block.id]
        before, after = self.old_rich[block.id], self.new_rich[block.id]
        if old.label != block.label:
            lines = _relabelled(lines, first, old, block)
            shift = len(block.label) - len(old.label)
        else:
            shift = 0
        if before == after or (before.text == after.text and _same_runs(before.runs, after.runs)):
            return lines
        patched = in_place(lines, first, old, before, after, shift)
        return patched if patched is not None else self._anew(lines, first, old, block, shift)

    def _anew(self, lines: list[str], first: int, old: Block, block: Block, shift: int) -> list[str]:
        """Write the whole text of a block in the place of the old, behind its label or mark."""
        assert isinstance(old.origin, TextOrigin)
        if block.cell is not None:
            return self._cell_anew(lines, first, old, block)
        line = lines[0]
        prefix = PREFIX.match(line)
        at = prefix.end() if prefix else 0
        if block.label and block.label != "•" and line.startswith(block.label, at):
            at += len(block.label)
            at += len(line[at:]) - len(line[at:].lstrip())
        tail = ""
        if block.kind in (Kind.HEADING, Kind.TITLE) and (attributes := ATTRIBUTES.search(lines[-1])):
            tail = attributes[0]
        return (line[:at] + self._inline(block, "\\\n") + tail).split("\n")

    def _cell_anew(self, lines: list[str], first: int, old: Block, block: Block) -> list[str]:
        assert isinstance(old.origin, TextOrigin)
        number, column = old.origin.place(0)
        line = lines[number - 1 - first]
        start = line.rfind("|", 0, column - 1) + 1
        end = next((m.start() for m in re.finditer(r"(?<!\\)\|", line) if m.start() >= column - 1), len(line))
        cell = self._inline(block, "<br>").replace("|", "\\|")
        lines = list(lines)
        lines[number - 1 - first] = f"{line[:start]} {cell} {line[end:]}"
        return lines


def _groups(blocks: Sequence[Block]) -> list[list[Block]]:
    """Blocks one by one, the cells of a row together."""
    groups: list[list[Block]] = []
    for block in blocks:
        last = groups[-1][0].cell if groups else None
        if block.cell and last and (block.cell.table, block.cell.row) == (last.table, last.row):
            groups[-1].append(block)
        else:
            groups.append([block])
    return groups


def _same_table(one: _Chunk, other: _Chunk) -> bool:
    first, second = one.blocks[0].cell, other.blocks[0].cell
    return first is not None and second is not None and first.table == second.table


def _is_head(chunk: _Chunk) -> bool:
    cell = chunk.blocks[0].cell
    return cell is not None and cell.row == 0


def _rich(document: Document) -> dict[str, Rich]:
    calls: dict[str, list[tuple[int, str]]] = {}
    for note in (*document.footnotes, *document.endnotes):
        for anchor in note.anchors:
            calls.setdefault(anchor.block, []).append((anchor.offset, f"[^{note.label}]"))
    found = {}
    for block in document.blocks:
        text, runs = block.text, block.runs
        for offset, call in sorted(calls.get(block.id, ()), reverse=True):
            text = text[:offset] + call + text[offset:]
            runs = tuple(_pushed(run, offset, len(call)) for run in runs)
        found[block.id] = Rich(text, runs)
    return found


def _pushed(run: Run, at: int, by: int) -> Run:
    return replace(run, start=run.start + by * (run.start >= at), end=run.end + by * (run.end > at))


def _same_runs(one: Sequence[Run], other: Sequence[Run]) -> bool:
    return tuple(one) == tuple(other)


def _relabelled(lines: list[str], first: int, old: Block, block: Block) -> list[str]:
    """Put another label in the place of the one that stands before the text."""
    assert isinstance(old.origin, TextOrigin)
    number, column = old.origin.place(0)
    line = lines[number - 1 - first]
    at = line.rfind(old.label, 0, column - 1) if old.label else -1
    lines = list(lines)
    if at >= 0:
        lines[number - 1 - first] = line[:at] + block.label + line[at + len(old.label) :]
    elif not old.label:
        lines[number - 1 - first] = f"{line[: column - 1]}{block.label} {line[column - 1 :]}"
    return lines
