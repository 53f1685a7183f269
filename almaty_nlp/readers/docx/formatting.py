"""Character formatting as bit masks: what run properties switch on and off, and what comes of it through
styles.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from almaty_nlp.model.document import Run
from almaty_nlp.ooxml.names import R_PR, VAL, w

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

BOLD, ITALIC, UNDERLINE, STRIKE, SUPERSCRIPT, SUBSCRIPT, CAPS, HIDDEN, CODE = (1 << bit for bit in range(9))

TOGGLES = BOLD | ITALIC | STRIKE | CAPS | HIDDEN
"""Properties that two styles on one run switch off again (17.7.3, toggle properties)."""

FALSE = frozenset({"0", "false", "off", "none"})
SWITCHES = {
    w("b"): BOLD,
    w("i"): ITALIC,
    w("u"): UNDERLINE,
    w("strike"): STRIKE,
    w("dstrike"): STRIKE,
    w("caps"): CAPS,
    w("vanish"): HIDDEN,
}
VERTICAL = w("vertAlign")
RUN_STYLE = w("rStyle")
NAMES = (
    (BOLD, "bold"),
    (ITALIC, "italic"),
    (UNDERLINE, "underline"),
    (STRIKE, "strike"),
    (SUPERSCRIPT, "superscript"),
    (SUBSCRIPT, "subscript"),
    (CAPS, "caps"),
    (HIDDEN, "hidden"),
    (CODE, "code"),
)


class Look(NamedTuple):
    """What properties say: bits switched on, bits switched off; bits in neither are inherited."""

    on: int = 0
    off: int = 0

    def over(self, base: Look) -> Look:
        """Return this look put over another of the same kind (a style over the one it is based on)."""
        return Look((base.on & ~self.off) | self.on, (base.off & ~self.on) | self.off)


PLAIN = Look()


def read_look(properties: Element | None) -> tuple[Look, str]:
    """Return what a w:rPr says and the character style it names ("" for none)."""
    on = off = 0
    style = ""
    for node in properties if properties is not None else ():
        tag = node.tag
        bit = SWITCHES.get(tag)
        if bit is not None:
            if node.get(VAL, "1") in FALSE:
                off |= bit
            else:
                on |= bit
        elif tag == VERTICAL:
            bit = {"superscript": SUPERSCRIPT, "subscript": SUBSCRIPT}.get(node.get(VAL, ""), 0)
            on |= bit
            off |= (SUPERSCRIPT | SUBSCRIPT) & ~bit
        elif tag == RUN_STYLE:
            style = node.get(VAL, "")
    return Look(on, off), style


def own_look(holder: Element) -> tuple[Look, str]:
    """Return the look of the w:rPr directly below an element."""
    return read_look(holder.find(R_PR))


def effective(defaults: Look, paragraph: Look, character: Look, direct: Look) -> int:
    """Return the bits that show: toggles of the two styles cancel out, direct formatting has the last word
    (17.7.3).
    """
    toggled = (paragraph.on ^ character.on) & TOGGLES
    other = character.over(paragraph.over(defaults)).on & ~TOGGLES
    return ((toggled | (defaults.on & TOGGLES) | other) & ~direct.off) | direct.on


def make_run(start: int, end: int, bits: int, link: str) -> Run:
    """Return the run of [start, end) with these bits."""
    return Run(start, end, link=link, **_flags(bits))


@cache
def _flags(bits: int) -> dict[str, bool]:
    return {name: True for bit, name in NAMES if bits & bit}
