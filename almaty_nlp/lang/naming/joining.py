"""Which names of a document name one thing: inflected, with initials, by the surname alone, misspelt."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from almaty_nlp.lang.naming.signs import INITIALS
from almaty_nlp.lang.naming.tables import PARTICLES
from almaty_nlp.lang.naming.types import Kind, Name
from almaty_nlp.lang.russian import fold, parses

LONG = 4
"""Letters of the shortest surname whose misspellings are looked for: shorter ones differ by chance."""


class Mention(NamedTuple):
    """A name and the number of the text it stands in."""

    text: int
    name: Name


class Entity(NamedTuple):
    """One person, State, body or place.

    `spellings`: its mentions in groups, one for each way of writing the surname (for what is no person: one
    group); «Идрисов» with «Идрисовым» is one group, a misspelt «Едрисовым» another of the same person.
    """

    kind: Kind
    concept: str
    spellings: tuple[tuple[Mention, ...], ...]

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """All mentions, in the order of the texts."""
        return tuple(sorted(one for group in self.spellings for one in group))


def entities(texts: Iterable[Sequence[Name]], language: str) -> tuple[Entity, ...]:
    """Return what the names of the texts of one document name, in the order of their first mention."""
    people: list[Mention] = []
    others: dict[tuple[Kind, str], list[Mention]] = defaultdict(list)
    for number, found in enumerate(texts):
        for name in found:
            if name.kind == "person":
                people.append(Mention(number, name))
            else:
                key = name.concept or " ".join(sorted(map(_lemma, name.text.split())))
                others[name.kind, key].append(Mention(number, name))
    joined = [Entity(kind, group[0].name.concept, (tuple(group),)) for (kind, _), group in others.items()]
    joined += (Entity("person", "", spellings) for spellings in _persons(people, language))
    return tuple(sorted(joined, key=lambda entity: entity.mentions[0]))


def _lemma(word: str) -> str:
    return min(parse.lemma for parse in parses(word)) if word[0].isalpha() else word


class _Person(NamedTuple):
    """A name taken apart: the forms of each full word, and the initials."""

    words: tuple[frozenset[str], ...]
    initials: tuple[str, ...]


def _persons(mentions: Sequence[Mention], language: str) -> list[tuple[tuple[Mention, ...], ...]]:
    """The mentions of each person, in groups by spelling; a lone surname goes where it fits one person."""
    taken = {mention: _apart(mention.name.text, language) for mention in mentions}
    order = sorted(mentions, key=lambda one: (-len(taken[one].words), one))
    groups: list[list[list[Mention]]] = []
    for mention in order:
        person = taken[mention]
        same = [group for group in groups if any(_same(person, taken[one[0]]) for one in group)]
        if len(same) == 1 or (same and _full(person)):
            own = next((one for one in same[0] if _same(person, taken[one[0]])), same[0][0])
            own.append(mention)
            continue
        near = [group for group in groups if any(_misspelt(person, taken[one[0]]) for one in group)]
        if len(near) == 1 and not same:
            near[0].append([mention])
        else:
            groups.append([[mention]])
    return [tuple(tuple(sorted(one)) for one in group) for group in groups]


def _apart(text: str, language: str) -> _Person:
    words, initials = [], []
    for word in text.split():
        if INITIALS.fullmatch(word):
            initials += [letter for letter in word if letter.isupper()]
        elif fold(word) not in PARTICLES:
            words.append(_forms(word, language))
    return _Person(tuple(words), tuple(initials))


@lru_cache(maxsize=1 << 14)
def _forms(word: str, language: str) -> frozenset[str]:
    """What a word of a name may be in the nominative, and so the halves of a double surname."""
    plain = fold(word).removesuffix("'s").removesuffix("’s")
    halves = [half for half in plain.split("-") if len(half) >= LONG] if "-" in plain else []
    forms = {plain, *halves}
    if language == "ru":
        forms |= {parse.lemma for each in (plain, *halves) for parse in parses(each)}
    return frozenset(forms)


def _full(person: _Person) -> bool:
    return len(person.words) + len(person.initials) > 1


def _same(one: _Person, other: _Person) -> bool:
    """All words of the shorter name stand in the longer one, a full word or its initial for each."""
    short, long = sorted((one, other), key=lambda person: len(person.words))
    left = list(long.words)
    for word in short.words:
        found = next((each for each in left if each & word), None)
        if found is None:
            return False
        left.remove(found)
    if not short.words:
        return False
    given = {form[:1] for word in left for form in word} | {letter.lower() for letter in long.initials}
    first = short.initials[:1]  # «Е. А. Идрисов» is «Ерлан Идрисов», whose second name is not told
    return not given or all(letter.lower() in given for letter in first)


def _misspelt(one: _Person, other: _Person) -> bool:
    """The same given name, and surnames one letter apart."""
    from rapidfuzz.distance import OSA

    if len(one.words) != len(other.words) or len(one.words) < 2:
        return False
    apart = [(a, b) for a, b in zip(one.words, other.words, strict=True) if not a & b]
    if len(apart) != 1:
        return False
    return any(
        len(a) >= LONG and a[-2:] == b[-2:] and OSA.distance(a, b, score_cutoff=1) == 1
        for a in apart[0][0]
        for b in apart[0][1]
    )
