"""Finds the terms of a glossary in a text.

Each token costs one dictionary look-up, whatever the size of the glossary: only a word that is the rarest
word of some term is looked at further, and then only its neighbours.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from almaty_nlp.glossary.atoms import DASHES, Atom, parts
from almaty_nlp.glossary.gaps import LONGEST, fits
from almaty_nlp.glossary.names import names_in
from almaty_nlp.glossary.slots import ANY, PLURAL, SINGULAR, Pattern, Slot, cases, of_cases
from almaty_nlp.glossary.types import Hit, Term
from almaty_nlp.lang import Token

_QUOTES = frozenset("«»“”„\"‘’'")
_FEW = frozenset(("два", "две", "три", "четыре", "оба", "обе", "2", "3", "4"))
_GENITIVE, _NOMINATIVE = of_cases(0b10), of_cases(0b1)


_RANK = {"preferred": 0, "admitted": 1, "deprecated": 2, "forbidden": 3}


class Match(NamedTuple):
    """A pattern found at atoms `at` (ascending positions).

    `unlike`: how far hyphens, spaces, undeclined words (10 each) and capitals (1 each) differ from the term.
    """

    pattern: Pattern
    at: tuple[int, ...]
    gap: bool
    unlike: int


Part = tuple[str, str, int, int, str, tuple[int, ...]]
"""An atom of a token: form, text, place in the token, marks before it, the patterns it is the anchor of."""


class TermIndex:
    """The compiled terms of one language. Pure once made; one index serves any number of texts."""

    def __init__(self, terms: Sequence[Term], patterns: Sequence[Pattern], language: str) -> None:
        self.terms = terms
        self.language = language
        self.patterns = patterns
        self._anchors: dict[str, tuple[int, ...]] = _anchors(patterns)
        self._beside = [_beside(pattern) for pattern in patterns]
        self._seen: dict[str, tuple[Part, ...]] = {}

    def find(self, text: str, tokens: Sequence[Token], *, nested: bool = False) -> tuple[Hit, ...]:
        """Return the hits in `text`, cut into `tokens`, by place.

        Longest match first: a hit whose words are all words of a longer one is left out, and so is a hit
        inside a title or a longer proper name unless its term has a capital; with `nested` both are kept.
        Two hits may share a word when neither contains the other («трудовых и незаконных мигрантов»).
        Terms written alike in several concepts give one hit each at the same place.
        """
        row, wanted = self._row(tokens)
        matches = self._matches(row, wanted)
        if not matches:
            return ()
        kept = matches if nested else _longest(matches)
        common = any(not _capital(match) for match in kept)
        names = names_in(text, row, self.language) if common else {}
        hits: list[Hit] = []
        for group in _groups(kept):
            at = group[0].at
            named = names.get(at[0], 0) > at[-1] and not any(map(_capital, group))
            if nested or not named:
                hits.extend(self._hits(group, row, named))
        return tuple(sorted(hits, key=lambda hit: (hit.start, -hit.end)))

    def _row(self, tokens: Iterable[Token]) -> tuple[list[Atom], list[tuple[int, int]]]:
        """The atoms of a text, as `atoms` makes them, and the (pattern, atom) pairs with an anchor there."""
        known, make = self._seen, tuple.__new__
        row: list[Atom] = []
        wanted: list[tuple[int, int]] = []
        glue = ""
        for text, start, _, kind in tokens:
            if kind == "mark":
                glue += text
                continue
            for form, part, offset, end, inner, patterns in known.get(text) or self._look_up(text):
                if patterns:
                    at = len(row)
                    wanted += [(number, at) for number in patterns]
                row.append(make(Atom, (form, part, start + offset, start + end, inner or glue)))
            glue = ""
        return row, wanted

    def _look_up(self, text: str) -> tuple[Part, ...]:
        if len(self._seen) > 1 << 16:
            self._seen.clear()
        found = tuple(
            (form, part, offset, offset + len(part), glue, self._anchors.get(form, ()))
            for form, part, offset, glue in parts(text, self.language)
        )
        self._seen[text] = found
        return found

    def _matches(self, row: list[Atom], wanted: list[tuple[int, int]]) -> list[Match]:
        """The patterns that match where their anchors stand, in the order of the patterns."""
        found = []
        beside, last = self._beside, len(row) - 1
        for number, at in sorted(wanted):
            before, after = beside[number]
            if before is not None and not (at and row[at - 1].form in before):
                continue
            if after is not None and not (at < last and row[at + 1].form in after):
                continue
            if match := match_at(self.patterns[number], row, at):
                found.append(match)
        return found

    def _hits(self, group: Sequence[Match], row: Sequence[Atom], named: bool) -> Iterable[Hit]:
        """One hit a concept and use (right or rejected): the term written most alike, best status first."""
        best: dict[tuple[str, bool], tuple[tuple[bool, int, int], Match, Term]] = {}
        for match in group:
            for number in match.pattern.terms:
                term = self.terms[number]
                rank = (match.gap, match.unlike, _RANK[term.status])
                key = (term.concept, term.rejected)
                if key not in best or rank < best[key][0]:
                    best[key] = (rank, match, term)
        for _, match, term in best.values():
            words = tuple((row[at].start, row[at].end) for at in match.at)
            yield Hit(term, words[0][0], words[-1][1], match.gap, match.pattern.acronym, words, named)


def _capital(match: Match) -> bool:
    """The term has a capital: it is a name or a title itself."""
    return any(slot.capital for slot in match.pattern.slots)


def _groups(matches: Iterable[Match]) -> Iterable[list[Match]]:
    """The matches that stand on the same words."""
    groups: dict[tuple[int, ...], list[Match]] = {}
    for match in matches:
        groups.setdefault(match.at, []).append(match)
    return groups.values()


def _anchors(patterns: Sequence[Pattern]) -> dict[str, tuple[int, ...]]:
    anchors: dict[str, list[int]] = {}
    for number, pattern in enumerate(patterns):
        for form in pattern.slots[pattern.anchor].forms:
            anchors.setdefault(form, []).append(number)
    return {form: tuple(numbers) for form, numbers in anchors.items()}


def _beside(pattern: Pattern) -> tuple[Collection[str] | None, Collection[str] | None]:
    """The forms that must stand right before and right after the anchor; None where any word may."""
    before = after = None
    if pattern.anchor and not pattern.slots[pattern.anchor].gap:
        before = pattern.slots[pattern.anchor - 1].forms
    if pattern.anchor + 1 < len(pattern.slots) and not pattern.slots[pattern.anchor + 1].gap:
        after = pattern.slots[pattern.anchor + 1].forms
    return before, after


def match_at(pattern: Pattern, row: Sequence[Atom], at: int) -> Match | None:
    """Return the match of a pattern whose anchor stands at atom `at`, or None."""
    places = {pattern.anchor: at}
    gap = False
    for number in range(pattern.anchor + 1, len(pattern.slots)):
        place, skipped = _next(pattern, row, places[number - 1], number)
        if place < 0:
            return None
        places[number], gap = place, gap or skipped
    for number in range(pattern.anchor - 1, -1, -1):
        place, skipped = _previous(pattern, row, places[number + 1], number)
        if place < 0:
            return None
        places[number], gap = place, gap or skipped
    found = tuple(places[number] for number in range(len(pattern.slots)))
    if not _capitals(pattern, row, found) or not _agree(pattern, row, found, gap):
        return None
    return Match(pattern, found, gap, _unlike(pattern, row, found))


def _unlike(pattern: Pattern, row: Sequence[Atom], at: Sequence[int]) -> int:
    found = 0
    for number, (slot, place) in enumerate(zip(pattern.slots, at, strict=True)):
        atom = row[place]
        found += 10 * (number > 0 and atom.glue != slot.glue) + 10 * (
            slot.np < 0 and atom.form != slot.written
        )
        found += slot.capital != atom.text[:1].isupper()
    return found


def _next(pattern: Pattern, row: Sequence[Atom], before: int, number: int) -> tuple[int, bool]:
    """The place of slot `number` after atom `before` (-1: none), and whether words were skipped."""
    left, slot = pattern.slots[number - 1], pattern.slots[number]
    reach = LONGEST if slot.gap else 0
    for place in range(before + 1, min(len(row), before + 2 + reach)):
        if row[place].form in slot.forms and _joined(pattern, left, slot, row, before, place):
            return place, place > before + 1
    return -1, False


def _previous(pattern: Pattern, row: Sequence[Atom], after: int, number: int) -> tuple[int, bool]:
    slot, right = pattern.slots[number], pattern.slots[number + 1]
    reach = LONGEST if right.gap else 0
    for place in range(after - 1, max(-1, after - 2 - reach), -1):
        if row[place].form in slot.forms and _joined(pattern, slot, right, row, place, after):
            return place, place < after - 1
    return -1, False


def _joined(pattern: Pattern, left: Slot, right: Slot, row: Sequence[Atom], first: int, second: int) -> bool:
    """True when the marks or words between two neighbouring words of a term are allowed there."""
    if second == first + 1:
        return _glue(row[second].glue, right.glue, strict=pattern.strict, after=row[first].form)
    masks = left.forms[row[first].form], right.forms[row[second].form]
    return fits(right.gap, row[first], row[first + 1 : second], row[second], *masks)


def _glue(found: str, wanted: str, *, strict: bool, after: str) -> bool:
    """Compare the marks before a word with those of the term."""
    if found == wanted:
        return True
    if found in ("’", "'") and after.endswith("s"):
        found = ""  # refugees’ rights
    if wanted == "-":
        return found in DASHES if found else not strict
    if wanted == "":
        return found == "" or (found == "-" and not strict)
    if strict and "," in wanted and "," not in found:
        return False
    allowed = {*wanted, *(_QUOTES if _QUOTES & set(wanted) else ())}
    return set(found) <= allowed | (set() if strict else {*DASHES, *_QUOTES})


def _capitals(pattern: Pattern, row: Sequence[Atom], at: Sequence[int]) -> bool:
    """True when the capitals of the text suit the term's."""
    if pattern.acronym:
        return all(_same_letters(slot, row[place]) for slot, place in zip(pattern.slots, at, strict=True))
    if pattern.cased:
        return all(
            slot.capital == row[place].text[:1].isupper()
            for slot, place in zip(pattern.slots, at, strict=True)
        ) and any(row[place].text[1:].islower() for place in at)
    if not pattern.capitals:
        return True
    return any(
        slot.capital and row[place].text[:1].isupper() for slot, place in zip(pattern.slots, at, strict=True)
    )


