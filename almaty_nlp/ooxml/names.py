"""Names of the elements and attributes of WordprocessingML that the reader knows (ECMA-376 part 1, 17)."""

from __future__ import annotations

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
WORD_2010 = "http://schemas.microsoft.com/office/word/2010/wordml"
WORD_2012 = "http://schemas.microsoft.com/office/word/2012/wordml"

UNDERSTOOD = ("http://schemas.microsoft.com/office/", "http://schemas.openxmlformats.org/")
"""How the namespaces begin that Word itself may require of a reader (mc:Choice)."""

STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": WORD.encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": RELATIONSHIPS.encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/math": MATH.encode(),
}
"""Namespaces of the strict form (ISO/IEC 29500-1) by the transitional ones that everybody writes (29500-4).
"""


def w(name: str) -> str:
    """Return a name of the main namespace as lxml writes it."""
    return f"{{{WORD}}}{name}"


VAL, ID, TYPE = w("val"), w("id"), w("type")
AUTHOR, DATE, NAME = w("author"), w("date"), w("name")
REL_ID = f"{{{RELATIONSHIPS}}}id"
PARA_ID = f"{{{WORD_2010}}}paraId"

P, R, TBL, TR, TC, SDT, SDT_CONTENT = map(w, ("p", "r", "tbl", "tr", "tc", "sdt", "sdtContent"))
P_PR, R_PR, TR_PR, TC_PR, SECT_PR = map(w, ("pPr", "rPr", "trPr", "tcPr", "sectPr"))
T, DEL_TEXT, TAB, PTAB, BR, CR, SYM = map(w, ("t", "delText", "tab", "ptab", "br", "cr", "sym"))
NO_BREAK_HYPHEN, SOFT_HYPHEN = w("noBreakHyphen"), w("softHyphen")
MATH_TEXT = f"{{{MATH}}}t"
INS, DEL, MOVE_FROM, MOVE_TO = map(w, ("ins", "del", "moveFrom", "moveTo"))
MOVE_FROM_START, MOVE_TO_START = w("moveFromRangeStart"), w("moveToRangeStart")
FLD_CHAR, FLD_SIMPLE, INSTR_TEXT, FLD_TYPE, INSTR = map(
    w, ("fldChar", "fldSimple", "instrText", "fldCharType", "instr")
)
HYPERLINK, ANCHOR = w("hyperlink"), w("anchor")
FOOTNOTE_REF, ENDNOTE_REF, CUSTOM_MARK = w("footnoteReference"), w("endnoteReference"), w("customMarkFollows")
NOTE_MARKS = (w("footnoteRef"), w("endnoteRef"))
COMMENT_START, COMMENT_END, COMMENT_REF = map(w, ("commentRangeStart", "commentRangeEnd", "commentReference"))
TEXT_BOX = w("txbxContent")
ALTERNATE, CHOICE, FALLBACK = (
    f"{{{COMPATIBILITY}}}{name}" for name in ("AlternateContent", "Choice", "Fallback")
)
PAGE_BREAK_SEEN = w("lastRenderedPageBreak")

CHANGES = {INS: "insert", DEL: "delete", MOVE_FROM: "move-from", MOVE_TO: "move-to"}
"""Elements of tracked changes by the kind of revision."""

SILENT = frozenset(
    map(
        w,
        (
            "pPr", "rPr", "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr", "tblPr", "tblGrid", "tblPrEx",
            "trPr", "tcPr", "sectPr", "delInstrText", "ffData", "rt", "rubyPr", "proofErr", "bookmarkStart",
            "bookmarkEnd", "permStart", "permEnd", "annotationRef", "separator", "continuationSeparator",
        ),
    )
)  # fmt: skip
"""Elements that hold no printed text of the story they stand in."""
