"""An alignment as a translation memory: TMX 1.4b (LISA OSCAR, 2005). Links with one side only are no
translations.
"""

from __future__ import annotations

from almaty_nlp.model.alignment import Alignment
from almaty_nlp.model.message import Ui
from almaty_nlp.reports._alignment._rows import joined, languages, rows
from almaty_nlp.reports._alignment._xml import XML_LANG, name_of, plain, written
from almaty_nlp.reports._shared import version

DOCTYPE = '<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n'


def render(alignment: Alignment, ui: Ui = "en") -> str:
    """Return the memory; unsure links carry the property «x-sure» = no, moved ones «x-moved» = yes."""
    from lxml import etree

    tongues = languages(alignment)
    root = etree.Element("tmx", version="1.4")
    etree.SubElement(
        root,
        "header",
        {
            "creationtool": "almaty",
            "creationtoolversion": version(),
            "segtype": alignment.level,
            "o-tmf": "almaty-alignment/1",
            "adminlang": "en",
            "srclang": tongues[0],
            "datatype": "plaintext",
        },
    )
    body = etree.SubElement(root, "body")
    for row in rows(alignment):
        if not row.source or not row.target:
            continue
        unit = etree.SubElement(body, "tu", tuid=str(row.number))
        facts = {"x-document": name_of(alignment.source), "x-score": f"{row.link.score:.3f}"}
        facts |= {"x-sure": "no"} if not row.link.sure else {}
        facts |= {"x-moved": "yes"} if row.link.moved else {}
        for kind, value in facts.items():
            etree.SubElement(unit, "prop", type=kind).text = value
        for tongue, units in zip(tongues, (row.source, row.target), strict=True):
            variant = etree.SubElement(unit, "tuv", {XML_LANG: tongue})
            etree.SubElement(variant, "seg").text = plain(joined(units))
    return written(root, DOCTYPE)
