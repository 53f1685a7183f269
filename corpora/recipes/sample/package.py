"""Put the parts of a Word document together: headers, settings, relationships, and a zip with fixed dates."""

from __future__ import annotations

import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

from body import FIELD, Body, paragraph, run
from lists import Numbering
from source import Source
from styles import LANGUAGES, fonts_xml, styles_xml
from xmltext import HEADER, element, part, value, words

STAMP = (2024, 5, 20, 9, 0, 0)
ISO_STAMP = "2024-05-20T09:00:00Z"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
PARTS = {
    "document": "document.main",
    "styles": "styles",
    "numbering": "numbering",
    "settings": "settings",
    "fontTable": "fontTable",
    "footnotes": "footnotes",
    "header1": "header",
    "header2": "header",
    "footer1": "footer",
    "comments": "comments",
    "commentsExtended": "commentsExtended",
    "people": "people",
}
RELATIONS = {
    "commentsExtended": "http://schemas.microsoft.com/office/2011/relationships/commentsExtended",
    "people": "http://schemas.microsoft.com/office/2011/relationships/people",
}
PAGE = (
    '<w:sectPr><w:headerReference w:type="default" r:id="header1"/>'
    '<w:headerReference w:type="first" r:id="header2"/>'
    '<w:footerReference w:type="default" r:id="footer1"/>'
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1304" w:right="1248" w:bottom="1191" w:left="1248" '
    'w:header="709" w:footer="709" w:gutter="0"/><w:titlePg/></w:sectPr>'
)


def write_docx(source: Source, path: Path) -> None:
    """Write a source as DOCX; the same source gives the same bytes."""
    body = Body(source, Numbering(source.meta["language"]))
    save(body, body.paragraphs(), path)


def save(body: Body, paragraphs: list[str], path: Path, more: dict[str, str] | None = None) -> None:
    """Write a document of these paragraphs; `more` are further parts by name («comments»: XML)."""
    meta = body.source.meta
    flat = not any(node.kind == "heading" and node.level > 2 for node in body.source.nodes)
    parts = {
        "document": part("w:document", element("w:body", {}, *paragraphs, PAGE)),
        "styles": styles_xml(meta["language"], flat=flat),
        "numbering": part("w:numbering", body.numbering.xml()),
        "settings": _settings(meta["language"], bool(body.called), tracked=bool(more)),
        "fontTable": fonts_xml(),
        "header1": part("w:hdr", _header(meta)),
        "header2": part("w:hdr", paragraph(run(meta["reference"]), "HeaderFirst")),
        "footer1": part("w:ftr", _footer()),
    }
    if body.called:
        parts["footnotes"] = body.footnotes()
    parts |= more or {}
    files = {
        "[Content_Types].xml": _types(parts),
        "_rels/.rels": _package_relations(),
        "docProps/core.xml": _core(meta),
        "docProps/app.xml": APP,
        "word/_rels/document.xml.rels": _document_relations(parts),
    } | {f"word/{name}.xml": text for name, text in parts.items()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in files.items():
            entry = zipfile.ZipInfo(name, STAMP)
            entry.external_attr = 0o600 << 16
            archive.writestr(entry, text.encode(), zipfile.ZIP_DEFLATED, 9)


def _header(meta: dict[str, str]) -> str:
    title = meta.get("short") or meta["title"]
    return paragraph(run(meta["reference"]) + "<w:r><w:tab/></w:r>" + run(title, italic=True), "Header")


def _footer() -> str:
    field = (
        FIELD.format("begin")
        + element("w:r", {}, words(" PAGE ", "w:instrText"))
        + FIELD.format("separate")
        + element("w:r", {}, "<w:rPr><w:noProof/></w:rPr>", words("2"))
        + FIELD.format("end")
    )
    return paragraph(field, "Footer")


def _settings(language: str, notes: bool, *, tracked: bool) -> str:
    separators = element("w:footnotePr", {}, *(element("w:footnote", {"w:id": i}) for i in ("-1", "0")))
    mode = element(
        "w:compatSetting",
        {"w:name": "compatibilityMode", "w:uri": "http://schemas.microsoft.com/office/word", "w:val": "15"},
    )
    return part(
        "w:settings",
        element("w:zoom", {"w:percent": "100"}),
        "<w:trackRevisions/>" if tracked else "",
        value("w:defaultTabStop", 567),
        value("w:characterSpacingControl", "doNotCompress"),
        separators if notes else "",
        element("w:compat", {}, mode),
        element("w:themeFontLang", {"w:val": LANGUAGES[language]}),
        value("w:decimalSymbol", "," if language == "ru" else "."),
        value("w:listSeparator", ";" if language == "ru" else ","),
    )


def _types(parts: dict[str, str]) -> str:
    space = {"xmlns": "http://schemas.openxmlformats.org/package/2006/content-types"}
    office = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
    listed = {
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "/docProps/app.xml": office,
    } | {f"/word/{name}.xml": TYPE.format(PARTS[name]) for name in parts}
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    defaults = [
        element("Default", {"Extension": "rels", "ContentType": relations}),
        element("Default", {"Extension": "xml", "ContentType": "application/xml"}),
    ]
    overrides = [element("Override", {"PartName": n, "ContentType": t}) for n, t in listed.items()]
    return HEADER + element("Types", space, *defaults, *overrides)


def _relations(rows: list[tuple[str, str, str]]) -> str:
    space = {"xmlns": "http://schemas.openxmlformats.org/package/2006/relationships"}
    links = (element("Relationship", {"Id": i, "Type": kind, "Target": to}) for i, kind, to in rows)
    return HEADER + element("Relationships", space, *links)


def _package_relations() -> str:
    core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    return _relations(
        [
            ("rId1", f"{OFFICE}/officeDocument", "word/document.xml"),
            ("rId2", core, "docProps/core.xml"),
            ("rId3", f"{OFFICE}/extended-properties", "docProps/app.xml"),
        ]
    )


def _document_relations(parts: dict[str, str]) -> str:
    names = [name for name in parts if name != "document"]
    return _relations([(n, RELATIONS.get(n, f"{OFFICE}/{n.rstrip('12')}"), f"{n}.xml") for n in names])


def _core(meta: dict[str, str]) -> str:
    spaces = {
        "xmlns:cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
        "xmlns:dc": "http://purl.org/dc/elements/1.1/",
        "xmlns:dcterms": "http://purl.org/dc/terms/",
        "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
    }
    date = {"xsi:type": "dcterms:W3CDTF"}
    return HEADER + element(
        "cp:coreProperties",
        spaces,
        element("dc:title", {}, escape(f"{meta['conference']}. {meta['title']}")),
        element("dc:creator", {}, "almaty-nlp"),
        element("dc:language", {}, LANGUAGES[meta["language"]]),
        element("dcterms:created", date, ISO_STAMP),
        element("dcterms:modified", date, ISO_STAMP),
    )


APP = HEADER + element(
    "Properties",
    {"xmlns": "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"},
    element("Application", {}, "Microsoft Office Word"),
)
