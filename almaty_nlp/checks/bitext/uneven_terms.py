"""Terms across languages (TRX): one term of the source is rendered by one term of the glossary."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from almaty_nlp.checks.pairdesk import Pair, PairDesk, PairHit
from almaty_nlp.checks.registry import on_bitext
from almaty_nlp.glossary.english_patterns import MODALS
from almaty_nlp.model.finding import Finding, Severity
from almaty_nlp.model.message import Message


class Rendering(NamedTuple):
    """A term of the source and the term of the same concept in the translation."""

    pair: Pair
    origin: PairHit
    hit: PairHit

    @property
    def term(self) -> str:
        """The term in the translation in small letters: capitals are another rule's matter."""
        return self.hit.hit.term.text.lower()


@on_bitext("TRX002", "term-rendered-variously", severity=Severity.STYLE, options={"least": 3, "share": 0.34})
def term_rendered_variously(desk: PairDesk) -> Iterator[Finding]:
    """A term of the source is rendered by another accepted term than elsewhere in the translation.

    Why: readers take two terms for two things.
    Terms of the glossary are looked at that both languages accept, in passages that have one of the concept
    each; acronyms are not. The rendering that the translation mostly has is the usual one.
    Wrong: «проситель убежища» once, «лицо, ищущее убежище» elsewhere, for “asylum-seeker”
    Right: «лицо, ищущее убежище» throughout
    Fix safety: none is offered: the case and number are for the translator to say.
    Options: `least`: places the usual rendering must have (3); `share`: the largest share of another in
    those places (0.34).
    Source: ISO 5060 (inconsistent use of terminology).
    """
    for renderings in _renderings(desk).values():
        counts = Counter(each.term for each in renderings)
        (usual, times), *rest = counts.most_common()
        if not rest or times < desk.option("least"):
            continue
        good = next(each for each in renderings if each.term == usual)
        for each in renderings:
            if each.term != usual and counts[each.term] <= desk.option("share") * times:
                yield _finding(desk, each, good)


def _renderings(desk: PairDesk) -> dict[tuple[str, str], list[Rendering]]:
    """Where each term of the source is rendered, by concept and term."""
    found: dict[tuple[str, str], list[Rendering]] = defaultdict(list)
    for pair in desk.pairs:
        ours, theirs = (
            _single(hits, side.language)
            for hits, side in zip(desk.shelf.hits[pair.number], (pair.source, pair.target), strict=True)
        )
        for concept in ours.keys() & theirs.keys():
            term = ours[concept].hit.term
            found[concept, term.text].append(Rendering(pair, ours[concept], theirs[concept]))
    return found


def _single(hits: Sequence[PairHit], language: str) -> dict[str, PairHit]:
    """Accepted terms of concepts that a passage names once, written out, and on no words of another; modal
    verbs, which languages share out otherwise, are none."""
    places = Counter((one.start, one.end) for one in hits)
    names: dict[str, list[PairHit]] = defaultdict(list)
    for one in hits:
        names[one.hit.term.concept].append(one)
    return {
        concept: one
        for concept, (one, *more) in names.items()
        if not more
        and places[one.start, one.end] == 1
        and one.hit.term.language == language
        and not (one.hit.acronym or one.hit.term.rejected or one.currency or one.hit.term.text in MODALS)
    }


def _finding(desk: PairDesk, each: Rendering, good: Rendering) -> Finding:
    pair, origin, hit = each
    here, there = pair.target.text[hit.start : hit.end], pair.source.text[origin.start : origin.end]
    usual = good.hit.hit.term.text
    return desk.finding(
        pair.target.place(hit.start, hit.end),
        Message(
            en=f"“{there}” is mostly “{usual}” in this translation, here “{here}”",
            ru=f"«{there}» в этом переводе обычно «{usual}», а здесь «{here}»",
        ),
        related=[
            pair.source.place(origin.start, origin.end),
            good.pair.target.place(good.hit.start, good.hit.end),
        ],
    )
