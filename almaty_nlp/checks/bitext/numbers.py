"""Numbers (NUM): figures, numbers in words, dates and units are the same in both languages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from almaty_nlp.checks.bitext._amount_tables import UNIT_NAMES
from almaty_nlp.checks.bitext._amounts import (
    Amount,
    Month,
    Unmatched,
    amounts,
    held_against,
    months,
    unmatched,
)
from almaty_nlp.checks.pairdesk import Pair, PairDesk
from almaty_nlp.checks.registry import on_bitext
from almaty_nlp.model.finding import Finding, Severity
from almaty_nlp.model.message import Message


@on_bitext("NUM001", "number-differs", severity=Severity.ERROR)
def number_differs(desk: PairDesk) -> Iterator[Finding]:
    """The translation has another number than its source.

    Why: a wrong figure changes a commitment, and nobody reads a figure twice.
    Numbers are compared by value: figures, cardinals, ordinals and fractions in words and in any case,
    numbers
    inside adjectives. «One», «second» and «half» are let pass where the other language does without them.
    Wrong: «15 рабочих дней» for “18 working days”
    Right: «пятнадцать рабочих дней» for “15 working days”
    Fix safety: none is offered: the source itself may be wrong.
    Options: none.
    Source: ISO 17100, 5.3.3 (check of numbers); ГОСТ 7.36-2006, 5.
    """
    for pair in desk.pairs:
        for ours, theirs in _rivals(desk, pair):
            source, target = pair.source, pair.target
            there, here = source.text[ours.start : ours.end], target.text[theirs.start : theirs.end]
            message = Message(
                en=f"“{here}” here, “{there}” in the source", ru=f"Здесь «{here}», в оригинале «{there}»"
            )
            yield desk.finding(
                target.place(theirs.start, theirs.end), message, related=[source.place(ours.start, ours.end)]
            )


@on_bitext("NUM002", "number-missing")
def number_missing(desk: PairDesk) -> Iterator[Finding]:
    """A number of the source is absent from the translation.

    Why: a lost figure changes a commitment.
    Numbers are compared as for NUM001.
    Wrong: «в течение рабочих дней» for “within 15 working days”
    Right: «в течение 15 рабочих дней»
    Fix safety: none is offered: where the number belongs is for the translator to say.
    Options: none.
    Source: ISO 17100, 5.3.3 (check of numbers).
    """
    for pair in desk.pairs:
        missing, _ = _leftovers(desk, pair)
        for amount in missing:
            number = pair.source.text[amount.start : amount.end]
            yield desk.finding(
                desk.opposite(pair, amount.start, from_source=True),
                Message(
                    en=f"“{number}” of the source is not here", ru=f"Здесь нет числа «{number}» из оригинала"
                ),
                related=[pair.source.place(amount.start, amount.end)],
            )


@on_bitext("NUM003", "number-added")
def number_added(desk: PairDesk) -> Iterator[Finding]:
    """The translation has a number that the source lacks.

    Why: a number out of nowhere is a commitment out of nowhere.
    Numbers are compared as for NUM001.
    Wrong: «в течение 15 дней» for “within days”
    Right: «в течение нескольких дней»
    Fix safety: none is offered: the source itself may be wrong.
    Options: none.
    Source: ISO 17100, 5.3.3 (check of numbers).
    """
    for pair in desk.pairs:
        _, added = _leftovers(desk, pair)
        for amount in added:
            number = pair.target.text[amount.start : amount.end]
            yield desk.finding(
                pair.target.place(amount.start, amount.end),
                Message(en=f"“{number}” is not in the source", ru=f"Числа «{number}» нет в оригинале"),
                related=[desk.opposite(pair, amount.start, from_source=False)],
            )


@on_bitext("NUM004", "month-differs", severity=Severity.ERROR)
def month_differs(desk: PairDesk) -> Iterator[Finding]:
    """A date has another month than in the source.

    Why: a date is a deadline or a document's name, and both must be the same in both languages.
    Days and years are compared as numbers (NUM001); a date in figures alone («31.08.2013») has no month to
    read.
    Wrong: «31 сентября 2013 года» for “31 August 2013”
    Right: «31 августа 2013 года»
    Fix safety: none is offered: the source itself may be wrong.
    Options: none.
    Source: ISO 17100, 5.3.3.
    """
    for pair in desk.pairs:
        source, target = months(pair.source.text), months(pair.target.text)
        ours, theirs = _less(source, target), _less(target, source)
        for one, other in zip(ours, theirs, strict=False):
            there, here = pair.source.text[one.start : one.end], pair.target.text[other.start : other.end]
            yield desk.finding(
                pair.target.place(other.start, other.end),
                Message(
                    en=f"“{here}” here, “{there}” in the source", ru=f"Здесь «{here}», в оригинале «{there}»"
                ),
                related=[pair.source.place(one.start, one.end)],
            )


@on_bitext("NUM005", "unit-differs", severity=Severity.ERROR)
def unit_differs(desk: PairDesk) -> Iterator[Finding]:
    """A number has another unit than in the source.

    Why: thirty days are not thirty weeks, and a percentage point is no per cent.
    Units of time, share, money, length, area and weight that stand right after the same number are compared.
    Wrong: «30 недель» for “30 days”
    Right: «30 дней»
    Fix safety: none is offered: the source itself may be wrong.
    Options: none.
    Source: ISO 17100, 5.3.3; The International System of Units (BIPM), 9th edition.
    """
    for pair in desk.pairs:
        source, target = (amounts(side.text, side.language) for side in (pair.source, pair.target))
        for one, other in held_against(source, target).equal:
            if (
                one.unit
                and other.unit
                and one.unit != other.unit
                and not _elsewhere(one, other, source, target)
            ):
                there = pair.source.text[one.start : one.unit_end]
                units = f"{UNIT_NAMES[other.unit]}, а не {UNIT_NAMES[one.unit]}"
                here = pair.target.text[other.start : other.unit_end]
                yield desk.finding(
                    pair.target.place(other.start, other.unit_end),
                    Message(
                        en=f"“{here}” here, “{there}” in the source: {other.unit} against {one.unit}",
                        ru=f"Здесь «{here}», в оригинале «{there}»: {units}",
                    ),
                    related=[pair.source.place(one.start, one.unit_end)],
                )


def _elsewhere(one: Amount, other: Amount, source: tuple[Amount, ...], target: tuple[Amount, ...]) -> bool:
    """True when the same number stands with the units exchanged: equal numbers were paired crosswise."""
    ours = {amount.unit for amount in source if amount.value == one.value}
    theirs = {amount.unit for amount in target if amount.value == other.value}
    return one.unit in theirs and other.unit in ours


def _less(mine: tuple[Month, ...], others: tuple[Month, ...]) -> list[Month]:
    counts = Counter(month.value for month in others)
    left = []
    for month in mine:
        if counts[month.value]:
            counts[month.value] -= 1
        else:
            left.append(month)
    return left


def _unmatched(desk: PairDesk, pair: Pair) -> Unmatched:
    """The numbers left over, without figures that are the mark of a note or a label in the other text."""
    rest = unmatched(pair.source.text, pair.source.language, pair.target.text, pair.target.language)
    marks = desk.shelf.marks(pair.source, of_source=True), desk.shelf.marks(pair.target, of_source=False)
    return rest._replace(
        source=[one for one in rest.source if one.figure not in marks[1]],
        target=[one for one in rest.target if one.figure not in marks[0]],
    )


def _rivals(desk: PairDesk, pair: Pair) -> list[tuple[Amount, Amount]]:
    """Numbers left over on both sides, in the order of the text, at least one of each pair a hard one."""
    rest = _unmatched(desk, pair)
    source, target = _hard_first(rest.source, rest.target), _hard_first(rest.target, rest.source)
    rivals = zip(sorted(source), sorted(target), strict=False)
    return [(one, other) for one, other in rivals if not (one.soft and other.soft)]


def _hard_first(mine: list[Amount], others: list[Amount]) -> list[Amount]:
    """As many of my leftovers as the others can answer, soft ones only where hard ones do not suffice."""
    hard = [one for one in mine if not one.soft]
    wanted = sum(not one.soft for one in others)
    soft = [one for one in mine if one.soft][: max(0, wanted - len(hard))]
    return [*hard, *soft]


def _leftovers(desk: PairDesk, pair: Pair) -> tuple[list[Amount], list[Amount]]:
    """Hard numbers of either side that no number of the other side stands against."""
    rest = _unmatched(desk, pair)
    rivals = _rivals(desk, pair)
    ours, theirs = {one for one, _ in rivals}, {other for _, other in rivals}
    return (
        [one for one in rest.source if not one.soft and one not in ours],
        [one for one in rest.target if not one.soft and one not in theirs],
    )
