"""References across languages (RFX): a cross-reference leads to what answers its goal in the source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from almaty_nlp.checks.desk import Shelf
from almaty_nlp.checks.indexes.units import HEADING, KINDS, NAMES, Reference, references
from almaty_nlp.checks.pairdesk import Pair, PairDesk, Passage
from almaty_nlp.checks.registry import on_bitext
from almaty_nlp.model.document import Block
from almaty_nlp.model.finding import Finding, Place
from almaty_nlp.model.message import Message
from almaty_nlp.text.labels import Style, named, parse_label

Unit = tuple[str, int]
"""A kind of unit and its number: ("section", 2)."""


@on_bitext("RFX001", "reference-mismapped")
def reference_mismapped(desk: PairDesk) -> Iterator[Finding]:
    """A cross-reference leads to another unit than the reference of the source.

    Why: «пункт 5 раздела II» sends the reader to a place; in the other language it must be the place that
    says the same, even where numbers went out of step.
    The kind of unit is compared. Where the numbers of the two texts went out of step and some reference
    follows that, the goal of each reference of the source is found, then the unit that answers it in the
    translation, and the reference there must name that unit. Figures are left to the rules on numbers.
    Wrong: «в соответствии с пунктом 5» for “in accordance with article 5”
    Right: «в соответствии со статьёй 5»
    Fix safety: none is offered: which text is right is not known.
    Options: none.
    Source: house rule.
    """
    goals = _goals(desk)
    rows = []
    for pair in desk.pairs:
        ours, theirs = (
            _references(desk.shelf.source, pair.source),
            _references(desk.shelf.target, pair.target),
        )
        if len(ours) == len(theirs):
            rows += [(pair, one, two) for one, two in zip(ours, theirs, strict=True)]
    followed = sum(_unit_of(two) == goals.get(_unit_of(one)) != _unit_of(one) for _, one, two in rows)
    for pair, one, two in rows:
        goal = goals.get(_unit_of(one), _unit_of(one)) if followed else _unit_of(one)
        if _unit_of(two) == goal:
            continue
        if one.number == two.number:
            yield _finding(desk, pair, one, two, goal)
        elif not followed and _figures(desk, one, two) == (False, False):
            yield _other(desk, pair, one, two)  # another figure is told by the rules on numbers


def _unit_of(reference: Reference) -> Unit:
    return reference.kind, reference.number


def _finding(desk: PairDesk, pair: Pair, one: Reference, two: Reference, unit: Unit) -> Finding:
    here = desk.shelf.target.document.text(two.span)
    there = desk.shelf.source.document.text(one.span)
    english, russian = NAMES[unit[0]]
    return desk.finding(
        Place(pair.target.path, two.span),
        Message(
            en=f"“{here}” here; “{there}” of the source leads to what is {english} {unit[1]} here",
            ru=f"Здесь «{here}», а «{there}» оригинала требует здесь {russian} {unit[1]}",
        ),
        related=[Place(pair.source.path, one.span)],
    )


def _figures(desk: PairDesk, one: Reference, two: Reference) -> tuple[bool, bool]:
    """Whether the references have figures, rather than roman numbers or letters."""
    texts = desk.shelf.source.document.text(one.span), desk.shelf.target.document.text(two.span)
    return any(map(str.isdigit, texts[0])), any(map(str.isdigit, texts[1]))


def _other(desk: PairDesk, pair: Pair, one: Reference, two: Reference) -> Finding:
    here = desk.shelf.target.document.text(two.span)
    there = desk.shelf.source.document.text(one.span)
    return desk.finding(
        Place(pair.target.path, two.span),
        Message(en=f"“{here}” here, “{there}” in the source", ru=f"Здесь «{here}», в оригинале «{there}»"),
        related=[Place(pair.source.path, one.span)],
    )


def _references(shelf: Shelf, passage: Passage) -> list[Reference]:
    return [reference for block in passage.blocks for reference in references(block)]


def _goals(desk: PairDesk) -> Mapping[Unit, Unit]:
    """Units of the source → the units of the target that answer them; only units that each text has once."""
    found: dict[Unit, Unit] = {}
    seen: tuple[Counter[Unit], Counter[Unit]] = (Counter(), Counter())
    for shelf, counts in zip((desk.shelf.source, desk.shelf.target), seen, strict=True):
        counts.update(unit for block in shelf.blocks if (unit := _unit(block)))
    for pair in desk.pairs:
        one, two = _unit(pair.source.blocks[0]), _unit(pair.target.blocks[0])
        if one and two and seen[0][one] == 1 and seen[1][two] == 1 and not pair.link.moved:
            found[one] = two
    return found


def _unit(block: Block) -> Unit | None:
    """The kind and the number of the unit that a block heads."""
    value = named(block.label) or (named(block.text) if len(block.text) <= HEADING else None)
    if value is not None:
        kind = next((kind for stem, kind in KINDS.items() if value.word.casefold().startswith(stem)), "")
        return (kind, value.numbers[0]) if kind and value.numbers else None
    label = parse_label(block.label) if block.label else None
    if label is not None and label.style is Style.DECIMAL and len(label.numbers) == 1:
        return "paragraph", label.numbers[0]
    return None
