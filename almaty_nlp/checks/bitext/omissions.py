"""Omissions (OMI) and what was left in the other language (UNT): everything is translated, once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from almaty_nlp.checks.bitext._permissions import free
from almaty_nlp.checks.pairdesk import Gap, Pair, PairDesk, Passage
from almaty_nlp.checks.registry import on_bitext
from almaty_nlp.lang import sentences
from almaty_nlp.lang.bilingual.ties import Bridge, Word
from almaty_nlp.lang.function_words import FUNCTION_WORDS
from almaty_nlp.lang.words import words as words_of
from almaty_nlp.model.finding import Finding, Place, Severity
from almaty_nlp.model.message import Message

SHORTEST = 25
"""Characters of the shortest sentence that is missed."""
WORDS = 4
"""Words of the shortest sentence that is missed."""
ALONE = 0.25
"""Share of a sentence's words with a counterpart below which the sentence has none itself."""
COMPANY = 0.6
"""The same share where the other side has no room for the sentence either."""
LOOSE = 0.4
"""The same share in a free translation, which puts sentences in other words."""
ROOM = 0.5
"""Part of a sentence by which its side is longer than the other side accounts for."""
PART = 0.35
"""Part of a passage by which it is longer than the other side accounts for, so that a part of a sentence is
missed."""
MISSING, TIED = 6, 1.5
"""Words of content without counterpart in that part, and how many of them one with a counterpart
outweighs."""
AGAIN = 5
"""Words of the shortest stretch that is reported where it stands twice running."""
SHOWN = 150
"""Characters of a sentence that a finding quotes."""
FOREIGN = 0.6
"""Share of letters of the other alphabet from which a sentence is in the other language."""
FEW = 20
"""Letters a sentence needs for its language to be told."""
CONNECTIVES = words_of(
    "now therefore hence thus hereby further furthermore whereas поэтому посему итак далее настоящим ибо либо"
)
"""Words that lead on and say nothing by themselves, beside the grammatical ones."""

RUN = 4
"""Units missing at one place from which they are reported together."""

ADDED = Message("Nothing in the source corresponds to this", "Этому ничего не соответствует в оригинале")

Stretch = tuple[int, int]


@on_bitext("OMI001", "unit-omitted")
def unit_omitted(desk: PairDesk) -> Iterator[Finding]:
    """A paragraph, heading or item of the source has no counterpart in the translation.

    Why: what is left out is not agreed in that language.
    The place is the gap: the paragraphs beside it are named. Four or more missing at one place are told once.
    Wrong: a list of five items for a list of six
    Right: six items in both
    Fix safety: none is offered: the text has to be translated.
    Options: none.
    Source: ISO 17100, 5.3.1 (completeness); ISO 5060 (omission).
    """
    for run in _runs(desk.shelf.omitted):
        first, last = run[0], run[-1]
        place = first.beside[0] if first.beside else desk.start
        head, tail = _head(first.unit.text), _head(last.unit.text)
        message = Message(en=f"Not in the translation: “{head}”", ru=f"Нет в переводе: «{head}»")
        if len(run) > 1:
            message = Message(
                en=f"Not in the translation: {len(run)} paragraphs from “{head}” to “{tail}”",
                ru=f"Нет в переводе: абзацы ({len(run)}) от «{head}» до «{tail}»",
            )
        yield desk.finding(place, message, related=[*map(_whole, run), *first.beside[1:]])


@on_bitext("OMI002", "unit-added")
def unit_added(desk: PairDesk) -> Iterator[Finding]:
    """A paragraph, heading or item of the translation has no counterpart in the source.

    Why: what is added is not agreed in the other language.
    Wrong: a list of six items for a list of five
    Right: five items in both
    Fix safety: none is offered: the source may be the one that lacks it.
    Options: none.
    Source: ISO 17100, 5.3.1; ISO 5060 (addition).
    """
    for run in _runs(desk.shelf.added):
        many = Message(
            en=f"Nothing in the source corresponds to this and {len(run) - 1} more paragraphs after it",
            ru=f"Этому и следующим абзацам ({len(run) - 1}) ничего не соответствует в оригинале",
        )
        related = [*run[0].beside, *map(_whole, run[1:])]
        yield desk.finding(_whole(run[0]), many if len(run) > 1 else ADDED, related=related)


