"""Endings (END): a paragraph ends as its neighbours do."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from almaty_nlp.checks.desk import Desk, replace
from almaty_nlp.checks.indexes.words import folded, words
from almaty_nlp.checks.registry import on_document
from almaty_nlp.lang import parses
from almaty_nlp.lang.words import words as table
from almaty_nlp.model.document import Block, Kind, Layer, Span
from almaty_nlp.model.finding import Finding
from almaty_nlp.model.message import Message

LONG = 40
"""Characters from which a paragraph is a sentence and no form of address or line of a list of names."""

FULL = 100
"""Characters from which a paragraph outside a list is no heading."""

WORD = re.compile(r"[\w’-]+\W*$")
OPENS = re.compile(r"[«“\"(\[]*(?:[A-ZА-ЯЁ]|\d+[.)])")
"""How a new sentence or item begins."""

LAST_LETTERS = re.compile(r"[^\W\d_]{3,}[»”\")\]]?$")
FINAL = ".;"

PREAMBLE = re.compile(
    r"(?:\w+(?:ая|яя|уя|вая|ив|ив|ав|ясь|ившись)|[A-Z]\w+ing|Whereas|Deeply|Fully|Mindful|Aware)\b"
)
"""How a clause of a preamble begins: these end in commas, whatever stands beside them."""

FINITE = table("shall may must is are was were has have had will should would can could does do")
"""English verbs that make a sentence of a line."""

CONNECTED = re.compile(r"\b(?:и|или|а также|либо|and|or|and/or|и/или)$", re.IGNORECASE)
"""An item that leads on to the next one: «…; а также»."""


@on_document("END001", "comma-at-end")
def comma_at_end(desk: Desk) -> Iterator[Finding]:
    """A paragraph ends in a comma, and the next begins a new sentence.

    Why: either the comma stands for a full stop or semicolon, or a piece of the text is lost.
    A paragraph is left alone when a neighbour ends in a comma too and when it is a clause of a preamble.
    Wrong: «…принимают участие в Процессе,» before a paragraph that begins «Стороны…»
    Right: «…принимают участие в Процессе.»
    Fix safety: show. A full stop is offered; the text that may be missing only the drafter has.
    Options: none.
    Source: house rule.
    """
    rows = _rows(desk)
    for at, block in enumerate(rows[:-1]):
        text = block.text.rstrip()
        if not text.endswith(",") or len(text) < LONG or not OPENS.match(_said(rows[at + 1])):
            continue
        if rows[at + 1].text.isupper() or PREAMBLE.match(_said(block)):
            continue
        if any(
            each.text.rstrip().endswith((",", ":")) for each in (*rows[max(0, at - 1) : at], rows[at + 1])
        ):
            continue
        if not any(each.text.rstrip().endswith(tuple(FINAL)) for each in rows[max(0, at - 3) : at + 4]):
            continue
        message = Message(
            en="The paragraph ends in a comma, and the next begins a new sentence",
            ru="Абзац кончается запятой, а следующий начинает новое предложение",
        )
        comma = block.span(len(text) - 1, len(text))
        yield desk.finding(_last_word(block), message, fixes=[replace(comma, ".")])


@on_document("END002", "stop-missing")
def stop_missing(desk: Desk) -> Iterator[Finding]:
    """A paragraph has no mark at its end, and its neighbours have.

    Why: a lost full stop or semicolon makes readers look for the rest of the sentence.
    Items of one list are compared, and paragraphs too long to be headings.
    Wrong: «1) первое;» «2) второе» «3) третье;»
    Right: «1) первое;» «2) второе;» «3) третье;»
    Fix safety: ask. The mark of the neighbours is offered.
    Options: none.
    Source: house rule.
    """
    rows = _rows(desk)
    for at in range(1, len(rows) - 1):
        before, block, after = rows[at - 1 : at + 2]
        text, mark = block.text.rstrip(), before.text.rstrip()[-1:]
        if mark not in FINAL or after.text.rstrip()[-1:] != mark or not LAST_LETTERS.search(text):
            continue
        if not _alike(before, block, after) or CONNECTED.search(text):
            continue
        message = Message(
            en=f"The paragraph ends without “{mark}”, which the paragraphs beside it have",
            ru=f"В конце абзаца нет знака «{mark}», который есть у соседних",
        )
        end = block.span(len(text), len(text))
        yield desk.finding(_last_word(block), message, fixes=[replace(end, mark)])


def _alike(before: Block, block: Block, after: Block) -> bool:
    """True for three items of a list, and for three paragraphs of prose."""
    if len(block.text) < LONG:
        return False
    if block.label:
        return bool(before.label and after.label) and before.level == block.level == after.level
    if before.label or after.label or block.kind is not Kind.PARAGRAPH:
        return False
    if _said(after)[:1].islower() and not _said(block)[:1].islower():
        return False  # a page break has cut the paragraph in two
    return len(block.text) >= FULL or _said(block)[:1].islower() or _is_sentence(block.text)


def _is_sentence(text: str) -> bool:
    """True where a word can be nothing but a finite verb: headings and captions have none."""
    return any(
        word.text.lower() in FINITE or _finite(folded(word.text))
        for word in words(text)
        if word.text.islower()
    )


@lru_cache(maxsize=1 << 14)
def _finite(word: str) -> bool:
    found = parses(word) if not word.isascii() else ()
    return bool(found) and all(parse.known and parse.pos == "VERB" for parse in found)


def _rows(desk: Desk) -> Sequence[Block]:
    """Paragraphs and items of the body in order; headings, cells and captions have endings of their own."""
    kinds = (Kind.PARAGRAPH, Kind.LIST_ITEM, Kind.HEADING, Kind.TITLE, Kind.TABLE_CELL)
    return [block for block in desk.blocks if block.layer is Layer.BODY and block.kind in kinds]


def _said(block: Block) -> str:
    return block.text[block.body :]


def _last_word(block: Block) -> Span:
    found = WORD.search(block.text)
    return block.span(found.start() if found else 0)
