"""References to units in an instrument: «в абзаце втором подпункта 1) пункта 2», “Article 3(2)”."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache

from almaty_nlp.amend.operations import Quote, Ref, Step
from almaty_nlp.amend.vocabulary import HEADED, IDENTIFIED, NEW, NUMBERED_ORDINAL, ORDINALS, RANKS, UNITS
from almaty_nlp.text.labels import parse_label, successor

ANY = "§"
"""Stands for any unit in a formula."""

QUOTED = frozenset({"entry", "item", "row", "column", *HEADED})
"""Units that a quotation right behind them names."""

LETTER = r"[«“\"]\w{1,3}[»”\"]"
NUMBER = (
    rf"(?:{LETTER}|[A-Z]\.\d+\.?|\(?\d{{1,3}}(?:\.\d{{1,3}})*(?:[-‑]\d{{1,2}})?[a-zа-я¹²³]?(?![\w])\)?"
    r"(?: (?:bis|ter|quater)\b)?(?:\(\w{1,5}\)| \((?:[a-z]{1,2}|[ivx]{1,5}|\d{1,2})\))*"
    r"|\(?[ivxlc]{1,7}(?!\w)\)?|\(?[IVXLC]{1,7}(?!\w)\)?"
    r"|[A-ZА-Я](?!\w)|\(?[а-яёa-z]{1,2}\))"
)
AND = r"(?:\s*,\s*(?:and\s+|и\s+|or\s+)?|\s+(?:и|and|or|или)\s+)"
TO = r"(?:\s*[–—]\s*|\s+(?:to|through)\s+)"
NUMBERS = rf"{NUMBER}(?:(?:{AND}|{TO}){NUMBER})*"
SUFFIX = re.compile(r"\((\w{1,5})\)")
PLURAL = re.compile(r"(?:[ыи]|ов|статей|частей|ам|ами|ах|s)$")
INSIDE = re.compile(r"(?:\s+|,\s+)(?:(?:of|in|во?|к)\s+)?(?:the\s+)?")
BESIDE = re.compile(rf"{AND}(?:(?:the|in|во?)\s+)?")
LIMIT = 999


@dataclass(frozen=True, slots=True)
class Found:
    """A reference at [start, end) of a clause; `refs` are several where «и», “and” join them."""

    start: int
    end: int
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class _Grammar:
    step: re.Pattern[str]
    ordinal: re.Pattern[str]
    kinds: tuple[tuple[str, re.Pattern[str]], ...]
    new: re.Pattern[str]
    identified: tuple[tuple[str, re.Pattern[str]], ...]


QuoteAt = Callable[[int], tuple[Quote, int] | None]
"""Returns the quotation that opens at an offset and where it ends."""


def reference(text: str, at: int, language: str, quote_at: QuoteAt) -> Found | None:
    """Return the reference that starts at offset `at` of a clause, or None."""
    chain = _chain(text, at, language, quote_at)
    if chain is None:
        return None
    refs, end = [chain[0]], chain[1]
    while (gap := BESIDE.match(text, end)) and (more := _chain(text, gap.end(), language, quote_at)):
        refs.append(more[0])
        end = more[1]
    return Found(at, end, tuple(_completed(refs)))


def expand(first: str, last: str) -> tuple[str, ...]:
    """Return the labels of a range, both ends included; the two ends alone where they make no series.

    >>> expand("в)", "е)")
    ('в)', 'г)', 'д)', 'е)')
    """
    value, end = parse_label(first), parse_label(last)
    labels = [first]
    while value and end and value.style is end.style and value.ordinal < end.ordinal and len(labels) < LIMIT:
        labels.append(successor(value))
        value = parse_label(labels[-1])
    return tuple(labels) if len(labels) > 1 else (first, last)


def _completed(refs: list[Ref]) -> list[Ref]:
    """«подпункт 2) и подпункт 5) пункта 7»: what stands at the last unit alone holds for those before it."""
    last = refs[-1]
    outer = last.steps[:-1]
    return [
        replace(ref, steps=(*outer, *ref.steps))
        if outer and len(ref.steps) == 1 and ref.last.kind == last.last.kind
        else ref
        for ref in refs
    ]


def _chain(text: str, at: int, language: str, quote_at: QuoteAt) -> tuple[Ref, int] | None:
    found = _step(text, at, language, quote_at)
    if found is None:
        return None
    steps, end = list(found[0]), found[1]
    added = RANKS[steps[-1].kind]
    while (gap := INSIDE.match(text, end)) and (more := _step(text, gap.end(), language, quote_at)):
        ranks = {RANKS[step.kind] for step in steps}
        inner = RANKS[more[0][0].kind] > added  # “the last sentence of article 3, paragraph 1”
        if RANKS[more[0][0].kind] in ranks or ("," in gap[0] and not inner) or steps[-1].kind == "any":
            break
        steps, end, added = [*steps, *more[0]], more[1], RANKS[more[0][-1].kind]
    steps.sort(key=lambda step: RANKS[step.kind])
    new = _grammar(language).new.search(text, max(0, at - 30), at) is not None
    return Ref(tuple(_settled(steps, language)), text[at:end], new), end


def _settled(steps: list[Step], language: str) -> list[Step]:
    """A paragraph counted by its place is a block, numbered or not; «пятый пункт преамбулы» too."""
    preamble = any(step.kind == "preamble" for step in steps)
    settled = []
    for step in steps:
        counted = step.ordinals and not step.numbers
        if step.kind in ("point", "subpoint") and counted and (language == "en" or preamble):
            step = replace(step, kind="block")
        elif step.kind == "chapeau":
            step = Step("block", (), (1,))
        elif step.kind == "heading" and step.numbers:
            step = replace(step, kind="division")
        settled.append(step)
    return settled


def _step(text: str, at: int, language: str, quote_at: QuoteAt) -> tuple[list[Step], int] | None:
    if text.startswith(ANY, at):
        return [Step("any")], at + 1
    grammar = _grammar(language)
    match = grammar.step.match(text, at)
    if match is None or (at and (text[at - 1].isalnum() or text[at - 1] == "-")):
        return None
    kind = next(name for name, pattern in grammar.kinds if pattern.fullmatch(match["kind"]))
    ordinals = _ordinals(match["before"] or match["after"] or "", language)
    plural = bool(PLURAL.search(match["kind"]))
    numbers, suffixes = _numbers(match["numbers"] or match["place"] or "", plural)
    how = "number" if match["place"] else ""
    if language == "en" and kind in ("point", "subpoint") and ordinals and not numbers:
        kind = "block"  # “the first paragraph of paragraph 2”
    steps = [Step(kind, numbers, ordinals, how=how)]
    if match["kind"].lower().startswith("preambular"):
        steps.insert(0, Step("preamble"))
    steps += [Step("point" if not n else "subpoint", (label,)) for n, label in enumerate(suffixes)]
    return _identified(text, match.end(), steps, grammar, quote_at)


def _identified(
    text: str, end: int, steps: list[Step], grammar: _Grammar, quote_at: QuoteAt
) -> tuple[list[Step], int]:
    step = steps[-1]
    for how, pattern in grammar.identified:
        match = pattern.match(text, end)
        direct = how in ("is", "has")
        if (
            match is None
            or step.numbers
            or (direct and step.kind not in ("entry", "item", "row", "column", *HEADED))
        ):
            continue
        gap = re.compile(r"\s+").match(text, match.end())
        found = quote_at(gap.end()) if gap else None
        if found is not None:
            end = found[1] + (text.startswith(",", found[1]) and "," in match[0][:1])
            return [*steps[:-1], replace(step, quote=found[0], how=how)], end
    return steps, end


def _ordinals(text: str, language: str) -> tuple[int, ...]:
    found = []
    for match in _grammar(language).ordinal.finditer(text):
        digits = re.match(r"\d+", match[0])
        value = next((n for n, form in ORDINALS[language] if re.fullmatch(form, match[0], re.I)), 0)
        found.append(int(digits[0]) if digits else value)
    return tuple(found)


def _numbers(text: str, plural: bool) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The labels of a list or range of numbers, and the bracketed suffixes of a single one («3(2)(b)»)."""
    found = [match[0] for match in re.finditer(NUMBER, text)]
    if not found:
        return (), ()
    labels: list[str] = []
    at = 0
    for number in found:
        start = text.index(number, at)
        ranged = bool(labels) and re.search(rf"{TO}$", text[at:start]) is not None
        at = start + len(number)
        bare = number.strip('«»“”"')
        if (
            plural
            and len(found) == 1
            and (ends := re.fullmatch(r"(\d+)[-‑](\d+)", bare))
            and int(ends[1]) < int(ends[2])
        ):
            return expand(ends[1], ends[2]), ()
        if ranged:
            labels += expand(labels.pop(), bare)
        else:
            labels.append(bare)
    if len(labels) == 1 and re.match(r"[\w.]+ ?\(", labels[0]):
        head, _, rest = labels[0].partition("(")
        return (head.rstrip(),), tuple(SUFFIX.findall("(" + rest))
    return tuple(labels), ()


@cache
def _grammar(language: str) -> _Grammar:
    names = "|".join(form for _, form in UNITS[language])
    ordinal = "|".join([NUMBERED_ORDINAL[language], *(form for _, form in ORDINALS[language])])
    listed = rf"(?:{ordinal})(?:{AND}(?:{ordinal}))*"
    step = (
        rf"(?:(?P<before>{listed})\s+)?\b(?P<kind>{names})(?!\w)"
        rf"(?:\s+(?P<numbers>(?-i:{NUMBERS}))(?!\w)|,?\s*порядковый номер\s+(?P<place>(?-i:{NUMBER})),?)?"
        rf"(?(numbers)|(?:\s+(?P<after>{listed})\b)?)"
    )
    return _Grammar(
        re.compile(step, re.IGNORECASE),
        re.compile(rf"\b(?:{ordinal})\b", re.IGNORECASE),
        tuple((name, re.compile(form, re.IGNORECASE)) for name, form in UNITS[language]),
        re.compile(rf"\b(?:{NEW[language]})\s+$", re.IGNORECASE),
        tuple((how, re.compile(form, re.IGNORECASE)) for how, form in IDENTIFIED[language]),
    )
