"""The whole way from two documents to an alignment."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from almaty_nlp.alignment.anchors import anchors
from almaty_nlp.alignment.confidence import confidences
from almaty_nlp.alignment.embedded import Embedded, embedded
from almaty_nlp.alignment.found import Found
from almaty_nlp.alignment.languages import languages
from almaty_nlp.alignment.problem import Problem, Texts
from almaty_nlp.alignment.reasons import reasons
from almaty_nlp.alignment.sentences import inside, sentence_units
from almaty_nlp.alignment.settings import DEFAULT
from almaty_nlp.alignment.sides import side
from almaty_nlp.alignment.solver import solved
from almaty_nlp.alignment.terms import Forms, termed
from almaty_nlp.alignment.units import paragraphs
from almaty_nlp.lang.bilingual.bag import bag
from almaty_nlp.lang.bilingual.lexicon import Lexicon, lexicon
from almaty_nlp.lang.bilingual.table import table
from almaty_nlp.model.alignment import Alignment, Link, Unit
from almaty_nlp.model.document import Document

if TYPE_CHECKING:
    from almaty_nlp.glossary import Glossary


HAND = 50.0
"""Score in nats of a link that a person set."""


def aligned(
    source: Document,
    target: Document,
    *,
    level: str,
    glossary: Glossary | None,
    model: str | None,
    human: Sequence[Link],
) -> Alignment:
    """See `almaty_nlp.alignment.align`."""
    tongues = languages(source, target)
    units = paragraphs(source), paragraphs(target)
    human = list(_apart(human))
    fixed = [Found(link.source, link.target, HAND) for link in human]
    found, whole = solved(problem(units[0], units[1], tongues, glossary, model), fixed)
    if level == "sentence":
        (ours, our_places), (theirs, their_places) = map(sentence_units, units, tongues)
        whole = problem(ours, theirs, tongues, glossary, model)
        found, whole = inside(whole, found, our_places, their_places)
        units = ours, theirs
        human = []
    made = links(found, reasons(whole, found, *units), len(units[0]), len(units[1]))
    by_hand = {(link.source, link.target): link for link in human}
    kept = (
        replace(by_hand[link.source, link.target], moved=link.moved)
        if (link.source, link.target) in by_hand
        else link
        for link in made
    )
    return Alignment(level, source, target, *units, tuple(kept))


def _apart(human: Sequence[Link]) -> Iterator[Link]:
    """Units that a person says stand alone stand each in a link of its own."""
    for link in human:
        if link.source and link.target:
            yield link
        else:
            yield from (replace(link, source=(unit,)) for unit in link.source)
            yield from (replace(link, target=(unit,)) for unit in link.target)


def problem(
    source: Sequence[Unit],
    target: Sequence[Unit],
    tongues: tuple[str, str],
    glossary: Glossary | None = None,
    model: str | None = None,
    words: Lexicon | None = None,
) -> Problem:
    """Return the problem of two rows of units in the languages named; `words` = the shipped lexicon when left
    out.
    """
    bags = [
        bag([unit.text for unit in units], tongue)
        for units, tongue in zip((source, target), tongues, strict=True)
    ]
    russian_source = tongues[0] == "ru"
    russian, english = bags if russian_source else bags[::-1]
    known = table(russian, english, words or lexicon())
    forms: Forms = ({}, {})
    if glossary is not None:
        texts = [unit.text for unit in source], [unit.text for unit in target]
        found = termed(glossary, russian, english, known, texts if russian_source else texts[::-1])
        known, forms = found.known, found.forms
        bags = [found.russian, found.english][:: 1 if russian_source else -1]
    opinion = None
    if model is not None:
        sure = anchors(bags[0], bags[1], known, russian_source=russian_source)
        opinion = _opinion(model, source, target, sure)
    return Problem(
        bags[0],
        bags[1],
        side(source),
        side(target),
        known,
        russian_source,
        DEFAULT,
        opinion,
        terms=forms,
        texts=Texts((source, target), tongues),
    )


def _opinion(
    model: str, source: Sequence[Unit], target: Sequence[Unit], sure: Sequence[tuple[int, int]]
) -> Embedded:
    from almaty_nlp.lang.neural import embedder

    engine = embedder(model)
    texts = [unit.text for unit in source], [unit.text for unit in target]
    lengths = [len(text) for text in texts[0]], [len(text) for text in texts[1]]
    return embedded(engine.embed(texts[0]), engine.embed(texts[1]), lengths, sure)


def links(found: Sequence[Found], why: Sequence[tuple[str, ...]], ours: int, theirs: int) -> list[Link]:
    """Return the links with the units that stand alone put in at their places, in the order of the source.

    `why` = the reasons of each link. A unit of the target that stands alone comes after the link of the unit
    before it.
    """
    joined = [
        Link(one.source, one.target, score, one.moved, sure, reasons=because)
        for one, because, (score, sure) in zip(found, why, confidences(found, ours, theirs), strict=True)
    ]
    by_source = {link.source[0]: link for link in joined}
    taken = {unit for link in joined for unit in link.source}
    taken_there = {unit for link in joined for unit in link.target}
    after: dict[int, list[int]] = {}
    place = -1
    owner = {unit: link.source[-1] for link in joined if not link.moved for unit in link.target}
    for unit in range(theirs):
        if unit in taken_there:
            place = owner.get(unit, place)
        else:
            after.setdefault(place, []).append(unit)
    ordered = [Link((), (unit,), 1.0) for unit in after.get(-1, ())]
    for unit in range(ours):
        if unit in by_source:
            ordered.append(by_source[unit])
        elif unit not in taken:
            ordered.append(Link((unit,), (), 1.0))
        ordered += [Link((), (other,), 1.0) for other in after.get(unit, ())]
    return ordered
