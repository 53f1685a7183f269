"""XML of strangers: one parser for all readers; it fetches nothing, expands nothing, refuses a DOCTYPE."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from almaty_nlp.errors import InputError
from almaty_nlp.model.message import Message

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

FIRST_ELEMENT = re.compile(rb"<[^?!]")
DOCTYPE = b"<!DOCTYPE"
BYTE_ORDER_MARKS = (b"\xff\xfe", b"\xfe\xff")
LINE = re.compile(r"line (\d+)")
DECLARATION = re.compile(r"^\ufeff?\s*<\?xml[^>]*\?>")


class MalformedXml(Exception):
    """The bytes are no well-formed XML; the text is the parser's own."""


class NestedXml(MalformedXml):
    """Elements are nested deeper than the parser goes."""


def damaged(where: str, error: MalformedXml) -> Message:
    """Return what to tell of a file of markup that breaks off or is malformed, with the line."""
    found = LINE.search(str(error))
    place = Message(f" (line {found[1]})", f" (строка {found[1]})") if found else Message("", "")
    return Message(
        en=f"{where}: the XML breaks off or is damaged{place.en}; export the file again",
        ru=f"{where}: XML обрывается или повреждён{place.ru}; выгрузите файл заново",
    )


def parse_xml(data: bytes, where: str) -> Element:
    """Return the root element. `where` names the file and part in messages.

    Raises MalformedXml for what is no XML (NestedXml where it is nested too deep), InputError for a DOCTYPE,
    which no office document may have and which brings entity floods and outside files with it (OWASP, XML
    external entity prevention).
    """
    from lxml import etree

    data = utf8(data)
    first = FIRST_ELEMENT.search(data)
    if DOCTYPE in data[: first.start() if first else len(data)]:
        raise _doctype(where)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise (NestedXml if "depth" in str(error) else MalformedXml)(str(error)) from error
    tree: Any = root.getroottree()  # the stubs do not know docinfo.doctype
    if tree.docinfo.doctype:
        raise _doctype(where)
    return root


def utf8(data: bytes) -> bytes:
    """Return UTF-16 XML as UTF-8 without its declaration; other bytes as they are. Raises MalformedXml."""
    if not data.startswith(BYTE_ORDER_MARKS):
        return data
    try:
        return DECLARATION.sub("", data.decode("utf-16")).encode()
    except UnicodeError as error:
        raise MalformedXml(str(error)) from error


def _doctype(where: str) -> InputError:
    return InputError(
        Message(
            en=f"{where}: a document type declaration (DOCTYPE) is not allowed in an office document; "
            "the file may be an attack, ask its author for a new copy",
            ru=f"{where}: объявление типа документа (DOCTYPE) в офисном документе недопустимо; "
            "файл может быть опасен, запросите его у автора заново",
        )
    )
