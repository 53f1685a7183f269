"""What the aligner looks at in a unit beside its words: length, label, the form of a heading."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from almaty_nlp.alignment.scores import Side
from almaty_nlp.model.alignment import Unit
from almaty_nlp.text.labels import LabelValue, Style, named, series, split_labels

LONGEST_HEAD = 60
"""Characters: a longer unit is no heading, however it ends."""

_CLOSED = re.compile(r"[.;:,!?…»”\")]\s*(?:и|или|and|or)?$")
_NAMED = 1 << 40
_BASE = 1 << 10


def side(units: Sequence[Unit]) -> Side:
    """Return the lengths, labels and heading-likeness of units in order."""
    return Side(
        np.array([len(unit.text) for unit in units], np.float32),
        np.array(_codes(units), np.int64),
        np.array([_is_head(unit.text) for unit in units], np.bool_),
        np.zeros(len(units), np.bool_),
    )


def _is_head(text: str) -> bool:
    return len(text) < LONGEST_HEAD and not _CLOSED.search(text)


def _codes(units: Sequence[Unit]) -> list[int]:
    """A number for the value of each label, whatever its style; 0 where there is none."""
    typed = split_labels([unit.text for unit in units])
    values = series([unit.label or label for unit, (label, _) in zip(units, typed, strict=True)])
    return [
        _code(value) or _code(named(unit.text), _NAMED) for unit, value in zip(units, values, strict=True)
    ]


def _code(value: LabelValue | None, base: int = 0) -> int:
    if value is None or value.style is Style.BULLET or not value.numbers:
        return 0
    code = 0
    for number in value.numbers:
        code = code * _BASE + number
    return base + code
