"""Signs across languages (SGN): square brackets and calls of footnotes stand in both."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from almaty_nlp.checks.bitext._amounts import unmatched
from almaty_nlp.checks.pairdesk import Pair, PairDesk, Passage
from almaty_nlp.checks.registry import on_bitext
from almaty_nlp.model.finding import Finding, Place, Severity
from almaty_nlp.model.message import Message

BRACKETED = re.compile(r"\[(?!\s*(?:\.\.\.|…)\s*\])[^\]\[]{2,}\]")
"""Words in square brackets; «[…]» only says that a quotation is cut."""
GLUED = re.compile(r"(?<=[^\W\d_])\d{1,3}(?!\w)")
"""A figure right behind a word: the mark of a note, once set high."""
SHOWN = 60
"""Characters that a finding quotes."""


@on_bitext("SGN001", "brackets-differ", severity=Severity.ERROR)
def brackets_differ(desk: PairDesk) -> Iterator[Finding]:
    """Text stands in square brackets in one language only.

    Why: square brackets say what is not agreed yet; text cannot be agreed in one language and open in the
    other.
    Wrong: «Республика Армения» for “[Republic of Armenia]”
    Right: «[Республика Армения]»
    Fix safety: none is offered: which text is right is not known.
    Options: none.
    Source: United Nations Editorial Manual (square brackets in draft texts).
    """
    for pair in desk.pairs:
        ours, theirs = (list(BRACKETED.finditer(side.text)) for side in (pair.source, pair.target))
        if len(ours) > len(theirs):
            for match in _unlike(desk, pair, ours, theirs, from_source=True):
                yield desk.finding(
                    desk.opposite(pair, _rarest(desk, pair, match, from_source=True), from_source=True),
                    Message(
                        en=f"“{_cut(match[0])}” stands in square brackets in the source only",
                        ru=f"«{_cut(match[0])}» только в оригинале стоит в квадратных скобках",
                    ),
                    related=[pair.source.place(match.start(), min(match.end(), match.start() + SHOWN))],
                )
        elif len(theirs) > len(ours):
            for match in _unlike(desk, pair, theirs, ours, from_source=False):
                yield desk.finding(
                    pair.target.place(match.start(), min(match.end(), match.start() + SHOWN)),
                    Message(
                        en="This stands in square brackets here only, not in the source",
                        ru="В квадратных скобках это стоит только здесь, не в оригинале",
                    ),
                    related=[
                        desk.opposite(pair, _rarest(desk, pair, match, from_source=False), from_source=False)
                    ],
                )


@on_bitext("SGN002", "note-calls-differ", severity=Severity.ERROR)
def note_calls_differ(desk: PairDesk) -> Iterator[Finding]:
    """A footnote or endnote is called in one language only.

    Why: without its call a note belongs to nothing.
    A call that the other text has typed as a plain figure counts.
    Wrong: «Государства» for “States¹”
    Right: «Государства¹»
    Fix safety: none is offered: where the call belongs is for the translator to say.
    Options: none.
    Source: United Nations Editorial Manual (footnotes).
    """
    for pair in desk.pairs:
        ours, theirs = _calls(desk, pair)
        if len(ours) > len(theirs):
            at = _missing(ours, theirs, pair)
            yield desk.finding(
                _about(pair.target, desk.shelf.bridges[pair.number].opposite(at, from_source=True)[1]),
                Message(
                    en="The note reference of the source is missing here",
                    ru="Здесь нет знака сноски, который есть в оригинале",
                ),
                related=[_about(pair.source, at)],
            )
        elif len(theirs) > len(ours):
            at = _missing(theirs, ours, pair)
            yield desk.finding(
                _about(pair.target, at),
                Message(en="The source has no note reference here", ru="В оригинале здесь нет знака сноски"),
                related=[desk.opposite(pair, at, from_source=False)],
            )


def _cut(text: str) -> str:
    return text if len(text) <= SHOWN else text[:SHOWN].rsplit(" ", 1)[0] + "…"


def _unlike(
    desk: PairDesk, pair: Pair, more: list[re.Match[str]], less: list[re.Match[str]], *, from_source: bool
) -> list[re.Match[str]]:
    """The stretches in brackets that none of the other side answers: by their words, the rarer the surer,
    then by their place.
    """
    bridge = desk.shelf.bridges[pair.number]
    mine, links = (bridge.source, bridge.ahead) if from_source else (bridge.target, bridge.back)
    others = bridge.target if from_source else bridge.source
    times = Counter(word.stem for word in mine)

    def unlike(one: re.Match[str], other: re.Match[str]) -> tuple[float, int]:
        answered = sum(
            1 / times[mine[at].stem]
            for at, to in links.items()
            if one.start() <= mine[at].start < one.end() and other.start() <= others[to].start < other.end()
        )
        expected = bridge.opposite(other.start() + 1, from_source=not from_source)[0]
        return -answered, abs(one.start() - expected)

    left, rest = list(more), list(less)
    while rest and left:
        one, other = min(((a, b) for a in left for b in rest), key=lambda pair: unlike(*pair))
        left.remove(one)
        rest.remove(other)
    return left


def _rarest(desk: PairDesk, pair: Pair, match: re.Match[str], *, from_source: bool) -> int:
    """The place of the word in brackets that tells best where its counterpart is: the rarest that has one."""
    bridge = desk.shelf.bridges[pair.number]
    mine, links = (bridge.source, bridge.ahead) if from_source else (bridge.target, bridge.back)
    times = Counter(word.stem for word in mine)
    inside = [mine[at] for at in links if match.start() <= mine[at].start < match.end()]
    return min(inside, key=lambda word: (times[word.stem], word.start)).start if inside else match.start() + 1


def _calls(desk: PairDesk, pair: Pair) -> tuple[list[int], list[int]]:
    """Where notes are called on both sides, without calls that the other side has typed as a figure."""
    ours = desk.shelf.calls(pair.source, of_source=True)
    theirs = desk.shelf.calls(pair.target, of_source=False)
    if len(ours) == len(theirs):
        return [], []
    rest = unmatched(pair.source.text, pair.source.language, pair.target.text, pair.target.language)
    typed = [
        {*(one.figure for one in left), *GLUED.findall(side.text)}
        for left, side in ((rest.target, pair.target), (rest.source, pair.source))
    ]
    return [at for at, label in ours if label not in typed[0]], [
        at for at, label in theirs if label not in typed[1]
    ]


def _missing(more: list[int], less: list[int], pair: Pair) -> int:
    """The call that is most surely without answer: by its share of the passage."""
    left = list(more)
    sizes = max(len(pair.source.text), 1), max(len(pair.target.text), 1)
    for other in less:
        left.remove(min(left, key=lambda one: abs(one / sizes[0] - other / sizes[1])))
    return left[0]


def _about(passage: Passage, at: int) -> Place:
    """The word before a place."""
    start = passage.text.rfind(" ", 0, max(at - 1, 0)) + 1
    return passage.place(start, max(at, min(start + 1, len(passage.text))))
