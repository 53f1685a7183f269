"""Spelling (SPL): words that are none."""

from __future__ import annotations

from collections.abc import Iterator

from almaty_nlp.checks.desk import Desk, replace
from almaty_nlp.checks.indexes.spelling import Place, cased, doubtful
from almaty_nlp.checks.registry import on_document
from almaty_nlp.lang.spelling import Verdict
from almaty_nlp.model.finding import Finding, Safety
from almaty_nlp.model.message import Message


@on_document("SPL001", "misspelling")
def misspelling(desk: Desk) -> Iterator[Finding]:
    """A word is in no vocabulary and one typing error away from one of the document, glossary or dictionary.

    Why: a misspelt word in a published text costs its authors trust, and no search finds a misspelt term.
    The words of the document itself count first: what it says several times is its vocabulary and no error,
    and what it says often is what was meant. Names, acronyms, abbreviations, words of other alphabets, words
    built by rule from known ones and unknown words that resemble nothing are left alone.
    Wrong: «доклад о Сопещании старших должностных лиц»
    Right: «доклад о Совещании старших должностных лиц»
    Fix safety: ask. The likeliest words are offered, the document's own before the dictionary's.
    Options: none; a word that is right is added to the glossary or to the list of accepted findings.
    Source: Damerau (1964); Kernighan, Church and Gale (1990); the OpenCorpora dictionary; SCOWL.
    """
    shelf = desk.shelf
    for language in desk.rule.languages:
        blocks = [block for block in desk.blocks if shelf.language(block) == language]
        judge = shelf.spellers[language]
        for word, places in doubtful(((block, shelf.words[block.id]) for block in blocks), judge):
            verdicts = {
                name: judge.verdict(word, name=name) for name in {_as_name(place) for place in places}
            }
            for place in places:
                verdict = verdicts[_as_name(place)]
                if verdict and (verdict.attested or not place.start or not place.token.text.istitle()):
                    yield _finding(desk, place, verdict)


def _as_name(place: Place) -> bool:
    return place.name


def _finding(desk: Desk, place: Place, verdict: Verdict) -> Finding:
    word, span = place.token.text, place.block.span(place.token.start, place.token.end)
    suggestions = [cased(word, each) for each in verdict.suggestions]
    safety = Safety.ASK if verdict.attested else Safety.SHOW
    best = suggestions[0]
    if verdict.attested:
        message = Message(
            en=f"“{word}” is in no dictionary; this document or the glossary writes “{best}”",
            ru=f"Слова «{word}» нет в словаре; в документе или глоссарии пишется «{best}»",
        )
    else:
        message = Message(
            en=f"“{word}” is in no dictionary; was “{best}” meant?",
            ru=f"Слова «{word}» нет в словаре; возможно, имелось в виду «{best}»",
        )
    return desk.finding(span, message, fixes=[replace(span, each, safety) for each in suggestions])
