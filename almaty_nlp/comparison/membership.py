"""Who came into a list or left it: names and groups of participants between commas and «and»."""

from __future__ import annotations

from almaty_nlp.comparison.actors_table import ACTORS
from almaty_nlp.comparison.ledger import Ledger, Side
from almaty_nlp.comparison.likeness_of_words import SAME_START, stem
from almaty_nlp.comparison.tokens import BRACKETS, fold, is_word
from almaty_nlp.model.change import Meaning

SEPARATORS = frozenset(
    {",", ";", "и", "and", "или", "or", "(", ")", "также", "включая", "including", "as", "well", "а"}
)
GLUE = frozenset(
    {
        "the",
        "of",
        "и",
        "and",
        "или",
        "or",
        "for",
        "по",
        "в",
        "на",
        "also",
        "также",
        "as",
        "well",
        "а",
        "от",
        "to",
    }
)
LAST = frozenset({"и", "and", "или", "or"})
LONGEST = 12
"""Words of an item of a list at most."""
NAME_SHARE = 0.5


def read_membership(ledger: Ledger) -> None:
    """Account for items of lists of participants that came or went, with the separators that follow them."""
    touched = False
    for hunk in ledger.hunks:
        gone = _item(ledger.old, hunk.old_start, hunk.old_end)
        come = _item(ledger.new, hunk.new_start, hunk.new_end)
        if gone is None or come is None or not (gone or come) or _renamed(gone, come):
            continue
        listed = [
            _listed(side, start, end)
            for side, start, end, item in (
                (ledger.old, hunk.old_start, hunk.old_end, gone),
                (ledger.new, hunk.new_start, hunk.new_end, come),
            )
            if item
        ]
        if not all(listed):
            continue
        shown = "".join(ledger.diff.gone(hunk)), "".join(ledger.diff.come(hunk))
        ledger.note(Meaning.MEMBERSHIP, *(text.strip(" ,;()") for text in shown))
        ledger.close(hunk)
        touched = True
    if touched:
        _close_separators(ledger)


def _item(side: Side, start: int, end: int) -> list[str] | None:
    """The words of a stretch when it is one or more names or groups (empty = nothing but separators);
    None when it is something else.
    """
    words = [side.pieces[at] for at in side.places(start, end)]
    core = [word for word in words if fold(word) not in GLUE]
    if not core:
        return []
    if len(core) > LONGEST or _is_acronym_in_brackets(side, start, end):
        return None
    names = sum(word[0].isupper() for word in core)
    if core[0][0].isupper() and names >= NAME_SHARE * len(core) and not _begins_sentence(side, start):
        return core
    return core if any(fold(word).startswith(ACTORS) for word in core) and len(core) <= LONGEST // 2 else None


def _begins_sentence(side: Side, start: int) -> bool:
    before = "".join(side.pieces[:start]).rstrip(' "«“([')
    return not before or before[-1] in ".!?:"


def _is_acronym_in_brackets(side: Side, start: int, end: int) -> bool:
    words = [side.pieces[at] for at in side.places(start, end)]
    return (
        len(words) == 1 and words[0].isupper() and len(words[0]) > 1 and _after(side, end) in (")", "")
    ) or ("(" in side.pieces[start:end] and ")" in side.pieces[start:end] and all(w.isupper() for w in words))


def _listed(side: Side, start: int, end: int) -> bool:
    """Tell whether a stretch stands between separators, with another name or group beside it."""
    inside = [fold(p) for p in side.pieces[start:end] if not p.isspace() and p not in BRACKETS]
    before, after = _before(side, start), _after(side, end)
    opens = before in SEPARATORS or (bool(inside) and inside[0] in SEPARATORS)
    closes = after in SEPARATORS or after in ("", ".") or (bool(inside) and inside[-1] in SEPARATORS)
    closes = closes or (bool(inside) and inside[0] in LAST)  # «…, B и C могут»: the last item ends anywhere
    return opens and closes and _has_neighbour(side, start, end)


def _before(side: Side, start: int) -> str:
    for at in range(start - 1, -1, -1):
        if (
            not side.pieces[at].isspace()
            and side.pieces[at] not in BRACKETS
            and fold(side.pieces[at]) != "the"
        ):
            return fold(side.pieces[at])
    return ""


def _after(side: Side, end: int) -> str:
    for at in range(end, len(side.pieces)):
        if not side.pieces[at].isspace() and side.pieces[at] not in BRACKETS:
            return fold(side.pieces[at])
    return ""


def _has_neighbour(side: Side, start: int, end: int) -> bool:
    """Tell whether a name or a group stands within a few words of the stretch."""
    near = [*side.pieces[max(0, start - 2 * LONGEST) : start], *side.pieces[end : end + 2 * LONGEST]]
    words = [piece for piece in near if is_word(piece)]
    commas = sum(fold(piece) in SEPARATORS for piece in near)
    return commas >= 1 and any(word[0].isupper() or fold(word).startswith(ACTORS) for word in words)


def _renamed(gone: list[str], come: list[str]) -> bool:
    """«Республику Турция» → «Турецкую Республику», «Turkey» → «Türkiye»: the same member under another
    name.
    """
    if not gone or not come:
        return False
    ours, theirs = ({stem(fold(word))[:SAME_START] for word in side} for side in (gone, come))
    return len(ours & theirs) * 2 >= min(len(ours), len(theirs)) or {x[0] for x in ours} == {
        x[0] for x in theirs
    }


def _close_separators(ledger: Ledger) -> None:
    """«A, B и C» → «A, B, C и D»: the separators follow the list."""
    for hunk, gone, come in ledger.rests():
        if all(word in GLUE for word in (*gone, *come)):
            ledger.close(hunk)
