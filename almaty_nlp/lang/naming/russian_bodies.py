"""How far the Russian name of a body reaches.

Adjectives with a capital, the noun that names the body, then genitives, phrases with «по» and «для», lists of
them and a title in quotation marks. Known names are taken whole, and a name may grow around them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from almaty_nlp.lang.naming.stretches import QUOTES, Stretch, feature, introduces, quoted
from almaty_nlp.lang.naming.tables import BARE, BEFORE, HEADS, LOCATED, LOOSE, PLACED, PREPOSITIONS, WITH
from almaty_nlp.lang.russian import fold, parses

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

REACH = 20
"""Words between the noun of a name and its acronym in brackets."""
ENDS = frozenset(",;:)")
VERBAL = frozenset(("VERB", "AUX", "PRON", "SCONJ"))
ATTRIBUTES = frozenset(("ADJ", "VERB", "NUM"))
GOVERNED = {
    "по": ("Dat", "Loc"), "для": ("Gen",), "против": ("Gen",), "без": ("Gen",), "о": ("Loc",), "об": ("Loc",),
}  # fmt: skip


def _proper(doc: Doc, start: int, end: int) -> bool:
    """True when a word with a capital stands there."""
    return any(token.text[:1].isupper() for token in doc[start:end])


def body(
    doc: Doc, at: int, known: Mapping[int, int], acronyms: frozenset[int], inside: bool
) -> Stretch | None:
    """Return the name around the noun of a body at token `at`, as tokens [start, end), or None.

    `inside`: the noun stands in a longer name, whose acronym in brackets is not its own.
    """
    token = doc[at]
    lemmas = _lemmas(token.text)
    strict = bool(lemmas & HEADS["ru"])
    if not (strict or lemmas & LOOSE["ru"]) or token.pos_ in ("ADJ", "VERB", "ADV"):
        return None
    if feature(token, "Number") == "Plur":
        return None
    start = _attributes(doc, at)
    if not doc[start].text[:1].isupper() or token.text.isupper():
        return None
    short = 0 if inside else _up_to_acronym(doc, at, acronyms)
    end = short or _complements(doc, at, known, lemmas)
    if end - start < 2 or (start == at and lemmas & BARE and not _proper(doc, at + 1, end)):
        return None
    named = introduces(doc, end, acronyms)
    if not strict and not named:
        return None
    if not named and not token.text[:1].isupper() and end == at + 1:
        return None  # «Совместная комиссия решила»: the capital may be the sentence's
    return start, end


def _up_to_acronym(doc: Doc, head: int, acronyms: frozenset[int]) -> int:
    """The bracket of the name's acronym, where the words of one phrase stand before it; 0 without one."""
    for at in range(head + 1, min(len(doc), head + REACH)):
        token = doc[at]
        if token.text == "(":
            return at if at > head + 1 and introduces(doc, at, acronyms) else 0
        if token.is_sent_start or token.text in ENDS or (token.pos_ in VERBAL and not feature(token, "Case")):
            return 0
    return 0


def _lemmas(word: str) -> frozenset[str]:
    return frozenset(parse.lemma for parse in parses(word) if parse.pos == "NOUN")


def _attributes(doc: Doc, at: int) -> int:
    """The first of the adjectives before a noun that belong to its name: the leftmost one with a capital."""
    case = feature(doc[at], "Case")
    first, place = at, at - 1
    while place >= 0 and at - place < 6:
        token = doc[place]
        if token.text in ("и", "-") and place and doc[place - 1].pos_ == "ADJ":
            place -= 1
            continue
        if token.pos_ not in ("ADJ", "NUM") or (case and feature(token, "Case") not in (case, "")):
            break
        if token.lemma_ in BEFORE or not token.text[0].isalpha():
            break
        if token.text[:1].isupper():
            first = place
        place -= 1
    return first


