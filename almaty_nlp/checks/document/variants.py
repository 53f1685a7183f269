"""Variants (VAR): one word is written in one way."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from almaty_nlp.checks.desk import Desk, replace
from almaty_nlp.checks.indexes.spelling import cased
from almaty_nlp.checks.registry import on_document
from almaty_nlp.lang.neighbours import written_solid
from almaty_nlp.model.finding import Finding, Severity
from almaty_nlp.model.message import Message
from almaty_nlp.text.rival_spellings import rivals, without_hyphen, without_yo

SHORTEST = 6
"""Letters from which two spellings are surely of one word: «все» and «всё» are two."""


_SINGULAR = "(?:ий|ый|ой|его|ого|ему|ому|им|ым|ем|ом|яя|ая|ей|юю|ую|ее|ое)"
NUMBER_HYPHEN = re.compile(
    r"(?<![\d.,-])\d{1,4}[ \u00a0](?:летн|дневн|месячн|недельн|градусн|кратн|этажн|минутн|часов)"
    rf"{_SINGULAR}(?![а-яё-])"
)
"""«60 летней»: figures are joined to an adjective of measure; not in the plural: «5 летних лагерей»."""


@on_document("VAR001", "yo-variant", severity=Severity.STYLE, languages=("ru",))
def yo_variant(desk: Desk) -> Iterator[Finding]:
    """A word is written here with ё and elsewhere with е, or the other way round.

    Why: a search for one spelling misses the other, and a text with both looks unfinished.
    Wrong: «Объединённых Наций» in a text that has «Объединенных Наций» elsewhere
    Right: «Объединенных Наций» throughout
    Fix safety: ask. The more frequent spelling is offered.
    Options: none.
    Source: Правила русской орфографии и пунктуации (2006), § 5.
    """
    counts = {word: n for word, n in _lower(desk).items() if len(word) >= SHORTEST}
    if not any("ё" in word for word in counts):
        return
    yield from _report(desk, rivals(counts, without_yo(counts)), "the letter ё", "букве «ё»")


@on_document("VAR002", "hyphen-variant", severity=Severity.STYLE)
def hyphen_variant(desk: Desk) -> Iterator[Finding]:
    """A word is written here with a hyphen and elsewhere in one, or the other way round.

    Why: readers ask whether two things are meant, and a search for one spelling misses the other.
    Wrong: «co-operation» in a text that has “cooperation” elsewhere
    Right: one of the two throughout
    Fix safety: ask. The more frequent spelling is offered.
    Options: none.
    Source: house rule; compare PerfectIt, hyphenation of words.
    """
    counts: Counter[str] = Counter()
    for word, places in _lower(desk).items():
        if len(word) >= SHORTEST:
            counts[word.replace("ё", "е")] += places
    yield from _report(desk, rivals(counts, without_hyphen(counts)), "a hyphen", "дефисе")


@on_document("VAR003", "hyphen-wrong", languages=("ru",))
def hyphen_wrong(desk: Desk) -> Iterator[Finding]:
    """A compound adjective is written with a hyphen where the dictionary writes it as one word.

    Why: an adjective made of a subordinate pair («Центральная Азия») is one word; the hyphen is for equal
    parts («социально-экономический»). A hyphen is also missing between figures and «-летний».
    Wrong: «центрально-азиатский», «60 летней»
    Right: «центральноазиатский», «60-летней»
    Fix safety: ask. The dictionary's spelling is offered.
    Options: none.
    Source: Правила русской орфографии и пунктуации (2006), §§ 129–130.
    """
    shelf = desk.shelf
    solid = {
        word: right
        for word in shelf.surfaces
        if "-" in word and word[-1].islower() and (right := written_solid(word.lower()))
    }
    for block in desk.blocks:
        for token in shelf.words[block.id] if solid else ():
            if right := solid.get(token.text):
                span = block.span(token.start, token.end)
                message = Message(
                    en=f"The dictionary writes “{right}” as one word",
                    ru=f"По словарю «{right}» пишется слитно",
                )
                fix = replace(span, cased(token.text.replace("-", ""), right))
                yield desk.finding(span, message, fixes=[fix])
        for found in NUMBER_HYPHEN.finditer(block.text):
            span = block.span(found.start(), found.end())
            right = found[0].replace(" ", "-")
            message = Message(en=f"A hyphen is missing: “{right}”", ru=f"Нужен дефис: «{right}»")
            yield desk.finding(span, message, fixes=[replace(span, right)])


def _lower(desk: Desk) -> Counter[str]:
    counts: Counter[str] = Counter()
    for word, places in desk.shelf.surfaces.items():
        counts[word.lower().replace("‑", "-")] += places
    return counts


def _report(desk: Desk, usual: Mapping[str, str], en: str, ru: str) -> Iterator[Finding]:
    better_of = (
        {word: right for word in desk.shelf.surfaces if (right := _usual(word, usual))} if usual else {}
    )
    for block in desk.blocks if better_of else ():
        for token in desk.shelf.words[block.id]:
            right = better_of.get(token.text)
            if right is None:
                continue
            span, better = block.span(token.start, token.end), cased(token.text, right)
            message = Message(
                en=f"Elsewhere the document writes “{better}”: the two differ in {en}",
                ru=f"В других местах документа написано «{better}»: разница в {ru}",
            )
            yield desk.finding(span, message, fixes=[replace(span, better)])


def _usual(word: str, usual: Mapping[str, str]) -> str | None:
    plain = word.lower().replace("‑", "-")
    right = usual.get(plain) or usual.get(plain.replace("ё", "е"))
    return right if right != plain else None
