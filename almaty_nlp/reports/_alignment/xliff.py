"""An alignment as XLIFF 1.2 (OASIS, 2008), which every translation tool reads; omissions are left to
translate.
"""

from __future__ import annotations

from typing import Any

from almaty_nlp.model.alignment import Alignment
from almaty_nlp.model.message import Ui
from almaty_nlp.reports._alignment._rows import joined, languages, rows
from almaty_nlp.reports._alignment._xml import name_of, plain, written

NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"


def render(alignment: Alignment, ui: Ui = "en") -> str:
    """Return the file: a unit each link, what is out of the ordinary as a note. Additions have an empty
    source.
    """
    from lxml import etree

    tongues = languages(alignment)
    names: dict[Any, str] = {None: NAMESPACE}  # the stubs do not know the default namespace
    root = etree.Element(f"{{{NAMESPACE}}}xliff", version="1.2", nsmap=names)
    file = etree.SubElement(
        root,
        f"{{{NAMESPACE}}}file",
        {
            "original": name_of(alignment.source),
            "source-language": tongues[0],
            "target-language": tongues[1],
            "datatype": "plaintext",
        },
    )
    body = etree.SubElement(file, f"{{{NAMESPACE}}}body")
    for row in rows(alignment):
        unit = etree.SubElement(body, f"{{{NAMESPACE}}}trans-unit", id=str(row.number))
        etree.SubElement(unit, f"{{{NAMESPACE}}}source").text = plain(joined(row.source))
        if row.target:
            state = "translated" if row.link.sure else "needs-review-translation"
            etree.SubElement(unit, f"{{{NAMESPACE}}}target", state=state).text = plain(joined(row.target))
        for remark in row.remarks(ui):
            etree.SubElement(unit, f"{{{NAMESPACE}}}note").text = remark
    return written(root)
