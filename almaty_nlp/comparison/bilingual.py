"""The same amendment in two languages: what was changed in one only, or with another number, date or
modality.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction

from almaty_nlp.comparison.levels import is_denied, level
from almaty_nlp.model.alignment import Alignment
from almaty_nlp.model.change import Answer, Change, ChangeKind, Comparison, Joint, Meaning, Place, Status
from almaty_nlp.model.document import BlockId, Document
from almaty_nlp.model.message import Message
from almaty_nlp.text.dates import dates
from almaty_nlp.text.numbers import numbers

Aligner = Callable[[Document, Document], Alignment]
Neighbours = Mapping[BlockId, tuple[BlockId, ...]]

COMPARED = (Meaning.MODALITY, Meaning.NUMBER, Meaning.DATE, Meaning.MEMBERSHIP, Meaning.BRACKET)
"""Meanings that both languages must share. Terms and wording are not held against each other, nor what
an editor put right in the grammar of one language beside another change.
"""

ONLY_HERE = Message("changed in this language only", "изменено только на этом языке")
NAMES = {
    Meaning.MODALITY: Message("modality", "модальность"),
    Meaning.NUMBER: Message("number", "число"),
    Meaning.DATE: Message("date", "дата"),
    Meaning.MEMBERSHIP: Message("list of members", "состав"),
    Meaning.BRACKET: Message("brackets", "скобки"),
    Meaning.EDITORIAL: Message("editorial", "редакционная правка"),
}


def joined(first: Comparison, second: Comparison, align: Aligner) -> Joint:
    """Return what each change of one language has for an answer in the other.

    `align` finds which paragraphs of two documents answer each other; the old versions are aligned for what
    was taken out, the new ones for the rest.
    """
    old, new = align(first.old, second.old), align(first.new, second.new)
    ours = _Side(first, _links(old, True), _links(new, True))
    theirs = _Side(second, _links(old, False), _links(new, False))
    return Joint(first, second, _answers(ours, theirs), _answers(theirs, ours))


class _Side:
    """One language: its changes by block, and which blocks of the other language answer its own."""

    def __init__(self, comparison: Comparison, old: Neighbours, new: Neighbours) -> None:
        self.comparison = comparison
        self.old, self.new = old, new
        self.old_changes = _by_block(comparison.changes, lambda change: change.old)
        self.new_changes = _by_block(comparison.changes, lambda change: change.new)

    def across(self, change: Change) -> tuple[list[BlockId], list[BlockId]]:
        """The blocks of the other language's old and new version that answer a change."""
        gone = [b for block in (change.old.blocks if change.old else ()) for b in self.old.get(block, ())]
        come = [b for block in (change.new.blocks if change.new else ()) for b in self.new.get(block, ())]
        return gone, come


def _by_block(changes: Iterable[Change], side: Callable[[Change], Place | None]) -> dict[BlockId, Change]:
    places = ((change, side(change)) for change in changes)
    return {block: change for change, place in places if place is not None for block in place.blocks}


def _links(alignment: Alignment, forward: bool) -> Neighbours:
    found: dict[BlockId, list[BlockId]] = {}
    for link in alignment.links:
        source = [alignment.source_units[at].block for at in link.source]
        target = [alignment.target_units[at].block for at in link.target]
        here, there = (source, target) if forward else (target, source)
        for block in here:
            found.setdefault(block, []).extend(there)
    return {block: tuple(dict.fromkeys(others)) for block, others in found.items()}


def _answers(ours: _Side, theirs: _Side) -> tuple[Answer, ...]:
    loose = _loose(ours, theirs)
    return tuple(_answer(change, ours, theirs, loose.get(id(change))) for change in ours.comparison.changes)


def _loose(ours: _Side, theirs: _Side) -> dict[int, Change]:
    """Changes of what is not aligned (page headers and footers), paired in their order."""
    here, there = (
        [change for change in side.comparison.changes if not _is_aligned(side, change)]
        for side in (ours, theirs)
    )
    return {id(one): two for one, two in zip(here, there, strict=False) if one.kind is two.kind}


def _is_aligned(side: _Side, change: Change) -> bool:
    places = ((change.old, side.old), (change.new, side.new))
    return any(block in known for place, known in places if place for block in place.blocks)


