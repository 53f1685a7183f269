"""Titles of documents across languages (TTX): a convention is no protocol."""

from __future__ import annotations

import re
from collections.abc import Iterator

from almaty_nlp.checks.bitext._polarity import Sides, Stretch
from almaty_nlp.checks.pairdesk import Pair, PairDesk, Passage
from almaty_nlp.checks.registry import on_bitext
from almaty_nlp.model.finding import Finding
from almaty_nlp.model.message import Message

HEADS = {
    "convention": ("Conventions?", r"Конвенци\w+"),
    "protocol": ("Protocols?", r"Протокол\w*"),
    "covenant": ("Covenants?", r"Пакт\w*"),
    "declaration": ("Declarations?", r"Деклараци\w+"),
    "agreement": ("Agreements?", r"Соглашени\w+"),
    "treaty": ("Treat(?:y|ies)", r"Договор(?!ённ|енн)\w*"),
    "memorandum": ("Memorand(?:um|a)", r"Меморандум\w*"),
    "strategy": ("Strateg(?:y|ies)", r"Стратеги\w+"),
    "plan": ("Plans?", r"План\w*"),
    "programme": ("Programmes?", r"Программ\w*"),
    "resolution": ("Resolutions?", r"Резолюци\w+"),
}
"""Heads of titles that answer each other one to one: English, Russian. «Устав», «Хартия» and «Положение» do
not: the Charter and the Statute may both be «Устав»."""
TITLES = {
    "en": {
        head: re.compile(rf"\b{one}\b(?= (?:of|on|for|relating|concerning|against|to)\b)")
        for head, (one, _) in HEADS.items()
    },
    "ru": {
        head: re.compile(
            rf"(?<!\w){two}(?= (?:о|об|обо|по|против|для|относительно|касающ\w+|к|[А-ЯЁ])(?!\w)| [А-ЯЁ])"
        )
        for head, (_, two) in HEADS.items()
    },
}
ANY = {
    "en": {head: re.compile(rf"\b{one}\b", re.IGNORECASE) for head, (one, _) in HEADS.items()},
    "ru": {head: re.compile(rf"(?<!\w){two}", re.IGNORECASE) for head, (_, two) in HEADS.items()},
}
"""The same words anywhere: they answer a title."""


@on_bitext("TTX001", "title-differs")
def title_differs(desk: PairDesk) -> Iterator[Finding]:
    """The title of a document names another kind of instrument than in the source.

    Why: the Convention and the Protocol to it bind different States; a title that names the wrong one sends
    the reader to the wrong text.
    Looked at are titles with a capital («Конвенция о…», “Convention on…”). One is reported when the other
    language has no instrument of its kind in the passage and has there one that the first lacks.
    Wrong: «Протокол о статусе беженцев» for “Convention relating to the Status of Refugees”
    Right: «Конвенция о статусе беженцев»
    Fix safety: none is offered: which text is right is not known.
    Options: none.
    Source: United Nations Treaty Collection (titles of instruments).
    """
    for pair in desk.pairs:
        ours, theirs = _titles(pair.source), _titles(pair.target)
        if not ours or not theirs:
            continue
        left = [
            (head, span)
            for head, span in ours
            if not ANY[pair.target.language][head].search(pair.target.text)
        ]
        extra = [
            (head, span)
            for head, span in theirs
            if not ANY[pair.source.language][head].search(pair.source.text)
        ]
        view = Sides(pair, desk.shelf, from_source=True)
        for _, span in left:
            nearest = view.nearest(span, [other for _, other in extra], len(view.others))
            if nearest is not None:
                yield _finding(desk, pair, span, nearest)


def _titles(side: Passage) -> list[tuple[str, Stretch]]:
    if side.language not in TITLES:
        return []
    return [
        (head, match.span())
        for head, pattern in TITLES[side.language].items()
        for match in pattern.finditer(side.text)
    ]


def _finding(desk: PairDesk, pair: Pair, ours: Stretch, theirs: Stretch) -> Finding:
    here, there = pair.target.text[slice(*theirs)], pair.source.text[slice(*ours)]
    return desk.finding(
        pair.target.place(*theirs),
        Message(en=f"“{here}” here, “{there}” in the source", ru=f"Здесь «{here}», в оригинале «{there}»"),
        related=[pair.source.place(*ours)],
    )
