"""Which words may stand inside a Russian term: the grammar of the gap.

«незаконный, в том числе трансграничный, ввоз мигрантов» is the term «незаконный ввоз мигрантов»: the words
between the adjective and its noun are adjectives of the same noun, or a parenthesis between two commas.
"""

from __future__ import annotations

from collections.abc import Sequence

from almaty_nlp.glossary.atoms import Atom
from almaty_nlp.glossary.slots import cases, of_cases, reading
from almaty_nlp.lang import parses

LONGEST = 7
"""Words a gap may hold."""

LINKS = frozenset(
    ("и", "или", "либо", "а", "также", "как", "так", "но", "не", "более", "менее", "наиболее", "том", "числе")
)
_ADJECTIVES = frozenset(("ADJF", "PRTF"))
_ADVERBS = frozenset(("ADVB", "PRCL", "COMP"))


def mask_of(form: str, parts: frozenset[str], *, pronouns: bool = True) -> int:
    """Return the mask of all analyses of a word with one of the parts of speech; «каждого» is a pronoun."""
    mask = 0
    for parse in parses(form):
        if parse.pos in parts and (pronouns or "Apro" not in parse.features):
            mask |= reading(parse.features)
    return mask


def fits(
    kind: str, left: Atom, between: Sequence[Atom], right: Atom, left_mask: int, right_mask: int
) -> bool:
    """True when the words `between` may stand in the gap before `right`; masks of the slots on both sides."""
    if (
        not between
        or len(between) > LONGEST
        or any(set(atom.glue) - {",", "-"} for atom in (*between, right))
    ):
        return False
    if kind == "adjectives":
        return _described(between, right, right_mask) or _parenthesis(between, right)
    if kind == "participle":
        return right.glue == "" and between[0].glue == "," and all(_adverb(atom) for atom in between)
    if kind == "complement":
        return _described(between, right, right_mask, linked=False) or _coordinated(between, right, left_mask)
    return False


def _described(between: Sequence[Atom], right: Atom, mask: int, *, linked: bool = True) -> bool:
    """Adjectives that agree with the word on the right, with links and adverbs among them."""
    adjectives = 0
    for atom in between:
        if (linked and atom.form in LINKS) or (atom.form == "в" and linked):
            continue
        found = mask_of(atom.form, _ADJECTIVES, pronouns=linked)
        if found & mask or (linked and cases(found) & cases(mask)):
            adjectives += 1
        elif not _adverb(atom):
            return False
    if not linked and any(atom.glue for atom in (*between, right)):
        return False
    return adjectives > 0 and between[-1].form not in LINKS


def _parenthesis(between: Sequence[Atom], right: Atom) -> bool:
    """Anything between two commas that hug the words of the term."""
    return between[0].glue == "," and right.glue == ","


def _coordinated(between: Sequence[Atom], right: Atom, mask: int) -> bool:
    """«права и основные свободы человека»: a second noun in the case of the first, linked by «и» or «или»."""
    if right.glue or not 1 < len(between) < 4 or between[0].form not in ("и", "или"):
        return False
    noun = mask_of(between[-1].form, frozenset(("NOUN",)))
    shared = cases(noun) & cases(mask)
    return bool(shared) and all(mask_of(atom.form, _ADJECTIVES) & of_cases(shared) for atom in between[1:-1])


def _adverb(atom: Atom) -> bool:
    return any(parse.pos in _ADVERBS for parse in parses(atom.form)[:2])
