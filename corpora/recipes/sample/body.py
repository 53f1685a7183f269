"""Write the blocks of a source file as WordprocessingML: document.xml and footnotes.xml."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass, field

from lists import Numbering
from source import Node, Source
from xmltext import element, part, value, words

INLINE = re.compile(r"(\*\*|\*|\[\^\w+\]| ?<br> ?)")
CAPTION = re.compile(r"\*\*((?:Таблица|Table)) (\d+)\. (.+)\*\*$")
EMPHATIC = re.compile(r"\*[^*]+\*|\*\*[^*]+\*\*")
COLUMNS = {2: (2000, 7410), 3: (1500, 3955, 3955), 4: (3000, 2310, 2000, 2100)}
"""Widths of the columns by their number, in twips; their sum is the width of the text."""
SHORT_TABLE = 8
"""A table of no more rows is kept on one page."""
ITEM_STYLES = {"bullet": ("ListBullet",), "": ("ListNumber", "ListNumber2", "ListNumber3")}
FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'


@dataclass
class Body:
    """One document on its way to Word: the open lists, the notes called so far, the bookmarks."""

    source: Source
    numbering: Numbering
    called: list[str] = field(default_factory=list)
    """The names of the footnotes in the order of their calls; Word's id is the position + 1."""
    bookmarks: int = 0
    _after_table: bool = False
    _cover: bool = False
    _toc_open: bool = False

    @property
    def _headings(self) -> dict[str, str]:
        """The anchors of the headings that the table of contents names."""
        return {
            node.text: node.anchor for node in self.source.nodes if node.kind == "heading" and node.level == 2
        }

    def paragraphs(self) -> list[str]:
        """Return the body's paragraphs and tables, one string for each block but notes."""
        nodes = [node for node in self.source.nodes if node.kind != "note"]
        following = [node.kind for node in nodes[1:]] + [""]
        return [
            self._toc(node, last=after != "toc") if node.kind == "toc" else self.block(node)
            for node, after in zip(nodes, following, strict=True)
        ]

    def block(self, node: Node) -> str:
        """Write one block that is no line of the table of contents."""
        match node.kind:
            case "heading":
                return self._heading(node)
            case "table":
                return self._table(node)
            case "item":
                return self._item(node)
        if found := CAPTION.match(node.text):
            return _caption(*found.groups())
        return paragraph(self.runs(node.text), self._style(node.text), gap=self._gap())

    def _style(self, text: str) -> str:
        """Return the style of a plain paragraph: a document with contents has a cover, others a title."""
        emphatic = EMPHATIC.fullmatch(text)
        if self._cover and (emphatic or any(node.kind == "toc" for node in self.source.nodes)):
            return "Cover"
        return "DateLine" if emphatic else ""

    def _gap(self) -> str:
        """Keep a paragraph off the table before it."""
        gap = '<w:spacing w:before="240"/>' if self._after_table else ""
        self._after_table = False
        return gap

    def _heading(self, node: Node) -> str:
        self._cover = node.level == 1
        if node.level == 1:
            return paragraph(self.runs(node.text), "Title")
        if node.level == 2 and not node.label:
            self.numbering.reset(register=node.anchor == "annex4")
        if node.anchor == "contents":
            return paragraph(self.runs(node.text), "TOCHeading")
        place = self.numbering.place(node) if node.label else None
        number = _number(place.number, place.level) if place else ""
        self.bookmarks += 1
        identity = str(self.bookmarks)
        inside = (
            element("w:bookmarkStart", {"w:id": identity, "w:name": bookmark(node.anchor)})
            + self.runs(node.text)
            + element("w:bookmarkEnd", {"w:id": identity})
        )
        return paragraph(inside, f"Heading{node.level - 1}", number)

    def _item(self, node: Node) -> str:
        place = self.numbering.place(node)
        styles = ITEM_STYLES.get(node.label, ITEM_STYLES[""])
        style = "Participant" if self.numbering.register else styles[place.level]
        return paragraph(self.runs(node.text), style, _number(place.number, place.level), self._gap())

    def _toc(self, node: Node, *, last: bool) -> str:
        start = ""
        if not self._toc_open:
            self._toc_open = True
            start = (
                FIELD.format("begin") + _instruction(' TOC \\o "1-1" \\h \\z \\u ') + FIELD.format("separate")
            )
        target = bookmark(self._headings[node.text])
        page = (
            FIELD.format("begin")
            + _instruction(f" PAGEREF {target} \\h ")
            + FIELD.format("separate")
            + element("w:r", {}, words(str(node.value)))
            + FIELD.format("end")
        )
        line = self.runs(node.text) + "<w:r><w:tab/></w:r>" + page
        link = element("w:hyperlink", {"w:anchor": target, "w:history": "1"}, line)
        return paragraph(start + link + (FIELD.format("end") if last else ""), "TOC1")

    def _table(self, node: Node) -> str:
        widths = COLUMNS[len(node.rows[0])]
        look = element("w:tblLook", {"w:val": "0420", "w:firstRow": "1", "w:noVBand": "1"})
        properties = element(
            "w:tblPr",
            {},
            value("w:tblStyle", "TableGrid"),
            element("w:tblW", {"w:w": str(sum(widths)), "w:type": "dxa"}),
            element("w:tblLayout", {"w:type": "fixed"}),
            look,
        )
        grid = element("w:tblGrid", {}, *(element("w:gridCol", {"w:w": str(width)}) for width in widths))
        last = len(node.rows) - 1
        rows = [
            self._row(row, widths, head=index == 0, keep=last <= SHORT_TABLE and index < last)
            for index, row in enumerate(node.rows)
        ]
        self._after_table = True
        return element("w:tbl", {}, properties, grid, *rows)

    def _row(self, cells: tuple[str, ...], widths: tuple[int, ...], *, head: bool, keep: bool) -> str:
        shade = element("w:shd", {"w:val": "clear", "w:color": "auto", "w:fill": "DEE6F0"}) if head else ""
        written = [
            element(
                "w:tc",
                {},
                element("w:tcPr", {}, element("w:tcW", {"w:w": str(width), "w:type": "dxa"}), shade),
                paragraph(self.runs(cell, bold=head), "TableText", gap="<w:keepNext/>" if keep else ""),
            )
            for cell, width in zip(cells, widths, strict=True)
        ]
        repeat = "<w:tblHeader/>" if head else ""
        return element("w:tr", {}, element("w:trPr", {}, "<w:cantSplit/>", repeat), *written)

    def runs(self, text: str, *, bold: bool = False) -> str:
        """Write inline Markdown (bold, italics, note calls, line breaks) as runs."""
        italic = False
        result = []
        for piece in INLINE.split(text):
            if piece == "**":
                bold = not bold
            elif piece == "*":
                italic = not italic
            elif piece.startswith("[^"):
                result.append(self._call(piece[2:-1]))
            elif piece.strip() == "<br>":
                result.append("<w:r><w:br/></w:r>")
            elif piece:
                result.append(run(piece, bold=bold, italic=italic))
        return "".join(result)

    def _call(self, name: str) -> str:
        self.called.append(name)
        style = element("w:rPr", {}, value("w:rStyle", "FootnoteReference"))
        return element("w:r", {}, style, element("w:footnoteReference", {"w:id": str(len(self.called))}))

    def footnotes(self) -> str:
        """Return word/footnotes.xml; call it after the body is written."""
        notes = self.source.notes
        mark = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
        written = [
            element(
                "w:footnote",
                {"w:id": str(number)},
                paragraph(mark + run(" ") + self.runs(notes[name]), "FootnoteText"),
            )
            for number, name in enumerate(self.called, 1)
        ]
        return part("w:footnotes", *(_separator(*row) for row in SEPARATORS), *written)


