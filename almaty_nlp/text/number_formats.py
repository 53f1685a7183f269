"""How a word processor prints a counted number: decimal, roman, letters, ordinals and the like.

The formats are those of ST_NumberFormat (ECMA-376 part 1, 17.18.59). A value that a format cannot show, and a
format nobody here knows, is printed in decimal digits, as Word does.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from almaty_nlp.text.number_words import EN_CARDINALS, EN_ORDINALS, EN_TENS, EN_TENS_ORDINALS

LATIN = "abcdefghijklmnopqrstuvwxyz"
RUSSIAN = "абвгдежзиклмнопрстуфхцчшщыэюя"
"""russianLower: U+0430–U+0438, U+043A–U+0449, U+044B, U+044D–U+044F; no ё, й, ъ, ь."""
HEBREW = "אבגדהוזחטיכלמנסעפצקרשת"
CHICAGO = "*†‡§"
ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
ROMAN_LIMIT = 32767
"""The largest number that Word numbers a list with."""
REPEAT_LIMIT = 30
"""Word repeats a letter thirty times at most («zz…z» is 780)."""


@lru_cache(maxsize=4096)
def show_number(value: int, number_format: str) -> str:
    """Return `value` as the format prints it.

    >>> show_number(4, "lowerRoman"), show_number(30, "russianLower"), show_number(7, "decimalZero")
    ('iv', 'аа', '07')
    """
    show = FORMATS.get(number_format)
    return str(value) if show is None else show(value)


def roman(value: int) -> str:
    """Return a number in capital roman digits; in decimal outside 1–32767."""
    if not 0 < value <= ROMAN_LIMIT:
        return str(value)
    printed = []
    for worth, sign in ROMAN:
        count, value = divmod(value, worth)
        printed.append(sign * count)
    return "".join(printed)


def letters(value: int, alphabet: str) -> str:
    """Return the letter of a number, twice in the second round (z, aa, bb), three times in the third."""
    if not 0 < value <= len(alphabet) * REPEAT_LIMIT:
        return str(value)
    rounds, at = divmod(value - 1, len(alphabet))
    return alphabet[at] * (rounds + 1)


def ordinal(value: int) -> str:
    """Return an English ordinal in digits: 1st, 2nd, 11th."""
    ending = "th" if value % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{value}{ending}"


def cardinal_words(value: int) -> str:
    """Return an English number in words, first letter capital, up to 999,999; in digits past it."""
    return _words(value).capitalize() if 0 < value < 1_000_000 else str(value)


def ordinal_words(value: int) -> str:
    """Return an English ordinal in words, first letter capital («Twenty-first»); in digits past 999,999."""
    if not 0 < value < 1_000_000:
        return ordinal(value)
    head, tail = value - value % 100, value % 100
    if not tail:
        return f"{_words(value)}th".capitalize()
    if tail < 20:
        last = EN_ORDINALS[tail]
    elif tail % 10:
        last = f"{EN_TENS[tail // 10]}-{EN_ORDINALS[tail % 10]}"
    else:
        last = EN_TENS_ORDINALS[tail // 10]
    return (f"{_words(head)} {last}" if head else last).capitalize()


def _words(value: int) -> str:
    if value < 20:
        return EN_CARDINALS[value]
    if value < 100:
        return EN_TENS[value // 10] + (f"-{EN_CARDINALS[value % 10]}" if value % 10 else "")
    unit, name = (1000, "thousand") if value >= 1000 else (100, "hundred")
    head, tail = divmod(value, unit)
    return f"{_words(head)} {name}" + (f" {_words(tail)}" if tail else "")


def _offset(first: int, count: int) -> Callable[[int], str]:
    """Formats with a character of its own for each number 1…count."""
    return lambda value: chr(first + value - 1) if 0 < value <= count else str(value)


def _full_width(value: int) -> str:
    return str(value).translate({ord("0") + digit: 0xFF10 + digit for digit in range(10)})


def _padded(width: int) -> Callable[[int], str]:
    return lambda value: f"{value:0{width}d}"


FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "none": lambda value: "",
    "decimalZero": _padded(2),
    "001, 002, 003, ...": _padded(3),
    "0001, 0002, 0003, ...": _padded(4),
    "00001, 00002, 00003, ...": _padded(5),
    "upperRoman": roman,
    "lowerRoman": lambda value: roman(value).lower(),
    "upperLetter": lambda value: letters(value, LATIN.upper()),
    "lowerLetter": lambda value: letters(value, LATIN),
    "russianUpper": lambda value: letters(value, RUSSIAN.upper()),
    "russianLower": lambda value: letters(value, RUSSIAN),
    "hebrew2": lambda value: letters(value, HEBREW),
    "chicago": lambda value: letters(value, CHICAGO),
    "ordinal": ordinal,
    "cardinalText": cardinal_words,
    "ordinalText": ordinal_words,
    "hex": lambda value: f"{value:X}",
    "numberInDash": lambda value: f"- {value} -",
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "decimalEnclosedCircle": _offset(0x2460, 20),
    "decimalEnclosedParen": _offset(0x2474, 20),
    "decimalEnclosedFullstop": _offset(0x2488, 20),
}
