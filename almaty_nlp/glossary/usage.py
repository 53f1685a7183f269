"""How the terms of a glossary were rendered in aligned texts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from almaty_nlp.glossary.glossary import Glossary
from almaty_nlp.glossary.learnt import Stretch, concordance, tied
from almaty_nlp.glossary.tabular import Row
from almaty_nlp.glossary.types import Concept, Hit
from almaty_nlp.lang import tokenize
from almaty_nlp.lang.bilingual.ties import Bridge, words
from almaty_nlp.lang.function_words import FUNCTION_WORDS

NOTHING = "—"
"""Rendering of a term that nothing in the other passage answers."""
PLACES = 10
"""Places named for each rendering."""
COLUMNS = ("concept", "russian", "english", "status", "count", "places", "ru_line", "en_line")
GRAMMAR = FUNCTION_WORDS["en"] | FUNCTION_WORDS["ru"]
"""Words whose ties say little: “shall” may be anywhere in the other sentence, or nowhere."""
_RANK = ("preferred", "admitted", "deprecated", "forbidden")


class Use(NamedTuple):
    """A term of one passage and what answers it: number of the passage, the words of each side with their
    places (None where nothing answers), and the worse status of the terms, «» where one is no term.
    """

    passage: int
    russian: str
    english: str
    status: str
    russian_at: Stretch | None
    english_at: Stretch | None


@dataclass
class Usage:
    """A concept met in the passages, rendering by rendering: (Russian, English) → its uses.

    Words in square brackets are no term of the concept: they stand where the term was to be expected.
    """

    concept: str
    renderings: dict[tuple[str, str], list[Use]] = field(default_factory=lambda: defaultdict(list))

    @property
    def counts(self) -> dict[tuple[str, str], int]:
        """How often each rendering stands."""
        return {key: len(uses) for key, uses in self.renderings.items()}


def usage(pairs: Sequence[tuple[str, str]], glossary: Glossary, wanted: Iterable[str] = ()) -> list[Usage]:
    """Return the uses of the concepts met in (Russian, English) passages, the commonest first.

    `wanted` are terms, acronyms or concept identifiers; all concepts when it is empty. A passage with several
    terms of a concept counts them off one against the other; what stands for the surplus is read off the ties
    of the words. Words that are terms of several concepts count for those that the other passage has.
    """
    concepts = concepts_named(glossary, wanted)
    bridges = tied(pairs)
    found: dict[str, Usage] = {}
    for number, texts in enumerate(pairs):
        sides = [
            _by_concept(glossary.index(language).find(text, tokenize(text, language)))
            for text, language in zip(texts, ("ru", "en"), strict=True)
        ]
        for side, other in (sides, sides[::-1]):
            _settle(side, other)
        for concept in dict.fromkeys((*sides[0], *sides[1])):
            if concept not in concepts:
                continue
            one = found.setdefault(concept, Usage(concept))
            hits = [side.get(concept, []) for side in sides]
            for use in _uses(number, texts, hits, bridges[number], glossary.by_id[concept]):
                one.renderings[use.russian, use.english].append(use)
    return sorted(found.values(), key=lambda one: (-sum(one.counts.values()), one.concept))


def usage_rows(found: Iterable[Usage], pairs: Sequence[tuple[str, str]]) -> list[Row]:
    """Return uses as rows (`COLUMNS`): a rendering each, with the numbers of its passages (from 1) and a
    concordance line of both languages.
    """
    rows = []
    for one in found:
        for (russian, english), uses in sorted(one.renderings.items(), key=lambda item: -len(item[1])):
            first, numbers = uses[0], list(dict.fromkeys(str(use.passage + 1) for use in uses))
            lines = [
                concordance(text, at) if at else ""
                for text, at in zip(pairs[first.passage], (first.russian_at, first.english_at), strict=True)
            ]
            more = "…" if len(numbers) > PLACES else ""
            cells = (one.concept, russian, english, first.status, str(len(uses)))
            shown = (", ".join(numbers[:PLACES]) + more, *lines)
            rows.append(dict(zip(COLUMNS, (*cells, *shown), strict=True)))
    return rows


def concepts_named(glossary: Glossary, wanted: Iterable[str]) -> set[str]:
    """Return the concepts that terms, acronyms or identifiers name; all of them for none."""
    names = {name.casefold() for name in wanted}
    return {
        concept.id
        for concept in glossary.concepts
        if not names
        or concept.id.casefold() in names
        or any({term.text.casefold(), term.acronym.casefold()} & names for term in concept.terms)
    }


def _by_concept(hits: Iterable[Hit]) -> dict[str, list[Hit]]:
    found: dict[str, list[Hit]] = defaultdict(list)
    seen = set()
    for hit in sorted(hits, key=lambda hit: hit.term.rejected):
        key = (hit.term.concept, hit.start, hit.end)
        if key not in seen:
            seen.add(key)
            found[hit.term.concept].append(hit)
    for own in found.values():
        own.sort(key=lambda hit: hit.start)
    return found


def _settle(side: dict[str, list[Hit]], other: dict[str, list[Hit]]) -> None:
    """Leave out a term of a concept that the other passage lacks where the same words are one that it has."""
    answered = {(hit.start, hit.end) for concept, hits in side.items() if concept in other for hit in hits}
    for concept in [concept for concept in side if concept not in other]:
        side[concept] = [hit for hit in side[concept] if (hit.start, hit.end) not in answered]
        if not side[concept]:
            del side[concept]


def _uses(
    number: int, texts: tuple[str, str], sides: Sequence[list[Hit]], bridge: Bridge, concept: Concept
) -> Iterable[Use]:
    russian, english = sides
    both = min(len(russian), len(english))
    for ours, theirs in zip(russian[:both], english[:both], strict=True):
        status = _worse(ours.term.status, theirs.term.status)
        yield Use(number, _shown(ours), _shown(theirs), status, _at(ours), _at(theirs))
    for hit in russian[both:]:
        shown, status, at = _answer(bridge, hit, texts[1], concept)
        yield Use(number, _shown(hit), shown, status, _at(hit), at)
    for hit in english[both:]:
        shown, status, at = _answer(bridge, hit, texts[0], concept)
        yield Use(number, shown, _shown(hit), status, at, _at(hit))


def _answer(bridge: Bridge, hit: Hit, other: str, concept: Concept) -> tuple[str, str, Stretch | None]:
    """The words tied to a term that no term was found to answer, in brackets, unless they are one after all,
    inside a longer name.
    """
    from_russian = hit.term.language == "ru"
    mine, theirs = (bridge.source, bridge.target)[:: 1 if from_russian else -1]
    links = bridge.ahead if from_russian else bridge.back
    ours = [n for n, word in enumerate(mine) if hit.start <= word.start < hit.end]
    answers = sorted(links[n] for n in ours if n in links)
    if not answers or answers[-1] - answers[0] > 2 * len(answers) or hit.term.text.lower() in GRAMMAR:
        return NOTHING, "", None
    language = "en" if from_russian else "ru"
    stems = tuple(word.stem for word in theirs[answers[0] : answers[-1] + 1])
    place = Stretch(theirs[answers[0]].start, theirs[answers[-1]].end)
    for term in concept.terms:
        if term.language == language and tuple(word.stem for word in words(term.text, language)) == stems:
            return term.text, _worse(hit.term.status, term.status), place
    shown = other[slice(*place)].lower()
    return (NOTHING, "", None) if shown in GRAMMAR else (f"[{shown}]", "", place)


def _worse(one: str, other: str) -> str:
    return max(one, other, key=_RANK.index)


def _shown(hit: Hit) -> str:
    return hit.term.acronym if hit.acronym else hit.term.text


def _at(hit: Hit) -> Stretch:
    return Stretch(hit.start, hit.end)
