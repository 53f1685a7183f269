"""Acronyms (ACR): one name has one acronym, spelled in one way, and its letters are those of the name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from almaty_nlp.checks.desk import Desk, Shelf, replace
from almaty_nlp.checks.indexes.acronyms import SHORT, WORD, Definition, beginning, slips
from almaty_nlp.checks.registry import on_document
from almaty_nlp.lang import known
from almaty_nlp.model.document import Span
from almaty_nlp.model.finding import Finding, Safety
from almaty_nlp.model.message import Message

USUAL = 2
"""Places an acronym must have before a spelling close to it is called a slip."""

FACTOR_LOST = 2
"""A three-letter acronym that is said to have lost a letter twice must be so many times more frequent, and
so on."""

TAIL = 4
"""Places where an acronym is followed by another («УВКБ ООН») before one place without it is a variant."""

MANY = 8
"""Places that tell an acronym of two letters for a slip, whatever words stand beside it."""

STEM = 5
"""Letters by which two words of expansions are taken as the same word, whatever their endings."""

NEAR = 40
"""Characters on either side of an acronym in which its neighbours are looked for."""


@on_document("ACR001", "acronym-variant")
def acronym_variant(desk: Desk) -> Iterator[Finding]:
    """An acronym is spelled here in another way than in the rest of the text.

    Why: an acronym with a letter lost, doubled or exchanged names another body or none, and spelling
    checkers pass over words in capitals.
    An acronym counts as a variant when a letter of a more frequent one is lost, doubled or exchanged with its
    neighbour, when two acronyms are given to one name, or when it usually has a second part («УВКБ ООН»).
    Acronyms of the glossary (those it rejects are found by TRM001 and TRM002), roman figures and words of the
    dictionary in capitals are left alone.
    Wrong: «…доклад ЕБР» in a text that has «ЕАБР» elsewhere.
    Right: «…доклад ЕАБР».
    Fix safety: ask. The frequent spelling is offered.
    Options: none.
    Source: house rule; acronyms after Schwartz and Hearst (2003).
    """
    shelf = desk.shelf
    found = shelf.acronyms
    told = _rejected(shelf)
    for acronym, spans in found.items():
        usual = _usual(shelf, acronym, len(spans))
        if usual is None:
            continue
        for span in spans:
            if span not in told:
                told.add(span)
                yield desk.finding(
                    span, _variant(acronym, usual), related=found[usual], fixes=[replace(span, usual)]
                )
    for finding in [*_two_for_one(desk), *_without_tail(desk)]:
        if finding.place.span not in told:
            told.add(finding.place.span)
            yield finding


def _rejected(shelf: Shelf) -> set[Span]:
    """The places of acronyms the glossary rejects: the rules on terms speak about them, with the reason."""
    return {
        Span(block, hit.start, hit.end)
        for block, hits in shelf.hits.items()
        for hit in hits
        if hit.acronym and hit.term.rejected and hit.term.scope != "pair"
    }


def _variant(acronym: str, usual: str) -> Message:
    return Message(
        en=f"The acronym is spelled “{usual}” elsewhere in the text, here “{acronym}”",
        ru=f"В остальном тексте сокращение пишется «{usual}», здесь — «{acronym}»",
    )


def _usual(shelf: Shelf, acronym: str, count: int) -> str | None:
    """The more frequent acronym of the text that this one is a slip for, or None."""
    if acronym in shelf.known_acronyms or _is_word(acronym):
        return None
    shorter = shelf.acronyms_less_a_letter.get(acronym, ())
    rivals = {rival: FACTOR_LOST if len(rival) < 4 else 1 for rival in shorter if rival != acronym}
    rivals |= {rival: 1 for rival in slips(acronym) if len(rival) > 2 and rival != acronym}
    better = [
        rival
        for rival, factor in rivals.items()
        if shelf.acronyms.get(rival)
        and not _defined(shelf, acronym, rival)
        and _outweighs(shelf, rival, acronym, count, factor)
    ]
    return max(better, key=lambda rival: len(shelf.acronyms[rival]), default=None)


def _outweighs(shelf: Shelf, rival: str, acronym: str, count: int, factor: int) -> bool:
    """True when the places of two acronyms, or the words beside them, tell that the rival was meant."""
    weight, needed = _weight(shelf, rival), _needed(acronym)
    if _expanded(shelf, acronym, rival):
        return True
    if weight >= max(needed, count + 1) and _rare(shelf, acronym, rival, factor):
        return True
    return weight >= max(needed, count) and _same_places(shelf, acronym, rival)


def _expanded(shelf: Shelf, acronym: str, rival: str) -> bool:
    """True when the text gives the acronym for words that the rival abbreviates and it does not."""
    given = [definition for definition in shelf.definitions if definition.acronym == acronym]
    return any(d.first < 0 and len(d.words) > 1 and beginning(rival, d.words) >= 0 for d in given)


def _rare(shelf: Shelf, acronym: str, rival: str, factor: int) -> bool:
    """True for so few places beside the rival's that a slip is likely; of two letters, in its company."""
    count = len(shelf.acronyms[acronym])
    if _weight(shelf, rival) < factor * (count - 1) * count:
        return False
    if len(acronym) > 2:
        return True
    return count <= USUAL and (_undoubled(shelf, acronym, rival) or _same_company(shelf, acronym, rival))


