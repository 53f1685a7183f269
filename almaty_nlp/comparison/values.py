"""Numbers and dates that changed in value, brackets that went or came."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Mapping

from almaty_nlp.comparison.ledger import Ledger, Side
from almaty_nlp.comparison.tokens import BRACKETS
from almaty_nlp.model.change import Meaning
from almaty_nlp.text.dates import dates
from almaty_nlp.text.numbers import numbers

Found = list[tuple[int, int, Hashable]]
REFERENCE = re.compile(
    r"(?:пункт|подпункт|стать|раздел|глав|част|абзац|приложени|параграф|п\.|пп\.|ст\.|гл\."
    r"|article|paragraph|section|chapter|annex|appendix|part|art\.|para\.|§)[а-яa-z]*[ \u00a0]*$",
    re.IGNORECASE,
)
"""What stands before the number of a provision that is referred to."""


def read_dates(ledger: Ledger) -> None:
    """Account for dates; those that changed in value are an amendment of a date."""
    old, new = _dates(ledger.old), _dates(ledger.new)
    _weigh(ledger, Meaning.DATE, old, new)


def read_numbers(ledger: Ledger, renumbered: Mapping[str, str]) -> bool:
    """Account for numbers; return True when all that changed are references to provisions renumbered so."""
    old, new = _numbers(ledger.old), _numbers(ledger.new)
    gone, come = _references(ledger.old, old), _references(ledger.new, new)
    if gone and len(gone) == len(come) == len(_changed(old, new)[0]) == len(_changed(old, new)[1]):
        pairs = list(zip(gone, come, strict=True))
        if all(renumbered.get(one) == two for one, two in pairs):
            ledger.note(Meaning.STRUCTURE, ", ".join(gone), ", ".join(come))
            _close(ledger.old, old)
            _close(ledger.new, new)
            return True
    _weigh(ledger, Meaning.NUMBER, old, new)
    return False


def read_brackets(ledger: Ledger) -> None:
    """Account for square brackets that went or came."""
    sides = []
    for side in (ledger.old, ledger.new):
        places = [at for at, piece in enumerate(side.pieces) if side.open[at] and piece in BRACKETS]
        sides.append((side, places))
    if len(sides[0][1]) != len(sides[1][1]):
        ledger.note(Meaning.BRACKET, *(" ".join(side.pieces[at] for at in places) for side, places in sides))
    for side, places in sides:
        for at in places:
            side.close(at, at + 1)


def _dates(side: Side) -> Found:
    return _touched(side, [(d.start, d.end, d.value) for d in dates(side.text)])


def _numbers(side: Side) -> Found:
    found = _touched(side, [(n.start, n.end, n.value) for n in numbers(side.text)])
    return [span for span in found if any(side.open[span[0] : span[1]])]


def _touched(side: Side, spans: list[tuple[int, int, Hashable]]) -> Found:
    found = [(*side.reach(start, end), value) for start, end, value in spans]
    return [(first, last, value) for first, last, value in found if side.touched(first, last)]


def _changed(old: Found, new: Found) -> tuple[Counter[Hashable], Counter[Hashable]]:
    ours, theirs = Counter(v for *_, v in old), Counter(v for *_, v in new)
    return ours - theirs, theirs - ours


def _weigh(ledger: Ledger, meaning: Meaning, old: Found, new: Found) -> None:
    """A value for another one is an amendment; a value that came or went within other words is part of
    these.
    """
    gone, come = _changed(old, new)
    alone = (gone or come) and _bare(ledger, old, new)
    if (gone and come) or alone:
        ledger.note(meaning, _shown(ledger.old, old, gone), _shown(ledger.new, new, come))
    if (gone and come) or alone or not (gone or come):
        _close(ledger.old, old)
        _close(ledger.new, new)


def _shown(side: Side, found: Found, values: Counter[Hashable]) -> str:
    return ", ".join("".join(side.pieces[a:b]) for a, b, value in found if value in values)


def _close(side: Side, found: Found) -> None:
    for first, last, _ in found:
        side.close(first, last)


def _bare(ledger: Ledger, old: Found, new: Found) -> bool:
    """Tell whether nothing but the values went or came in their replacements."""
    spans = [(ledger.old, old), (ledger.new, new)]
    inside = [{at for first, last, _ in found for at in range(first, last)} for _, found in spans]
    for hunk in ledger.hunks:
        sides = (hunk.old_start, hunk.old_end), (hunk.new_start, hunk.new_end)
        if not any(set(range(*side)) & held for side, held in zip(sides, inside, strict=True)):
            continue
        for (side, _), (start, end), held in zip(spans, sides, inside, strict=True):
            if any(at not in held for at in side.places(start, end)):
                return False
    return True


def _references(side: Side, found: Found) -> list[str]:
    """The numbers that stand after a word for a provision, as written."""
    out = []
    for first, last, _ in found:
        before = side.text[: side.starts[first]]
        if REFERENCE.search(before[-24:]):
            out.append("".join(side.pieces[first:last]))
    return out
