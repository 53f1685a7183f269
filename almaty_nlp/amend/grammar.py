"""Clauses to typed operations: the tokens of a clause are covered with the formulas of the table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from almaty_nlp.amend.formulas import Formula, key, longest, patterns, verbs
from almaty_nlp.amend.lexer import Clause, Token, tokens
from almaty_nlp.amend.operations import Operation, Quote, Ref, Step
from almaty_nlp.amend.vocabulary import RANKS, ROLES

MATCH, CONTEXT, NAME, UNKNOWN = 10, 6, 15, 1000
"""Costs of the parts of a cover: a formula, a reference that only says where, a capitalised word (of the name
of the act), a token no formula takes.
"""

CLASSES = {
    "sentence": "sentence", "footnote": "footnote", "row": "row", "heading": "heading", "call": "call",
    "column": "cell", "block": "paragraph", "preamble": "preamble", "entry": "list-entry",
    "annex": "annex",
}  # fmt: skip
"""Kinds of units that have actions of their own."""


APART = frozenset({"move", "merge", "split"})
"""Actions whose second reference is not a place inside the first."""

PARTS = frozenset({"merge", "split"})
"""Those of them whose second reference may only say how many units there will be."""

BOUNDED = re.compile(r"(?:in )?each place|wherever|во всех случаях|везде", re.IGNORECASE)
"""«In each place» of what is named, where “throughout the text” is the whole text."""
DASH = re.compile(r"\s[–—-]\s")
LEAD = re.compile(r"[,;:»”]")
NAMED_MARKS = ("знак препинания", "знаком препинания", "союз ", "предлог ")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a clause says: its operations, the references that only say where, and what was not understood."""

    operations: tuple[Operation, ...] = ()
    context: tuple[Ref, ...] = ()
    unknown: str = ""
    amends: bool = False


@dataclass(frozen=True, slots=True)
class _Part:
    formulas: tuple[Formula, ...]
    start: int
    end: int


def read_clause(clause: Clause, language: str, op: str = "", context: tuple[Ref, ...] = ()) -> Reading:
    """Return the operations of a clause; `context` are the units of the group it stands in."""
    found = tokens(clause, language)
    for attempt in (found, _joined(found, clause.text), _carried(found, clause.text)):
        cost, parts = _cover(attempt, clause.text, language)
        if cost < UNKNOWN:
            break
    else:
        return Reading(unknown=" ".join(clause.text.split()), amends=_amends(found, language))
    return _assemble(attempt, parts, op, context, clause)


def within(outer: Sequence[Ref], ref: Ref) -> Ref:
    """Return a reference completed by the group it stands in: «в пункте 4: подпункт 2) …»."""
    if not outer or ref.steps[0].kind in ("whole",):
        return ref
    rank = RANKS[ref.steps[0].kind]
    kept = tuple(step for step in outer[0].steps if RANKS[step.kind] < rank)
    if ref.steps[0].kind == "footnote":
        kept = ()
    return replace(ref, steps=(*kept, *ref.steps))


def _amends(found: Sequence[Token], language: str) -> bool:
    quoted = any(token.kind == "quote" for token in found)
    worded = any(token.word in verbs(language) for token in found if token.kind == "word")
    return quoted or (worded and any(token.kind == "unit" for token in found))


def _joined(found: list[Token], text: str) -> list[Token]:
    """«слова «а», «б» заменить словами «в», «г»»: quotations side by side are one list."""
    done: list[Token] = []
    for token in found:
        last = done[-1] if done else None
        beside = last is not None and last.kind == token.kind == "quote"
        if beside and last and text[last.end : token.start].strip() in (",", "и", "and", ", and", ""):
            done[-1] = replace(last, end=token.end, quotes=(*last.quotes, *token.quotes))
            continue
        done.append(token)
    return done


def _carried(found: list[Token], text: str) -> list[Token]:
    """«слова «а» заменить словами «б», слова «в» – словами «г»»: the dash stands for the verb before it."""
    done: list[Token] = []
    verb: Token | None = None
    for token in found:
        last = done[-1] if done else None
        if verb and last and last.kind == token.kind == "quote" and DASH.search(text, last.end, token.start):
            done.append(replace(verb, start=last.end, end=last.end, parted=False))
        verb = token if token.kind == "word" else verb
        done.append(token)
    return done


