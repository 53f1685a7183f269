"""Consistency across languages (INC): the same is said alike, and different things are not."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher

from almaty_nlp.checks.pairdesk import Pair, PairDesk
from almaty_nlp.checks.registry import on_bitext
from almaty_nlp.model.finding import Finding
from almaty_nlp.model.message import Message

SHORTEST = 5
"""Words of the shortest passage that is compared: headings and single words depend on their company."""
SHOWN = 60
"""Characters that a finding quotes."""
_WORD = re.compile(r"[\w-]+")


@on_bitext("INC001", "inconsistent-translation")
def inconsistent_translation(desk: PairDesk) -> Iterator[Finding]:
    """A passage that stands twice in the source is translated in two ways.

    Why: readers take two wordings for two meanings. The rarer wording is reported, of two the later.
    Wrong: «взаимодействие государств» once, «сотрудничество государств» elsewhere for one sentence
    Right: one wording
    Fix safety: none is offered: which wording is right is not known.
    Options: none.
    Source: ISO 5060 (inconsistency).
    """
    for group in _groups(desk, by_source=True):
        counts = Counter(_folded(pair.target.text) for pair in group)
        if len(counts) == 1:
            continue
        first = max(group, key=lambda pair: (counts[_folded(pair.target.text)], -pair.number))
        for pair in group:
            if _folded(pair.target.text) != _folded(first.target.text):
                mine, theirs = _difference(pair, first)
                here, there = pair.target.text[slice(*mine)], first.target.text[slice(*theirs)]
                if here.isdigit() and there.isdigit():
                    continue  # a mark or a label; numbers are compared by themselves
                yield desk.finding(
                    pair.target.place(*mine),
                    Message(
                        en=f"The same source is “{there}” elsewhere, here “{here}”",
                        ru=f"То же место оригинала в другом месте переведено «{there}», здесь — «{here}»",
                    ),
                    related=[first.target.place(*theirs), desk.opposite(pair, mine[0], from_source=False)],
                )


@on_bitext("INC002", "identical-translation")
def identical_translation(desk: PairDesk) -> Iterator[Finding]:
    """Two different passages of the source have one and the same translation.

    Why: one of them was pasted over the other.
    Passages that differ in a few words only are let pass: one language may not make the difference.
    Wrong: «Стороны встречаются ежегодно.» for “The Parties meet every year.” and for “Each pays its own
    costs.”
    Right: «Каждая несет свои расходы.»
    Fix safety: none is offered: the passage has to be translated again.
    Options: none.
    Source: ISO 5060 (mistranslation).
    """
    for group in _groups(desk, by_source=False):
        for pair in group:
            other = next((one for one in group if _unlike(pair, one)), None)
            if other is not None and _weaker(desk, pair, other):
                yield desk.finding(
                    pair.target.place(0, min(len(pair.target.text), SHOWN)),
                    Message(
                        en="This also translates another passage of the source",
                        ru="Так же переведено другое место оригинала",
                    ),
                    related=[
                        pair.source.place(0, min(len(pair.source.text), SHOWN)),
                        other.target.place(0, min(len(other.target.text), SHOWN)),
                    ],
                )


def _groups(desk: PairDesk, *, by_source: bool) -> list[list[Pair]]:
    found: dict[str, list[Pair]] = {}
    for pair in desk.pairs:
        text = _folded(pair.source.text if by_source else pair.target.text)
        if text.count(" ") + 1 >= SHORTEST:
            found.setdefault(text, []).append(pair)
    return [group for group in found.values() if len(group) > 1]


def _unlike(pair: Pair, other: Pair) -> bool:
    one, two = (set(_folded(each.source.text).split()) for each in (pair, other))
    return len(one & two) < 0.5 * max(len(one), len(two))


def _weaker(desk: PairDesk, pair: Pair, other: Pair) -> bool:
    """True when fewer words of the pair answer each other than in the other: there the translation is at
    home."""
    share = [_share(desk, each) for each in (pair, other)]
    return share[0] <= share[1]


def _share(desk: PairDesk, pair: Pair) -> float:
    bridge = desk.shelf.bridges[pair.number]
    return len(bridge.ahead) / max(len(bridge.source), 1)


def _folded(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold().replace("ё", "е")))


def _difference(pair: Pair, other: Pair) -> tuple[tuple[int, int], tuple[int, int]]:
    """The first stretch of words in which two translations differ, in both."""
    mine, theirs = (list(_WORD.finditer(each.target.text)) for each in (pair, other))
    matcher = SequenceMatcher(
        None, [m[0].casefold() for m in mine], [m[0].casefold() for m in theirs], autojunk=False
    )
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind != "equal":
            return _stretch(mine, a, b), _stretch(theirs, c, d)
    return (0, len(pair.target.text)), (0, len(other.target.text))


def _stretch(words: list[re.Match[str]], start: int, end: int) -> tuple[int, int]:
    if start == end:
        start, end = max(0, start - 1), min(len(words), max(end, 1))
    if not words[start:end]:
        return 0, 0
    return words[start].start(), min(words[end - 1].end(), words[start].start() + SHOWN)