def _answer(change: Change, ours: _Side, theirs: _Side, twin: Change | None) -> Answer:
    gone, come = ours.across(change)
    found = [theirs.new_changes[b] for b in come if b in theirs.new_changes]
    found += [theirs.old_changes[b] for b in gone if b in theirs.old_changes]
    if not found and twin is not None:
        found = [twin]
    if not found:
        return Answer(Status.MISSING, ONLY_HERE, None, _place(theirs, gone, come))
    other = max(found, key=lambda each: (each.kind is change.kind, _shared(change, each)))
    reason = _difference(change, other)
    if reason is not None:
        return Answer(Status.UNEQUAL, reason, other, other.place)
    return Answer(Status.SAME, change=other, place=other.place)


def _shared(one: Change, two: Change) -> int:
    return len(set(one.meanings) & set(two.meanings))


def _place(side: _Side, gone: list[BlockId], come: list[BlockId]) -> Place | None:
    """Where in the other language something would have had to change."""
    document, blocks = (side.comparison.new, come) if come else (side.comparison.old, gone)
    if not blocks:
        return None
    block = document.block(blocks[0])
    return Place(tuple(blocks), document.index[block.id], block.address, block.label, block.text)


def _difference(one: Change, two: Change) -> Message | None:
    """Why two changes that answer each other are not the same; None when they are."""
    coarse = {ChangeKind.INSERT, ChangeKind.DELETE, ChangeKind.MOVE}
    if one.kind is not two.kind and {one.kind, two.kind} & coarse:
        return Message(f"{one.kind} here, {two.kind} there", f"здесь {one.kind}, там {two.kind}")
    if one.kind is not two.kind and ChangeKind.RENUMBER in (one.kind, two.kind):
        return Message("reworded in one language only", "текст изменён только на одном языке")
    for meaning in COMPARED:
        if (meaning in one.meanings) != (meaning in two.meanings) and not _rewritten(one, two):
            return _unequal(meaning, one, two)
        if meaning in one.meanings and not _agree(_values(one, meaning), _values(two, meaning)):
            return _unequal(meaning, one, two)
    if _editorial_only_once(one, two):
        return _unequal(Meaning.EDITORIAL, one, two)
    return None


def _rewritten(one: Change, two: Change) -> bool:
    """A note rewritten in one language may be read as reworded in the other."""
    return Meaning.FOOTNOTE in one.meanings and Meaning.FOOTNOTE in two.meanings


def _editorial_only_once(one: Change, two: Change) -> bool:
    """An editor's change in one language, where both changed nothing of the wording."""
    loose = {Meaning.WORDING, Meaning.TERM, Meaning.FOOTNOTE}
    if loose & {*one.meanings, *two.meanings}:
        return False
    return (Meaning.EDITORIAL in one.meanings) != (Meaning.EDITORIAL in two.meanings)


def _unequal(meaning: Meaning, one: Change, two: Change) -> Message:
    ours, theirs = _shown(one, meaning), _shown(two, meaning)
    name = NAMES[meaning]
    return Message(f"{name.en}: {ours} here, {theirs} there", f"{name.ru}: здесь {ours}, там {theirs}")


def _shown(change: Change, meaning: Meaning) -> str:
    for evidence in change.evidence:
        if evidence.meaning is meaning:
            return f"«{evidence.old or '∅'}» → «{evidence.new or '∅'}»"
    return "—"


def _agree(ours: object, theirs: object) -> bool:
    """Compare what two pieces of evidence come to; a negation put in alone says nothing of the strength."""
    match ours, theirs:
        case (str(one), bool(denied)), (str(two), bool(other)):
            return denied is other and (one == two or not one or not two)
    return ours == theirs


def _values(change: Change, meaning: Meaning) -> object:
    """What the evidence of a meaning comes to, whatever the language."""
    evidence = next((e for e in change.evidence if e.meaning is meaning), None)
    if evidence is None:
        return None
    if meaning is Meaning.NUMBER:
        return _numbers(evidence.old), _numbers(evidence.new)
    if meaning is Meaning.DATE:
        return tuple(tuple(sorted(date.value for date in dates(t))) for t in (evidence.old, evidence.new))
    if meaning is Meaning.MODALITY:
        turned = is_denied(evidence.new) is not is_denied(evidence.old)
        return (level(evidence.new), turned) if evidence.new else None
    if meaning is Meaning.MEMBERSHIP:
        return bool(evidence.old), bool(evidence.new)
    return None


def _numbers(text: str) -> tuple[Fraction, ...]:
    return tuple(sorted(number.value for number in numbers(text)))
