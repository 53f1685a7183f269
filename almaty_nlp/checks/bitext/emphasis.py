"""Emphasis across languages (EMX): bold and italics stand on the same words."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from almaty_nlp.checks.bitext._alone import alone, told
from almaty_nlp.checks.bitext._polarity import Stretch
from almaty_nlp.checks.pairdesk import Pair, PairDesk, Passage
from almaty_nlp.checks.registry import on_bitext
from almaty_nlp.model.document import Block, Run
from almaty_nlp.model.finding import Finding, Severity
from almaty_nlp.model.message import Message

WHOLE = 0.9
"""Part of a paragraph from which emphasis is the look of the paragraph and not of its words."""
WAYS: tuple[tuple[str, str, str, Callable[[Run], bool]], ...] = (
    ("bold", "in bold", "полужирным", lambda run: run.bold),
    ("italic", "in italics", "курсивом", lambda run: run.italic),
)


@on_bitext("EMX001", "emphasis-differs", severity=Severity.STYLE)
def emphasis_differs(desk: PairDesk) -> Iterator[Finding]:
    """Words are set in bold or in italics in one language only.

    Why: resolutions set their operative verbs in italics, and drafts show in bold what is new; a stretch that
    lost its emphasis says less than its counterpart.
    The stretches in bold and in italics of passages that answer each other are counted; a paragraph that is
    emphasised as a whole is left alone, and so is a kind of emphasis that one text does without.
    Wrong: «Подтверждая важность…» for “*Reaffirming* the importance…”
    Right: «*Подтверждая* важность…»
    Fix safety: none is offered: which words are meant is for the translator to say.
    Options: none.
    Source: United Nations Editorial Manual (italics).
    """
    for _, english, russian, picked in WAYS:
        found, counts = [], [0, 0]
        for pair in desk.pairs:
            sides = _stretches(pair.source, picked), _stretches(pair.target, picked)
            if _whole(pair, sides):
                continue
            counts[0] += len(sides[0])
            counts[1] += len(sides[1])
            found.append(alone(desk, pair, *sides))
        if not all(counts):
            continue

        def say(quote: str, lost: bool, en: str = english, ru: str = russian) -> Message:
            if lost:
                return Message(
                    en=f"“{quote}” stands {en} in the source, here nothing does",
                    ru=f"В оригинале «{quote}» выделено {ru}, а здесь ничего не выделено",
                )
            return Message(
                en=f"“{quote}” stands {en} here, nothing does in the source",
                ru=f"Здесь «{quote}» выделено {ru}, а в оригинале ничего не выделено",
            )

        yield from told(desk, found, (counts[0], counts[1]), say)


def _stretches(side: Passage, picked: Callable[[Run], bool]) -> list[Stretch]:
    """Emphasised stretches of a passage; what only spaces or marks part is one."""
    found: list[Stretch] = []
    for block, start, skip in zip(side.blocks, side.starts, side.skipped, strict=True):
        for one, two in _runs(block, picked):
            one, two = max(one - skip, 0) + start, max(two - skip, 0) + start
            while one < two and not side.text[one].isalnum():
                one += 1
            while one < two and not side.text[two - 1].isalnum():
                two -= 1
            if one >= two:
                continue
            if found and not any(sign.isalnum() or sign == "\n" for sign in side.text[found[-1][1] : one]):
                found[-1] = found[-1][0], two
            else:
                found.append((one, two))
    return found


def _runs(block: Block, picked: Callable[[Run], bool]) -> Iterator[Stretch]:
    return ((run.start, run.end) for run in block.runs if picked(run) and not run.code)


def _whole(pair: Pair, sides: tuple[list[Stretch], list[Stretch]]) -> bool:
    """True when one side is emphasised from end to end."""
    return any(
        sum(end - start for start, end in found) >= WHOLE * max(len(side.text.strip()), 1)
        for side, found in zip((pair.source, pair.target), sides, strict=True)
    )
