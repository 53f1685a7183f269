"""How the word groups of an aligned pair are rendered: which English words answer a Russian noun group.

A rendering is read off the ties of the words: the English stretch whose ties all lead into the group and
that leaves none of them outside (consistent phrases; Och, F. J., Ney, H. (2004). The alignment template
approach to statistical machine translation. Computational Linguistics 30 (4)).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from almaty_nlp.glossary.group_tables import ENGLISH_EDGES
from almaty_nlp.glossary.groups import Group, groups, is_term_like
from almaty_nlp.lang.bilingual.ties import Bridge, Word, bridge, dictionary
from almaty_nlp.lang.function_words import FUNCTION_WORDS

LONGEST = 7
"""English words of the longest rendering, grammatical ones counted."""
KEPT = 0.9
"""Share of the places of a rendering from which a longer one that has it inside is taken instead."""
SHOWN = 40
"""Characters on either side of a concordance line."""
BETWEEN = frozenset(("of", "the"))
"""Grammatical words that a rendering goes on over."""
HYPHENS = frozenset("-‑")
BOUND = 0.5
"""Share of the places of the rarer half of a group that the whole must have: less is a free combination."""


@dataclass(frozen=True)
class Side:
    """A passage in one language."""

    text: str
    language: str


@dataclass(frozen=True)
class Passages:
    """A Russian passage and the English one that answers it."""

    source: Side
    target: Side


class Stretch(NamedTuple):
    """[start, end) of a text."""

    start: int
    end: int


class Rendered(NamedTuple):
    """One place of a group: number of the pair, the Russian words, and the English ones, if any answer."""

    pair: int
    russian: Stretch
    english: Stretch | None
    key: tuple[str, ...]
    """Stems of the English content words; empty when nothing answers."""


@dataclass
class Term:
    """A Russian group that the texts repeat: its dictionary forms and its places."""

    key: tuple[str, ...]
    head: int
    places: list[Rendered] = field(default_factory=list)

    @property
    def renderings(self) -> Counter[tuple[str, ...]]:
        """How often each rendering stands, by its stems."""
        return Counter(place.key for place in self.places if place.key)


def learn(pairs: Sequence[tuple[str, str]], fewest: int = 2, bridges: Sequence[Bridge] = ()) -> list[Term]:
    """Return the groups that stand in at least `fewest` of the (Russian, English) passages as terms of their
    own, the longest first.

    A group that mostly stands inside a longer one that was taken is none, and so is a free combination of two
    nouns. `bridges` are the ties of the pairs, from Russian to English, where they are known already.
    """
    bridges = bridges or tied(pairs)
    found: dict[tuple[str, ...], list[tuple[int, Group]]] = defaultdict(list)
    for number, (russian, _) in enumerate(pairs):
        for group in groups(russian):
            found[group.key].append((number, group))
    places = {key: {number for number, _ in them} for key, them in found.items()}
    taken: dict[int, list[Stretch]] = defaultdict(list)
    terms = []
    for key in sorted(found, key=lambda key: (-len(key), -len(places[key]), key)):
        if len(places[key]) < fewest or not is_term_like(found[key][0][1]) or not _bound(key, places):
            continue
        free = [
            (number, group)
            for number, group in found[key]
            if not any(s.start <= group.start and group.end <= s.end for s in taken[number])
        ]
        if len({number for number, _ in free}) < fewest:
            continue
        term = Term(key, found[key][0][1].head)
        for number, group in found[key] if len(key) > 1 else free:
            term.places.append(_rendered(number, group, bridges[number], pairs[number][1]))
        terms.append(term)
        for number, group in found[key]:
            taken[number].append(Stretch(group.start, group.end))
    return [_widened(term, bridges, pairs) for term in terms]


def tied(pairs: Sequence[tuple[str, str]]) -> list[Bridge]:
    """Return which words of (Russian, English) passages answer each other, as the passages themselves and
    the lexicon tell.
    """
    both = [Passages(Side(ru, "ru"), Side(en, "en")) for ru, en in pairs]
    known = dictionary(both)
    return [bridge(each, known) for each in both]


def concordance(text: str, at: Stretch) -> str:
    """Return the words at a place in square brackets, with what stands beside them, in one line."""
    before, after = text[max(0, at.start - SHOWN) : at.start], text[at.end : at.end + SHOWN]
    before = before.partition(" ")[2] if at.start > SHOWN else before
    after = after.rpartition(" ")[0] if at.end + SHOWN < len(text) else after
    return " ".join(f"{before}[{text[at.start : at.end]}]{after}".split())


def _bound(key: tuple[str, ...], places: Mapping[tuple[str, ...], set[int]]) -> bool:
    """True when the halves of a group keep company: the rarer stands mostly in the group."""
    whole = len(places[key])
    for cut in range(1, len(key)):
        halves = [places.get(key[:cut]), places.get(key[cut:])]
        sizes = [len(half) for half in halves if half]
        if len(sizes) == 2 and whole < BOUND * min(sizes):
            return False
    return True


def _rendered(number: int, group: Group, ties: Bridge, english: str) -> Rendered:
    here = Stretch(group.start, group.end)
    ours = [at for at, word in enumerate(ties.source) if here.start <= word.start < here.end]
    answers = sorted(ties.ahead[at] for at in ours if at in ties.ahead)
    nothing = Rendered(number, here, None, ())
    if not answers or 2 * len(answers) < len(ours):
        return nothing
    first, last = answers[0], answers[-1]
    inside = set(ours)
    if last - first >= LONGEST or any(
        ties.back[at] not in inside for at in range(first, last + 1) if at in ties.back
    ):
        return nothing
    first, last = _trimmed(ties, english, first, last)
    if first > last or any(not _joined(english, *two) for two in pairwise(ties.target[first : last + 1])):
        return nothing
    return _placed(nothing, ties, english, first, last)


def _placed(place: Rendered, ties: Bridge, english: str, first: int, last: int) -> Rendered:
    """The place with the English words [first, last], compounds whole («co-operation»)."""
    while first and english[ties.target[first - 1].end : ties.target[first].start] in HYPHENS:
        first -= 1
    while (
        last + 1 < len(ties.target)
        and english[ties.target[last].end : ties.target[last + 1].start] in HYPHENS
    ):
        last += 1
    words = ties.target[first : last + 1]
    return place._replace(english=Stretch(words[0].start, words[-1].end), key=content(words, english))


def _trimmed(ties: Bridge, english: str, first: int, last: int) -> tuple[int, int]:
    """The words without those at the edges that belong to the sentence."""
    while first <= last and _loose(ties.target[first], english):
        first += 1
    while first <= last and _loose(ties.target[last], english):
        last -= 1
    return first, last


def _loose(word: Word, english: str) -> bool:
    shown = english[word.start : word.end].lower()
    return shown in FUNCTION_WORDS["en"] or shown in ENGLISH_EDGES


def _joined(text: str, one: Word, two: Word) -> bool:
    return text[one.end : two.start].strip(" \u00a0-‑’'s") == ""


def content(words: Sequence[Word], text: str) -> tuple[str, ...]:
    """Return the stems of the words that are not grammatical ones."""
    return tuple(
        word.stem for word in words if text[word.start : word.end].lower() not in FUNCTION_WORDS["en"]
    )


def _widened(term: Term, bridges: Sequence[Bridge], pairs: Sequence[tuple[str, str]]) -> Term:
    """The term with renderings that take in the words beside them which no Russian word claims and that
    always stand there («Support Unit» when only «Unit» is tied).
    """
    counts = term.renderings
    wider: dict[tuple[str, ...], Counter[tuple[str, ...]]] = defaultdict(Counter)
    options: list[dict[tuple[str, ...], Rendered]] = []
    for place in term.places:
        own = {one.key: one for one in _wider(place, bridges[place.pair], pairs[place.pair][1])}
        options.append(own)
        for key in own:
            wider[place.key][key] += 1
    best: dict[tuple[str, ...], tuple[str, ...]] = {}
    for key, times in counts.most_common():
        held = [one for one in wider[key] if wider[key][one] >= max(2, KEPT * times)]
        if times == 1 and best:  # nothing but the size of the usual rendering says how far a single one goes
            held = [one for one in wider[key] if len(one) == len(next(iter(best.values())))]
        best[key] = max(held, key=lambda one: (len(one), wider[key][one]), default=key)
    places = [
        own.get(best.get(place.key, place.key), place)
        for place, own in zip(term.places, options, strict=True)
    ]
    return Term(term.key, term.head, places)


def _wider(place: Rendered, ties: Bridge, english: str) -> Iterator[Rendered]:
    """The place with up to as many words more as the group has words without a tie."""
    if place.english is None:
        return
    ours = [
        at for at, word in enumerate(ties.source) if place.russian.start <= word.start < place.russian.end
    ]
    loose = sum(at not in ties.ahead for at in ours)
    first = next(at for at, word in enumerate(ties.target) if word.start == place.english.start)
    last = next(at for at, word in enumerate(ties.target) if word.end == place.english.end)
    for before in _reach(ties, english, first, -1, loose):
        for after in _reach(ties, english, last, 1, loose - (before < first)):
            yield _placed(place, ties, english, before, after)


def _reach(ties: Bridge, english: str, start: int, step: int, most: int) -> list[int]:
    """Where the rendering may begin or end: at its own edge, or up to `most` free content words further,
    over an “of” too («terms of reference» when only «terms» is tied).
    """
    found = [start]
    at, near = start + step, start
    while 0 <= at < len(ties.target) and len(found) <= most and at not in ties.back:
        pair = (ties.target[at], ties.target[near]) if step < 0 else (ties.target[near], ties.target[at])
        if not _joined(english, *pair):
            break
        shown = english[ties.target[at].start : ties.target[at].end].lower()
        if shown not in BETWEEN:
            if _loose(ties.target[at], english):
                break
            found.append(at)
        near, at = at, at + step
    return found
