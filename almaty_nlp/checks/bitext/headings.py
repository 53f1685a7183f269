"""Headings across languages (HDX): what is a heading in one language is one in the other, at its level."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from almaty_nlp.checks.pairdesk import Pair, PairDesk, Passage
from almaty_nlp.checks.registry import on_bitext
from almaty_nlp.model.document import Block, Kind
from almaty_nlp.model.finding import Finding
from almaty_nlp.model.message import Message
from almaty_nlp.text.labels import named

HEADS = (Kind.HEADING, Kind.TITLE)
LEAST, SHARE = 4, 0.1
"""Headings that answer each other from which they tell the custom of the texts, and the part of them that may
depart from it; where more do, the two files were set differently and nothing is said."""


@on_bitext("HDX001", "heading-differs")
def heading_differs(desk: PairDesk) -> Iterator[Finding]:
    """A heading has another level or another number than its counterpart, or is no heading there.

    Why: tables of contents and cross-references are made from headings; a heading that slipped a level takes
    its section with it.
    Levels are compared by the custom of the two files (the second level of one may be the first of the
    other), numbers as they are read: «Глава III» is “Chapter 3”.
    Wrong: «Раздел II» for “Section III”
    Right: «Раздел III»
    Fix safety: none is offered: either text may be the wrong one.
    Options: none.
    Source: house rule.
    """
    heads = [
        Heads(pair, pair.source.blocks[0], pair.target.blocks[0])
        for pair in desk.pairs
        if len(pair.source.blocks) == len(pair.target.blocks) == 1
    ]
    both = [one for one in heads if one.ours.kind in HEADS and one.theirs.kind in HEADS]
    single = [one for one in heads if (one.ours.kind in HEADS) != (one.theirs.kind in HEADS)]
    if len(both) >= LEAST and len(single) <= SHARE * len(both):
        for one in single:
            yield _finding(desk, one, _no_heading(one))
    yield from _levels(desk, both)
    for one in both:
        numbers = _number(one.pair.source, one.ours), _number(one.pair.target, one.theirs)
        if all(numbers) and numbers[0] != numbers[1]:
            yield _finding(desk, one, _renumbered(*numbers))


class Heads(NamedTuple):
    """A pair of single blocks."""

    pair: Pair
    ours: Block
    theirs: Block


def _levels(desk: PairDesk, both: Sequence[Heads]) -> Iterator[Finding]:
    usual: dict[int, Counter[int]] = {}
    for one in both:
        usual.setdefault(one.ours.level, Counter())[one.theirs.level] += 1
    for one in both:
        (level, times), *_ = usual[one.ours.level].most_common(1)
        every = usual[one.ours.level].total()
        if one.theirs.level != level and times >= LEAST and every - times <= SHARE * every:
            yield _finding(desk, one, _level(one.theirs.level, level))


def _number(side: Passage, block: Block) -> tuple[int, ...]:
    """The number by which a heading names its unit; empty for none."""
    value = named(block.label) if block.label else None
    value = value or named(side.text)
    return value.numbers if value else ()


def _finding(desk: PairDesk, one: Heads, message: Message) -> Finding:
    return desk.finding(one.pair.target.places[0], message, related=one.pair.source.places[:1])


def _no_heading(one: Heads) -> Message:
    if one.ours.kind in HEADS:
        return Message(
            en="This is a heading in the source and plain text here",
            ru="В оригинале это заголовок, а здесь обычный текст",
        )
    return Message(
        en="This is a heading here and plain text in the source",
        ru="Здесь это заголовок, а в оригинале обычный текст",
    )


def _level(level: int, usual: int) -> Message:
    return Message(
        en=f"This heading has level {level}; those of the same level in the source have level {usual} here",
        ru=f"Здесь уровень {level}, а такие заголовки оригинала имеют в этом тексте уровень {usual}",
    )


def _renumbered(ours: tuple[int, ...], theirs: tuple[int, ...]) -> Message:
    one, two = (".".join(map(str, numbers)) for numbers in (ours, theirs))
    return Message(
        en=f"This heading has number {two}, in the source {one}",
        ru=f"У этого заголовка номер {two}, а в оригинале {one}",
    )
