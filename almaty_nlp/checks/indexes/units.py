"""The numbered units of a document and the words that refer to them: what a cross-reference can lead to."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from almaty_nlp.model.document import Block, Span
from almaty_nlp.text.labels import Style, named, parse_label

KINDS = {
    "стать": "article", "ст": "article", "article": "article", "art": "article",
    "глав": "chapter", "chapter": "chapter",
    "раздел": "section", "section": "section",
    "приложени": "annex", "annex": "annex",
    "пункт": "paragraph", "п": "paragraph", "para": "paragraph", "paragraph": "paragraph",
    "сноск": "footnote", "footnote": "footnote",
}  # fmt: skip
"""Beginnings of the words that name a unit → the kind of unit, the same in both languages."""

NAMES = {
    "article": ("article", "статьи"),
    "chapter": ("chapter", "главы"),
    "section": ("section", "раздела"),
    "annex": ("annex", "приложения"),
    "paragraph": ("paragraph", "пункта"),
    "footnote": ("footnote", "сноски"),
}
"""Kind → its English name and its Russian genitive, for messages."""

NUMBER = r"(?:\d{1,3}|[IVXLC]{1,7})(?![\w])"
REFERENCE = re.compile(
    r"(?<![\w-])(?P<word>(?:[Сс]тат(?:ь[яиюеё]|ьей|ьями|ьям|ьях|ей)|[Гг]лав(?:а|ы|е|у|ой|ам|ами|ах)?|"
    r"[Рр]аздел(?:а|у|ом|е|ы|ов|ам|ами|ах)?|[Пп]риложени(?:е|я|ю|ем|и|й|ям|ями|ях)|"
    r"[Пп]ункт(?:а|у|ом|е|ы|ов|ам|ами|ах)?|[Сс]носк(?:а|и|е|у|ой|ам|ами|ах)|"
    r"[Aa]rticles?|[Cc]hapters?|[Ss]ections?|[Aa]nnex(?:es)?|[Pp]aragraphs?|[Ff]ootnotes?)|(?:[Сс]т|[Пп]|[Aa]rt|[Pp]ara)\.)"
    rf"[ \u00a0](?P<numbers>{NUMBER}(?:(?:,| и| или| and| or|, and|, or|[–—-])[ \u00a0]?{NUMBER})*)"
)
ONE = re.compile(NUMBER)
PARTS = (
    "rticle", "hapter", "ection", "nnex", "aragraph", "ootnote", "rt.", "ara.",
    "тат", "лав", "аздел", "риложени", "ункт", "носк", "т.", "п.", "П.",
)  # fmt: skip
"""One of these stands in every text where `REFERENCE` matches: a quick look before the careful one."""

INSTRUMENTS = (
    r"конвенц|пакт|протокол|договор|соглашени|деклараци|устав|статут|закон|кодекс|резолюц|регламент|конституц|"
    r"меморандум|хартии|convention|covenant|protocol|treaty|agreement|declaration|charter|statute|constitution|"
    r"resolution|code|law|act\b|regulation|directive|rules"
)
INSTRUMENT_AFTER = re.compile(
    rf"(?:\s?\(\w{{1,3}}\))*\s(?:of |to |in )?(?:the |this )?(?:[^\W\d_]+ ){{0,2}}(?i:{INSTRUMENTS})"
)
INSTRUMENT_BEFORE = re.compile(rf"(?<![\w-])(?=[A-ZА-ЯЁ])(?i:{INSTRUMENTS})")
"""Words for an instrument: a reference right before one, or after one in the same clause, may lead there."""

TITLE = re.compile(r"(?:\s?\(\w{1,3}\))*[:,]?\s(?:(?:of |to )?(?:the )?[A-ZА-ЯЁ]|[«“\"])")
OTHER_NUMBER = re.compile(r"[./]\d|\s?(?:года|г\.|лет|процент|per cent|%)")

OWN = re.compile(r"настоящ|данн|this|present|hereof|above|below|выше|ниже", re.IGNORECASE)
NEAR = 70
"""Characters round a reference in which the instrument it belongs to is named."""

HEADING = 160
"""Characters of the longest text that can be the heading of a unit («Статья 5. …»)."""

TYPICAL = 20
"""Paragraphs an article may have: a reference to a higher number fails for sure where labels got lost on
the way."""


class Reference(NamedTuple):
    """A number that refers to a unit of a kind: «статьи 41, 42» are two. `span` covers the word for the
    first of them.
    """

    kind: str
    number: int
    span: Span


def units(blocks: Iterable[Block], footnotes: int) -> Mapping[str, frozenset[int]]:
    """Return the numbers of the units a document has, by kind."""
    found: dict[str, set[int]] = defaultdict(set)
    for block in blocks:
        value = named(block.label) or (named(block.text) if len(block.text) <= HEADING else None)
        if value is not None and (kind := KINDS.get(_beginning(value.word))):
            found[kind].update(value.numbers[:1])
        elif block.label and (label := parse_label(block.label)) and label.style is Style.DECIMAL:
            found["paragraph"].update(label.numbers[-1:])
    found["footnote"].update(range(1, footnotes + 1))
    return {kind: frozenset(numbers) for kind, numbers in found.items()}


def last(numbers: frozenset[int]) -> int:
    """The highest number that another one stands close to; 0 for none. A lone high number may be a slip
    itself.
    """
    return max((n for n in numbers if n - 1 in numbers or n - 2 in numbers), default=0)


def references(block: Block) -> Iterator[Reference]:
    """Yield the references of a block to units of its own document, as far as the words round them tell."""
    text = block.text
    for match in REFERENCE.finditer(text) if any(part in text for part in PARTS) else ():
        kind = KINDS.get(_beginning(match["word"].rstrip(".")))
        if kind is None or not match.start() or _foreign(text, *match.span()):
            continue
        for at, one in enumerate(ONE.finditer(text, match.start("numbers"), match.end("numbers"))):
            start = match.start() if at == 0 else one.start()
            yield Reference(kind, value(one[0]), block.span(start, one.end()))


def value(number: str) -> int:
    """The value of a number in Arabic or Roman figures."""
    if number.isdigit():
        return int(number)
    digits = [{"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}[figure] for figure in number]
    pairs = zip(digits, [*digits[1:], 0], strict=True)
    return sum(-one if one < following else one for one, following in pairs)


def _beginning(word: str) -> str:
    low = word.casefold()
    return next((stem for stem in sorted(KINDS, key=len, reverse=True) if low.startswith(stem)), "")


def _foreign(text: str, start: int, end: int) -> bool:
    """True where the words round a reference may name another instrument, or a number of another kind."""
    after, before = text[end : end + NEAR], text[max(0, start - NEAR) : start]
    if OTHER_NUMBER.match(after) or TITLE.match(after):
        return True
    found = INSTRUMENT_AFTER.match(after)
    if found:
        return not OWN.search(found[0])
    clause = before[max(before.rfind(mark) for mark in ".;") + 1 :]
    return bool(INSTRUMENT_BEFORE.search(clause)) and not OWN.search(clause)
