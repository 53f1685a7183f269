"""New texts that an instrument gives in annexes of its own, not in quotation marks.

«приложение 2 изложить в редакции согласно приложению к настоящему решению» says the same as «приложение 2
изложить в следующей редакции: «…»» with the text of that annex: clauses are brought to the second form, with
a sign in the place of the text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from almaty_nlp.amend.lexer import PAIRS, is_open
from almaty_nlp.amend.operations import Line, Operation, Quote
from almaty_nlp.amend.splice import Runs
from almaty_nlp.model.document import Block, Kind, Layer

SIGN = "\ue000{}\ue001"
"""Stands for the text of an annex in a clause (private use area); the number of the annex is in it."""
SIGNED = re.compile("\ue000(.*?)\ue001")

QUOTATION = re.compile("[" + "".join({*PAIRS, *PAIRS.values()}) + "]")

NUMBER = r"(?:(?:№|no\.?)\s*)?(?P<n>\d+(?:[-.]\d+)*|(?-i:[IVXLC]+|[A-ZА-Я]))\b"
THIS = r"настоящ\w+|решени\w+|постановлени\w+|распоряжени\w+|приказ\w+|протокол\w+|резолюци\w+"
OWN = re.compile(
    rf"к\s+(?:{THIS})\b|to\s+(?:this|the\s+present|(?:the\s+)?(?:decision|resolution|order|protocol))\b",
    re.IGNORECASE,
)
"""How an annex of the instrument itself says whose it is."""
HEAD = re.compile(
    rf"(?:приложение|annex|appendix|schedule)(?:\s+{NUMBER})?[.:]?(?:\s+(?P<tail>(?:к|to)\s.{{1,200}}(?<![.;:,])))?",
    re.IGNORECASE | re.DOTALL,
)
"""A heading of an annex; a sentence that begins like one ends with a stop."""
TAIL = re.compile(r"(?:к|to)\s", re.IGNORECASE)
DATED = re.compile(r"(?:от|of|dated)\s+\d", re.IGNORECASE)

RU_ANNEX = rf"согласно\s+приложению(?:\s+{NUMBER})?(?:\s+к\s+настоящ\w+\s+\w+|(?!\s+к\s|\w))"
EN_ANNEX = (
    rf"(?:annex|appendix|schedule)(?:\s+{NUMBER})?\s+(?:(?:to|of)\s+(?:this|the\s+present)\s+\w+|hereto)"
)
SET_OUT = r"(?:(?:as\s+)?(?:set\s+out|contained|given|reproduced|appearing)\s+)?in\s+(?:the\s+)?"
Form = tuple[re.Pattern[str], str]
FORMS: Mapping[str, Sequence[Form]] = {
    "ru": (
        (
            re.compile(
                rf"изложить\s+(?P<unit>\S.*?\s)?в\s+(?:(?:новой|следующей)\s+)?редакции,?\s+{RU_ANNEX}",
                re.IGNORECASE | re.DOTALL,
            ),
            "{unit}изложить в следующей редакции: «{sign}»",
        ),
        (
            re.compile(rf"(?P<unit>дополнить\s+\S.*?\s){RU_ANNEX}", re.IGNORECASE | re.DOTALL),
            "{unit}следующего содержания: «{sign}»",
        ),
    ),
    "en": (
        (
            re.compile(rf"replaced\s+by\s+(?:the\s+text\s+{SET_OUT}|(?:the\s+)?){EN_ANNEX}", re.IGNORECASE),
            "replaced by the following: “{sign}”",
        ),
        (
            re.compile(rf"(?:shall|to)\s+read\s+(?:as\s+)?{SET_OUT}{EN_ANNEX}", re.IGNORECASE),
            "shall read: “{sign}”",
        ),
        (
            re.compile(
                r"(?P<unit>(?:annex|appendix|schedule)\s+\S+)\s+(?:is|shall\s+be)\s+(?:added|inserted),?\s+"
                rf"{SET_OUT}{EN_ANNEX}",
                re.IGNORECASE,
            ),
            "the following {unit} is added: “{sign}”",
        ),
    ),
}


@dataclass(frozen=True, slots=True)
class Annexes:
    """The annexes that clauses of an instrument call: their texts by number («» for the only one), and the
    blocks they are made of. A number that is called and not found has no text here.
    """

    language: str
    texts: Mapping[str, tuple[Line, ...]]
    blocks: frozenset[str] = frozenset()

    def brought(self, operation: Operation) -> Operation:
        """Return an operation with the texts of annexes in the place of their signs; none where not found."""
        quotes = {slot: tuple(self._text(quote) for quote in held) for slot, held in operation.quotes.items()}
        return replace(operation, quotes=quotes, words=shown(operation.words))

    def _text(self, quote: Quote) -> Quote:
        sign = SIGNED.fullmatch(quote.text)
        return quote if sign is None else Quote(self.texts.get(sign[1], ()))


def signed(text: str, language: str) -> str:
    """Return a clause with the signs of annexes as quotations.

    >>> signed("приложение 2 изложить в редакции согласно приложению к настоящему решению", "ru")
    'приложение 2 изложить в следующей редакции: «\\ue000\\ue001»'
    """
    for pattern, form in FORMS.get(language, ()):
        text = pattern.sub(lambda match, form=form: _form(match, form), text)  # type: ignore[misc]
    return text


def _form(match: re.Match[str], form: str) -> str:
    """The words of a clause in the second form; as they are where they are quoted themselves."""
    if QUOTATION.search(match[0]) or is_open(match.string[: match.start()]):
        return match[0]
    unit, number = match.groupdict().get("unit") or "", match["n"] or ""
    return form.format(unit=unit, sign=SIGN.format(number.upper()))


def shown(text: str) -> str:
    """Return words of a clause with an ellipsis for the text of an annex."""
    return SIGNED.sub("…", text)


def annexes(blocks: Sequence[Block], texts: Mapping[str, tuple[str, Runs]], language: str) -> Annexes:
    """Return the annexes that the clauses of an instrument call; `texts` as of `with_calls`.

    An annex begins with a heading of its own after the last clause that calls one, and goes to the next that
    is called. One that stands there twice is not found.
    """
    body = [block for block in blocks if block.layer is Layer.BODY and block.kind is not Kind.TOC_ENTRY]
    called: set[str] = set()
    last = 0
    clause = ""
    for at, block in enumerate(body):
        clause = f"{clause}\n{block.text}" if is_open(clause) else block.text
        signs = [sign[1] for sign in SIGNED.finditer(signed(clause, language))]
        called.update(signs)
        last = at if signs else last
    if not called:
        return Annexes(language, {})
    heads = [head for at in range(last + 1, len(body)) if (head := _head(body, at)) is not None]
    starts = sorted(start for number in called if (start := _only(heads, number)) is not None)
    found: dict[str, tuple[Line, ...]] = {}
    held: set[str] = set()
    for (at, first, number), end in zip(starts, [*(s[0] for s in starts), len(body)][1:], strict=True):
        held |= {block.id for block in body[at:end]}
        found[number] = tuple(_line(block, texts) for block in body[first:end])
    return Annexes(language, found, frozenset(held))


@dataclass(frozen=True, slots=True)
class _Head:
    """The heading of an annex: its place, that of the text below it, its number, and whether it says that it
    is one of the instrument.
    """

    at: int
    first: int
    number: str
    own: bool


def _head(body: Sequence[Block], at: int) -> _Head | None:
    """The heading that stands at a place, with what says whose annex it is; None for another's."""
    match = HEAD.fullmatch(body[at].text.strip())
    if match is None:
        return None
    tail, first = match["tail"] or "", at + 1
    if not tail and first < len(body) and TAIL.match(body[first].text):
        tail, first = body[first].text, first + 1
    if tail and not OWN.match(tail):
        return None
    while tail and first < len(body) and DATED.match(body[first].text):
        first += 1
    return _Head(at, first, (match["n"] or "").upper(), bool(tail))


def _only(heads: Sequence[_Head], number: str) -> tuple[int, int, str] | None:
    """The one annex of a number; of several the one that says it is the instrument's."""
    found = [head for head in heads if head.number == number]
    if len(found) > 1:
        found = [head for head in found if head.own]
    return (found[0].at, found[0].first, number) if len(found) == 1 else None


def _line(block: Block, texts: Mapping[str, tuple[str, Runs]]) -> Line:
    text, runs = texts[block.id]
    return Line(text, runs, block.label, block.level if block.kind is Kind.HEADING else 0, block.cell)
