"""What a link says of itself: the words, numbers, names and terms it rests on."""

from __future__ import annotations

from pathlib import Path

import pytest

from almaty_nlp.alignment import align
from almaty_nlp.alignment.reasons import CODES, standing
from almaty_nlp.glossary import load
from almaty_nlp.model.document import Block, Document, Kind

RU = [
    "Конференция в Темирканде",
    "1. Ахмат Сулейманкулов открыл заседание 14 мая 2025 года в присутствии 1 250 делегатов.",
    "2. Сопроводители получают вознаграждение из добровольных взносов.",
]
EN = [
    "Conference in Temirkand",
    "1. Akhmat Suleimankulov opened the meeting on 14 May 2025 in the presence of 1,250 delegates.",
    "2. Wayfarers shall be remunerated from voluntary contributions.",
]
GLOSSARY = """concept_id,en_term,ru_term,status,en_acronym,ru_acronym
c1,wayfarer,сопроводитель,preferred,-,-
"""


def document(texts: list[str]) -> Document:
    return Document(
        "x.txt", "txt", tuple(Block(f"p{n}", Kind.PARAGRAPH, text) for n, text in enumerate(texts))
    )


def told(link_reasons: tuple[str, ...]) -> dict[str, list[str]]:
    pairs = (reason.partition(": ") for reason in link_reasons)
    return {code: words.split("; ") for code, _, words in pairs}


@pytest.mark.parametrize("turned", [False, True])
def test_a_link_tells_what_it_rests_on(turned: bool) -> None:
    sides = (EN, RU) if turned else (RU, EN)
    link = align(document(sides[0]), document(sides[1])).links[1]
    said = told(link.reasons)
    assert set(said) <= set(CODES)
    names = "Suleimankulov = Сулейманкулов" if turned else "Сулейманкулов = Suleimankulov"
    assert names in said["names"]
    assert "2025" in said["numbers"]
    assert "label" in said
    assert "neighbours" in said


def test_every_word_told_stands_in_its_text() -> None:
    for link in align(document(RU), document(EN)).links:
        ours, theirs = (" ".join(side[n] for n in at) for side, at in ((RU, link.source), (EN, link.target)))
        for code, pairs in told(link.reasons).items():
            for pair in pairs if code in ("words", "names", "terms") else ():
                left, _, right = pair.partition(" = ")
                assert left in ours
                assert (right or left) in theirs


def test_a_term_of_the_glossary_is_told_as_one(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text(GLOSSARY, encoding="utf-8")
    link = align(document(RU), document(EN), glossary=load([path])).links[2]
    assert told(link.reasons)["terms"] == ["Сопроводители = Wayfarers"]


def test_what_stands_alone_has_no_reasons() -> None:
    links = align(document([*RU, "Урожай абрикосов в долине был плохим."]), document(EN)).links
    assert [link.reasons for link in links if not link.target] == [()]


@pytest.mark.parametrize(
    ("stem", "text", "word"),
    [
        ("беженц", "Защита Беженцев", "Беженцев"),
        ("polici", "The Policy stands", "Policy"),
        ("@unhcr", "УВКБ (UNHCR)", "UNHCR"),
        ("art", "the part of art", "art"),
        ("xyz", "nothing of it", "xyz"),
    ],
)
def test_a_stem_is_shown_as_the_word_in_the_text(stem: str, text: str, word: str) -> None:
    assert standing(stem, text) == word
