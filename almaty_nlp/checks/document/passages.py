"""Repeated passages (REP): a text that stands in several places must stand there in the same words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cache

from almaty_nlp.checks.desk import Desk, Shelf, replace
from almaty_nlp.checks.document._numerals import is_numeral
from almaty_nlp.checks.indexes.words import folded, look_alike
from almaty_nlp.checks.registry import on_document
from almaty_nlp.lang import known, lemmas
from almaty_nlp.lang.function_words import FUNCTION_WORDS
from almaty_nlp.lang.token import Token
from almaty_nlp.model.document import Span
from almaty_nlp.model.finding import Finding, Fix, Safety
from almaty_nlp.model.message import Message
from almaty_nlp.repeats.passages import Difference, Repeat

SHARED = 100
"""Characters that two places must share before one other word between them is called a slip."""

SHARED_LOOK_ALIKE = 50
"""The same where the two words look alike («невозвращения», «невозражения»): chance is less likely."""

SHARED_MISSING = 150
"""The same where a word is missing in one place: shortening is more often meant than exchange."""

ROOT = 5
"""Letters at the head of a word by which two words are taken for relatives."""

NEGATIONS = frozenset(("не", "нет", "без", "not", "no", "never", "without"))
"""Small words that are never lost without harm."""

PARALLEL = 2
"""Blocks so near to each other are compared by their author: a word exchanged there is a construction, no
slip."""

BEGIN, END = frozenset('.;:!?«“"'), frozenset('.;:!?»”"')
"""Marks before and after a whole sentence or quotation."""

WORDS_PER_SLIP = 25
"""Equal words for each further difference: two slips need a passage of fifty words."""

Standing = tuple[bool, bool, int]
"""No rejected term, no word out of the dictionary, and the number of places that agree."""


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a divergence: token range [start, end) of the words of block number `unit`."""

    unit: int
    start: int
    end: int


@on_document("REP001", "repeat-divergent")
def divergent_repeat(desk: Desk) -> Iterator[Finding]:
    """A passage that the text repeats word for word has another word in this place.

    Why: a footnote, a title or a provision that is repeated is one text; where one copy differs, readers ask
    which holds, and a slip of one word («невозвращения» for «невозражения») can turn its sense round.
    Copies that agree are no finding. A difference in a number, a date, a label or a capitalised name, and
    parallel sentences that stand together, are taken as meant. The copy with a term the glossary rejects, or
    with a word that is in no dictionary, is taken for the wrong one; else the minority is.
    Wrong: «…на основе процедуры невозвращения, но не позднее 31 августа» where the other copies have
    «невозражения».
    Right: the same word in all copies.
    Fix safety: ask. The word of the right copies is offered; where nothing tells, that of the earlier copy.
    Options: none.
    Source: house rule; seed-and-extend over shingles (Altschul et al. 1990; Broder 1997).
    """
    shelf = desk.shelf
    slips = [
        (repeat, slip) for repeat in shelf.repeats if repeat.differences for slip in _slips(shelf, repeat)
    ]
    rank = _standings(shelf, {unit for repeat, _ in slips for unit in (repeat.earlier, repeat.later)})
    rivals: dict[Side, list[Side]] = defaultdict(list)
    for repeat, difference in slips:
        one = Side(repeat.earlier, difference.earlier_start, difference.earlier_end)
        two = Side(repeat.later, difference.later_start, difference.later_end)
        if rank(one) < rank(two):
            one, two = two, one
        rivals[two].append(one)
    for wrong, rights in rivals.items():
        yield _finding(desk, wrong, max(rights, key=rank), rights)


def _standings(shelf: Shelf, units: Set[int]) -> Callable[[Side], Standing]:
    """Return what tells how well a side in one of the units stands; each is weighed once."""
    repeats: dict[int, list[Repeat]] = {unit: [] for unit in units}
    for repeat in shelf.repeats if units else ():
        earlier, later = repeat[0], repeat[3]  # by place: a name costs a call, and formulas make millions
        if earlier in units:
            repeats[earlier].append(repeat)
        if later in units and later != earlier:
            repeats[later].append(repeat)
    return cache(lambda side: _standing(shelf, side, repeats[side.unit]))


def _slips(shelf: Shelf, repeat: Repeat) -> Iterator[Difference]:
    """Yield the differences of a repeat that are likely slips."""
    if len(repeat.differences) > 1 + repeat.equal // WORDS_PER_SLIP:
        return
    one, two = _tokens(shelf, repeat.earlier), _tokens(shelf, repeat.later)
    if two[repeat.later_end - 1].end - two[repeat.later_start].start < SHARED_LOOK_ALIKE - 1:
        return
    if not _whole(shelf, repeat):
        return
    shared = _letters(two[repeat.later_start : repeat.later_end])
    shared -= sum([_letters(two[d.later_start : d.later_end]) for d in repeat.differences])
    if shared < SHARED_LOOK_ALIKE:
        return
    language = shelf.language(shelf.blocks[repeat.later])
    long = shared >= SHARED and repeat.later - repeat.earlier > PARALLEL
    for difference in repeat.differences:
        left = [folded(word.text) for word in one[difference.earlier_start : difference.earlier_end]]
        right = [folded(word.text) for word in two[difference.later_start : difference.later_end]]
        if not (left and right):
            likely = long and shared >= SHARED_MISSING and _weighs([*left, *right], language)
        elif _look_alike(left, right):
            likely = long or not _inflected(left[0], right[0], language)
        else:
            likely = long and len(left) == len(right) == 1 and not _related(left[0], right[0])
        if likely and not _meant(
            one[difference.earlier_start : difference.earlier_end],
            two[difference.later_start : difference.later_end],
        ):
            yield difference


