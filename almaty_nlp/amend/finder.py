"""Words of an instrument in a text: exactly first, then with quotation marks, dashes, spaces and note calls
levelled.
"""

from __future__ import annotations

import re
from functools import lru_cache

from almaty_nlp.amend.calls import CALL

LEVELLED = {
    **dict.fromkeys("«»„“”", '"'),
    **dict.fromkeys("‘’", "'"),
    **dict.fromkeys("‐‑–—−", "-"),
    **dict.fromkeys("\u00a0\u202f\u2009\u2007\t\n", " "),
    "\u00ad": "",
    "\u200b": "",
}
"""Signs that a copyist changes without meaning to."""


def occurrences(text: str, words: str, *, fold_case: bool = False) -> list[tuple[int, int]]:
    """Return where words stand in a text as whole words, half-open; those typed exactly so, else levelled
    ones.
    """
    if not words.strip():
        return []
    exact = _whole(text, words, fold_case=fold_case)
    if exact:
        return exact
    level, places = _levelled(text, keep_calls=bool(CALL.search(words)))
    wanted, _ = _levelled(words, keep_calls=True)
    found = _whole(level, wanted.strip() or wanted, fold_case=fold_case)
    return [(places[start], places[end - 1] + 1) for start, end in found]


def plain(text: str) -> str:
    """Return a text for comparing: signs levelled, spaces joined, without note calls."""
    return _levelled(text, keep_calls=False)[0].strip()


def _whole(text: str, words: str, *, fold_case: bool) -> list[tuple[int, int]]:
    found = _pattern(words, fold_case).finditer(text)
    return [match.span() for match in found]


@lru_cache(maxsize=512)
def _pattern(words: str, fold_case: bool) -> re.Pattern[str]:
    left = (
        r"(?<!\w)(?<![^\W\d]-)"
        if words[0].isalpha()
        else r"(?<![\d])(?<!\d[.,])"
        if words[0].isdigit()
        else ""
    )
    right = (
        r"(?!\w)(?!-[^\W\d])" if words[-1].isalpha() else r"(?!\d)(?![.,]\d)" if words[-1].isdigit() else ""
    )
    return re.compile(left + re.escape(words) + right, re.IGNORECASE if fold_case else 0)


@lru_cache(maxsize=2048)
def _levelled(text: str, *, keep_calls: bool) -> tuple[str, list[int]]:
    """The levelled text and where each of its characters comes from."""
    signs: list[str] = []
    places: list[int] = []
    at = 0
    while at < len(text):
        if not keep_calls and (call := CALL.match(text, at)):
            at = call.end()
            continue
        sign = LEVELLED.get(text[at], text[at])
        if sign and not (sign == " " and signs[-1:] == [" "]):
            signs.append(sign)
            places.append(at)
        at += 1
    return "".join(signs), places
