"""Dates (DAT): a date and its weekday agree, and a range begins before it ends."""

from __future__ import annotations

import re
from collections.abc import Iterator

from almaty_nlp.checks.desk import Desk, replace
from almaty_nlp.checks.registry import on_document
from almaty_nlp.model.finding import Finding, Severity
from almaty_nlp.model.message import Message
from almaty_nlp.text.calendar import WEEKDAYS, named_dates, ranges

SYMBOL = re.compile(r"(?:№|No\.?|ISBN|ГОСТ|тел\.|tel\.)[ \u00a0]*$", re.IGNORECASE)
"""Before the number of a document or a telephone, not a period."""


@on_document("DAT001", "wrong-weekday", severity=Severity.ERROR)
def wrong_weekday(desk: Desk) -> Iterator[Finding]:
    """The weekday is not that of the date beside it.

    Why: participants come on the wrong day; one of the two is a slip and the text does not tell which.
    Wrong: «в понедельник, 5 июня 2013 года» (a Wednesday)
    Right: «в среду, 5 июня 2013 года»
    Fix safety: show. Only the drafter knows whether the day or the date is wrong.
    Options: none.
    Source: the Gregorian calendar. A date without its year is left alone.
    """
    for block in desk.blocks:
        language = desk.shelf.language(block)
        for date in named_dates(block.text, language):
            if date.said == date.true:
                continue
            day, ru = WEEKDAYS["en"][date.true], WEEKDAYS["ru"][date.true]
            message = Message(
                en=f"This date is a {day}, not “{date.word}”", ru=f"Эта дата — {ru}, а не «{date.word}»"
            )
            yield desk.finding(block.span(date.start, date.end), message)


@on_document("DAT002", "reversed-range", severity=Severity.ERROR)
def reversed_range(desk: Desk) -> Iterator[Finding]:
    """A range of days or years ends before it begins.

    Why: two figures are exchanged or one is wrong; a period that ends before it begins binds nobody.
    Wrong: «16–15 марта», «с 2015 по 2012 год»
    Right: «15–16 марта», «с 2012 по 2015 год»
    Fix safety: ask. The two ends are exchanged.
    Options: none.
    Source: the calendar. Ranges over the turn of a month or year are not read.
    """
    for block in desk.blocks:
        for found in ranges(block.text, desk.shelf.language(block)):
            if int(found.first) <= int(found.second) or SYMBOL.search(block.text[: found.start]):
                continue
            span = block.span(found.start, found.end)
            message = Message(
                en=f"The range ends ({found.second}) before it begins ({found.first})",
                ru=f"Период кончается ({found.second}) раньше, чем начинается ({found.first})",
            )
            fix = replace(span, found.second + found.between + found.first)
            yield desk.finding(span, message, fixes=[fix])
