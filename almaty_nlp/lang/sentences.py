"""Cuts text into sentences: full stops of abbreviations, initials, labels and figures are no ends.

A rule splitter in the manner of razdel (Kukushkin, 2018): every stop followed by white space is a
candidate, and a chain of small rules looks at what stands on its left and right.
"""

from __future__ import annotations

import re
from functools import cache

from almaty_nlp.lang.abbreviations import (
    COUNTED,
    HEAD,
    LABEL_NOUNS,
    NAME_HEAD,
    NUMBER_HEAD,
    PAIRS,
    STATES,
    TAIL,
)
from almaty_nlp.lang.function_words import FUNCTION_WORDS

_CANDIDATE = re.compile(r"""(?P<stop>[.!?…]+)(?P<close>[»”"’')\]]*)(?P<gap>\s+)|\s*\n\s*""")
_WORD_LEFT = re.compile(r"([^\W_](?:[^\W_]|[.\-’'])*)$")
_TWO_LEFT = re.compile(r"([^\W\d_]+)\.?\s+$")
_LABEL = re.compile(r"\(?(?:\d{1,3}|[IVXLC]{1,6})[.)]|\(?(?:[ivxlc]{1,6}|[a-zа-яё])\)|[•–—\-]\s")
_ONLY_LABEL = re.compile(r"\W*(?:[^\W\d_]+\s+)?\(?(?:\d+(?:\.\d+)*|[ivxlcIVXLC]{1,6}|[^\W\d_])\W*$")
_ONLY_DATE = re.compile(r"\s*(?:[^\W\d_]{1,4}\s+)?[\d–—\-\s]+$")
_OPENERS = "«„“\"'([‘"
_BRACKETED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|«[^«»]*»")


def sentences(text: str, language: str) -> tuple[tuple[int, int], ...]:
    """Return the sentences of one block as half-open (start, end) offsets, without white space at the ends.

    Text in brackets or quotation marks does not end the sentence it stands in, unless it is the end itself.
    """
    cuts: list[tuple[int, int]] = []
    start = len(text) - len(text.lstrip())
    inside = _inside(text)
    for match in _CANDIDATE.finditer(text):
        left, right = match.start() + len(match["stop"] or "") + len(match["close"] or ""), match.end()
        if left > start and right < len(text) and _ends(text, match, start, right, language, inside):
            cuts.append((start, left))
            start = right
    end = len(text.rstrip())
    if start < end:
        cuts.append((start, end))
    return tuple(cuts)


def _inside(text: str) -> list[tuple[int, int]]:
    if "(" not in text and "«" not in text and "[" not in text:
        return []
    return [match.span() for match in _BRACKETED.finditer(text)]


def _ends(
    text: str, match: re.Match[str], start: int, right: int, language: str, inside: list[tuple[int, int]]
) -> bool:
    """True when a sentence ends at the candidate `match` and another begins at `right`."""
    if match["stop"] is None:
        return bool(_LABEL.match(text, right)) or text.count("\n", match.start(), right) > 1
    stop = match.start()
    if any(first < stop and right < last for first, last in inside):
        return False
    if not _begins(text, right, exclaimed=match["stop"] != "."):
        return False
    if match["stop"] != "." or match["close"]:
        return True
    return not _abbreviated(text, start, stop, right, language)


def _begins(text: str, at: int, *, exclaimed: bool) -> bool:
    """True when the text at `at` can begin a sentence: a capital, a figure, a quotation or a label."""
    if _LABEL.match(text, at) and not (exclaimed and text[at] in "–—-"):
        rest = text[at:].lstrip("–—- ")
        return text[at] not in "–—-" or not rest[:1].islower()
    while at < len(text) and text[at] in _OPENERS + "–—- ":
        at += 1
    return at < len(text) and (text[at].isupper() or text[at].isdigit() or text[at] in "№§")


def _abbreviated(text: str, start: int, stop: int, right: int, language: str) -> bool:
    """True when the full stop at `stop` belongs to an abbreviation, initial or label and ends nothing."""
    found = _WORD_LEFT.search(text, max(start, stop - 40), stop)
    if not found:
        return False
    word, before = found[1], text[start : found.start()]
    lower = word.lower()
    key = language if language in HEAD else "en"
    if _ONLY_LABEL.match(text[start:stop]) and not before.rstrip().endswith("."):
        # «1. Государства …», «Статья 5. Стороны …», «A. Введение»: the label belongs to what it numbers
        return len(word) <= 6 and (word[0].isdigit() or len(word) == 1 or _roman(word)) and _labels(before)
    two = _TWO_LEFT.search(before)
    pair = PAIRS[key].get((two[1].lower(), lower), "") if two else ""
    if pair:
        return pair.startswith("head")
    if lower in HEAD[key]:
        return True
    following = text[right : right + 40]
    if lower in NUMBER_HEAD[key] and re.match(r"[№(]?\d|[IVXLC]+\b|\(?[^\W\d_]\)", following):
        return not (lower in TAIL[key] and before.rstrip()[-1:].isdigit())
    if lower in NAME_HEAD[key] and not before.rstrip()[-1:].isdigit():
        return lower != "им" or _named(following)
    if lower in TAIL[key]:
        return bool(_ONLY_DATE.match(before)) or following[:1].isdigit() or _goes_on(lower, following, key)
    return _initial(word, before, following)


def _goes_on(lower: str, following: str, language: str) -> bool:
    """«5 млн долл. США», «the U.S. Government»: an acronym after a unit, any noun after a State."""
    word = re.match(r"[^\W\d_]+", following)
    if not word:
        return False
    if lower in COUNTED:
        return len(word[0]) > 1 and word[0].isupper()
    return lower in STATES and word[0].lower() not in FUNCTION_WORDS[language]


def _labels(before: str) -> bool:
    words = before.split()
    return not words or words[-1].lower() in LABEL_NOUNS or not words[-1][0].isalpha()


def _roman(word: str) -> bool:
    return not word.strip("IVXLCivxlc")


def _initial(word: str, before: str, following: str) -> bool:
    """«А. Б. Иванов»: a single capital before a capitalised word, unless it is a label («Annex A.»)."""
    letter = word.rsplit(".", 1)[-1]
    if len(letter) != 1 or not letter.isupper() or not following[:1].isupper():
        return False
    last = before.split()[-1:] or [""]
    return last[0].lower().strip("«(") not in _label_forms()


@cache
def _label_forms() -> frozenset[str]:
    """The label nouns with the endings of the Russian cases, roughly: «группы А.», «приложении Б.»."""
    forms = set(LABEL_NOUNS)
    for noun in LABEL_NOUNS:
        if noun[-1] in "яьаие":
            forms.update(
                noun[:-1] + ending
                for ending in ("и", "ь", "е", "ю", "я", "а", "у", "ы", "ью", "ем", "ей", "ой")
            )
        elif not noun.isascii():
            forms.update(noun + ending for ending in ("а", "у", "ом", "е"))
    return frozenset(forms)


def _named(following: str) -> bool:
    """True when a person's name seems to follow: an initial, a known name or a word not in the dictionary."""
    match = re.match(r"([А-ЯЁ])\.|([А-ЯЁ][а-яё]+)", following)
    if not match or match[1]:
        return bool(match)
    from almaty_nlp.lang.russian import parses

    return any(not parse.known or parse.features & {"Name", "Surn", "Patr"} for parse in parses(match[2])[:3])
