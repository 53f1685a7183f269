"""An alignment as XLIFF 2.0 (OASIS, 2014; ISO 21720:2017)."""

from __future__ import annotations

from typing import Any

from almaty_nlp.model.alignment import Alignment
from almaty_nlp.model.message import Ui
from almaty_nlp.reports._alignment._rows import joined, languages, rows
from almaty_nlp.reports._alignment._xml import name_of, plain, written

NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"


def render(alignment: Alignment, ui: Ui = "en") -> str:
    """Return the file: a unit of one segment each link, what is out of the ordinary as its notes."""
    from lxml import etree

    tongues = languages(alignment)
    names: dict[Any, str] = {None: NAMESPACE}  # the stubs do not know the default namespace
    root = etree.Element(
        f"{{{NAMESPACE}}}xliff",
        {"version": "2.0", "srcLang": tongues[0], "trgLang": tongues[1]},
        nsmap=names,
    )
    file = etree.SubElement(root, f"{{{NAMESPACE}}}file", {"id": "f1", "original": name_of(alignment.source)})
    for row in rows(alignment):
        unit = etree.SubElement(file, f"{{{NAMESPACE}}}unit", id=f"u{row.number}")
        if remarks := row.remarks(ui):
            notes = etree.SubElement(unit, f"{{{NAMESPACE}}}notes")
            for remark in remarks:
                etree.SubElement(notes, f"{{{NAMESPACE}}}note").text = remark
        state = "initial" if not row.target else "reviewed" if row.link.sure else "translated"
        segment = etree.SubElement(unit, f"{{{NAMESPACE}}}segment", id="s1", state=state)
        etree.SubElement(segment, f"{{{NAMESPACE}}}source").text = plain(joined(row.source))
        if row.target:
            etree.SubElement(segment, f"{{{NAMESPACE}}}target").text = plain(joined(row.target))
    return written(root)
