"""XML as text: elements are written in the order Word wants them and come out the same each time."""

from __future__ import annotations

from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

HEADER = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def element(tag: str, attributes: Mapping[str, str] | None = None, *children: str) -> str:
    """Return `<tag a="b">children</tag>`; children are XML already."""
    names = "".join(f" {name}={quoteattr(text)}" for name, text in (attributes or {}).items())
    inside = "".join(children)
    return f"<{tag}{names}>{inside}</{tag}>" if inside else f"<{tag}{names}/>"


def value(tag: str, content: object) -> str:
    """Return `<tag w:val="content"/>`."""
    return element(tag, {"w:val": str(content)})


def words(text: str, tag: str = "w:t") -> str:
    """Return a w:t (or w:delText, w:instrText) that keeps its spaces."""
    return element(tag, {"xml:space": "preserve"}, escape(text))


def part(root: str, *children: str) -> str:
    """Return a whole WordprocessingML part with the declarations of the namespaces used here."""
    spaces = {"xmlns:w": W, "xmlns:r": R, "xmlns:mc": MC, "xmlns:w14": W14, "xmlns:w15": W15}
    return HEADER + element(root, spaces | {"mc:Ignorable": "w14 w15"}, *children)
