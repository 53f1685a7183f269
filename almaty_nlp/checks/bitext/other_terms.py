"""Terms across languages (TRX): a term of the source is rendered by the term of another concept."""

from __future__ import annotations

import dataclasses
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from almaty_nlp.checks.pairdesk import Pair, PairDesk, PairHit
from almaty_nlp.checks.registry import on_bitext
from almaty_nlp.glossary.glossary import Glossary
from almaty_nlp.glossary.types import Concept, Term
from almaty_nlp.lang.bilingual.ties import Bridge, Word, attested, words
from almaty_nlp.model.finding import Finding, Severity
from almaty_nlp.model.message import Message

NOMINAL = frozenset(("noun", "noun phrase", "proper noun"))
HALF = 0.5
"""Share of the words of both terms that must be tied to each other."""
NEAR = 0.2
"""How far apart two single words may stand that nothing but their loneliness joins."""
CALLS = 0.02
"""Strength of the lexicon from which a word calls for another."""


class Swap(NamedTuple):
    """A term of the source and the term of another concept that stands for it; `alone` = nothing else in the
    two passages waits for its counterpart, and the text has the right term elsewhere.
    """

    pair: Pair
    origin: PairHit
    hit: PairHit
    alone: bool

    @property
    def apart(self) -> float:
        """How far the places of the two differ, as a share of the passages."""
        ours, theirs = len(self.pair.source.text), len(self.pair.target.text)
        return abs(self.origin.start / ours - self.hit.start / theirs)


@on_bitext("TRX004", "term-of-another-concept")
def term_of_another_concept(desk: PairDesk) -> Iterator[Finding]:
    """A term of the source is rendered by the glossary's term for another concept.

    Why: both terms are good ones, so no other rule objects, but the translation speaks of something else, and
    two concepts of the source become one.
    Nouns and noun phrases are looked at whose concept the other passage lacks, in both; their words answer
    each other, or no other word of the passages calls for either.
    A swap is told once with all its places; one that the text makes more often than not is a matter of style.
    Wrong: «трудовая миграция» for “irregular migration”
    Right: «неурегулированная миграция»
    Fix safety: none is offered: the case and number are for the translator to say.
    Options: none; terms that mean the same belong into one concept of the glossary.
    Source: ISO 5060 (mistranslation, wrong term).
    """
    glossary = desk.shelf.target.glossary
    if glossary is None:
        return
    right = _rendered(desk)
    habits: dict[tuple[str, str], list[Swap]] = defaultdict(list)
    for pair in desk.pairs:
        for swap in _swaps(desk, pair, glossary, right):
            habits[swap.origin.hit.term.concept, swap.hit.hit.term.concept].append(swap)
    for (meant, _), swaps in habits.items():
        finding = _finding(desk, swaps[0])
        others = [one.pair.target.place(one.hit.start, one.hit.end) for one in swaps[1:]]
        settled = len(swaps) > max(1, right[meant])
        severity = Severity.STYLE if settled else finding.severity
        yield dataclasses.replace(finding, severity=severity, related=(*finding.related, *others))


def _rendered(desk: PairDesk) -> Counter[str]:
    """In how many passages each concept has an accepted term in both languages."""
    found: Counter[str] = Counter()
    for pair in desk.pairs:
        ours, theirs = (
            {one.hit.term.concept for one in hits if not one.hit.term.rejected}
            for hits in desk.shelf.hits[pair.number]
        )
        found.update(ours & theirs)
    return found


def _swaps(desk: PairDesk, pair: Pair, glossary: Glossary, right: Counter[str]) -> Iterator[Swap]:
    """The swaps of a pair, each term of the translation once."""
    ours, theirs = desk.shelf.hits[pair.number]
    here, there = ({one.hit.term.concept for one in hits} for hits in (ours, theirs))
    suspects = [one for one in theirs if _counts(one, here, pair.target.language)]
    origins = [one for one in ours if _counts(one, there, pair.source.language)] if suspects else []
    told: set[tuple[int, int]] = set()
    for origin in origins:
        alone = len(origins) == len(suspects) == 1 and right[origin.hit.term.concept] > 0
        for hit in suspects:
            swap = Swap(pair, origin, hit, alone)
            if (hit.start, hit.end) not in told and _swapped(swap, desk.shelf.bridges[pair.number], glossary):
                told.add((hit.start, hit.end))
                yield swap


