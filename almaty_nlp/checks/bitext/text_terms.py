"""Terms across languages (TRX): a term that the translation has settled is rendered otherwise once."""

from __future__ import annotations

from collections.abc import Iterator

from almaty_nlp.checks.pairdesk import PairDesk
from almaty_nlp.checks.registry import on_bitext
from almaty_nlp.glossary.deviations import Deviation, deviations, usual_renderings
from almaty_nlp.glossary.learnt import learn
from almaty_nlp.lang.bilingual.ties import Bridge
from almaty_nlp.model.finding import Finding
from almaty_nlp.model.message import Message


@on_bitext("TRX003", "term-unsettled", options={"least": 3, "share": 0.34})
def term_unsettled(desk: PairDesk) -> Iterator[Finding]:
    """A term of the source is rendered otherwise than everywhere else in the translation.

    Why: readers take two terms for two things.
    The terms are those of the texts themselves: groups of several words that the source repeats and the
    translation renders alike in most places. Reported is a place where other words stand in their stead,
    neither of the same root nor a shorter form; the same words in several places are told once.
    Wrong: «рабочий порядок» once, «регламент работы» elsewhere, for “rules of procedure”
    Right: «регламент работы» throughout
    Fix safety: none is offered: the case and number are for the translator to say.
    Options: `least`: places the usual rendering must have (3); `share`: the largest share of others in
    those places (0.34).
    Source: ISO 5060 (inconsistent use of terminology); Justeson and Katz (1995) on what is a term.
    """
    pairs = list(desk.pairs)
    texts = [(pair.source.text, pair.target.text) for pair in pairs]
    bridges = [desk.shelf.bridges[pair.number] for pair in pairs]
    from_russian = desk.shelf.source.document.language == "ru"
    if from_russian:
        terms = learn(texts, bridges=bridges)
    else:
        terms = learn([(target, source) for source, target in texts], bridges=[_turned(b) for b in bridges])
    usual = usual_renderings(terms, bridges, texts, desk.option("least"), from_russian=from_russian)
    habits: dict[tuple[str, str], list[Deviation]] = {}
    for each in deviations(usual, bridges, texts, desk.option("share")):
        here = texts[each.pair][1][slice(*each.target)].casefold()
        habits.setdefault((" ".join(each.usual.source), here), []).append(each)
    for found in habits.values():
        yield _finding(desk, found)


def _turned(bridge: Bridge) -> Bridge:
    return Bridge(bridge.target, bridge.source, bridge.back, bridge.ahead)


def _finding(desk: PairDesk, habit: list[Deviation]) -> Finding:
    """One finding for the places that have the same other words."""
    pairs, (found, *others) = desk.shelf.pairs, habit
    pair, usual = pairs[found.pair], pairs[found.usual.pair].target
    here, there = pair.target.text[slice(*found.target)], pair.source.text[slice(*found.source)]
    better = usual.text[slice(*found.usual.words)]
    return desk.finding(
        pair.target.place(*found.target),
        Message(
            en=f"“{there}” is “{better}” in {found.usual.times} places of this translation, here “{here}”",
            ru=f"«{there}» в этом переводе передано как «{better}» (мест: {found.usual.times}), "
            f"а здесь — «{here}»",
        ),
        related=[
            pair.source.place(*found.source),
            usual.place(*found.usual.words),
            *(pairs[other.pair].target.place(*other.target) for other in others),
        ],
    )
