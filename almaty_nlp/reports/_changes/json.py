"""Amendments as JSON, schema `almaty-diff/1`: in the order of the new text."""

from __future__ import annotations

import json
from typing import Any

from almaty_nlp.model.change import Change, Comparison, Place
from almaty_nlp.model.message import Ui

SCHEMA = "almaty-diff/1"


def render(comparison: Comparison, ui: Ui = "en") -> str:
    """Return the comparison as JSON text."""
    return json.dumps(as_data(comparison, ui), ensure_ascii=False, indent=1) + "\n"


def as_data(comparison: Comparison, ui: Ui = "en") -> dict[str, Any]:
    """Return the comparison as plain data in the shape of the schema."""
    data: dict[str, Any] = {
        "schema": SCHEMA,
        "old": comparison.old.path,
        "new": comparison.new.path,
        "changes": [change_data(change) for change in comparison.changes],
        "summary": dict(comparison.summary),
        "classes": dict(comparison.meanings),
    }
    if comparison.notes:
        data["notes"] = [note.of(ui) for note in comparison.notes]
    return data


def change_data(change: Change) -> dict[str, Any]:
    """Return one change as plain data."""
    data: dict[str, Any] = {"kind": change.kind.value, "classes": [m.value for m in change.meanings]}
    if change.old is not None:
        data["old"] = _place(change.old)
    if change.new is not None:
        data["new"] = _place(change.new)
    data["words"] = [{"op": word.op.value, "text": word.text} for word in change.words]
    data["evidence"] = [{"class": e.meaning.value, "old": e.old, "new": e.new} for e in change.evidence]
    if change.follows:
        data["follows"] = True
    if change.group:
        data["series"] = change.group
    return data


def _place(place: Place) -> dict[str, Any]:
    return {"address": place.address, "block": place.index, "label": place.label, "text": place.text}