def _counts(one: PairHit, others: set[str], language: str) -> bool:
    """True for an accepted noun, written out, whose concept the other passage does not have."""
    term = one.hit.term
    return (
        term.concept not in others
        and term.language == language
        and term.part_of_speech in NOMINAL
        and not (term.rejected or one.hit.acronym or one.currency)
    )


def _swapped(swap: Swap, bridge: Bridge, glossary: Glossary) -> bool:
    mine = _inside(bridge.source, swap.origin)
    theirs = _inside(bridge.target, swap.hit)
    answers = {bridge.ahead[at] for at in mine if at in bridge.ahead}
    called = {bridge.back[at] for at in theirs if at in bridge.back}
    if not mine or not theirs or _related(swap, glossary) or _literal(bridge, mine, theirs):
        return False
    if len(answers & theirs) >= HALF * max(len(mine), len(theirs)):
        return True
    if not (answers <= theirs and called <= mine):
        return False
    if len(mine) == len(theirs) == 1 and not (swap.alone and swap.apart <= NEAR):
        return False
    return not (
        _called(bridge, mine, theirs)
        or _called(Bridge(bridge.target, bridge.source, bridge.back, bridge.ahead), theirs, mine)
    )


def _called(bridge: Bridge, own: set[int], besides: set[int]) -> bool:
    """True when a word of the other passage, beside the term there, may answer a word of this term and
    answers none that it translates as well.
    """
    for other, word in enumerate(bridge.target):
        if other in besides:
            continue
        best = max(_strength(bridge.source[at].stem, word.stem) for at in own)
        if best < CALLS:
            continue
        answered = bridge.back.get(other)
        if answered is None or answered in own or _strength(bridge.source[answered].stem, word.stem) < best:
            return True
    return False


def _literal(bridge: Bridge, mine: set[int], theirs: set[int]) -> bool:
    """True when each word of the source is rendered by one that translates it in other texts too."""
    return all(
        bridge.ahead.get(at) in theirs
        and _strength(bridge.source[at].stem, bridge.target[bridge.ahead[at]].stem) >= CALLS
        for at in mine
    )


def _strength(one: str, other: str) -> float:
    return max(attested(one, other), attested(other, one))


def _inside(row: Sequence[Word], one: PairHit) -> set[int]:
    return {at for at, word in enumerate(row) if one.start <= word.start < one.end}


def _related(swap: Swap, glossary: Glossary) -> bool:
    """True when one of the terms holds the other's words in its own language: a shorter or longer form."""
    language = swap.pair.target.language
    stems = _stems(swap.hit.hit.term)
    concept: Concept = glossary.by_id[swap.origin.hit.term.concept]
    return any(
        own <= stems or stems <= own
        for term in concept.terms
        if term.language == language and not term.rejected
        for own in [_stems(term)]
    )


def _stems(term: Term) -> set[str]:
    return {word.stem for word in words(term.text, term.language)}


def _finding(desk: PairDesk, swap: Swap) -> Finding:
    pair, origin, hit = swap.pair, swap.origin, swap.hit
    here, there = pair.target.text[hit.start : hit.end], pair.source.text[origin.start : origin.end]
    concept = desk.shelf.target.glossary.by_id[hit.hit.term.concept]
    meant = concept.preferred(pair.source.language)
    better = desk.shelf.target.glossary.by_id[origin.hit.term.concept].preferred(pair.target.language)
    tail = (
        Message(f": use “{better.text}”", f": следует писать «{better.text}»") if better else Message("", "")
    )
    name = meant.text if meant else concept.id
    return desk.finding(
        pair.target.place(hit.start, hit.end),
        Message(
            en=f"“{here}” is the glossary's term for “{name}”, not for “{there}”{tail.en}",
            ru=f"«{here}» в глоссарии значит «{name}», а не «{there}»{tail.ru}",
        ),
        related=[pair.source.place(origin.start, origin.end)],
    )
