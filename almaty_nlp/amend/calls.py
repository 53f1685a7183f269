"""Note calls as words of the text: «[^1]», as instruments quote them, and back to anchors."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection

from almaty_nlp.amend.splice import Runs, splice
from almaty_nlp.model.document import Anchor, Document

CALL = re.compile(r"\[\^([^\]\s]+)\]")


def with_calls(document: Document) -> dict[str, tuple[str, Runs]]:
    """Return text and formatting of each block, by id, with the calls of its notes in the text."""
    calls: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for note in (*document.footnotes, *document.endnotes):
        for anchor in note.anchors:
            calls[anchor.block].append((anchor.offset, note.label))
    texts: dict[str, tuple[str, Runs]] = {}
    for block in document.blocks:
        text, runs = block.text, block.runs
        for offset, label in sorted(calls[block.id], reverse=True):
            text, runs = splice(text, runs, offset, offset, f"[^{label}]")
        texts[block.id] = text, runs
    return texts


def without_calls(
    text: str, runs: Runs, labels: Collection[str], block: str
) -> tuple[str, Runs, list[tuple[str, Anchor]]]:
    """Take the calls of known notes out of a text; return it with the anchors, by label of the note."""
    anchors: list[tuple[str, Anchor]] = []
    at = 0
    while match := CALL.search(text, at):
        at = match.start()
        if match[1] in labels:
            anchors.append((match[1], Anchor(block, at)))
            text, runs = splice(text, runs, at, match.end(), "")
        else:
            at = match.end()
    return text, runs, anchors
