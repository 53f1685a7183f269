"""Cuts text into words, numbers and marks in spaCy's way, with rules of our own.

spaCy's tokeniser works on one stretch between white space at a time, so the pieces of each different
stretch are computed once a process and kept: a text costs one look-up a word (about two million words a
second on one core). `tokenize` gives the tokens that the pipelines have, without spaCy.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from almaty_nlp.lang.abbreviations import HEAD, NUMBER_HEAD, PAIRS, TAIL
from almaty_nlp.lang.affixes import Affixes
from almaty_nlp.lang.token import Token, TokenKind

if TYPE_CHECKING:
    from spacy.tokenizer import Tokenizer
    from spacy.vocab import Vocab

Piece = tuple[str, int, int, TokenKind]

LETTER = r"[^\W\d_]"
JOINERS = "\u00ad\u200b\u200c\u200d\u2060\ufeff\u0300-\u036f"
"""Soft hyphen, zero-width signs and combining accents: inside a word they belong to it."""

_MARK = rf"(?:\.{{2,}}|[^\w{JOINERS}]|_)"

_WHOLE = re.compile(
    rf"""(?:{LETTER}{{1,2}}\.){{2,}}                      # т.е. U.S. Ph.D.
      | {LETTER}\.                                        # А. г. p.
      | \d+(?:[.,:]\d+)*                                  # 5.2  1,000  10:30  05.06.2013
      | (?=\S*\d)[A-ZА-ЯЁ][A-ZА-ЯЁ0-9.\-]*(?:/[\w.\-]*\w)+   # A/RES/70/1  A/CONF.2/108/Rev.1
      | (?:https?://|www\.)\S*[\w/]
      | [\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+
      | (?:[a-z0-9\-]+\.)+(?:org|int|net|com|info|edu|gov|eu|ru|kz|kg|tj|tm|uz|ch|uk)(?:/\S*[\w/])?
      """,
    re.VERBOSE,
)

_INFIX = re.compile(
    r"""\.{2,}|…
      | [/\\|()\[\]{}«»„“”"‹›;!?=+*<>%°№§—–‐‑]           # never inside a word (‐ ‑: see below)
      | (?<=[^\W\d_]),(?=\w) | (?<=\d),(?=[^\W\d_])
      | (?<=[^\W\d_]):(?=\w) | (?<=\d):(?=[^\W\d_])
      | (?<=[a-zа-яё])\.(?=[A-ZА-ЯЁ])                     # a stop without its space
      | (?<=\d)-(?=\d)                                    # 2011-2013
      """.replace("‐‑", ""),
    re.VERBOSE,
)

NEW = tuple.__new__
"""Makes a Token without a call of Python code: there are as many as words."""


def tokenize(text: str, language: str) -> tuple[Token, ...]:
    """Return the tokens of a text in order; `language` is «ru» or «en» (others are cut like English)."""
    tokens: list[Token] = []
    add, at, known = tokens.append, 0, _PIECES.setdefault(language, {})
    for stretch in text.split(" "):
        for piece, start, end, kind in known.get(stretch) or _cut(stretch, language):
            add(NEW(Token, (piece, at + start, at + end, kind)))
        at += len(stretch) + 1
    return tuple(tokens)


_PIECES: dict[str, dict[str, tuple[Piece, ...]]] = {}
"""The pieces of what stands between two spaces, by language."""

_MANY = 1 << 16
"""Different stretches that are kept of a language."""

_STRETCH = re.compile(r"\S+")


def _cut(stretch: str, language: str) -> tuple[Piece, ...]:
    """The pieces of a stretch between two spaces, which may hold other white space; they are kept."""
    found: list[Piece] = []
    for match in _STRETCH.finditer(stretch):
        if match[0].isalpha():
            found.append((match[0], *match.span(), "word"))
            continue
        end = match.start()
        for piece in affixes(language).cut(match[0]):
            start, end = end, end + len(piece)
            found.append((piece, start, end, kind_of(piece)))
    known = _PIECES[language]
    if len(known) >= _MANY:
        known.clear()
    known[stretch] = tuple(found)
    return known[stretch]


def kind_of(text: str) -> TokenKind:
    """«word» when the text holds a letter, «number» when it holds a digit only, else «mark»."""
    if any(map(str.isalpha, text)):
        return "word"
    return "number" if any(map(str.isdigit, text)) else "mark"


@cache
def affixes(language: str) -> Affixes:
    """Return the rules of a language («ru»; others are cut like English)."""
    stops = sorted(_stopped(language), key=len, reverse=True)
    glued = "|".join(re.escape(word) for word in stops if "." not in word)
    return Affixes(
        re.compile(rf"(?:{glued})\.(?=[\dA-ZА-ЯЁ«])|{LETTER}\.(?=[A-ZА-ЯЁ]\.?{LETTER})|{_MARK}"),
        re.compile(rf"(?<=\d)(?:{glued})\.$|{_MARK}$"),
        _INFIX,
        _WHOLE,
        frozenset(f"{word}." for stop in stops for word in (stop, stop.capitalize(), stop.upper())),
    )


def spacy_tokenizer(vocab: Vocab, language: str) -> Tokenizer:
    """Return spaCy's tokeniser with our rules, for the `Vocab` of a pipeline."""
    from spacy.symbols import ORTH
    from spacy.tokenizer import Tokenizer

    rules = affixes(language)
    return Tokenizer(
        vocab,
        rules={case: [{ORTH: case}] for case in rules.cases},
        prefix_search=rules.prefix.match,
        suffix_search=rules.suffix.search,
        infix_finditer=rules.infix.finditer,
        token_match=rules.whole.fullmatch,
    )


def _stopped(language: str) -> set[str]:
    """All abbreviations of a language that are written with a stop and without a space."""
    key = language if language in HEAD else "en"
    words = {*HEAD[key], *NUMBER_HEAD[key], *TAIL[key], *(second for _, second in PAIRS[key])}
    return {word for word in words if len(word) < 6}
