"""Lists of names across languages (LSX): they have as many members."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from almaty_nlp.checks.bitext._polarity import Sides, Stretch, number
from almaty_nlp.checks.bitext.entities import loosely_named
from almaty_nlp.checks.pairdesk import Pair, PairDesk, PairHit, Passage
from almaty_nlp.checks.registry import on_bitext
from almaty_nlp.lang.sentences import sentences
from almaty_nlp.model.finding import Finding, Severity
from almaty_nlp.model.message import Message

NAMED = ("st-", "org-")
"""Beginnings of the identifiers of concepts that name a State or a body."""
LEAST, SHARED = 3, 2
"""Members of the shortest list that is counted, and members that two lists share for sure."""
COVER = "\u0001"
"""Stands for each character of a known name, so that an «and» inside it parts nothing."""
BETWEEN = re.compile(
    r"\s*[,;]\s*(?:and\s+|as well as\s+|и\s+|а также\s+)?(?:(?:the|an?)\s+)?|"
    r"\s+(?:and|и)\s+(?:(?:the|an?)\s+)?",
    re.IGNORECASE,
)
"""What parts two members of a list."""
CAPITALS = r"[A-ZА-ЯЁ][\w-]+(?:\s(?:of|of the|and|for|[A-ZА-ЯЁ][\w-]+))*"
WHOLE = re.compile(rf"\[?(?:[Tt]he )?{CAPITALS}\]?\.?")
TAIL = re.compile(r"(?<!\w)[A-ZА-ЯЁ][\w-]+(?:\s[A-ZА-ЯЁ][\w-]+)+$")
HEAD = re.compile(r"[A-ZА-ЯЁ][\w-]+(?:\s[A-ZА-ЯЁ][\w-]+)+")


class Member(NamedTuple):
    """A member of a list with its concept; "" for a name the glossary does not have."""

    span: Stretch
    concept: str


@on_bitext("LSX002", "list-members-differ", severity=Severity.WARNING)
def list_members_differ(desk: PairDesk) -> Iterator[Finding]:
    """A list of States or bodies has a member that its counterpart has not, under whatever name.

    Why: a name that no glossary has is lost from a list as easily as any other.
    Lists in a sentence are counted: names with commas and “and” between them, two of them known to the
    glossary and in both languages. Where one list is longer, the member that no other one answers is
    reported; a member the glossary knows is reported by entity-differs, unless these texts often name it in
    one language only.
    Wrong: «Казахстан и Узбекистан» for “Kazakhstan, the Steppe Union and Uzbekistan”
    Right: «Казахстан, Степной союз и Узбекистан»
    Fix safety: none is offered: which text is right is not known.
    Options: none.
    Source: house rule.
    """
    loose = loosely_named(desk)
    for pair in desk.pairs:
        hits = desk.shelf.hits[pair.number]
        if min(map(len, hits)) < SHARED:
            continue
        ours, theirs = _members(pair.source, hits[0]), _members(pair.target, hits[1])
        if len(ours) == len(theirs) or min(len(ours), len(theirs)) < SHARED:
            continue
        shared = {one.concept for one in ours} & {one.concept for one in theirs} - {""}
        if len(shared) < SHARED:
            continue
        from_source = len(ours) > len(theirs)
        longer, shorter = (ours, theirs) if from_source else (theirs, ours)
        for member in _alone(Sides(pair, desk.shelf, from_source=from_source), longer, shorter):
            if not member.concept or member.concept in loose:
                yield _finding(desk, pair, member.span, from_source=from_source)


def _members(side: Passage, hits: Sequence[PairHit]) -> list[Member]:
    """The longest list of names in a sentence of a passage."""
    names = {
        (hit.start, hit.end): hit.hit.term.concept for hit in hits if hit.hit.term.concept.startswith(NAMED)
    }
    text = side.text
    for start, end in names:
        text = text[:start] + COVER * (end - start) + text[end:]
    lists = [
        row
        for start, end in sentences(side.text, side.language)
        for row in _rows(_parts(text, start, end), text, names)
    ]
    best = max(lists, key=len, default=[])
    return best if len(best) >= LEAST or sum(bool(one.concept) for one in best) >= SHARED else []


def _parts(text: str, start: int, end: int) -> list[Stretch]:
    found, at = [], start
    for between in BETWEEN.finditer(text, start, end):
        found.append((at, between.start()))
        at = between.end()
    return [*found, (at, end)]


def _rows(parts: Sequence[Stretch], text: str, names: dict[Stretch, str]) -> Iterator[list[Member]]:
    """Stretches of members that follow one another; the first and the last may have other words beside."""
    row: list[Member] = []
    for start, end in parts:
        known = [(span, concept) for span, concept in names.items() if start <= span[0] and span[1] <= end]
        words = text[start:end].strip()
        if len(known) == 1:
            (one, two), concept = known[0]
            if row and text[start:one].strip(" [").lower() not in ("", "the"):
                yield row
                row = []
            row.append(Member((one, two), concept))
            if text[two:end].strip(" ].;:"):
                yield row
                row = []
        elif not known and WHOLE.fullmatch(words) and len(words.split()) > 1:
            row.append(Member((start, end), ""))
        else:
            head = HEAD.match(text, start, end) if row else None
            if head:
                row.append(Member(head.span(), ""))
            yield row
            tail = TAIL.search(text[start:end])
            row = [Member((start + tail.start(), end), "")] if tail and not known else []
    yield row


def _alone(view: Sides, longer: Sequence[Member], shorter: Sequence[Member]) -> list[Member]:
    """The members of the longer list that none of the shorter one answers: by concept, then by words."""
    left, rest = list(longer), list(shorter)
    for one in longer:
        twin = next((two for two in rest if two.concept and two.concept == one.concept), None)
        if twin is not None:
            left.remove(one)
            rest.remove(twin)
    scores = sorted((-_likeness(view, one, two), one, two) for one in left for two in rest)
    for score, one, two in scores:
        if score < 0 and one in left and two in rest:
            left.remove(one)
            rest.remove(two)
    return left if not rest else []


def _likeness(view: Sides, one: Member, two: Member) -> int:
    """How many words of two members answer each other."""
    mine = range(number(view.mine, one.span[0]), number(view.mine, one.span[1]))
    first, last = number(view.others, two.span[0]), number(view.others, two.span[1])
    return sum(first <= view.links.get(at, -1) < last for at in mine)


def _finding(desk: PairDesk, pair: Pair, span: Stretch, *, from_source: bool) -> Finding:
    side = pair.source if from_source else pair.target
    name, own = side.text[slice(*span)].strip(" .,;"), side.place(*span)
    other = desk.opposite(pair, span[0], from_source=from_source)
    if from_source:
        message = Message(
            en=f"“{name}” stands in the list of the source, not here",
            ru=f"«{name}» есть в перечне оригинала, а здесь нет",
        )
        return desk.finding(other, message, related=[own])
    message = Message(
        en=f"“{name}” stands in this list, not in that of the source",
        ru=f"«{name}» есть в этом перечне, а в перечне оригинала нет",
    )
    return desk.finding(own, message, related=[other])