@on_bitext("OMI003", "sentence-omitted")
def sentence_omitted(desk: PairDesk) -> Iterator[Finding]:
    """A sentence of the source has no counterpart in the translated paragraph.

    Why: what is left out is not agreed in that language.
    A sentence is missed when the paragraph has fewer sentences and hardly any of its words has a counterpart,
    or too few of them in far too short a paragraph. A long part of a sentence is missed where none of its
    words has a counterpart and the paragraph is far too short, unless the translation is free (MOD001 tells
    it by the permissions).
    Wrong: «Стороны встречаются ежегодно.» for “The Parties meet every year. Each pays its own costs.”
    Right: «Стороны встречаются ежегодно. Каждая несет свои расходы.»
    Fix safety: none is offered: the sentence has to be translated.
    Options: none.
    Source: ISO 5060 (omission).
    """
    for pair in desk.pairs:
        for start, end in _lonely(desk, pair, from_source=True):
            text = _head(pair.source.text[start:end])
            yield desk.finding(
                desk.opposite(pair, start, from_source=True),
                Message(en=f"Not in the translation: “{text}”", ru=f"Нет в переводе: «{text}»"),
                related=[pair.source.place(start, min(end, start + SHOWN))],
            )


@on_bitext("OMI004", "sentence-added")
def sentence_added(desk: PairDesk) -> Iterator[Finding]:
    """A sentence of the translation has no counterpart in the source, or stands there twice.

    Why: what is added is not agreed in the other language.
    Wrong: «Каждая несет свои расходы. Каждая несет свои расходы.» for “Each pays its own costs.”
    Right: «Каждая несет свои расходы.»
    Fix safety: none is offered: the source may be the one that lacks it.
    Options: none.
    Source: ISO 5060 (addition).
    """
    for pair in desk.pairs:
        doubled = _doubled(pair)
        for start, end in sorted({*doubled, *_lonely(desk, pair, from_source=False)}):
            message = (
                Message(en="This sentence stands here twice", ru="Это предложение стоит здесь дважды")
                if (start, end) in doubled
                else ADDED
            )
            yield desk.finding(
                pair.target.place(start, min(end, start + SHOWN)),
                message,
                related=[desk.opposite(pair, start, from_source=False)],
            )


@on_bitext("UNT001", "untranslated", severity=Severity.ERROR)
def untranslated(desk: PairDesk) -> Iterator[Finding]:
    """A sentence is in the language of the source.

    Why: it was forgotten.
    Sentences are told by their alphabet; names, acronyms, addresses and short quotations are let pass. A
    sentence that stands in the source in the same words is reported, however short, unless it is a bare name.
    Wrong: «The Parties meet every year.» in a Russian text
    Right: «Стороны встречаются ежегодно.»
    Fix safety: none is offered: the sentence has to be translated.
    Options: none.
    Source: ISO 5060 (untranslated text).
    """
    passages = [(pair.target, pair) for pair in desk.pairs]
    for passage, pair in [*passages, *((gap.unit, None) for gap in desk.shelf.added)]:
        for start, end in _sentences(passage):
            text, language = passage.text[start:end], passage.language
            if _foreign(text, language) or (pair and _copied(text, pair.source.text, language)):
                related = [desk.opposite(pair, start, from_source=False)] if pair else []
                yield desk.finding(
                    passage.place(start, min(end, start + SHOWN)),
                    Message(en="This is not translated", ru="Это не переведено"),
                    related=related,
                )


def _foreign(text: str, language: str) -> bool:
    """True for a sentence mostly of words in the other alphabet, names of files and addresses left out."""
    prose = _IDENTIFIER.sub(" ", text)
    strange, own = _letters(prose, language)
    return strange + own >= FEW and strange >= FOREIGN * (strange + own) and bool(LOWER.search(prose))


def _copied(text: str, source: str, language: str) -> bool:
    """True for a sentence that stands in the source in the same words, not in the target's alphabet, with a
    grammatical word among them."""
    strange, own = _letters(text, language)
    if own or strange < FEW or _bare(text) not in _bare(source):
        return False
    grammar = FUNCTION_WORDS["en" if language == "ru" else "ru"]
    return any(word in grammar for word in _bare(text).split())


def _letters(text: str, language: str) -> tuple[int, int]:
    """Letters of the other alphabet and of the language's own."""
    latin, cyrillic = len(re.findall(r"[A-Za-z]", text)), len(re.findall(r"[А-Яа-яЁё]", text))
    return (latin, cyrillic) if language == "ru" else (cyrillic, latin)


def _bare(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))


_IDENTIFIER = re.compile(r"\S*(?:[\d_@/~\\]|[\w)][.:]\w)\S*|\b[a-z]+(?:-[a-z]+)+\b")
_WORD = re.compile(r"[\w-]+")
LOWER = re.compile(r"(?:\b[a-zа-яё]{2,}\b.*?){3}")


def _runs(gaps: Iterable[Gap]) -> list[list[Gap]]:
    """Gaps that say something, those of one place together where they are many."""
    runs: list[list[Gap]] = []
    for gap in gaps:
        if _says_nothing(gap.unit):
            continue
        if runs and runs[-1][0].beside == gap.beside:
            runs[-1].append(gap)
        else:
            runs.append([gap])
    return [part for run in runs for part in ([run] if len(run) >= RUN else [[gap] for gap in run])]


def _whole(gap: Gap) -> Place:
    return gap.unit.place(0, min(SHOWN, len(gap.unit.text)))