def _cover(found: list[Token], text: str, language: str) -> tuple[int, list[_Part]]:
    """The cheapest way to cover the weighty tokens; flags lie between."""
    weighty = [at for at, token in enumerate(found) if token.kind in ("unit", "quote", "word")]
    keys = key([found[at] for at in weighty])
    names = [at > 0 and text[found[place].start].isupper() for at, place in enumerate(weighty)]
    table, reach = patterns(language), longest(language)
    only_units = set(keys) == {"U"}

    @cache
    def best(at: int) -> tuple[int, tuple[_Part, ...]]:
        if at == len(weighty):
            return 0, ()
        options: list[tuple[int, tuple[_Part, ...]]] = []
        for length in range(min(reach, len(weighty) - at), 0, -1):
            if formulas := table.get(keys[at : at + length]):
                cost, rest = best(at + length)
                part = _Part(formulas, weighty[at], weighty[at + length - 1] + 1)
                options.append((cost + MATCH, (part, *rest)))
        cost, rest = best(at + 1)
        alone = _Part((), weighty[at], weighty[at] + 1)
        named = names[at] and found[weighty[at]].kind == "word"
        leads = keys[at] == "U" and (bool(rest) or only_units)  # a place is named before what is done there
        price = CONTEXT if leads else NAME if named else UNKNOWN
        options.append((cost + price, (alone, *rest) if price == CONTEXT else rest))
        return min(options, key=lambda option: option[0])

    cost, parts = best(0)
    return cost, list(parts)


def _assemble(
    found: list[Token], parts: list[_Part], op: str, context: tuple[Ref, ...], clause: Clause
) -> Reading:
    operations: list[Operation] = []
    here = context
    own: tuple[Ref, ...] = ()
    for at, part in enumerate(parts):
        inside = found[part.start : part.end]
        if not part.formulas:
            outer = own or context  # “Article 3 is amended in paragraph 1 by …”
            here = own = tuple(within(outer, ref) for ref in inside[0].refs)
            continue
        flags = _flags(found, part, parts[at - 1].end if at else 0, at + 1 == len(parts))
        operation = _operation(part, inside, flags, op, here, clause)
        operations.append(operation)
        here = operation.refs("unit") or operation.refs("after") or here
    return Reading(tuple(operations), own if not operations else (), amends=bool(operations))


def _flags(found: list[Token], part: _Part, since: int, last: bool) -> list[Token]:
    """The flags of an operation: those inside, those before it, and those behind it up to a separator."""
    end = part.end
    while (
        end < len(found)
        and found[end].kind in ("every", "case", "adjust")
        and (last or not found[end].parted)
    ):
        end += 1
    start = part.start
    while start > since and found[start - 1].kind in ("every", "case", "adjust"):
        start -= 1
    flags = [token for token in found[start:end] if token.kind in ("every", "case", "adjust")]
    if start > 0 and flags and flags[0].start < found[part.start].start and start < part.start:
        behind = found[start]
        if since == start and start and not behind.parted and behind.kind == "case":
            flags = flags[1:]
    return flags


def _operation(
    part: _Part, inside: list[Token], flags: list[Token], op: str, here: tuple[Ref, ...], clause: Clause
) -> Operation:
    formula = max(part.formulas, key=lambda each: _fit(each, inside, clause.text, flags))
    quotes: dict[str, tuple[Quote, ...]] = {}
    slots = list(formula.slots)
    for token, slot in zip((t for t in inside if t.kind == "quote"), slots, strict=False):
        quotes[slot] = token.quotes
    units = _roles(inside, formula.action, here)
    kinds = {token.kind for token in flags}
    places = [token.start for token in inside if token.kind == "unit"]
    wide = [t.start for t in flags if t.kind == "every" and not BOUNDED.match(clause.text, t.start)]
    if places and wide and places[0] < wide[0]:
        units.pop("unit", None)  # «в наименовании и по всему тексту»: the whole text
    inflect = next((token.word for token in flags if token.kind == "case"), "")
    text = clause.text[inside[0].start : inside[-1].end]
    action = _refined(formula, units, bool(kinds & {"every", "case"}))
    lead = (
        LEAD.split(clause.text[: inside[0].start])[-1].lower() + clause.text[inside[0].start : inside[-1].end]
    )
    if action in ("replace-words", "delete-words") and any(name in lead for name in NAMED_MARKS):
        action = "punctuation"
    return Operation(
        op,
        action,
        units,
        quotes,
        bool(kinds & {"every", "case"}),
        inflect,
        "adjust" in kinds,
        " ".join(text.split()),
    )