def _same_places(shelf: Shelf, acronym: str, rival: str) -> bool:
    """True when an acronym stands in most of its places beside a word that the rival stands beside, too."""
    words = {word for span in shelf.acronyms[rival] for word in _neighbours(shelf, span)}
    shared = [not words.isdisjoint(_neighbours(shelf, span)) for span in shelf.acronyms[acronym]]
    return len(shared) > 1 and 2 * sum(shared) > len(shared)


def _needed(acronym: str) -> int:
    """Places the right acronym must have: one is enough where a letter stands three times («ВСССГ»)."""
    return (
        1
        if any(one == two == three for one, two, three in zip(*(acronym[i:] for i in range(3)), strict=False))
        else USUAL
    )


def _undoubled(shelf: Shelf, acronym: str, rival: str) -> bool:
    """True for «ВП» beside «ВВП» in many places: one of two equal letters is lost easily."""
    return rival[0] + acronym == rival and len(shelf.acronyms[rival]) >= MANY


def _weight(shelf: Shelf, acronym: str) -> int:
    """Places of an acronym in the text; the glossary's word for it counts as one place more."""
    return len(shelf.acronyms[acronym]) + (acronym in shelf.known_acronyms)


def _same_company(shelf: Shelf, acronym: str, rival: str) -> bool:
    """True when both stand beside the same word of weight, or after words that the rival abbreviates."""
    if any(d.acronym == acronym and beginning(rival, d.words) >= 0 for d in shelf.definitions):
        return True
    one, two = (
        {word for span in shelf.acronyms[each] for word in _neighbours(shelf, span)}
        for each in (acronym, rival)
    )
    return bool(one & two)


def _neighbours(shelf: Shelf, span: Span) -> Iterator[str]:
    """The beginnings of the words of weight before and after a place, each with its side."""
    text = shelf.document.block(span.block).text
    before = WORD.findall(text, max(0, span.start - NEAR), span.start)
    after = WORD.findall(text, span.end, span.end + NEAR)
    for side, words in (("<", before[:0:-1]), (">", after[:-1])):
        yield from (side + word.casefold()[:STEM] for word in words[:2] if word.casefold() not in SHORT)


def _is_word(acronym: str) -> bool:
    """True for a word in capitals («СОСТАВ»): no slip for a word that looks like it."""
    return len(acronym) > 2 and known(acronym.lower(), "ru" if _cyrillic(acronym) else "en")


def _defined(shelf: Shelf, acronym: str, rival: str) -> bool:
    """True when the text expands the acronym, and its rival does not fit more of the same words."""
    return any(
        not 0 <= beginning(rival, definition.words) < definition.first
        for definition in shelf.definitions
        if definition.acronym == acronym and definition.first >= 0
    )


