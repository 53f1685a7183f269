"""What is wrong with a glossary itself."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from almaty_nlp.glossary.glossary import Glossary
from almaty_nlp.glossary.types import Concept, Term
from almaty_nlp.lang import known, parses
from almaty_nlp.model.message import Message

MIXED = re.compile(r"[A-Za-z][А-Яа-яЁё]|[А-Яа-яЁё][A-Za-z]")
WORD = re.compile(r"[А-Яа-яЁё]+(?:-[А-Яа-яЁё]+)*")


class Defect(NamedTuple):
    """A defect: the kind in one word, the row («file.csv:12») and the sentence that says what is wrong."""

    kind: str
    source: str
    message: Message


def lint(glossary: Glossary) -> list[Defect]:
    """Return the defects of a glossary in the order of its rows.

    Kinds: duplicate (one term accepted in two concepts), mixed (a word of two alphabets), untranslated (an
    accepted term of one language without one in the other), contradiction (one term both accepted and
    rejected in a concept), uninflected (a Russian word that the dictionary lacks, so that its forms are
    guessed), spaces (doubled or outer spaces).
    """
    return [*_between(glossary), *(defect for concept in glossary.concepts for defect in _within(concept))]


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
    if term.language != "ru" or term.rejected:
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


def _untranslated(term: Term) -> Message:
    other = ("Russian", "русского") if term.language == "en" else ("English", "английского")
    return Message(
        en=f"“{term.text}” has no accepted {other[0]} term",
        ru=f"у «{term.text}» нет принятого {other[1]} термина",
    )
