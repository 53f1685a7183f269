"""Phrases (PHR): set phrases that sound like others and are written otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from almaty_nlp.checks.desk import Desk, replace
from almaty_nlp.checks.document._phrases_table import PHRASES
from almaty_nlp.checks.indexes.spelling import cased
from almaty_nlp.checks.registry import on_document
from almaty_nlp.model.finding import Finding
from almaty_nlp.model.message import Message


@on_document("PHR001", "confused-phrase")
def confused_phrase(desk: Desk) -> Iterator[Finding]:
    """A set phrase is written like another that sounds the same.

    Why: «в течении» is of a river, «в течение» of a time; every word is right by itself, so that spelling
    checkers see nothing.
    Wrong: «в течении двух лет», «не смотря на трудности», “should of been”
    Right: «в течение двух лет», «несмотря на трудности», “should have been”
    Fix safety: ask. The phrase that fits the words after it is offered.
    Options: none.
    Source: Розенталь, Справочник по правописанию и литературной правке, §§ 58–60.
    """
    for block in desk.blocks:
        lower = block.text.lower()
        for phrase in PHRASES[desk.shelf.language(block)]:
            if phrase.words not in lower:
                continue
            for found in phrase.wrong.finditer(block.text):
                right = cased(found[0], phrase.right)
                span = block.span(found.start(), found.end())
                message = Message(
                    en=f"“{found[0]}” is written “{right}” when said {phrase.en}",
                    ru=f"«{found[0]}» {phrase.ru} пишется «{right}»",
                )
                yield desk.finding(span, message, fixes=[replace(span, right)])
