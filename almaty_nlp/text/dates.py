"""Dates of a text by value, Russian and English: «31 августа 2013 года», «15-16 March 2011»,
«01.10.2024», «2027».
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from almaty_nlp.text.calendar import MONTHS

_FORMS = {
    **{name: at for at, name in enumerate(MONTHS["ru"], start=1)},
    **{name.lower(): at for at, name in enumerate(MONTHS["en"], start=1)},
}
_STEMS = (
    *("январ", "феврал", "март", "апрел", "ма", "июн", "июл"),
    *("август", "сентябр", "октябр", "ноябр", "декабр"),
)
_OTHER = {
    stem + ending: at
    for at, stem in enumerate(_STEMS, start=1)
    for ending in ("ь", "е", "ю", "ем", "", "й", "у", "ом")
    if stem + ending not in ("ма", "мау", "маь")
}
MONTH_FORMS = {**_OTHER, **_FORMS}
"""Month in words → its number; nominative and the oblique cases of the singular."""

_MONTH = "|".join(sorted(MONTH_FORMS, key=len, reverse=True))
_S = "[ \u00a0\u202f]"
_DAYS = (
    r"(?P<day{0}>\d{{1,2}})(?:st|nd|rd|th|-?го)?"
    rf"(?:{_S}?[-–—]{_S}?(?P<last{{0}}>\d{{{{1,2}}}})(?:st|nd|rd|th)?)?"
)
_AFTER = rf"(?:{_S}(?:год[ауе]?|годом|г\.))?"
DATE = re.compile(
    rf"(?<![\w.,/]){_DAYS.format(1)}{_S}(?:of{_S})?(?P<month1>{_MONTH})(?!\w)(?:,?{_S}(?P<year1>\d{{4}})(?!\w){_AFTER})?"
    rf"|(?<!\w)(?P<month2>{_MONTH}){_S}{_DAYS.format(2)}(?!\w)(?:,?{_S}(?P<year2>\d{{4}})(?!\w))?"
    rf"|(?<!\w)(?P<month3>{_MONTH}),?{_S}(?P<year3>\d{{4}})(?!\w){_AFTER}"
    r"|(?<![\w.,/-])(?P<day4>[0-3]?\d)\.(?P<month4>[01]\d)\.(?P<year4>\d{4})(?![\w/])"
    r"|(?<![\w.,/-])(?P<year5>\d{4})-(?P<month5>[01]\d)-(?P<day5>[0-3]\d)(?![\w/-])"
    rf"|(?<![\w.,/№-])(?P<year6>(?:19|20)\d\d)(?!\w|[,.]\d|/\d){_AFTER}",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Date:
    """A date at [start, end) of a text; 0 where it names no year, month or day; `last` ends a run of days."""

    start: int
    end: int
    year: int
    month: int
    day: int
    last: int = 0

    @property
    def value(self) -> tuple[int, int, int, int]:
        """What two dates are compared by."""
        return self.year, self.month, self.day, self.last


def dates(text: str) -> list[Date]:
    """Return the dates of a text in order.

    >>> [date.value for date in dates("с 14-16 марта 2011 г. до 1 October 2024")]
    [(2011, 3, 14, 16), (2024, 10, 1, 0)]
    """
    return [_date(match) for match in DATE.finditer(text)] if _DIGIT.search(text) else []


_DIGIT = re.compile(r"\d")


def _date(match: re.Match[str]) -> Date:
    got = {name[:-1]: value for name, value in match.groupdict().items() if value}
    month = got.get("month", "0").lower()
    return Date(
        match.start(),
        match.end(),
        int(got.get("year", 0)),
        MONTH_FORMS.get(month) or (int(month) if month.isdigit() else 0),
        int(got.get("day", 0)),
        int(got.get("last", 0)),
    )
