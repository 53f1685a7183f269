"""The countable words of a text: stems, numbers by their digits, words of the other alphabet as they are."""

from __future__ import annotations

import re

from almaty_nlp.text.stems import english_stem, russian_stem

_TOKEN = re.compile(r"[^\W\d_]+|\d{1,3}(?:[\u00a0\u202f ]\d{3})+(?!\d)|\d+(?:[.,]\d+)*")
_GROUPED = re.compile(r"\d{1,3}(?:[.,\u00a0\u202f ]\d{3})+")
_NOISE = str.maketrans({"ё": "е", "\u00ad": None, "\u0301": None})


def words(text: str, language: str) -> list[str]:
    """Return the stem of each word of a text, in order. Numbers are «#12»; a Latin word in a Russian text is
    «@unhcr».

    Both marks keep such words apart from the stems that were learnt.

    >>> words("Права человека, 1 000 раз, OSCE", "ru")
    ['прав', 'человек', '#1000', 'раз', '@osc']
    """
    tokens = _TOKEN.findall(text.lower().translate(_NOISE))
    if language == "ru":
        return [_russian(token) for token in tokens]
    return [english_stem(token) if token.isalpha() else number_key(token) for token in tokens]


def stems(text: str, language: str) -> list[str]:
    """Return the words of a text without numbers and without Latin words in Russian: what can be learnt."""
    return [word for word in words(text, language) if word[0] not in "#@"]


def number_key(digits: str) -> str:
    """Return «#» and the number without grouping, with a decimal stop: «1,000» → «#1000», «2,5» → «#2.5»."""
    if _GROUPED.fullmatch(digits):
        return f"#{''.join(filter(str.isdigit, digits))}"
    return f"#{digits.replace(',', '.')}"


def _russian(token: str) -> str:
    if not token.isalpha():
        return number_key(token)
    return f"@{english_stem(token)}" if token[0] < "\u0400" else russian_stem(token)
