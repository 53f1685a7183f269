"""Footnotes with their labels, texts and the places that call them."""

from __future__ import annotations

import pytest

from almaty_nlp.model.document import Layer

NOTES = (
    "See the minutes of the first round.",
    "One delegation reserved its position until the tables had been checked against others.",
)


def with_call(press, before: str, label: str, after: str, y: float) -> None:
    """Set a line with a raised label in it."""
    end = press.put(72, y, before)
    end = press.put(end, y - 4, label, 6.5)
    press.put(end, y, after)


def note(press, label: str, text: str, y: float, raised: bool) -> float:
    """Set a note at the foot of the page; return its lowest baseline."""
    end = press.put(72, y - 3, label, 5.5) if raised else press.put(72, y, label, 9)
    press.y = y - 1.25 * 9
    press.paragraph(text, x=end + 3, width=440, size=9, turn_page=False)
    return press.y


@pytest.mark.parametrize("raised", [True, False])
@pytest.mark.parametrize("ruled", [True, False])
def test_notes_and_their_calls(press, prose, texts, raised, ruled):
    if not raised and not ruled:
        pytest.skip("numbers at the foot of a page with nothing that marks them as notes")
    for text in prose:
        press.paragraph(text, after=6)
    with_call(press, "The hosts", "1", " spoke first.", 500)
    with_call(press, "The guests followed.", "2", "", 530)
    if ruled:
        press.rule(72, 690, 200, 690)
    low = note(press, "1", NOTES[0], 705, raised)
    note(press, "2", NOTES[1], low + 14, raised)
    document = press.read()
    assert texts(document)[-2:] == ["The hosts spoke first.", "The guests followed."]
    found = [(one.label, document.block(one.blocks[0]).text) for one in document.footnotes]
    assert found == list(zip("12", NOTES, strict=True))
    anchors = [one.anchors[0] for one in document.footnotes]
    assert [document.block(anchor.block).text[: anchor.offset] for anchor in anchors] == [
        "The hosts",
        "The guests followed.",
    ]
    assert {document.block(one.blocks[0]).layer for one in document.footnotes} == {Layer.NOTES}


def test_a_note_goes_on_at_the_foot_of_the_next_page(press, prose):
    press.paragraph(prose[0], after=6)
    with_call(press, "The hosts", "1", " spoke first.", 500)
    press.rule(72, 690, 200, 690)
    press.put(72, 702, "1", 5.5)
    press.put(78, 705, "A remark that did not find room on the page where it was ", 9)
    press.new_page()
    press.paragraph(prose[3], after=6)
    press.rule(72, 690, 200, 690)
    press.put(72, 705, "called goes on here.", 9)
    document = press.read()
    [one] = document.footnotes
    assert [document.block(name).text for name in one.blocks] == [
        "A remark that did not find room on the page where it was called goes on here."
    ]


@pytest.mark.parametrize("last", [True, False], ids=["a second note below", "nothing below"])
def test_a_note_set_as_the_text_goes_on_under_the_same_separator(press, prose, last):
    press.paragraph(prose[0], after=6)
    with_call(press, "The hosts", "1", " spoke first.", 500)
    press.rule(72, 690, 200, 690)
    press.put(press.put(72, 705, "1", 6.5), 709, "A remark that did not find room on the page where it was ")
    press.new_page()
    press.paragraph(prose[3], after=6)
    for number in (1, 2, 3):
        press.paragraph(f"{number}) point of a list;", after=6)
    with_call(press, "The guests followed", "2" if last else "1", ".", 500)
    press.rule(72, 690, 200, 690)
    press.put(72, 705, "called goes on here.")
    if last:
        press.put(press.put(72, 731, "2", 6.5), 735, NOTES[0])
    document = press.read()
    assert [[document.block(name).text for name in one.blocks] for one in document.footnotes] == [
        ["A remark that did not find room on the page where it was called goes on here."],
        *([[NOTES[0]]] if last else []),
    ]


def test_a_unit_of_area_is_no_call(press, prose):
    for text in prose:
        press.paragraph(text, after=6)
    with_call(press, "The pasture of 14 km", "2", " is shared.", 480)
    with_call(press, "The hosts", "1", " spoke first,", 500)
    with_call(press, "then the guests", "2", " did.", 530)
    press.rule(72, 690, 200, 690)
    low = note(press, "1", NOTES[0], 705, True)
    note(press, "2", NOTES[1], low + 14, True)
    document = press.read()
    assert [len(one.anchors) for one in document.footnotes] == [1, 1]
    assert any("14 km2 is shared" in block.text for block in document.blocks)


def test_a_short_line_under_a_heading_makes_no_notes(press, prose):
    press.put(72, 100, "Summary", 13, "bold")
    press.rule(72, 103, 130, 103)
    press.y = 110
    for text in prose:
        press.paragraph(text, after=6)
    assert press.read().footnotes == ()


