"""States, bodies and acronyms across languages (LSX)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from almaty_nlp.checks.pairdesk import Pair, PairDesk, PairHit, Passage
from almaty_nlp.checks.registry import on_bitext
from almaty_nlp.lang.bilingual.ties import words
from almaty_nlp.model.finding import Finding, Severity
from almaty_nlp.model.message import Message

STATE = "st-"
NAMED = (STATE, "org-")
"""Beginnings of the identifiers of concepts that name a State or a body."""

LISTED = re.compile(r"\]?(?:,| and the\b| и [А-ЯЁ\[])")
"""What follows a member of a list."""
PART = re.compile(
    r"(?:/|\b(?:Republic|Kingdom|Federation|Union) of (?:the )?"
    r"|\b(?:Республик|Королевств|Федераци|Союз)\w*\s)$"
)
"""What stands before a name that is a part of another name, or of the number of an act («96/9/EC»)."""
ACRONYM = re.compile(r"(?<!\w)[A-ZА-ЯЁ]{2,}(?!\w)")
SURE = 0.2
"""Strength from which two acronyms render each other in these texts."""
LEAD = 25
"""Characters in which that is looked for."""
NEAR = 60
"""Characters from where a name is expected to another that may stand in its place."""
MANY, SHARE = 5, 0.25
"""A concept that stands alone this many times, and in this share of its passages, is named loosely."""


@on_bitext("LSX001", "entity-differs", severity=Severity.ERROR)
def entity_differs(desk: PairDesk) -> Iterator[Finding]:
    """The translation names a State or body that its source does not, or leaves one out.

    Why: a list of States or bodies says who is bound; one name more, less or another is another agreement.
    States, organisations and their acronyms are compared as concepts of the glossary, through inflection; a
    name that stands elsewhere in the passage in either language is let pass.
    Wrong: «Республика Казахстан, Республика Таджикистан» for “Republic of Kazakhstan, Kyrgyz Republic”
    Right: «Республика Казахстан, Кыргызская Республика»
    Fix safety: none is offered: which text is right is not known.
    Options: none.
    Source: UNTERM, Country names; the glossaries of States and organisations.
    """
    loose = loosely_named(desk)
    for pair in desk.pairs:
        differing = _differing(desk, pair)
        left, extra = ([one for one in side if one.hit.term.concept not in loose] for side in differing)
        if bool(left) != bool(extra):  # a name in place of another counts, even one that stands alone often
            left, extra = left or differing[0][: len(extra)], extra or differing[1][: len(left)]
        names = _whole(left, pair.source), _whole(extra, pair.target)
        if not left or not extra or not any(names):
            left, extra = names  # with no name in its place, a part of another is no name more or less
        if left and not extra:
            extra = _surplus(desk, pair, left, from_source=True)
        elif extra and not left:
            left = _surplus(desk, pair, extra, from_source=False)
        rivals = _rivals(left, extra)
        for hit in extra:
            here = pair.target.text[hit.start : hit.end]
            rival = rivals.get(hit)
            if rival:
                there = pair.source.text[rival.start : rival.end]
                message = Message(
                    en=f"“{here}” here, “{there}” in the source", ru=f"Здесь «{here}», в оригинале «{there}»"
                )
                related = pair.source.place(rival.start, rival.end)
            else:
                message = Message(en=f"“{here}” is not in the source", ru=f"«{here}» нет в оригинале")
                related = desk.opposite(pair, hit.start, from_source=False)
            yield desk.finding(pair.target.place(hit.start, hit.end), message, related=[related])
        for hit in left:
            if hit in rivals.values():
                continue
            there = pair.source.text[hit.start : hit.end]
            yield desk.finding(
                desk.opposite(pair, hit.start, from_source=True),
                Message(en=f"“{there}” of the source is not here", ru=f"Здесь нет «{there}» из оригинала"),
                related=[pair.source.place(hit.start, hit.end)],
            )


def _rivals(left: Sequence[PairHit], extra: Sequence[PairHit]) -> dict[PairHit, PairHit]:
    """Which name stands in the place of which, in the order of the text: a State of a State, a body of a
    body.
    """
    rest = list(left)
    found = {}
    for hit in extra:
        rival = next((one for one in rest if _state(one) == _state(hit)), None)
        if rival is not None:
            found[hit] = rival
            rest.remove(rival)
    return found


def _surplus(desk: PairDesk, pair: Pair, lost: Sequence[PairHit], *, from_source: bool) -> list[PairHit]:
    """Names of the other side that stand where the lost ones are expected and are there more often than here:
    “the Council shall report to the Council” for «Совет представляет доклад Ассамблее».
    """
    hits = desk.shelf.hits[pair.number]
    mine, others = (_named(side) for side in (hits if from_source else hits[::-1]))
    more = Counter(group[0].hit.term.concept for group in _places(others))
    more.subtract(group[0].hit.term.concept for group in _places(mine))
    found: list[PairHit] = []
    for hit in lost:
        expected, _ = desk.shelf.bridges[pair.number].opposite(
            hit.start, from_source=from_source, telling=True
        )
        near = [
            (abs(one.start - expected), one.start, one)
            for one in others
            if more[one.hit.term.concept] > 0 and _state(one) == _state(hit) and one not in found
        ]
        distance, _, rival = min(near, key=lambda option: option[:2], default=(NEAR + 1, 0, hit))
        if distance <= NEAR:
            found.append(rival)
            more[rival.hit.term.concept] -= 1
    return found


def _state(hit: PairHit) -> bool:
    return hit.hit.term.concept.startswith(STATE)


def loosely_named(desk: PairDesk) -> frozenset[str]:
    """Bodies that the texts often name in one language only («the United Nations», «Организация»)."""
    named: Counter[str] = Counter()
    alone: Counter[str] = Counter()
    for pair in desk.pairs:
        ours, theirs = map(_named, desk.shelf.hits[pair.number])
        named.update({one.hit.term.concept for one in (*ours, *theirs)})
        alone.update(one.hit.term.concept for one in (*_less(ours, theirs), *_less(theirs, ours)))
    return frozenset(
        concept
        for concept, times in alone.items()
        if not concept.startswith(STATE) and times >= MANY and times >= SHARE * named[concept]
    )


def _differing(desk: PairDesk, pair: Pair) -> tuple[list[PairHit], list[PairHit]]:
    """Names of the source that the target lacks, and the reverse; a member lost from a list where none is."""
    ours, theirs = map(_named, desk.shelf.hits[pair.number])
    return (
        _fewer(desk, ours, theirs, pair.source, pair.target),
        _fewer(desk, theirs, ours, pair.target, pair.source),
    )


def _fewer(
    desk: PairDesk, mine: Sequence[PairHit], others: Sequence[PairHit], side: Passage, other: Passage
) -> list[PairHit]:
    lacking = _less(mine, others)
    if lacking:
        return [one for one in lacking if not _written(desk, one, side, other)]
    return _lost(mine, others, side.text)


def _named(hits: Sequence[PairHit]) -> list[PairHit]:
    return [one for one in hits if one.capitals or one.hit.term.concept.startswith(NAMED)]


def _whole(hits: Sequence[PairHit], side: Passage) -> list[PairHit]:
    return [one for one in hits if not PART.search(side.text, max(0, one.start - LEAD), one.start)]


def _written(desk: PairDesk, one: PairHit, side: Passage, other: Passage) -> bool:
    """True when the other passage has a name of the concept, be it inside a longer name or an old one, or
    the acronym as it is."""
    term = one.hit.term
    if one.capitals:
        acronym = side.text[one.start : one.end]
        return acronym in other.text or _known_by(desk, term.concept, acronym, other)
    for rival in desk.shelf.target.glossary.by_id[term.concept].terms:
        twin = rival.text if rival.language == other.language else ""
        if twin and (not rival.rejected or rival.source == term.source) and twin in other.text:
            return True
    return False


def _known_by(desk: PairDesk, concept: str, acronym: str, other: Passage) -> bool:
    """True when the other passage has the first word of the body's acronym («УВКБ» of «УВКБ ООН»), or an
    acronym by which these texts render this one.
    """
    rivals = set(ACRONYM.findall(other.text))
    terms = desk.shelf.target.glossary.by_id[concept].terms
    heads = {term.acronym.split()[0] for term in terms if term.acronym and term.language == other.language}
    if rivals & heads:
        return True
    russian = other.language == "en"
    mine = [word.stem for word in words(acronym, "ru" if russian else "en")]
    theirs = [word.stem for rival in rivals for word in words(rival, other.language)]
    pairs = ((one, two) if russian else (two, one) for one in mine for two in theirs)
    return any(desk.shelf.dictionary.strength(one, two) >= SURE for one, two in pairs)


def _lost(mine: Sequence[PairHit], others: Sequence[PairHit], text: str) -> list[PairHit]:
    """Members of a list whose concept stands on the other side too, but less often."""
    there = Counter(one.hit.term.concept for one in others)
    found = []
    for group in _places(mine):
        concept = next((one.hit.term.concept for one in group if there[one.hit.term.concept]), "")
        if concept:
            there[concept] -= 1
        elif LISTED.match(text, group[0].end) and not group[0].currency:
            found.append(group[0])
    return found


def _places(hits: Sequence[PairHit]) -> list[list[PairHit]]:
    """The names of a passage by their places: an acronym of two bodies is one name."""
    found: dict[tuple[int, int], list[PairHit]] = {}
    for one in hits:
        found.setdefault((one.start, one.end), []).append(one)
    return list(found.values())


def _less(mine: Sequence[PairHit], others: Sequence[PairHit]) -> list[PairHit]:
    """Mine that the other side has not, each concept counted once: a name may be taken up by a pronoun.

    Several concepts under one name at one place (an acronym of two bodies) are one name.
    """
    there = {one.hit.term.concept for one in others}
    found: dict[str, PairHit] = {}
    for group in _places([one for one in mine if not one.currency]):
        if not any(one.hit.term.concept in there for one in group):
            found.setdefault(group[0].hit.term.concept, group[0])
    return list(found.values())
