"""Real-word errors (RWE): a word of the language, but not the one that was meant."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from almaty_nlp.checks.desk import Desk, Shelf, replace
from almaty_nlp.checks.indexes.confusable import Company, Verdict, stem
from almaty_nlp.checks.indexes.words import folded
from almaty_nlp.checks.registry import on_document
from almaty_nlp.lang.token import Token
from almaty_nlp.model.document import Block, Span
from almaty_nlp.model.finding import Finding
from almaty_nlp.model.message import Message

PEEK = 5
"""Letters by which a block is looked through for two words before its words are compared."""


@on_document("RWE001", "real-word-error")
def real_word_error(desk: Desk) -> Iterator[Finding]:
    """The word looks like another that the text or the glossary has beside the same neighbours.

    Why: a slip that gives a word of the language passes every spelling checker, and turns the sense round
    («измерения климата» for «изменения климата»).
    Found are long words, one or two letters away from another word of the text or the glossary, that stand
    here between two neighbours the other word has elsewhere, or beside one that has it often; two words that
    the text names side by side («на национальном и региональном уровнях») are left alone.
    Wrong: «последствия измерения климата»
    Right: «последствия изменения климата»
    Fix safety: ask. The word that is usual there is offered.
    Options: none.
    Source: Golding and Roth (1999); Wilcox-O'Hearn, Hirst and Budanitsky (2008).
    """
    for language in desk.rule.languages:
        company = desk.shelf.company[language]
        if not company.confusable:
            continue
        for block in desk.blocks:
            if desk.shelf.language(block) == language:
                yield from _in_block(desk, company, block)


def _in_block(desk: Desk, company: Company, block: Block) -> Iterator[Finding]:
    words, confusable = desk.shelf.words[block.id], company.confusable
    for at, form in enumerate(desk.shelf.folded[block.id]):
        if form not in confusable or not words[at].text.islower():
            continue
        word = words[at]
        before, after = _beside(block.text, words, at, -1), _beside(block.text, words, at, 1)
        verdict = company.judge(before, form, after)
        if verdict:
            neighbour = words[at + verdict.side].text
            yield _finding(desk, block.span(word.start, word.end), word.text, verdict, neighbour)


def _beside(text: str, words: tuple[Token, ...], at: int, side: int) -> str:
    """The folded word on one side, "" at the edge of the block or behind a mark."""
    other = at + side
    if not 0 <= other < len(words):
        return ""
    left, right = sorted((at, other))
    between = text[words[left].end : words[right].start]
    return folded(words[other].text) if between in (" ", "\u00a0", "\n") else ""


def _finding(desk: Desk, span: Span, word: str, verdict: Verdict, neighbour: str) -> Finding:
    meant = verdict.meant
    message = Message(
        en=f"Was “{meant}” meant? Beside “{neighbour}” the text or the glossary has it, not “{word}”",
        ru=f"Не «{meant}» ли это? Рядом с «{neighbour}» в тексте или глоссарии стоит оно, а не «{word}»",
    )
    related = _places(desk.shelf, verdict, neighbour, span)
    return desk.finding(span, message, related=related, fixes=[replace(span, verdict.meant)])


def _places(shelf: Shelf, verdict: Verdict, neighbour: str, here: Span) -> list[Span]:
    """Up to three places where the word that was meant stands beside the same neighbour."""
    pair = (stem(folded(neighbour)), stem(verdict.meant))
    wanted = pair if verdict.side < 0 else pair[::-1]
    found: list[Span] = []
    for block in shelf.blocks:
        if pair[0][:PEEK] not in block.text or pair[1][:PEEK] not in block.text:
            continue
        words = shelf.words[block.id]
        for one, two in pairwise(words):
            if (stem(folded(one.text)), stem(folded(two.text))) == wanted:
                span = block.span(one.start, two.end)
                if span.block != here.block or not span.start <= here.start < span.end:
                    found.append(span)
                if len(found) == 3:
                    return found
    return found
