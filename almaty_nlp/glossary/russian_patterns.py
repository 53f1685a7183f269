"""Reads a Russian term (in the nominative) as a noun phrase and lays down the forms each word may take.

The head noun and the words that agree with it are declined together; what the head governs keeps its case.
Forms come from the lexemes of pymorphy3, so that matching a text needs no analysis at all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from almaty_nlp.glossary.atoms import Atom
from almaty_nlp.glossary.slots import ANY, CASES, PLURAL, SINGULAR, Slot, cases, of_cases, reading
from almaty_nlp.lang import fold
from almaty_nlp.lang.russian import analyzer

if TYPE_CHECKING:
    from pymorphy3.analyzer import Parse as Analysis
    from pymorphy3.tagset import OpencorporaTag

NOMINATIVE = of_cases(1)
_OBLIQUE = ("gent", "ablt", "datv", "loct", "accs")
"""In the order in which a noun after a noun is likely to stand in them."""

_ADJECTIVES = frozenset(("ADJF", "PRTF"))
_EXACT_PARTS = frozenset(("PREP", "CONJ", "PRCL", "ADVB", "GRND", "INFN", "COMP", "PRED", "INTJ", "NUMR"))
_FUNCTION = frozenset(("PREP", "CONJ", "PRCL"))
_VARIANTS = {
    "о": "об обо",
    "с": "со",
    "в": "во",
    "к": "ко",
    "из": "изо",
    "от": "ото",
    "по": "",
    "под": "подо",
}
_VERB_PARTS = frozenset(("VERB", "ADJS", "PRTS"))


@dataclass
class Word:
    """One word of the term while it is being read: its analyses and what has been decided about it."""

    atom: Atom
    analyses: list[Analysis]
    slot: Slot | None = None
    mask: int = field(init=False)

    def __post_init__(self) -> None:
        self.mask = union(self.analyses, _ADJECTIVES | {"NOUN", "NPRO"})

    @property
    def capital(self) -> bool:
        """The term writes the word with a capital."""
        return self.atom.text[:1].isupper()

    @property
    def acronym(self) -> bool:
        """The word is an acronym, which is not declined («ООН», «ВИЧ»)."""
        return len(self.atom.text) > 1 and self.atom.text.isupper()

    def parts(self) -> set[str]:
        """The parts of speech among the analyses."""
        return {str(found.tag.POS or "") for found in self.analyses}

    def nominative(self, *parts: str) -> int:
        """Return the mask of the nominative analyses of these parts of speech."""
        return union(self.analyses, frozenset(parts)) & NOMINATIVE


def union(analyses: Sequence[Analysis], parts: frozenset[str]) -> int:
    """Return the mask of all analyses of the given parts of speech."""
    mask = 0
    for found in analyses:
        if found.tag.POS in parts:
            mask |= reading(grammemes(found.tag))
    return mask


@lru_cache(maxsize=4096)
def grammemes(tag: object) -> frozenset[str]:
    """Return the grammemes of a pymorphy3 tag."""
    return frozenset(str(tag).replace(" ", ",").split(","))


def russian_slots(
    words: Sequence[Atom], *, part_of_speech: str, name: bool, number: bool
) -> tuple[Slot, ...]:
    """Return the slots of a term. `name`: a proper name, fixed in all but its head; `number`: as written only."""
    row = [Word(atom, _analyses(atom)) for atom in words]
    if part_of_speech == "verb" and len(row) == 1:
        return (_verb(row[0]),)
    head = None if part_of_speech == "phrase" else _head(row)
    if head is None:
        return tuple(_exact(word) for word in row)
    return _phrase(row, head, name=name, number=number)


def _analyses(atom: Atom) -> list[Analysis]:
    if not atom.form[:1].isalpha():
        return []
    found: list[Analysis] = analyzer().parse(atom.form)
    if str(found[0].tag.POS) in _FUNCTION or (
        len(atom.form) < 3 and any(one.tag.POS in _FUNCTION for one in found)
    ):
        return [
            one for one in found if one.tag.POS in _FUNCTION
        ]  # «с», «и», «по» have readings as nouns, too
    known = [one for one in found if one.is_known]
    return known or found


def _head(row: list[Word]) -> int | None:
    """Return the position of the head noun: the first nominative noun whose forerunners may all agree with it."""
    substantive = None
    for at, word in enumerate(row):
        noun, adjective = word.nominative("NOUN", "NPRO"), word.nominative(*_ADJECTIVES)
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
    while at + 1 < len(row) and not row[at + 1].atom.glue and row[at + 1].nominative(*_ADJECTIVES) & mask:
        at += 1
    return at


def _agrees_later(row: list[Word], at: int, mask: int) -> bool:
    """True when the adjective at `at` has a noun to agree with further on, over adjectives, adverbs and «и» only."""
    for word in row[at + 1 :]:
        if word.nominative("NOUN") & mask and not (
            word.nominative(*_ADJECTIVES) & mask and word is not row[-1]
        ):
            return True
        if not (word.nominative(*_ADJECTIVES) or word.parts() & {"CONJ", "ADVB"}):
            return False
    return False


def _phrase(row: list[Word], head: int, *, name: bool, number: bool) -> tuple[Slot, ...]:
    agreed = row[head].nominative("NOUN", "NPRO", *_ADJECTIVES)
    for word in row[:head]:
        if narrowed := word.nominative(*_ADJECTIVES) & agreed:
            agreed = narrowed
    limit = _numbers(agreed, number)
    slots: list[Slot] = []
    for at, word in enumerate(row[: head + 1]):
        if at == head:
            gap = "adjectives" if slots and slots[-1].np == 0 and not name else ""
            slots.append(_free(word, agreed, limit, 0, noun=True, gap=gap))
        elif word.nominative(*_ADJECTIVES) & agreed:
            gap = "adjectives" if slots and slots[-1].np == 0 and not name else ""
            slots.append(_free(word, agreed, limit, 0, gap=gap))
        elif _hyphened(row, at) and word.nominative("NOUN"):
            slots.append(_free(word, word.nominative("NOUN"), limit, 1, noun=True, apposed=True))
        else:
            slots.append(_exact(word))
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
    """The words after the head: complements that keep their case, coordinated heads, appositions, participles."""
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
        if word.acronym or not parts or parts <= _EXACT_PARTS | {"NPRO"}:
            return self._function(word, parts)
        nominative = word.nominative("NOUN", *_ADJECTIVES)
        comma = word.atom.glue.startswith(",")
        if comma and word.nominative(*_ADJECTIVES) & self.agreed and not _agrees_later(row, at, self.agreed):
            self.participle, self.governed = True, 0
            return _free(word, self.agreed, self.limit, 0, gap="" if self.name else "participle")
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
        return _exact(word)

    def _coordinated(self, word: Word, row: list[Word], at: int, nominative: int) -> Slot:
        adjective = word.nominative(*_ADJECTIVES)
        waits = self.np_open(row, at)
        noun = not (adjective and _agrees_later(row, at, adjective))
        if not waits:
            self.np += 1
        mask = word.nominative("NOUN") if noun and word.nominative("NOUN") else nominative
        gap = "adjectives" if waits and not self.name else ""
        slot = _free(word, mask, ANY, self.np, noun=noun, gap=gap, apposed=True)
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
            options, gap = _likeliest(word) or options, "" if self.name else "complement"
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
            return _exact(word)
        forms = {
            form: ANY
            for form, mask in _forms(word, frozenset({"NOUN", "NPRO", *_ADJECTIVES, *_VERB_PARTS}), ANY)
            if cases(mask) & options or not mask
        }
        return _slot(word, forms, gap=gap)


def _likeliest(word: Word) -> int:
    """The oblique case of the likeliest analysis that has one: «ищущее убежища» is a genitive, not a plural."""
    for found in sorted(word.analyses, key=lambda one: -one.score):
        if options := cases(reading(grammemes(found.tag))) & ~1:
            return options
    return 0


def _accusative() -> int:
    return of_cases(1 << CASES.index("accs"))


def _noun_after(row: list[Word], at: int) -> Word | None:
    """The noun that the adjective at `at` stands before; None when the word at `at` is no adjective."""
    if not row[at].parts() & _ADJECTIVES:
        return None
    for word in row[at + 1 :]:
        if "NOUN" in word.parts():
            return word
        if not word.parts() & _ADJECTIVES:
            return None
    return None


def _free(
    word: Word, mask: int, limit: int, np: int, *, noun: bool = False, gap: str = "", apposed: bool = False
) -> Slot:
    """A word that is declined with its phrase: all forms of the lexemes whose written form has a reading in `mask`."""
    if word.acronym:
        return _exact(word)
    parts = frozenset({"NOUN", "NPRO", *_ADJECTIVES})
    if word.nominative("NOUN") & mask and noun:
        parts = frozenset({"NOUN", "NPRO"})
    forms: dict[str, int] = {}
    for form, readings in _forms(word, parts, mask):
        if readings & limit:
            forms[form] = forms.get(form, 0) | readings & limit
    if not forms:
        return _exact(word)
    return _slot(word, forms, np=np, noun=noun, gap=gap, apposed=apposed)


def _forms(word: Word, parts: frozenset[str], mask: int) -> Iterator[tuple[str, int]]:
    """Yield (form, mask) over the lexemes of the analyses that have one of the parts of speech and a reading in `mask`."""
    done: set[tuple[str, str]] = set()
    for analysis in word.analyses:
        pos = str(analysis.tag.POS or "")
        readings = reading(grammemes(analysis.tag))
        key = (analysis.normal_form, pos + str(analysis.tag.gender))
        if pos not in parts or (readings and not readings & mask) or key in done:
            continue
        done.add(key)
        yield fold(word.atom.form), readings
        for other in analysis.lexeme:
            if _same_word(analysis.tag, other.tag):
                yield fold(other.word), reading(grammemes(other.tag))


def _same_word(tag: OpencorporaTag, other: OpencorporaTag) -> bool:
    """A verb keeps its tense, mood and voice («нерегулированный» is not «нерегулируемый»), a noun its gender."""
    if tag.POS != other.POS:
        return False
    if tag.POS in ("PRTF", "PRTS", "VERB"):
        return bool(tag.tense == other.tense and tag.voice == other.voice and tag.mood == other.mood)
    return bool(tag.POS != "NOUN" or other.gender in (tag.gender, None))


def _exact(word: Word) -> Slot:
    variants = _VARIANTS.get(word.atom.form, "").split()
    return _slot(word, {form: ANY for form in (word.atom.form, *variants)})


def _verb(word: Word) -> Slot:
    forms = {form: ANY for form, _ in _forms(word, _VERB_PARTS, ANY)}
    return _slot(word, {**forms, word.atom.form: ANY})


def _slot(
    word: Word,
    forms: dict[str, int],
    *,
    np: int = -1,
    noun: bool = False,
    gap: str = "",
    apposed: bool = False,
) -> Slot:
    slot = Slot(forms, word.atom.form, np, noun, word.atom.glue, gap, apposed, word.capital)
    word.slot = slot
    return slot
