"""Block Markdown to drafts of blocks: one walk over the parser's tokens, keeping track of lists, notes and
tables.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from markdown_it.token import Token

from almaty_nlp.model.document import Cell, Kind
from almaty_nlp.readers._drafts import BULLET, Draft, placed
from almaty_nlp.readers._markdown_inline import InlineText, inline_text
from almaty_nlp.readers._markdown_source import (
    fence_source,
    heading_source,
    paragraph_source,
    row_sources,
)


@dataclass(slots=True)
class _OpenItem:
    """An open list item: its label until a block takes it, and the line it stands on.

    A bullet that holds nothing but another list is `empty`: «- 1) text» is an item «1)», not two.
    """

    label: str = ""
    line: int = 0
    empty: bool = False


@dataclass(slots=True)
class Walk:
    """Goes through the block tokens once and collects drafts."""

    lines: list[str]
    drafts: list[Draft] = field(default_factory=list)
    items: list[_OpenItem] = field(default_factory=list)
    heading: int = 0
    atx: bool = False
    in_cell: bool = False
    quotes: int = 0
    note: str | None = None
    notes: list[str] = field(default_factory=list)
    tables: int = 0
    row: int = -1
    row_line: int = 0
    cells: list[Token] = field(default_factory=list)
    remarks: list[tuple[int, str]] = field(default_factory=list)

    @property
    def depth(self) -> int:
        """How many list items are open."""
        return sum(not item.empty for item in self.items)

    def take(self, token: Token) -> None:
        """Take the next block token; the ones without a method change nothing."""
        action = getattr(self, f"_{token.type}", None)
        if action is not None:
            action(token)

    def _heading_open(self, token: Token) -> None:
        self.heading = int(token.tag[1:])
        self.atx = token.markup.startswith("#")

    def _heading_close(self, token: Token) -> None:
        self.heading = 0

    def _blockquote_open(self, token: Token) -> None:
        self.quotes += 1

    def _blockquote_close(self, token: Token) -> None:
        self.quotes -= 1

    def _list_item_open(self, token: Token) -> None:
        if self.items and self.items[-1].label == BULLET:
            self.items[-1] = _OpenItem(empty=True)
        self._spend_label()
        label = token.info + token.markup if token.info else BULLET
        self.items.append(_OpenItem(label, token.map[0] if token.map else 0))

    def _list_item_close(self, token: Token) -> None:
        self._spend_label()
        self.items.pop()

    def _footnote_reference_open(self, token: Token) -> None:
        self.note = str(token.meta["label"])
        self.notes.append(self.note)

    def _footnote_reference_close(self, token: Token) -> None:
        self.note = None

    def _table_open(self, token: Token) -> None:
        self._spend_label()
        self.tables += 1
        self.row = -1

    def _tr_open(self, token: Token) -> None:
        self.row += 1
        self.row_line = token.map[0] if token.map else self.row_line
        self.cells = []

    def _th_open(self, token: Token) -> None:
        self.in_cell = True

    def _th_close(self, token: Token) -> None:
        self.in_cell = False

    _td_open, _td_close = _th_open, _th_close

    def _tr_close(self, token: Token) -> None:
        raw = self.lines[self.row_line]
        sources = row_sources([cell.content for cell in self.cells], raw, self.row_line)
        for column, (cell, source) in enumerate(zip(self.cells, sources, strict=True)):
            content = inline_text(cell.children or [], source, cell.content)
            place = Cell(self.tables - 1, self.row, column)
            self.drafts.append(Draft(Kind.TABLE_CELL, placed(content, source), note=self.note, cell=place))

    def _inline(self, token: Token) -> None:
        if self.in_cell:
            self.cells.append(token)
            return
        line = token.map[0] if token.map else 0
        if self.heading and self.atx:
            source = heading_source(token.content, self.lines, line)
        else:
            source = paragraph_source(token.content, self.lines, line)
        content = placed(inline_text(token.children or [], source, token.content), source)
        label, level = self._label(), self.depth
        style = "quote" if self.quotes else ""
        if self.heading:
            content, anchor = content.without_attributes()
            self._add(Draft(Kind.HEADING, content, label, self.heading, anchor or style))
        elif content.text or label:
            kind = Kind.LIST_ITEM if label else Kind.PARAGRAPH
            self._add(Draft(kind, content, label, level, style))
        else:
            self.remarks += [(len(self.drafts), text) for _, text in content.remarks]

    def _fence(self, token: Token) -> None:
        first = (token.map[0] if token.map else 0) + 1
        content = token.content.removesuffix("\n")
        source = fence_source(content, self.lines, first)
        pieces = tuple(source.cut(0, len(content) + 1))
        self._add(
            Draft(Kind.CODE, InlineText(content, pieces), self._label(), self.depth, token.info.strip())
        )

    def _html_block(self, token: Token) -> None:
        closed, _, _ = token.content.rpartition("-->")
        for part in closed.split("-->"):
            _, opened, text = part.partition("<!--")
            if opened:
                self.remarks.append((len(self.drafts), text.strip()))

    def _add(self, draft: Draft) -> None:
        draft.note = self.note
        draft.typed = draft.label not in ("", BULLET)
        self.drafts.append(draft)

    def _label(self) -> str:
        """The label of the innermost open item, which the block at hand takes; empty when it is taken."""
        if not self.items:
            return ""
        label, self.items[-1].label = self.items[-1].label, ""
        return label

    def _label_is_number(self) -> bool:
        return self.items[-1].label not in ("", BULLET)

    def _spend_label(self) -> None:
        """An item that opens with another list, or holds nothing, is a block without text; a bullet then says
        nothing.
        """
        if self.items and self._label_is_number():
            line = self.items[-1].line
            raw = self.lines[line] if line < len(self.lines) else ""
            content = InlineText("", ((0, line + 1, len(raw) - len(raw.lstrip()) + 1),))
            self._add(Draft(Kind.LIST_ITEM, content, self._label(), self.depth))
