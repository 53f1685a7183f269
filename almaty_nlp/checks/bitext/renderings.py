"""Terms across languages (TRX): a term of the source and the word that the glossary forbids for it."""

from __future__ import annotations

import dataclasses
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from typing import NamedTuple

from almaty_nlp.checks.pairdesk import Pair, PairDesk, PairHit
from almaty_nlp.checks.registry import on_bitext
from almaty_nlp.glossary.english_patterns import MODALS
from almaty_nlp.glossary.reasons import advice
from almaty_nlp.glossary.types import Term
from almaty_nlp.lang.bilingual.ties import Word, attested, words
from almaty_nlp.model.finding import Finding, Severity
from almaty_nlp.model.message import Message

CALLS = 0.04
"""Strength from which a word of the source calls for a word of the translation."""
USUAL = 2
"""Places with the accepted term from which a rejected one, uncalled for, is taken for it."""

Stretch = tuple[int, int]


class Mistranslation(NamedTuple):
    """A rejected term of the target and the words of the source it stands for, if they are known."""

    pair: Pair
    hit: PairHit
    origin: Stretch | None


@on_bitext("TRX001", "term-mistranslated")
def term_mistranslated(desk: PairDesk) -> Iterator[Finding]:
    """A term is rendered by one that the glossary forbids for it.

    Why: each word is right by itself, and together they say something else; the note of the glossary gives
    the
    reason and is quoted.
    Rows of scope «pair» are looked at: the term in the source, the rejected one in the translation, and no
    accepted term of the concept beside it. The rejected one is also reported where nothing in the source
    calls for it, but a word calls for the accepted term, or the text has that elsewhere, or the glossary
    forbids the rejected one outright.
    A term the glossary only advises against is told once; a modal verb («должен» for “should”) is a matter
    of style.
    Wrong: «беженец» for “asylum-seeker”
    Right: «лицо, ищущее убежище»
    Fix safety: none is offered: the case and number are for the translator to say.
    Options: none; a pair is taken off the list by its status in the glossary.
    Source: the glossary, whose note the message gives.
    """
    habits: dict[Term, list[Finding]] = defaultdict(list)
    for each in _mistranslations(desk):
        term = each.hit.hit.term
        if term.status == "forbidden":
            yield _finding(desk, each)
        else:
            habits[term].append(_finding(desk, each))
    for term, (first, *others) in habits.items():
        severity = Severity.STYLE if _is_modal(desk, term) else first.severity
        related = (*first.related, *(other.place for other in others))
        yield dataclasses.replace(first, severity=severity, related=related)


def _mistranslations(desk: PairDesk) -> Iterator[Mistranslation]:
    for pair in desk.pairs:
        ours, theirs = desk.shelf.hits[pair.number]
        suspects = [one for one in theirs if one.hit.term.rejected and one.hit.term.scope == "pair"]
        if not suspects:
            continue
        source = {one.hit.term.concept: one for one in ours if not one.hit.term.rejected}
        accepted = Counter(one.hit.term.concept for one in theirs if not one.hit.term.rejected)
        wanted = Counter(one.hit.term.concept for one in ours if not one.hit.term.rejected)
        for one in suspects:
            concept = one.hit.term.concept
            if accepted[concept] < wanted[concept]:
                yield Mistranslation(pair, one, (source[concept].start, source[concept].end))
            elif not wanted[concept] and not _is_modal(desk, one.hit.term):
                yield from _uncalled(desk, pair, one, accepted[concept])


def _uncalled(desk: PairDesk, pair: Pair, suspect: PairHit, accepted: int) -> Iterator[Mistranslation]:
    """A rejected term whose concept the source does not name, where nothing in the source calls for it."""
    term, text = suspect.hit.term, pair.target.text
    stems = _stems(text[suspect.start : suspect.end], pair.target.language)
    source = words(pair.source.text, pair.source.language)
    if any(one.start < suspect.end and suspect.start < one.end for one in _accepted(desk, pair)):
        return  # the same words are a term in good standing
    if any(_calls(pair, word, stems) for word in source):
        return
    concept = desk.shelf.target.glossary.by_id[term.concept]
    better = {
        stem
        for other in concept.terms
        if other.language == term.language and not other.rejected and " " not in other.text
        for stem in _stems(other.text, other.language)
    }
    callers = [word for word in source if _calls(pair, word, better)]
    if len(callers) > accepted:
        nearest = min(callers, key=lambda word: abs(_share(word, pair) - suspect.start / len(text)))
        yield Mistranslation(pair, suspect, (nearest.start, nearest.end))
    elif " " not in term.text and (term.status == "forbidden" or _usual(desk, term.concept) >= USUAL):
        yield Mistranslation(pair, suspect, None)


def _usual(desk: PairDesk, concept: str) -> int:
    """How often the target has an accepted term of a concept."""
    found = (hit for hits in desk.shelf.target.hits.values() for hit in hits)
    return sum(hit.term.concept == concept and not hit.term.rejected for hit in found)


def _accepted(desk: PairDesk, pair: Pair) -> list[PairHit]:
    return [one for one in desk.shelf.hits[pair.number][1] if not one.hit.term.rejected]


def _share(word: Word, pair: Pair) -> float:
    return word.start / max(len(pair.source.text), 1)


def _stems(text: str, language: str) -> tuple[str, ...]:
    return tuple(word.stem for word in words(text, language))


def _calls(pair: Pair, word: Word, stems: Collection[str]) -> bool:
    """True when a word of the source is translated by one of the stems in other texts."""
    if pair.source.language == "ru":
        return any(attested(word.stem, stem) >= CALLS for stem in stems)
    return any(attested(stem, word.stem) >= CALLS for stem in stems)


def _is_modal(desk: PairDesk, term: Term) -> bool:
    """True for a row about a modal verb («should», «следует»)."""
    concept = desk.shelf.target.glossary.by_id[term.concept]
    return any(other.language == "en" and other.text in MODALS for other in concept.terms)


def _finding(desk: PairDesk, found: Mistranslation) -> Finding:
    pair, one, origin = found
    term = one.hit.term
    here = pair.target.text[one.start : one.end]
    better = desk.shelf.target.glossary.preferred(term)
    tail = advice(term, better.text if better else "")
    if origin is None:
        message = Message(
            en=f"Nothing in the source calls for “{here}”{tail.en}",
            ru=f"В оригинале нет ничего, что переводилось бы как «{here}»{tail.ru}",
        )
        related = desk.opposite(pair, one.start, from_source=False)
    else:
        there = pair.source.text[slice(*origin)]
        message = Message(
            en=f"“{here}” does not render “{there}”{tail.en}",
            ru=f"«{here}» не передаёт «{there}»{tail.ru}",
        )
        related = pair.source.place(*origin)
    return desk.finding(pair.target.place(one.start, one.end), message, related=[related])
