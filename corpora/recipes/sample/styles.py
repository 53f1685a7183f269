"""The styles of the sample: what Word calls them, how they look. Sizes in half-points, spaces in twips."""

from __future__ import annotations

from xmltext import element, part, value

FONT = "Times New Roman"
LANGUAGES = {"ru": "ru-RU", "en": "en-GB"}


def styles_xml(language: str, *, flat: bool) -> str:
    """Return word/styles.xml; in a flat document, without annexes, first headings begin no page."""
    rows = (FLAT_HEADING if flat and row[0] == "Heading1" else row for row in PARAGRAPHS)
    return part("w:styles", _defaults(language), *(_paragraph(*row) for row in rows), *CHARACTERS, TABLE)


def fonts_xml() -> str:
    """Return word/fontTable.xml."""
    font = element("w:font", {"w:name": FONT}, value("w:family", "roman"), value("w:pitch", "variable"))
    return part("w:fonts", font)


def _defaults(language: str) -> str:
    fonts = element("w:rFonts", {f"w:{name}": FONT for name in ("ascii", "hAnsi", "eastAsia", "cs")})
    tag = LANGUAGES[language]
    spoken = element("w:lang", {"w:val": tag, "w:eastAsia": tag, "w:bidi": "ar-SA"})
    run = element("w:rPr", {}, fonts, value("w:sz", 22), value("w:szCs", 22), spoken)
    paragraph = element("w:pPr", {}, _space(0, 100, 245))
    return element(
        "w:docDefaults",
        {},
        element("w:rPrDefault", {}, run),
        element("w:pPrDefault", {}, paragraph),
    )


def _space(before: int, after: int, line: int = 0) -> str:
    attributes = {"w:before": str(before), "w:after": str(after)}
    if line:
        attributes |= {"w:line": str(line), "w:lineRule": "auto"}
    return element("w:spacing", attributes)


def _paragraph(identity: str, name: str, based: str, following: str, properties: str, run: str) -> str:
    attributes = {"w:type": "paragraph", "w:styleId": identity}
    if identity == "Normal":
        attributes = {"w:type": "paragraph", "w:default": "1", "w:styleId": identity}
    return element(
        "w:style",
        attributes,
        value("w:name", name),
        value("w:basedOn", based) if based else "",
        value("w:next", following) if following else "",
        "<w:qFormat/>",
        element("w:pPr", {}, properties) if properties else "",
        element("w:rPr", {}, run) if run else "",
    )


BOLD = "<w:b/><w:bCs/>"
ITALIC = "<w:i/><w:iCs/>"
KEEP = "<w:keepNext/><w:keepLines/>"
BOTH = value("w:jc", "both")
CENTRE = value("w:jc", "center")


def _size(points: float) -> str:
    return value("w:sz", int(points * 2)) + value("w:szCs", int(points * 2))


def _line(side: str, size: int, space: int, colour: str = "1F3864") -> str:
    sizes = {"w:val": "single", "w:sz": str(size), "w:space": str(space), "w:color": colour}
    return element("w:pBdr", {}, element(f"w:{side}", sizes))


def _right_tab(position: int, leader: str = "") -> str:
    attributes = {"w:val": "right", "w:pos": str(position)}
    if leader:
        attributes = {"w:val": "right", "w:leader": leader, "w:pos": str(position)}
    return element("w:tabs", {}, element("w:tab", attributes))


PARAGRAPHS = [
    ("Normal", "Normal", "", "", BOTH, ""),
    (
        "Title",
        "Title",
        "Normal",
        "Cover",
        _line("bottom", 12, 18) + _space(1500, 480) + CENTRE,
        BOLD + value("w:color", "1F3864") + _size(17),
    ),
    ("Cover", "Cover", "Normal", "Cover", _space(0, 160) + CENTRE, _size(13)),
    (
        "Heading1",
        "heading 1",
        "Normal",
        "Normal",
        KEEP + "<w:pageBreakBefore/>" + _space(0, 180) + value("w:jc", "left") + value("w:outlineLvl", 0),
        BOLD + value("w:color", "1F3864") + _size(16),
    ),
    (
        "Heading2",
        "heading 2",
        "Normal",
        "Normal",
        KEEP + _space(220, 100) + value("w:jc", "left") + value("w:outlineLvl", 1),
        BOLD + _size(12.5),
    ),
    (
        "TOCHeading",
        "TOC Heading",
        "Normal",
        "Normal",
        KEEP + _space(1400, 160) + value("w:jc", "left"),
        BOLD + _size(13),
    ),
    (
        "TOC1",
        "toc 1",
        "Normal",
        "Normal",
        _right_tab(9410, "dot") + _space(0, 100) + value("w:jc", "left"),
        "",
    ),
    ("ListNumber", "List Number", "Normal", "", BOTH, ""),
    ("ListNumber2", "List Number 2", "Normal", "", _space(0, 80) + BOTH, ""),
    ("ListNumber3", "List Number 3", "Normal", "", _space(0, 60) + BOTH, ""),
    ("ListBullet", "List Bullet", "Normal", "", _space(0, 60) + BOTH, ""),
    ("Participant", "Participant", "ListNumber", "", _space(0, 60) + value("w:jc", "left"), ""),
    (
        "Caption",
        "caption",
        "Normal",
        "Normal",
        "<w:keepNext/>" + _space(160, 100) + value("w:jc", "left"),
        BOLD,
    ),
    ("TableText", "Table Text", "Normal", "", _space(40, 40) + value("w:jc", "left"), _size(10)),
    ("DateLine", "Date", "Normal", "Normal", "<w:keepNext/>" + _space(120, 140) + value("w:jc", "left"), ""),
    (
        "FootnoteText",
        "footnote text",
        "Normal",
        "",
        _space(0, 40, 240) + BOTH,
        _size(9),
    ),
    (
        "Header",
        "header",
        "Normal",
        "",
        _line("bottom", 4, 4, "7F7F7F") + _right_tab(9410) + _space(0, 0) + value("w:jc", "left"),
        _size(9),
    ),
    ("HeaderFirst", "Header First Page", "Normal", "", _space(0, 0) + value("w:jc", "right"), BOLD),
    ("Footer", "footer", "Normal", "", _space(0, 0) + CENTRE, _size(9)),
    ("CommentText", "annotation text", "Normal", "", _space(0, 0) + value("w:jc", "left"), _size(10)),
]

FLAT_HEADING = (
    "Heading1",
    "heading 1",
    "Normal",
    "Normal",
    KEEP + _space(220, 100) + value("w:jc", "left") + value("w:outlineLvl", 0),
    BOLD + _size(12.5),
)

CHARACTERS = [
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>',
    '<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/>'
    '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>',
    '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/></w:style>',
    '<w:style w:type="character" w:styleId="CommentReference"><w:name w:val="annotation reference"/>'
    '<w:rPr><w:sz w:val="16"/><w:szCs w:val="16"/></w:rPr></w:style>',
]

_EDGES = "".join(
    element(f"w:{side}", {"w:val": "single", "w:sz": "4", "w:space": "0", "w:color": "7F7F7F"})
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
TABLE = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
    '<w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/>'
    "</w:tblCellMar></w:tblPr></w:style>"
    '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/>'
    f'<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>{_EDGES}</w:tblBorders></w:tblPr></w:style>'
)