def _same_letters(slot: Slot, atom: Atom) -> bool:
    return slot.written == atom.text or slot.written == atom.text.removesuffix("s").removesuffix(
        "’"
    ).removesuffix("'")


def _agree(pattern: Pattern, row: Sequence[Atom], at: Sequence[int], gap: bool) -> bool:
    """True when the words of each noun phrase agree, and all phrases stand in one case."""
    phrases: dict[int, int] = {}
    written: dict[int, bool] = {}
    apposed: dict[int, bool] = {}
    for slot, place in zip(pattern.slots, at, strict=True):
        if slot.np >= 0:
            form = row[place].form
            phrases[slot.np] = phrases.get(slot.np, ANY) & slot.forms[form]
            written[slot.np] = written.get(slot.np, True) and form == slot.written
            apposed[slot.np] = slot.apposed
    if 0 not in phrases:
        return True
    if not phrases[0] and not _counted(pattern, row, at) and not (gap and _shared(pattern, row, at)):
        return False
    return all(
        cases(mask) & cases(phrases[0]) or (apposed[np] and written[np]) for np, mask in phrases.items() if np
    )


def _split(pattern: Pattern, row: Sequence[Atom], at: Sequence[int]) -> tuple[int, int]:
    """The masks of the adjectives and of the noun of the first phrase."""
    adjectives = noun = ANY
    for slot, place in zip(pattern.slots, at, strict=True):
        if slot.np == 0:
            mask = slot.forms[row[place].form]
            if slot.noun:
                noun &= mask
            else:
                adjectives &= mask
    return adjectives, noun


