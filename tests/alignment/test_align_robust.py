"""Texts that break aligners: passages that come back, parts in another order, much left out or cut anew; and
what holds for any input.
"""

from __future__ import annotations

from itertools import combinations, pairwise
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from almaty_nlp.alignment import align
from almaty_nlp.alignment.anchors import heaviest
from almaty_nlp.model.alignment import Link
from almaty_nlp.model.document import Block, Document, Kind
from almaty_nlp.readers import read

Sides = list[tuple[str, str]]
FORMULA = ("Принято без голосования.", "Adopted without a vote.")
LAW = yaml.safe_load((Path(__file__).parent / "invented_law.yaml").read_text(encoding="utf-8"))
LONG_RU, LONG_EN = LAW["ru"], LAW["en"]
PAIRS = list(zip(LONG_RU, LONG_EN, strict=True))


def document(texts: list[str]) -> Document:
    return Document(
        "x.txt", "txt", tuple(Block(f"p{n}", Kind.PARAGRAPH, text) for n, text in enumerate(texts))
    )


def aligned(ours: list[str], theirs: list[str]) -> dict[tuple[int, ...], tuple[int, ...]]:
    return {link.source: link.target for link in align(document(ours), document(theirs)).links if link.source}


def straight(pairs: Sides) -> dict[tuple[int, ...], tuple[int, ...]]:
    return {(n,): (n,) for n in range(len(pairs))}


@pytest.mark.parametrize("times", [2, 5])
def test_a_text_that_comes_back_meets_its_own_copy(times: int) -> None:
    """Some units of one copy are cut or missing, which makes those of the other copy look unique."""
    pairs = PAIRS * times
    theirs = [en for _, en in pairs]
    gone = {3, len(PAIRS) + 6}
    found = aligned([ru for ru, _ in pairs], [en for n, en in enumerate(theirs) if n not in gone])
    place, expected = 0, {}
    for number in range(len(pairs)):
        expected[(number,)] = () if number in gone else (place,)
        place += number not in gone
    assert found == expected


def test_a_formula_after_every_paragraph_leads_nobody_astray() -> None:
    pairs = [pair for one in PAIRS for pair in (one, FORMULA)]
    assert aligned([ru for ru, _ in pairs], [en for _, en in pairs]) == straight(pairs)


def test_parts_in_another_order_are_found_as_moved() -> None:
    ours, theirs = LONG_RU, LONG_EN[:3] + LONG_EN[8:] + LONG_EN[3:8]
    links = align(document(ours), document(theirs)).links
    assert {link.source: link.target for link in links} == {
        (n,): (theirs.index(text),) for n, text in enumerate(LONG_EN)
    }
    assert {link.source[0] for link in links if link.moved} == {8, 9, 10, 11}


def test_capitals_are_the_same_words() -> None:
    assert aligned([ru.upper() for ru in LONG_RU], [en.upper() for en in LONG_EN]) == straight(PAIRS)


def test_half_of_the_text_left_out() -> None:
    found = aligned(LONG_RU, LONG_EN[::2])
    assert found == {(n,): (n // 2,) if n % 2 == 0 else () for n in range(len(LONG_RU))}


weights = st.floats(0.1, 1.0)
triples = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6), weights), max_size=9)


@given(triples)
def test_the_heaviest_chain_is_the_best_of_all_chains(pairs: list[tuple[int, int, float]]) -> None:
    def rises(chain: tuple[tuple[int, int, float], ...]) -> bool:
        return all(a[0] < b[0] and a[1] < b[1] for a, b in pairwise(sorted(chain)))

    every = (chain for size in range(len(pairs) + 1) for chain in combinations(pairs, size))
    best = max(sum(weight for *_, weight in chain) for chain in every if rises(chain))
    worth: dict[tuple[int, int], float] = {}
    for ours, theirs, weight in pairs:
        worth[ours, theirs] = max(weight, worth.get((ours, theirs), 0.0))
    found = heaviest(pairs)
    assert all(a[0] < b[0] and a[1] < b[1] for a, b in pairwise(found))
    assert sum(worth[pair] for pair in found) == pytest.approx(best)


