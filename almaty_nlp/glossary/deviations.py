"""Where a term that a text mostly renders in one way is rendered in another."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile
from typing import NamedTuple

from almaty_nlp.glossary.group_tables import ENGLISH_EDGES, POINTING
from almaty_nlp.glossary.groups import CYRILLIC
from almaty_nlp.glossary.learnt import HYPHENS, Stretch, Term
from almaty_nlp.lang import parses
from almaty_nlp.lang.bilingual.ties import Bridge, Word
from almaty_nlp.lang.function_words import FUNCTION_WORDS

STABLE = 0.75
"""Share of the places of a term from which its rendering is the usual one."""
SLACK = 2
"""Words that may stand between those of a rendering in another order."""
KIN = 0.6
"""Share of the shorter of two words that both begin with when they are of one root: «мигранты», «миграция»,
but not «комитет», «комиссия»."""
LINKS = frozenset(("of", "the", "a", "an"))
"""Words that may stand inside any rendering; others only where the usual one has them too."""
NAMING = frozenset(("NOUN", "ADJF", "PRTF"))
GRAMMAR = FUNCTION_WORDS["en"] | FUNCTION_WORDS["ru"]

Stems = tuple[str, ...]
Text = tuple[str, str]


class Usual(NamedTuple):
    """A term of the source and its usual rendering as the stems of their content words, in how many places,
    and one of them: the number of the pair, the words of the target, and the grammatical ones between."""

    source: Stems
    target: Stems
    times: int
    pair: int
    words: Stretch
    shown: tuple[str, ...]
    between: frozenset[str]


class Deviation(NamedTuple):
    """A place where a term is rendered otherwise: number of the pair, the words of the source and of the
    target, and what is usual."""

    pair: int
    source: Stretch
    target: Stretch
    usual: Usual


def usual_renderings(
    terms: Sequence[Term], bridges: Sequence[Bridge], texts: Sequence[Text], least: int, *, from_russian: bool
) -> list[Usual]:
    """Return the terms of several words whose rendering is settled: in `least` places or more, and in most.

    `bridges` and `texts` are those of the pairs, source first.
    """
    found: dict[Stems, list[Usual]] = defaultdict(list)
    for term in terms:
        counts = term.renderings
        if not counts or len(term.key) < 2:
            continue
        key, times = counts.most_common(1)[0]
        place = next(one for one in term.places if one.key == key)
        if len(key) < 2 or times < least or times < STABLE * sum(counts.values()) or not place.english:
            continue
        mine, theirs = (place.russian, place.english)[:: 1 if from_russian else -1]
        bridge, text = bridges[place.pair], texts[place.pair]
        source = _stems(bridge.source, text[0], mine)
        target = _stems(bridge.target, text[1], theirs)
        words = _within(bridge.target, text[1], theirs)
        shown = tuple(text[1][word.start : word.end].lower() for word in words)
        between = frozenset(_between(text[1], words))
        found[source].append(Usual(source, target, times, place.pair, theirs, shown, between))
    best = [max(each, key=lambda one: (one.times, -len(one.target))) for each in found.values()]
    return [
        one
        for one in best
        if one.times
        >= STABLE * sum(e.times for e in found[one.source] if not set(one.target) < set(e.target))
    ]


def deviations(
    usual: Sequence[Usual], bridges: Sequence[Bridge], texts: Sequence[Text], share: float
) -> list[Deviation]:
    """Return the places where a settled term of the source stands and the target has as many other words,
    of terms that this befalls in at most `share` of the usual places.
    """
    by_first: dict[str, list[Usual]] = defaultdict(list)
    for one in sorted(usual, key=lambda each: -len(each.source)):
        by_first[one.source[0]].append(one)
    found = [
        each
        for number, (bridge, text) in enumerate(zip(bridges, texts, strict=True))
        for each in _of_pair(number, bridge, text, by_first)
    ]
    times = Counter(each.usual for each in found)
    return [each for each in found if times[each.usual] <= share * each.usual.times]


def _of_pair(
    number: int, bridge: Bridge, text: Text, by_first: dict[str, list[Usual]]
) -> Iterator[Deviation]:
    ours = _content(bridge.source, text[0])
    theirs = [bridge.target[at].stem for at in _content(bridge.target, text[1])]
    taken: set[int] = set()
    stems = [bridge.source[at].stem for at in ours]
    for at, place in enumerate(ours):
        for one in by_first.get(bridge.source[place].stem, ()):
            span = ours[at : at + len(one.source)]
            words = [bridge.source[word] for word in span]
            if tuple(word.stem for word in words) != one.source or taken & set(span):
                continue
            mine = Stretch(words[0].start, words[-1].end)
            if _compounded(text[0], mine) or not _together(text[0], words):
                continue
            taken |= set(span)
            if _times(one.target, theirs) < _times(one.source, stems) and (
                stretch := _otherwise(one, span, bridge, text[1])
            ):
                yield Deviation(number, mine, stretch, one)


def _times(wanted: Stems, row: Sequence[str]) -> int:
    """How often the stems stand close together, in any order."""
    found, at = 0, 0
    while at < len(row):
        if row[at] in wanted and set(row[at : at + len(wanted) + SLACK]) >= set(wanted):
            found, at = found + 1, at + len(wanted)
        else:
            at += 1
    return found


def _otherwise(usual: Usual, span: Sequence[int], bridge: Bridge, text: str) -> Stretch | None:
    """The words that stand for the usual rendering: as many, tied to the term or to nothing.

    Words of the usual rendering that stand there say where the others are to be looked for; without any, each
    word must be tied.
    """
    content = _content(bridge.target, text)
    at_of = {at: number for number, at in enumerate(content)}
    answers = sorted(at_of[bridge.ahead[at]] for at in span if bridge.ahead.get(at) in at_of)
    stems = [bridge.target[at].stem for at in content]
    kept = [number for number in answers if stems[number] in usual.target]
    if kept:
        first = kept[0] - usual.target.index(stems[kept[0]])
    elif len(answers) == len(usual.target):
        first = answers[0]
    else:
        return None
    row = range(first, first + len(usual.target))
    if first < 0 or row[-1] >= len(content):
        return None
    if any(bridge.back.get(content[number], span[0]) not in span for number in row):
        return None
    words = [bridge.target[content[number]] for number in row]
    stretch = Stretch(words[0].start, words[-1].end)
    if not _together(text, words, usual.between) or _compounded(text, stretch):
        return None
    here = {word.stem for word in words}
    new = [text[word.start : word.end].lower() for word in words if word.stem not in usual.target]
    lost = [word for word, stem in zip(usual.shown, usual.target, strict=True) if stem not in here]
    if not new or not lost or any(_kin(one, other) for one in new for other in lost):
        return None
    return stretch if all(_names(word, lost) for word in new) else None


def _names(word: str, others: Sequence[str]) -> bool:
    """True for a word that may be part of a term, in the language of the others."""
    if any(map(CYRILLIC.search, others)) != bool(CYRILLIC.search(word)):
        return False
    if not CYRILLIC.search(word):
        return word.lower() not in ENGLISH_EDGES and not word.lower().endswith("ly")
    best = parses(word)[0]
    return best.pos in NAMING and not {"Apro", "Anum"} & best.features and best.lemma not in POINTING


def _kin(one: str, other: str) -> bool:
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
    return shared >= KIN * min(len(one), len(other))


def _content(words: Sequence[Word], text: str) -> list[int]:
    """The numbers of the words that are not grammatical ones."""
    return [at for at, word in enumerate(words) if text[word.start : word.end].lower() not in GRAMMAR]


def _within(words: Sequence[Word], text: str, at: Stretch) -> list[Word]:
    return [words[number] for number in _content(words, text) if at.start <= words[number].start < at.end]


def _stems(words: Sequence[Word], text: str, at: Stretch) -> Stems:
    return tuple(word.stem for word in _within(words, text, at))


def _between(text: str, words: Sequence[Word]) -> list[str]:
    """What stands between the words, in small letters, word by word."""
    return [piece for one, two in pairwise(words) for piece in text[one.end : two.start].lower().split()]


def _together(text: str, words: Sequence[Word], between: frozenset[str] = frozenset()) -> bool:
    """True when nothing but hyphens and words that may stand inside a term is between the words."""
    return set(_between(text, words)) <= LINKS | HYPHENS | between


def _compounded(text: str, at: Stretch) -> bool:
    """True for words that are the part of a compound: «non-permanent members»."""
    return text[at.start - 1 : at.start] in HYPHENS or text[at.end : at.end + 1] in HYPHENS
