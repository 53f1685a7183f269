"""The acronyms of a document: where each stands, how it is expanded, and whether letters and words agree.

An acronym is a word in capitals, of two letters or more; words of headings in capitals are counted with them
and told apart by the dictionary. An expansion stands before it in brackets («Евразийский банк развития
(ЕАБР)»); letters are matched with words in the
manner of Schwartz and Hearst (2003), strictly: every word of weight gives its first letter, and may give
letters from its inside («ЕврАзийский»), prepositions and conjunctions may give theirs.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from almaty_nlp.lang.words import words as table
from almaty_nlp.model.document import Block, Span

CAPITALS = r"[A-ZА-ЯЁІ]{2,}"
ACRONYM = re.compile(rf"(?<![\w./-]){CAPITALS}(?=s?(?![\w-])|-[а-яё])")
ROMAN = re.compile(r"[IVXLCМСХІ]+")
"""Roman figures, some of their letters typed in Cyrillic («ХІХ»)."""

BRACKETED = re.compile(rf"\((?:далее\W{{1,4}})?[\"«“]?(?P<acronym>{CAPITALS}(?: {CAPITALS})?)s?[\"»”]?[);,]")
WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
BREAK = re.compile(r"[.;:!?()\[\]]\s|[()\[\];:]|^\d+\.")

SHORT = table(
    "и в во на по о об обо с со к ко для из за от до при под над без или а но не между против среди "
    "of and the for on in to at by with from against or a an its their among de du et la des"
)
"""Words of an expansion that need not give a letter to the acronym."""

LONGEST = 16
"""Words before the bracket in which the expansion may begin."""

SYLLABLES = 4
"""Letters at the head of a word that an acronym may take more than the first from («ЕврАзийский»)."""


class Definition(NamedTuple):
    """An acronym in brackets and the words before it in the same sentence, at most `LONGEST`, from left to
    right.

    `span` is the acronym's; `words` and `starts` are the words before the bracket and their offsets in the
    block; `first` is the index of the word where the expansion begins, or -1 where no words fit the letters.
    """

    acronym: str
    span: Span
    words: tuple[str, ...]
    starts: tuple[int, ...]
    first: int

    @property
    def expansion(self) -> tuple[str, ...]:
        """The words the acronym stands for; empty where none fit."""
        return self.words[self.first :] if self.first >= 0 else ()


def inventory(blocks: Iterable[Block]) -> Mapping[str, tuple[Span, ...]]:
    """Return each acronym of a document with its places, in the order of the text. Roman figures are left
    out.
    """
    found: dict[str, list[Span]] = defaultdict(list)
    for block in blocks:
        for match in ACRONYM.finditer(block.text):
            if not ROMAN.fullmatch(match[0]):
                found[match[0]].append(block.span(*match.span()))
    return {acronym: tuple(spans) for acronym, spans in found.items()}


def definitions(blocks: Iterable[Block]) -> Iterator[Definition]:
    """Yield every acronym that stands in brackets after words, in the order of the text."""
    for block in blocks:
        text = block.text
        if "(" not in text:
            continue
        for match in BRACKETED.finditer(text):
            left = max((end.end() for end in BREAK.finditer(text, 0, match.start())), default=0)
            words = list(WORD.finditer(text, left, match.start()))[-LONGEST:]
            if words:
                given = tuple(word[0] for word in words)
                yield Definition(
                    match["acronym"],
                    block.span(*match.span("acronym")),
                    given,
                    tuple(word.start() for word in words),
                    beginning(match["acronym"].replace(" ", ""), given),
                )


def beginning(acronym: str, words: tuple[str, ...]) -> int:
    """Index of the word where an expansion of the acronym begins that ends at the last word; -1 where none
    does.
    """
    letters = acronym.casefold().replace("ё", "е")
    for first in range(len(words) - 1, -1, -1):
        if words[first][0].casefold() == letters[0] and fits(letters, words[first:]):
            return first
    return -1


@lru_cache(maxsize=1 << 14)
def fits(letters: str, words: tuple[str, ...]) -> bool:
    """True when the letters (lower case) can be dealt out to the words, every word of weight giving its
    first.
    """
    if not words or not letters:
        return not letters and all(word.casefold() in SHORT for word in words)
    word = words[0].casefold().replace("ё", "е")
    if word in SHORT and fits(letters, words[1:]):
        return True
    if word[0] != letters[0]:
        return False
    return any(
        fits(letters[taken:], words[1:])
        for taken in range(1, len(letters) + 1)
        if _inside(letters[:taken], word)
    )


def _inside(letters: str, word: str) -> bool:
    """True when the letters stand in the first syllables of the word in their order, the first at its
    head.
    """
    rest = iter(word[1:SYLLABLES])
    return letters[0] == word[0] and len(letters) <= 3 and all(letter in rest for letter in letters[1:])


def slips(acronym: str) -> Iterator[str]:
    """Yield the acronyms this one may be a slip for: a letter doubled (taken out), two neighbours of four
    exchanged.
    """
    for at in range(1, len(acronym)):
        if acronym[at] == acronym[at - 1]:
            yield acronym[:at] + acronym[at + 1 :]
        elif len(acronym) > 3:
            yield acronym[: at - 1] + acronym[at] + acronym[at - 1] + acronym[at + 1 :]
