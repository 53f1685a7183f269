"""Term bases as XML: TBX 2 (ISO 30042:2008), TBX 3 (ISO 30042:2019, dialect Basic) and MultiTerm XML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from almaty_nlp.errors import SettingsError
from almaty_nlp.glossary.tabular import COLUMNS, Row
from almaty_nlp.glossary.types import Concept, Term
from almaty_nlp.model.message import Message
from almaty_nlp.ooxml.xml import MalformedXml, damaged, parse_xml

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

XML = "{http://www.w3.org/XML/1998/namespace}"
TBX3 = "urn:iso:std:iso:30042:ed-2"
STATUS = {
    "preferred": "preferredTerm-admn-sts",
    "admitted": "admittedTerm-admn-sts",
    "deprecated": "supersededTerm-admn-sts",
    "forbidden": "deprecatedTerm-admn-sts",
}
"""Our status → the value of administrativeStatus."""
FOREIGN = (
    ("preferred", "preferred"), ("standardized", "preferred"), ("legal", "preferred"),
    ("superseded", "deprecated"), ("obsolete", "deprecated"), ("old", "deprecated"),
    ("notrecommended", "deprecated"), ("deprecated", "forbidden"), ("forbidden", "forbidden"),
    ("prohibited", "forbidden"), ("donotuse", "forbidden"), ("rejected", "forbidden"),
    ("negative", "forbidden"),
)  # fmt: skip
"""How programs begin the words for a status (letters alone) → ours; all other words mean admitted."""
_DOCTYPE = re.compile(rb'<!DOCTYPE\s+\w+\s+(?:SYSTEM|PUBLIC\s+"[^"]*")\s+"[^"<>\[\]]*"\s*>')
"""The declaration every TBX 2 file has: a name and the place of a DTD, nothing declared in it."""
LANGUAGES = {"ru": "Russian", "en": "English"}


def to_tbx(concepts: Iterable[Concept], version: int = 3) -> bytes:
    """Return concepts as TBX, version 2 or 3; the scope of a rejected term is a note, its reason another."""
    from lxml import etree

    space = f"{{{TBX3}}}" if version == 3 else ""
    spaces: Any = {None: TBX3} if version == 3 else None  # the stubs know no default namespace
    root = etree.Element(f"{space}tbx" if version == 3 else "martif", nsmap=spaces)
    root.set("type", "TBX-Basic")
    if version == 3:
        root.set("style", "dca")
    root.set(f"{XML}lang", "en")
    header = _sub(root, space, "tbxHeader" if version == 3 else "martifHeader")
    described = _sub(_sub(header, space, "fileDesc"), space, "sourceDesc")
    _sub(described, space, "p").text = "almaty-nlp"
    body = _sub(_sub(root, space, "text"), space, "body")
    names = ("conceptEntry", "langSec", "termSec") if version == 3 else ("termEntry", "langSet", "tig")
    for concept in concepts:
        entry = _sub(body, space, names[0])
        entry.set("id", concept.id)
        if concept.definition:
            _typed(entry, space, "descrip", "definition", concept.definition)
        for language in ("en", "ru"):
            if terms := _own(concept, language):
                section = _sub(entry, space, names[1])
                section.set(f"{XML}lang", language)
                for term in terms:
                    _term(_sub(section, space, names[2]), space, term)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True))


def to_multiterm(concepts: Iterable[Concept]) -> bytes:
    """Return concepts as MultiTerm XML, the exchange format of SDL/RWS MultiTerm."""
    from lxml import etree

    root = etree.Element("mtf")
    for number, concept in enumerate(concepts, 1):
        group = _sub(root, "", "conceptGrp")
        _sub(group, "", "concept").text = str(number)
        _described(group, "Concept ID", concept.id)
        if concept.definition:
            _described(group, "Definition", concept.definition)
        for language, name in LANGUAGES.items():
            if terms := _own(concept, language):
                section = _sub(group, "", "languageGrp")
                _sub(section, "", "language").attrib.update({"type": name, "lang": language.upper()})
                for term in terms:
                    place = _sub(section, "", "termGrp")
                    _sub(place, "", "term").text = term.text
                    for kind, value in (
                        ("Status", term.status), ("Scope", term.scope), ("Acronym", term.acronym),
                        ("Name type", term.name_type), ("Note", term.note),
                    ):  # fmt: skip
                        if value and value != "-":
                            _described(place, kind, value)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True))


def _own(concept: Concept, language: str) -> list[Term]:
    """The terms of a language, each once; a term that only stands beside a rejected one of the other is
    left out."""
    found: dict[tuple[str, str], Term] = {}
    mine = [term for term in concept.terms if term.language == language]
    accepted = {term.text for term in mine if not term.rejected}
    for term in sorted(mine, key=lambda one: one.rejected):
        carried = term.rejected and (term.text in accepted or not term.scope.startswith((language, "pair")))
        if not carried or not accepted:
            found.setdefault((term.text, term.name_type), term)
    return list(found.values())


def read_termbase(path: Path, data: bytes) -> list[Row]:
    """Return the rows of a TBX or MultiTerm file; SettingsError when it is neither.

    The preferred terms of both languages make one row; every other term stands beside the preferred one of
    the other language.
    """
    try:
        root = parse_xml(_DOCTYPE.sub(b"", data, count=1), str(path))
    except MalformedXml as error:
        raise SettingsError(damaged(str(path), error)) from error
    tag = _name(root)
    if tag in ("martif", "tbx"):
        entries = (_tbx_entry(one) for one in root.iter() if _name(one) in ("termEntry", "conceptEntry"))
    elif tag == "mtf":
        entries = (_multiterm_entry(one) for one in root.iter("conceptGrp"))
    else:
        raise _refused(path)
    return [
        row
        for number, entry in enumerate(entries, 1)
        for kind in dict.fromkeys(term["name_type"] for term in entry["terms"])
        for row in _rows(entry | {"terms": [t for t in entry["terms"] if t["name_type"] == kind]}, number)
    ]


def _rows(entry: dict[str, Any], number: int) -> Iterator[Row]:
    concept = entry["id"] or f"c{number}"
    best: dict[str, Row] = {}
    for term in entry["terms"]:
        if term["language"] not in best and term["status"] == "preferred":
            best[term["language"]] = term
    for language in LANGUAGES:
        own = [term for term in entry["terms"] if term["language"] == language]
        best.setdefault(language, own[0] if own else {})
    joint = {language: term.get("text", "-") for language, term in best.items()}
    seen = set()
    for term in entry["terms"]:
        language = term["language"]
        main = term is best[language]
        if main and language == "ru" and best["en"]:
            continue  # it stands in the row of the English one
        if term["status"] == "preferred" and not main:
            term = term | {"status": "admitted"}  # others prefer several, or say nothing of any
        row = dict.fromkeys(COLUMNS, "-")
        row |= {"concept_id": concept, "definition_en": entry["definition"] or "-", "status": term["status"]}
        row |= {"name_type": term["name_type"] or "-"}
        row |= {"note": term["note"] or "-", "scope": term["scope"] or (language if not main else "-")}
        if term["status"] in ("preferred", "admitted"):
            row["scope"] = "-"
        row |= {"en_term": joint["en"], "ru_term": joint["ru"], f"{language}_term": term["text"]}
        row[f"{language}_acronym"] = term["acronym"] or "-"
        if main:
            other = best["ru" if language == "en" else "en"]
            row[f"{'ru' if language == 'en' else 'en'}_acronym"] = other.get("acronym", "") or "-"
        key = (row["en_term"], row["ru_term"], row["en_acronym"], row["ru_acronym"])
        if key not in seen:
            seen.add(key)
            yield row


def _tbx_entry(entry: Element) -> dict[str, Any]:
    terms = []
    definition = ""
    for one in entry.iter():
        if _name(one) == "descrip" and one.get("type") == "definition" and not definition:
            definition = _text(one)
        if _name(one) in ("langSec", "langSet"):
            language = (one.get(f"{XML}lang") or "")[:2].lower()
            terms += [
                _tbx_term(place, language)
                for place in one.iter()
                if _name(place) in ("termSec", "tig", "ntig") and language in LANGUAGES
            ]
    return {"id": entry.get("id") or "", "definition": definition, "terms": [t for t in terms if t["text"]]}


def _tbx_term(place: Element, language: str) -> dict[str, str]:
    found = {
        "language": language,
        "text": "",
        "status": "preferred",
        "note": "",
        "scope": "",
        "acronym": "",
        "name_type": "",
    }
    for one in place.iter():
        kind = one.get("type") or ""
        if _name(one) == "term":
            found["text"] = _text(one)
        elif kind in ("administrativeStatus", "normativeAuthorization"):
            found["status"] = _status(_text(one))
        elif _name(one) == "note":
            found["note"] = _text(one)
        elif kind in ("x-scope", "x-acronym", "x-name_type"):
            found[kind[2:]] = _text(one)
    return found


def _status(said: str) -> str:
    """Our status for the word of another program.

    >>> _status("deprecatedTerm-admn-sts"), _status("Not recommended"), _status("admittedTerm")
    ('forbidden', 'deprecated', 'admitted')
    """
    letters = "".join(filter(str.isalpha, said.lower()))
    return next((status for word, status in FOREIGN if letters.startswith(word)), "admitted")


def _multiterm_entry(group: Element) -> dict[str, Any]:
    own = {one.get("type"): _text(one) for one in group.iterfind("descripGrp/descrip")}
    terms = []
    for section in group.iterfind("languageGrp"):
        tongue = section.find("language")
        language = (tongue.get("lang") or "")[:2].lower() if tongue is not None else ""
        if language not in LANGUAGES:
            continue
        for place in section.iterfind("termGrp"):
            said = {one.get("type"): _text(one) for one in place.iterfind("descripGrp/descrip")}
            own_status = said.get("Status", "preferred").lower()
            terms.append(
                {
                    "language": language,
                    "text": _text(place.find("term")),
                    "status": own_status if own_status in STATUS else _status(own_status),
                    "note": said.get("Note", ""),
                    "scope": said.get("Scope", ""),
                    "acronym": said.get("Acronym", ""),
                    "name_type": said.get("Name type", ""),
                }
            )
    number = group.find("concept")
    return {
        "id": own.get("Concept ID") or (f"c{_text(number)}" if number is not None else ""),
        "definition": own.get("Definition", ""),
        "terms": [term for term in terms if term["text"]],
    }


def _term(place: Element, space: str, term: Term) -> None:
    _sub(place, space, "term").text = term.text
    _typed(place, space, "termNote", "administrativeStatus", STATUS[term.status])
    if term.acronym:
        _typed(place, space, "termNote", "x-acronym", term.acronym)
    if term.name_type not in ("", "-"):
        _typed(place, space, "termNote", "x-name_type", term.name_type)
    if term.rejected and term.scope not in ("", "-"):
        _typed(place, space, "termNote", "x-scope", term.scope)
    if term.note:
        _sub(place, space, "note").text = term.note


def _described(place: Element, kind: str, text: str) -> None:
    _typed(_sub(place, "", "descripGrp"), "", "descrip", kind, text)


def _typed(place: Element, space: str, tag: str, kind: str, text: str) -> None:
    made = _sub(place, space, tag)
    made.set("type", kind)
    made.text = text


def _sub(place: Element, space: str, tag: str) -> Element:
    from lxml import etree

    return etree.SubElement(place, f"{space}{tag}")


def _name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _text(element: Element | None) -> str:
    return " ".join("".join(map(str, element.itertext())).split()) if element is not None else ""


def _refused(path: Path) -> SettingsError:
    return SettingsError(
        Message(
            en=f"{path}: neither TBX nor MultiTerm XML; export the term base again",
            ru=f"{path}: не TBX и не MultiTerm XML; выгрузите терминологическую базу заново",
        )
    )


def cells(table: Sequence[Row]) -> list[tuple[int, list[str]]]:
    """Return rows as `sheets.sheet` gives them: the header first."""
    return [(1, list(COLUMNS)), *((n, [row[c] for c in COLUMNS]) for n, row in enumerate(table, 2))]