def _two_for_one(desk: Desk) -> Iterator[Finding]:
    """Acronyms of one script given to one name: the rarer one, or the later, is the variant."""
    by_name: dict[frozenset[str], list[Definition]] = defaultdict(list)
    for definition in desk.shelf.definitions:
        if definition.first >= 0:
            by_name[name_key(definition.expansion)].append(definition)
    for given in by_name.values():
        best = max(given, key=lambda each: _authority(desk.shelf, each.acronym))
        for other in given:
            if other.acronym == best.acronym or _cyrillic(other.acronym) != _cyrillic(best.acronym):
                continue
            name = " ".join(other.expansion)
            message = Message(
                en=f"“{name}” is abbreviated “{best.acronym}” elsewhere, here “{other.acronym}”",
                ru=f"«{name}» сокращается в тексте как «{best.acronym}», здесь — «{other.acronym}»",
            )
            yield desk.finding(
                other.span, message, related=[best.span], fixes=[replace(other.span, best.acronym)]
            )


def _authority(shelf: Shelf, acronym: str) -> tuple[bool, int]:
    return acronym in shelf.known_acronyms, len(shelf.acronyms.get(acronym, ()))


def name_key(words: tuple[str, ...]) -> frozenset[str]:
    """What two mentions of one name have in common: the beginnings of its words of weight."""
    return frozenset(
        word.casefold().replace("ё", "е")[:STEM] for word in words if word.casefold() not in SHORT
    )


def _cyrillic(acronym: str) -> bool:
    return any("А" <= letter <= "Я" for letter in acronym)


def _without_tail(desk: Desk) -> Iterator[Finding]:
    """Acronyms that stand once without the second part they have everywhere else."""
    shelf = desk.shelf
    for acronym, spans in shelf.acronyms.items():
        if len(spans) <= TAIL or _is_word(acronym):
            continue
        tails: dict[str, list[Span]] = defaultdict(list)
        for span in spans:
            text = shelf.document.block(span.block).text
            tail = text[span.end + 1 : span.end + 8].split(" ")[0].rstrip(".,;:)»”")
            joined = text[span.end : span.end + 1] in (" ", "\u00a0") and tail in shelf.acronyms
            tails[tail if joined else ""].append(span)
        if len(tails) == 2 and len(tails.get("", ())) == 1:
            tail = next(filter(None, tails))
            bare = tails[""][0]
            whole = f"{acronym} {tail}"
            related = [Span(span.block, span.start, span.end + 1 + len(tail)) for span in tails[tail]]
            yield desk.finding(bare, _variant(acronym, whole), related=related, fixes=[replace(bare, whole)])


@on_document("ACR002", "acronym-expansion")
def acronym_expansion(desk: Desk) -> Iterator[Finding]:
    """The letters of an acronym do not match the words it is given for.

    Why: the reader learns the acronym here; with a letter too many, too few or out of place it matches
    neither the name nor later mentions.
    Found are acronyms that would match the words before the bracket letter by letter but for one letter
    (doubled, exchanged, or lost where every word of the name has a capital); acronyms that the glossary gives
    for another spelling of the same name; two acronyms run together without a space; and one acronym
    given for two different names.
    Wrong: «Совещание старших должностных лиц (СДСЛ)».
    Right: «Совещание старших должностных лиц (ССДЛ)».
    Fix safety: ask. The acronym that matches is offered.
    Options: none.
    Source: house rule; letters are matched after Schwartz and Hearst (2003).
    """
    told: set[Span] = set()
    variants = _variant_spans(desk.shelf)
    for definition in desk.shelf.definitions:
        right = _mended(desk.shelf, definition)
        if right and definition.span not in variants:
            told.add(definition.span)
            yield _mismatch(desk, definition, right)
    yield from (finding for finding in _one_for_two(desk) if finding.place.span not in told)


