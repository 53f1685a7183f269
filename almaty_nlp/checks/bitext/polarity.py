"""Polarity (NEG): both languages deny the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Sequence
from enum import Enum
from typing import NamedTuple

from almaty_nlp.checks.bitext import _polarity_tables as tables
from almaty_nlp.checks.bitext._denials import affirmed, denials, others, settled
from almaty_nlp.checks.bitext._lone_denials import bare_nors, bare_words, doubles
from almaty_nlp.checks.bitext._permissions import free
from almaty_nlp.checks.bitext._polarity import FAR, NEAR, Sides, Stretch, spans, untranslated
from almaty_nlp.checks.pairdesk import Pair, PairDesk, PairShelf, Passage
from almaty_nlp.checks.registry import on_bitext
from almaty_nlp.model.finding import Finding
from almaty_nlp.model.message import Message

CHANCE = 0.05
"""Strength below which two words answer each other by chance."""
HABIT, USUAL = 3, 0.75
"""A word is put with a plain negation by habit from so many times and so large a share of its places."""
COVERED = 0.5
"""Share of the words about a negation that the other passage must answer, in a free translation."""
LONG = 12
"""Characters of a word, roughly."""
SAME = 2
"""Words between where a negative prefix is expected and where it stands."""
BESIDE = 6
"""Words between «не» and the “no” or “without” that answers it, at most."""

Unanswered = tuple[dict[Stretch, Stretch | None], dict[Stretch, Stretch | None]]
"""Negations of both sides, each with the word affirmed in its place where that is known."""


@on_bitext("NEG001", "negation-differs")
def negation_differs(desk: PairDesk) -> Iterator[Finding]:
    """One language denies what the other affirms.

    Why: one little word turns a permission into a prohibition.
    A plain «не», “not” or “cannot” is reported when the word it denies is affirmed in the other text, or when
    no negation stands where its answer is expected, nor a word that denies in another way («без», “without”,
    “fail”, «не-», “un-”); so is a word that the texts elsewhere put with a negation. Set phrases that only
    one language negates («не позднее», “not only”) are let pass, and a «не» that takes up an earlier one.
    In a free translation (MOD001 tells it by the permissions) habits count for nothing, and a negation is let
    pass when most words about it have no counterpart.
    What grammar shows in the translation is reported too: «никто» without its «не», «имеющих выхода» with the
    genitive of a negation, «пока» for “until”, “No one shall not”, “nor”
    with no negation before it.
    Wrong: «Государства могут применять силу» for “States may not use force”
    Right: «Государства не могут применять силу»
    Fix safety: none is offered: which text is right is not known.
    Options: none.
    Source: ISO 5060 (mistranslation: polarity); Русская грамматика (1980), § 2612 on double negation.
    """
    read = [(pair, NOTHING if untranslated(pair) else _negations(desk, pair)) for pair in desk.pairs]
    habits = frozenset() if desk.shelf.once(free) else _habits(read)
    for pair, reading in read:
        yield from _told(desk, pair, reading, habits)


class Reading(NamedTuple):
    """Plain negations of the source and of the target that nothing answers, each with the word of the other
    passage that is affirmed instead, where it is known; and what the words that only may deny answer: (side,
    word, whether it answers a plain negation), side 0 is the source.
    """

    left: Unanswered
    words: tuple[tuple[int, Stretch, bool], ...] = ()


NOTHING = Reading(({}, {}))


def _habits(read: Sequence[tuple[Pair, Reading]]) -> frozenset[tuple[int, str]]:
    """Words that the other text puts with a plain negation nearly always: “landlocked”."""
    answered: Counter[tuple[int, str]] = Counter()
    every: Counter[tuple[int, str]] = Counter()
    for pair, reading in read:
        for at, span, plain in reading.words:
            key = at, _word(pair, at, span)
            every[key] += 1
            answered[key] += plain
    return frozenset(key for key, times in answered.items() if times >= HABIT and times >= USUAL * every[key])


def _word(pair: Pair, at: int, span: Stretch) -> str:
    return (pair.source, pair.target)[at].text[slice(*span)].lower()


def _told(
    desk: PairDesk, pair: Pair, reading: Reading, habits: frozenset[tuple[int, str]]
) -> Iterator[Finding]:
    for (start, end), affirmed_word in reading.left[1].items():
        word = pair.target.text[start:end]
        message = Message(
            en=f"“{word}” denies what the source affirms",
            ru=f"«{word}» отрицает то, что в оригинале утверждается",
        )
        related = [
            pair.source.place(*affirmed_word)
            if affirmed_word
            else desk.opposite(pair, start, from_source=False)
        ]
        yield desk.finding(pair.target.place(start, end), message, related=related)
    for start, end in doubles(pair.target):
        message = Message(
            en="“not” after a subject that denies: the two undo each other",
            ru="“not” после отрицательного подлежащего: два отрицания снимают друг друга",
        )
        related = [desk.opposite(pair, start, from_source=False)]
        yield desk.finding(pair.target.place(start, end), message, related=related)
    for start, end in [] if reading.left[0] else bare_nors(pair.target):
        message = Message(
            en="“nor” takes up a negation, and there is none before it",
            ru="“nor” продолжает отрицание, а его перед ним нет",
        )
        related = [desk.opposite(pair, start, from_source=False)]
        yield desk.finding(pair.target.place(start, end), message, related=related)
    for start, end in bare_words(pair):
        word = pair.target.text[start:end]
        message = Message(
            en=f"“{word}” asks for «не», and there is none", ru=f"При «{word}» нужно «не», а его нет"
        )
        related = [desk.opposite(pair, start, from_source=False)]
        yield desk.finding(pair.target.place(start, end), message, related=related)
    for (start, end), affirmed_word in reading.left[0].items():
        word = pair.source.text[start:end]
        message = Message(
            en=f"The negation “{word}” of the source is lost", ru=f"Отрицание «{word}» из оригинала потеряно"
        )
        place = (
            pair.target.place(*affirmed_word)
            if affirmed_word
            else desk.opposite(pair, start, from_source=True, telling=True)
        )
        yield desk.finding(place, message, related=[pair.source.place(start, end)])
    for at, span, plain in reading.words:
        if plain or (at, _word(pair, at, span)) not in habits:
            continue
        word = (pair.source, pair.target)[at].text[slice(*span)]
        message = Message(
            en=f"“{word}” is put with a negation elsewhere in these texts, here without one",
            ru=f"«{word}» в других местах этих текстов передаётся с отрицанием, а здесь без него",
        )
        own = (pair.source, pair.target)[at].place(*span)
        other = desk.opposite(pair, span[0], from_source=at == 0)
        here, there = (other, own) if at == 0 else (own, other)
        yield desk.finding(here, message, related=[there])


def _negations(desk: PairDesk, pair: Pair) -> Reading:
    """Read the negations of a pair of passages: first by what they deny, then by where they stand."""
    sides = (pair.source, pair.target)
    strong = [spans(s.text, tables.DENIAL[s.language], tables.IDLE_NOT[s.language]) for s in sides]
    ahead = Sides(pair, desk.shelf, from_source=True)
    back = Sides(pair, desk.shelf, from_source=False)
    plains = [set(spans(s.text, tables.NOT[s.language])) for s in sides]
    ours, theirs = (
        denials(side, words, [span for span in found if span in plain])
        for side, words, found, plain in zip(sides, (ahead.mine, back.mine), strong, plains, strict=True)
    )
    agreed = settled(ours, theirs, ahead)
    answered = {d.span for d in agreed} | {d.span for d in agreed.values()}
    alone: list[dict[Stretch, Stretch | None]] = [
        {
            denial.span: place
            for denial in found
            if denial.span not in answered and (place := affirmed(denial, side, other, view, answered))
        }
        for found, side, other, view in (
            ([*ours, *others(pair.source, ahead.mine)], pair.source, pair.target, ahead),
            ([*theirs, *others(pair.target, back.mine)], pair.target, pair.source, back),
        )
    ]
    told = (
        {denial.span for denial in agreed} | alone[0].keys(),
        {denial.span for denial in agreed.values()} | alone[1].keys(),
    )
    rest = _by_place(pair, (ahead, back), told, strong)
    left = (alone[0] | rest.left[0], alone[1] | rest.left[1])
    return Reading(_likely(left, (ahead, back), desk.shelf), rest.words)


def _likely(left: Unanswered, views: tuple[Sides, Sides], shelf: PairShelf) -> Unanswered:
    """What is left when negations of both sides answer each other from afar; in a free translation, one that
    is known by what it denies answers what stands near, and one that is not needs known words about it.
    """
    gone: tuple[set[Stretch], set[Stretch]] = set(), set()
    options = sorted(
        ((left[0][one] is not None) + (left[1][two] is not None), views[0].away(one, two), one, two)
        for one in left[0]
        for two in left[1]
    )
    for known, away, one, two in options:
        answered = known == 0 or (known == 1 and shelf.once(free) and away <= NEAR)
        if answered and one not in gone[0] and two not in gone[1]:
            gone[0].add(one)
            gone[1].add(two)
    ours, theirs = (
        {
            span: word
            for span, word in found.items()
            if span not in spared and (word or not shelf.once(free) or view.covered(span) >= COVERED)
        }
        for found, spared, view in zip(left, gone, views, strict=True)
    )
    return ours, theirs


def _by_place(
    pair: Pair,
    views: tuple[Sides, Sides],
    answered: tuple[set[Stretch], set[Stretch]],
    strong: list[list[Stretch]],
) -> Reading:
    """Plain negations of the source and of the target that none answers where it is expected."""
    sides = (pair.source, pair.target)
    kinds = [_kinds(side, sides[1 - at], views[1 - at], answered[at]) for at, side in enumerate(sides)]
    options = []
    for one, mine in kinds[1].items():
        for two, theirs in kinds[0].items():
            away = views[1].away(one, two)
            if mine.value + theirs.value > Kind.WEAK.value and not (
                views[1].tied(one, two) or (away <= SAME and _alike(sides, one, two))
            ):
                continue  # words that may deny answer each other where the dictionary or their make says so
            if away <= _reach(mine, theirs):
                options.append((away + (0 if mine is theirs else max(mine.value, theirs.value)), one, two))
    taken: tuple[dict[Stretch, Kind], dict[Stretch, Kind]] = {}, {}
    for _, one, two in sorted(options):
        if one not in taken[1] and two not in taken[0]:
            taken[1][one], taken[0][two] = kinds[0][two], kinds[1][one]
    left: tuple[dict[Stretch, Stretch | None], ...] = tuple(
        dict.fromkeys(
            span
            for span, kind in found.items()
            if kind is Kind.PLAIN
            and span not in taken[at]
            and not (strong[1 - at] and _takes_up(sides[at], span, taken[at]))
        )
        for at, found in enumerate(kinds)
    )
    words = tuple(
        (at, span, taken[at].get(span) is Kind.PLAIN)
        for at, found in enumerate(kinds)
        for span, kind in found.items()
        if kind is Kind.SURE or (kind is Kind.WEAK and taken[at].get(span) and not _plain(sides[at], span))
    )
    return Reading((left[0], left[1]), words)


def _plain(side: Passage, span: Stretch) -> bool:
    return bool(tables.NOT[side.language].fullmatch(side.text, *span))


class Kind(Enum):
    """How surely a word denies; the value is how many words farther it counts as than a plain negation."""

    PLAIN = 0
    STRONG = 1
    SURE = 2
    WEAK = 4


def _kinds(side: Passage, other: Passage, back: Sides, answered: set[Stretch]) -> dict[Stretch, Kind]:
    """All words of a passage that deny in any way and have not answered yet."""
    language = side.language
    idle = tables.IDLE_NOT[language]
    weak = spans(side.text, tables.WEAK_DENIAL[language], idle)
    only = [span for span in weak if tables.ONLY.fullmatch(side.text, *span)]
    rest = [span for span in weak if span not in only]
    found = dict.fromkeys(back.free(rest, tables.DENIAL[other.language], other, chance=CHANCE), Kind.WEAK)
    found |= dict.fromkeys(back.free(only, None, other, chance=CHANCE), Kind.WEAK)
    found |= dict.fromkeys(spans(side.text, tables.SURE_DENIAL[language]), Kind.SURE)
    found |= dict.fromkeys(spans(side.text, tables.DENIAL[language], idle), Kind.STRONG)
    plain = set(spans(side.text, tables.NOT[language]))
    found |= dict.fromkeys(plain - found.keys(), Kind.WEAK)  # set phrases: they answer and need no answer
    return {
        span: Kind.PLAIN if span in plain and kind is Kind.STRONG else kind
        for span, kind in found.items()
        if span not in answered
    }


def _alike(sides: tuple[Passage, Passage], one: Stretch, two: Stretch) -> bool:
    """True for two words that a prefix makes negative: “non-political”, «неполитический»."""
    return all(
        tables.PREFIXED[side.language].fullmatch(side.text, *span)
        for side, span in zip(sides, (two, one), strict=True)
    )


def _reach(one: Kind, two: Kind) -> int:
    """Words between where an answer is expected and where it stands, at most."""
    kinds = {one, two}
    if kinds == {Kind.PLAIN}:
        return FAR
    return BESIDE if kinds <= {Kind.PLAIN, Kind.STRONG} else NEAR


def _takes_up(side: Passage, span: Stretch, answered: Container[Stretch]) -> bool:
    """True for a Russian «не» beside another one in its sentence: «не учится и не работает» is “neither …
    nor”.
    """
    if side.language != "ru":
        return False
    for found in tables.COORDINATED.finditer(side.text, span[1], span[1] + BESIDE * LONG):
        if (found.end() - len("не"), found.end()) in answered:
            return True
    sentence = side.text[: span[1]].rpartition(". ")[2]
    before = sentence[: len(sentence) - 2]
    joined = any(found.end() == len(sentence) for found in tables.COORDINATED.finditer(sentence))
    if joined and (tables.DENIAL["ru"].search(before) or tables.NEGATIVE_PRONOUN.search(before)):
        return True
    clause = before[max(before.rfind(sign) for sign in ",;:(") + 1 :]
    return bool(tables.NEGATIVE_PRONOUN.search(clause))
