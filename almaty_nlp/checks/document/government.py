"""Government (AGR): what depends on a noun of action or on a verb stands in the case that it takes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from almaty_nlp.checks.desk import Desk, Sentence
from almaty_nlp.checks.document._clauses import goes, in_nominative, predicate
from almaty_nlp.checks.document._governors import VERBS
from almaty_nlp.checks.document._stretches import (
    ATTRIBUTES,
    NOUNS,
    Row,
    agree_fully,
    forms,
    part_of,
    rows,
    stretch,
    words_that,
)
from almaty_nlp.checks.document.prepositions import NAMES
from almaty_nlp.checks.registry import on_document
from almaty_nlp.lang import parses
from almaty_nlp.lang.syntax import Tree
from almaty_nlp.model.finding import Finding
from almaty_nlp.model.message import Message

ACTION = ("ение", "ание", "ятие", "ытие", "ция", "зия", "ство", "вка", "овка", "ержка", "ота", "ита", "ыва")
"""How nouns of action end (in the dictionary form)."""

DIRECT = ("nomn", "accs")
VERBAL = frozenset(("INFN", "GRND", "PRTF"))
BUSY = frozenset(("VERB", "PRED"))
REACH = 3
"""Adjectives between the two nouns, and words before the first among which an attribute of the second is
looked for.
"""


@on_document("AGR010", "dependent-noun-case", languages=("ru",))
def dependent_noun_case(desk: Desk) -> Iterator[Finding]:
    """The object right after a noun of action, or after a verb with an oblique case, does not show that case.

    Why: «обеспечение доступ» is left when a verb was made into a noun, or the words were moved, and the case
    of the object was not changed.
    Found are nouns that can stand in the nominative and accusative only, right behind a noun of action
    («-ение», «-ция», «-ка»), with nothing else in the clause that they could belong to; the parser must hang
    them on it. The same is found after infinitives, gerunds and participles of verbs that take the dative,
    instrumental or genitive only («способствовать развитие»). Without a Russian parser the rule rests.
    Wrong: «меры по обеспечению доступ к процедурам»
    Right: «меры по обеспечению доступа к процедурам»
    Fix safety: none is offered; a word may be missing between the two.
    Options: none.
    Source: Russian Grammar (1980), §§ 1834–1849; trees of natasha, readings from OpenCorpora.
    """
    for row in rows(desk, words_that(desk, _verbal)):
        for at in range(len(row.words) - 1):
            if _verbal(row.words[at]) and _next_direct(row, at):
                yield _after_verb(desk, row, at)
    asked: dict[tuple[str, int], Sentence] = {}
    places: dict[tuple[str, int], list[tuple[int, int]]] = {}
    for row in rows(desk, words_that(desk, _of_action)):
        for at in range(len(row.words) - 1):
            last = _object(row, at)
            if last:
                start = row.sentence.start
                asked[row.sentence.key] = row.sentence
                places.setdefault(row.sentence.key, []).append(
                    (row.tokens[at].start - start, row.tokens[last].start - start)
                )
    for sentence, tree in desk.trees(asked.values()):
        for first, last in places[sentence.key]:
            if _hangs(tree, first, last):
                end = next(node.end for node in tree if node.start == last)
                one, two = sentence.text[first:].split()[0], sentence.text[last:end]
                yield desk.finding(
                    sentence.span(first, end),
                    Message(
                        en=f"“{two}” depends on “{one}” and stands in the nominative or accusative",
                        ru=f"«{two}» зависит от «{one}», а стоит в именительном или винительном падеже",
                    ),
                )


@lru_cache(maxsize=1 << 15)
def _verbal(word: str) -> str:
    """The case that an infinitive, gerund or participle takes when it is one alone; else ""."""
    found = parses(word)
    if not all(parse.known and parse.pos in VERBAL for parse in found):
        return ""
    cases = {VERBS.get(parse.lemma, "") for parse in found}
    return cases.pop() if len(cases) == 1 else ""


def _next_direct(row: Row, at: int) -> bool:
    """True when the next word is a thing in the nominative or accusative and no subject of another clause."""
    word, one, two = row.words[at + 1], row.tokens[at], row.tokens[at + 1]
    if part_of(word) != "NOUN" or not _direct(word, NOUNS) or two.start - one.end != 1:
        return False
    after = row.words[at + 2 : stretch(row, at + 2)]
    own = forms(one.text.lower(), ATTRIBUTES)
    return not agree_fully(own, forms(word, NOUNS)) and not any(predicate(each) for each in after)


def _after_verb(desk: Desk, row: Row, at: int) -> Finding:
    one, two = row.tokens[at], row.tokens[at + 1]
    case = NAMES[_verbal(row.words[at])]
    return desk.finding(
        row.block.span(one.start, two.end),
        Message(
            en=f"“{one.text}” takes the {case[0]}, and “{two.text}” has no such form",
            ru=f"После «{one.text}» нужен {case[1]} падеж, а «{two.text}» стоит в другом",
        ),
    )


@lru_cache(maxsize=1 << 15)
def _of_action(word: str) -> bool:
    return part_of(word) == "NOUN" and any(parse.lemma.endswith(ACTION) for parse in parses(word))


@lru_cache(maxsize=1 << 15)
def _direct(word: str, parts: frozenset[str]) -> bool:
    """True for a thing or an attribute that can stand in the nominative and accusative only."""
    found = forms(word, parts)
    return bool(found) and all(each.case.startswith(DIRECT) for each in found)


def _object(row: Row, at: int) -> int:
    """The place of the noun behind a noun of action that is in no case that shows dependence; else 0."""
    place = at + 1
    while place < min(len(row.words) - 1, at + 1 + REACH) and _direct(row.words[place], ATTRIBUTES):
        if part_of(row.words[place]) not in ("ADJF", "PRTF"):
            return 0
        place += 1
    word, token = row.words[place], row.tokens[place]
    if not _of_action(row.words[at]) or part_of(word) != "NOUN" or not _direct(word, NOUNS):
        return 0
    if (
        not token.text.islower()
        or not row.tokens[at].text[1:].islower()
        or any({"anim"} & parse.features for parse in parses(word))
    ):
        return 0
    if any(row.tokens[each + 1].start - row.tokens[each].end != 1 for each in range(at, place)):
        return 0
    own = forms(word, NOUNS)
    before = row.words[max(0, at - 2 * REACH) : at]
    if any(agree_fully(own, forms(each, ATTRIBUTES)) for each in before):
        return 0  # «не подлежащую отмене лицензию»
    near = row.words[place + 1 : stretch(row, place + 1)]
    if any(predicate(each) or part_of(each) in BUSY for each in near):
        return 0
    subject = in_nominative(own)
    return 0 if any(goes(subject, predicate(each)) for each in row.words[place + 1 :]) else place


def _hangs(tree: Tree, first: int, last: int) -> bool:
    """True when the parser hangs the second noun on the first, or the first on it as an attribute."""
    at = {node.start: place for place, node in enumerate(tree)}
    if first not in at or last not in at:
        return False
    one, two = tree[at[first]], tree[at[last]]
    return two.head == at[first] or (one.head == at[last] and one.relation == "amod")
