"""Words that may rightly stand twice in a row."""

from __future__ import annotations

import re

_RUSSIAN = "едва еле очень чуть давно тихо да нет ну вот самый самая самое самые трам ха хи бла так"
_ENGLISH = "that had very bye blah ha her tut knock no well far"
MAY_STAND_TWICE = {"ru": frozenset(_RUSSIAN.split()), "en": frozenset(_ENGLISH.split())}
"""Said twice for weight, or each with a part of its own: «had had», «gave her her passport»."""

_PHRASAL = "log|logs|logged|come|comes|came|turn|turned|move|moved|carry|carried|keep|kept|bring|brought"
TWICE_AFTER = {
    "in": re.compile(rf"\b(?:{_PHRASAL}) $", re.IGNORECASE),
    "on": re.compile(rf"\b(?:{_PHRASAL}|go|goes|went|going|pass|passed) $", re.IGNORECASE),
    "is": re.compile(r"\b(?:what|where|who|how|all|problem|question)\b[^.;,:]* $", re.IGNORECASE),
}
"""Words before which the word may stand twice: «log in in the morning», «what it is is clear»."""
