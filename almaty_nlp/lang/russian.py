"""Russian morphology: every analysis of a word, from pymorphy3 and its OpenCorpora dictionary.

Korobov, M. (2015). Morphological Analyzer and Generator for Russian and Ukrainian Languages.
Grammemes: https://opencorpora.org/dict.php?act=gram. Results are kept per word for the process.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from pymorphy3 import MorphAnalyzer

CACHED_WORDS = 1 << 16
"""Different words kept: a thousand pages hold some forty thousand."""


class Parse(NamedTuple):
    """One analysis of a word.

    `lemma`: lower case, ё written as е. `pos`: OpenCorpora part of speech (NOUN, ADJF, PRTF, …; "" for
    what has none). `features`: all grammemes, the part of speech included. `score`: 0–1, how usual this
    analysis is. `known`: the word is in the dictionary, not guessed from its ending.
    """

    lemma: str
    pos: str
    features: frozenset[str]
    score: float
    known: bool


def fold(word: str) -> str:
    """Lower case, ё as е, without soft hyphens, accents and zero-width signs: one key for all spellings.

    >>> fold("Объединённых")
    'объединенных'
    """
    word = word.lower()
    if word.isalpha():
        return word.replace("ё", "е")
    return (
        word.translate(_DROPPED).replace("и\u0306", "й").replace("е\u0308", "е").replace("ё", "е").rstrip(".")
    )


_DROPPED = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff\u0301\u0300"))


def parses(word: str) -> tuple[Parse, ...]:
    """Return all analyses of a Russian word, the likeliest first; never empty for a word with letters.

    A hyphenated word is analysed as a whole; capital letters play no part.
    """
    return _parses(fold(word))


@lru_cache(maxsize=CACHED_WORDS)
def _parses(word: str) -> tuple[Parse, ...]:
    if not ANALYSABLE(word):
        return (Parse(word, "", frozenset(), 1.0, False),)
    return tuple(
        Parse(
            found.normal_form.replace("ё", "е"),
            str(found.tag.POS or ""),
            _features(found.tag),
            found.score,
            found.is_known,
        )
        for found in analyzer().parse(word)
    )


ANALYSABLE = re.compile(r"(?=.*[\u0400-\u04ff])[\u0400-\u04ffA-Za-z0-9.,'’\-]+").fullmatch
"""Words with a Cyrillic letter and no strange sign: the analyser refuses letters without a Unicode name."""


@lru_cache(maxsize=4096)
def _features(tag: object) -> frozenset[str]:
    return frozenset(str(tag).replace(" ", ",").split(","))


def russian_lemmas(word: str) -> frozenset[str]:
    """Return the dictionary forms of every analysis of a word, lower case, ё as е."""
    return _lemmas(fold(word))


@lru_cache(maxsize=CACHED_WORDS)
def _lemmas(word: str) -> frozenset[str]:
    return frozenset(parse.lemma for parse in _parses(word))


def russian_known(word: str) -> bool:
    """True for a word of the dictionary and for a compound of such words («торгово-экономический»)."""
    return _known(fold(word))


@lru_cache(maxsize=CACHED_WORDS)
def _known(word: str) -> bool:
    morph = analyzer()
    if morph.word_is_known(word):
        return True
    parts = word.split("-")
    return len(parts) > 1 and all(
        morph.word_is_known(part) or part in PARTICLES or part.isdigit() or _linked(part) for part in parts
    )


PARTICLES = frozenset(
    ("то", "либо", "нибудь", "ка", "таки", "де", "с", "го", "й", "я", "е", "х", "м", "му", "ми", "ой", "ого")
)
"""What may stand after a hyphen: «кто-либо», «1951-го»."""


def _linked(part: str) -> bool:
    """«торгово-», «социально-», «северо-»: the first half of a compound adjective, an adverb-like stem."""
    morph = analyzer()
    return part[-1:] in "ое" and any(morph.word_is_known(part[:-1] + end) for end in ("ый", "ий", "ой", ""))


@cache
def analyzer() -> MorphAnalyzer:
    """Return the analyser of the process, loaded at first use (about 0.1 s)."""
    import pymorphy3

    return pymorphy3.MorphAnalyzer(lang="ru")


@cache
def automaton() -> Any:
    """Return the dictionary's automaton in pure Python, which can be walked letter by letter (10 ms).

    The compiled look-up of the optional DAWG2 answers five times faster but shows no states.
    """
    words = analyzer().dictionary.words
    if hasattr(words, "dct"):
        return words.dct
    from dawg_python import RecordDAWG

    walkable = RecordDAWG(">HH")
    walkable.load(str(Path(analyzer().dictionary.path) / "words.dawg"))
    return walkable.dct
