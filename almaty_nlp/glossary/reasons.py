"""Why the glossary says of a term what it says, for messages in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from almaty_nlp.glossary.types import Term
from almaty_nlp.model.message import Message
from almaty_nlp.resources import read_shipped

NOTES = "notes.ru.tsv"
"""The notes of the shipped glossaries, English and Russian, a tab between."""


def reason(term: Term) -> Message:
    """Return the note of a term without its stop, «» where there is none.

    The notes of the shipped glossaries are English and have Russian counterparts; a note of another glossary
    is told as it is.
    """
    note = term.note
    russian = _russian().get(note, note) if note else ""
    return Message(note.rstrip("."), russian.rstrip("."))


def advice(term: Term, better: str) -> Message:
    """Return the tail of a sentence on a term: what to write instead, where there is such, and why."""
    why = reason(term)
    return Message(
        (f": use “{better}”" if better else "") + (f" ({why.en})" if why.en else ""),
        (f": следует писать «{better}»" if better else "") + (f" ({why.ru})" if why.ru else ""),
    )


@cache
def _russian() -> Mapping[str, str]:
    lines = read_shipped("glossaries", NOTES).decode("utf-8").splitlines()
    return dict(line.split("\t") for line in lines)
