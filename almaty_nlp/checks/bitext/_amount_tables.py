"""Units of measurement in both languages, by what they measure."""

from __future__ import annotations

import re
from fractions import Fraction

BARE = frozenset(map(Fraction, (0, 1, 100, 1000, 10**6, 10**9)))
"""Values whose words often do not count anything: «one», «hundreds», «billions»."""

_RU_POINTS = r"процентн\w+\s+пункт\w*"
UNIT_WORDS = {
    "percentage point": rf"percentage points?\b|{_RU_POINTS}",
    "per mille": r"‰|per mille\b|промилле\b",
    "per cent": r"%|per ?cent\b|процент(?:а|ов|ы|у|ом|ам|ами|ах)?\b",
    "hour": r"hours?\b|час(?:а|ов|у|ом|ы|ам|ами|ах)?\b",
    "minute": r"minutes?\b|минут(?:а|ы|у|ой|е|ам|ами|ах)?\b",
    "day": r"days?\b|(?:день|дня|дней|дню|днем|днём|дни|дням|днями|днях|сут(?:ки|ок|кам|ками|ках))\b",
    "week": r"weeks?\b|недел(?:я|и|ю|е|ей|ь|ям|ями|ях)\b",
    "month": r"months?\b|месяц(?:а|ев|у|ем|е|ы|ам|ами|ах)?\b",
    "year": r"years?(?!-old)\b|(?:лет|год(?:а|у|ом|ы|ов|ам|ами|ах)?|годах)\b",
    "dollar": r"(?:US |United States )?dollars?\b|(?:долл\.|доллар(?:а|ов|у|ом|ы|ам|ами|ах)?\b)",
    "euro": r"euros?\b|евро\b",
    "rouble": r"roubles?\b|rubles?\b|рубл(?:ь|я|ей|ю|ем|и|ям|ями|ях)\b",
    "tenge": r"tenge\b|тенге\b",
    "kilometre": r"kilomet(?:re|er)s?\b|km\b|километр(?:а|ов|у|ом|ы|ам|ами|ах)?\b|км\b",
    "mile": r"miles?\b|мил(?:я|и|ю|е|ей|ь|ям|ями|ях)\b",
    "metre": r"met(?:re|er)s?\b|метр(?:а|ов|у|ом|ы|ам|ами|ах)?\b",
    "hectare": r"hectares?\b|гектар(?:а|ов|у|ом|ы|ам|ами|ах)?\b|га\b",
    "kilogram": r"kilogram(?:me)?s?\b|kg\b|килограмм(?:а|ов|у|ом|ы|ам|ами|ах)?\b|кг\b",
    "tonne": r"ton(?:ne)?s?\b|тонн(?:а|ы|у|ой|е|ам|ами|ах)?\b",
    "degree": r"degrees?\b|°|градус(?:а|ов|у|ом|ы|ам|ами|ах)?\b",
}
"""Name of the unit → the words for it."""

UNIT_NAMES = {
    "percentage point": "процентные пункты", "per mille": "промилле", "per cent": "проценты", "hour": "часы",
    "minute": "минуты", "day": "дни", "week": "недели", "month": "месяцы", "year": "годы",
    "dollar": "доллары",
    "euro": "евро", "rouble": "рубли", "tenge": "тенге", "kilometre": "километры", "mile": "мили",
    "metre": "метры",
    "hectare": "гектары", "kilogram": "килограммы", "tonne": "тонны", "degree": "градусы",
}  # fmt: skip
"""Name of the unit → the Russian one, for messages."""

ADJECTIVES = {
    "летн": "year", "годичн": "year", "месячн": "month", "недельн": "week", "дневн": "day", "суточн": "day",
    "часов": "hour", "процентн": "per cent",
}  # fmt: skip
"""Root of the second half of an adjective with a number in it («двухгодичный») → the unit."""

SCALES = {
    "tho": 1000, "тыс": 1000, "mil": 10**6, "мил": 10**6, "млн": 10**6, "bil": 10**9, "млр": 10**9,
    "tri": 10**12,
    "три": 10**12, "трл": 10**12,
}  # fmt: skip
"""First three letters of a word that scales a number → by how much."""

LOOSE = {
    "en": (
        (re.compile(r"\bsecond(?:ly)?\b(?! of\b)", re.IGNORECASE), Fraction(2)),
        (re.compile(r"\bboth\b", re.IGNORECASE), Fraction(2)),
    ),
    "ru": (
        (re.compile(r"\bоб(?:а|е|оих|еих|оим|еим|оими|еими)\b", re.IGNORECASE), Fraction(2)),
        (re.compile(r"\bдюжин\w*", re.IGNORECASE), Fraction(12)),
        (re.compile(r"\bдесят(?:ок|к(?:а|у|ом|е|и|ов|ам|ами|ах))\b", re.IGNORECASE), Fraction(10)),
    ),
}
"""Words that may answer a number, and their values."""

_COUNTED = r"(?!летн|годичн|месячн|недельн|дневн|суточн|часов|кратн|процентн)"
_INSIDE = {
    "en": {
        2: r"\b(?:double|dual|twin|twofold|pairs?\b|couple|bilateral|bi(?:annual|ennial|monthly))",
        3: r"\b(?:triple|trilateral|tripartite|threefold)",
        4: r"\b(?:quadrilateral|quadripartite|fourfold)",
    },
    "ru": {
        2: rf"(?<!\w)(?:двух{_COUNTED}(?=\w{{4}})|двой|двусторон|двояк|вдвое|удво|пар[аыуе]?(?!\w))",
        3: rf"(?<!\w)(?:тр[её]х{_COUNTED}(?=\w{{4}})|трой|втрое|утро[ие])",
        4: rf"(?<!\w)(?:четыр[её]х{_COUNTED}(?=\w{{4}})|вчетверо|четверн)",
        5: rf"(?<!\w)пяти{_COUNTED}(?=[а-яё]{{5}})",
        6: rf"(?<!\w)шести{_COUNTED}(?=[а-яё]{{5}})",
        7: rf"(?<!\w)семи{_COUNTED}(?=[а-яё]{{5}})",
        8: rf"(?<!\w)восьми{_COUNTED}(?=[а-яё]{{5}})",
        9: rf"(?<!\w)девяти{_COUNTED}(?=[а-яё]{{5}})",
        10: rf"(?<!\w)десяти{_COUNTED}(?=[а-яё]{{5}})",
    },
}
INSIDE = {
    language: tuple((re.compile(pattern, re.IGNORECASE), Fraction(value)) for value, pattern in words.items())
    for language, words in _INSIDE.items()
}
"""Words with a number inside them, and its value."""

IDIOM = re.compile(
    r"dozens?\b|third[- ]part(?:y|ies)\b|двух\s+словах\b|трет\w+\s+(?:лиц|сторон|стран)\w*", re.IGNORECASE
)
"""Numbers that count nothing where they stand; the other language may say it without a number."""
