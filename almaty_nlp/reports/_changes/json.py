"""Amendments as JSON, schema `almaty-diff/1`: in the order of the new text."""

from __future__ import annotations

import json
from typing import Any

from almaty_nlp.model.change import Answer, Change, Comparison, History, Joint, Place
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


def render_joint(joint: Joint, ui: Ui = "en") -> str:
    """Return both languages as JSON text: the changes of the second carry `side` 2."""
    data = as_data(joint.first, ui)
    data["with"] = {"old": joint.second.old.path, "new": joint.second.new.path}
    data["changes"] = [
        change_data(change) | side | {"other": _answer(answer, ui)}
        for comparison, answers, side in (
            (joint.first, joint.answers, {}),
            (joint.second, joint.others, {"side": 2}),
        )
        for change, answer in zip(comparison.changes, answers, strict=True)
    ]
    data["with"]["summary"] = dict(joint.second.summary)
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def render_history(history: History, ui: Ui = "en") -> str:
    """Return the history of each provision as JSON text: one step for each pair of versions, null =
    unchanged.
    """
    first = history.comparisons[0]
    data = {
        "schema": SCHEMA,
        "versions": [first.old.path, *(comparison.new.path for comparison in history.comparisons)],
        "provisions": [
            {
                "address": thread.last.place.address,
                "steps": [change_data(step) if step else None for step in thread.steps],
            }
            for thread in history.threads
        ],
        "summaries": [dict(comparison.summary) for comparison in history.comparisons],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _answer(answer: Answer, ui: Ui) -> dict[str, Any]:
    data: dict[str, Any] = {"status": answer.status.value, "reason": answer.reason.of(ui)}
    place = answer.place
    if answer.change is not None:
        data["kind"] = answer.change.kind.value
        data["classes"] = [meaning.value for meaning in answer.change.meanings]
        place = answer.change.new
        if answer.change.old is not None:
            data["old"] = _place(answer.change.old)
    if place is not None:
        data["new"] = _place(place)
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
    if change.authors:
        data["authors"] = list(change.authors)
    return data


def _place(place: Place) -> dict[str, Any]:
    return {"address": place.address, "block": place.index, "label": place.label, "text": place.text}
