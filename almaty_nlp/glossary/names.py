"""Proper names and titles of a text: a term inside one is part of the name, not a use of the term."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from almaty_nlp.glossary.atoms import Atom
from almaty_nlp.glossary.name_heads import LOOSE, NAME_ENDS, NAME_HEADS, NAME_LINKS, TIGHT
from almaty_nlp.lang import lemmas, parses

_TITLE = re.compile(
    r"«(?=[A-ZА-ЯЁ])[^«»]{3,300}»|“(?=[A-ZА-ЯЁ])[^“”]{3,300}”|„(?=[A-ZА-ЯЁ])[^„“]{3,300}“|\"(?=[A-ZА-ЯЁ])[^\"]{3,300}\""
)
_LONGEST = 25
"""Words of a name after its head."""


_STEMS = frozenset(head[:3] for head in NAME_HEADS["ru"])
"""The first letters of the heads, so that few words need an analysis."""


def names_in(text: str, row: Sequence[Atom], language: str) -> dict[int, int]:
    """Return, for every atom inside a title in quotation marks or a long proper name, where the name ends.

    Keys and values are positions in `row`; the end is one past the last atom of the name.
    """
    spans = _titles(text, row)
    if any(map(str.islower, text)):
        spans += _russian(text, row) if language == "ru" else _english(row)
    ends: dict[int, int] = {}
    for start, end in spans:
        for at in range(start, end):
            ends[at] = max(end, ends.get(at, 0))
    return ends


def _titles(text: str, row: Sequence[Atom]) -> list[tuple[int, int]]:
    spans = []
    for match in _TITLE.finditer(text):
        first = bisect_left(row, match.start(), key=lambda atom: atom.start)
        last = bisect_left(row, match.end(), key=lambda atom: atom.start)
        if last - first > 1 and not match[0].rstrip('»”“"').endswith("."):
            spans.append((first, last))
    return spans


def _starts_sentence(text: str, atom: Atom) -> bool:
    before = text[max(0, atom.start - 6) : atom.start].rstrip(' \u00a0«“"(')
    return not before or before[-1] in ".!?:;\n"


def _russian(text: str, row: Sequence[Atom]) -> list[tuple[int, int]]:
    """«Соглашение о сотрудничестве в …»: from a capitalised head to the first mark or finite verb."""
    spans = []
    for at, atom in enumerate(row):
        if not atom.text[:1].isupper() or atom.form[:3] not in _STEMS:
            continue
        if not lemmas(atom.form, "ru") & NAME_HEADS["ru"]:
            continue
        end = at + 1
        while end < len(row) and end - at < _LONGEST and _continues(row, end):
            end += 1
        if end - at > 2 and not (_starts_sentence(text, atom) and not _titled(row, at, end)):
            spans.append((at + 1, end))  # a term that begins with the head itself is the name
    return spans


def _titled(row: Sequence[Atom], at: int, end: int) -> bool:
    """At the start of a sentence only «Конвенция о …» or a second capital tells a name."""
    return row[at + 1].form in NAME_LINKS["ru"] or any(
        atom.text[:1].isupper() and not atom.text.isupper() for atom in row[at + 1 : min(end, at + 3)]
    )


def _continues(row: Sequence[Atom], at: int) -> bool:
    """True when the word at `at` may belong to the name: no mark before it, no verb, no loose preposition."""
    atom = row[at]
    if (atom.glue and atom.glue not in ("-", "–", "—", "«")) or atom.form in NAME_ENDS:
        return False
    if atom.form in LOOSE:
        following = row[at + 1] if at + 1 < len(row) else None
        return following is not None and (following.form in TIGHT or following.text[:1].isupper())
    if atom.form == "и" and at + 1 < len(row) and row[at + 1].text[:1].isupper():
        return False  # «Программа сотрудничества и Региональный план»: another name begins
    best = parses(atom.form)[0] if atom.form[:1].isalpha() else None
    return best is None or best.pos not in ("VERB", "GRND", "PRTS", "ADJS", "INFN", "PRED", "NPRO")


def _english(row: Sequence[Atom]) -> list[tuple[int, int]]:
    """Runs of capitalised words, with «of», «the», «and» between them, that hold the head of a name."""
    spans, at = [], 0
    while at < len(row):
        if not row[at].text[:1].isupper():
            at += 1
            continue
        end, last = at + 1, at + 1
        while (
            end < len(row)
            and not _breaks(row[end].glue)
            and (row[end].text[:1].isupper() or row[end].form in NAME_LINKS["en"] or row[end].form.isdigit())
        ):
            end += 1
            if row[end - 1].text[:1].isupper():
                last = end
        if last - at > 2 and any(atom.form in NAME_HEADS["en"] for atom in row[at:last]):
            spans.append((at, last))
        at = last
    return spans


def _breaks(glue: str) -> bool:
    return bool(set(glue) - set("-–’'"))
