"""What stands beside a link: halves of a split paragraph, headings run into text, what has no counterpart."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from almaty_nlp.alignment import align
from almaty_nlp.alignment.aligner import problem
from almaty_nlp.alignment.solver import solve
from almaty_nlp.alignment.units import paragraphs
from almaty_nlp.model.document import Block, Document, Kind

RU = [
    "Устав Совета по водным путям",
    "Председатель избирается членами Совета. Председатель может быть смещен членами Совета.",
    "Заместитель замещает Председателя в его отсутствие и отвечает за переписку.",
    "Порядок созыва заседаний",
    "Заседания созываются Председателем дважды в год. Члены Совета извещаются за тридцать дней.",
    "Члены Совета голосуют поднятием руки. Члены Совета голосуют тайно при избрании Председателя.",
    "Протокол заседания ведет секретарь.",
    "Заключительные положения",
    "Устав вступает в силу в день его принятия Советом.",
]
EN = [
    "Charter of the Waterways Council",
    "The Chair shall be elected by the members of the Council. "
    "The Chair may be removed by the members of the Council.",
    "The Deputy shall replace the Chair in the absence of the latter and be responsible for correspondence.",
    "Procedure for convening meetings",
    "Meetings shall be convened by the Chair twice a year. "
    "Members of the Council shall be notified thirty days in advance.",
    "Members of the Council shall vote by show of hands. "
    "Members of the Council shall vote by secret ballot when electing the Chair.",
    "The minutes of the meeting shall be kept by the secretary.",
    "Final provisions",
    "The Charter shall enter into force on the day of its adoption by the Council.",
]
Links = set[tuple[tuple[int, ...], tuple[int, ...]]]


def document(texts: list[str]) -> Document:
    return Document(
        "x.txt", "txt", tuple(Block(f"p{n}", Kind.PARAGRAPH, text) for n, text in enumerate(texts))
    )


def found(ours: list[str], theirs: list[str]) -> Links:
    return {(link.source, link.target) for link in align(document(ours), document(theirs)).links}


def halves(text: str) -> list[str]:
    cut = text.index(". ") + 1
    return [text[:cut], text[cut + 1 :]]


def expected(split: int, joined: int, gone: int) -> tuple[list[str], Links]:
    """The English text with one paragraph split, one joined to the next and one left out, and its links."""
    theirs: list[str] = []
    links: Links = set()
    skip = False
    for at, text in enumerate(EN):
        if skip:
            skip = False
            continue
        pieces = [] if at == gone else halves(text) if at == split else [text]
        ours: tuple[int, ...] = (at,)
        if at == joined:
            pieces, ours, skip = [f"{text} {EN[at + 1]}"], (at, at + 1), True
        links.add((ours, tuple(range(len(theirs), len(theirs) + len(pieces)))))
        theirs += pieces
    return theirs, links


@pytest.mark.parametrize(
    ("split", "joined"), [(1, 2), (1, 3), (1, 6), (1, 7), (4, 6), (4, 7), (5, 2), (5, 3), (5, 6), (5, 7)]
)
def test_halves_and_headings_find_their_place(split: int, joined: int) -> None:
    """Both halves of paragraph 5 have the same words but for a few; 3 and 7 are headings run into text."""
    theirs, links = expected(split, joined, gone=-1)
    assert found(RU, theirs) == links


@pytest.mark.parametrize("gone", [2, 6])
def test_what_has_no_counterpart_stays_alone_beside_a_split_paragraph(gone: int) -> None:
    theirs, links = expected(split=5, joined=-1, gone=gone)
    assert found(RU, theirs) == links


def test_the_sentences_are_what_tells() -> None:
    """Without their texts the units are bags of words, and a joined heading is left alone."""
    theirs, links = expected(split=1, joined=6, gone=-1)
    whole = problem(paragraphs(document(RU)), paragraphs(document(theirs)), ("ru", "en"))
    bags = {(link.source, link.target) for link in solve(replace(whole, texts=None))}
    assert bags != links
    assert {(link.source, link.target) for link in solve(whole)} == links


@settings(max_examples=25, deadline=None)
@given(
    ours=st.lists(
        st.sampled_from([*RU, *(half for text in RU if ". " in text for half in halves(text))]), min_size=1
    ),
    theirs=st.lists(st.sampled_from([*EN, "No.", "; and"]), min_size=1),
)
def test_every_unit_stands_in_one_link_and_links_hold_neighbours(ours: list[str], theirs: list[str]) -> None:
    links = align(document([RU[1], *ours]), document([EN[1], *theirs])).links
    for side, size in (("source", len(ours) + 1), ("target", len(theirs) + 1)):
        units = [at for link in links for at in getattr(link, side)]
        assert sorted(units) == list(range(size))
        assert all(b == a + 1 for link in links for a, b in pairwise(getattr(link, side)))
        assert all(len(getattr(link, side)) <= 4 for link in links)
