"""Names (NAM): a person, a place or a body is written in one way throughout."""

from __future__ import annotations

import dataclasses
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import OSA

from almaty_nlp.checks.desk import Desk, replace
from almaty_nlp.checks.indexes.names import Bearer, dictionary_forms
from almaty_nlp.checks.indexes.words import folded
from almaty_nlp.checks.registry import on_document
from almaty_nlp.glossary.types import Term
from almaty_nlp.lang.token import Token
from almaty_nlp.model.document import Block, Span
from almaty_nlp.model.finding import Finding, Safety, Severity
from almaty_nlp.model.message import Message

NOTHING = Token("", -1, -1, "mark")
"""What stands after the last word."""

CAPITALS = 5
"""Places with capitals in both words, for each with a small letter in the second, that make that a slip."""


@on_document("NAM001", "name-variant")
def name_variant(desk: Desk) -> Iterator[Finding]:
    """A name is spelled here one letter off its spelling elsewhere in the text.

    Why: a misspelt name of a minister is noticed by everybody but the spelling checker, and the
    index takes it for another person.
    Surnames are compared in their dictionary form, so that case endings are no difference, and only after
    the same given name: two persons of different given names are left alone. A variant differs by one
    letter, or is a double surname of which the text has one half elsewhere; the rarer or later is reported.
    Wrong: «с Ерланом Едрисовым», where the text has «Ерлан Идрисов»
    Right: «с Ерланом Идрисовым»
    Fix safety: show. The other spelling is shown in the form it has there.
    Options: none.
    Source: house rule.
    """
    for bearers in desk.shelf.bearers.values():
        spellings: dict[str, list[Bearer]] = defaultdict(list)
        for bearer in bearers:
            spellings[folded(bearer.text)].append(bearer)
        for name, places in spellings.items():
            right = _right(places, [others for other, others in spellings.items() if other != name])
            for bearer in places if right else ():
                yield _variant(desk, bearer, right[0])


def _right(places: Sequence[Bearer], others: Sequence[Sequence[Bearer]]) -> Sequence[Bearer]:
    """The places of the spelling this one is a variant of, or nothing."""
    own = dictionary_forms(places[0].text, places[0].language)
    best: Sequence[Bearer] = ()
    family = sum(len(rivals) for rivals in others if own & _forms(rivals)) + len(places)
    for rivals in others:
        forms = _forms(rivals)
        if own & forms:
            continue
        close = any(_slip(one, two) for one in own for two in forms)
        same = [each for each in others if forms & _forms(each)]
        weight = sum(map(len, same))
        if (close and weight >= family and not (weight == family and _later(rivals, places))) or any(
            one.startswith(f"{two}-") or one.endswith(f"-{two}") for one in own for two in forms
        ):
            best = rivals
    return best


def _forms(places: Sequence[Bearer]) -> frozenset[str]:
    return dictionary_forms(places[0].text, places[0].language)


def _slip(one: str, two: str) -> bool:
    return one[-3:] == two[-3:] and OSA.distance(one, two, score_cutoff=1) <= 1


def _later(one: Sequence[Bearer], two: Sequence[Bearer]) -> bool:
    return one[0].order > two[0].order


def _variant(desk: Desk, name: Bearer, other: Bearer) -> Finding:
    message = Message(
        en=f"The name is spelled “{other.text}” elsewhere in the text, here “{name.text}”",
        ru=f"В других местах это имя пишется «{other.text}», а здесь — «{name.text}»",
    )
    return desk.finding(
        name.span, message, related=[other.span], fixes=[replace(name.span, other.text, Safety.SHOW)]
    )


@on_document("NAM002", "name-capitals")
def name_capitals(desk: Desk) -> Iterator[Finding]:
    """A word of a name has a small letter here and a capital elsewhere, or the other way round.

    Why: capitals tell the name of a body from a description of it; two spellings look like two bodies.
    A name of the glossary that the text writes in two ways is held to the usual one, at a draw to the
    glossary's; a text that keeps to its own habit is left alone. Names the glossary lacks are found by two
    words that are written with capitals everywhere but here, and reported as a matter of style.
    Wrong: «Содружество независимых государств», beside «Содружество Независимых Государств»
    Right: «Содружество Независимых Государств»
    Fix safety: ask. The capitals of the glossary, or of the other places, are offered.
    Options: none.
    Source: the glossary; house rule.
    """
    told: set[Span] = set()
    for finding in (*_against_glossary(desk), *_against_itself(desk)):
        span = finding.place.span
        if not any(span.block == t.block and span.start < t.end and t.start < span.end for t in told):
            told.add(span)
            yield finding


