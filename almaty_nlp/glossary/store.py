"""The compiled patterns of a glossary as a compact JSON text, for the cache on disk.

Tables of forms are written once and shared; a text that is not exactly of this shape is refused, so that
a damaged cache is made anew and nothing in it can be executed.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from almaty_nlp.glossary.slots import ANY, Pattern, Slot

VERSION = 1
"""The version of the format."""


def encode(patterns: Sequence[Pattern]) -> bytes:
    """Return the patterns as bytes."""
    tables: dict[tuple[tuple[str, int], ...], int] = {}
    slots: dict[tuple[Any, ...], int] = {}
    rows = []
    for pattern in patterns:
        numbers = []
        for slot in pattern.slots:
            table = tables.setdefault(tuple(sorted(slot.forms.items())), len(tables))
            numbers.append(slots.setdefault((table, *slot[1:]), len(slots)))
        flags = [
            pattern.anchor,
            pattern.strict,
            pattern.name,
            pattern.capitals,
            pattern.cased,
            pattern.acronym,
        ]
        rows.append([pattern.terms, numbers, *flags])
    packed = [[" ".join(form for form, _ in table), _masks([mask for _, mask in table])] for table in tables]
    return json.dumps(
        [VERSION, packed, list(slots), rows], ensure_ascii=False, separators=(",", ":")
    ).encode()


def decode(data: bytes, terms: int) -> list[Pattern]:
    """Return the patterns of `encode`; ValueError when the data are damaged or made for other terms."""
    try:
        made_by, packed, slot_rows, rows = json.loads(data)
        if made_by != VERSION:
            raise ValueError(f"version {made_by}")
        tables = [_table(forms.split(" "), masks) for forms, masks in packed]
        slots = [Slot(tables[table], *rest) for table, *rest in slot_rows]
        patterns = [
            Pattern(tuple(numbers), tuple(map(slots.__getitem__, places)), *flags)
            for numbers, places, *flags in rows
        ]
        if any(not 0 <= number < terms for pattern in patterns for number in pattern.terms):
            raise ValueError("a term out of range")
        if any(not 0 <= pattern.anchor < len(pattern.slots) for pattern in patterns):
            raise ValueError("an anchor out of range")
    except (TypeError, KeyError, IndexError, AttributeError, RecursionError) as error:
        raise ValueError("damaged") from error
    return patterns


def _masks(masks: list[int]) -> list[int] | int:
    return 0 if all(mask == ANY for mask in masks) else masks


def _table(forms: list[str], masks: Any) -> dict[str, int]:
    return dict.fromkeys(forms, ANY) if masks == 0 else dict(zip(forms, masks, strict=True))