def _says_nothing(passage: Passage) -> bool:
    """True for a unit of grammatical words alone («Now, therefore,»): a way to go on, no content."""
    found = _bare(passage.text).split()
    return bool(found) and all(
        word in FUNCTION_WORDS[passage.language] or word in CONNECTIVES for word in found
    )


def _sentences(passage: Passage) -> list[Stretch]:
    found = []
    for start, end in sentences(passage.text, passage.language):
        lead = len(passage.text[start:end]) - len(passage.text[start:end].lstrip())
        tail = len(passage.text[start:end].rstrip())
        if tail - lead:
            found.append((start + lead, start + tail))
    return found


def _lonely(desk: PairDesk, pair: Pair, *, from_source: bool) -> list[Stretch]:
    """Sentences of one side that the other has no room for: more of them, or far more text, than it should
    have."""
    side, other = (pair.source, pair.target) if from_source else (pair.target, pair.source)
    own, theirs = _sentences(side), _sentences(other)
    own = [span for span in own if not _foreign(side.text[slice(*span)], side.language)]
    extra = len(own) - len(theirs)
    bridge = desk.shelf.bridges[pair.number]
    ratio = desk.shelf.length_ratio if from_source else 1 / desk.shelf.length_ratio
    excess = len(side.text) - ratio * len(other.text)
    view = _View(bridge, side, other, from_source=from_source)
    if len(own) < 2 or extra <= 0:
        return [] if desk.shelf.once(free) else _part(view, own, excess)
    shares = {span: view.tied(span) for span in own if span[1] - span[0] > SHORTEST}
    return sorted(
        span
        for span in sorted(shares, key=lambda one: shares[one])[:extra]
        if view.known(span) < ALONE
        or any(
            excess > room * (span[1] - span[0]) and shares[span] < share
            for room, share in ((ROOM / 2, ALONE), (ROOM, LOOSE if desk.shelf.once(free) else COMPANY))
        )
    )


def _part(view: _View, own: Sequence[Stretch], excess: float) -> list[Stretch]:
    """The part of a sentence that the other side has no words and no room for, if it is long."""
    if excess < PART * len(view.side.text):
        return []
    best, score, first = (0.0, 0, 0), 0.0, 0
    for at, answered in enumerate(view.answered):
        if score <= 0:
            score, first = 0.0, at
        score += -TIED if answered else 1.0
        best = max(best, (score, first, at))
    score, first, last = best
    if score < MISSING:
        return []
    start, end = view.content[first].start, view.content[last].end
    return [(start, end)] if end - start > ROOM * excess else []


class _View:
    """The words of content of one side of a pair, and which of them words of content answer."""

    def __init__(self, bridge: Bridge, side: Passage, other: Passage, *, from_source: bool) -> None:
        words, theirs = (bridge.source, bridge.target) if from_source else (bridge.target, bridge.source)
        links = bridge.ahead if from_source else bridge.back
        numbers = [at for at, word in enumerate(words) if not _grammatical(side, word)]
        self.side = side
        self.words, self.links = words, links
        self.content = [words[at] for at in numbers]
        self.answered = [at in links and not _grammatical(other, theirs[links[at]]) for at in numbers]

    def tied(self, span: Stretch) -> float:
        """Return the share of a sentence's words of content that are answered; 1 for a very short one."""
        inside = [
            answered
            for word, answered in zip(self.content, self.answered, strict=True)
            if span[0] <= word.start < span[1]
        ]
        if not inside or len(self._inside(span)) < WORDS:
            return 1.0
        return sum(inside) / len(inside)

    def known(self, span: Stretch) -> float:
        """Return the share of all words of a sentence that any word answers; 1 for a very short one."""
        inside = self._inside(span)
        return sum(at in self.links for at in inside) / len(inside) if len(inside) >= WORDS else 1.0

    def _inside(self, span: Stretch) -> list[int]:
        return [at for at, word in enumerate(self.words) if span[0] <= word.start < span[1]]


def _grammatical(side: Passage, word: Word) -> bool:
    return side.text[word.start : word.end].lower() in FUNCTION_WORDS[side.language]


def _doubled(pair: Pair) -> set[Stretch]:
    """The second of two equal stretches of the target that follow each other, where the source has none
    such."""
    if _twice(pair.source.text):
        return set()
    found = _twice(pair.target.text)
    return {found} if found else set()


def _twice(text: str) -> Stretch | None:
    words = list(_WORD.finditer(text))
    folded = [word[0].casefold() for word in words]
    places: dict[tuple[str, ...], int] = {}
    for at in range(len(folded) - AGAIN + 1):
        key = tuple(folded[at : at + AGAIN])
        first = places.setdefault(key, at)
        length = at - first
        if length >= AGAIN and folded[first:at] == folded[at : at + length]:
            return words[at].start(), words[at + length - 1].end()
    return None


def _head(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 60 else text[:60].rsplit(" ", 1)[0] + "…"
