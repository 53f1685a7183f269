"""What the source says for and against the terms found in the target alone."""

from __future__ import annotations

from typing import Any

import pytest

from almaty_nlp.checks.desk import Shelf
from almaty_nlp.checks.pairdesk import PairShelf
from almaty_nlp.checks.registry import rules
from almaty_nlp.checks.runner import run
from almaty_nlp.checks.testimony import weighed
from almaty_nlp.glossary import shipped_glossary
from almaty_nlp.model.alignment import Alignment, Link, Unit
from almaty_nlp.model.document import Block, Document, Kind

TERMS = [rule for rule in rules() if rule.code in ("TRM001", "TRM002")]

CASES: dict[str, tuple[list[tuple[str, str]], list[tuple[str, str, int]]]] = {
    "the source has the old name too": (
        [("It was hosted by the Republic of Turkey.", "Принимала Республика Турция.")],
        [],
    ),
    "the old name is in the row of the rejected term": (
        [("The list names Palestine.", "В перечне есть Палестина.")],
        [],
    ),
    "a name of the same State, the only one of the text": (
        [("The Republic of Azerbaijan took part.", "Участвовала Республика Азербайджан.")],
        [("Республика Азербайджан", "style", 0)],
    ),
    "two names of one State in one text, told once": (
        [
            ("The Republic of Azerbaijan took part.", "Участвовала Республика Азербайджан."),
            ("The Republic of Azerbaijan agreed.", "Республика Азербайджан согласилась."),
            ("The Republic of Azerbaijan spoke.", "Выступила Азербайджанская Республика."),
        ],
        [("Республика Азербайджан", "warning", 2)],
    ),
    "the same words in another form": (
        [("They discussed climate change.", "Они обсудили климатические изменения.")],
        [("климатические изменения", "style", 0)],
    ),
    "the same words with a mark and a conjunction more": (
        [
            ("It is due not later than 31 May.", "Срок — не позднее, чем 31 мая."),
            ("It ends not later than 2 June.", "Конец не позднее 2 июня."),
        ],
        [("не позднее, чем", "style", 0)],
    ),
    "other words": (
        [("It adds to irregular migration.", "Это усиливает нелегальную миграцию.")],
        [("нелегальную миграцию", "warning", 0)],
    ),
    "a forbidden term is an error at each place": (
        [
            ("Respect human rights.", "Уважайте человеческие права."),
            ("Protect human rights.", "Защищайте человеческие права."),
        ],
        [("человеческие права", "error", 0), ("человеческие права", "error", 0)],
    ),
}


def block(name: str, text: str, language: str) -> Block:
    """Make a paragraph; «3) Text» is an item with its label."""
    label, space, rest = text.partition(") ")
    if label.isdigit() and space:
        return Block(name, Kind.LIST_ITEM, rest, label=f"{label})", language=language)
    return Block(name, Kind.PARAGRAPH, text, language=language)


def shelf(pairs: list[tuple[str, str]]) -> PairShelf:
    """Make an aligned pair of an English source and a Russian target."""
    sides = []
    for language, texts in zip(("en", "ru"), zip(*pairs, strict=True), strict=True):
        blocks = tuple(block(f"b{at}", text, language) for at, text in enumerate(texts))
        sides.append(Document(f"{language}.txt", "txt", blocks, language))
    units = [
        tuple(Unit(at, b.id, 0, len(b.text), "", b.text) for at, b in enumerate(doc.blocks)) for doc in sides
    ]
    links = tuple(Link((at,), (at,), 1.0) for at in range(len(pairs)))
    alignment = Alignment("paragraph", sides[0], sides[1], units[0], units[1], links)
    glossary: Any = shipped_glossary()
    return PairShelf(alignment, Shelf(sides[0], glossary), Shelf(sides[1], glossary))


@pytest.mark.parametrize("name", CASES)
def test_the_source_is_heard(name: str) -> None:
    pairs, expected = CASES[name]
    desk = shelf(pairs)
    found = weighed(run(desk.target, TERMS), desk)
    text = desk.target.document.text
    told = [(text(f.place.span), f.severity.word, sum(p.path == "ru.txt" for p in f.related)) for f in found]
    if "told once" not in name:
        told = [(quote, severity, 0) for quote, severity, _ in told]
    assert told == expected


def test_one_fix_mends_all_places_of_a_term() -> None:
    desk = shelf(
        [
            ("It adds to irregular migration.", "Это усиливает нелегальную миграцию."),
            ("It ends irregular migration.", "Это прекращает нелегальную миграцию."),
        ]
    )
    (finding,) = weighed(run(desk.target, TERMS), desk)
    (fix,) = finding.fixes
    assert {edit.span.block for edit in fix.edits} == {"b0", "b1"}


@pytest.mark.parametrize(
    ("source", "target", "told"),
    [
        ("Minimize the acidification of oceans.", "Сократите темпы закисления океанов.", 0),
        ("They value cooperation.", "Они ценят сотрудничетво.", 1),
    ],
)
def test_a_word_that_a_word_of_the_source_vouches_for_is_no_slip(source: str, target: str, told: int) -> None:
    desk = shelf([(source, target)])
    found = run(desk.target, [rule for rule in rules() if rule.code == "SPL001"])
    assert len(found) == 1
    assert len(weighed(found, desk)) == told


def test_a_bracket_never_closed_comes_with_the_one_the_source_closes() -> None:
    desk = shelf(
        [("The States (in the region) meet every year.", "Государства (в регионе встречаются каждый год.")]
    )
    (finding,) = weighed(run(desk.target, [rule for rule in rules() if rule.code == "BRK001"]), desk)
    here, there = finding.related
    assert desk.target.document.text(here.span) == "регионе"
    assert desk.source.document.text(there.span) == "(in the region)"


@pytest.mark.parametrize(("item", "told"), [(4, 1), (5, 0)])
def test_a_number_left_out_on_both_sides_is_no_slip_of_the_target(item: int, told: int) -> None:
    pairs = [
        (f"{n}) The Parties meet.", f"{m}) Стороны встречаются.")
        for n, m in zip([1, 2, 3, item, 6], [1, 2, 3, 5, 6], strict=True)
    ]
    desk = shelf(pairs)
    found = run(desk.target, [rule for rule in rules() if rule.code == "SEQ001"])
    assert len(found) == 1
    assert len(weighed(found, desk)) == told
