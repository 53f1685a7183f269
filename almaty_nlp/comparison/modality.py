"""Duties that became faculties, wishes that became duties, negations and limits that went or came."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cache

from almaty_nlp.comparison.ledger import Ledger, Side
from almaty_nlp.comparison.modality_table import LIMITS, MODAL, NEGATIONS, WEAK
from almaty_nlp.comparison.tokens import fold, is_word
from almaty_nlp.model.change import Meaning

Found = list[tuple[int, int, str]]
SHORT = 4
"""A negation counts in a replacement of this many words or fewer; in a longer one it is part of what was
reworded.
"""


def read_modality(ledger: Ledger, *, limits: bool = True) -> None:
    """Account for words of duty, faculty and condition that changed."""
    old, new = _marks(ledger.old, limits), _marks(ledger.new, limits)
    gone, come = Counter(mark[2] for mark in old), Counter(mark[2] for mark in new)
    lost, won = gone - come, come - gone
    if all(word in WEAK for word in (*lost, *won)):
        lost, won = Counter(), Counter()
    negated = _negations(ledger)
    if not (lost or won or negated):
        return
    shown = negated or ("", "")
    ledger.note(
        Meaning.MODALITY,
        _shown(ledger.old, old, lost) or shown[0],
        _shown(ledger.new, new, won) or shown[1],
    )
    for side, found in ((ledger.old, old), (ledger.new, new)):
        for first, last, _ in found:
            side.close(first, last)


def _shown(side: Side, found: Found, words: Counter[str]) -> str:
    return ", ".join("".join(side.pieces[a:b]) for a, b, word in found if word in words)


def _marks(side: Side, limits: bool) -> Found:
    """Modal words that changed, or stand in a stretch that changed."""
    places = [at for at, piece in enumerate(side.pieces) if is_word(piece)]
    words = [fold(side.pieces[at]) for at in places]
    found: Found = []
    free = 0
    for number, word in enumerate(words):
        if number < free:
            continue
        for phrase, strength, is_limit in _phrases().get(word[:3], ()):
            if not _matches(words, number, phrase):
                continue
            free = number + len(phrase)  # «как можно скорее» holds no «можно»
            first, last = places[number], places[free - 1] + 1
            if any(side.open[first:last]) and (limits or not is_limit) and not _is_month(side, first):
                found.append((first, last, strength))
            break
    return found


def _is_month(side: Side, at: int) -> bool:
    """«1 May», «May 2027»."""
    around = [*side.pieces[max(0, at - 2) : at], *side.pieces[at + 1 : at + 3]]
    return side.pieces[at] == "May" and any(piece[0].isdigit() for piece in around)


def _matches(words: list[str], number: int, phrase: tuple[str, ...]) -> bool:
    here = words[number : number + len(phrase)]
    return len(here) == len(phrase) and all(
        word.startswith(part[:-1]) if part.endswith("*") else word == part
        for word, part in zip(here, phrase, strict=True)
    )


@cache
def _phrases() -> dict[str, list[tuple[tuple[str, ...], str, bool]]]:
    """Phrases by the first three letters of their first word, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str, bool]]] = defaultdict(list)
    for table, is_limit in ((MODAL, False), (LIMITS, True)):
        for strength, phrases in table.items():
            for phrase in phrases:
                words = tuple(phrase.split())
                found[words[0].rstrip("*")[:3]].append((words, strength, is_limit))
    for phrases_of in found.values():
        phrases_of.sort(key=lambda entry: -len(entry[0]))
    return dict(found)


def _negations(ledger: Ledger) -> tuple[str, str] | None:
    """The sides of a short replacement that put a negation in or took one out."""
    for hunk in ledger.hunks:
        gone = ledger.old.words(hunk.old_start, hunk.old_end)
        come = ledger.new.words(hunk.new_start, hunk.new_end)
        if max(len(gone), len(come)) <= SHORT and bool(NEGATIONS & set(gone)) != bool(NEGATIONS & set(come)):
            for side, start, end in (
                (ledger.old, hunk.old_start, hunk.old_end),
                (ledger.new, hunk.new_start, hunk.new_end),
            ):
                for at in side.places(start, end):
                    if fold(side.pieces[at]) in NEGATIONS:
                        side.close(at, at + 1)
            return " ".join(gone), " ".join(come)
    return None
