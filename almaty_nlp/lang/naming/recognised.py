"""What a recogniser took for a body or a place, held against what is known of names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from almaty_nlp.lang.naming.persons import common, is_post, name_word
from almaty_nlp.lang.naming.russian_bodies import dependent
from almaty_nlp.lang.naming.stretches import NUMERAL, POSSESSIVE, QUOTES, feature
from almaty_nlp.lang.naming.tables import BARE, EVENTS, HEADS, STATE_HEADS
from almaty_nlp.lang.naming.types import Kind
from almaty_nlp.lang.russian import fold, parses

if TYPE_CHECKING:
    from spacy.tokens import Doc

Place = tuple[int, int, Kind]


def recognised(doc: Doc, language: str, known: Mapping[int, int]) -> Iterator[Place]:
    """Yield bodies, States and places of the recogniser as tokens [start, end), put right.

    `known`: first token → end of what the inventory has. Spans are cut at brackets, posts before a body are
    cut off, and a span that breaks a known name in two is left out, as is one of everyday words only.
    """
    for span in doc.ents:
        for start, end in _pieces(doc, span.start, span.end):
            if any(at < end < stop or at < start < stop for at, stop in known.items()):
                continue
            if span.label_ in ("LOC", "GPE", "FAC"):
                if kind := _place(doc, start, end, language):
                    yield start, end, kind
            elif span.label_ in ("ORG", "NORP"):
                start, end = _without_posts(doc, start, end, language)
                if (
                    start < end
                    and not (start in known and known[start] < end)
                    and _body(doc, start, end, language)
                ):
                    yield start, end, "state" if _formal(doc, start, end, language) else "body"


def _pieces(doc: Doc, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches between brackets, without marks at their ends."""
    first = start
    for at in range(start, end + 1):
        if at == end or doc[at].text in ("(", ")"):
            last = at
            while last > first and not doc[last - 1].text[0].isalnum() and doc[last - 1].text not in "»”\"'’":
                last -= 1
            if last > first:
                yield first, last
            first = at + 1


def _without_posts(doc: Doc, start: int, end: int, language: str) -> tuple[int, int]:
    """Without posts and verbs at the beginning, and verbs and genitive signs at the end."""
    first = start
    while first < end and doc[first].pos_ in ("VERB", "AUX"):
        first += 1
    while end > first and (doc[end - 1].pos_ in ("VERB", "AUX") or doc[end - 1].text in POSSESSIVE):
        end -= 1
    start = first
    while first < end and (
        is_post(doc[first].text, language) or (first > start and doc[first].text in ("и", "and", "of", "the"))
    ):
        first += 1
    return first, end


def _place(doc: Doc, start: int, end: int, language: str) -> Kind | None:
    words = [token.text for token in doc[start:end]]
    if not words[0][0].isupper() or all(_ordinary(word, language) for word in words):
        return None
    return "state" if _formal(doc, start, end, language) else "place"


def _ordinary(word: str, language: str) -> bool:
    """True for a common word that is no place either."""
    if language == "ru" and any("Geox" in parse.features for parse in parses(word)):
        return False
    return common(word, language)


def _formal(doc: Doc, start: int, end: int, language: str) -> bool:
    """«Республика …», "Kingdom of …": the formal name of a State."""
    words = [token.text for token in doc[start:end]]
    return (
        len(words) > 1
        and any(word[0].isupper() and lemmas(word, language) & STATE_HEADS for word in words[:3])
        and not any(lemmas(word, language) & HEADS[language] - STATE_HEADS for word in words)
    )


def _body(doc: Doc, start: int, end: int, language: str) -> bool:
    words = [token.text for token in doc[start:end] if token.text[0].isalpha()]
    if not words or not (doc[start].text[0].isupper() or not doc[start].text[0].isalpha()):
        return False
    plural = doc[start].pos_ == "NOUN" and feature(doc[start], "Number") == "Plur"
    if plural or _event(words, language) or all(map(NUMERAL.fullmatch, words)):
        return False
    if language == "ru" and lemmas(words[0], language) & BARE and not _completed(doc, start, end):
        return False
    if any(word.isupper() and len(word) > 1 for word in words):
        return True
    headed = len(words) > 1 and any(
        word[0].isupper() and lemmas(word, language) & HEADS[language] for word in words[:3]
    )
    return headed or any(name_word(word) and not common(word, language) for word in words)


def _completed(doc: Doc, start: int, end: int) -> bool:
    """«Организация …» is a name with a capital, in the genitive or in quotation marks, right after it."""
    following = doc[start + 1] if start + 1 < end else None
    return following is not None and (
        following.text in QUOTES or (following.text[0].isupper() and dependent(following))
    )


def _event(words: list[str], language: str) -> bool:
    """The noun the rest depends on is an event: the first in Russian, the last before «of» in English."""
    if language == "ru":
        nouns = [parse for word in words[:4] if (parse := _noun(word)) is not None]
        return bool(nouns) and nouns[0] in EVENTS
    before = words[: words.index("of")] if "of" in words[1:] else words
    return fold(before[-1]) in EVENTS


def _noun(word: str) -> str | None:
    best = parses(word)[0]
    return best.lemma if best.pos == "NOUN" else None


def lemmas(word: str, language: str) -> frozenset[str]:
    """Return the dictionary forms by which the tables know a word."""
    if language == "ru":
        return frozenset(parse.lemma for parse in parses(word))
    return frozenset((fold(word),))
