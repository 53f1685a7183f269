"""The words of a Russian term: their analyses, and the slots with all forms they may take."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from almaty_nlp.glossary.atoms import Atom
from almaty_nlp.glossary.slots import ANY, Slot, cases, of_cases, reading
from almaty_nlp.lang import fold
from almaty_nlp.lang.russian import ANALYSABLE, analyzer

if TYPE_CHECKING:
    from pymorphy3.analyzer import Parse as Analysis
    from pymorphy3.tagset import OpencorporaTag

NOMINATIVE = of_cases(1)
ADJECTIVES = frozenset(("ADJF", "PRTF"))
EXACT_PARTS = frozenset(("PREP", "CONJ", "PRCL", "ADVB", "GRND", "INFN", "COMP", "PRED", "INTJ", "NUMR"))
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
VERB_PARTS = frozenset(("VERB", "ADJS", "PRTS"))


@dataclass
class Word:
    """One word of the term while it is being read: its analyses and what has been decided about it."""

    atom: Atom
    analyses: list[Analysis]
    slot: Slot | None = None
    mask: int = field(init=False)

    def __post_init__(self) -> None:
        self.mask = union(self.analyses, ADJECTIVES | {"NOUN", "NPRO"})

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


@lru_cache(maxsize=4096)
def analyses_of(form: str) -> list[Analysis]:
    """Return the analyses of a word that count: those of the dictionary, if it knows the word."""
    if not form[:1].isalpha() or not ANALYSABLE(form):
        return []
    found: list[Analysis] = analyzer().parse(form)
    if str(found[0].tag.POS) in _FUNCTION or (
        len(form) < 3 and any(one.tag.POS in _FUNCTION for one in found)
    ):
        # «с», «и», «по» have readings as nouns, too
        return [one for one in found if one.tag.POS in _FUNCTION]
    known = [one for one in found if one.is_known]
    return known or found


def likeliest(word: Word) -> int:
    """The oblique case of the likeliest analysis that has one: «ищущее убежища» is a genitive."""
    for found in sorted(word.analyses, key=lambda one: -one.score):
        if options := cases(reading(grammemes(found.tag))) & ~1:
            return options
    return 0


def declined(
    word: Word, mask: int, limit: int, np: int, *, noun: bool = False, gap: str = "", apposed: bool = False
) -> Slot:
    """A word that is declined with its phrase: all forms of the lexemes with a reading in `mask`."""
    if word.acronym:
        return exact(word)
    parts = frozenset({"NOUN", "NPRO", *ADJECTIVES})
    if word.nominative("NOUN") & mask and noun:
        parts = frozenset({"NOUN", "NPRO"})
    forms: dict[str, int] = {}
    for form, readings in forms_of(word, parts, mask):
        if readings & limit:
            forms[form] = forms.get(form, 0) | readings & limit
    if not forms:
        return exact(word)
    return slot_of(word, forms, np=np, noun=noun, gap=gap, apposed=apposed)


def forms_of(word: Word, parts: frozenset[str], mask: int) -> Iterator[tuple[str, int]]:
    """Yield (form, mask) over the lexemes of the analyses of these parts with a reading in `mask`."""
    done: set[tuple[str, str]] = set()
    for analysis in word.analyses:
        pos = str(analysis.tag.POS or "")
        readings = reading(grammemes(analysis.tag))
        key = (analysis.normal_form, pos + str(analysis.tag.gender))
        if pos in parts and (not readings or readings & mask) and key not in done:
            done.add(key)
            yield word.atom.form, readings
            yield from _inflected(analysis)


@lru_cache(maxsize=4096)
def _inflected(analysis: Analysis) -> tuple[tuple[str, int], ...]:
    """All forms of the word that an analysis belongs to, with their masks."""
    tag = analysis.tag
    return tuple(
        (fold(other.word), reading(grammemes(other.tag)))
        for other in analysis.lexeme
        if _same_word(tag, other.tag)
    )


@lru_cache(maxsize=1 << 14)
def _same_word(tag: OpencorporaTag, other: OpencorporaTag) -> bool:
    """A verb keeps its tense and voice («нерегулированный» is not «нерегулируемый»), a noun its gender."""
    if tag.POS != other.POS:
        return False
    if tag.POS in ("PRTF", "PRTS", "VERB"):
        return bool(tag.tense == other.tense and tag.voice == other.voice and tag.mood == other.mood)
    return bool(tag.POS != "NOUN" or other.gender in (tag.gender, None))


def exact(word: Word) -> Slot:
    """A word that stays as it is written, but for «о» and «об»."""
    variants = _VARIANTS.get(word.atom.form, "").split()
    return slot_of(word, dict.fromkeys((word.atom.form, *variants), ANY))


def conjugated(word: Word) -> Slot:
    """A verb in all persons, numbers and genders of its tense."""
    forms = {form: ANY for form, _ in forms_of(word, VERB_PARTS, ANY)}
    return slot_of(word, {**forms, word.atom.form: ANY})


def slot_of(
    word: Word,
    forms: dict[str, int],
    *,
    np: int = -1,
    noun: bool = False,
    gap: str = "",
    apposed: bool = False,
) -> Slot:
    """Give a word its slot: the forms it may take beside its noun `np`, what may stand before it."""
    slot = Slot(forms, word.atom.form, np, noun, word.atom.glue, gap, apposed, word.capital)
    word.slot = slot
    return slot
