"""Series of provisions that were renumbered, and the numbers their references follow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from almaty_nlp.comparison.assembly import Draft
from almaty_nlp.model.change import ChangeKind
from almaty_nlp.text.labels import named, parse_label


def renumberings(drafts: Sequence[Draft]) -> Mapping[str, str]:
    """Return old number → new number of the provisions that have another one; ambiguous numbers are left
    out.
    """
    found: dict[str, set[str]] = {}
    for draft in drafts:
        if draft.renumbered and draft.old and draft.new:
            one, two = (_number(side[0].number) for side in (draft.old, draft.new))
            found.setdefault(one, set()).add(two)
    return {one: two.pop() for one, two in found.items() if one and len(two) == 1}


def _number(label: str) -> str:
    """The number in a label, without the marks round it."""
    value = named(label) or parse_label(label)
    if value is None:
        return label.strip(" .()/")
    return label[len(value.word) :].strip(" .()/")


def series(drafts: Sequence[Draft]) -> list[str]:
    """Return for each change the name of the renumbered series it belongs to («» = none): numbers of one kind
    that moved by the same step and go on from one another, across headings where the numbering does.
    """
    names: list[str] = []
    last: tuple[object, ...] = ()
    end = count = 0
    for draft in drafts:
        if draft.kind is not ChangeKind.RENUMBER:
            names.append("")
            continue
        key, ordinal = _step(draft)
        if key != last or ordinal <= end:
            count += 1
        last, end = key, ordinal
        names.append(f"r{count}")
    return names


def _step(draft: Draft) -> tuple[tuple[object, ...], int]:
    """By how much which kind of number moved, and the old number."""
    old, new = draft.old[0], draft.new[0]
    values = [named(p.typed) if p.typed else parse_label(p.label) for p in (old, new)]
    if values[0] is None or values[1] is None:
        return (new.at,), 0
    return (values[1].ordinal - values[0].ordinal, values[1].family), values[0].ordinal
