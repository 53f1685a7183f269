"""Brackets (BRK): brackets and quotation marks come in pairs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from almaty_nlp.checks.desk import Desk
from almaty_nlp.checks.registry import on_document
from almaty_nlp.model.document import Block, Kind, Span
from almaty_nlp.model.finding import Finding
from almaty_nlp.model.message import Message
from almaty_nlp.text.pairs import BRACKETS, QUOTES, Stray, strays

REACH = 12
"""Paragraphs over which a quotation or a bracket may run."""

SHOWN = 40
"""Characters of the words beside the sign that the finding quotes."""

STRAIGHT = re.compile(r"(?<!\d)\"(?![\w)]*=)")
"""A straight quotation mark that is no sign of inches or seconds."""


@on_document("BRK001", "unbalanced-pair")
def unbalanced_pair(desk: Desk) -> Iterator[Finding]:
    """A bracket or quotation mark has no partner.

    Why: readers cannot tell where the insertion or the quotation ends; in a treaty text the bracket decides
    what is agreed.
    A quotation that runs over several paragraphs is followed to its end; brackets of labels («1)», «а)»),
    smileys and one mark that closes two («Центр «Луч») are left alone.
    Wrong: «государства (далее — Стороны участвуют»
    Right: «государства (далее — Стороны) участвуют»
    Fix safety: none is offered: only the drafter knows where the other half belongs.
    Options: none.
    Source: Мильчин, Чельцова, Справочник издателя и автора; The Chicago Manual of Style, 6 and 13.
    """
    blocks = [block for block in desk.blocks if block.kind is not Kind.CODE]
    alone = {at: [*strays(block.text), *_odd(block.text)] for at, block in enumerate(blocks)}
    _pair_up(blocks, alone)
    for at, found in alone.items():
        for stray in found:
            if not _meant(blocks[at].text, stray):
                yield desk.finding(_shown(blocks[at], stray), _message(stray))


def _meant(text: str, stray: Stray) -> bool:
    """True for a sign that may stand alone: an arrow («Далее »»), an opening before words cut short."""
    if stray.sign in "«»":
        beside = text[stray.at - 1 : stray.at] if stray.sign == "»" else text[stray.at + 1 : stray.at + 2]
        return not beside.strip()
    return _opens(stray) and text.endswith(("…", "..."))


def _odd(text: str) -> list[Stray]:
    """The last straight quotation mark of a text that has an odd number of them."""
    marks = [found.start() for found in STRAIGHT.finditer(text)] if '"' in text else []
    return [Stray(marks[-1], '"', '"')] if len(marks) % 2 else []


def _pair_up(blocks: Sequence[Block], alone: dict[int, list[Stray]]) -> None:
    """Take out the strays that have their partners in another paragraph near by."""
    for at in alone:
        for stray in [each for each in alone[at] if _opens(each)]:
            if stray.sign in QUOTES and _reopened(blocks[at + 1 : at + 2], stray):
                alone[at].remove(stray)
                continue
            for later in range(at + 1, min(at + REACH, len(blocks))):
                if blocks[later].layer is not blocks[at].layer:
                    continue
                partner = next((each for each in alone[later] if _partners(stray, each)), None)
                if partner is not None:
                    alone[at].remove(stray)
                    alone[later].remove(partner)
                    _take_reopened(blocks, alone, stray, range(at + 1, later + 1))
                    break


def _reopened(following: Sequence[Block], opened: Stray) -> bool:
    """True when the next paragraph opens the quotation again, as English custom has it."""
    return any(block.text.startswith(opened.sign, block.body) for block in following)


def _take_reopened(
    blocks: Sequence[Block], alone: dict[int, list[Stray]], opened: Stray, between: range
) -> None:
    """Take out the marks that open a quoted paragraph again, as English custom has it."""
    for at in between:
        alone[at] = [each for each in alone[at] if each.sign != opened.sign or each.at > blocks[at].body]


def _opens(stray: Stray) -> bool:
    return stray.sign in BRACKETS or stray.sign in QUOTES or stray.sign == '"'


def _partners(opened: Stray, later: Stray) -> bool:
    return later.sign == opened.wanted or later.sign in QUOTES.get(opened.sign, ())


def _shown(block: Block, stray: Stray) -> Span:
    """The sign with the words it stands at."""
    text = block.text
    if _opens(stray):
        end = min(len(text), stray.at + SHOWN)
        if end < len(text) and (space := text.rfind(" ", stray.at + 2, end)) > 0:
            end = space
        return block.span(stray.at, end)
    start = max(0, stray.at - SHOWN)
    if start and (space := text.find(" ", start, stray.at - 1)) > 0:
        start = space + 1
    return block.span(start, stray.at + 1)


def _message(stray: Stray) -> Message:
    if stray.sign == '"':
        return Message(
            en="A quotation mark has no partner in this paragraph", ru="У кавычки нет пары в этом абзаце"
        )
    if _opens(stray):
        return Message(
            en=f"“{stray.sign}” is opened and never closed: “{stray.wanted}” is missing",
            ru=f"Знак «{stray.sign}» открыт и не закрыт: нет «{stray.wanted}»",
        )
    return Message(
        en=f"“{stray.sign}” closes what nothing opened: “{stray.wanted}” is missing",
        ru=f"Знак «{stray.sign}» закрывает неоткрытое: нет «{stray.wanted}»",
    )
