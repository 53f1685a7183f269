"""What built-in styles mean: in the file they keep English names, whatever the language of Word."""

from __future__ import annotations

import re

from almaty_nlp.model.document import Kind

HEADING = re.compile(r"(?:heading|заголовок)\s*([1-9])", re.IGNORECASE)
"""Outline level by name, where a converter left w:outlineLvl out."""

TOC = re.compile(r"(?:toc|contents|оглавление)\s*([1-9])|table of (?:figures|authorities)", re.IGNORECASE)

KINDS = {
    "title": Kind.TITLE,
    "название": Kind.TITLE,
    "caption": Kind.CAPTION,
    "название объекта": Kind.CAPTION,
    "html preformatted": Kind.CODE,
    "source code": Kind.CODE,
    "preformatted text": Kind.CODE,
    "macro": Kind.CODE,
}

CODE_CHARACTERS = frozenset({"verbatim char", "html code", "html typewriter", "html keyboard", "source text"})
"""Character styles that set text as code."""
