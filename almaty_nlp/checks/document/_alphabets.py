"""What a word in the wrong alphabet was meant to be."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from almaty_nlp.checks.desk import Shelf
from almaty_nlp.lang import known
from almaty_nlp.text.twins import ROMAN, as_cyrillic, as_latin, loosely_as_cyrillic


class Reading(NamedTuple):
    """A word as it was meant, and whether a dictionary, the glossary or the document has it."""

    text: str
    sure: bool


def meant(word: str, shelf: Shelf, language: str) -> Reading | None:
    """What a word with letters of both alphabets was meant to be; None where no exchange makes it whole.

    Where both alphabets could be meant, a word that exists wins, then the language of the block.
    """
    cyrillic, latin = as_cyrillic(word), as_latin(word)
    if latin and ROMAN.fullmatch(latin):
        return Reading(latin, True)
    options = [(cyrillic, "ru"), (latin, "en")]
    if language != "ru":
        options.reverse()
    readings = [Reading(text, exists(text, side, shelf)) for text, side in options if text]
    if not readings and (loose := loosely_as_cyrillic(word)) and exists(loose, "ru", shelf):
        return Reading(loose, True)
    return next((each for each in readings if each.sure), readings[0] if readings else None)


def exists(word: str, language: str, shelf: Shelf) -> bool:
    """True for a word of the dictionary, an acronym of the glossary or another word of the document."""
    return known(word, language) or word in shelf.known_acronyms or shelf.surfaces[word] > 0


def foreign_acronym(word: str, shelf: Shelf) -> str | None:
    """The Latin acronym that a word in Cyrillic capitals stands for; None where it is right."""
    if word in shelf.known_acronyms or known(word, "ru"):
        return None
    return _acronym(word, as_latin, shelf)


def domestic_acronym(word: str, shelf: Shelf) -> str | None:
    """The Cyrillic acronym that a word in Latin capitals stands for; None where it is right."""
    if word in shelf.known_acronyms or ROMAN.fullmatch(word):
        return None
    right = _acronym(word, as_cyrillic, shelf)
    return right if right in shelf.known_acronyms or not known(word, "en") else None


def _acronym(word: str, exchange: Callable[[str], str | None], shelf: Shelf) -> str | None:
    """The word in the other alphabet, if that is an acronym of the glossary or of the document.

    «СВМДАСІСА» holds a right acronym and a wrong one glued to it: its tail is exchanged.
    """
    for start in range(len(word) - 2):
        head, tail = word[:start], exchange(word[start:])
        if head and head not in shelf.known_acronyms:
            continue
        if tail and (tail in shelf.known_acronyms or (not head and shelf.surfaces[tail] > 0)):
            return f"{head} {tail}".strip()
    return None
