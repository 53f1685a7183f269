"""Names of persons, States and bodies in a text: recogniser, inventory and the build of names together."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from almaty_nlp.lang.naming.bodies import bodies
from almaty_nlp.lang.naming.persons import persons
from almaty_nlp.lang.naming.recognised import lemmas, recognised
from almaty_nlp.lang.naming.signs import signs
from almaty_nlp.lang.naming.stretches import QUOTES
from almaty_nlp.lang.naming.table import shipped_names
from almaty_nlp.lang.naming.tables import NAMED_AFTER
from almaty_nlp.lang.naming.types import Inventory, Kind, Name

if TYPE_CHECKING:
    from spacy.tokens import Doc

_POSSESSIVE = re.compile(r"['’]s$")
LONGEST_ACRONYM = 3
"""Words of an acronym in brackets: «УВКБ ООН»."""


class Found(NamedTuple):
    """A name as tokens [start, end); `first`: where its titles and post begin."""

    start: int
    end: int
    kind: Kind
    concept: str = ""
    first: int = -1


def names_in(doc: Doc, language: str, inventory: Inventory | None = None) -> tuple[Name, ...]:
    """Return the names in a `Doc` of our pipelines for «ru» or «en», by place.

    The longest name wins; what stands inside it is in its `parts`. Without an inventory the names of the
    shipped glossaries are known.
    """
    words = [token.text for token in doc]
    marks = [signs(word, language) for word in words]
    entries, no_names = _entries(doc, words, language, inventory or shipped_names())
    known = {one.start: one.end for one in sorted(entries, key=lambda entry: entry.end)}
    acronyms = frozenset(
        one.start
        for one in entries
        if one.kind == "body"
        and (doc[one.start].text.isupper() or (one.start and doc[one.start - 1].text == "("))
    )
    built = [
        *entries,
        *(Found(start, end, "body") for start, end in bodies(doc, language, marks, known, acronyms)),
    ]
    seen = [
        Found(start, end, kind)
        for start, end, kind in recognised(doc, language, known)
        if (start, end) not in no_names
    ]
    closed = [*built, *(one for one in seen if one.kind != "place")]
    people = []
    for (start, end), first in persons(doc, language, marks, [(one.start, one.end) for one in closed]):
        after = start and lemmas(doc[start - 1].text, language) & NAMED_AFTER
        people.append(Found(start, end, "place" if after else "person", "", first))
    places = [
        one for one in seen if not any(one.start < other.end and other.start < one.end for other in people)
    ]
    found = [*built, *places, *people]
    found += list(_acronyms(doc, found))
    return tuple(_nested(doc, found))


def _entries(
    doc: Doc, words: Sequence[str], language: str, inventory: Inventory
) -> tuple[list[Found], frozenset[tuple[int, int]]]:
    """The names that the inventory knows, and what it knows to be none, as tokens."""
    found, no_names = [], set()
    for entry in inventory.find(words, language):
        if entry.kind == "term":
            no_names.add((entry.start, entry.end))
        else:
            end = entry.end + _closes(doc, entry.start, entry.end)
            found.append(Found(entry.start, end, entry.kind, entry.concept))
    return found, frozenset(no_names)


def _closes(doc: Doc, start: int, end: int) -> bool:
    """True when the mark that follows closes a quotation opened inside the name."""
    if end == len(doc):
        return False
    return any(QUOTES.get(token.text) == doc[end].text for token in doc[start + 1 : end])


def _acronyms(doc: Doc, found: Sequence[Found]) -> Iterator[Found]:
    """Capitals in brackets right after a body are its acronym, known or not."""
    for start in {one.end + 1 for one in found if one.kind == "body"}:
        if start < len(doc) and doc[start - 1].text == "(":
            end = start
            while end < len(doc) and end - start < LONGEST_ACRONYM and doc[end].text.isupper():
                end += 1
            if start < end < len(doc) and doc[end].text == ")" and len(doc[start].text) > 1:
                yield Found(start, end, "body")


def _nested(doc: Doc, found: Sequence[Found]) -> Iterator[Name]:
    """The outermost names, each with those inside it; of two that cross, the one that begins first."""
    rows = sorted(dict.fromkeys(found), key=lambda row: (row.start, -row.end, not row.concept))
    at = 0
    while at < len(rows):
        own = rows[at]
        inside = []
        at += 1
        while at < len(rows) and rows[at].start < own.end:
            if rows[at].end <= own.end and rows[at][:2] != own[:2]:
                inside.append(rows[at])
            at += 1
        span = doc[own.start : own.end]
        post = doc[own.first : own.start].text.rstrip(" ,") if 0 <= own.first < own.start else ""
        parts = tuple(_nested(doc, inside))
        text = _POSSESSIVE.sub("", span.text)
        yield Name(span.start_char, span.start_char + len(text), own.kind, text, own.concept, post, parts)
