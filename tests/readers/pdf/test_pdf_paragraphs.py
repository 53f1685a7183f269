"""Lines become the paragraphs they were: spaced, indented, flush, divided, going on over pages."""

from __future__ import annotations

from array import array

import pytest

from almaty_nlp.model.document import Kind
from almaty_nlp.readers.pdf import structure
from almaty_nlp.readers.pdf.paragraphs import Paragraph, labelled
from almaty_nlp.readers.pdf.shapes import Line, Region

LONG = "A document of some length needs words that repeat themselves from page to page without harm. "


@pytest.mark.parametrize("maker", ["press", "bare_press"])
@pytest.mark.parametrize(("after", "indent"), [(6, 0), (0, 24), (8, 24)])
def test_paragraphs_are_whole(maker, after, indent, prose, texts, request):
    press = request.getfixturevalue(maker)
    wanted = list(prose) * 6
    for text in wanted:
        press.paragraph(text, after=after, indent=indent)
    assert press.document.page_count > 1
    assert texts(press.read()) == wanted


def test_unspaced_unindented_paragraphs_end_where_a_line_ends_early(press, prose, texts):
    wanted = list(prose) * 3
    for text in wanted:
        press.paragraph(text)
    assert texts(press.read()) == wanted


def test_a_title_and_headings_are_told_from_the_text(press, prose):
    press.put(150, 80, "Report of the Steppe Forum", 20, "bold")
    press.y = 110
    for at, text in enumerate(prose):
        if at % 2 == 0:
            press.y += 10
            press.paragraph(f"Item {at // 2 + 1} of the agenda", font="bold", size=13, after=4)
        press.paragraph(text, after=6)
    kinds = [(block.kind, block.text) for block in press.read().blocks]
    assert kinds[0] == (Kind.TITLE, "Report of the Steppe Forum")
    assert [text for kind, text in kinds if kind is Kind.HEADING] == [
        f"Item {n} of the agenda" for n in (1, 2, 3)
    ]


def test_bookmarks_with_one_text_keep_the_level_of_each(press, prose):
    heads = [(1, "The Round of Talks"), (2, "Agenda"), (2, "The Round of Talks"), (3, "Order of business")]
    toc = []
    for at, (level, title) in enumerate(heads):
        press.paragraph(title, size=16 - level, font="bold", after=6)
        press.paragraph(prose[at % 2], after=6)
        toc.append([level, title, press.document.page_count])
        if at == 2:
            press.new_page()
    press.document.set_toc(toc)
    found = press.read().blocks
    assert [(one.level, one.text) for one in found if one.kind is Kind.HEADING] == heads


def test_labels_that_stand_off_are_no_text(press, prose, texts):
    labels = ["1.", "2.", "(a)", "(b)", "•", "3."]
    for label, text in zip(labels, prose, strict=True):
        start = press.y + 1.25 * 11
        press.put(LEFT := 72, start, label)
        press.paragraph(text, x=LEFT + 24, width=420, after=6)
    document = press.read()
    assert [(block.label, block.text) for block in document.blocks] == list(zip(labels, prose, strict=True))
    assert all(block.typed_label for block in document.blocks)


def test_entries_of_the_contents_end_in_a_tabulator_and_their_page(press):
    for number, name in enumerate(("Opening", "Discussion", "Closing of the meeting"), 1):
        press.y += 16
        end = press.put(72, press.y, name)
        dots = "." * int((500 - end) / 3.1)
        press.put(end, press.y, dots + str(number * 4))
    blocks = press.read().blocks
    assert [block.kind for block in blocks] == [Kind.TOC_ENTRY] * 3
    assert [block.text for block in blocks] == ["Opening\t4", "Discussion\t8", "Closing of the meeting\t12"]


def test_bold_italic_and_raised_runs_cover_their_words(press):
    end = press.put(72, 100, "The area is 12 km")
    end = press.put(end, 96, "2", 6.5)
    end = press.put(end, 100, " and it is ")
    press.put(end, 100, "not negotiable", font="bold")
    block = press.read().blocks[0]
    assert block.text == "The area is 12 km2 and it is not negotiable"
    shown = {block.text[run.start : run.end].strip(): run for run in block.runs}
    assert shown["2"].superscript
    assert shown["not negotiable"].bold
    assert len(shown) == 2


def test_two_thousand_characters_keep_their_order(press, texts):
    press.paragraph(LONG * 20)
    assert "".join(texts(press.read())) == (LONG * 20).strip()


def test_deep_items_that_reach_the_right_limit_are_not_set_to_the_right(press, prose, texts):
    for text in prose:
        press.paragraph(text, after=6)
    press.justified("an item that stands deep inside and was set to fill the width, it goes", 172)
    press.y += 14
    press.put(172, press.y, "on in its second line.")
    assert texts(press.read())[-1].endswith("it goes on in its second line.")


def test_pages_keep_their_own_margins(press, prose, texts):
    wanted = list(prose) * 3
    for text in wanted:
        press.paragraph(text, x=120, width=330, after=0)
    press.new_page()
    for text in prose * 2:
        press.paragraph(text, after=0)
    assert texts(press.read()) == [*wanted, *prose, *prose]


def test_a_stretched_line_goes_on_whatever_stands_at_its_end(press, texts):
    lines = (
        "The tables were circulated by the secretariat in both of the working languages at the",
        "same time as the minutes of the spring round of talks that the hosts had asked for;",
        "Delegations from the River Basin thanked it.",
    )
    for _ in range(9):
        for line in lines[:2]:
            press.justified(line)
        press.y += 14
        press.put(72, press.y, lines[2])
    assert set(texts(press.read())) == {" ".join(lines)}


def test_an_item_begins_even_where_the_one_before_has_no_stop(press, texts):
    words = "The delegations that had asked for the tables on permits and on crossings were given all of them"
    for number in range(1, 5):
        press.y += 14
        press.put(72, press.y, f"{number}.")
        press.put(96, press.y, words)
    document = press.read()
    assert [(block.label, block.text) for block in document.blocks] == [(f"{n}.", words) for n in range(1, 5)]


@pytest.mark.parametrize(
    ("text", "label", "start"),
    [
        ("\uf0b7Hosts and guests", "•", 1),
        ("\uf0a7 Hosts", "▪", 2),
        ("Hosts", "", 0),
        ("\ue000Hosts", "", 0),
        ("\uf0b7", "", 0),
    ],
)
def test_a_bullet_of_a_font_of_signs_needs_no_space_after_it(text, label, start):
    line = Line(1, text, array("f", range(len(text) + 1)), 0, 10, 9, 10, ())
    assert structure.labels([Paragraph([line], Region([line], 0, 100, 1))]) == [(label, start)]
    assert labelled(line) == bool(label)