class Written(NamedTuple):
    """A name in its place: the words of the term and which of them have a capital."""

    block: Block
    words: tuple[tuple[int, int], ...]
    capitals: tuple[bool, ...]

    @property
    def span(self) -> Span:
        """The whole name."""
        return self.block.span(self.words[0][0], self.words[-1][1])


def _against_glossary(desk: Desk) -> Iterator[Finding]:
    """Names of the glossary written in two ways: the usual one is right, at a draw the glossary's."""
    found: dict[str, list[Written]] = defaultdict(list)
    terms: dict[str, Term] = {}
    for block in desk.blocks:
        for hit in desk.shelf.hits.get(block.id, ()):
            if hit.acronym or hit.term.rejected or hit.gap or len(hit.words) < 2:
                continue
            term = _as_preferred(desk, hit.term)
            model, text = _capitals(term.text), block.text
            if any(model) and len(model) == len(hit.words) and not text[hit.start : hit.end].isupper():
                own = tuple(text[start].isupper() for start, _ in hit.words)
                # the head of a name may have a capital because a sentence begins there
                own = (own[0] and model[0], *own[1:])
                found[f"{term.concept} {term.text}"].append(Written(block, hit.words, own))
                terms[f"{term.concept} {term.text}"] = term
    for name, places in found.items():
        yield from _minority(desk, terms[name], places)


def _minority(desk: Desk, term: Term, places: Sequence[Written]) -> Iterator[Finding]:
    model = _capitals(term.text)
    counts = Counter(place.capitals for place in places)
    usual = max(counts, key=lambda capitals: (counts[capitals], capitals == model))
    good = next(place for place in places if place.capitals == usual)
    for place in places:
        if place.capitals != usual:
            start, end, text = _amiss(place, usual)
            span = place.block.span(start, end)
            yield _recapitalised(desk, span, text, [good.span], desk.document.text(good.span))


def _as_preferred(desk: Desk, term: Term) -> Term:
    """The preferred term of the concept where it differs in capitals only."""
    preferred: Term | None = desk.shelf.glossary.preferred(term)
    return preferred if preferred and preferred.text.casefold() == term.text.casefold() else term


def _capitals(term: str) -> tuple[bool, ...]:
    return tuple(word[0].isupper() for word in term.replace("-", " ").split() if word[0].isalpha())


def _amiss(place: Written, usual: tuple[bool, ...]) -> tuple[int, int, str]:
    """From the first to the last word whose capital differs: start, end and how it should read."""
    letters = list(place.block.text)
    wrong = []
    for (start, end), own, capital in zip(place.words, place.capitals, usual, strict=True):
        if own != capital:
            letters[start] = letters[start].upper() if capital else letters[start].lower()
            wrong.append((start, end))
    start, end = wrong[0][0], wrong[-1][1]
    return start, end, "".join(letters[start:end])


def _against_itself(desk: Desk) -> Iterator[Finding]:
    """Pairs of words of which both nearly always have capitals: «Объединенных Наций»."""
    capitals: dict[tuple[str, str], list[Span]] = defaultdict(list)
    small: dict[tuple[str, str], list[Span]] = defaultdict(list)
    for block in desk.blocks:
        words = desk.shelf.words[block.id]
        for at in desk.shelf.capitalised[block.id]:
            one, two = words[at], words[at + 1] if at + 1 < len(words) else NOTHING
            if two.start - one.end != 1 or one.text.isupper():
                continue
            if not block.text[: one.start].rstrip("«“\"'( ")[-1:].strip(".!?:;…—–-"):
                continue
            if len(two.text) > 3 and two.text[1:].islower():
                kept = capitals if two.text[0].isupper() else small
                kept[folded(one.text), folded(two.text)].append(block.span(one.start, two.end))
    for pair, spans in small.items():
        if len(capitals.get(pair, ())) >= CAPITALS * len(spans):
            for span in spans:
                good = capitals[pair][0]
                finding = _recapitalised(desk, span, desk.document.text(good), [good])
                yield dataclasses.replace(
                    finding, severity=Severity.STYLE
                )  # a habit, with no authority but itself


def _recapitalised(desk: Desk, span: Span, text: str, related: Sequence[Span], name: str = "") -> Finding:
    found = desk.document.text(span)
    within = (f" in “{name}”", f" в «{name}»") if name else ("", "")
    message = Message(
        en=f"Capitals differ{within[0]}: elsewhere in the text “{text}”, here “{found}”",
        ru=f"Прописные буквы расходятся{within[1]}: в другом месте текста «{text}», здесь «{found}»",
    )
    return desk.finding(span, message, related=related, fixes=[replace(span, text)])
