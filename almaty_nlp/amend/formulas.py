"""The table of drafters' formulas (`data/formulas.tsv`), as patterns of tokens that clauses are held against.

A formula is read by the same lexer as a clause: `{unit}` is a reference, «{old}» a quotation, the rest words;
what is left are the tokens that carry the meaning. A house style is a selection of rows by their
`jurisdiction`.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from almaty_nlp.amend.lexer import Clause, Token, tokens
from almaty_nlp.amend.operations import Line
from almaty_nlp.amend.references import ANY

NO_OPERATIONS = frozenset({"address", "frame"})
"""Rows that show how units are named and how operations are introduced."""

UNIT_SLOT = re.compile(r"\{(?:unit|units|sub)\d?\}")
SAMPLES = {
    "n": "1", "m": "2", "p": "3", "l": "4", "n1": "1", "n2": "2", "n3": "3", "letter": "г", "a": "в",
    "b": "д",
    "c": "г", "d": "е",
}  # fmt: skip
WORDED_SAMPLES = {
    "ru": {"ordinal": "второй", "act": "решению", "body": "Совещание"},
    "en": {"ordinal": "second", "act": "Decision", "body": "Meeting"},
}
SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Formula:
    """A row of the table. `kinds` are those of its references, `slots` the names of its quotations, in order;
    `marked` says that its quotations are punctuation marks.
    """

    language: str
    action: str
    pattern: str
    example: str
    jurisdiction: str
    source: str
    kinds: tuple[str, ...] = ()
    slots: tuple[str, ...] = ()
    marked: bool = False
    flags: frozenset[str] = frozenset()


Key = tuple[str, ...]


@cache
def rows() -> tuple[Formula, ...]:
    """Return the rows of the table in their order."""
    path = Path(__file__).with_name("data") / "formulas.tsv"
    with path.open(encoding="utf-8", newline="") as file:
        table = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return tuple(
            Formula(r["lang"], r["action"], r["pattern"], r["example"], r["jurisdiction"], r["source"])
            for r in table
        )


@cache
def patterns(language: str) -> Mapping[Key, tuple[Formula, ...]]:
    """Return the formulas of a language by their key; a formula that begins with the unit it amends also
    stands without it (inside a group), and with it at the end.
    """
    found: dict[Key, list[Formula]] = defaultdict(list)
    for row in rows():
        if row.language != language or row.action in NO_OPERATIONS or "{old1}" in row.pattern:
            continue
        read = [t for t in _tokens(row) if t.kind in ("unit", "quote", "word")]
        formula = _compiled(row, read)
        own = key(read)
        for variant in _variants(own):
            if all(
                formula.action != other.action or formula.kinds != other.kinds for other in found[variant]
            ):
                found[variant].append(formula)
    return {each: tuple(formulas) for each, formulas in found.items()}


@cache
def longest(language: str) -> int:
    """The number of tokens of the longest formula."""
    return max(map(len, patterns(language)))


def key(read: list[Token]) -> Key:
    """Return what of a row of tokens a formula is recognised by."""
    return tuple({"unit": "U", "quote": "Q"}.get(token.kind, token.word) for token in read)


@cache
def verbs(language: str) -> frozenset[str]:
    """Every word that counts in a formula."""
    return frozenset(part for each in patterns(language) for part in each if part not in ("U", "Q"))


def _variants(own: Key) -> list[Key]:
    variants = [own]
    rest = own[1:]
    if own[0] == "U" and ("Q" in rest or "U" in rest) and "renumber" not in rest and "считать" not in rest:
        variants.append(rest)
        if "U" not in rest:
            variants.append((*rest, "U"))
    return variants


def _compiled(row: Formula, read: list[Token]) -> Formula:
    kinds = tuple(token.refs[0].last.kind for token in read if token.kind == "unit")
    quotes = [quote for token in read if token.kind == "quote" for quote in token.quotes[:1]]
    slots = tuple(
        match[1] if (match := SLOT.search(quote.text)) else ("old" if not at else "new")
        for at, quote in enumerate(quotes)
    )
    flags = frozenset(token.kind for token in _tokens(row) if token.kind in ("every", "case"))
    return Formula(
        row.language, row.action, row.pattern, row.example, row.jurisdiction, row.source, kinds,
        tuple("text" if slot == "row" else slot for slot in slots),
        any(quote.mark for quote in quotes), flags,
    )  # fmt: skip


@cache
def _tokens(row: Formula) -> tuple[Token, ...]:
    text = UNIT_SLOT.sub(ANY, row.pattern)
    samples = SAMPLES | WORDED_SAMPLES[row.language]
    if row.language == "en":
        samples |= {"a": "a", "b": "b"}
    quoted = {"old", "new", "text", "anchor", "row", "end"}
    text = SLOT.sub(lambda m: m[0] if m[1] in quoted else samples.get(m[1], m[1]), text)
    return tuple(tokens(Clause([Line(text)]), row.language))