SEPARATORS = (("-1", "separator", "separator"), ("0", "continuationSeparator", "continuationSeparator"))


def _separator(identity: str, kind: str, tag: str) -> str:
    spacing = element(
        "w:pPr", {}, element("w:spacing", {"w:after": "0", "w:line": "240", "w:lineRule": "auto"})
    )
    line = element("w:p", {}, spacing, element("w:r", {}, f"<w:{tag}/>"))
    return element("w:footnote", {"w:type": kind, "w:id": identity}, line)


def paragraph(inside: str, style: str = "", number: str = "", gap: str = "") -> str:
    """Write a paragraph; `gap` holds further properties (w:keepNext without number, or w:spacing)."""
    named = value("w:pStyle", style) if style else ""
    properties = element("w:pPr", {}, named, number, gap) if named or number or gap else ""
    return element("w:p", {}, properties, inside)


def run(text: str, *, bold: bool = False, italic: bool = False, tag: str = "w:t", extra: str = "") -> str:
    """Write a run of text in one format."""
    inside = ("<w:b/><w:bCs/>" if bold else "") + ("<w:i/><w:iCs/>" if italic else "") + extra
    return element("w:r", {}, element("w:rPr", {}, inside) if inside else "", words(text, tag))


def bookmark(anchor: str) -> str:
    """Return the name of the bookmark at a heading: Word's «_Toc» and nine digits made from the anchor."""
    return f"_Toc{zlib.crc32(anchor.encode()) % 10**9:09}"


def _number(number: int, level: int) -> str:
    return element("w:numPr", {}, value("w:ilvl", level), value("w:numId", number))


def _instruction(text: str) -> str:
    return element("w:r", {}, words(text, "w:instrText"))


def _caption(word: str, number: str, title: str) -> str:
    counted = (
        FIELD.format("begin")
        + _instruction(f" SEQ {word} \\* ARABIC ")
        + FIELD.format("separate")
        + element("w:r", {}, words(number))
        + FIELD.format("end")
    )
    return paragraph(run(f"{word} ") + counted + run(f". {title}"), "Caption")
