"""Persons in a text: names with a given name before them, grouped by it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from almaty_nlp.checks.indexes.words import folded
from almaty_nlp.lang import known, parses
from almaty_nlp.lang.token import Token
from almaty_nlp.model.document import Block, Span

INITIALS = re.compile(r"\s(?:[A-ZА-ЯЁ]\.\s?){0,2}")
PERSONAL = frozenset(("Name", "Surn", "Patr"))

SHORTEST = 4
"""Letters of the shortest surname that is compared: shorter ones differ by a letter by chance."""

GIVEN = 4
"""Letters by which two forms of a given name are taken for the same («Ерлан», «Ерланом»)."""


class Bearer(NamedTuple):
    """A surname in its place, the language of the block, and its number in the order of the text."""

    text: str
    span: Span
    language: str
    order: int


def bearers(
    blocks: Iterable[tuple[Block, str, Sequence[Token]]],
) -> Mapping[str, tuple[Bearer, ...]]:
    """Return the surnames that have a given name before them, by the beginning of the given name.

    `blocks`: each block with its language and its words that begin with a capital.
    """
    found: dict[str, list[Bearer]] = defaultdict(list)
    for block, language, capitals in blocks:
        for given, surname in _pairs(block.text, capitals):
            if is_personal(given.text, language) and is_personal(surname.text, language):
                order = sum(map(len, found.values()))
                bearer = Bearer(surname.text, block.span(surname.start, surname.end), language, order)
                found[folded(given.text)[:GIVEN]].append(bearer)
    return {given: tuple(places) for given, places in found.items() if len(places) > 1}


def _pairs(text: str, capitals: Sequence[Token]) -> Iterator[tuple[Token, Token]]:
    """Neighbours with capitals, the second long enough for a surname; initials may stand between them."""
    for one, two in pairwise([word for word in capitals if len(word.text) > 1]):
        if len(two.text) < SHORTEST or len(one.text) < GIVEN - 1 or one.text.isupper():
            continue
        if two.start - one.end < 8 and INITIALS.fullmatch(text, one.end, two.start):
            yield one, two


@lru_cache(maxsize=1 << 16)
def is_personal(word: str, language: str) -> bool:
    """True for a capitalised word that is a name of persons or no word of the dictionary."""
    if "-" in word:  # «Томпсон-Чакон», but no «Вице-Президент»
        return all(half[:1].isupper() for half in word.split("-")) and any(
            is_personal(half, language) for half in word.split("-")
        )
    if language == "ru":
        return "а" <= word[-1] <= "я" and (
            not known(word, language) or bool(parses(word)[0].features & PERSONAL)
        )
    return word.isascii() and not known(word.lower(), language)


@lru_cache(maxsize=1 << 14)
def dictionary_forms(word: str, language: str) -> frozenset[str]:
    """The forms a surname may have in the nominative: «Едрисовым» → «едрисов»; in English the word itself."""
    plain = folded(word).removesuffix("'s")
    return (
        frozenset((plain, *(parse.lemma for parse in parses(word))))
        if language == "ru"
        else frozenset((plain,))
    )
