"""What the forms share: the order of the changes, where they stand, their words cut to what is worth
reading.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from almaty_nlp.model.change import Change, ChangeKind, Comparison, Meaning, Op, Place, Words
from almaty_nlp.model.message import Ui
from almaty_nlp.reports._changes._names import CHANGES, KIND, MEANING, NO_CHANGES, START

ELLIPSIS = "…"


def by_weight(comparison: Comparison) -> list[Change]:
    """Return the changes with the gravest meaning first, in the order of the text within one weight."""
    return sorted(comparison.changes, key=lambda change: -change.weight)


def units(changes: Sequence[Change]) -> list[list[Change]]:
    """Return the changes one by one, those of a renumbered series together at the place of its first."""
    found: list[list[Change]] = []
    series: dict[str, list[Change]] = {}
    for change in changes:
        name = change.group if change.kind is ChangeKind.RENUMBER else ""
        if name and name in series:
            series[name].append(change)
            continue
        found.append([change])
        if name:
            series[name] = found[-1]
    return found


def where(place: Place | None, ui: Ui) -> str:
    """Return the address of a place on one line."""
    if place is None:
        return ""
    return " ".join(place.address.split()) or place.label or START.of(ui)


def numbers(change: Change) -> tuple[str, str]:
    """Return the old and the new label of a renumbered provision, as typed where the label is part of
    the text.
    """
    old, new = change.old, change.new
    assert old is not None
    assert new is not None
    if old.label != new.label or not change.words:
        return old.label or ELLIPSIS, new.label or ELLIPSIS
    sides = ("".join(w.text for w in change.words if w.op is op).strip() for op in (Op.DELETE, Op.INSERT))
    gone, come = sides
    return gone, come


def meanings(change: Change, ui: Ui) -> str:
    """Return the meanings of a change, the gravest first."""
    return ", ".join(MEANING[meaning].of(ui) for meaning in change.meanings)


def cut(words: Sequence[Words], width: int) -> list[Words]:
    """Return the stretches with long equal ones cut to `width` characters beside a change, between words."""
    out = []
    for at, word in enumerate(words):
        if word.op is not Op.EQUAL or len(word.text) <= 2 * width + 10:
            out.append(word)
            continue
        head = _head(word.text, width) if at else ""
        tail = _tail(word.text, width) if at + 1 < len(words) else ""
        middle = f" {ELLIPSIS} " if head and tail else ELLIPSIS
        out.append(replace(word, text=f"{head}{middle}{tail}"))
    return out


def _head(text: str, width: int) -> str:
    piece = text[:width]
    return piece.rsplit(" ", 1)[0] if " " in piece else piece


def _tail(text: str, width: int) -> str:
    piece = text[-width:]
    return piece.split(" ", 1)[1] if " " in piece else piece


def summary(comparison: Comparison, ui: Ui) -> str:
    """Return the line that ends a report: the changes by kind, then by meaning."""
    senses = ", ".join(f"{MEANING[Meaning(m)].of(ui)} {n}" for m, n in comparison.meanings.items())
    return " · ".join(filter(None, (kinds(comparison, ui), senses)))


def kinds(comparison: Comparison, ui: Ui) -> str:
    """Return the number of changes, in all and of each kind; a renumbered series counts once."""
    if not comparison.changes:
        return NO_CHANGES.of(ui)
    found = ", ".join(f"{KIND[ChangeKind(k)].of(ui)} {n}" for k, n in comparison.summary.items())
    return f"{CHANGES.of(ui)}: {sum(comparison.summary.values())} ({found})"


def by_author(comparison: Comparison, ui: Ui) -> list[str]:
    """Return a line for each author of tracked changes: how many changes, of which meanings."""
    count: dict[str, Counter[Meaning]] = {}
    total: Counter[str] = Counter()
    for change in comparison.changes:
        for author in change.authors:
            total[author] += 1
            count.setdefault(author, Counter()).update(change.meanings)
    return [
        f"{author}: {total[author]} ("
        + ", ".join(f"{MEANING[m].of(ui)} {count[author][m]}" for m in Meaning if count[author][m])
        + ")"
        for author in sorted(count)
    ]
