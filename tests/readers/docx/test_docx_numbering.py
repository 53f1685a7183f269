"""Labels as Word prints them, case by case."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from almaty_nlp.model.document import Kind, View
from almaty_nlp.model.views import derive

CASES = yaml.safe_load((Path(__file__).parent / "numbering_cases.yaml").read_text(encoding="utf-8"))


def level_xml(at: int, level: Any) -> str:
    if isinstance(level, str):
        fmt, text = level.split(" ", 1)
        level = {"fmt": fmt, "text": text}
    fmt = f'<w:numFmt w:val="{level["fmt"]}"/>'
    if level["fmt"] == "custom":
        fmt = (
            f'<mc:AlternateContent><mc:Choice Requires="w14">'
            f'<w:numFmt w:val="custom" w:format="{level["format"]}"/>'
            '</mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>'
        )
    start = level.get("start", 1)
    return "".join(
        (
            f'<w:lvl w:ilvl="{at}">',
            "" if start is None else f'<w:start w:val="{start}"/>',
            fmt,
            f'<w:lvlRestart w:val="{level["restart"]}"/>' if "restart" in level else "",
            f'<w:pStyle w:val="{level["style"]}"/>' if "style" in level else "",
            "<w:isLgl/>" if level.get("legal") else "",
            f'<w:lvlText w:val="{level["text"]}"/>',
            '<w:lvlPicBulletId w:val="0"/>' if level.get("picture") else "",
            f'<w:rPr><w:rFonts w:ascii="{level["font"]}"/></w:rPr>' if "font" in level else "",
            "</w:lvl>",
        )
    )


def numbering_xml(levels: list[Any], lists: dict[int, Any] | None = None) -> str:
    definition = "".join(level_xml(at, level) for at, level in enumerate(levels))
    nums = ['<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>']
    for number, own in (lists or {}).items():
        overrides = "".join(
            f'<w:lvlOverride w:ilvl="{at}"><w:startOverride w:val="{start}"/></w:lvlOverride>'
            for at, start in own.get("start", {}).items()
        ) + "".join(
            f'<w:lvlOverride w:ilvl="{at}">{level_xml(at, level)}</w:lvlOverride>'
            for at, level in own.get("level", {}).items()
        )
        nums.append(f'<w:num w:numId="{number}"><w:abstractNumId w:val="0"/>{overrides}</w:num>')
    return f'<w:abstractNum w:abstractNumId="0">{definition}</w:abstractNum>{"".join(nums)}'


def item(place: str, text: str = "Положение", mark: str = "") -> str:
    number, level = place.split("/")
    return (
        f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>{mark}</w:pPr>'
        f"<w:r><w:t>{text}</w:t></w:r></w:p>"
    )


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_label_as_printed(case: dict[str, Any], read_body) -> None:
    body = "".join(item(place) for place, _ in case["items"])
    document = read_body(body, numbering=numbering_xml(case["levels"], case.get("lists")))
    assert [block.label for block in document.blocks] == [label for _, label in case["items"]]


HEADINGS = (
    '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/>'
    '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
    '<w:outlineLvl w:val="0"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="H2">'
    '<w:name w:val="heading 2"/><w:basedOn w:val="H1"/><w:pPr><w:numPr>'
    '<w:ilvl w:val="1"/></w:numPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Own"/><w:basedOn w:val="H2"/></w:style>'
)


def styled(style: str, text: str = "Раздел", more: str = "") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>'


def test_styles_number_through_their_chain(read_body) -> None:
    """17.3.1.19: the level of a style is the one whose pStyle names it; a derived style inherits list and
    level.
    """
    levels = [
        {"fmt": "upperRoman", "text": "%1.", "style": "H1"},
        {"fmt": "decimal", "text": "%2.", "style": "H2"},
    ]
    body = "".join(map(styled, ("H1", "H2", "Own", "H1", "Own")))
    document = read_body(body, styles=HEADINGS, numbering=numbering_xml(levels))
    assert [block.label for block in document.blocks] == ["I.", "1.", "2.", "II.", "1."]
    assert [block.level for block in document.blocks] == [1, 2, 2, 1, 2]
    assert {block.kind for block in document.blocks} == {Kind.HEADING}


def test_list_0_takes_the_number_of_a_style_away(read_body) -> None:
    """17.9.18: numId 0 removes numbering."""
    body = styled("H1") + styled("H1", more='<w:numPr><w:numId w:val="0"/></w:numPr>') + styled("H1")
    document = read_body(body, styles=HEADINGS, numbering=numbering_xml(["decimal %1."]))
    assert [block.label for block in document.blocks] == ["1.", "", "2."]


def test_link_to_a_numbering_style(read_body) -> None:
    """17.9.21 numStyleLink: the levels are those of the list that the style names, and count with it."""
    styles = (
        '<w:style w:type="numbering" w:styleId="L"><w:name w:val="L"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
        "</w:pPr></w:style>"
    )
    linked = (
        '<w:abstractNum w:abstractNumId="7"><w:numStyleLink w:val="L"/></w:abstractNum>'
        + numbering_xml(["decimal %1)"])
        + '<w:num w:numId="2"><w:abstractNumId w:val="7"/></w:num>'
    )
    document = read_body(item("1/0") + item("2/0"), styles=styles, numbering=linked)
    assert [block.label for block in document.blocks] == ["1)", "2)"]


def test_empty_items_are_printed_and_counted(read_body) -> None:
    document = read_body(
        item("1/0") + item("1/0", "") + item("1/0"), numbering=numbering_xml(["decimal %1."])
    )
    assert [(block.label, block.text) for block in document.blocks] == [
        ("1.", "Положение"),
        ("2.", ""),
        ("3.", "Положение"),
    ]


def test_hidden_items_do_not_count(read_body) -> None:
    """A paragraph whose mark and text are hidden is not printed, nor is its number (17.3.2.41 vanish)."""
    hidden = item("1/0", mark="<w:rPr><w:vanish/></w:rPr>").replace(
        "<w:t>", "<w:rPr><w:vanish/></w:rPr><w:t>"
    )
    document = read_body(item("1/0") + hidden + item("1/0"), numbering=numbering_xml(["decimal %1."]))
    assert [block.label for block in document.blocks] == ["1.", "", "2."]


def test_text_boxes_and_headers_count_for_themselves(read_body) -> None:
    box = (
        f"<w:p><w:r><w:t>Рамка</w:t></w:r><w:r><w:pict><v:textbox>"
        f"<w:txbxContent>{item('1/0')}</w:txbxContent></v:textbox></w:pict></w:r></w:p>"
    )
    document = read_body(item("1/0") + box + item("1/0"), numbering=numbering_xml(["decimal %1."]))
    assert [(block.kind, block.label) for block in document.blocks] == [
        (Kind.LIST_ITEM, "1."),
        (Kind.PARAGRAPH, ""),
        (Kind.TEXT_BOX, "1."),
        (Kind.LIST_ITEM, "2."),
    ]


def test_labels_follow_the_view(read_body) -> None:
    """A deleted item counts in the marks and not when accepted; a new one counts not in the original."""
    deleted = item("1/0", mark='<w:rPr><w:del w:id="1" w:author="A"/></w:rPr>').replace(
        "<w:r><w:t>Положение</w:t></w:r>",
        '<w:del w:author="A"><w:r><w:delText>Положение</w:delText></w:r></w:del>',
    )
    added = (
        item("1/0", mark='<w:rPr><w:ins w:id="2" w:author="A"/></w:rPr>')
        .replace("<w:r>", '<w:ins w:author="A"><w:r>')
        .replace("</w:r>", "</w:r></w:ins>")
    )
    body = item("1/0", "Первый") + deleted + added + item("1/0", "Последний")
    document = read_body(body, numbering=numbering_xml(["decimal %1."]))

    def labels(view: View) -> list[tuple[str, str]]:
        return [(block.label, block.text) for block in derive(document, view).blocks]

    assert [label for label, _ in labels(View.MARKS)] == ["1.", "2.", "3.", "4."]
    assert labels(View.ACCEPTED) == [("1.", "Первый"), ("2.", "Положение"), ("3.", "Последний")]
    assert labels(View.ORIGINAL) == [("1.", "Первый"), ("2.", "Положение"), ("3.", "Последний")]


def test_numbering_that_was_added_is_not_in_the_original(read_body) -> None:
    """17.13.5.19 ins (numbering) and 17.13.5.29 pPrChange."""
    numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/><w:ins w:id="1" w:author="A"/></w:numPr>'
    changed = (
        '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr><w:pPrChange w:id="2" w:author="A"><w:pPr>'
        '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr></w:pPrChange>'
    )
    body = "".join(f"<w:p><w:pPr>{more}</w:pPr><w:r><w:t>x</w:t></w:r></w:p>" for more in (numbered, changed))
    document = read_body(body, numbering=numbering_xml(["decimal %1.", "lowerLetter %2)"]))
    assert [block.label for block in derive(document, View.ACCEPTED).blocks] == ["1.", "a)"]
    before = derive(document, View.ORIGINAL).blocks
    assert [(block.label, block.kind) for block in before] == [("", Kind.PARAGRAPH), ("1.", Kind.LIST_ITEM)]