def _tokens(shelf: Shelf, unit: int) -> tuple[Token, ...]:
    return shelf.words[shelf.blocks[unit].id]


def _letters(words: Sequence[Token]) -> int:
    """The letters of words, with a space after each."""
    return sum([len(word[0]) for word in words]) + len(words)


def _look_alike(left: Sequence[str], right: Sequence[str]) -> bool:
    """True for two words of nearly the same letters, and for one word written as two («не возражения»)."""
    one, two = "".join(left), "".join(right)
    return one == two or (len(left) == len(right) and look_alike(one, two))


def _inflected(one: str, two: str, language: str) -> bool:
    """True for two forms of one word."""
    return bool(lemmas(one, language) & lemmas(two, language))


def _related(one: str, two: str) -> bool:
    """True for words of one root («описаны», «описываются») and for compounds that share a half («update-
    rc»).
    """
    if one[:ROOT] == two[:ROOT]:
        return True
    return "-" in one and "-" in two and one.split("-")[-1] == two.split("-")[-1]


def _weighs(missing: Sequence[str], language: str) -> bool:
    """True where one word is missing that matters: a negation, or a word that is no particle or
    conjunction.
    """
    if len(missing) != 1:
        return False
    return missing[0] in NEGATIONS or (len(missing[0]) > 3 and missing[0] not in FUNCTION_WORDS[language])


def _meant(left: Sequence[Token], right: Sequence[Token]) -> bool:
    """True where the words differ on purpose: numbers, labels, names."""
    words = [*left, *right]
    if any(word.kind == "number" or len(word.text) == 1 for word in words):
        return True
    if all(is_numeral(folded(word.text)) for word in words):
        return True
    if not (left and right) or not all(word.text[0].isupper() and word.start for word in words):
        return False
    return not look_alike(folded(left[0].text), folded(right[0].text))


def _whole(shelf: Shelf, repeat: Repeat) -> bool:
    """True where one of the places is a whole sentence or block, not a stretch of a formula."""
    return _edged(shelf, repeat.later, repeat.later_start, repeat.later_end) or _edged(
        shelf, repeat.earlier, repeat.earlier_start, repeat.earlier_end
    )


def _edged(shelf: Shelf, unit: int, start: int, end: int) -> bool:
    """True where a sentence, quotation or block begins with the token `start` and ends before `end`."""
    block = shelf.blocks[unit]
    text, tokens = block.text, shelf.words[block.id]
    if start and BEGIN.isdisjoint(text[tokens[start - 1].end : tokens[start].start]):
        return False
    return end == len(tokens) or not END.isdisjoint(text[tokens[end - 1].end : tokens[end].start])


def _standing(shelf: Shelf, side: Side, repeats: Sequence[Repeat]) -> Standing:
    """How well a side stands: no rejected term, no word out of the dictionary, and places that agree."""
    span, language = _span(shelf, side), shelf.language(shelf.blocks[side.unit])
    words = _tokens(shelf, side.unit)[side.start : side.end]
    strange = any(word.text.islower() and not known(word.text, language) for word in words)
    rejected = any(
        hit.term.rejected and hit.term.scope != "pair" and hit.start < span.end and span.start < hit.end
        for hit in shelf.hits.get(span.block, ())
    )
    return not rejected, not strange, _support(side, repeats)


def _support(side: Side, repeats: Sequence[Repeat]) -> int:
    """Count the places that have the same words as a side, with two words round it."""
    return sum(1 for repeat in repeats if _agrees(side, repeat))


def _agrees(side: Side, repeat: Repeat) -> bool:
    if repeat.earlier == side.unit and repeat.earlier_start <= side.start and side.end <= repeat.earlier_end:
        ranges = [(d.earlier_start, d.earlier_end) for d in repeat.differences]
    elif repeat.later == side.unit and repeat.later_start <= side.start and side.end <= repeat.later_end:
        ranges = [(d.later_start, d.later_end) for d in repeat.differences]
    else:
        return False
    return all(end < side.start or side.end < start for start, end in ranges)


def _span(shelf: Shelf, side: Side) -> Span:
    """The words of a side; where words lack, the word after the gap (the last word at the end of a block)."""
    tokens = _tokens(shelf, side.unit)
    if side.start < side.end:
        first, last = tokens[side.start], tokens[side.end - 1]
    else:
        first = last = tokens[min(side.start, len(tokens) - 1)]
    return shelf.blocks[side.unit].span(first.start, last.end)


def _finding(desk: Desk, wrong: Side, best: Side, rights: Sequence[Side]) -> Finding:
    shelf = desk.shelf
    spans = [_span(shelf, right) for right in dict.fromkeys([best, *rights])]
    here, there = _span(shelf, wrong), spans[0]
    has, other = desk.document.text(here), desk.document.text(there)
    fixes: tuple[Fix, ...] = ()
    if wrong.start == wrong.end:
        message = Message(
            en=f"The same passage has “{other}” elsewhere; here the word is missing before “{has}”",
            ru=f"В другом месте того же текста стоит «{other}», здесь перед «{has}» этого слова нет",
        )
        if wrong.start < len(_tokens(shelf, wrong.unit)):
            fixes = (replace(here, f"{other} {has}", Safety.ASK),)
    elif best.start == best.end:
        message = Message(
            en=f"The same passage stands elsewhere without “{has}”",
            ru=f"В другом месте тот же текст стоит без «{has}»",
        )
    else:
        message = Message(
            en=f"The same passage has “{other}” elsewhere, here “{has}”",
            ru=f"В другом месте того же текста стоит «{other}», здесь «{has}»",
        )
        fixes = (replace(here, other, Safety.ASK),)
    return desk.finding(here, message, related=spans, fixes=fixes)
