"""What is left when values, modality and lists are accounted for: editorial, or a change of wording."""

from __future__ import annotations

from almaty_nlp.comparison.ledger import Ledger, Side
from almaty_nlp.comparison.likeness_of_words import is_form, is_slip
from almaty_nlp.comparison.tokens import fold, is_word
from almaty_nlp.comparison.words import Hunk
from almaty_nlp.lang.function_words import FUNCTION_WORDS
from almaty_nlp.model.change import Meaning

GRAMMAR = FUNCTION_WORDS["ru"] | FUNCTION_WORDS["en"] | {"times", "time", "раз", "раза"}


def read_rest(ledger: Ledger) -> None:
    """Account for everything that changed and is not accounted for yet."""
    explained = bool(ledger.found)
    loose, signs = _loose(ledger), []
    reworded: list[Hunk] = []
    for hunk, gone, come in loose:
        if _is_acronym(ledger, hunk, gone, come):
            ledger.note(Meaning.EDITORIAL, *_texts(ledger, hunk))
        elif not gone and not come:
            signs.append(hunk)
        elif _pairwise(gone, come) and all(is_slip(*pair) for pair in zip(gone, come, strict=True)):
            if not explained:
                ledger.note(Meaning.EDITORIAL, *_texts(ledger, hunk))
            elif gone != come or _was_untouched(ledger, hunk):
                _agreement(ledger, hunk, gone, come)
        elif explained and _follows(ledger, hunk, gone, come):
            continue
        else:
            reworded.append(hunk)
            ledger.note(Meaning.WORDING, *_texts(ledger, hunk))
    for hunk in signs:
        if not any(_is_near(hunk, other) for other in reworded):
            _signs(ledger, hunk)
    if not ledger.found and ledger.hunks:
        ledger.note(Meaning.EDITORIAL, *_texts(ledger, ledger.hunks[0]))


def _is_near(one: Hunk, two: Hunk) -> bool:
    """Tell whether a few pieces lie between two replacements: the commas of a clause go with its words."""
    first, second = sorted((one, two), key=lambda hunk: hunk.new_start)
    return second.new_start - first.new_end <= NEAR


def _loose(ledger: Ledger) -> list[tuple[Hunk, list[str], list[str]]]:
    return [
        (hunk, gone, come)
        for hunk, gone, come in ledger.rests()
        if any(ledger.old.open[hunk.old_start : hunk.old_end])
        or any(ledger.new.open[hunk.new_start : hunk.new_end])
    ]


def _texts(ledger: Ledger, hunk: Hunk) -> tuple[str, str]:
    return "".join(ledger.diff.gone(hunk)), "".join(ledger.diff.come(hunk))


def _pairwise(gone: list[str], come: list[str]) -> bool:
    return len(gone) == len(come)


def _was_untouched(ledger: Ledger, hunk: Hunk) -> bool:
    """True when no other meaning has accounted for a part of the replacement."""
    sides = (ledger.old, hunk.old_start, hunk.old_end), (ledger.new, hunk.new_start, hunk.new_end)
    return all(all(side.open[start:end]) for side, start, end in sides)


def _signs(ledger: Ledger, hunk: Hunk) -> None:
    """Only signs or spaces are left: editorial, unless they follow what was accounted for in their
    replacement.
    """
    if _was_untouched(ledger, hunk):
        ledger.note(Meaning.EDITORIAL, *_texts(ledger, hunk))


def _agreement(ledger: Ledger, hunk: Hunk, gone: list[str], come: list[str]) -> None:
    """Another ending beside a number or a modal word agrees with it; elsewhere it is an editor's."""
    beside = not _was_untouched(ledger, hunk) or _is_near_explained(ledger, hunk)
    if any(one.endswith(REFLEXIVE) != two.endswith(REFLEXIVE) for one, two in zip(gone, come, strict=True)):
        beside = False  # «созывать» → «созываться» agrees with nothing
    if gone == come or not beside:
        ledger.note(Meaning.EDITORIAL, *_texts(ledger, hunk))


REFLEXIVE = ("ся", "сь")
NEAR = 12
"""Pieces within which another ending is taken to agree with a changed number or modal word."""


def _is_near_explained(ledger: Ledger, hunk: Hunk) -> bool:
    """Tell whether something accounted for changed within a few words."""
    side: Side = ledger.new
    low, high = max(0, hunk.new_start - NEAR), hunk.new_end + NEAR
    near = any(c and not o for c, o in zip(side.changed[low:high], side.open[low:high], strict=True))
    side = ledger.old
    low, high = max(0, hunk.old_start - NEAR), hunk.old_end + NEAR
    return near or any(c and not o for c, o in zip(side.changed[low:high], side.open[low:high], strict=True))


def _follows(ledger: Ledger, hunk: Hunk, gone: list[str], come: list[str]) -> bool:
    """Tell whether what is left are the same words in other forms, or grammar, round what was accounted
    for.
    """
    if not _is_near_explained(ledger, hunk):
        return False
    ours, theirs = ([word for word in side if word not in GRAMMAR] for side in (gone, come))
    if not ours and not theirs:
        return not _was_untouched(ledger, hunk)
    return len(ours) == len(theirs) and all(is_form(*pair) for pair in zip(ours, theirs, strict=True))


def _is_acronym(ledger: Ledger, hunk: Hunk, gone: list[str], come: list[str]) -> bool:
    """«(UNRCCA)» → «(РЦПДЦА)», «(СП)» → nothing: the short form of a name that stays as it is."""
    if len(gone) > 1 or len(come) > 1 or not (gone or come):
        return False
    for side, start, end in (
        (ledger.old, hunk.old_start, hunk.old_end),
        (ledger.new, hunk.new_start, hunk.new_end),
    ):
        for at in side.places(start, end):
            if not _in_brackets(side, at):
                return False
    return True


def _in_brackets(side: Side, at: int) -> bool:
    word = side.pieces[at]
    around = side.pieces[at - 1 : at], side.pieces[at + 1 : at + 2]
    upper = sum(sign.isupper() for sign in word)
    return upper >= 2 and is_word(word) and around == (("(",), (")",)) and fold(word) != word
