"""How far the English name of a body reaches: capitals around its noun, and small words between."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from almaty_nlp.lang.naming.persons import common
from almaty_nlp.lang.naming.stretches import NUMERAL, POSSESSIVE, QUOTES, Stretch, introduces, quoted
from almaty_nlp.lang.naming.tables import HEADS, LINKS, LOCATED, LOOSE, POSTS
from almaty_nlp.lang.russian import fold

if TYPE_CHECKING:
    from spacy.tokens import Doc

SMALL = LINKS | {"the", "and"}
HAVE = frozenset(("mission", "embassy", "delegation", "representative", "liaison"))
"""Bodies at which «to» goes on: «Permanent Mission … to the United Nations»."""


def body(
    doc: Doc, at: int, known: Mapping[int, int], acronyms: frozenset[int], inside: bool
) -> Stretch | None:
    """Return the name around the noun of a body at token `at`, as tokens [start, end), or None.

    `inside`: the noun stands in a longer name, and only what follows the small word before it is looked at.
    """
    if not _capital(doc, at):
        return None
    start = _run(doc, at, inside)
    while start <= at:
        found, start = _from(doc, start, at, known, acronyms)
        if found is not None:
            return found
    return None


def _from(
    doc: Doc, first: int, head: int, known: Mapping[int, int], acronyms: frozenset[int]
) -> tuple[Stretch | None, int]:
    """The name that begins at a word or after the posts there, and where else one may begin."""
    start = end = first
    heads = loose = False
    while end < len(doc):
        word = fold(doc[end].text)
        if end in known:
            heads = heads or bool({fold(token.text) for token in doc[end : known[end]]} & HEADS["en"])
            end = known[end]
        elif _capital(doc, end):
            if word in POSTS["en"] and not heads and not _head(doc, end + 1):
                start = end + 1  # «Director of the Office …»: the post is no part of the name
            heads, loose = heads or word in HEADS["en"], loose or word in LOOSE["en"]
            end += 1
        elif heads and doc[end].text in QUOTES and (closed := quoted(doc, end)):
            end = closed
            break
        elif (after := _link(doc, start, end, known, heads or loose)) != end:
            if word != "and" and (start == end or not (heads or loose)):
                start = after  # «Decisions of the Security Council»: the name begins after «of the»
            end = after
        else:
            break
    after = next((at for at in range(max(end, first + 1), head + 1) if _capital(doc, at)), head + 1)
    start, end = _tidy(doc, start, end)
    good = end - start > 1 and not doc[start:end].text.isupper() and not _title(doc, start, end)
    named = heads or (loose and introduces(doc, end, acronyms))
    return ((start, end) if good and named else None), after


def _tidy(doc: Doc, start: int, end: int) -> Stretch:
    """Without small words and numerals at the beginning, and the sign of the genitive at the end."""
    while start < end and (not _capital(doc, start) or NUMERAL.fullmatch(doc[start].text)):
        start += 1
    while end > start and doc[end - 1].text in POSSESSIVE:
        end -= 1
    return start, end


def _title(doc: Doc, start: int, end: int) -> bool:
    """«Great Service», «Thanks For The Service»: the capitals of a sentence or a heading, not of a name."""
    words = [token.text for token in doc[start:end]]
    if any(word in ("For", "The", "And", "Of") for word in words[1:]):
        return True
    return len(words) == 2 and bool(doc[start].is_sent_start) and all(common(word, "en") for word in words)


def _run(doc: Doc, at: int, inside: bool) -> int:
    """The first word of the run of capitals, with the small words of names between them."""
    while at:
        before = at - 1
        while before > 0 and not inside and doc[before].text.lower() in SMALL:
            before -= 1
        if not _capital(doc, before) or _article(doc, before) or doc[before].text.lower() in SMALL:
            break
        at = before
    return at


def _capital(doc: Doc, at: int) -> bool:
    text = doc[at].text
    return text[:1].isupper() or text in POSSESSIVE or (text == "-" and at > 0)


def _head(doc: Doc, at: int) -> bool:
    return at < len(doc) and doc[at].text[:1].isupper() and fold(doc[at].text) in HEADS["en"]


def _article(doc: Doc, at: int) -> bool:
    return doc[at].pos_ in ("DET", "PRON")


def _link(doc: Doc, start: int, at: int, known: Mapping[int, int], headed: bool) -> int:
    """The place of the next word with a capital when the small words between may stand inside a name."""
    word, place = fold(doc[at].text), at + 1
    if place >= len(doc) or (start == at and word not in LINKS):
        return at
    if word == ",":
        return place if _series(doc, at, known) or _listed(doc, start, at) else at
    if word == "and":
        return place if _joins(doc, start, at, known, headed) else at
    if word in ("in", "at", "with", "under", "to"):
        wanted = HEADS["en"] if word == "under" else HAVE if word == "to" else LOCATED
        if not any(fold(token.text) in wanted for token in doc[start:at]):
            return at
    elif word not in LINKS:
        return at
    if doc[place].text.lower() == "the":
        place += 1
    return place if place < len(doc) and _capital(doc, place) else at


def _joins(doc: Doc, start: int, at: int, known: Mapping[int, int], headed: bool) -> bool:
    """True for «and» inside a name: «Economic and Financial Committee», «Ministry of Labour and Health»."""
    place = at + 1
    if place in known or not _capital(doc, place):
        return False
    run = [token.text for token in doc[start:at]]
    if not headed:
        return all(common(text, "en") for text in run)
    if not any(fold(text) in LINKS for text in run):
        return False
    while place < len(doc) and _capital(doc, place):  # «… of Justice and State Migration Service»: two bodies
        if _head(doc, place):
            return False
        place += 1
    return True


def _listed(doc: Doc, start: int, at: int) -> bool:
    """True for the last comma of a list inside a name: «…, Refugees, and Migration»."""
    if at + 2 >= len(doc) or doc[at + 1].text != "and" or not _capital(doc, at + 2):
        return False
    return any(token.text == "," for token in doc[start:at])


def _series(doc: Doc, at: int, known: Mapping[int, int]) -> bool:
    """«…, Refugees, and Migration», «… Educational, Scientific and Cultural …»: a list inside a name."""
    place = at
    while place + 1 < len(doc) and doc[place].text == ",":
        if doc[place + 1].text == "and":
            return place + 2 < len(doc) and _capital(doc, place + 2) and place > at
        if not _capital(doc, place + 1) or doc[place + 1].pos_ == "DET" or place + 1 in known:
            return False
        place += 2
        if place < len(doc) and doc[place].text == "and":
            return place + 1 < len(doc) and _capital(doc, place + 1)
    return False
