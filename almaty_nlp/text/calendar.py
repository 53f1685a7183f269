"""Dates as texts give them, with their weekdays, and the two ends of ranges: Russian and English."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import NamedTuple

_RUSSIAN_MONTHS = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря"
_ENGLISH_MONTHS = "January February March April May June July August September October November December"
MONTHS = {"ru": _RUSSIAN_MONTHS.split(), "en": _ENGLISH_MONTHS.split()}

WEEKDAYS = {
    "ru": ("понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_STEMS = {
    "ru": r"понедельник[а-я]{0,2}|вторник[а-я]{0,2}|сред[аыуе]|четверг[а-я]{0,2}|пятниц[аыуей]{1,2}"
    r"|суббот[аыуой]{1,2}|воскресень[еяю]м?",
    "en": "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday",
}
_DATES = {
    "ru": rf"(?P<d>\d{{1,2}})[ \u00a0](?P<m>{'|'.join(MONTHS['ru'])})[ \u00a0](?P<y>\d{{4}})"
    r"(?:[ \u00a0](?:года|г\.))?",
    "en": rf"(?:(?P<d>\d{{1,2}})(?:st|nd|rd|th)?[ \u00a0](?P<m>{'|'.join(MONTHS['en'])})"
    rf"|(?P<m2>{'|'.join(MONTHS['en'])})[ \u00a0](?P<d2>\d{{1,2}})(?:st|nd|rd|th)?),?[ \u00a0](?P<y>\d{{4}})",
}
_NAMED_DATES = {
    language: re.compile(
        rf"(?<!\w)(?P<before>{_STEMS[language]})(?:,? (?:the )?|, )(?:{_DATES[language]})"
        rf"|(?:{_renamed})(?: \(|, )(?P<after>{_STEMS[language]})(?!\w)",
        re.IGNORECASE,
    )
    for language, _renamed in (
        (language, re.sub(r"\?P<(\w+)>", r"?P<\1_>", _DATES[language])) for language in ("ru", "en")
    )
}


_DAYS = {"ru": ("понедельник", "вторник", "сред", "четверг", "пятниц", "суббот", "воскрес"), "en": ("day",)}
_SPAN = re.compile(r"\d(?:[–—-]| (?:по|to) )\d")
"""What a text must have at all, a quick look before the careful one."""


class NamedDate(NamedTuple):
    """A date with its weekday: [start, end) of the text; the weekday as said and as it is (0 = Monday)."""

    start: int
    end: int
    word: str
    at: int
    said: int
    true: int


def named_dates(text: str, language: str) -> Iterator[NamedDate]:
    """Yield the dates of a text that stand beside a weekday; impossible dates («31 июня») are left out."""
    low = text.lower()
    if not any(day in low for day in _DAYS[language]):
        return
    for found in _NAMED_DATES[language].finditer(text):
        parts = {name.rstrip("_2"): value for name, value in found.groupdict().items() if value}
        name = "before" if found["before"] else "after"
        month = [each.lower() for each in MONTHS[language]].index(parts["m"].lower()) + 1
        try:
            true = datetime.date(int(parts["y"]), month, int(parts["d"])).weekday()
        except ValueError:
            continue
        word = found[name]
        said = next(n for n, day in enumerate(WEEKDAYS[language]) if day[:3].lower() == word[:3].lower())
        yield NamedDate(found.start(), found.end(), word, found.start(name), said, true)


_MONTH = {language: f"(?:{'|'.join(months)})" for language, months in MONTHS.items()}
RANGES = {
    "ru": re.compile(
        rf"(?<![\d.,/–—-])(?P<a>\d{{1,2}})(?P<mid>[–—-])(?P<b>\d{{1,2}})(?=[ \u00a0]{_MONTH['ru']})"
        rf"|(?<=\b[Сс] )(?P<a2>\d{{1,2}})(?P<mid2> по )(?P<b2>\d{{1,2}})(?=[ \u00a0]{_MONTH['ru']})"
        r"|(?<=\b[Сс] )(?P<a3>(?:19|20)\d\d)(?P<mid3> по )(?P<b3>(?:19|20)\d\d)(?=[ \u00a0](?:год|гг?\.))"
        r"|(?<![\w/№–—.-])(?P<a4>(?:19|20)\d\d)(?P<mid4>[–—-])(?P<b4>(?:19|20)\d\d)(?![\w/–—-]|\.\d)"
    ),
    "en": re.compile(
        rf"(?<![\d.,/–—-])(?P<a>\d{{1,2}})(?P<mid>[–—-])(?P<b>\d{{1,2}})(?=[ \u00a0]{_MONTH['en']})"
        rf"|(?<=\b[Ff]rom )(?P<a2>\d{{1,2}})(?P<mid2> to )(?P<b2>\d{{1,2}})(?=[ \u00a0]{_MONTH['en']})"
        r"|(?<=\b[Ff]rom )(?P<a3>(?:19|20)\d\d)(?P<mid3> to )(?P<b3>(?:19|20)\d\d)(?!\w)"
        r"|(?<![\w/–—.-])(?P<a4>(?:19|20)\d\d)(?P<mid4>[–—-])(?P<b4>(?:19|20)\d\d)(?![\w/–—-]|\.\d)"
    ),
}


class Range(NamedTuple):
    """A range: [start, end) of the text, its first end, what stands between, its second end."""

    start: int
    end: int
    first: str
    between: str
    second: str


def ranges(text: str, language: str) -> Iterator[Range]:
    """Yield the ranges of days in one month and of years in a text."""
    for found in RANGES[language].finditer(text) if _SPAN.search(text) else ():
        ends = {name[:-1] if name[-1].isdigit() else name: v for name, v in found.groupdict().items() if v}
        yield Range(found.start(), found.end(), ends["a"], ends["mid"], ends["b"])
