"""Dates with weekdays and ranges."""

from __future__ import annotations

import pytest

from almaty_nlp.text.calendar import WEEKDAYS, named_dates, ranges


@pytest.mark.parametrize(
    ("text", "language", "said", "true"),
    [
        ("в среду, 5 июня 2013 года", "ru", "среда", "среда"),
        ("5 июня 2013 г. (пятница)", "ru", "пятница", "среда"),
        ("во вторник 1 января 2030 года", "ru", "вторник", "вторник"),
        ("on Thursday, 16 March 2011", "en", "Thursday", "Wednesday"),
        ("Sunday, January 1st, 2034", "en", "Sunday", "Sunday"),
    ],
)
def test_weekday(text: str, language: str, said: str, true: str) -> None:
    (date,) = named_dates(text, language)
    assert WEEKDAYS[language][date.said] == said
    assert WEEKDAYS[language][date.true] == true
    assert text[date.at : date.at + len(date.word)] == date.word


@pytest.mark.parametrize(
    "text", ["среда, 5 июня", "31 июня 2013 года (среда)", "5 июня 2013 года", "среднее 5 июня 2013"]
)
def test_no_weekday(text: str) -> None:
    assert list(named_dates(text, "ru")) == []


@pytest.mark.parametrize(
    ("text", "language", "ends"),
    [
        ("15–16 марта", "ru", ("15", "16")),
        ("с 2012 по 2015 год", "ru", ("2012", "2015")),
        ("2015-2030 годы", "ru", ("2015", "2030")),
        ("from 3 to 9 May", "en", ("3", "9")),
        ("2015–2030", "en", ("2015", "2030")),
    ],
)
def test_range(text: str, language: str, ends: tuple[str, str]) -> None:
    (found,) = ranges(text, language)
    assert (found.first, found.second) == ends
    assert text[found.start : found.end] == found.first + found.between + found.second


@pytest.mark.parametrize("text", ["счёт 3–2", "A/2015-2012", "12-2015-2012", "5–6 человек"])
def test_no_range(text: str) -> None:
    assert list(ranges(text, "ru")) == []
