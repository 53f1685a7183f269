"""What the XML forms share: a tree to text, and characters that XML does not allow."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from almaty_nlp.model.document import Document

if TYPE_CHECKING:
    from lxml.etree import _Element

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Everything outside XML 1.0, production 2 («Char»)."""
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def plain(text: str) -> str:
    """Return the text without characters that no XML file may hold."""
    return _FORBIDDEN.sub("\ufffd", text)


def written(root: _Element, doctype: str = "") -> str:
    """Return the tree as an XML file in UTF-8 with its declaration."""
    from lxml import etree

    body = etree.tostring(root, encoding="unicode", pretty_print=True)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{doctype}{body}'


def name_of(document: Document) -> str:
    """Return the file name of a document, without its folders."""
    return plain(document.path.replace("\\", "/").rpartition("/")[2])
