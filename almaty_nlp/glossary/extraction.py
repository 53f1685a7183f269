"""Candidates for a glossary: the terms that two aligned texts repeat, with their renderings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from almaty_nlp.glossary.groups import ACRONYM, WORD
from almaty_nlp.glossary.learnt import Rendered, Stretch, Term, concordance, learn
from almaty_nlp.glossary.tabular import Row
from almaty_nlp.lang import parses, tokenize
from almaty_nlp.lang.inflection import MODIFIERS, nominative

if TYPE_CHECKING:
    from almaty_nlp.glossary.glossary import Glossary

FEWEST = 2
"""Passages in which a candidate must stand."""
STABLE = 0.5
"""Share of the places of a term that its commonest rendering must have."""
WEIGHTY = 1000
"""Headings that one word inside a sentence outweighs when capitals are counted."""
_LETTERS = re.compile(r"[^\W\d_]+")
_PERSONAL = frozenset(("Name", "Surn", "Patr"))
_MARKS = ' \u00a0«“"(—–-'
OTHERS = 3
"""Other renderings that are named."""


class Candidate(NamedTuple):
    """A term in its dictionary form, its commonest rendering as it stands most often, in how many places,
    in what share of all places of the term (0–1), a concordance line of each, and the other renderings with
    their counts.
    """

    russian: str
    english: str
    together: int
    share: float
    russian_line: str
    english_line: str
    others: tuple[tuple[str, int], ...] = ()


def extract(pairs: Sequence[tuple[str, str]], fewest: int = FEWEST) -> list[Candidate]:
    """Return the candidates of (Russian, English) passages, the commonest first.

    Candidates are groups of several words in one of the languages, and single words that both write with
    capitals: terms that the text defines, acronyms. Names of persons are none.
    """
    found = [one for term in learn(pairs, fewest) if (one := _candidate(term, pairs, fewest))]
    found.sort(key=lambda one: (-one.together, -one.share, -len(one.russian), one.russian))
    best: dict[tuple[str, str], Candidate] = {}
    for one in found:
        best.setdefault((one.russian.casefold(), one.english.casefold()), one)
    return list(best.values())


def candidate_rows(found: Iterable[Candidate], glossary: Glossary | None = None) -> list[Row]:
    """Return candidates as rows of a list to be decided on (`columns.CANDIDATES`); `known` is the concept of
    the glossary that has the Russian term already. The note says the same facts in words.
    """
    return [
        {
            "en_term": one.english,
            "ru_term": one.russian,
            "status": "admitted",
            "count": str(one.together),
            "share": f"{one.share:.2f}",
            "also": "; ".join(f"{text} ({times})" for text, times in one.others),
            "en_line": one.english_line,
            "ru_line": one.russian_line,
            "known": _known(one.russian, glossary),
            "note": f"{one.together} × {one.share:.2f}",
        }
        for one in found
    ]


def _known(text: str, glossary: Glossary | None) -> str:
    """The concept whose term the whole of a Russian text is."""
    hits = glossary.index("ru").find(text, tokenize(text, "ru")) if glossary else ()
    return next((hit.term.concept for hit in hits if hit.end - hit.start == len(text)), "")


def _candidate(term: Term, pairs: Sequence[tuple[str, str]], fewest: int) -> Candidate | None:
    counts = term.renderings
    if not counts:
        return None
    key, times = counts.most_common(1)[0]
    if times < fewest or times < STABLE * len(term.places):
        return None
    places = [place for place in term.places if place.key == key]
    english = _usual([(pairs[place.pair][1], place.english) for place in places if place.english])
    russian = _named([(pairs[place.pair][0], place.russian) for place in term.places], term.head)
    if not (" " in russian or " " in english or _capitals(russian, english)) or _person(russian):
        return None
    first = places[0]
    return Candidate(
        russian,
        english,
        times,
        round(times / len(term.places), 2),
        concordance(pairs[first.pair][0], first.russian),
        concordance(pairs[first.pair][1], first.english or Stretch(0, 0)),
        _others(term, key, pairs),
    )


def _others(
    term: Term, best: tuple[str, ...], pairs: Sequence[tuple[str, str]]
) -> tuple[tuple[str, int], ...]:
    found = []
    for key, times in term.renderings.most_common(OTHERS + 1):
        if key != best:
            places: list[Rendered] = [place for place in term.places if place.key == key]
            found.append(
                (_usual([(pairs[one.pair][1], one.english) for one in places if one.english]), times)
            )
    return tuple(found[:OTHERS])


def _person(russian: str) -> bool:
    """True for a given name, a surname, or both."""
    return all(
        word[0].isupper() and bool(_PERSONAL & parses(word)[0].features) for word in WORD.findall(russian)
    )


def _capitals(russian: str, english: str) -> bool:
    """True for names and acronyms in both languages."""
    heading = russian.isupper() and len(russian) > ACRONYM
    return len(russian) > 1 and russian[0].isupper() and english[:1].isupper() and not heading


def _usual(places: Sequence[tuple[str, Stretch]]) -> str:
    """The words as they stand most often, with the capitals they have inside a sentence."""
    words = Counter(text[at.start : at.end].casefold() for text, at in places).most_common(1)[0][0]
    return _cased(words, places)


def _named(places: Sequence[tuple[str, Stretch]], head: int) -> str:
    """A Russian group in the nominative, in the number it has most often; as it stands where that fails."""
    usual = _usual(places)
    words = WORD.findall(usual)
    numbers = Counter(_number(WORD.findall(text[at.start : at.end]), head) for text, at in places)
    base = nominative(words, head, "plur" if numbers["plur"] > numbers["sing"] else "sing")
    if base is None:
        return usual
    gaps = [usual[one.end() : two.start()] for one, two in pairwise(WORD.finditer(usual))]
    return "".join(word + gap for word, gap in zip(base, [*gaps, ""], strict=True))


def _number(words: Sequence[str], head: int) -> str:
    """The number of the head as far as it shows: «sing», «plur», or «» where it may be either."""
    own = _numbers(words[head], frozenset(("NOUN",)))
    for word in words[:head]:
        own &= _numbers(word, MODIFIERS) or own
    return next(iter(own)) if len(own) == 1 else ""


def _numbers(word: str, parts: frozenset[str]) -> set[str]:
    return {
        number
        for parse in parses(word)
        if parse.pos in parts
        for number in ("sing", "plur")
        if number in parse.features
    }


def _cased(words: str, places: Iterable[tuple[str, Stretch]]) -> str:
    """Each word of a group as it is mostly written: in small letters, with a capital, or all in capitals.

    What a heading in capitals or the first word of a sentence says counts only where nothing else does.
    """
    spots = list(_LETTERS.finditer(words))
    votes: list[Counter[Callable[[str], str]]] = [Counter() for _ in spots]
    for text, at in places:
        found = _LETTERS.findall(text[at.start : at.end])
        if len(found) != len(spots):
            continue
        heading = text[at.start : at.end].isupper() and len(found) > 1
        opens = not text[: at.start].strip(_MARKS) or text[: at.start].rstrip(_MARKS)[-1] in ".!?:"
        for number, word in enumerate(found):
            votes[number][_style(word)] += 1 if heading or (opens and not number) else WEIGHTY
    pieces, end = [], 0
    for spot, vote in zip(spots, votes, strict=True):
        pieces += [words[end : spot.start()], vote.most_common(1)[0][0](spot[0])]
        end = spot.end()
    return "".join(pieces) + words[end:]


def _style(word: str) -> Callable[[str], str]:
    if word.isupper() and len(word) > 1:
        return str.upper
    return str.capitalize if word[0].isupper() else str.lower