def _fit(formula: Formula, inside: list[Token], text: str, flags: list[Token]) -> tuple[int, ...]:
    kinds = [token.refs[0].last.kind for token in inside if token.kind == "unit"]
    wanted = list(formula.kinds)[-len(kinds) :] if kinds else []
    same = sum(
        2 * (_class(a) == _class(b)) + (b == "any") - (b != "any" and _class(a) != _class(b))
        for a, b in zip(kinds, wanted, strict=False)
    )
    marks = any(quote.mark for token in inside for quote in token.quotes)
    words = (LEAD.split(text[: inside[0].start])[-1] + text[inside[0].start : inside[-1].end]).lower()
    figures = any(stem in words for stem in ("цифр", "число", "числа"))
    flagged = bool(formula.flags) == bool(flags)
    return flagged, marks == formula.marked, same, figures == ("figures" in formula.action)


def _class(kind: str) -> str:
    return CLASSES.get(kind, "unit")


def _roles(inside: list[Token], action: str, here: tuple[Ref, ...]) -> dict[str, tuple[Ref, ...]]:
    units: dict[str, tuple[Ref, ...]] = {}
    before = ""
    words = ROLES["ru"] | ROLES["en"]
    for token in inside:
        if token.kind == "unit":
            role = words.get(before, "new" if token.refs[0].new else "unit")
            if role == "new" and not action.startswith("insert"):
                role = "unit"
            if role == "unit" and "unit" in units:
                role = "as" if action == "renumber" else "other" if action in APART else "unit"
            if role == "other" and action in PARTS and not _is_place(token.refs[0].last):
                continue  # «в один пункт», “into two paragraphs”
            outer = units.get("unit") or here
            units[role] = tuple(ref if role in ("new", "as") else within(outer, ref) for ref in token.refs)
        before = token.word if token.kind == "word" else ""
    if action.startswith("insert") and "new" in units and "unit" not in units:
        holders = units["new"][0].steps[:-1]  # “a new paragraph of the preamble”
        here = (within(here, Ref(holders)),) if holders else _around(here, units["new"][0])
    if "unit" not in units and here and action != "move":
        units["unit"] = here
    return units


def _is_place(step: Step) -> bool:
    return bool(step.numbers or step.ordinals or step.quote)


def _around(here: tuple[Ref, ...], new: Ref) -> tuple[Ref, ...]:
    """What of the place spoken of can hold a new unit: no point stands inside a point."""
    rank = RANKS[new.last.kind]
    kept = [replace(ref, steps=tuple(s for s in ref.steps if RANKS[s.kind] < rank)) for ref in here]
    return tuple(ref for ref in kept if ref.steps)


def _refined(formula: Formula, units: dict[str, tuple[Ref, ...]], everywhere: bool) -> str:
    """The action by the kind of unit: a formula for units also serves for sentences and rows."""
    action, verb = formula.action, formula.action.split("-")[0]
    inserted = verb == "insert" and "new" in units
    refs = units.get("new" if inserted else "unit", ())
    kind = _class(refs[0].last.kind) if refs else "unit"
    if kind == "list-entry" and any(step.kind == "table" for step in refs[0].steps):
        kind = "row"
    if everywhere and action in ("replace-words", "delete-words", "replace-figures", "delete-figures"):
        return "replace-everywhere"
    if inserted:
        return _inserted(kind, formula.language, refs, units)
    if action in ("delete-unit", "delete-row", "delete-sentence", "delete-footnote") and refs:
        return f"delete-{kind if kind in ('sentence', 'footnote', 'row', 'call') else 'unit'}"
    if action in ("replace-unit", "replace-sentence", "replace-footnote", "replace-row") and refs:
        return f"replace-{kind if kind in ('sentence', 'footnote', 'row', 'heading', 'cell') else 'unit'}"
    if action in ("replace-words", "replace-figures") and kind in ("heading", "cell"):
        return f"replace-{kind}"
    return action


def _inserted(kind: str, language: str, refs: tuple[Ref, ...], units: dict[str, tuple[Ref, ...]]) -> str:
    steps = [step.kind for ref in (*refs, *units.get("unit", ())) for step in ref.steps]
    if kind == "list-entry" and "table" in steps:
        return "insert-row"
    if language == "ru" and "preamble" in steps:
        return "insert-preamble"
    return "insert-unit" if kind == "paragraph" and language == "en" else f"insert-{kind}"
