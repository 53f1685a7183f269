"""What a negation denies, and whether the other language denies the same word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from almaty_nlp.checks.bitext import _polarity_tables as tables
from almaty_nlp.checks.bitext._polarity import Sides, Stretch, number, spans
from almaty_nlp.checks.pairdesk import Passage
from almaty_nlp.lang.bilingual.ties import Word
from almaty_nlp.lang.function_words import FUNCTION_WORDS

AHEAD = 5
"""Words after a negation among which the denied word stands."""
CLOSE = 45
"""Characters within which “which” before a word takes it out of the clause of “no” or “nothing”."""
SURE = 0.15
"""Strength from which two words are taken for each other."""
BEFORE, AFTER = 7, 4
"""Words before and after a word in which its denial stands, at most."""
EDGES = {
    "en": re.compile(r"[.;:!?,()\n]|\b(?:that|which|who|whom|whose|where|when|while|if|and|but)\b", re.I),
    "ru": re.compile(r"[.;:!?,()\n]|(?<!\w)(?:и|а|но|либо|если)(?!\w)", re.I),
}
"""Where the words that a negation may reach begin and end."""


class Denial(NamedTuple):
    """A plain negation and the numbers of the words it denies («не может считаться»: both)."""

    span: Stretch
    denied: tuple[int, ...]


def denials(side: Passage, words: Sequence[Word], signs: Iterable[Stretch]) -> list[Denial]:
    """Return negations with the words they deny; a negation without any is left out."""
    found = []
    for span in signs:
        denied = tuple(_denied(side, words, span))
        if denied:
            found.append(Denial(span, denied))
    return found


def others(side: Passage, words: Sequence[Word]) -> list[Denial]:
    """Return “no” and “fail to” with what they deny: the other language denies it in its own way."""
    if side.language != "en":
        return []
    return denials(side, words, spans(side.text, tables.NO_OR_FAIL))


def settled(mine: Sequence[Denial], theirs: Sequence[Denial], view: Sides) -> dict[Denial, Denial]:
    """Return the negations of both passages that deny words which answer each other."""
    where = {at: denial for denial in reversed(theirs) for at in denial.denied}
    found: dict[Denial, Denial] = {}
    for denial in mine:
        rival = next((where[at] for n in denial.denied if (at := view.links.get(n)) in where), None)
        if rival is not None and rival not in found.values():
            found[denial] = rival
    left = [denial for denial in theirs if denial not in found.values()]
    for denial in mine:  # a word said twice is tied to one of its places only
        rival = next((one for one in left if denial not in found and _same(denial, one, view)), None)
        if rival is not None:
            found[denial] = rival
            left.remove(rival)
    return found


def _same(denial: Denial, rival: Denial, view: Sides) -> bool:
    """True when the words that two negations deny translate each other, tied or not."""
    return any(view.strength(one, two) >= SURE for one in denial.denied for two in rival.denied)


def affirmed(
    denial: Denial, side: Passage, other: Passage, view: Sides, taken: Iterable[Stretch]
) -> Stretch | None:
    """Return the word of the other passage that answers a denied word, where nothing about it denies; None
    where it is not known or denied in any way. `taken` are negations of the other passage that answer others.
    """
    for at in denial.denied:
        link = view.links.get(at)
        if link is None:
            continue
        word = view.others[link]
        text = other.text[word.start : word.end].lower()
        if text in FUNCTION_WORDS[other.language] or tables.DENIAL[other.language].fullmatch(text):
            continue
        if view.strength(at, link) < SURE or _fewer(view, at, word):
            continue
        if side.text[slice(*denial.span)].lower() == "no" and _sentence_denies(other, word):
            return None
        if _opposite(side.text[view.mine[at].start : view.mine[at].end], word, side, other):
            return None
        again = [link, *(n for n, one in enumerate(view.others) if one.stem == word.stem and n != link)]
        told = any(_denies(other, view.others, n, view, set(taken)) for n in again)
        return None if told else (word.start, word.end)
    return None


def _fewer(view: Sides, at: int, answer: Word) -> bool:
    """True for a word said more often than its answer: which of its places is answered is not known."""
    mine = sum(word.stem == view.mine[at].stem for word in view.mine)
    return mine > sum(word.stem == answer.stem for word in view.others)


def _opposite(mine: str, answer: Word, side: Passage, other: Passage) -> bool:
    """True when the answer denies in itself what the denied word affirms: “not available”, «недоступен»."""
    start = other.text.rfind(" ", 0, answer.start) + 1  # with the “non-” before it
    whole = other.text[start : answer.end] if other.text[answer.start - 1] == "-" else ""
    tried = (tables.SURE_DENIAL, tables.WEAK_DENIAL)
    denies = any(
        table[other.language].fullmatch(word)
        for table in tried
        for word in (whole, other.text[answer.start : answer.end])
    )
    return denies and not any(table[side.language].fullmatch(mine) for table in tried)


def _denied(side: Passage, words: Sequence[Word], span: Stretch) -> Iterator[int]:
    first = number(words, span[1])
    helpers = tables.HELPERS[side.language]
    for at in range(first, min(first + AHEAD, len(words))):
        text = side.text[words[at].start : words[at].end].lower()
        if EDGES[side.language].search(side.text, span[1], words[at].start):
            return
        if helpers.fullmatch(text):
            continue
        yield at
        if not tables.MODAL_BEFORE.fullmatch(text):
            return


def _sentence_denies(other: Passage, word: Word) -> bool:
    """True when the sentence of a word has a negation or a word that may be one, wherever it stands."""
    start = max(other.text.rfind(stop, 0, word.start) for stop in ".;:\n") + 1
    end = min(
        (at for stop in ".;:\n" if (at := other.text.find(stop, word.end)) > 0), default=len(other.text)
    )
    tried = (tables.DENIAL, tables.SURE_DENIAL, tables.WEAK_DENIAL)
    return any(table[other.language].search(other.text, start, end) for table in tried)


def _denies(other: Passage, words: Sequence[Word], at: int, view: Sides, taken: set[Stretch]) -> bool:
    """True when a word stands with a negation or a word that may be one."""
    start, end = words[max(0, at - BEFORE)].start, words[min(len(words) - 1, at + AFTER)].end
    edges = EDGES[other.language]
    for edge in edges.finditer(other.text, start, words[at].start):
        start = edge.end()
    after = edges.search(other.text, words[at].end, end)
    end = after.start() if after else end
    before = other.text[
        max(other.text.rfind(stop, 0, words[at].start) for stop in ".;:") + 1 : words[at].start
    ]
    subject = tables.NO_SUBJECT.search(before) if other.language == "en" else None
    if subject and not tables.RELATIVE.search(before, max(subject.end(), len(before) - CLOSE)):
        return True
    inside = other.text[start:end]
    strong = (
        *spans(inside, tables.DENIAL[other.language]),
        *spans(inside, tables.SURE_DENIAL[other.language]),
    )
    if any((one + start, two + start) not in taken for one, two in strong):
        return True
    weak = [(one + start, two + start) for one, two in spans(inside, tables.WEAK_DENIAL[other.language])]
    return any(one[0] != words[at].start and _unclaimed(words, one, view) for one in weak)


def _unclaimed(words: Sequence[Word], span: Stretch, view: Sides) -> bool:
    """True when a word that may deny answers nothing, or a negation: “prevent … from”, «чтобы … не»."""
    tied = view.back.get(number(words, span[0]))
    return tied is None or bool(tables.DENIAL[view.side.language].fullmatch(view.word(tied)))
