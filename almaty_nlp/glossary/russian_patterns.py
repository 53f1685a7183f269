"""Reads a Russian term (in the nominative) as a noun phrase and lays down the forms each word may take.

The head noun and the words that agree with it are declined together; what the head governs keeps its case.
Forms come from the lexemes of pymorphy3, so that matching a text needs no analysis at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from almaty_nlp.glossary.atoms import Atom
from almaty_nlp.glossary.russian_words import (
    ADJECTIVES,
    EXACT_PARTS,
    NOMINATIVE,
    VERB_PARTS,
    Word,
    analyses_of,
    conjugated,
    declined,
    exact,
    forms_of,
    likeliest,
    slot_of,
)
from almaty_nlp.glossary.slots import ANY, CASES, PLURAL, SINGULAR, Slot, cases, of_cases

_OBLIQUE = ("gent", "ablt", "datv", "loct", "accs")
"""In the order in which a noun after a noun is likely to stand in them."""


def russian_slots(
    words: Sequence[Atom], *, part_of_speech: str, name: bool, number: bool
) -> tuple[Slot, ...]:
    """Return the slots of a term. `name`: a proper name, fixed but for its head; `number`: as written."""
    row = [Word(atom, analyses_of(atom.form)) for atom in words]
    if part_of_speech == "verb" and len(row) == 1:
        return (conjugated(row[0]),)
    head = None if part_of_speech == "phrase" else _head(row)
    if head is None:
        return tuple(exact(word) for word in row)
    return _phrase(row, head, name=name, number=number)


def _head(row: list[Word]) -> int | None:
    """Return the place of the head noun: the first nominative noun that the words before may agree with."""
    substantive = None
    for at, word in enumerate(row):
        noun, adjective = word.nominative("NOUN", "NPRO"), word.nominative(*ADJECTIVES)
        if adjective and _agrees_later(row, at, adjective):
            substantive = at if substantive is None else substantive
            continue
        if _hyphened(row, at) and (noun or adjective):
            continue
        if noun:
            return at
        if adjective:
            return _last_of_run(row, at, adjective)
        if not word.parts() & {"CONJ", "ADVB", "PRCL"} and not _hyphened(row, at):
            break
    return substantive


def _last_of_run(row: list[Word], at: int, mask: int) -> int:
    """«приграничный трудящийся»: without a noun the last of the adjectives in a row stands for it."""
    while at + 1 < len(row) and not row[at + 1].atom.glue and row[at + 1].nominative(*ADJECTIVES) & mask:
        at += 1
    return at


def _agrees_later(row: list[Word], at: int, mask: int) -> bool:
    """True when the adjective at `at` has its noun further on, over adjectives, adverbs and «и» only."""
    for word in row[at + 1 :]:
        if word.nominative("NOUN") & mask and not (
            word.nominative(*ADJECTIVES) & mask and word is not row[-1]
        ):
            return True
        if not (word.nominative(*ADJECTIVES) or word.parts() & {"CONJ", "ADVB"}):
            return False
    return False


def _phrase(row: list[Word], head: int, *, name: bool, number: bool) -> tuple[Slot, ...]:
    agreed = row[head].nominative("NOUN", "NPRO", *ADJECTIVES)
    for word in row[:head]:
        if narrowed := word.nominative(*ADJECTIVES) & agreed:
            agreed = narrowed
    limit = _numbers(agreed, number)
    slots: list[Slot] = []
    for at, word in enumerate(row[: head + 1]):
        if at == head:
            gap = "adjectives" if slots and slots[-1].np == 0 and not name else ""
            slots.append(declined(word, agreed, limit, 0, noun=True, gap=gap))
        elif word.nominative(*ADJECTIVES) & agreed:
            gap = "adjectives" if slots and slots[-1].np == 0 and not name else ""
            slots.append(declined(word, agreed, limit, 0, gap=gap))
        elif _hyphened(row, at) and word.nominative("NOUN"):
            slots.append(declined(word, word.nominative("NOUN"), limit, 1, noun=True, apposed=True))
        else:
            slots.append(exact(word))
    slots.extend(_tail(row, head, agreed, limit, name=name))
    return tuple(slots)


def _hyphened(row: list[Word], at: int) -> bool:
    return at + 1 < len(row) and row[at + 1].atom.glue == "-"


def _numbers(agreed: int, number: bool) -> int:
    """The mask of the numbers the head may stand in: both, or as written."""
    if not number:
        return ANY
    return PLURAL if agreed & PLURAL and not agreed & SINGULAR else SINGULAR if not agreed & PLURAL else ANY


def _tail(row: list[Word], head: int, agreed: int, limit: int, *, name: bool) -> Iterator[Slot]:
    """The words after the head: complements that keep their case, coordinated heads, participles."""
    state = _Tail(agreed=agreed, name=name, limit=limit)
    for at in range(head + 1, len(row)):
        yield state.take(row, at)


@dataclass
class _Tail:
    agreed: int
    name: bool
    limit: int
    np: int = 0
    governed: int = 0
    """The mask of the last word that keeps its case: a word coordinated with it stands in the same case."""
    preposed: bool = False
    joined: bool = False
    participle: bool = False

    def take(self, row: list[Word], at: int) -> Slot:
        """Decide about one word."""
        word, parts = row[at], row[at].parts()
        if word.acronym or not parts or parts <= EXACT_PARTS | {"NPRO"}:
            return self._function(word, parts)
        nominative = word.nominative("NOUN", *ADJECTIVES)
        comma = word.atom.glue.startswith(",")
        listed = any("CONJ" in other.parts() for other in row[at:])  # «миграция, окружающая среда и климат»
        clause = not (listed and _agrees_later(row, at, self.agreed))
        if comma and word.nominative(*ADJECTIVES) & self.agreed and clause:
            self.participle, self.governed = True, 0
            return declined(word, self.agreed, self.limit, 0, gap="" if self.name else "participle")
        open_place = not (self.governed or self.preposed or self.participle)
        if nominative and open_place and (self.joined or comma or word.atom.glue):
            return self._coordinated(word, row, at, nominative)
        if (
            nominative
            and open_place
            and (self.np_open(row, at) or not word.mask & ~NOMINATIVE & ~_accusative())
        ):
            return self._coordinated(word, row, at, nominative)
        return self._complement(word, row, at)

    def np_open(self, row: list[Word], at: int) -> bool:
        """True when the word before is an adjective of a coordinated head that still waits for its noun."""
        before = row[at - 1].slot
        return bool(before and before.np > 0 and not before.noun)

    def _function(self, word: Word, parts: set[str]) -> Slot:
        if "PREP" in parts:
            self.preposed, self.governed, self.participle = True, 0, False
        self.joined = "CONJ" in parts
        if word.acronym:
            self.governed = ANY
        return exact(word)

    def _coordinated(self, word: Word, row: list[Word], at: int, nominative: int) -> Slot:
        adjective = word.nominative(*ADJECTIVES)
        waits = self.np_open(row, at)
        noun = not (adjective and _agrees_later(row, at, adjective))
        if not waits:
            self.np += 1
        mask = word.nominative("NOUN") if noun and word.nominative("NOUN") else nominative
        gap = "adjectives" if waits and not self.name else ""
        slot = declined(word, mask, ANY, self.np, noun=noun, gap=gap, apposed=True)
        if noun:
            self.joined = False
        word.slot = slot
        return slot

    def _complement(self, word: Word, row: list[Word], at: int) -> Slot:
        self.joined, gap = False, ""
        options = cases(word.mask) & ~1
        if self.governed and cases(self.governed) & options:
            options &= cases(self.governed)
        elif self.participle:
            options, gap = likeliest(word) or options, "" if self.name else "complement"
        elif self.preposed:
            pass  # a preposition may govern several cases: any that the written form has
        elif options:
            options = 1 << CASES.index(next(case for case in _OBLIQUE if options >> CASES.index(case) & 1))
            gap = "" if self.name else "complement"
        options = options or cases(word.mask)
        if following := _noun_after(row, at):
            options = options & cases(following.mask) or options
        self.governed = of_cases(options)
        if self.name or not options:
            return exact(word)
        forms = {
            form: ANY
            for form, mask in forms_of(word, frozenset({"NOUN", "NPRO", *ADJECTIVES, *VERB_PARTS}), ANY)
            if cases(mask) & options or not mask
        }
        return slot_of(word, forms, gap=gap)


def _accusative() -> int:
    return of_cases(1 << CASES.index("accs"))


def _noun_after(row: list[Word], at: int) -> Word | None:
    """The noun that the adjective at `at` stands before; None when the word at `at` is no adjective."""
    if not row[at].parts() & ADJECTIVES:
        return None
    for word in row[at + 1 :]:
        if "NOUN" in word.parts():
            return word
        if not word.parts() & ADJECTIVES:
            return None
    return None
