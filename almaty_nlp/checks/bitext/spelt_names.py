"""Names across languages (NMX): a name of the source is spelt alike throughout the translation."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher

from almaty_nlp.checks.desk import replace
from almaty_nlp.checks.pairdesk import Pair, PairDesk
from almaty_nlp.checks.registry import on_bitext
from almaty_nlp.lang import known
from almaty_nlp.lang.bilingual.ties import Word, words
from almaty_nlp.model.finding import Finding
from almaty_nlp.model.message import Message

LONG = 5
"""Letters of the shortest word that is compared."""
ALIKE = 0.74
"""Likeness (2 × common letters ÷ all letters) from which two spellings may be of one name."""
SURE = 0.1
"""Strength from which a word of the source is taken to call for the usual spelling."""
LIKELY = 0.04
"""The same where the usual spelling is a word of the dictionary and the other is not."""


@on_bitext("NMX001", "name-misspelt")
def name_misspelt(desk: PairDesk) -> Iterator[Finding]:
    """A capitalised word is spelt otherwise than where the same word of the source is rendered elsewhere.

    Why: a person, place or body under two spellings reads as two.
    A word no dictionary has is compared with the words of the text that differ by a letter or two; it is
    reported
    when the source has here the very word that the usual spelling renders.
    Wrong: «Алматинский Процэсс» for “Almaty Process”, «Процесс» elsewhere
    Right: «Алматинский Процесс»
    Fix safety: ask. The usual spelling is offered.
    Options: none.
    Source: ISO 5060 (spelling); Doc 9303 of ICAO for names across scripts.
    """
    language = desk.shelf.target.document.language or "ru"
    frequent = Counter(word for pair in desk.pairs for word in _texts(pair, language))
    shelves = defaultdict(list)
    for text, times in frequent.items():
        if times > 1 or known(text, language):
            shelves[text[0].lower()].append(text)
    for pair in desk.pairs:
        for word in words(pair.target.text, language):
            text = pair.target.text[word.start : word.end]
            if len(text) < LONG or not text[0].isupper() or text.isupper() or known(text, language):
                continue
            rivals = [
                rival
                for rival in shelves[text[0].lower()]
                if frequent[rival] >= frequent[text] or known(rival, language)
            ]
            usual = _usual(desk, pair, text, rivals)
            if usual is not None:
                better, origin = usual
                place = pair.target.place(word.start, word.end)
                yield desk.finding(
                    place,
                    Message(
                        en=f"“{text}” is “{better}” elsewhere",
                        ru=f"«{text}» в других местах пишется «{better}»",
                    ),
                    related=[pair.source.place(origin.start, origin.end)],
                    fixes=[replace(place.span, better)],
                )


def _texts(pair: Pair, language: str) -> Iterator[str]:
    return (pair.target.text[word.start : word.end] for word in words(pair.target.text, language))


def _usual(desk: PairDesk, pair: Pair, text: str, rivals: list[str]) -> tuple[str, Word] | None:
    """The rival spelling that a word of the source calls for here, with that word."""
    bridge, lexicon = desk.shelf.bridges[pair.number], desk.shelf.dictionary
    russian_source = pair.source.language == "ru"
    here = Counter(one.stem for one in bridge.target)
    for rival in rivals:
        if rival == text or abs(len(rival) - len(text)) > 2 or not _alike(rival, text):
            continue
        sure = LIKELY if known(rival, pair.target.language) else SURE
        for stem in {one.stem for one in words(rival, pair.target.language)}:
            calling = [
                one
                for one in bridge.source
                if lexicon.strength(*((one.stem, stem) if russian_source else (stem, one.stem))) >= sure
            ]
            if len(calling) > here[stem]:
                return _cased(rival, text), calling[-1]
    return None


def _cased(rival: str, text: str) -> str:
    return text[0] + rival[1:]


def _alike(one: str, other: str) -> bool:
    if (
        one[:-2].lower() == other[: len(one) - 2].lower()
        or other[:-2].lower() == one[: len(other) - 2].lower()
    ):
        return False  # «Licensor», «Licensed»: two words of one root
    return SequenceMatcher(None, one.lower(), other.lower(), autojunk=False).ratio() >= ALIKE
