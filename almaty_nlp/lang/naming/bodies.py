"""Bodies by their own build: a ministry, a service, a committee that no list has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from almaty_nlp.lang.naming import english_bodies, russian_bodies
from almaty_nlp.lang.naming.signs import HEAD, LOOSE_HEAD
from almaty_nlp.lang.naming.stretches import Stretch

if TYPE_CHECKING:
    from spacy.tokens import Doc


def bodies(
    doc: Doc, language: str, marks: Sequence[int], known: Mapping[int, int], acronyms: frozenset[int]
) -> Iterator[Stretch]:
    """Yield the names of bodies as tokens [start, end), those inside a longer one after it.

    `marks`: the signs of each token (`almaty_nlp.lang.naming.signs`); `known`: first token → end of the names
    of States and bodies that the inventory gives; `acronyms`: tokens that are known acronyms of bodies.
    """
    body = russian_bodies.body if language == "ru" else english_bodies.body
    first = last = 0
    for at, mark in enumerate(marks):
        if not mark & (HEAD | LOOSE_HEAD):
            continue
        inside = at < last
        found = body(doc, at, known, acronyms, inside)
        if found is None:
            continue
        if not inside and found[0] >= last:
            first, last = found
            yield found
        elif inside and first < found[0] and found[1] <= last:
            yield found
