"""The aligner on small texts with known links, in both directions."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from almaty_nlp.alignment import align
from almaty_nlp.errors import InputError
from almaty_nlp.model.alignment import Alignment
from almaty_nlp.model.document import Block, Document, Kind

CASES = yaml.safe_load((Path(__file__).parent / "bitext_cases.yaml").read_text(encoding="utf-8"))
RU, EN = CASES["base"]["source"], CASES["base"]["target"]
LAW = yaml.safe_load((Path(__file__).parent / "invented_law.yaml").read_text(encoding="utf-8"))


def document(texts: list[str], name: str = "x.txt") -> Document:
    blocks = tuple(Block(f"p{at}", Kind.PARAGRAPH, text) for at, text in enumerate(texts))
    return Document(name, "txt", blocks)


def written(alignment: Alignment) -> set[str]:
    return {
        f"{','.join(map(str, link.source))}={','.join(map(str, link.target))}" for link in alignment.links
    }


@pytest.mark.parametrize("name", CASES)
def test_links_are_the_right_ones(name: str) -> None:
    case = CASES[name]
    found = align(document(case["source"]), document(case["target"]))
    assert written(found) == set(case["links"])


@pytest.mark.parametrize("name", CASES)
def test_the_other_direction_gives_the_same_links(name: str) -> None:
    case = CASES[name]
    found = align(document(case["target"]), document(case["source"]))
    assert written(found) == {"=".join(reversed(link.split("="))) for link in case["links"]}


def test_a_moved_block_is_found_and_marked() -> None:
    source = [f"{n}. {text}" for n, text in enumerate(LAW["ru"], 1)]
    order = [*range(3, 12), 0, 1, 2]
    target = [f"{n + 1}. {LAW['en'][n]}" for n in order]
    found = align(document(source), document(target))
    right = {(n, order.index(n)) for n in range(len(source))}
    assert {(link.source[0], link.target[0]) for link in found.links} == right
    assert {link.source[0] for link in found.links if link.moved} == {0, 1, 2}


texts = st.lists(
    st.sampled_from(["", " ", "1.", "—", "Ж", "x", *RU, *EN, "Статья 5", "Article 5"]), max_size=14
)


@settings(max_examples=60, deadline=None)
@given(ours=texts, theirs=texts)
def test_every_unit_stands_in_exactly_one_link(ours: list[str], theirs: list[str]) -> None:
    try:
        found = align(document([*ours, RU[2]]), document([*theirs, EN[2]]))
    except InputError:
        return
    for side, units in (("source", found.source_units), ("target", found.target_units)):
        seen = sorted(at for link in found.links for at in getattr(link, side))
        assert seen == [unit.index for unit in units]
    assert all(0 <= link.score <= 1 for link in found.links)


@pytest.mark.parametrize(
    ("ours", "theirs", "said"),
    [
        (RU, RU, "both are in Russian"),
        (EN, EN, "both are in English"),
        (RU, [], "no text in it"),
        (
            RU,
            ["Der Vertrag wurde von den Staaten nicht unterzeichnet und ist daher nicht in Kraft."],
            "neither",
        ),
    ],
)
def test_what_cannot_be_aligned_is_refused_in_one_line(ours: list[str], theirs: list[str], said: str) -> None:
    with pytest.raises(InputError) as refused:
        align(document(ours), document(theirs))
    assert said in refused.value.message.en
    assert "\n" not in refused.value.message.ru


def test_unrelated_texts_have_no_links() -> None:
    theirs = [
        "The apricots were picked before the frost reached the upper orchards.",
        "A violin needs new strings once every season.",
        "My neighbour paints small boats in bright colours.",
        "Snow leopards hunt at dusk above the tree line.",
    ]
    found = align(document(RU[1:5]), document(theirs))
    assert not any(link.source and link.target for link in found.links)


def test_sentences_stay_within_their_paragraphs() -> None:
    split = CASES["split"]
    found = align(document(split["source"]), document(split["target"]), level="sentence")
    ours, theirs = found.source_units, found.target_units
    pairs = [([ours[i].text for i in k.source], [theirs[j].text for j in k.target]) for k in found.links]
    assert (
        ["Его решения принимаются консенсусом, а протокол рассылается в течение десяти дней."],
        [EN[2][61:]],
    ) in [(a, [b[0][-len(EN[2][61:]) :]]) for a, b in pairs if b]
    assert all(found.source.block(unit.block).text[unit.start : unit.end] == unit.text for unit in ours)
