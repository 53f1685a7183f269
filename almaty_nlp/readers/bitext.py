"""Texts that are aligned already: TMX 1.4 and XLIFF 1.2 or 2.0, as two documents whose blocks answer each
other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from almaty_nlp.errors import InputError, refusal
from almaty_nlp.model.document import Block, Document, Kind, View
from almaty_nlp.model.message import Message
from almaty_nlp.ooxml.xml import MalformedXml, damaged, parse_xml
from almaty_nlp.readers._finish import finish
from almaty_nlp.readers._limits import Limits

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

SUFFIXES = frozenset({".tmx", ".xlf", ".xliff"})
LANGUAGES = ("ru", "en")

_DTD = re.compile(rb"<!DOCTYPE\s+tmx\s+(?:SYSTEM|PUBLIC)[^\[>]*>")
"""The DOCTYPE that TMX asks for, which names an outside file and nothing else; it is cut off, not followed.
"""
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_BREAK = re.compile(r"[ \t]*[\r\n][ \t\r\n]*")
"""A line of the file that goes on in the next; every other white space is the author's, no-break ones too."""
_CODES = frozenset({"bpt", "ept", "it", "ph", "ut", "sub", "x", "bx", "ex", "mrk-code"})
"""Inline elements whose content is mark-up of another format, not words."""


@dataclass(frozen=True)
class Bitext:
    """Two documents; `pairs` joins the blocks of the source and the target by number, None where a side is
    empty.
    """

    source: Document
    target: Document
    pairs: tuple[tuple[int | None, int | None], ...]


def read_bitext(path: str | Path, limits: Limits | None = None) -> Bitext:
    """Read an aligned file; the source is its source language. InputError when it is none or not
    Russian–English.
    """
    path = Path(path)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(
            Message(
                en=f"{path}: the file cannot be opened ({refusal(error).en}): check the name and the rights",
                ru=f"{path}: файл не открывается ({refusal(error).ru}): проверьте имя и права доступа",
            )
        ) from error
    (limits or Limits()).check_size(path, len(data), text=True)
    try:
        root = parse_xml(_DTD.sub(b"", data, count=1), str(path))
    except MalformedXml as error:
        raise (InputError(damaged(str(path), error)) if b"<" in data[:200] else _unfit(path)) from error
    kind = _name(root)
    if kind == "tmx":
        segments = list(_tmx(root))
    elif kind == "xliff":
        segments = list(_xliff(root))
    else:
        raise _unfit(path)
    if not segments:
        raise _unfit(path)
    return _bitext(path, segments, _first_language(root))


def _tmx(root: Element) -> Iterator[dict[str, str]]:
    for unit in root.iter("{*}tu"):
        found = {}
        for variant in unit.iterfind("{*}tuv"):
            tongue = (variant.get(_LANG) or variant.get("lang") or "")[:2].lower()
            segment = variant.find("{*}seg")
            if tongue in LANGUAGES and segment is not None:
                found[tongue] = _words(segment)
        if any(found.values()):
            yield found


def _xliff(root: Element) -> Iterator[dict[str, str]]:
    """Units of XLIFF 1.2 (trans-unit under file) and segments of 2.0 (languages at the root)."""
    for file in root.iterfind("{*}file"):
        tongues = [
            (file.get(f"{side}-language") or root.get(f"{short}Lang") or "")[:2].lower()
            for side, short in (("source", "src"), ("target", "trg"))
        ]
        for unit in file.iter("{*}trans-unit", "{*}segment"):
            texts = [unit.find("{*}source"), unit.find("{*}target")]
            found = {
                tongue: _words(text)
                for tongue, text in zip(tongues, texts, strict=True)
                if tongue in LANGUAGES and text is not None
            }
            if any(found.values()):
                yield found


def _first_language(root: Element) -> str:
    header = root.find("{*}header")
    file = root.find("{*}file")
    named = (header.get("srclang") if header is not None else None) or root.get("srcLang")
    named = named or (file.get("source-language") if file is not None else None) or ""
    return "en" if named[:2].lower() == "en" else "ru"


def _bitext(path: Path, segments: list[dict[str, str]], first: str) -> Bitext:
    order = (first, "en" if first == "ru" else "ru")
    sides: tuple[list[Block], list[Block]] = ([], [])
    pairs = []
    for segment in segments:
        pair: list[int | None] = []
        for tongue, blocks in zip(order, sides, strict=True):
            text = segment.get(tongue, "")
            pair.append(len(blocks) if text else None)
            if text:
                blocks.append(Block(f"s{len(blocks)}", Kind.PARAGRAPH, text, language=tongue))
        pairs.append((pair[0], pair[1]))
    if not all(sides):
        raise InputError(
            Message(
                en=f"{path}: no segments in Russian and English in it; check the languages it names",
                ru=f"{path}: в файле нет сегментов на русском и английском; проверьте указанные в нём языки",
            )
        )
    documents = [
        finish(Document(str(path), path.suffix[1:].lower(), tuple(blocks), language=tongue), View.ACCEPTED)
        for tongue, blocks in zip(order, sides, strict=True)
    ]
    return Bitext(documents[0], documents[1], tuple(pairs))


def _words(element: Element) -> str:
    """The words of a segment, one line, without the codes of another format."""
    text = _BREAK.sub(" ", _content(element)).strip(" \t\r\n")
    return text if text.strip() else ""


def _content(element: Element) -> str:
    pieces = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str) and _name(child) not in _CODES:
            pieces.append(_content(child))
        pieces.append(child.tail or "")
    return "".join(pieces)


def _name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _unfit(path: Path) -> InputError:
    return InputError(
        Message(
            en=f"{path}: neither a TMX nor an XLIFF file with segments; give two documents, or such a file",
            ru=f"{path}: это не файл TMX или XLIFF с сегментами; укажите два документа или такой файл",
        )
    )
