"""What is wrong with a glossary itself."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from almaty_nlp.glossary.glossary import Glossary
from almaty_nlp.glossary.groups import CYRILLIC
from almaty_nlp.glossary.rows import RowError
from almaty_nlp.glossary.types import Concept, Term
from almaty_nlp.lang import known, parses
from almaty_nlp.model.message import Message

MIXED = re.compile(r"[A-Za-z][А-Яа-яЁё]|[А-Яа-яЁё][A-Za-z]")
LETTERS = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
LEADING = re.compile(r"(?:the|an?|to) ", re.IGNORECASE)
ABBREVIATED = re.compile(r"\b[^\W\d_]{1,3}\.$")
"""«и т.д.», “etc.”: the stop belongs to the abbreviation."""
PARTNERS = (("(", ")"), ("[", "]"), ("«", "»"), ("“", "”"))
NOMINAL = frozenset(("NOUN", "ADJF", "PRTF"))
WORD = re.compile(r"[А-Яа-яЁё]+(?:-[А-Яа-яЁё]+)*")


class Defect(NamedTuple):
    """A defect: the kind in one word, the row («file.csv:12») and the sentence that says what is wrong."""

    kind: str
    source: str
    message: Message


def lint(glossary: Glossary, faults: Iterable[RowError] = ()) -> list[Defect]:
    """Return the defects of a glossary, those of unreadable rows first, each kind in the order of the rows.

    Kinds: unreadable (a row that `load` refuses; `faults`), duplicate (one term accepted in two concepts, or
    one acronym), mixed (a word of two alphabets, an acronym in the letters of the other language),
    untranslated (an accepted term of one language without one in the other), contradiction (one term both
    accepted and rejected in a concept), uninflected (a Russian word that the dictionary lacks, so that its
    forms are guessed), unknown (an English word that the dictionary lacks), form (a Russian term that is not
    in the nominative, an article or “to” in front of an English one, a stop behind it, a bracket without its
    partner), spaces (doubled spaces).
    """
    said = [Defect("unreadable", fault.source, _short(fault.message)) for fault in faults]
    own = (defect for concept in glossary.concepts for defect in _within(concept))
    return [*said, *_between(glossary), *_acronyms(glossary), *own]


def _short(message: Message) -> Message:
    """What is wrong with a row, without the file and the number, which are said in front."""
    return Message(*(text.split(": ", 1)[-1] for text in (message.en, message.ru)))


def _acronyms(glossary: Glossary) -> Iterator[Defect]:
    holders: dict[tuple[str, str], Term] = {}
    for term in (term for concept in glossary.concepts for term in concept.terms):
        if not term.acronym or term.rejected:
            continue
        first = holders.setdefault((term.language, term.acronym), term)
        if first.concept != term.concept:
            holders[term.language, term.acronym] = term
            yield Defect(
                "duplicate",
                term.source,
                Message(
                    en=f"“{term.acronym}” also stands for “{first.text}” ({first.source})",
                    ru=f"«{term.acronym}» обозначает и «{first.text}» ({first.source})",
                ),
            )


def _between(glossary: Glossary) -> Iterator[Defect]:
    holders: dict[tuple[str, str], dict[str, Term]] = defaultdict(dict)
    for concept in glossary.concepts:
        for term in concept.terms:
            if not term.rejected:
                holders[term.language, term.text.casefold()].setdefault(concept.id, term)
    for concepts in holders.values():
        if len(concepts) > 1:
            first, *others = concepts.values()
            for term in others:
                yield Defect(
                    "duplicate",
                    term.source,
                    Message(
                        en=f"“{term.text}” is also a term of the concept {first.concept} ({first.source})",
                        ru=f"«{term.text}» — термин и понятия {first.concept} ({first.source})",
                    ),
                )


def _within(concept: Concept) -> Iterator[Defect]:
    accepted = {(term.language, term.text) for term in concept.terms if not term.rejected}
    languages = {language for language, _ in accepted}
    first = concept.terms[0]
    if accepted and len(languages) == 1:
        yield Defect("untranslated", first.source, _untranslated(first))
    for term in dict.fromkeys(concept.terms):
        if term.rejected and term.scope == term.language and (term.language, term.text) in accepted:
            yield Defect(
                "contradiction",
                term.source,
                Message(
                    en=f"“{term.text}” is both accepted and rejected",
                    ru=f"«{term.text}» и принят, и отвергнут",
                ),
            )
        yield from _spelling(term)


def _spelling(term: Term) -> Iterator[Defect]:
    if MIXED.search(term.text):
        yield Defect(
            "mixed",
            term.source,
            Message(
                en=f"“{term.text}” has a word of two alphabets",
                ru=f"в «{term.text}» слово из букв двух алфавитов",
            ),
        )
    if term.text != " ".join(term.text.split()):
        yield Defect(
            "spaces",
            term.source,
            Message(en=f"“{term.text}” has a space too many", ru=f"в «{term.text}» лишний пробел"),
        )
    if term.rejected:
        return
    yield from _form(term)
    if term.acronym and bool(CYRILLIC.search(term.acronym)) != (term.language == "ru"):
        yield Defect("mixed", term.source, _foreign_acronym(term))
    if term.language == "en":
        yield from _unknown(term)
        return
    for word in WORD.findall(term.text):
        if len(word) > 3 and not word.isupper() and not known(word, "ru"):
            guess = parses(word)[0].lemma
            yield Defect(
                "uninflected",
                term.source,
                Message(
                    en=f"“{word}” in “{term.text}” is in no dictionary; its forms are guessed from “{guess}”",
                    ru=f"слова «{word}» («{term.text}») нет в словаре; его формы угаданы по «{guess}»",
                ),
            )


def _unknown(term: Term) -> Iterator[Defect]:
    for word in LETTERS.findall(term.text):
        if len(word) > 3 and word.islower() and not known(word, "en"):
            yield Defect(
                "unknown",
                term.source,
                Message(
                    en=f"“{word}” in “{term.text}” is in no dictionary; check the spelling",
                    ru=f"слова «{word}» («{term.text}») нет в словаре; проверьте написание",
                ),
            )


def _form(term: Term) -> Iterator[Defect]:
    """What no dictionary form of a term has."""
    if LEADING.match(term.text) and term.language == "en":
        said = Message(
            en=f"“{term.text}”: leave out “{term.text.split()[0]}” in front",
            ru=f"«{term.text}»: уберите «{term.text.split()[0]}» в начале",
        )
    elif term.text[-1] in ".,;:" and not term.text.isupper() and not ABBREVIATED.search(term.text):
        said = Message(
            en=f"“{term.text}” ends with a mark that is not part of it",
            ru=f"«{term.text}» заканчивается лишним знаком",
        )
    elif any(term.text.count(one) != term.text.count(two) for one, two in PARTNERS):
        said = Message(
            en=f"“{term.text}” has a bracket or quotation mark without its partner",
            ru=f"в «{term.text}» скобка или кавычка без пары",
        )
    elif term.language == "ru" and not MIXED.search(term.text) and _oblique(term):
        said = Message(
            en=f"“{term.text}” is not in the nominative, so that its other forms are not found",
            ru=f"«{term.text}» стоит не в именительном падеже, и другие его формы не будут найдены",
        )
    else:
        return
    yield Defect("form", term.source, said)


def _oblique(term: Term) -> bool:
    """True when the first word is a noun or an attribute and cannot be in the nominative."""
    first = WORD.match(term.text)
    if first is None or term.part_of_speech not in ("", "noun", "noun phrase") or first[0].isupper():
        return False
    found = parses(first[0])
    return known(first[0], "ru") and all(
        parse.pos in NOMINAL and "nomn" not in parse.features for parse in found
    )


def _foreign_acronym(term: Term) -> Message:
    return Message(
        en=f"“{term.acronym}”, the acronym of “{term.text}”, is in the letters of the other language",
        ru=f"«{term.acronym}», сокращение для «{term.text}», набрано буквами другого языка",
    )


def _untranslated(term: Term) -> Message:
    other = ("Russian", "русского") if term.language == "en" else ("English", "английского")
    return Message(
        en=f"“{term.text}” has no accepted {other[0]} term",
        ru=f"у «{term.text}» нет принятого {other[1]} термина",
    )
