"""Relative pronouns (AGR): «который» goes with the noun it stands for and with its own predicate."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from almaty_nlp.checks.desk import Desk, Sentence
from almaty_nlp.checks.document._clauses import (
    Below,
    children,
    in_nominative,
    nominal,
    noun,
    noun_here,
    predicate,
)
from almaty_nlp.checks.indexes.grammar import Reading, alike
from almaty_nlp.checks.indexes.words import folded
from almaty_nlp.checks.registry import on_document
from almaty_nlp.lang import parses
from almaty_nlp.lang.syntax import Tree
from almaty_nlp.lang.token import Token
from almaty_nlp.model.finding import Finding
from almaty_nlp.model.message import Message

RELATIVE = "котор"
BEFORE = 6
"""Tokens between a comma and its relative pronoun: «, на территории которого»."""
AFTER = 8
"""Tokens after the pronoun among which its predicate is looked for before the parser is asked."""
WINDOW = 16
"""Tokens before the comma among which the noun it stands for may be, back to a predicate."""
DEEPEST = 8
"""Steps from the pronoun up to the predicate of its clause."""
UPWARDS = frozenset(("nmod", "conj", "appos", "obl", "flat", "amod", "nummod", "nummod:gov"))
"""Relations on the way up from a noun to others that a relative clause after it may belong to."""
NO_NOUNS = frozenset(("VERB", "AUX", "ADP", "CCONJ", "SCONJ", "ADV", "PART", "PUNCT"))


@on_document("AGR008", "relative-disagrees", languages=("ru",))
def relative_disagrees(desk: Desk) -> Iterator[Finding]:
    """«Который» has another number or gender than the noun it stands for, or than its own predicate.

    Why: «меры, который» is left when one noun was put in the place of another; the reader looks for the noun
    that the clause is about.
    Found are pronouns that agree with no noun they may stand for, by the parser or by their place, and
    pronouns in the nominative whose predicate has another number or gender. Nothing is said after names and
    acronyms that the dictionary lacks. The rule rests where no Russian parser is installed.
    Wrong: «обсудили меры, который может повлиять на доступ к процедурам»
    Right: «обсудили меры, которые могут повлиять на доступ к процедурам»
    Fix safety: none is offered; the noun or the verb may be the wrong word.
    Options: none.
    Source: Russian Grammar (1980), § 2871; trees of natasha, readings from OpenCorpora.
    """
    for sentence, tree in desk.trees(_suspects(desk)):
        below = children(tree)
        for at, node in enumerate(tree):
            if not node.text.lower().startswith(RELATIVE):
                continue
            other = _predicate(tree, below, at)
            if other is None:
                other = _stranger(tree, below, at)
            if other is not None:
                head = tree[other]
                yield desk.finding(
                    sentence.span(node.start, node.end),
                    Message(
                        en=f"“{node.text}” does not agree with “{head.text}” in number and gender",
                        ru=f"«{node.text}» не согласовано с «{head.text}» в числе и роде",
                    ),
                    related=[sentence.span(head.start, head.end)],
                )


def _suspects(desk: Desk) -> Iterator[Sentence]:
    """The sentences in which the word before the comma, or the next predicate, does not go with a pronoun."""
    for block in desk.blocks:
        if RELATIVE not in block.text:
            continue
        tokens, after = desk.shelf.tokens[block.id], -1
        for at, token in enumerate(tokens):
            if token.start < after or not token.text.startswith(RELATIVE):
                continue
            comma = _comma([each.text for each in tokens[:at]])
            if comma and (
                not _alike(nominal(folded(token.text)), nominal(folded(tokens[comma - 1].text)))
                or _next_disagrees(tokens, at)
            ):
                found = desk.sentence_at(block, token.start)
                after = found.end
                yield found


def _comma(before: Sequence[str]) -> int:
    """The place of the comma that opens the clause of a pronoun with these tokens before it; 0 for none."""
    nearest = range(len(before) - 1, max(0, len(before) - BEFORE), -1)
    return next((place for place in nearest if before[place] == ","), 0)


def _next_disagrees(tokens: Sequence[Token], at: int) -> bool:
    """True when the next predicate has another number or gender than a pronoun that may be its subject."""
    own = in_nominative(nominal(folded(tokens[at].text)))
    following = (predicate(folded(token.text)) for token in tokens[at + 1 : at + 1 + AFTER])
    theirs = next(filter(None, following), None)
    return bool(own) and theirs is not None and not _alike(own, theirs)


@lru_cache(maxsize=1 << 14)
def _alike(one: frozenset[Reading], two: frozenset[Reading]) -> bool:
    return any(alike(a, b) for a in one for b in two)


def _predicate(tree: Tree, below: Below, at: int) -> int | None:
    """The predicate of which the pronoun is the subject when their numbers or genders differ."""
    verb = tree[at].head
    if not tree[at].relation.startswith("nsubj") or tree[verb].doubtful:
        return None
    own, theirs = predicate(folded(tree[verb].text)), in_nominative(nominal(folded(tree[at].text)))
    adverb = all(parse.pos != "VERB" and "neut" in parse.features for parse in parses(tree[verb].text))
    if not own or not theirs or adverb or _alike(own, theirs):
        return None
    bare = (
        child
        for child in below[verb]
        if child != at and not any(tree[low].relation == "case" for low in below[child])
    )
    subjects = (in_nominative(nominal(folded(tree[child].text))) for child in bare)
    return None if any(_alike(own, found) for found in subjects) else verb


def _stranger(tree: Tree, below: Below, at: int) -> int | None:
    """The antecedent by the parser when the pronoun agrees with no noun that it may stand for."""
    clause = at
    for _ in range(DEEPEST):
        if tree[clause].relation == "acl:relcl":
            break
        clause = tree[clause].head
    comma, head = _comma([node.text for node in tree[:at]]), tree[clause].head
    if tree[clause].relation != "acl:relcl" or head >= comma or not noun(folded(tree[head].text)):
        return None
    own = nominal(folded(tree[at].text))
    several = any(each.number == "plur" for each in own)
    for place in _places(tree, head, comma):
        if tree[place].part in NO_NOUNS:
            continue
        if not all(parse.known for parse in parses(tree[place].text)):
            return None
        if several and any(tree[child].relation.startswith(("conj", "nummod")) for child in below[place]):
            return None
        if _alike(_readings(tree, below, place), own):
            return None
    return head


def _places(tree: Tree, head: int, comma: int) -> set[int]:
    """The places of words that a relative clause after a comma may belong to."""
    found = set(range(head, comma))
    for place in range(comma - 1, max(-1, comma - 1 - WINDOW), -1):
        if tree[place].part in ("VERB", "AUX") and predicate(folded(tree[place].text)):
            break
        found.add(place)
    while tree[head].relation in UPWARDS:
        head = tree[head].head
        found.add(head)
    return found


def _readings(tree: Tree, below: Below, at: int) -> frozenset[Reading]:
    """The readings of a noun, and of an adjective or pronoun that stands for one."""
    found = noun_here(tree, below, at)
    if found or (tree[at].part == "ADJ" and tree[tree[at].head].part in ("NOUN", "PROPN")):
        return found
    return nominal(folded(tree[at].text))