LONG = [(f"{n}. {ru}", f"{n}. {en}") for n, (ru, en) in enumerate(PAIRS * 4, 1)]
places = st.lists(st.integers(0, len(LONG) - 1), min_size=6, max_size=6, unique=True)


@settings(max_examples=25)
@given(ours=places, theirs=places, cuts=st.sampled_from([(0, 1, 2), (0, 2, 3), (1, 2, 2), (2, 2, 4)]))
def test_links_set_by_hand_are_kept_whatever_the_words_say(
    ours: list[int], theirs: list[int], cuts: tuple[int, ...]
) -> None:
    """Some join units far apart, cross each other or the text, or say that a unit stands alone."""
    human = [
        Link(tuple(sorted(ours[a:b])), tuple(sorted(theirs[c:d])), 1.0, origin="human")
        for (a, b), (c, d) in zip(pairwise((*cuts, 6)), pairwise((0, *cuts)), strict=True)
        if a < b or c < d
    ]
    found = align(document([ru for ru, _ in LONG]), document([en for _, en in LONG]), human=human)
    by_hand = {(link.source, link.target) for link in found.links if link.origin == "human"}
    joined = {(link.source, link.target) for link in human if link.source and link.target}
    alone = {((unit,), ()) for link in human if not link.target for unit in link.source}
    alone_there = {((), (unit,)) for link in human if not link.source for unit in link.target}
    assert by_hand == joined | alone | alone_there
    for side in ("source", "target"):
        assert sorted(at for link in found.links for at in getattr(link, side)) == list(range(len(LONG)))


def test_a_link_set_by_hand_far_away_counts_as_moved_and_disturbs_nobody() -> None:
    human = [Link((5,), (40,), 1.0, origin="human"), Link((), (5,), 1.0, origin="human")]
    found = align(document([ru for ru, _ in LONG]), document([en for _, en in LONG]), human=human)
    moved = [(link.source, link.target) for link in found.links if link.moved]
    assert moved == [((5,), (40,))]
    straight_on = sum(link.source == link.target for link in found.links)
    assert straight_on == len(LONG) - 2


@given(st.lists(st.sampled_from([*PAIRS, FORMULA, ("12", "12"), ("2", "3")]), min_size=3, max_size=12))
def test_links_stand_in_order_and_hold_neighbours(pairs: Sides) -> None:
    found = align(
        document([LONG_RU[0], *(ru for ru, _ in pairs)]), document([LONG_EN[0], *(en for _, en in pairs)])
    )
    firsts = [link.source[0] for link in found.links if link.source]
    assert firsts == sorted(firsts)
    still = [link.target[0] for link in found.links if link.source and link.target and not link.moved]
    assert still == sorted(still)
    for link in found.links:
        for units in (link.source, link.target):
            assert units == tuple(range(units[0], units[0] + len(units))) if units else True


@pytest.mark.parametrize("turned", [False, True])
def test_texts_on_one_matter_that_are_no_translations_have_no_links(turned: bool) -> None:
    """Articles on the same rights in other words, in another order: words meet all over, no link is sure."""
    ours = [text for text in LAW["ru"] for _ in range(2)]
    theirs = LAW["other"]
    sides = (theirs, LAW["ru"]) if turned else (ours, theirs)
    found = align(document(sides[0]), document(sides[1]))
    assert not any(link.source and link.target for link in found.links)


@pytest.mark.shared
def test_two_instruments_of_one_organisation_are_no_translations(shared: Path) -> None:
    """They share a third of their words and whole phrases; some links score as well as true ones."""
    source = read(shared / "corpora" / "udhr" / "ru.md")
    target = read(shared / "corpora" / "un-charter" / "en.md")
    assert not any(link.source and link.target for link in align(source, target).links)