@pytest.mark.parametrize("raised", [True, False])
@pytest.mark.parametrize("labels", [("i", "ii"), ("1", "2"), ("*", "**")])
def test_endnotes_are_called_from_anywhere(press, prose, texts, raised, labels):
    for at, label in enumerate(labels):
        for text in prose[at:]:
            press.paragraph(text, after=6)
        press.y += 24
        with_call(press, "The hosts", label, " spoke.", press.y)
        press.new_page()
    low = note(press, labels[0], NOTES[0], 100, raised)
    low = note(press, labels[1], NOTES[1], low + 14, raised)
    press.new_page()
    press.paragraph("It withdrew the reservation later.", size=9)
    document = press.read()
    assert document.footnotes == ()
    assert [text for text in texts(document) if "spoke" in text] == ["The hosts spoke."] * 2
    said = [" ".join(document.block(name).text for name in one.blocks) for one in document.endnotes]
    assert [one.label for one in document.endnotes] == list(labels)
    assert said == [NOTES[0], f"{NOTES[1]} It withdrew the reservation later."]
    calls = [[document.block(a.block).text[: a.offset] for a in one.anchors] for one in document.endnotes]
    assert calls == [["The hosts"], ["The hosts"]]
    assert not any(note in text for text in texts(document) for note in NOTES)


def test_a_list_at_the_end_is_no_endnotes_of_raised_ordinals(press, prose, texts):
    for text in prose:
        press.paragraph(text, after=6)
    press.y += 24
    with_call(press, "It met on the 1", "st", " of May.", press.y)
    press.y += 24
    with_call(press, "A range of 10 m", "2", " was set aside.", press.y)
    for number in "12":
        press.y += 24
        press.put(72, press.y, f"{number}.")
        press.put(96, press.y, "The tables are closed.")
    document = press.read()
    assert document.endnotes == ()
    assert texts(document)[-2:] == ["The tables are closed."] * 2


def test_notes_set_as_the_text_are_known_by_their_calls(press, prose, texts):
    for text in prose:
        press.paragraph(text, after=6)
    with_call(press, "The hosts", "1", " spoke first.", 500)
    with_call(press, "The guests followed.", "2", "", 514)
    press.put(72, 640, f"1 {NOTES[0]}")
    press.put(72, 654, f"2 {NOTES[1]}")
    document = press.read()
    assert [(one.label, document.block(one.blocks[0]).text) for one in document.footnotes] == list(
        zip("12", NOTES, strict=True)
    )
    assert texts(document)[-2:] == ["The hosts spoke first.", "The guests followed."]


def test_a_numbered_list_below_a_call_of_another_number_is_text(press, prose, texts):
    press.paragraph(prose[0], after=6)
    with_call(press, "The hosts", "3", " spoke first.", 500)
    press.put(72, 640, "1 The tables.")
    press.put(72, 654, "2 The remarks.")
    document = press.read()
    assert document.footnotes == ()
    assert "The tables." in " ".join(texts(document))


def test_numbered_paragraphs_that_call_endnotes_are_text(press, prose, texts):
    paragraphs = [f"{number}. Point {number} was opened by the hosts" for number in range(1, 5)]
    press.put(72, 100, "Report of the round", 16, "bold")
    for at, text in enumerate(paragraphs):
        with_call(press, text, str(at + 1), " and closed.", 160 + 40 * at)
    press.new_page()
    press.y = 100
    for text in prose:
        press.paragraph(text, after=6)
    press.rule(72, 500, 150, 500)
    for number in "1234":
        note(press, number, f"Remark {number} of the hosts.", 515 + 14 * int(number), True)
    document = press.read()
    assert [text for text in texts(document) if text.startswith("Point")] == [
        f"Point {number} was opened by the hosts and closed." for number in "1234"
    ]
    assert [len(one.anchors) for one in (*document.footnotes, *document.endnotes)] == [1] * 4


def test_notes_at_the_foot_of_two_columns(press, prose, furniture):
    remark = "A remark of the hosts that is so long that it has to go on in a second line of its column."
    for page in range(2):
        if page:
            press.new_page()
        for column, x in enumerate((72, 310)):
            label = str(2 * page + column + 1)
            press.y = 100
            for text in prose[:4]:
                press.paragraph(text, x=x, width=213, size=10, after=5, turn_page=False)
            with_call(press, "The hosts", label, " spoke.", 600) if column else press.put(
                press.put(press.put(72, 600, "The guests"), 596, label, 6.5), 600, " sat."
            )
            press.rule(x, 690, x + 60, 690)
            press.put(x, 700, label, 5.5)
            press.y = 692
            press.paragraph(remark, x=x + 6, width=207, size=8.5, turn_page=False)
        press.put(290, 800, f"{page + 1} / 2", 10)
    document = press.read()
    assert [one.label for one in document.footnotes] == list("1234")
    assert [[document.block(name).text for name in one.blocks] for one in document.footnotes] == [
        [remark]
    ] * 4
    assert furniture(document) == ["1 / 2", "2 / 2"]
