"""Modal words with their predicates, and how the other language puts the same predicate.

“The Assembly may discuss” and «Ассамблея может обсуждать» answer each other because the verbs do, however far
apart they stand. Where the predicate is tied to a word of the other passage, that word tells: a modal word of
its own, one it shares with the verb before («может обсуждать и рекомендовать»), or a plain finite verb.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from almaty_nlp.checks.bitext import _polarity_tables as tables
from almaty_nlp.checks.bitext._polarity import Sides, Stretch, number, spans
from almaty_nlp.checks.pairdesk import Passage
from almaty_nlp.lang.bilingual.ties import Word
from almaty_nlp.lang.russian import parses
from almaty_nlp.lang.words import words as listed

AHEAD, BEHIND = 10, 4
"""Words after a modal word, or before it, among which its predicate is looked for."""
HEDGE = 60
"""Characters before a verb among which «бы» makes it a wish."""
SURE = 0.05
"""Strength from which a plain verb is taken for the predicate of a modal word."""
ENDS = re.compile(r"[.;:!?\n]")
AUXILIARY = listed(
    "be been being have has had not also only however nevertheless always never then thus so therefore "
    "either both neither at any time if necessary appropriate further still yet as soon possible in turn no "
    "a an the of by for on under upon with within into its their his"
)
"""English words between a modal word and its verb; `ADVERB`s are skipped too."""
ADVERB = re.compile(r"(?!(?:appl|compl|impl|multipl|rel|repl|suppl)y$)\w+ly")
BOUNDARIES = listed("that which who whom whose what where when while if unless as for to because than")
"""English words that begin a clause over which a modal word does not reach."""


class Force(Enum):
    """What a modal word says."""

    ALLOW = "allow"
    OBLIGE = "oblige"


class Modal(NamedTuple):
    """A modal word, what it says, and the number of the word that is its predicate; `plain` = «может», “may”
    rather than “is able to”.
    """

    span: Stretch
    force: Force
    predicate: int
    plain: bool


def modals(side: Passage, words: Sequence[Word]) -> list[Modal]:
    """Return the modal words of a passage that have a predicate, in their order."""
    found = []
    for force, plain, pattern in (
        (Force.ALLOW, True, tables.MAY[side.language]),
        (Force.OBLIGE, True, tables.MUST[side.language]),
        (Force.ALLOW, False, tables.AUTHORISED[side.language]),
    ):
        for span in spans(side.text, pattern):
            predicate = _predicate(side, words, span)
            if predicate is None:
                continue
            able = force is Force.OBLIGE and tables.ABLE.fullmatch(_text(side, words[predicate]))
            found.append(Modal(span, Force.ALLOW if able else force, predicate, plain and not able))
    return sorted(found, key=lambda modal: modal.span)


def answers(
    signs: Sequence[Modal], rivals: Sequence[Modal], other: Passage, view: Sides
) -> dict[Modal, Modal | None]:
    """Return the modal word with which the other passage puts the predicate of each sign, None where it is a
    plain finite verb; signs of which nothing is known are left out. `rivals` are the modal words of the
    other passage.
    """
    by_predicate = {modal.predicate: modal for modal in reversed(rivals)}
    tied = {sign: at for sign in signs if (at := view.links.get(sign.predicate)) is not None}
    found: dict[Modal, Modal | None] = {
        sign: by_predicate[at] for sign, at in tied.items() if at in by_predicate
    }
    taken = set(found.values())
    by_word = {number(view.others, modal.span[0]): modal for modal in rivals if modal not in taken}
    for sign, at in tied.items():
        if sign in found:
            continue
        word = view.others[at]
        modal = by_word.get(at) or _shared(rivals, at, other, view.others)
        if modal is not None:
            found[sign] = modal
        elif other.language == "ru" and _stated(other, word) and view.strength(sign.predicate, at) >= SURE:
            found[sign] = None
    return found


def _predicate(side: Passage, words: Sequence[Word], span: Stretch) -> int | None:
    """The number of the word that a modal word stands with."""
    after = number(words, span[1])
    if aside := tables.ASIDE.match(side.text, span[1]):
        after = number(words, aside.end())
    if side.language == "en":
        for at in _until(side, words, range(after, min(after + AHEAD, len(words)))):
            text = _text(side, words[at])
            if text not in AUXILIARY and not ADVERB.fullmatch(text):
                return at
        return None
    before = number(words, span[0])
    ahead = _until(side, words, range(after, min(after + AHEAD, len(words))))
    behind = _until(side, words, range(before - 1, max(-1, before - 1 - BEHIND), -1))
    for at in (*ahead, *behind):
        if _infinite(_text(side, words[at])):
            return at
    return None


def _until(side: Passage, words: Sequence[Word], numbers: range) -> Iterator[int]:
    """The numbers as long as no sign that ends a clause comes between."""
    last = None
    for at in numbers:
        if last is not None:
            one, two = sorted((last, at))
            if ENDS.search(side.text, words[one].end, words[two].start):
                return
        yield at
        last = at


def _shared(rivals: Sequence[Modal], at: int, other: Passage, words: Sequence[Word]) -> Modal | None:
    """The modal word that a predicate shares with the one before: «может обсуждать и рекомендовать»."""
    if other.language == "ru" and not _infinite(_text(other, words[at])):
        return None
    before = [modal for modal in rivals if modal.predicate < at]
    if not before:
        return None
    modal = max(before, key=lambda one: one.predicate)
    between = other.text[words[modal.predicate].end : words[at].start]
    if ENDS.search(between) or not JOINED[other.language].search(between):
        return None
    if other.language == "en" and BOUNDARIES & set(between.lower().split()):
        return None
    return modal


JOINED = {
    "en": re.compile(r"\b(?:and|or)\b|,", re.IGNORECASE),
    "ru": re.compile(r"(?<!\w)(?:и|или|либо|а также)(?!\w)|,", re.IGNORECASE),
}


def _text(side: Passage, word: Word) -> str:
    return side.text[word.start : word.end].lower()


@lru_cache(maxsize=1 << 14)
def _infinite(word: str) -> bool:
    """True for an infinitive and for the short participle that «быть» goes with."""
    return any(p.pos in ("INFN", "PRTS") and p.lemma != "быть" for p in parses(word)[:2])


def _stated(side: Passage, word: Word) -> bool:
    """True for a finite verb of the indicative, whatever else the form may be, without «бы» or «чтобы»."""
    return _finite(_text(side, word)) and not tables.HEDGED.search(
        side.text, max(0, word.start - HEDGE), word.end + 10
    )


@lru_cache(maxsize=1 << 14)
def _finite(word: str) -> bool:
    return all(p.pos == "VERB" and "impr" not in p.features for p in parses(word)[:2])
