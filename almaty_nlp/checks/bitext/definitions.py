"""Defined terms across languages (DFX): «далее — …» and “hereinafter …” stand in both."""

from __future__ import annotations

import re
from collections.abc import Iterator

from almaty_nlp.checks.bitext._alone import alone, told
from almaty_nlp.checks.bitext._polarity import Stretch
from almaty_nlp.checks.pairdesk import PairDesk, Passage
from almaty_nlp.checks.registry import on_bitext
from almaty_nlp.model.finding import Finding
from almaty_nlp.model.message import Message

DEFINED = {
    "ru": re.compile(
        r"\((?:в дальнейшем|далее)\b[^()]{1,90}\)|"
        r"(?<!\w)(?:имен(?:уе|ую|ова)\w+|назыв\w+)\s+(?:в дальнейшем|далее)\b[^.,;()]{1,90}|"
        r"(?<!\w)(?:в дальнейшем|далее)\s+(?:имен(?:уе|ую|ова)\w+|назыв\w+)\b[^.,;()]{1,90}|"
        r"(?<!\w)имен(?:уе|ую|ова)\w+\s[^.,;«»]{0,40}«[^«»]{2,60}»|"
        r"\([^()]{0,12}[«“\"][А-ЯЁA-Z][^«»“”\"()]{1,60}[»”\"]\)",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\(\s*(?:each,? |together,? |collectively,? )?(?:(?:hereinafter|hereafter)\b[^()]{1,90}|"
        r"(?:referred to )?(?:herein )?(?:as )?(?:the |an? )?[“\"][^“”\"()]{2,60}[”\"])\)|"
        r"\b(?:hereinafter|hereafter)\s+(?:referred to|called|known|designated)\b[^.,;()]{1,90}",
        re.IGNORECASE,
    ),
}
"""The words by which a text gives something a short name."""


@on_bitext("DFX001", "definition-differs")
def definition_differs(desk: PairDesk) -> Iterator[Finding]:
    """A short name is defined in one language only.

    Why: the rest of the text uses the short name; a reader of the other language never learnt what it means.
    «(далее — …)», «именуемый далее …», “(hereinafter …)”, “(the “…”)” are looked for.
    Wrong: «Алматинский процесс по беженцам и миграции» for “the Almaty Process on Refugees and Migration
    (hereinafter the “Process”)”
    Right: «Алматинский процесс по беженцам и миграции (далее — «Процесс»)»
    Fix safety: none is offered: the short name is for the translator to choose.
    Options: none.
    Source: United Nations Editorial Manual (short titles); ГОСТ Р 1.5 (сокращения).
    """
    found, counts = [], [0, 0]
    for pair in desk.pairs:
        ours, theirs = defined(pair.source), defined(pair.target)
        counts[0] += len(ours)
        counts[1] += len(theirs)
        found.append(alone(desk, pair, ours, theirs))
    yield from told(desk, found, (counts[0], counts[1]), _message)


def defined(side: Passage) -> list[Stretch]:
    """Return where a passage gives something a short name."""
    pattern = DEFINED.get(side.language)
    return [match.span() for match in pattern.finditer(side.text)] if pattern else []


def _message(quote: str, lost: bool) -> Message:
    if lost:
        return Message(
            en=f"The source defines a short name here: {quote}",
            ru=f"В оригинале здесь вводится краткое название: {quote}",
        )
    return Message(
        en=f"{quote} defines a short name that the source does not",
        ru=f"{quote} вводит краткое название, которого в оригинале нет",
    )
