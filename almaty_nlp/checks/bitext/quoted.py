"""Quotations across languages (QTX): what one language quotes the other quotes too."""

from __future__ import annotations

import re
from collections.abc import Iterator

from almaty_nlp.checks.bitext._alone import Alone, alone, told
from almaty_nlp.checks.bitext._polarity import Stretch
from almaty_nlp.checks.bitext.definitions import defined
from almaty_nlp.checks.pairdesk import PairDesk, Passage
from almaty_nlp.checks.registry import on_bitext
from almaty_nlp.model.finding import Finding
from almaty_nlp.model.message import Message

QUOTED = re.compile(r"«[^«»\n]{2,}»|“[^“”„\n]{2,}”|„[^“„\n]{2,}“|(?<![\w=])\"[^\"=\n]{2,}\"(?!\w)")
"""A quoted stretch of a paragraph, whatever the marks."""

MARKS = re.compile(r"[«»“”„]")
MEANT = re.compile(
    r"\s(?:(?:shall )?means?|(?:shall )?includes?|refers? to|has the (?:same )?meaning|"
    r"означа\w+|понима\w+|включа\w+)\b|"
    r"\s[—–-]\s"
)
"""What follows a term that is explained; Russian may do without quotation marks there."""
NAME = re.compile(r"\b[A-Z][\w-]+(?: (?:of|for|and|the|on|in|to|with))* [A-Z]\w")
"""Words with capitals, as English sets a name."""
LONG, SHORT = 10, 3
"""Words of the longest quotation that may be a name, and of the shortest that is more than a turn of
phrase."""


@on_bitext("QTX001", "quote-differs")
def quote_differs(desk: PairDesk) -> Iterator[Finding]:
    """A passage is quoted in one language only.

    Why: quotation marks say whose words these are, or that a name is meant; without them a quotation becomes
    the text's own statement.
    The quoted stretches of passages that answer each other are counted; the one that is farthest from any on
    the other side is reported if it has three words or more. Names that Russian quotes and English sets with
    capitals are left alone, and so is what one text quotes by custom and the other does not.
    Wrong: «участники приняли принцип общей ответственности» for “adopted the principle of ‘shared
    responsibility’” in quotation marks
    Right: the same words in «»
    Fix safety: none is offered: where the quotation begins and ends is for the translator to say.
    Options: none.
    Source: United Nations Editorial Manual (quotations).
    """
    found, counts = [], [0, 0]
    for pair in desk.pairs:
        ours, theirs = _quotes(pair.source), _quotes(pair.target)
        counts[0] += len(ours)
        counts[1] += len(theirs)
        if any(MARKS.search(QUOTED.sub("", side.text)) for side in (pair.source, pair.target)):
            continue  # a mark without its partner is told by another rule
        one = alone(desk, pair, ours, theirs)
        left = _no_names(_passages(one.left, pair.source), pair.source, pair.target)
        extra = _no_names(_passages(one.extra, pair.target), pair.target, pair.source)
        found.append(Alone(pair, left, extra))
    yield from told(desk, found, (counts[0], counts[1]), _message)


def _quotes(side: Passage) -> list[Stretch]:
    """Quoted stretches, less the short names that a text defines: another rule compares those."""
    names = defined(side)
    return [
        match.span()
        for match in QUOTED.finditer(side.text)
        if not MEANT.match(side.text, match.end())
        and not any(start < match.end() and match.start() < end for start, end in names)
    ]


def _no_names(found: tuple[Stretch, ...], side: Passage, other: Passage) -> tuple[Stretch, ...]:
    """Quoted stretches less a name in Russian quotation marks where English has its capitals."""
    if not found or side.language != "ru" or not NAME.search(QUOTED.sub("", other.text)):
        return found
    return tuple(
        (start, end)
        for start, end in found
        if not side.text[start + 1].isupper() or len(side.text[start:end].split()) > LONG
    )


def _passages(found: tuple[Stretch, ...], side: Passage) -> tuple[Stretch, ...]:
    """Quotations of several words."""
    return tuple((start, end) for start, end in found if len(side.text[start:end].split()) >= SHORT)


def _message(quote: str, lost: bool) -> Message:
    if lost:
        return Message(
            en=f"{quote} is quoted in the source; here nothing is",
            ru=f"В оригинале {quote} стоит в кавычках, а здесь кавычек нет",
        )
    return Message(
        en=f"{quote} is quoted here; the source has no quotation marks",
        ru=f"Здесь {quote} стоит в кавычках, а в оригинале кавычек нет",
    )
