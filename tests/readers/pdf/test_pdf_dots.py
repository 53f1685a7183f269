"""Bullets that are drawn as shapes, as browsers do."""

from __future__ import annotations

import pytest

ITEMS = (
    "The tables on permits are kept by the joint secretariat and are sent to every delegation no later than "
    "four weeks before the next round, in both working languages.",
    "The counting of crossings goes on.",
    "The observers took note.",
)


def draw(page, shape: str, x: float, y: float) -> None:
    """Draw a bullet whose middle is at (x, y)."""
    if shape == "▪":
        page.draw_rect((x - 1.5, y - 1.5, x + 1.5, y + 1.5), color=None, fill=(0, 0, 0))
    else:
        page.draw_circle((x, y), 1.8, color=(0, 0, 0), fill=(0, 0, 0) if shape == "•" else None, width=0.6)


@pytest.mark.parametrize("shape", ["•", "◦", "▪"])
def test_a_drawn_bullet_labels_its_item(press, prose, shape):
    press.paragraph(prose[0], after=6)
    for item in ITEMS:
        draw(press.page, shape, 82, press.y + 13.75 - 3.3)
        press.paragraph(item, x=92, width=431)
    press.paragraph(prose[1])
    items = [(block.label, block.text) for block in press.read().blocks[1:-1]]
    assert items == [(shape, item) for item in ITEMS]


def test_shapes_apart_from_text_are_no_bullets(press, prose, texts):
    press.paragraph(prose[0], after=6)
    draw(press.page, "•", 30, press.y + 10)
    draw(press.page, "•", 300, 700)
    draw(press.page, "▪", 71, press.y + 40)
    press.y += 60
    press.paragraph(prose[2])
    document = press.read()
    assert texts(document) == [prose[0], prose[2]]
    assert {block.label for block in document.blocks} == {""}
