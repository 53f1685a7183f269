"""HTML: headings, paragraphs, lists with the labels a browser prints, tables; scripts and styles are left
out.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field, replace
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

from almaty_nlp.errors import InputError
from almaty_nlp.model.document import Cell, Document, Kind
from almaty_nlp.model.message import Message
from almaty_nlp.readers._drafts import BULLET, Draft, assemble, placed
from almaty_nlp.readers._encoding import LINE_END, decode
from almaty_nlp.readers._html_places import Places
from almaty_nlp.readers._limits import Limits
from almaty_nlp.readers._markdown_inline import TAGS, Builder
from almaty_nlp.readers._markdown_source import Source
from almaty_nlp.text.label_tables import LATIN
from almaty_nlp.text.labels import letter, roman

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

SILENT = frozenset(
    {
        "script",
        "style",
        "template",
        "noscript",
        "iframe",
        "svg",
        "math",
        "select",
        "textarea",
        "title",
        "object",
    }
)
PARAGRAPHS = frozenset(
    {
        "p",
        "div",
        "section",
        "article",
        "header",
        "footer",
        "main",
        "aside",
        "nav",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "li",
        "blockquote",
        "figure",
        "figcaption",
        "form",
        "fieldset",
        "legend",
        "hr",
        "address",
        "body",
        "html",
        "pre",
        "center",
        "table",
        "caption",
        "thead",
        "tbody",
        "tfoot",
        "tr",
        "td",
        "th",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "details",
        "summary",
    }
)
"""Elements at whose start and end a paragraph ends."""

HEADING = re.compile(r"h[1-6]")
CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
WORDS = re.compile(r"\S+|\s+")
SPAN_LIMIT = 100
"""Columns or rows that a cell may span; more is no table of a document."""


def read_html(path: Path, limits: Limits) -> Document:
    """Read an HTML file: UTF-8, or the encoding that its `meta` names. Raises InputError for broken or too
    deep files.
    """
    data = path.read_bytes()
    return parse_html(_text(data, str(path)), str(path), limits)


def parse_html(text: str, path: str = "", limits: Limits | None = None) -> Document:
    """Return the document of an HTML text whose lines end in line feeds. Raises InputError when it is too
    deep.
    """
    from lxml import etree

    limits = limits or Limits()
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_pis=True)
    try:
        root = etree.fromstring(text.encode("utf-8"), parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if any("depth" in entry.message.lower() for entry in parser.error_log):
        raise _too_deep(path)
    if root is None:
        return Document(path, "html", ())
    walk = _Walk(text)
    for event, element in etree.iterwalk(root, events=("start", "end", "comment")):
        walk.take(event, element)
    walk.flush()
    title = " ".join((root.findtext(".//title") or "").split())
    document = assemble(path, "html", walk.drafts, (), {"title": title} if title else {})
    language = (root.get("lang") or "")[:2].lower()
    return replace(document, language=language if language in ("ru", "en") else None)


def _text(data: bytes, path: str) -> str:
    """The characters of the file, in the encoding it declares; else UTF-8."""
    declared = CHARSET.search(data[:2048])
    if declared is not None:
        name = declared[1].decode("ascii").lower()
        try:
            codec = codecs.lookup(name).name
            if codec not in ("utf-8", "utf-16") and "\0" not in (text := data.decode(codec)):
                return LINE_END.sub("\n", text)
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(data, path)


@dataclass(slots=True)
class _List:
    """An open list: ordered or not, its type, the next number, and the label of its item until a block takes
    it.
    """

    ordered: bool
    style: str = "1"
    number: int = 1
    label: str = ""


@dataclass(slots=True)
class _Grid:
    """An open table: its index, the cell at hand, the next column, and the last row that cells above cover,
    by column.
    """

    index: int
    row: int = -1
    column: int = 0
    cell: Cell | None = None
    filled: bool = False
    covered: dict[int, int] = field(default_factory=dict)

    def open_row(self) -> None:
        self.row, self.column = self.row + 1, 0

    def open_cell(self, rows: int, columns: int) -> None:
        """Put a cell into the first column that none from above covers."""
        self.row = max(self.row, 0)
        while self.covered.get(self.column, -1) >= self.row:
            self.column += 1
        self.cell, self.filled = Cell(self.index, self.row, self.column, rows, columns), False
        for column in range(self.column, self.column + columns if rows > 1 else 0):
            self.covered[column] = self.row + rows - 1
        self.column += columns


class _Walk:
    """Goes through the elements once and collects drafts."""

    def __init__(self, raw: str) -> None:
        starts = accumulate((len(line) + 1 for line in raw.split("\n")), initial=0)
        self.source = Source(tuple((at, line, 1) for line, at in enumerate(starts, 1)))
        self.places = Places(raw)
        self.builder = Builder(self.source)
        self.drafts: list[Draft] = []
        self.lists: list[_List] = []
        self.grids: list[_Grid] = []
        self.tables = 0
        self.heading = 0
        self.quotes = 0
        self.silent = 0
        self.preformatted = 0

    def take(self, event: str, element: Element) -> None:
        """Take the start or end of an element, or the text after a comment."""
        if event == "comment":
            self._text(element.tail)
            return
        name = element.tag if isinstance(element.tag, str) else ""
        if name in SILENT:
            self.silent += 1 if event == "start" else -1
        elif not self.silent:
            if name in PARAGRAPHS:
                self.flush()
            (self._start if event == "start" else self._end)(name, element)
        self._text(element.text if event == "start" else element.tail)

    def flush(self) -> None:
        """End the paragraph at hand and make a draft of it, if it holds anything."""
        content = self.builder.done().stripped()
        if not content.text:
            self.builder = Builder(self.source, marks=self.builder.marks)
            return
        label = self._label()
        kind = Kind.HEADING if self.heading else Kind.LIST_ITEM if label else Kind.PARAGRAPH
        level = self.heading or len(self.lists)
        draft = Draft(kind, content, label, level, "quote" if self.quotes else "")
        if self.grids and self.grids[-1].cell:
            draft.kind, draft.cell, self.grids[-1].filled = Kind.TABLE_CELL, self.grids[-1].cell, True
        self.drafts.append(draft)
        self.builder = Builder(self.source, marks=self.builder.marks)

    def _start(self, name: str, element: Element) -> None:
        if mark := TAGS.get(name):
            self.builder.open(mark)
        elif name == "a" and element.get("href"):
            self.builder.open("link", element.get("href"))
        elif name == "br":
            self.builder.add("\n", *self._here())
        elif name in ("ul", "ol"):
            start = element.get("start", "1")
            number = int(start) if re.fullmatch(r"-?\d{1,6}", start) else 1
            self.lists.append(_List(name == "ol", element.get("type", "1"), number))
        elif name == "li" and self.lists:
            self._item(self.lists[-1], element.get("value", ""))
        elif HEADING.fullmatch(name):
            self.heading = int(name[1])
        elif name in ("td", "th", "tr", "table"):
            self._table_start(name, element)
        self.quotes += name == "blockquote"
        self.preformatted += name == "pre"

    def _end(self, name: str, element: Element) -> None:
        if mark := TAGS.get(name):
            self.builder.close(mark)
        elif name == "a" and element.get("href"):
            self.builder.close("link")
        elif name in ("ul", "ol") and self.lists:
            self.lists.pop()
        elif HEADING.fullmatch(name):
            self.heading = 0
        elif name in ("td", "th") and self.grids and self.grids[-1].cell:
            self._cell_end(self.grids[-1])
        elif name == "table" and self.grids:
            self.grids.pop()
        self.quotes -= name == "blockquote"
        self.preformatted -= name == "pre"

    def _item(self, opened: _List, value: str) -> None:
        if re.fullmatch(r"-?\d{1,6}", value):
            opened.number = int(value)
        opened.label = _printed(opened) if opened.ordered else BULLET
        opened.number += 1

    def _label(self) -> str:
        """The label of the innermost open item, which the block at hand takes."""
        if not self.lists:
            return ""
        label, self.lists[-1].label = self.lists[-1].label, ""
        return label

    def _table_start(self, name: str, element: Element) -> None:
        if name == "table":
            self.grids.append(_Grid(self.tables))
            self.tables += 1
        elif self.grids and name == "tr":
            self.grids[-1].open_row()
        elif self.grids:
            rows, columns = (_span(element.get(name)) for name in ("rowspan", "colspan"))
            self.grids[-1].open_cell(rows, columns)

    def _cell_end(self, grid: _Grid) -> None:
        if not grid.filled:
            empty = placed(Builder(self.source).done(), Source((self.source.cut(*self._here())[0],)))
            self.drafts.append(Draft(Kind.TABLE_CELL, empty, cell=grid.cell))
        grid.cell = None

    def _text(self, text: str | None) -> None:
        """Add the characters of a text node: white space counts once, except in preformatted text."""
        if not text or self.silent:
            return
        for part in WORDS.findall(text):
            if part.isspace() and "\xa0" not in part:
                ends_in_space = not self.builder.parts or self.builder.parts[-1][-1:].isspace()
                if self.preformatted or not ends_in_space:
                    self.builder.add(part if self.preformatted else " ", *self._here())
            else:
                self._word(part)

    def _word(self, word: str) -> None:
        offsets = self.places.find(word)
        if (
            offsets is None
        ):  # the parser mended what stands here: the place is that of the last sure character
            at = self._here()[0]
            offsets = [at] * len(word)
        if offsets[-1] - offsets[0] == len(word) - 1:
            self.builder.add(word, offsets[0], offsets[-1] + 1)
            return
        for sign, at in zip(word, offsets, strict=True):
            self.builder.add(sign, at, at + 1)

    def _here(self) -> tuple[int, int]:
        """The raw offset after the last text found, as a stretch of one character."""
        at = min(self.places.cursor, len(self.places.offsets) - 1)
        here = self.places.offsets[at] if at >= 0 else 0
        return here, here + 1


def _printed(opened: _List) -> str:
    """The label of a numbered item as a browser prints it (CSS counter styles; past their range, decimal)."""
    number = opened.number
    if number > 0 and opened.style in ("a", "A"):
        text = letter(number, LATIN) if number <= len(LATIN) else str(number)
    elif 0 < number < 4000 and opened.style in ("i", "I"):
        text = roman(number)
    else:
        text = str(number)
    return (text.upper() if opened.style in ("A", "I") else text) + "."


def _span(value: str | None) -> int:
    return min(max(int(value), 1), SPAN_LIMIT) if value and re.fullmatch(r"\d{1,6}", value) else 1


def _too_deep(path: str) -> InputError:
    return InputError(
        Message(
            en=f"{path}: the elements are nested too deep to be a document: "
            "save the page again from a browser",
            ru=f"{path}: вложенность элементов слишком велика для документа: "
            "сохраните страницу заново из браузера",
        )
    )
