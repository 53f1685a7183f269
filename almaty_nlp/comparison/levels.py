"""How strong a modal word is, in either language, on one scale."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from almaty_nlp.comparison.modality_table import LIMITS, MODAL, NEGATIONS

LEVELS: dict[str, tuple[str, ...]] = {
    "ban": ("forbidden", "нельзя"),
    "faculty": ("may", "can", "cannot", "entitled", "мочь", "вправе", "можно"),
    "duty": ("shall", "must", "will", "obliged", "должен", "обязан"),
    "wish": ("should", "encouraged", "следует", "рекомендуется"),
    "request": ("requested", "поручается"),
    "effort": ("endeavour", "стремиться"),
}
"""Level → its strengths in both languages, every one of `MODAL`. Bans come first: «не допускается» holds no
faculty. Another negation stands beside its word: «cannot» is «не может».
"""


def level(text: str) -> str:
    """Return the levels of the modal words in a text, sorted and joined by «+»; «» without any.

    >>> level("The Parties shall, where possible, meet.")
    'duty+if possible'
    """
    folded = " ".join(re.sub(r"[^\w\s]", " ", text.lower().replace("ё", "е")).split())
    found = []
    for name, pattern in _patterns():
        folded, times = pattern.subn(" ", folded)
        found += [name] * bool(times)
    return "+".join(sorted(found))


def is_denied(text: str) -> bool:
    """Tell whether modal words stand with a negation: «не может», “cannot”."""
    return not {"cannot", *NEGATIONS}.isdisjoint(re.findall(r"\w+", text.lower()))


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    modal = {
        name: [phrase for strength in strengths for phrase in MODAL[strength]]
        for name, strengths in LEVELS.items()
    }
    return tuple((name, _any_of(phrases)) for name, phrases in (LIMITS | modal).items())


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    """A pattern of whole words; one that ends in * stands for all with that beginning."""
    forms = (re.escape(phrase).replace(r"\*", r"\w*") for phrase in phrases)
    return re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)")
