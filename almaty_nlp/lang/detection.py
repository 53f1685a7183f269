"""Tells the language of a block by its letters and its grammatical words."""

from __future__ import annotations

import re

from almaty_nlp.lang.function_words import FUNCTION_WORDS

_LETTERS = re.compile(r"[^\W\d_]+")
_CYRILLIC = re.compile(r"[\u0400-\u052f]+")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]+")
_NOT_RUSSIAN = re.compile(r"[іїєґўәғқңөұүһҳҷӣӯҗІЇЄҐЎӘҒҚҢӨҰҮҺҲҶӢӮҖ]")
_LOOK_ALIKE = frozenset("АВСЕНКМОРТХУІЈЅ")
_LATIN_RIVALS = ("en", "fr", "es", "de", "tr")
_CYRILLIC_RIVALS = ("ru", "uk", "kk")
_ENOUGH = 200
"""Words looked at: more of them change no answer."""


def detect(text: str) -> str | None:
    """Return «ru», «en» or None when the text is in another language or too short to tell.

    A Russian text stays Russian with Kazakh names or English quotations in it; a lone acronym whose letters
    both alphabets have is undecided, and so is a lone name in Latin letters.

    >>> detect("Отчёт о работе"), detect("Report of the meeting"), detect("UNHCR")
    ('ru', 'en', None)
    """
    cyrillic, latin = _length(_CYRILLIC, text), _length(_LATIN, text)
    if cyrillic > latin or (cyrillic * 2 > latin and _counts(_words(text), ("ru",))["ru"]):
        return _cyrillic(text)
    return _latin(text) if latin else None


def foreign(text: str) -> bool:
    """True when a text is surely neither Russian nor English: rules on words leave it alone.

    At least six words, with letters or grammatical words of another language and hardly any of ours.
    """
    words = _words(text)
    if len(words) < 6 or detect(text) is not None:
        return False
    if _length(_CYRILLIC, text) > _length(_LATIN, text):
        return True
    counts = _counts(words, _LATIN_RIVALS)
    other = sum(count for language, count in counts.items() if language != "en")
    unwritten = sum(1 for letter in text if letter.isalpha() and letter > "\u052f")
    return (other > 2 * counts["en"] and other >= 2) or unwritten * 2 > len(text)


def _length(letters: re.Pattern[str], text: str) -> int:
    return sum(map(len, letters.findall(text)))


def _words(text: str) -> list[str]:
    return [match[0].lower() for _, match in zip(range(_ENOUGH), _LETTERS.finditer(text), strict=False)]


def _counts(words: list[str], languages: tuple[str, ...]) -> dict[str, int]:
    return {language: sum(map(FUNCTION_WORDS[language].__contains__, words)) for language in languages}


def _cyrillic(text: str) -> str | None:
    if all(letter in _LOOK_ALIKE for letter in text if letter.isalpha()) and _is_look_alike(text):
        return None
    odd = len(_NOT_RUSSIAN.findall(text))
    if odd * 25 <= len(text):
        return "ru"
    counts = _counts(_words(text), _CYRILLIC_RIVALS)
    return "ru" if counts["ru"] > max(counts["uk"], counts["kk"]) else None


def _is_look_alike(text: str) -> bool:
    """Tell whether a text without letters of one alphabet only is a word of such as both have."""
    return len(_words(text)) == 1 and not _LOOK_ALIKE.isdisjoint(text)


def _latin(text: str) -> str | None:
    words = _words(text)
    counts = _counts(words, _LATIN_RIVALS)
    if counts["en"] and counts["en"] >= max(counts.values()) and counts["en"] * 12 >= len(words):
        return "en"
    if max(counts.values()) > counts["en"]:
        return None
    from almaty_nlp.lang.english import english_known

    full = [
        word for word in _LETTERS.findall(text) if len(word) > 2 and not (word.isupper() and len(word) < 6)
    ]
    usual = sum(english_known(word.lower()) for word in full)
    return "en" if usual and usual * 3 >= len(full) * 2 else None