def _counted(pattern: Pattern, row: Sequence[Atom], at: Sequence[int]) -> bool:
    """«два незаконных мигранта»: after 2, 3, 4 the adjective is plural and the noun a genitive singular."""
    adjectives, noun = _split(pattern, row, at)
    first = at[0]
    few = first > 0 and (
        row[first - 1].form in _FEW or (row[first - 1].form.isdigit() and row[first - 1].form[-1] in "234")
    )
    return bool(few and noun & _GENITIVE & SINGULAR and adjectives & PLURAL & (_GENITIVE | _NOMINATIVE))


def _shared(pattern: Pattern, row: Sequence[Atom], at: Sequence[int]) -> bool:
    """«внутренней и внешней политик»: adjectives in the singular share one noun in the plural."""
    adjectives, noun = _split(pattern, row, at)
    return bool(cases(adjectives & SINGULAR) & cases(noun & PLURAL))


def _longest(matches: list[Match]) -> list[Match]:
    """Leave out the matches whose words are all words of a longer match."""
    ordered = sorted(matches, key=lambda match: -len(match.at))
    kept: list[Match] = []
    holders: dict[int, list[frozenset[int]]] = {}
    for match in ordered:
        words = frozenset(match.at)
        if any(len(other) > len(words) and words <= other for other in holders.get(match.at[0], ())):
            continue
        kept.append(match)
        for at in words:
            holders.setdefault(at, []).append(words)
    return kept
