"""Terms (TRM): words the glossary tells not to use, with what to use instead and why."""

from __future__ import annotations

import dataclasses
from collections import Counter, defaultdict
from collections.abc import Iterator

from almaty_nlp.checks.desk import Desk, Shelf, replace
from almaty_nlp.checks.document._inflection import inflected
from almaty_nlp.checks.registry import on_document
from almaty_nlp.glossary.reasons import advice
from almaty_nlp.glossary.types import Hit, Term
from almaty_nlp.model.document import Block, Span
from almaty_nlp.model.finding import Finding, Fix, Safety, Severity
from almaty_nlp.model.message import Message

HABIT = 4
"""Places from which a term is the habit of a text, not a slip."""


@on_document("TRM001", "term-forbidden", severity=Severity.ERROR)
def forbidden_term(desk: Desk) -> Iterator[Finding]:
    """The glossary forbids this term.

    Why: a forbidden term means something else, or nothing, in the language of the Process; the note of the
    glossary gives the reason and is quoted.
    Terms are matched through inflection, longest first; a term inside a proper name or the title of an
    instrument is left alone, and so are rows that only forbid a pair of terms of two languages.
    With `--against`, a term whose source has a rejected term of the concept too is left alone.
    Wrong: «в соответствии с процедурой невозвращения»
    Right: «в соответствии с процедурой отсутствия возражений»
    Fix safety: ask. The preferred term is offered in the case and number of the words it replaces.
    Options: none; a term is taken off the list by its status in the glossary.
    Source: the glossary, whose row and note the message names.
    """
    yield from (finding for finding, _ in _rejected(desk, "forbidden"))


@on_document("TRM002", "term-deprecated")
def deprecated_term(desk: Desk) -> Iterator[Finding]:
    """The glossary has a better term for this one.

    Why: one concept under two names reads as two concepts; the note of the glossary says why the other term
    is preferred and is quoted.
    Terms are matched as for TRM001. A text that has the term throughout and never a better one, or has the
    short name of a State more often than the full one, is told once, at the first place.
    With `--against` each term is told once. A term whose source has a rejected term of the concept too is
    left alone; one that has the words of the preferred term in another form, or that names a State or a body
    as the source does, is a matter of style unless the text has the preferred term as well.
    Wrong: «поток нелегальных мигрантов»
    Right: «поток мигрантов с неурегулированным статусом»
    Fix safety: ask. The preferred term is offered in the case and number of the words it replaces.
    Options: none; a term is taken off the list by its status in the glossary.
    Source: the glossary, whose row and note the message names.
    """
    found: dict[Term, list[Finding]] = defaultdict(list)
    for finding, hit in _rejected(desk, "deprecated"):
        found[hit.term].append(finding)
    good = Counter(
        hit.term.concept for hits in desk.shelf.hits.values() for hit in hits if not hit.term.rejected
    )
    for term, findings in found.items():
        rivals = good[term.concept]
        if len(findings) >= HABIT and (not rivals or (term.name_type and rivals < len(findings))):
            yield dataclasses.replace(findings[0], related=tuple(each.place for each in findings[1:]))
        else:
            yield from findings


def _rejected(desk: Desk, status: str) -> Iterator[tuple[Finding, Hit]]:
    for block in desk.blocks:
        hits = desk.shelf.hits.get(block.id, ())
        for hit in hits:
            found = block.text[hit.start : hit.end]
            if hit.term.status == status and hit.term.scope != "pair" and not _allowed(hit, hits, found):
                yield _finding(desk, block, hit), hit


def _allowed(hit: Hit, hits: tuple[Hit, ...], found: str) -> bool:
    """True when the same words are a term in good standing too, or were reported for another concept
    already.
    """
    literal = found.casefold() == hit.term.text.casefold()
    for other in hits:
        if other.words != hit.words or other is hit:
            continue
        if not other.term.rejected:
            if not literal or other.term.text.casefold() == found.casefold():
                return True
        elif other.term.scope != "pair" and hits.index(other) < hits.index(hit):
            return True
    return False


def _finding(desk: Desk, block: Block, hit: Hit) -> Finding:
    term, span = hit.term, block.span(hit.start, hit.end)
    found = block.text[hit.start : hit.end]
    better = _better(desk.shelf, term)
    name = f"{better.acronym if hit.acronym else better.text}" if better else ""
    tail = advice(term, name)
    verdict = (
        ("does not allow", "не допускает")
        if term.status == "forbidden"
        else ("advises against", "не советует")
    )
    message = Message(
        en=f"The glossary {verdict[0]} “{found}”{tail.en}",
        ru=f"Глоссарий {verdict[1]} «{found}»{tail.ru}",
    )
    fixes = _fixes(span, found, hit, name) if name else ()
    return desk.finding(span, message, fixes=fixes, related=_good_places(desk.shelf, term, span))


def _better(shelf: Shelf, term: Term) -> Term | None:
    preferred: Term | None = shelf.glossary.preferred(term)
    return preferred


def _fixes(span: Span, found: str, hit: Hit, name: str) -> tuple[Fix, ...]:
    if hit.acronym:
        return (replace(span, name),)
    if hit.gap or name == hit.term.text:
        return ()
    if hit.term.language == "ru":
        texts = inflected(name, found, hit.term.text)
        return tuple(replace(span, _cased(found, text)) for text in texts) or (
            replace(span, name, Safety.SHOW),
        )
    if found.lower() == hit.term.text.lower():
        return (replace(span, _cased(found, name)),)
    if found.lower() in (hit.term.text.lower() + "s", hit.term.text.lower() + "es"):
        return (replace(span, _cased(found, name) + "s"),)
    return (replace(span, name, Safety.SHOW),)


def _cased(pattern: str, text: str) -> str:
    return text[0].upper() + text[1:] if pattern[0].isupper() else text


def _good_places(shelf: Shelf, term: Term, here: Span) -> list[Span]:
    """Up to three places where the text itself has an accepted term of the concept."""
    found = [
        Span(block, hit.start, hit.end)
        for block, hits in shelf.hits.items()
        for hit in hits
        if hit.term.concept == term.concept and not hit.term.rejected and block != here.block
    ]
    return found[:3]
