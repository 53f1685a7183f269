"""What each change means, with the words that show it.

Meanings are read one after the other from the words that changed; each accounts for its words, and what
nothing accounts for is a change of wording, or an editor's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from almaty_nlp.comparison.assembly import Draft
from almaty_nlp.comparison.glossary_terms import Synonyms, read_glossary
from almaty_nlp.comparison.ledger import Ledger
from almaty_nlp.comparison.membership import read_membership
from almaty_nlp.comparison.modality import read_modality
from almaty_nlp.comparison.rest import read_rest
from almaty_nlp.comparison.terms import read_terms, replaced_terms
from almaty_nlp.comparison.values import read_brackets, read_dates, read_numbers
from almaty_nlp.model.change import ChangeKind, Evidence, Meaning

REWRITTEN = 0.35
"""A note that kept a smaller share of its words was written anew: nothing in it answers anything."""


@dataclass(frozen=True, slots=True)
class Sense:
    """The meanings of a change, the gravest first, their evidence, and whether it only follows a
    renumbering.
    """

    meanings: tuple[Meaning, ...]
    evidence: tuple[Evidence, ...]
    follows: bool = False


def senses(
    drafts: Sequence[Draft], renumbered: Mapping[str, str], known: Synonyms | None = None
) -> list[Sense]:
    """Return what each change means; `renumbered` maps old numbers of provisions to new ones, `known` are the
    terms of a glossary.
    """
    ledgers = [[Ledger.of(diff) for diff in draft.diffs] for draft in drafts]
    follows = [
        [_read_values(ledger, draft, renumbered) for ledger in found]
        for draft, found in zip(drafts, ledgers, strict=True)
    ]
    terms = sorted(replaced_terms(ledger for found in ledgers for ledger in found))
    for found in ledgers:
        for ledger in found:
            read_terms(ledger, terms)
            if known is not None:
                read_glossary(ledger, known)
            read_rest(ledger)
    return [
        _sense(draft, found, bool(only) and all(only))
        for draft, found, only in zip(drafts, ledgers, follows, strict=True)
    ]


def _read_values(ledger: Ledger, draft: Draft, renumbered: Mapping[str, str]) -> bool:
    if draft.provision.note and _kept(ledger) < REWRITTEN:
        return False
    read_brackets(ledger)
    read_dates(ledger)
    follows = read_numbers(ledger, renumbered)
    read_modality(ledger, limits=not draft.provision.note)
    read_membership(ledger)
    return follows and set(ledger.found) == {Meaning.STRUCTURE}


def _kept(ledger: Ledger) -> float:
    """Share of the words of the longer text that stayed."""
    sizes = [sum(piece[0].isalnum() for piece in side.pieces) for side in (ledger.old, ledger.new)]
    stayed = sum(p[0].isalnum() and not c for p, c in zip(ledger.old.pieces, ledger.old.changed, strict=True))
    return stayed / max(1, *sizes)


def _sense(draft: Draft, ledgers: Sequence[Ledger], follows: bool) -> Sense:
    if draft.split:
        return Sense((Meaning.STRUCTURE,), ())
    found: dict[Meaning, Evidence] = {}
    for ledger in ledgers:
        for meaning, evidence in ledger.found.items():
            found.setdefault(meaning, evidence)
    meanings = set(found) | _by_place(draft)
    if meanings & {Meaning.FOOTNOTE, Meaning.TABLE} and (draft.provision.note or draft.provision.row):
        meanings.discard(Meaning.WORDING)
    if not meanings:
        meanings = {Meaning.EDITORIAL}
    ordered = tuple(meaning for meaning in Meaning if meaning in meanings)
    return Sense(ordered, tuple(found[m] for m in ordered if m in found), follows)


def _by_place(draft: Draft) -> set[Meaning]:
    """Meanings that follow from what the provision is and what happened to it as a whole."""
    place = set()
    if draft.provision.note or draft.calls:
        place.add(Meaning.FOOTNOTE)
    if draft.provision.row is not None:
        place.add(Meaning.TABLE)
    if draft.renumbered or (draft.kind is not ChangeKind.MODIFY and not place):
        place.add(Meaning.STRUCTURE)
    return place
