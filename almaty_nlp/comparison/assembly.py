"""Pairs of provisions to changes: what kind each is, with its words, in the order of the new text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from almaty_nlp.comparison.moves import rising
from almaty_nlp.comparison.pairs import Pairing
from almaty_nlp.comparison.provisions import CELL_JOINT, Provision
from almaty_nlp.comparison.words import WordDiff, compare_words
from almaty_nlp.model.change import ChangeKind, Op, Part, Place, Words


@dataclass(frozen=True, slots=True)
class Draft:
    """A change before its meaning is known; `diffs` are the word comparisons of its blocks that changed.
    `calls` = it calls other notes, `split` = it is half of a paragraph that was split or joined."""

    kind: ChangeKind
    old: tuple[Provision, ...]
    new: tuple[Provision, ...]
    words: tuple[Words, ...] = ()
    parts: tuple[Part, ...] = ()
    diffs: tuple[WordDiff, ...] = ()
    renumbered: bool = False
    calls: bool = False
    split: bool = False

    @property
    def provision(self) -> Provision:
        """The provision in the new version, or in the old one for a deletion."""
        return (self.new or self.old)[0]


def drafts(pairing: Pairing) -> list[Draft]:
    """Return what happened to each provision that did not stay as it was."""
    chain = set(rising(pairing))
    found: list[tuple[tuple[float, int], Draft]] = []
    for one, two in sorted(pairing.forth.items()):
        draft = _of_pair(pairing, one, two, moved=(one, two) not in chain)
        if draft is not None:
            found.append(((two, 1), draft))
    found += [((two, 1), _whole(ChangeKind.INSERT, pairing.new[two])) for two in pairing.right()]
    last = -1.0
    follow = dict(chain)
    for provision in pairing.old:
        last = follow.get(provision.at, last)
        if provision.at not in pairing.forth:
            found.append(((last + 0.5, 0), _whole(ChangeKind.DELETE, provision)))
    return [draft for _, draft in sorted(found, key=lambda row: row[0])]


def _whole(kind: ChangeKind, provision: Provision) -> Draft:
    gone = kind is ChangeKind.DELETE
    op = Op.DELETE if gone else Op.INSERT
    words = (Words(op, provision.text),) if provision.text else ()
    parts = tuple(Part(block, None) if gone else Part(None, block) for block in provision.blocks)
    return Draft(kind, (provision,) if gone else (), () if gone else (provision,), words, parts)


def _of_pair(pairing: Pairing, one: int, two: int, *, moved: bool) -> Draft | None:
    old, new = pairing.old[one], pairing.new[two]
    same = old.core == new.core
    renumbered = old.number != new.number
    calls = _calls_differ(pairing, old, new)
    if old.note and new.note:
        moved = moved and not _follows_its_call(pairing, old, new)
        renumbered = False
    if moved:
        kind = ChangeKind.MOVE
    elif not same:
        kind = ChangeKind.MODIFY
    elif renumbered:
        kind = ChangeKind.RENUMBER
    else:
        return None
    words, parts, diffs = _words(old, new) if old.text != new.text else ((), _untouched(old, new), ())
    if kind is ChangeKind.RENUMBER:
        diffs = ()  # the number a unit gives itself is its label: nothing in it is to be weighed
    return Draft(kind, (old,), (new,), words, parts, diffs, renumbered, calls)


def _untouched(old: Provision, new: Provision) -> tuple[Part, ...]:
    if len(old.blocks) != len(new.blocks):
        return ()
    return tuple(Part(one, two) for one, two in zip(old.blocks, new.blocks, strict=True))


def _words(
    old: Provision, new: Provision
) -> tuple[tuple[Words, ...], tuple[Part, ...], tuple[WordDiff, ...]]:
    """Words of the whole and of each block; cells are compared one by one where the rows have as many."""
    if len(old.cells) == len(new.cells) == len(old.blocks) == len(new.blocks):
        words: list[Words] = []
        parts, diffs = [], []
        for at, (here, there) in enumerate(zip(old.cells, new.cells, strict=True)):
            diff = compare_words(here, there)
            found = diff.words()
            changed = here != there
            parts.append(Part(old.blocks[at], new.blocks[at], found if changed else ()))
            diffs += [diff] if changed else []
            words += [Words(Op.EQUAL, CELL_JOINT)] if at else []
            words += found
        return merged(words), tuple(parts), tuple(diffs)
    diff = compare_words(old.text, new.text)
    gone = [Part(block, None) for block in old.blocks[1:]]
    come = [Part(None, block) for block in new.blocks[1:]]
    return diff.words(), (Part(old.blocks[0], new.blocks[0], diff.words()), *gone, *come), (diff,)


def merged(words: Sequence[Words]) -> tuple[Words, ...]:
    """Return the stretches with neighbours of one kind joined."""
    out: list[Words] = []
    for word in words:
        if out and out[-1].op is word.op:
            out[-1] = Words(word.op, out[-1].text + word.text)
        elif word.text:
            out.append(word)
    return tuple(out)


def _calls_differ(pairing: Pairing, old: Provision, new: Provision) -> bool:
    """Tell whether a note is called in one version only."""
    if not old.calls and not new.calls:
        return False
    ours, theirs = pairing.old_notes, pairing.new_notes
    answered = {pairing.forth.get(ours[note], -1) for note in old.calls if note in ours}
    return answered != {theirs[note] for note in new.calls if note in theirs}


def _follows_its_call(pairing: Pairing, old: Provision, new: Provision) -> bool:
    """Tell whether a note is called where it was: it moves with its paragraph, by itself only when not."""
    here = [p.at for p in pairing.old if old.note in p.calls]
    there = [p.at for p in pairing.new if new.note in p.calls]
    return [pairing.forth.get(at) for at in here] == there


def place(provisions: Sequence[Provision]) -> Place | None:
    """Return where the provisions of one side of a change stand; None without any."""
    if not provisions:
        return None
    first = provisions[0]
    return Place(
        blocks=tuple(block for provision in provisions for block in provision.blocks),
        index=first.index,
        address=first.address,
        label=first.label,
        text="\n".join(provision.text for provision in provisions),
    )
