"""Paragraphs that were split or joined: what went from one stands whole beside it, or the other way round."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from almaty_nlp.comparison.assembly import Draft
from almaty_nlp.model.change import ChangeKind, Op

SHORTEST = 3
"""Words of the smaller part at least."""


def marked(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts with `split` set on both halves of a paragraph that was split or joined.

    The unchanged words are reported once as gone from the one and come as the other; nothing was reworded.
    """
    out = list(drafts)
    for at, draft in enumerate(out):
        if draft.kind not in (ChangeKind.INSERT, ChangeKind.DELETE) or draft.provision.size < SHORTEST:
            continue
        side = Op.DELETE if draft.kind is ChangeKind.INSERT else Op.INSERT
        for near in (at - 1, at + 1):
            if 0 <= near < len(out) and _only(out[near], side) == draft.provision.core:
                out[at], out[near] = replace(draft, split=True), replace(out[near], split=True)
                break
    return out


def _only(draft: Draft, side: Op) -> str:
    """What went (or came) in a modified provision where nothing else changed; «» otherwise."""
    changed = [word for word in draft.words if word.op is not Op.EQUAL]
    if draft.kind is not ChangeKind.MODIFY or len(changed) != 1 or changed[0].op is not side:
        return ""
    return " ".join(changed[0].text.split())
