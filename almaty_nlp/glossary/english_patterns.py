"""Lays down the forms each word of an English term may take: numbers, verb endings, -ise and -ize."""

from __future__ import annotations

from collections.abc import Sequence

from almaty_nlp.glossary.atoms import Atom
from almaty_nlp.glossary.slots import ANY, Slot
from almaty_nlp.lang.english import english_lemmas, english_words
from almaty_nlp.lang.english_irregular import IRREGULAR, PLURAL_ONLY
from almaty_nlp.lang.function_words import FUNCTION_WORDS

MODALS = frozenset(("shall", "should", "may", "will", "must", "can"))
_VOWELS = "aeiou"
_PLURALS = {lemma: form for form, lemmas in IRREGULAR.items() for lemma in lemmas if form != lemma}


def english_slots(words: Sequence[Atom], *, part_of_speech: str, name: bool, exact: bool) -> tuple[Slot, ...]:
    """Return the slots of a term. A `name` and an `exact` term stay as written, but for the possessive."""
    if part_of_speech == "verb" and len(words) == 1 and words[0].form not in MODALS:
        return (_slot(words[0], verb_forms(words[0].form)),)
    if name or exact or part_of_speech in ("phrase", "verb", "adjective"):
        return tuple(_slot(word, {word.form}, spelling=not (name or exact)) for word in words)
    head = _head(words)
    alone = len(words) == 1
    return tuple(
        _slot(word, _noun_forms(word, alone=alone) if at in (head, len(words) - 1) else _modifier(word))
        for at, word in enumerate(words)
    )


def _head(words: Sequence[Atom]) -> int:
    """The noun that takes the plural: the last word before the first preposition («country of origin»)."""
    for at, word in enumerate(words):
        if at and word.form in FUNCTION_WORDS["en"] and word.form not in ("and", "or"):
            return at - 1
    return len(words) - 1


def _slot(word: Atom, forms: set[str], *, spelling: bool = True) -> Slot:
    every = {word.form, *forms}
    if spelling:
        every |= {other for form in every if (other := respelt(form))}
    table = dict.fromkeys(sorted(every), ANY)
    return Slot(table, word.form, glue=word.glue, capital=word.text[:1].isupper())


def _modifier(word: Atom) -> set[str]:
    return {word.form}


def _noun_forms(word: Atom, *, alone: bool) -> set[str]:
    """Both numbers of a noun; a word that is a plural by itself («minutes») keeps it."""
    form = word.form
    if form in FUNCTION_WORDS["en"] or len(form) < 3 or word.text.isupper():
        return {form}
    singulars = {lemma for lemma in english_lemmas(form) if lemma != form} if _looks_plural(form) else set()
    if singulars:
        return {form} if alone else {form, *singulars}
    return {form, plural(form), form + "s"}  # persons, people


def _looks_plural(form: str) -> bool:
    irregular = form in IRREGULAR and form in _PLURALS.values()
    return irregular or (
        form.endswith("s") and not form.endswith(("ss", "us", "is")) and form not in PLURAL_ONLY
    )


def plural(noun: str) -> str:
    """Return the plural of a noun: irregular by table, else by rule.

    >>> plural("party"), plural("child"), plural("witness")
    ('parties', 'children', 'witnesses')
    """
    if noun in _PLURALS and not _PLURALS[noun].endswith(("ed", "ing")):
        return _PLURALS[noun]
    if noun.endswith("y") and noun[-2:-1] not in _VOWELS:
        return noun[:-1] + "ies"
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return noun + "es"
    return noun + "s"


def verb_forms(form: str) -> set[str]:
    """Return the forms of the verb that a form in -s, -ed, -ing or the infinitive belongs to."""
    bases = english_lemmas(form)
    made = {form}
    for base in bases:
        stem = base.removesuffix("e") if not base.endswith("ee") else base
        soft = base[:-1] + "i" if base.endswith("y") and base[-2:-1] not in _VOWELS else ""
        made |= {base, plural(base), stem + "ed", stem + "ing", base + "ing"}
        if soft:
            made |= {soft + "ed", soft + "es"}
        made |= {other for other, lemmas in IRREGULAR.items() if base in lemmas}
    return {one for one in made if one in english_words()} | {form}


def respelt(form: str) -> str:
    """Return the other of the spellings -ize/-ise and -our/-or, «» when there is none.

    >>> respelt("organization"), respelt("labour")
    ('organisation', 'labor')
    """
    words = english_words()
    for old, new in (("iz", "is"), ("is", "iz"), ("our", "or"), ("or", "our"), ("re", "er"), ("mme", "m")):
        at = form.rfind(old)
        if (
            at > 1
            and (other := form[:at] + new + form[at + len(old) :]) in words
            and _variant(form, other, old)
        ):
            return other
    return ""


def _variant(form: str, other: str, old: str) -> bool:
    """Only the endings that are the same word in two spellings count."""
    if old in ("iz", "is"):
        return any(end in form for end in (old + "e", old + "ing", old + "ation"))
    if old == "re":
        return form.endswith("re") and len(form) > 5
    if old == "mme":
        return form.endswith(("mme", "mmes"))
    return form in (
        "labour",
        "labor",
        "neighbouring",
        "neighboring",
        "behaviour",
        "behavior",
        "favour",
        "favor",
    )
