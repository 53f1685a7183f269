"""Prepositions (AGR): the word after a preposition stands in a case that the preposition takes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from almaty_nlp.checks.desk import Desk, in_code, replace
from almaty_nlp.checks.document._clauses import attribute
from almaty_nlp.checks.document._governors import (
    ADVERBS,
    AFTERWARDS,
    AFTERWARDS_FIRST,
    ATTACHED,
    CONTACT,
    MEASURES,
    PHRASES,
    PREPOSITIONS,
    REACHED,
)
from almaty_nlp.checks.indexes.grammar import ATTRIBUTIVE, NOUNLIKE, alike, cases, readings
from almaty_nlp.checks.indexes.words import folded
from almaty_nlp.checks.registry import on_document
from almaty_nlp.lang import parses
from almaty_nlp.lang.token import Token
from almaty_nlp.model.document import Block
from almaty_nlp.model.finding import Finding
from almaty_nlp.model.message import Message

NAMES = {
    "gent": ("genitive", "родительный"),
    "datv": ("dative", "дательный"),
    "accs": ("accusative", "винительный"),
    "ablt": ("instrumental", "творительный"),
    "loct": ("prepositional case", "предложный"),
}
ADDRESS = "./\\_@:"
"""Signs that, with a letter or digit behind them, make a word part of an address or of a file's name."""
BACK = 3
"""Words before «о» among which a verb of contact is looked for."""
GENITIVE = frozenset(("gent",))


@on_document("AGR002", "preposition-case", languages=("ru",))
def preposition_case(desk: Desk) -> Iterator[Finding]:
    """The word after a preposition cannot stand in a case that the preposition takes.

    Why: «для обеспечению», «о выполнение» and «согласно решения» are slips of editing (the phrase had another
    preposition) or errors of government that a published text must not have.
    Only words of which no reading stands in a case of the preposition are found; names, words with a
    capital, addresses and names of files are left alone. «По» in the sense of «after» is followed by the
    prepositional case («по окончании», not «по окончанию»).
    Wrong: «согласно решения Совета»; «доклад о выполнение плана»; «по окончанию работы»
    Right: «согласно решению Совета»; «доклад о выполнении плана»; «по окончании работы»
    Fix safety: ask. A form is offered after «по» only; elsewhere the preposition may be the wrong word.
    Options: none.
    Source: D. E. Rosenthal, Guide to Orthography and Literary Editing, §§ 198–200; readings from OpenCorpora.
    """
    for block in desk.blocks:
        words = desk.shelf.words[block.id]
        for at in range(len(words) - 1):
            one, two = words[at], words[at + 1]
            first = folded(one.text)
            allowed = PREPOSITIONS.get(first) or _phrase(words, at)
            if not allowed or two.kind != "word" or two.start - one.end != 1:
                continue
            if first == "по" and (form := _afterwards(block, words, at)):
                yield _late(desk, block, one, two, form)
            elif _wrong(first, folded(two.text), allowed) and not _excused(block, words, at, allowed):
                yield _finding(desk, block, one, two, allowed)


def _finding(desk: Desk, block: Block, one: Token, two: Token, allowed: frozenset[str]) -> Finding:
    names = [NAMES[case] for case in NAMES if case in allowed]
    en, ru = " or the ".join(name[0] for name in names), " или ".join(name[1] for name in names)
    return desk.finding(
        block.span(one.start, two.end),
        Message(
            en=f"“{one.text}” takes the {en}, and “{two.text}” has no such form",
            ru=f"После «{one.text.lower()}» нужен {ru} падеж, а «{two.text}» стоит в другом",
        ),
    )


def _late(desk: Desk, block: Block, one: Token, two: Token, form: str) -> Finding:
    return desk.finding(
        block.span(one.start, two.end),
        Message(
            en=f"“{one.text}” in the sense of “after” takes the prepositional case: “{form}”",
            ru=f"«{one.text}» в значении «после» требует предложного падежа: «{form}»",
        ),
        fixes=[replace(block.span(two.start, two.end), form)],
    )


def _afterwards(block: Block, words: tuple[Token, ...], at: int) -> str:
    """The right form of a noun after «по» in the sense of «after»; "" where the dative may be meant."""
    word = words[at + 1].text
    form = AFTERWARDS.get(word, "")
    if not form and not block.text[block.body : words[at].start].strip() and at + 2 < len(words):
        following = cases(folded(words[at + 2].text))
        form = AFTERWARDS_FIRST.get(word, "") if "gent" in following else ""
    return form


@lru_cache(maxsize=1 << 16)
def _wrong(preposition: str, word: str, allowed: frozenset[str]) -> bool:
    """True when no reading of a word stands in a case that the preposition takes."""
    own, found = cases(word), parses(word)
    if preposition == "по" and readings(word, NOUNLIKE) and not any(p.lemma in REACHED for p in found):
        allowed -= {"accs"}
    if not own or own & allowed:
        return False
    if (preposition in PHRASES and "nomn" in own) or (
        preposition in ADVERBS and not readings(word, NOUNLIKE)
    ):
        return False  # «в ходе», «относительно» without a word of their own
    if preposition in ("в", "во") and any({"nomn", "plur", "anim"} <= parse.features for parse in found):
        return False  # «избран в члены»
    return not (preposition in ("с", "со") and "accs" in own and any(p.lemma in MEASURES for p in found))


def _excused(block: Block, words: tuple[Token, ...], at: int, allowed: frozenset[str]) -> bool:
    one, two, text = words[at], words[at + 1], block.text
    first = folded(one.text)
    before = folded(words[at - 1].text) if at else ""
    if (before, first) in ATTACHED or (first == "за" and before == "что"):
        return True
    if two.text[0].isupper() and not (one.text.isupper() and two.text.isupper()):
        return True
    if text[two.end : two.end + 1] in ADDRESS and text[two.end + 1 : two.end + 2].isalnum():
        return True
    if in_code(block, one.start, two.end):
        return True
    if first in ("о", "об", "обо") and any(
        folded(word.text).startswith(CONTACT) for word in words[max(0, at - BACK) : at]
    ):
        return True
    return at + 3 < len(words) and _participle_in(
        folded(words[at + 2].text), folded(words[at + 3].text), allowed
    )


@lru_cache(maxsize=1 << 14)
def _participle_in(word: str, noun: str, allowed: frozenset[str]) -> bool:
    """True for a participle and its noun in a case of the preposition: «в государством установленном
    порядке».
    """
    if not any(parse.pos == "PRTF" for parse in parses(word)):
        return False
    found = readings(noun, ATTRIBUTIVE)
    return any(
        each.case in allowed and any(each.case == other.case and alike(each, other) for other in found)
        for each in attribute(word)
    )


def _phrase(words: tuple[Token, ...], at: int) -> frozenset[str]:
    """«в целях», «в области»: a preposition and a noun that act as one preposition."""
    if not at or folded(words[at].text) not in PHRASES:
        return frozenset()
    return GENITIVE if folded(words[at - 1].text) in PHRASES[folded(words[at].text)] else frozenset()
