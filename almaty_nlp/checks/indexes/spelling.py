"""The words of a document as the speller sees them: counts by language, places of doubtful words."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from almaty_nlp.lang import fold
from almaty_nlp.lang.spelling import Speller
from almaty_nlp.lang.strict import listed
from almaty_nlp.lang.token import Token
from almaty_nlp.model.document import Block

ALPHABET = {"ru": re.compile(r"[а-яё‐‑'’-]+", re.I), "en": re.compile(r"[a-z‐‑'’-]+", re.I)}
"""The letters of a language: a word with any other («Сезім») is a foreign name and not looked at."""

GLUED_BEFORE = re.compile(r"[\w@\\#&=+~:.\u00ad\u200b-\u200d\u2060\u0300-\u036f-]$")
GLUED_AFTER = re.compile(r"[@\\=_#~\u00ad\u200b-\u200d\u2060\u0300-\u036f]|[.:-]\w|-")
"""What makes a word a piece of something else: an address, a path, a word cut by a hyphen or an accent."""

SENTENCE_START = re.compile(r"(?:^|[.!?…:;—–•|])[\s«»“”„\"'(\[*_]*$")
ABBREVIATED = 6
"""Letters of the longest abbreviation: so short an unknown word before a full stop may be one."""


class Place(NamedTuple):
    """A word in its block: `name`: it has a capital inside a sentence; `start`: it opens one."""

    block: Block
    token: Token
    name: bool
    start: bool


@lru_cache(maxsize=1 << 17)
def alphabet(word: str) -> str | None:
    """The language whose letters a word is written in, None for a mixture or another alphabet."""
    return next((language for language, letters in ALPHABET.items() if letters.fullmatch(word)), None)


@lru_cache(maxsize=1 << 17)
def key(word: str) -> str:
    """A word as the speller knows it: folded, one kind of hyphen and apostrophe, no possessive."""
    plain = fold(word).replace("‑", "-").replace("‐", "-").replace("’", "'")
    return plain.removesuffix("'s").strip("-'")


def spellers(surfaces: Mapping[str, int], terms: Mapping[str, frozenset[str]]) -> dict[str, Speller]:
    """Make the spellers of a document, by language.

    `surfaces`: the counts of its words as they are written; `terms`: the words of the glossary, by language.
    """
    counts: dict[str, Counter[str]] = {language: Counter() for language in ALPHABET}
    names: dict[str, Counter[str]] = {language: Counter() for language in ALPHABET}
    for word, places in surfaces.items():
        if language := alphabet(word):
            plain = key(word)
            counts[language][plain] += places
            if word[0].isupper():
                names[language][plain] += places
    return {
        language: Speller(language, counts[language], terms.get(language, frozenset()), names[language])
        for language in ALPHABET
    }


def doubtful(
    words: Iterable[tuple[Block, Iterable[Token]]], judge: Speller
) -> Iterator[tuple[str, list[Place]]]:
    """Yield each word of a language that no vocabulary has, with the places where it may be judged."""
    strange: dict[str, bool] = {}
    found: dict[str, list[Place]] = defaultdict(list)
    for block, tokens in words:
        for token in tokens:
            word = token[0]
            if word not in strange:
                strange[word] = alphabet(word) == judge.language and judge.unknown(key(word))
            if strange[word] and (place := _place(block, token)):
                found[key(word)].append(place)
    yield from found.items()


def _place(block: Block, token: Token) -> Place | None:
    """The place of a word, or None where it is a piece of something else, an acronym or an abbreviation."""
    before, after = block.text[max(0, token.start - 12) : token.start], block.text[token.end : token.end + 2]
    word = token.text
    if any(run.code and run.start <= token.start < run.end for run in block.runs):
        return None
    if GLUED_BEFORE.search(before) or GLUED_AFTER.match(after):
        return None
    if word.isascii() and "/" in (before[-1:], after[:1]) and _path(block.text, token):
        return None
    if after.startswith(".") and len(word) <= ABBREVIATED and token.end + 1 < len(block.text):
        return None
    if word[1:] != word[1:].lower() and not (word.isupper() and _all_capitals(block.text)):
        return None
    start = bool(SENTENCE_START.search(before if token.start > 12 else block.text[: token.start]))
    capital = word[0].isupper() and not word.isupper()
    return Place(block, token, capital and not start, start)


def _path(text: str, token: Token) -> bool:
    """True for a piece of «usr/share/doc», not of «and/or», where every other piece is an English word."""
    start, end = text.rfind(" ", 0, token.start) + 1, text.find(" ", token.end)
    pieces = text[start : end if end >= 0 else len(text)].strip(".,;:()").split("/")
    return not all(piece and listed(piece.lower(), "en") for piece in pieces if piece != token.text)


def _all_capitals(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) > 10 and sum(map(str.isupper, letters)) > 0.9 * len(letters)


def cased(pattern: str, word: str) -> str:
    """Write a word with the capitals of another."""
    if pattern.isupper():
        return word.upper()
    return word[0].upper() + word[1:] if pattern[0].isupper() else word
