"""Marks (MRK): one kind of quotation mark and of dash in one document."""

from __future__ import annotations

import re
from collections.abc import Iterator

from almaty_nlp.checks.desk import Desk, replace
from almaty_nlp.checks.registry import on_document
from almaty_nlp.model.document import Block, Kind
from almaty_nlp.model.finding import Finding, Severity
from almaty_nlp.model.message import Message

QUOTED = {
    "«»": re.compile(r"«[^«»]{1,200}»"),
    "“”": re.compile(r"“[^“”„]{1,200}”"),
    '""': re.compile(r'(?<![\w=])"[^"=]{1,200}"(?!\w)'),
}
"""Pairs of outer quotation marks; „…“ stands inside others and is not counted."""

CUSTOM = {"ru": "«»", "en": "“”"}
"""The pair of each language."""

DASH = re.compile(r"(?<=[\w»”)\].,;:!?…]) [—–] (?=[\w«“(\[])")
HYPHEN = re.compile(r"(?<=[^\W\d_]|[»”)\],]) - (?=[^\W\d_]|[«“(\[])")
"""A spaced hyphen between words; between figures it may be a minus."""


@on_document("MRK001", "mixed-quotes", severity=Severity.STYLE, options={"least": 3, "share": 0.5})
def mixed_quotes(desk: Desk) -> Iterator[Finding]:
    """A quotation stands in other quotation marks than the rest of the document.

    Why: two kinds of marks look like two kinds of quotation, and a search for the quoted name fails.
    Wrong: «Процесс», «Стороны», «Секретариат», "Бюро"
    Right: «Процесс», «Стороны», «Секретариат», «Бюро»
    Fix safety: ask. The marks of the majority are offered.
    Options: `least`: places the usual marks must have (3); `share`: largest share of the others (0.5).
    Source: Мильчин, Чельцова, Справочник издателя и автора; The Chicago Manual of Style, 6.
    """
    for language in desk.rule.languages:
        blocks = [block for block in _prose(desk) if desk.shelf.language(block) == language]
        places = {pair: list(_matches(blocks, pattern, pair[0])) for pair, pattern in QUOTED.items()}
        usual = CUSTOM[language]
        others = [place for pair, found in places.items() if pair != usual for place in found]
        if len(places[usual]) < desk.option("least") or len(others) > desk.option("share") * len(
            places[usual]
        ):
            continue
        for block, found in others:
            right = usual[0] + found[0][1:-1] + usual[1]
            span = block.span(found.start(), found.end())
            message = Message(
                en=f"The document quotes in {usual[0]}…{usual[1]}, here in {found[0][0]}…{found[0][-1]}",
                ru=f"В документе кавычки {usual[0]}…{usual[1]}, а здесь {found[0][0]}…{found[0][-1]}",
            )
            yield desk.finding(span, message, fixes=[replace(span, right)])


@on_document("MRK002", "hyphen-for-dash", severity=Severity.STYLE, options={"least": 3, "share": 0.5})
def hyphen_for_dash(desk: Desk) -> Iterator[Finding]:
    """A hyphen between spaces stands where the document has dashes.

    Why: a hyphen joins, a dash parts; between spaces the hyphen is a dash that was not typed.
    Wrong: «Алматы - место встречи» in a text that has «Астана — место встречи»
    Right: «Алматы — место встречи»
    Fix safety: ask. The dash that the document has is offered.
    Options: `least`: the dashes the document must have (3); `share`: the largest share of hyphens (0.5).
    Source: Мильчин, Чельцова, Справочник издателя и автора; The Chicago Manual of Style, 6.75.
    """
    blocks = list(_prose(desk))
    dashes = [found[0] for _, found in _matches(blocks, DASH)]
    hyphens = list(_matches(blocks, HYPHEN, " - "))
    if len(dashes) < desk.option("least") or len(hyphens) > desk.option("share") * len(dashes):
        return
    usual = max(sorted(set(dashes)), key=dashes.count)
    for block, found in hyphens:
        start, end = _words_beside(block.text, found.start(), found.end())
        message = Message(en="A spaced hyphen stands for a dash", ru="Дефис с пробелами стоит вместо тире")
        fix = replace(block.span(found.start(), found.end()), usual)
        yield desk.finding(block.span(start, end), message, fixes=[fix])


def _words_beside(text: str, start: int, end: int) -> tuple[int, int]:
    """The span with the words on both sides."""
    before = text.rfind(" ", 0, start) + 1
    after = text.find(" ", end)
    return before, after if after > 0 else len(text)


def _matches(
    blocks: list[Block], pattern: re.Pattern[str], having: str = ""
) -> Iterator[tuple[Block, re.Match[str]]]:
    """The matches in all blocks that have a sign at all, which is quick to see."""
    return (
        (block, found) for block in blocks if having in block.text for found in pattern.finditer(block.text)
    )


def _prose(desk: Desk) -> Iterator[Block]:
    return (block for block in desk.blocks if block.kind is not Kind.CODE)