def _complements(doc: Doc, head: int, known: Mapping[int, int], lemmas: frozenset[str]) -> int:
    """The end of the genitives and phrases after the noun of a name."""
    grown = max((end for start, end in known.items() if start <= head < end), default=0)
    end = at = grown or head + 1
    bare = bool(lemmas & BARE)
    cases: tuple[str, ...] = ("Gen",)
    while at < len(doc):
        token = doc[at]
        if token.ent_type_ == "PER" and fold(doc[at - 1].text) not in ("имени", "им"):
            break  # «агентства Томаса Райтера»: a person of the body
        if bare and at == head + 1 and token.text[:1].islower() and fold(token.text) not in PREPOSITIONS:
            break  # «Конституционного суда здания»
        if at in known:
            if not dependent(token):
                break
            end = at = known[at]
            cases = ("Gen",)
        elif token.text in QUOTES and (closed := quoted(doc, at)):
            end = at = closed
            break
        elif grown and not (token.text[:1].isupper() and token.pos_ in ("ADJ", "NOUN", "PROPN")):
            break  # a name that is whole grows by other names alone
        elif (governed := _governed(doc, at, known, lemmas)) is not None:
            cases = (*governed, "Gen")
            if not governed or (after := _phrase(doc, at + 1, cases, known)) == at + 1:
                break
            end = at = after
        elif token.text in ("и", ","):
            if (after := _conjunct(doc, at, cases, known)) == at:
                break
            end = at = after
        else:
            wanted = ("Gen", "Ins") if "Ins" in cases else ("Gen",)
            if (after := _phrase(doc, at, wanted, known)) == at:
                break
            end = at = after
            cases = tuple({*cases, "Gen"})
    return end


def _governed(doc: Doc, at: int, known: Mapping[int, int], lemmas: frozenset[str]) -> tuple[str, ...] | None:
    """The cases that a preposition inside a name asks for, none where it leads out of the name; None for
    another word.
    """
    word = fold(doc[at].text)
    if word in PREPOSITIONS:
        return GOVERNED[word]
    if word in PLACED:
        return ("Loc",) if _located(doc, at, known, lemmas) else ()
    return ("Ins",) if word in ("с", "со") and doc[at - 1].lemma_ in WITH else None


def _located(doc: Doc, at: int, known: Mapping[int, int], lemmas: frozenset[str]) -> bool:
    """«… в области миграции», «Представительство … в Алматы», «… при Правительстве»."""
    if at + 1 >= len(doc):
        return False
    following = doc[at + 1]
    if following.lemma_ in ("область", "сфера"):
        return True
    if fold(doc[at].text) == "при":
        return following.text[:1].isupper()
    return bool(following.text[:1].isupper() and lemmas & LOCATED)


def _phrase(doc: Doc, at: int, cases: tuple[str, ...], known: Mapping[int, int]) -> int:
    """The end of a noun with its attributes in one of the cases; `at` itself when none stands there."""
    place = at
    while place < len(doc):
        token = doc[place]
        if place in known:
            return known[place]
        if token.pos_ in ATTRIBUTES and _in_case(token, cases):
            place += 1
        elif token.text == "и" and place > at and place + 1 < len(doc) and doc[place + 1].pos_ == "ADJ":
            if not _in_case(doc[place + 1], cases) or doc[place + 1].text[:1].isupper():
                return at
            place += 1
        elif token.pos_ in ("NOUN", "PROPN") and (
            _in_case(token, cases) or (token.pos_ == "PROPN" and place > at and token.text[:1].isupper())
        ):
            return place + 1
        else:
            return at
    return at


def _in_case(token: Token, cases: tuple[str, ...]) -> bool:
    return feature(token, "Case") in cases and token.text[0].isalpha() and token.lemma_ not in BEFORE


def dependent(token: Token) -> bool:
    """True for a word that can be a genitive: by its tag, by the dictionary, or because it has no cases."""
    if feature(token, "Case") in ("", "Gen") or token.text.isupper():
        return True
    return bool(token._.doubtful) and any("gent" in parse.features for parse in parses(token.text))


def _conjunct(doc: Doc, at: int, cases: tuple[str, ...], known: Mapping[int, int]) -> int:
    """The end of «и …», or of «, …, … и …», in the cases of what went before; `at` where there is none."""
    place = at
    while place < len(doc) and doc[place].text == ",":
        after = _phrase(doc, place + 1, cases, known)
        if after == place + 1 or place + 1 in known or doc[place + 1].text[:1].isupper():
            return at
        place = after
        while (more := _phrase(doc, place, ("Gen",), known)) != place:
            place = more
    if place >= len(doc) or doc[place].text != "и" or place + 1 >= len(doc) or place + 1 in known:
        return at
    following = doc[place + 1]
    if following.text[:1].isupper() and _lemmas(following.text) & HEADS["ru"]:
        return at
    after = _phrase(doc, place + 1, cases, known)
    return at if after == place + 1 else after
