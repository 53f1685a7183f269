"""Attributes (AGR): participles and adjectives go with a noun that does not stand beside them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from almaty_nlp.checks.desk import Desk, Sentence
from almaty_nlp.checks.document._clauses import Below, children, predicate
from almaty_nlp.checks.document._governors import GOVERNING, LINKING, PREPOSITIONS, QUANTITIES
from almaty_nlp.checks.document._stretches import (
    ATTRIBUTES,
    JOINING,
    NEAR,
    NOUNS,
    RELATIVES,
    Row,
    agree_fully,
    forms,
    noun_after,
    part_of,
    participle,
    rows,
    words_that,
)
from almaty_nlp.checks.document.agreement import PARTICIPLE_LIKE
from almaty_nlp.checks.indexes.grammar import Reading, alike
from almaty_nlp.checks.indexes.words import folded
from almaty_nlp.checks.registry import on_document
from almaty_nlp.lang import parses
from almaty_nlp.lang.syntax import Node, Tree
from almaty_nlp.lang.token import Token
from almaty_nlp.model.finding import Finding
from almaty_nlp.model.message import Message

NAMED = frozenset(("NOUN", "NPRO", "NUMR"))
"""Parts of speech that an attribute may belong to."""

REACH = 40
"""Tokens before and after an attribute among which its noun may be, up to a predicate."""

FOLLOWING = 8
"""Words before and after an attribute among which its noun is looked for before the parser is asked."""

SHORT_FOR_NOUNS = frozenset(("последний", "первый", "второй", "третий", "остальной"))
"""Adjectives, by lemma, that point back to a noun («у последней»)."""

ENDS = frozenset((";", ":"))
BACK = 3
"""Words before an attribute among which a number or another attribute shows that they share a noun."""


@on_document("AGR009", "attribute-disagrees", languages=("ru",))
def attribute_disagrees(desk: Desk) -> Iterator[Finding]:
    """A participle or adjective agrees with no noun that it may belong to across the words between.

    Why: «положения Рамочного документа, принятом в Алматы» leaves the reader to guess what was adopted.
    The noun is told by the parser; reported are attributes that agree in no reading with it, nor with another
    noun between the predicates before and after them. Attributes beside their noun are the matter of
    AGR001; numbers, several attributes of one noun and predicates («считается не имеющим силы») are left
    alone. The rule rests where no Russian parser is installed.
    Wrong: «меры по защите мигрантов, принятым на совещании»
    Right: «меры по защите мигрантов, принятые на совещании»
    Fix safety: none is offered; the noun may be the wrong word.
    Options: none.
    Source: Russian Grammar (1980), § 1303; trees of natasha, readings from OpenCorpora.
    """
    suspects = []
    for row in rows(desk, words_that(desk, _attribute)):
        first = [at for at in range(len(row.words) - 2) if _before_another(row, at)]
        for at in first:
            yield _finding(desk, row.sentence, row.tokens[at], row.tokens[at + 2], row.sentence.start)
        if not first and _suspect(row):
            suspects.append(row.sentence)
    for sentence, tree in desk.trees(suspects):
        below = children(tree)
        for at, node in enumerate(tree):
            if not node.text.islower() or not _attribute(folded(node.text)) or not _alone(tree, below, at):
                continue
            yield _finding(desk, sentence, node, tree[node.head])


def _finding(
    desk: Desk, sentence: Sentence, one: Node | Token, head: Node | Token, begin: int = 0
) -> Finding:
    """A finding on an attribute and its noun, whose places count from `begin` before the sentence."""
    return desk.finding(
        sentence.span(one.start - begin, one.end - begin),
        Message(
            en=f"“{one.text}” does not agree with “{head.text}” in case, number or gender",
            ru=f"«{one.text}» не согласовано с «{head.text}» в падеже, числе или роде",
        ),
        related=[sentence.span(head.start - begin, head.end - begin)],
    )


def _before_another(row: Row, at: int) -> bool:
    """True for an adjective before another one and its noun, with neither of which it agrees: «новых
    коллективные меры».
    """
    one, two, noun = row.words[at : at + 3]
    if not (_attribute(one) and _attribute(two) and part_of(noun) == "NOUN") or _stands_alone(one):
        return False
    own, theirs, nouns = (forms(one, ATTRIBUTES), forms(two, ATTRIBUTES), forms(noun, NOUNS))
    if not agree_fully(theirs, nouns) or agree_fully(own, theirs) or agree_fully(own, nouns):
        return False
    if row.tokens[at].text[0].isupper() != row.tokens[at + 1].text[0].isupper() and at:
        return False
    before, after = row.words[max(0, at - BACK) : at], row.words[at + 3 : at + 4]
    if any(word in QUANTITIES or word[0].isdigit() for word in before):
        return False
    if {*before[-1:], *after} & (JOINING | {","}) and {a.number for a in own} != {b.number for b in theirs}:
        return False  # «русская и латинская графические основы»
    if before and agree_fully(own, forms(before[-1], NAMED)):
        return False
    return not any(each.case == "ablt" and alike(each, other) for each in own for other in nouns)


@lru_cache(maxsize=1 << 15)
def _attribute(word: str) -> bool:
    """True for a word that can be nothing but an adjective or participle in full form."""
    if word in GOVERNING or word in RELATIVES or word in QUANTITIES:
        return False
    return bool(participle(word)) or (part_of(word) == "ADJF" and bool(forms(word, ATTRIBUTES)))


@lru_cache(maxsize=1 << 15)
def _stands_alone(word: str) -> bool:
    """True for a word that may stand for a noun («всех», «последней») or have an object («присущего»)."""
    found = parses(word)
    return bool(participle(word) or PARTICIPLE_LIKE.search(word)) or any(
        "Apro" in parse.features or parse.lemma in SHORT_FOR_NOUNS for parse in found
    )


def _suspect(row: Row) -> bool:
    """True when an attribute goes with no noun near it: the parser tells whether with another."""
    for at, word in enumerate(row.words):
        if not _attribute(word) or not row.tokens[at].text.islower():
            continue
        own = forms(word, ATTRIBUTES)
        first = at
        while first > max(0, at - FOLLOWING) and not predicate(row.words[first - 1]):
            first -= 1
        if not noun_after(row, first, at, own) and not _noun_ahead(row, at, own):
            return True
    return False


def _noun_ahead(row: Row, at: int, own: frozenset[Reading]) -> bool:
    """True when a noun behind an attribute agrees with it and has no preposition of its own."""
    behind = at > 0 and row.words[at - 1] == "," and bool(participle(row.words[at]))
    free = True
    for word in row.words[at + 1 : at + 2 if behind else at + 1 + FOLLOWING]:
        found = forms(word, NOUNS)
        if free and agree_fully(own, found):
            return True
        free = not (word in PREPOSITIONS or (not free and not found))
    return False


def _alone(tree: Tree, below: Below, at: int) -> bool:
    """True when an attribute agrees neither with its noun by the parser nor with another within reach."""
    node, head = tree[at], tree[tree[at].head]
    own, theirs = _own(node), forms(folded(head.text), NOUNS)
    if node.relation not in ("amod", "acl") or abs(node.head - at) < 2 or head.part != "NOUN":
        return False
    if part_of(folded(head.text)) != "NOUN" or agree_fully(own, theirs) or _excused(tree, below, at):
        return False
    behind = node.head < at and tree[at - 1].text == ","
    first, last = _reach(tree, at, behind)
    if (
        behind
        and participle(folded(node.text))
        and not agree_fully(own, forms(folded(tree[at + 1].text), NAMED))
    ):
        last = at
    places = range(min(first, node.head), max(last, node.head + 1))
    return not any(
        agree_fully(own, forms(folded(tree[place].text), NAMED)) or _shows_nothing(tree[place].text)
        for place in places
        if place < at or (place > at and not _after_preposition(tree, at, place))
    )


def _after_preposition(tree: Tree, at: int, place: int) -> bool:
    """True when a noun after an attribute has a preposition of its own: «указанных в скобках»."""
    while place - 1 > at and forms(folded(tree[place - 1].text), ATTRIBUTES):
        place -= 1
    return place - 1 > at and folded(tree[place - 1].text) in PREPOSITIONS


@lru_cache(maxsize=1 << 15)
def _shows_nothing(word: str) -> bool:
    """True for a noun that looks the same in every case («метро»), and for a name the dictionary lacks."""
    found = parses(word)
    if len(word) > 2 and any(parse.pos == "NOUN" and "Fixd" in parse.features for parse in found):
        return True
    return word[0].isupper() and not found[0].known


def _excused(tree: Tree, below: Below, at: int) -> bool:
    """True for several attributes or nouns joined, after numbers, and for a predicate of a linking verb."""
    head = tree[at].head
    if any(tree[child].relation.startswith(("nummod", "conj")) for child in (*below[head], *below[at])):
        return True
    if tree[head].relation == "conj" and any(each.number == "plur" for each in _own(tree[at])):
        return True
    before = [folded(node.text) for node in tree[max(0, at - NEAR) : at]]
    near = (*before[-BACK:], *(folded(node.text) for node in tree[at + 1 : at + 1 + BACK]))
    if any(word in JOINING or word in QUANTITIES for word in near):
        return True
    instrumental = any(each.case == "ablt" for each in _own(tree[at]))
    return instrumental and any(word.startswith(LINKING) for word in before)


def _own(node: Node) -> frozenset[Reading]:
    return forms(folded(node.text), ATTRIBUTES)


def _reach(tree: Tree, at: int, back: bool) -> tuple[int, int]:
    """The stretch around a word up to predicates, semicolons and colons; ahead, up to a comma when its noun
    stands before it.
    """
    first = at
    while first > max(0, at - REACH) and not _ends(tree[first - 1]):
        first -= 1
    last = at + 1
    while last < min(len(tree), at + REACH) and not (_ends(tree[last]) or (back and tree[last].text == ",")):
        last += 1
    return first, last


def _ends(node: Node) -> bool:
    return node.text in ENDS or (node.part in ("VERB", "AUX") and bool(predicate(folded(node.text))))