def _variant_spans(shelf: Shelf) -> set[Span]:
    """Places ACR001 speaks of already."""
    return {
        span
        for acronym, spans in shelf.acronyms.items()
        if _usual(shelf, acronym, len(spans)) is not None
        for span in spans
    }


def _mended(shelf: Shelf, definition: Definition) -> str:
    """The acronym that was meant, or "" when nothing is wrong for sure."""
    acronym = definition.acronym
    if acronym in shelf.known_acronyms or " " in acronym:
        return ""
    glued = _unglued(shelf, acronym)
    if glued:
        return glued
    if definition.first >= 0 or len(shelf.acronyms.get(acronym, ())) > 1:
        return ""  # an acronym used again in the same form is the name in use, whatever its letters
    if right := _known_with_a_letter_more(shelf, definition):
        return right
    if len(acronym) < 4:
        return ""
    for candidate in slips(acronym):
        if beginning(candidate, definition.words) >= 0:
            return candidate
    return _with_lost_letter(acronym, definition.words)


def _known_with_a_letter_more(shelf: Shelf, definition: Definition) -> str:
    """The glossary's acronym for the words before the bracket, where this one lacks a letter of it."""
    acronym = definition.acronym
    for known_one in sorted(shelf.known_acronyms):
        if (
            len(known_one) == len(acronym) + 1
            and any(known_one[:at] + known_one[at + 1 :] == acronym for at in range(1, len(known_one)))
            and beginning(known_one, definition.words) >= 0
        ):
            return known_one
    return ""


def _unglued(shelf: Shelf, acronym: str) -> str:
    """«ДОИООН» → «ДОИ ООН», where the text writes other acronyms with the second part apart."""
    for cut in range(2, len(acronym) - 1):
        head, tail = acronym[:cut], acronym[cut:]
        if tail in shelf.known_acronyms and any(
            d.acronym.endswith(f" {tail}") for d in shelf.definitions if d.acronym != acronym
        ):
            return f"{head} {tail}"
    return ""


def _with_lost_letter(acronym: str, words: tuple[str, ...]) -> str:
    """The acronym with one inner letter more, where all words of weight have a capital and their initials
    give it.
    """
    for first in range(len(words) - 1, -1, -1):
        name = [word for word in words[first:] if word.casefold() not in SHORT]
        if len(name) > len(acronym) + 1:
            break
        initials = "".join(word[0] for word in name)
        if len(name) == len(acronym) + 1 and initials.isupper() and initials[0] == acronym[0]:
            inner = range(1, len(initials) - 1)
            if any(initials[:at] + initials[at + 1 :] == acronym for at in inner):
                return initials
    return ""


def _mismatch(desk: Desk, definition: Definition, right: str) -> Finding:
    words = " ".join(definition.words[-len(right) - 2 :])
    message = Message(
        en=f"The letters of “{definition.acronym}” do not match “… {words}”: “{right}” would",
        ru=f"Буквы сокращения «{definition.acronym}» не отвечают словам «… {words}»; подошло бы «{right}»",
    )
    related = desk.shelf.acronyms.get(right, ())
    return desk.finding(
        definition.span, message, related=related, fixes=[replace(definition.span, right, Safety.ASK)]
    )


def _one_for_two(desk: Desk) -> Iterator[Finding]:
    """One acronym given for two names that have less than half of their words in common."""
    first: dict[str, Definition] = {}
    for definition in desk.shelf.definitions:
        if definition.first < 0:
            continue
        known = first.setdefault(definition.acronym, definition)
        one, two = name_key(known.expansion), name_key(definition.expansion)
        if 2 * len(one & two) < min(len(one), len(two)):
            there, here = " ".join(known.expansion), " ".join(definition.expansion)
            message = Message(
                en=f"“{definition.acronym}” stands for “{there}” elsewhere and for “{here}” here",
                ru=f"«{definition.acronym}» в другом месте означает «{there}», а здесь — «{here}»",
            )
            yield desk.finding(definition.span, message, related=[known.span])
