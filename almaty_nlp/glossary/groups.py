"""Russian noun groups as they may be terms: attributes, a noun, and what depends on it.

Justeson, J., Katz, S. (1995). Technical terminology: some linguistic properties and an algorithm for
identification in text. Natural Language Engineering 1 (1).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from almaty_nlp.glossary.group_tables import DIVISIONS, POINTING, SUPPORT
from almaty_nlp.lang import fold, parses
from almaty_nlp.lang.function_words import FUNCTION_WORDS
from almaty_nlp.text.stems import russian_stem

LONGEST = 8
"""Words of the longest group."""
WORD = re.compile(r"[^\W\d_]+(?:[-‑][^\W\d_]+)*")
CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)
_ATTRIBUTES = frozenset(("ADJF", "PRTF"))
ACRONYM = 5
"""Letters of the longest word in capitals that is surely an acronym and not a heading."""
LIKELY = 0.15
"""Share of the uses of a word from which an analysis as a noun counts («настоящим» is hardly ever one)."""
_OTHERS = frozenset(("VERB", "INFN", "GRND", "PREP", "CONJ", "PRCL", "NPRO", "ADVB", "PRED", "NUMR"))
_CASES = frozenset(("nomn", "gent", "gen2", "datv", "accs", "ablt", "loct", "loc2"))
_DEPENDENT = frozenset(("gent", "gen2", "ablt"))
_LEADING = frozenset(("по", "для", "за", "о", "об", "от", "с", "со", "к", "на", "без", "против", "в"))
_FORMS = _CASES | {"sing", "plur", "masc", "femn", "neut"}
_GENDERS = frozenset(("masc", "femn", "neut"))


Forms = frozenset[frozenset[str]]
"""The forms a word may be, each its grammemes."""


class Group(NamedTuple):
    """A group at [start, end) of a text; `key` = the stems of its words, `head` = which of them is the head
    noun, `lemma` = the dictionary form of that, `idle` = its preposition leads to a noun that only supports
    another («рекомендации в целях»)."""

    key: tuple[str, ...]
    start: int
    end: int
    head: int
    lemma: str
    idle: bool = False


class _Word(NamedTuple):
    """What a word may be in a group: the forms of it as an attribute and as a noun; both empty for a word
    that ends a group. `links` = «и» between attributes, `leads` = a preposition within terms, `place` = the
    name of a place, which may stand in apposition («Республика Казахстан»)."""

    stem: str
    attribute: Forms = frozenset()
    noun: Forms = frozenset()
    lemma: str = ""
    links: bool = False
    leads: bool = False
    place: bool = False


_NONE = _Word("")


def groups(text: str) -> Iterator[Group]:
    """Yield every group of a text, from left to right, the shorter first.

    >>> [text[group.start:group.end] for text in ["мандат Службы поддержки"] for group in groups(text)]
    ['мандат', 'мандат Службы', 'мандат Службы поддержки', 'Службы', 'Службы поддержки', 'поддержки']
    """
    found = list(WORD.finditer(text))
    row = [_word(match[0]) for match in found]
    joined = [not text[one.end() : two.start()].strip(" \u00a0") for one, two in pairwise(found)] + [False]
    for first in range(len(row)):
        for last, head in _ends(row, joined, first):
            words = row[first : last + 1]
            idle = any(one.leads and two.lemma in SUPPORT for one, two in pairwise(words))
            key = tuple(word.stem for word in words)
            yield Group(key, found[first].start(), found[last].end(), head, words[head].lemma, idle)


def _ends(row: Sequence[_Word], joined: Sequence[bool], first: int) -> Iterator[tuple[int, int]]:
    """Yield the last words of the groups that begin at a word, and where in the group the head stands.

    A group is attributes and a noun, then nouns with their own attributes in the genitive or instrumental
    («торговля людьми»), or behind one preposition («лицо без гражданства»).
    """
    head = -1
    waiting: list[_Word] = []
    led = False
    for at in range(first, min(len(row), first + LONGEST)):
        if at > first and not joined[at - 1]:
            return
        word, after = row[at], row[at + 1] if joined[at] else _NONE
        if word.links and waiting and after.attribute:
            continue
        if word.leads and head >= 0 and not waiting and not led:
            led = True
        elif word.attribute and _agrees([word], after, _CASES):
            waiting.append(word)  # «авторские права»: a noun of its own as well, but not here
        elif word.noun and _agrees(waiting, word, _governed(head, row[at - 1])):
            head = at - first if head < 0 else head
            waiting = []
            yield at, head
        elif word.attribute:
            waiting.append(word)
        else:
            return


def _governed(head: int, before: _Word) -> frozenset[str]:
    """The cases that the next noun may stand in."""
    return _CASES if head < 0 or before.leads else _DEPENDENT


def _agrees(attributes: Sequence[_Word], noun: _Word, governed: frozenset[str]) -> bool:
    """True when a form of the noun is governed, or names a place alone, and all attributes share it."""
    forms = _standing(noun.noun, governed, noun.place and not attributes)
    for attribute in attributes:
        forms &= _alike(attribute.attribute, noun.noun)
    return bool(forms)


@lru_cache(maxsize=1 << 12)
def _standing(noun: Forms, governed: frozenset[str], place: bool) -> Forms:
    return frozenset(form for form in noun if place or form & governed)


@lru_cache(maxsize=1 << 14)
def _alike(attribute: Forms, noun: Forms) -> Forms:
    """The forms of a noun that agree with one of the attribute in case, number and gender."""
    return frozenset(form for form in noun if any(_agree(own, form) for own in attribute))


def _agree(attribute: frozenset[str], noun: frozenset[str]) -> bool:
    case = attribute & noun & _CASES or ("gen2" in noun and "gent" in attribute) or (
        "loc2" in noun and "loct" in attribute
    )  # fmt: skip
    if not case or not attribute & noun & {"sing", "plur"}:
        return False
    return "plur" in noun or not attribute & _GENDERS or bool(attribute & noun & _GENDERS)


@lru_cache(maxsize=1 << 15)
def _word(word: str) -> _Word:
    folded = fold(word)
    stem = "-".join(russian_stem(part) for part in folded.replace("‑", "-").split("-"))
    if folded == "и":
        return _Word(stem, links=True)
    if folded in _LEADING:
        return _Word(stem, leads=True)
    acronym = word.isupper() and 1 < len(word) <= ACRONYM
    if folded in FUNCTION_WORDS["ru"] or (len(word) < 3 and not acronym) or not CYRILLIC.search(word):
        return _Word(stem)
    found = parses(word.replace("‑", "-"))
    if found[0].pos in _OTHERS and not acronym:
        return _Word(stem)
    attribute = [
        one
        for one in found
        if one.pos in _ATTRIBUTES and not {"Apro", "Anum"} & one.features and one.lemma not in POINTING
    ]
    noun = [one for one in found if one.pos == "NOUN" and one.score >= LIKELY]
    return _Word(
        stem,
        frozenset(one.features & _FORMS for one in attribute),
        frozenset((_CASES | {"sing"},)) if acronym else frozenset(one.features & _FORMS for one in noun),
        noun[0].lemma if noun else folded,
        place=word[0].isupper() and any("Geox" in one.features for one in noun),
    )


def is_term_like(group: Group) -> bool:
    """True for a group that may name a concept: no division of the text, no noun that only supports
    another."""
    return group.lemma not in DIVISIONS and (group.lemma not in SUPPORT or group.head > 0) and not group.idle
