"""Amendments as one self-contained page: both versions in two columns that scroll as one, and a rail of the
changes.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from almaty_nlp.model.change import Answer, Change, Comparison, Joint, Meaning, Status
from almaty_nlp.model.message import Message, Ui
from almaty_nlp.reports._changes._names import FOLLOWS, KIND, MEANING, NO_CHANGES
from almaty_nlp.reports._changes._rows import rows
from almaty_nlp.reports._changes._shared import kinds, numbers, where
from almaty_nlp.reports._page import page

_FOLDER = Path(__file__).parent / "_page"
SAY = {
    "filter": Message("Meaning", "Значение"),
    "changes": Message("Changes", "Изменения"),
    "only": Message("Only changes", "Только изменения"),
    "next": Message("next change (n)", "следующее изменение (n)"),
    "previous": Message("previous change (p)", "предыдущее изменение (p)"),
    "keys": Message(
        "n, p: next and previous change · o: only changes · a: all meanings · Enter: to the change",
        "n, p: следующее и предыдущее изменение · o: только изменения · a: все значения · Enter: к изменению",
    ),
    "moved_on": Message("moved to", "перемещено в"),
    "moved_from": Message("moved from", "перемещено из"),
    "old": Message("Old", "Было"),
    "new": Message("New", "Стало"),
    "none": NO_CHANGES,
    "overview": Message("Overview", "Обзор"),
    "by_weight": Message("by weight", "по важности"),
}


def render(comparison: Comparison, ui: Ui = "en") -> str:
    """Return the page."""
    return _page(comparison, ui, {})


def render_joint(joint: Joint, ui: Ui = "en") -> str:
    """Return the page of the first language, with what the second does not share beside each change."""
    answers = {
        number: _reason(answer, ui)
        for number, answer in enumerate(joint.answers, start=1)
        if answer.status is not Status.SAME
    }
    return _page(joint.first, ui, answers)


def _reason(answer: Answer, ui: Ui) -> str:
    place = f" ({where(answer.place, ui)})" if answer.place else ""
    return f"≠ {answer.reason.of(ui)}{place}"


def _page(comparison: Comparison, ui: Ui, answers: dict[int, str]) -> str:
    cards = [_card(number, c, ui, answers) for number, c in enumerate(comparison.changes, start=1)]
    return page(
        _FOLDER,
        ui=ui,
        say={name: message.of(ui) for name, message in SAY.items()},
        title=f"{_name(comparison.old.path)} → {_name(comparison.new.path)}",
        names=(_name(comparison.old.path), _name(comparison.new.path)),
        language=comparison.new.language or "",
        summary=kinds(comparison, ui),
        notes=[note.of(ui) for note in comparison.notes],
        cards={card["number"]: card for card in cards},
        rail=sorted(cards, key=lambda card: (-card["weight"], card["number"])),
        rows=list(rows(comparison)),
        classes=[
            {"name": name, "title": MEANING[Meaning(name)].of(ui), "count": count}
            for name, count in comparison.meanings.items()
        ],
    )


def _card(number: int, change: Change, ui: Ui, answers: dict[int, str]) -> dict[str, Any]:
    relabelled = change.old and change.new and change.old.label != change.new.label
    return {
        "number": number,
        "kind": change.kind.value,
        "title": KIND[change.kind].of(ui),
        "where": where(change.new or change.old, ui),
        "old": where(change.old, ui),
        "new": where(change.new, ui),
        "labels": " → ".join(numbers(change)) if relabelled else "",
        "classes": [(m.value, MEANING[m].of(ui)) for m in change.meanings],
        "weight": change.weight,
        "authors": ", ".join(change.authors),
        "answer": answers.get(number, ""),
        "follows": FOLLOWS.of(ui) if change.follows else "",
    }


def _name(path: str) -> str:
    return Path(path).name
