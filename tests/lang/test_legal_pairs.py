"""Sixty sentences of legal prose: which adjective, participle and verb goes with which noun, marked by hand.

The sentences belong to others and stay in the corpora beside the checkout; kept here are their places.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from almaty_nlp.lang import russian

PAIRS = Path(__file__).parent / "data" / "legal-pairs.tsv"


class Pair(NamedTuple):
    """«a» attribute and noun, «p» predicate and subject, «g» verb and object; any of several is right."""

    kind: str
    first: tuple[int, ...]
    second: tuple[int, ...]


def sentences(shared: Path) -> Iterator[tuple[str, list[Pair]]]:
    for line in PAIRS.read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        name, digest, start, end, marked = line.split("\t")
        data = (shared / "corpora" / name).read_bytes()
        assert hashlib.sha256(data).hexdigest().startswith(digest), (
            f"{name} has changed: mark its sentences anew"
        )
        yield data.decode("utf-8")[int(start) : int(end)], list(pairs(marked))


def pairs(marked: str) -> Iterator[Pair]:
    for group in marked.split("; "):
        kind, *each = group.split()
        for pair in each:
            first, second = (tuple(map(int, side.split(","))) for side in pair.split(">"))
            yield Pair(kind, first, second)


def right(doc: Any, pair: Pair) -> bool:
    """The tree joins the two, and an attribute has the case of its noun."""
    if pair.kind == "a":
        return _attribute(doc, pair)
    return doc[pair.second[0]].head.i in pair.first


def _attribute(doc: Any, pair: Pair) -> bool:
    token = doc[pair.first[0]]
    up = token
    while up.dep_ == "conj" and up.head.i not in pair.second:
        up = up.head
    one, other = token.morph.get("Case"), doc[pair.second[0]].morph.get("Case")
    return up.head.i in pair.second and (one == other or not one or not other)


@pytest.mark.shared
def test_pairs_of_legal_prose_are_right(shared: Path) -> None:
    total = wrong = count = 0
    for text, marked in sentences(shared):
        doc = russian()(text)
        count += 1
        total += len(marked)
        wrong += sum(not right(doc, pair) for pair in marked)
    assert count == 60
    assert (total - wrong) / total >= 0.93
