"""Doubles (DBL): the same word or the same list item twice in a row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from almaty_nlp.checks.desk import Desk, replace
from almaty_nlp.checks.document._doubles_tables import MAY_STAND_TWICE, TWICE_AFTER
from almaty_nlp.checks.indexes.words import folded
from almaty_nlp.checks.registry import on_document
from almaty_nlp.lang import fold
from almaty_nlp.lang.token import Token
from almaty_nlp.model.document import Block, Kind, Layer
from almaty_nlp.model.finding import Finding
from almaty_nlp.model.message import Message
from almaty_nlp.text.labels import parse_label
from almaty_nlp.text.twins import ROMAN

LEADS_ON = re.compile(r"(?::|[;,] (?:и|или|а также|либо|and|or))\s*$")
"""How an item ends that is not the last, and the words before a list."""

SPACES = frozenset(" \u00a0\u2009\u202f")

POSSESSIVE = ("’s", "'s", "’", "'")
"""«the world world’s heritage»: the ending of the second word does not make it another one."""

LONG_ITEM = 25
"""Letters from which an item that stands twice in a row is no coincidence of short answers («да», «нет»)."""


@on_document("DBL001", "doubled-word")
def doubled_word(desk: Desk) -> Iterator[Finding]:
    """A word stands twice in a row.

    Why: a slip of writing or of pasting; readers stumble over it and eyes trained on sense pass over it.
    Words that may rightly stand twice (“had had”, “that that”, «едва едва», Roman figures, names) are left
    alone, and so is a word that ends one sentence and begins the next.
    Wrong: «в рамках рамках Процесса»; “of the the Process”
    Right: «в рамках Процесса»
    Fix safety: ask. The second of the two is taken out.
    Options: none.
    Source: house rule; compare LanguageTool, WORD_REPEAT_RULE.
    """
    shelf = desk.shelf
    possessive = {word for word in map(folded, shelf.surfaces) if word.endswith("'s")}
    for block in desk.blocks:
        if block.kind is Kind.CODE:
            continue
        words, forms = shelf.words[block.id], shelf.folded[block.id]
        for at in [at for at, (one, two) in enumerate(pairwise(forms)) if one == two or two in possessive]:
            first, second = words[at], words[at + 1]
            if not second.text.startswith(first.text) and first.text.lower() != second.text.lower():
                continue
            if len(first.text) != len(second.text) and second.text[len(first.text) :] not in POSSESSIVE:
                continue
            if _right(block.text, first, second, shelf.language(block)):
                continue
            span = block.span(first.start, second.end)
            message = Message(
                en=f"“{first.text}” stands twice in a row", ru=f"Слово «{first.text}» стоит дважды подряд"
            )
            yield desk.finding(span, message, fixes=[replace(block.span(first.end, second.end), "")])


def _right(text: str, one: Token, two: Token, language: str) -> bool:
    """True where a word may stand twice, and where other signs than spaces stand between the two."""
    first, second = one.text, two.text
    if one.kind != "word" or not set(text[one.end : two.start]) <= SPACES:
        return True
    if text[two.end : two.end + 1] in ("-", "’", "'") or text[max(0, one.start - 1) : one.start] in (
        "-",
        ".",
        "’",
    ):
        return True
    if fold(first) in MAY_STAND_TWICE[language] or ((first + second).isupper() and _symbol(first)):
        return True
    if len(first) == len(second) and first != second:
        return not second.islower() or first[1:].isupper()  # «the The Hague», «ПО по»
    if first[0].isupper() and first[1:].islower() and not _starts(text, one.start):
        return True  # «Бирюков Бирюков»: names may repeat
    after = TWICE_AFTER.get(first.lower())
    return after is not None and bool(after.search(text[max(0, one.start - 40) : one.start]))


def _symbol(word: str) -> bool:
    """True for a roman figure and a single letter: «XX XX», «A A»."""
    return len(word) == 1 or bool(ROMAN.fullmatch(word))


def _starts(text: str, at: int) -> bool:
    before = text[:at].rstrip(" «“„\"'([")
    return not before or before[-1] in ".!?:;"


@on_document("DBL002", "doubled-item")
def doubled_item(desk: Desk) -> Iterator[Finding]:
    """A list item stands twice in a row.

    Why: an item pasted twice changes the count of a list and is read as two commitments.
    Paragraphs that no list surrounds are left alone, a form may say the same twice; so are notes, which
    repeat each other on purpose.
    Wrong: «а) обмен опытом между Сторонами; б) обмен опытом между Сторонами;»
    Right: «а) обмен опытом между Сторонами;»
    Fix safety: show. The second is shown with the first; which of them to change is the drafter's decision.
    Options: none.
    Source: house rule.
    """
    blocks = list(desk.blocks)
    for at in range(1, len(blocks)):
        before, block = blocks[at - 1 : at + 1]
        text = block.text[block.body :]
        if (
            block.kind is not Kind.TABLE_CELL
            and block.layer is before.layer is not Layer.NOTES
            and len(text) >= LONG_ITEM
            and text == before.text[before.body :]
            and _item(block)
            and not _first(block)
            and any(_listed(each) for each in (*blocks[max(0, at - 2) : at - 1], *blocks[at + 1 : at + 2]))
        ):
            message = Message(
                en="The same item stands just before this one",
                ru="Такой же пункт стоит прямо перед этим",
            )
            yield desk.finding(block.span(), message, related=[before.span()])


def _first(block: Block) -> bool:
    """True for «a)»: two lists of one item each may stand side by side."""
    value = parse_label(block.label)
    return value is not None and value.ordinal == 1


def _item(block: Block) -> bool:
    return bool(block.label) or block.text.endswith(";")


def _listed(block: Block) -> bool:
    """True for an item, for the last but one («…; и») and for what introduces a list («…следующие:»)."""
    return _item(block) or bool(LEADS_ON.search(block.text))
