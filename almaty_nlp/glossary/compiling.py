"""Compiles the rows of a glossary into patterns: one for all terms of a language that are written alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from almaty_nlp.glossary.atoms import Atom, atoms, form_of
from almaty_nlp.glossary.english_patterns import MODALS, english_slots
from almaty_nlp.glossary.russian_patterns import russian_slots
from almaty_nlp.glossary.russian_words import analyses_of
from almaty_nlp.glossary.slots import ANY, Pattern, Slot
from almaty_nlp.glossary.types import Term
from almaty_nlp.lang import fold, parses, tokenize

WEAK = 0.1
"""A form of a one-word term counts when the analyses as that word make up at least this share of all."""

LONG = 5
"""Letters of a form that is hardly ever a form of two words by chance."""

_OTHER_SIDE = {"ru": ("en",), "en": ("ru", "ru-acronym", "ru-case")}


def compile_terms(terms: Sequence[Term], language: str) -> list[Pattern]:
    """Return the patterns of the terms of one language; `Pattern.terms` are positions in `terms`."""
    texts: dict[tuple[str, bool, bool], list[int]] = {}
    acronyms: dict[str, list[int]] = {}
    accepted = {(term.concept, term.text) for term in terms if not term.rejected}
    for at, term in enumerate(terms):
        if term.acronym and not _foreign(term, language):
            acronyms.setdefault(term.acronym, []).append(at)
        if _matched(term, language, accepted):
            texts.setdefault((term.text, term.rejected, term.scope == "ru-case"), []).append(at)
    lemma_rows = {_key(term.text) for term in terms if not term.rejected} if language == "ru" else set()
    patterns = [_pattern(terms, rows, language, lemma_rows) for rows in texts.values()]
    patterns += [_acronym(text, rows, language) for text, rows in acronyms.items()]
    return anchored([pattern for pattern in patterns if pattern.slots])


def _foreign(term: Term, language: str) -> bool:
    """True for a row whose scope says that it speaks about the other language only."""
    return term.rejected and term.scope in _OTHER_SIDE[language]


def _matched(term: Term, language: str, accepted: set[tuple[str, str]]) -> bool:
    if not term.rejected:
        return True
    if _foreign(term, language) or term.scope == "ru-acronym":
        return False
    return (term.concept, term.text) not in accepted


def _key(text: str) -> tuple[str, ...]:
    """The lemmas of a term in the order of the alphabet: the same for its singular and its plural."""
    words = (form_of(word, "ru") for word in text.split() if word[:1].isalpha())
    return tuple(
        sorted(min((fold(found.normal_form) for found in analyses_of(word)), default=word) for word in words)
    )


def _pattern(
    terms: Sequence[Term], rows: list[int], language: str, accepted: set[tuple[str, ...]]
) -> Pattern:
    term = terms[rows[0]]
    words = atoms(tokenize(term.text, language), language)
    part = next((terms[row].part_of_speech for row in rows if terms[row].part_of_speech), "")
    capitals = sum(word.text[:1].isupper() for word in words)
    name = part == "proper noun" or (not part and capitals > 1)
    if language == "ru":
        number = name or (term.rejected and _key(term.text) in accepted)
        slots = russian_slots(words, part_of_speech=part, name=name, number=number)
        slots = _without_homonyms(slots) if len(slots) == 1 and part != "verb" and not name else slots
    else:
        slots = english_slots(words, part_of_speech=part, name=name, exact=term.rejected)
    return Pattern(
        tuple(rows),
        slots,
        strict=term.rejected,
        name=name,
        capitals=int(capitals > 0) if name or capitals == len(words) else 0,
        cased=term.scope == "ru-case" or words_are_modal(words),
    )


def words_are_modal(words: Sequence[Atom]) -> bool:
    """«may» is matched in small letters only: «May» is a month."""
    return len(words) == 1 and words[0].form in MODALS


def _without_homonyms(slots: tuple[Slot, ...]) -> tuple[Slot, ...]:
    """Leave out the forms of a one-word term that are nearly always another word."""
    (slot,) = slots
    lemmas = {parse.lemma for parse in parses(slot.written)}
    kept = {
        form: mask
        for form, mask in slot.forms.items()
        if form == slot.written
        or len(form) > LONG
        or sum(p.score for p in parses(form) if p.lemma in lemmas) >= WEAK
    }
    return (slot._replace(forms=kept),)


def _acronym(text: str, rows: list[int], language: str) -> Pattern:
    slots = tuple(
        Slot({word.form: ANY}, word.text, glue=word.glue, capital=True)
        for word in atoms(tokenize(text, language), language)
    )
    return Pattern(tuple(rows), slots, strict=True, name=True, cased=True, acronym=True)


def anchored(patterns: Iterable[Pattern]) -> list[Pattern]:
    """Return the patterns, each with its rarest word as its anchor: the one that fewest patterns share."""
    rows = list(patterns)
    counts = Counter(form for pattern in rows for slot in pattern.slots for form in slot.forms)
    found = []
    for pattern in rows:
        weights = [(max(counts[form] for form in slot.forms), -len(slot.written)) for slot in pattern.slots]
        anchor = min(range(len(weights)), key=weights.__getitem__)
        found.append(
            Pattern(
                pattern.terms,
                pattern.slots,
                anchor,
                pattern.strict,
                pattern.name,
                pattern.capitals,
                pattern.cased,
                pattern.acronym,
            )
        )
    return found
