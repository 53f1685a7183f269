"""Persons: what the recogniser saw, put in order, and what titles, initials and patronymics give away."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from almaty_nlp.lang.english import english_known
from almaty_nlp.lang.naming.signs import INITIAL, INITIALS, PATRONYMIC, POST, TITLE, signs
from almaty_nlp.lang.naming.tables import (
    BEFORE_TITLES,
    HEADS,
    PARTICLES,
    PATRONYMIC_WORDS,
)
from almaty_nlp.lang.russian import fold, parses, russian_known

if TYPE_CHECKING:
    from spacy.tokens import Doc

Stretch = tuple[int, int]
"""Tokens [start, end)."""

PERSONAL = frozenset(("Name", "Surn", "Patr"))
LONGEST = 5
"""Words of a name after a title."""


def persons(
    doc: Doc, language: str, marks: Sequence[int], taken: Iterable[Stretch]
) -> list[tuple[Stretch, int]]:
    """Return the persons of a text as tokens, each with the first token of its titles and post.

    `marks`: the signs of each token (`almaty_nlp.lang.naming.signs`); `taken`: tokens of States and bodies,
    which are no part of a person's name.
    """
    closed = {at for start, end in taken for at in range(start, end)}
    seeds = list(_recognised(doc, language, closed))
    for sign, find in ((TITLE, _titled), (INITIAL, _initialled), (PATRONYMIC, _patronymic)):
        if any(mark & sign for mark in marks):
            seeds += find(doc, language, marks, closed)
    if not seeds:
        return []
    found = [_trimmed(doc, language, stretch) for stretch in _joined(doc, seeds)]
    kept = [(start, end) for start, end in found if start < end and _personal(doc, language, start, end)]
    return [
        ((start, end), _post(doc, language, start, before))
        for before, (start, end) in zip([0, *(end for _, end in kept)], kept, strict=False)
    ]


def name_word(word: str) -> bool:
    """True for a word with a capital and small letters («Ким», «Томпсон-Чакон», «О'Брайен»)."""
    return (
        word[:1].isupper()
        and any(map(str.islower, word))
        and not INITIALS.fullmatch(word)
        and "." not in word
    )


@lru_cache(maxsize=1 << 14)
def common(word: str, language: str) -> bool:
    """True for a word of the dictionary that no person is called by."""
    if "-" in word:
        return all(common(half, language) for half in word.split("-") if half)
    if language == "en":
        return english_known(word.lower().removesuffix("'s")) and not english_known_name(word)
    return russian_known(word) and not any(parse.features & PERSONAL for parse in parses(word))


@lru_cache(maxsize=1 << 14)
def english_known_name(word: str) -> bool:
    """True when the word list has the word with a capital: «Rose», «Mark» beside «rose», «mark»."""
    from almaty_nlp.lang.english import english_words

    return word.capitalize() in english_words()


def _recognised(doc: Doc, language: str, closed: set[int]) -> Iterator[Stretch]:
    for span in doc.ents:
        if span.label_ in ("PER", "PERSON") and not closed & set(range(span.start, span.end)):
            end = span.end
            while end < len(doc) and end not in closed and _goes_on(doc, end, language):
                end += 1
            start = span.start
            while start and start - 1 not in closed and INITIALS.fullmatch(doc[start - 1].text):
                start -= 1
            yield start, end


def _goes_on(doc: Doc, at: int, language: str) -> bool:
    """True for a token that the recogniser left off: a surname after initials, a second one, a particle."""
    word = doc[at].text
    if INITIALS.fullmatch(word) or fold(word) in PATRONYMIC_WORDS:
        return True
    if not name_word(word) or common(word, language) or is_title(word, language):
        return False
    return INITIALS.fullmatch(doc[at - 1].text) is not None or (
        language == "ru" and doc[at].pos_ == "PROPN" and not _noun(word, language)
    )


def _noun(word: str, language: str) -> bool:
    return language == "ru" and any(
        parse.known and parse.features & {"Geox", "Orgn", "Abbr"} for parse in parses(word)
    )


def _titled(doc: Doc, language: str, marks: Sequence[int], closed: set[int]) -> Iterator[Stretch]:
    """The run of name words after «г-н», «Его Превосходительство», "H.E. Mr."."""
    for at in range(len(doc)):
        if not marks[at] & TITLE or at in closed:
            continue
        start = at + 1
        while start < len(doc) and (doc[start].text == "." or is_title(doc[start].text, language)):
            start += 1
        end = start
        while (
            end < len(doc) and end - start < LONGEST and end not in closed and _may_follow(doc, end, language)
        ):
            end += 1
        while end > start and fold(doc[end - 1].text) in PARTICLES - PATRONYMIC_WORDS:
            end -= 1
        if any(name_word(doc[place].text) for place in range(start, end)):
            yield start, end


def _may_follow(doc: Doc, at: int, language: str) -> bool:
    word = doc[at].text
    if INITIALS.fullmatch(word) or fold(word) in PARTICLES:
        return True
    return name_word(word) and not common(word, language) and not is_post(word, language)


def _initialled(doc: Doc, language: str, marks: Sequence[int], closed: set[int]) -> Iterator[Stretch]:
    """«А. К. Ибраимов», «Ибраимов А.К.»; a lone letter at the beginning is the label of a paragraph."""
    at = 0
    while at < len(doc):
        end = at
        while end < len(doc) and marks[end] & INITIAL:
            end += 1
        if end == at:
            at += 1
            continue
        letters = sum(map(str.isupper, "".join(token.text for token in doc[at:end])))
        label = letters == 1 and (at == 0 or doc[at - 1].text in (".", ";", ":"))
        if end < len(doc) and not label and _surname(doc, end, language, closed):
            yield at, end + 1
        elif at and letters > 1 and _surname(doc, at - 1, language, closed) and not _small(doc, at - 1):
            yield at - 1, end
        at = end


def _surname(doc: Doc, at: int, language: str, closed: set[int]) -> bool:
    word = doc[at].text
    return at not in closed and name_word(word) and not common(word, language) and not _noun(word, language)


def _small(doc: Doc, at: int) -> bool:
    return bool(doc[at].pos_ in ("ADP", "CCONJ", "SCONJ", "PRON", "DET", "VERB"))


def _patronymic(doc: Doc, language: str, marks: Sequence[int], closed: set[int]) -> Iterator[Stretch]:
    """«Алиев Гейдар оглы», «Нурбек Асанович»: a patronymic with the names before and after it."""
    for at in range(1, len(doc)):
        if at in closed or not marks[at] & PATRONYMIC:
            continue
        start = at
        while start and at - start < 3 and _surname(doc, start - 1, language, closed):
            start -= 1
        if start == at:
            continue
        end = at + 1
        if end < len(doc) and _surname(doc, end, language, closed) and doc[end].pos_ == "PROPN":
            end += 1
        yield start, end


def _joined(doc: Doc, seeds: Iterable[Stretch]) -> list[Stretch]:
    """Stretches that overlap, or touch with initials between them, are one name."""
    found: list[Stretch] = []
    for start, end in sorted(seeds):
        if found and (
            start < found[-1][1] or (start == found[-1][1] and INITIALS.fullmatch(doc[start - 1].text))
        ):
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found


def _trimmed(doc: Doc, language: str, stretch: Stretch) -> Stretch:
    """Without titles, posts and marks at the ends."""
    start, end = stretch
    while start < end and (
        not doc[start].text[0].isalpha()
        or is_title(doc[start].text, language)
        or (is_post(doc[start].text, language) and end - start > 1)
    ):
        start += 1
    while end > start and (not doc[end - 1].text[0].isalpha() or doc[end - 1].text in ("'s", "’s")):
        end -= 1
    return start, end


def _personal(doc: Doc, language: str, start: int, end: int) -> bool:
    """False for a stretch whose last word, or only word, is an everyday word, and for posts and titles."""
    spoken = [
        token.text
        for token in doc[start:end]
        if not INITIALS.fullmatch(token.text) and fold(token.text) not in PARTICLES
    ]
    if not spoken or not any(map(name_word, spoken)):
        return False
    last = spoken[-1]
    return not common(last, language) and not is_post(last, language) and fold(last) not in HEADS[language]


def _post(doc: Doc, language: str, start: int, before: int) -> int:
    """The first token of the titles and the post right before a name; `start` itself when none stands there.

    `before`: the end of the person named before.
    """
    first = at = start
    while at > before and start - at < 25:
        at -= 1
        word = doc[at].text
        if is_title(word, language) or is_post(word, language):
            first = at
        elif not (word in (".", ",", "-") or fold(word) in BEFORE_TITLES[language] or _inside_post(doc, at)):
            break
        if word == "," and first > at + 1:
            break
    while first and fold(doc[first - 1].text) in BEFORE_TITLES[language] and first < start:
        if language == "en" and fold(doc[first - 1].text) == "the":
            break
        first -= 1
    return first


def _inside_post(doc: Doc, at: int) -> bool:
    """Words between a post and its holder: «министр иностранных дел Республики Казахстан Е. А. Идрисов»."""
    token = doc[at]
    return token.pos_ in ("NOUN", "PROPN", "ADJ") or token.text in (
        "по",
        "и",
        "of",
        "for",
        "the",
        "and",
        "on",
    )


def is_title(word: str, language: str) -> bool:
    """True for a title before a name, in any form."""
    return bool(signs(word, language) & TITLE)


def is_post(word: str, language: str) -> bool:
    """True for a word that posts are called by, in any form."""
    return bool(signs(word, language) & POST)
