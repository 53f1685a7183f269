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
    """A wrong phrase and the right one; the reason in English and in Russian."""

    wrong: re.Pattern[str]
    right: str
    en: str
    ru: str


def _phrase(pattern: str, right: str, en: str, ru: str) -> Phrase:
    return Phrase(re.compile(rf"(?<!\w){pattern}", re.IGNORECASE), right, en, ru)


_CONCEDED = r"(?:то|это|все|всё|\w+(?:ие|ия|ость|ости|ства|ство))\b"
_SAID = r"(?:хочу|хотел|хотела|хотелось|следует|необходимо|отмет|подчеркн|участники|докладчик)"

_RUSSIAN = (
    _phrase(rf"в течении(?= {_TIME})", "в течение", "of a span of time", "о промежутке времени"),
    _phrase(rf"в продолжении(?= {_TIME})", "в продолжение", "of a span of time", "о промежутке времени"),
    _phrase(r"в следствие(?= \w)", "вследствие", "of a cause", "о причине"),
    _phrase(rf"(?<!имея )(?<!иметь )(?<!имел )в виду(?= {_CAUSE})", "ввиду", "of a cause", "о причине"),
    _phrase(rf"не смотря на(?= {_CONCEDED})", "несмотря на", "of a concession", "об уступке"),
    _phrase(r"по истечению(?= \w)", "по истечении", "of a time after", "в значении «после»"),
    _phrase(rf"в заключении(?= {_SAID})", "в заключение", "of the end of a speech", "в значении «под конец»"),
)
_ENGLISH = (
    _phrase(r"in regards to(?= \w)", "in regard to", "of a subject", "о предмете"),
    _phrase(r"with regards to(?= \w)", "with regard to", "of a subject", "о предмете"),
    *(
        _phrase(
            rf"{verb} of(?= (?:been|had|\w+ed)\b)", f"{verb} have", "of what did not happen", "о несбывшемся"
        )
        for verb in ("could", "should", "would", "must", "might")
    ),
)
PHRASES = {"ru": _RUSSIAN, "en": _ENGLISH}
"""By language. «В течении реки», «в следствии по делу», «иметь в виду» are right and do not match."""
