"""A term of the glossary put for another term of the same concept: a change of term, be it in one place only.

Terms are told by the stems of their words, without the morphology that finding terms in running text needs:
here both sides of a replacement are known, and both must be terms of one concept.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from almaty_nlp.comparison.ledger import Ledger, Side
from almaty_nlp.comparison.likeness_of_words import stem
from almaty_nlp.comparison.tokens import fold, is_word, pieces
from almaty_nlp.model.change import Meaning

if TYPE_CHECKING:
    from almaty_nlp.glossary import Glossary

LONGEST = 8
"""A longer replacement is a rewriting, whatever terms stand in it."""
AROUND = 6
"""Pieces beside a replacement that a term may take in: «порядок невозражения» → «порядок отсутствия …»."""

Stems = tuple[str, ...]
Synonyms = Mapping[str, tuple[tuple[str, Stems], ...]]
"""Stem of the first word of a term → the concepts and stems of the terms that begin with it."""


def synonyms(glossary: Glossary, language: str) -> Synonyms:
    """Return the terms of the concepts that have several in a language; no names of States and bodies."""
    found: dict[str, list[tuple[str, Stems]]] = defaultdict(list)
    for concept in glossary.concepts:
        own = [term for term in concept.terms if term.language == language and not term.name_type]
        texts = {text for term in own for text in (term.text, term.acronym) if text}
        known = {_stems(text) for text in texts} - {()}
        if len(known) > 1:
            for words in known:
                found[words[0]].append((concept.id, words))
    return {first: tuple(terms) for first, terms in found.items()}


def _stems(text: str) -> Stems:
    return tuple(stem(fold(piece)) for piece in pieces(text) if is_word(piece))


def read_glossary(ledger: Ledger, known: Synonyms) -> None:
    """Account for terms replaced by terms of the same concept."""
    for hunk, gone, come in ledger.rests():
        if not (0 < len(gone) <= LONGEST and 0 < len(come) <= LONGEST):
            continue
        ours = dict(_terms(ledger.old, hunk.old_start, hunk.old_end, known))
        theirs = dict(_terms(ledger.new, hunk.new_start, hunk.new_end, known))
        for concept in sorted(ours.keys() & theirs.keys()):
            one, two = ours[concept], theirs[concept]
            shown = "".join(ledger.old.pieces[slice(*one)]), "".join(ledger.new.pieces[slice(*two)])
            if _stems(shown[0]) != _stems(shown[1]):
                ledger.note(Meaning.TERM, *shown)
                ledger.old.close(*one)
                ledger.new.close(*two)


def _terms(side: Side, start: int, end: int, known: Synonyms) -> Iterator[tuple[str, tuple[int, int]]]:
    """The concepts named by a stretch and a few pieces round it, with the pieces of their terms."""
    low = max(0, start - AROUND)
    places = [at for at in range(low, min(len(side.pieces), end + AROUND)) if is_word(side.pieces[at])]
    words = [stem(fold(side.pieces[at])) for at in places]
    for number, word in enumerate(words):
        for concept, term in known.get(word, ()):
            if tuple(words[number : number + len(term)]) == term:
                first, last = places[number], places[number + len(term) - 1] + 1
                if first < end and last > start and any(side.open[first:last]):
                    yield concept, (first, last)
