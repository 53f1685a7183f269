"""Set phrases that sound like others, and the neighbours that tell which is meant."""

from __future__ import annotations

import re
from typing import NamedTuple

_TIME = (
    r"(?:[\w-]+ ){0,2}?(?:год|лет(?!н)|месяц|недел|дн[еяю]|день|сут[ко]|час|минут|срок|период|век|десятилет"
    r"|квартал|полугод|времен|действия|работы|всего|всей)\w*"
)
_CAUSE = (
    r"(?:того|этого|чего|отсутстви|необходимост|невозможност|сложност|недостат|изменени|нарушени"
    r"|применени)\w*"
)


class Phrase(NamedTuple):
    """A wrong phrase and the right one; the reason in English and in Russian.

    `words` are the wrong words in lower case, looked for first: `wrong` holds them and what tells them.
    """

    words: str
    wrong: re.Pattern[str]
    right: str
    en: str
    ru: str


def _phrase(words: str, then: str, right: str, en: str, ru: str, before: str = "") -> Phrase:
    pattern = rf"(?<!\w){before}{words}(?= {then})"
    return Phrase(words, re.compile(pattern, re.IGNORECASE), right, en, ru)


_CONCEDED = r"(?:то|это|все|всё|\w+(?:ие|ия|ость|ости|ства|ство))\b"
_SAID = r"(?:хочу|хотел|хотела|хотелось|следует|необходимо|отмет|подчеркн|участники|докладчик)"

_RUSSIAN = (
    _phrase("в течении", _TIME, "в течение", "of a span of time", "о промежутке времени"),
    _phrase("в продолжении", _TIME, "в продолжение", "of a span of time", "о промежутке времени"),
    _phrase("в следствие", r"\w", "вследствие", "of a cause", "о причине"),
    _phrase("в виду", _CAUSE, "ввиду", "of a cause", "о причине", r"(?<!имея )(?<!иметь )(?<!имел )"),
    _phrase("не смотря на", _CONCEDED, "несмотря на", "of a concession", "об уступке"),
    _phrase("по истечению", r"\w", "по истечении", "of a time after", "в значении «после»"),
    _phrase("в заключении", _SAID, "в заключение", "of the end of a speech", "в значении «под конец»"),
)
_ENGLISH = (
    _phrase("in regards to", r"\w", "in regard to", "of a subject", "о предмете"),
    _phrase("with regards to", r"\w", "with regard to", "of a subject", "о предмете"),
    *(
        _phrase(
            f"{verb} of", r"(?:been|had|\w+ed)\b", f"{verb} have", "of what did not happen", "о несбывшемся"
        )
        for verb in ("could", "should", "would", "must", "might")
    ),
)
PHRASES = {"ru": _RUSSIAN, "en": _ENGLISH}
"""By language. «В течении реки», «в следствии по делу», «иметь в виду» are right and do not match."""
