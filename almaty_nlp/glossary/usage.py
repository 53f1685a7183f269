"""How the terms of a glossary were rendered in aligned texts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from almaty_nlp.glossary.glossary import Glossary
from almaty_nlp.glossary.types import Hit
from almaty_nlp.lang import tokenize

OTHERWISE = ""
"""Rendering of a term whose counterpart has no term of the concept."""
PLACES = 5
"""Places kept for each rendering."""


@dataclass
class Use:
    """A concept met in the Russian and English passages: rendering pairs (ru, en) → places (passage
    numbers)."""

    concept: str
    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    places: dict[tuple[str, str], list[int]] = field(default_factory=lambda: defaultdict(list))


def usage(pairs: Sequence[tuple[str, str]], glossary: Glossary, wanted: Iterable[str] = ()) -> list[Use]:
    """Return the uses of the concepts met in (Russian, English) passages, the commonest first.

    `wanted` are terms, acronyms or concept identifiers; all concepts when it is empty. A passage with several
    terms of a concept counts them off one against the other; the surplus is rendered OTHERWISE.
    """
    names = {name.casefold() for name in wanted}
    concepts = {
        concept.id
        for concept in glossary.concepts
        if not names
        or concept.id.casefold() in names
        or any({term.text.casefold(), term.acronym.casefold()} & names for term in concept.terms)
    }
    found: dict[str, Use] = {}
    for number, texts in enumerate(pairs):
        russian, english = (
            _by_concept(glossary.index(language).find(text, tokenize(text, language)), concepts)
            for text, language in zip(texts, ("ru", "en"), strict=True)
        )
        for concept in dict.fromkeys((*russian, *english)):
            use = found.setdefault(concept, Use(concept))
            ru, en = (
                [hit.term.acronym if hit.acronym else hit.term.text for hit in side.get(concept, ())]
                for side in (russian, english)
            )
            size = max(len(ru), len(en))
            for key in zip(
                ru + [OTHERWISE] * (size - len(ru)), en + [OTHERWISE] * (size - len(en)), strict=True
            ):
                use.counts[key] += 1
                if len(use.places[key]) < PLACES:
                    use.places[key].append(number)
    return sorted(found.values(), key=lambda use: (-use.counts.total(), use.concept))


def _by_concept(hits: Iterable[Hit], wanted: set[str]) -> dict[str, list[Hit]]:
    found: dict[str, list[Hit]] = defaultdict(list)
    seen = set()
    for hit in hits:
        key = (hit.term.concept, hit.start, hit.end)
        if hit.term.concept in wanted and key not in seen:
            seen.add(key)
            found[hit.term.concept].append(hit)
    return found
