"""Subjects (AGR): a predicate goes with its subject across what stands between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from almaty_nlp.checks.desk import Desk, Sentence
from almaty_nlp.checks.document._clauses import (
    Below,
    children,
    goes,
    governed,
    in_nominative,
    leftmost,
    lemmas_of,
    nominal,
    noun,
    noun_here,
    predicate,
)
from almaty_nlp.checks.document._governors import PREPOSITIONS
from almaty_nlp.checks.indexes.grammar import Reading
from almaty_nlp.checks.indexes.words import folded
from almaty_nlp.checks.registry import on_document
from almaty_nlp.lang import parses
from almaty_nlp.lang.syntax import Node, Tree
from almaty_nlp.lang.token import Token
from almaty_nlp.lang.words import words as table
from almaty_nlp.model.finding import Finding
from almaty_nlp.model.message import Message

APART = frozenset((":", ";"))
"""Signs that no sentence has between a subject and its predicate."""

QUANTITIES = table(
    "большинство меньшинство ряд часть половина треть четверть множество количество число пара тройка группа "
    "масса десяток дюжина сотня тысяча миллион миллиард доля процент остальное остаток"
)
"""Nouns, by lemma, with which a predicate may stand in the number of what is counted."""

JOINING = frozenset(("и", "или", "с", "со", "вместе", "также", "плюс", "/", "&"))
"""Words that make several of one thing."""

LABEL = 3
"""Tokens that may stand between a conjunction and what it joins: «и ii) образование»."""

MISTAKEN = frozenset(("obj", "obl", "nmod", "parataxis", "appos", "xcomp", "iobj", "dep"))
"""Relations under which a parser may hide a subject."""

CLAUSE = 10
"""Words from «который» to its predicate."""

REACH = 40
"""Words before a predicate among which its subject is looked for."""


@on_document("AGR007", "predicate-disagrees", languages=("ru",))
def predicate_disagrees(desk: Desk) -> Iterator[Finding]:
    """A predicate has another number or gender than its subject, whatever stands between them.

    Why: «реализация мер, принятых государствами, показали» is a slip of the eye, which takes the nearest noun
    for the subject; readers take the sentence for two that were run together.
    Subject and predicate are told by the parser; reported are only those of which no form in the dictionary
    goes together. Left alone are subjects of several words, quantities («ряд», «большинство»), women under a
    masculine noun («докладчик подчеркнула»), objects and genitives of a denial. The rule rests where no
    Russian parser is installed.
    Wrong: «Реализация мер, принятых государствами, показали значительный прогресс»
    Right: «Реализация мер, принятых государствами, показала значительный прогресс»
    Fix safety: none is offered; either the subject or the predicate may be the wrong one.
    Options: none.
    Source: Russian Grammar (1980), §§ 2239–2246; trees of natasha, readings from OpenCorpora.
    """
    for sentence, tree in desk.trees(_suspects(desk)):
        for subject, verb in _at_odds(tree):
            yield desk.finding(
                sentence.span(verb.start, verb.end),
                Message(
                    en=f"“{verb.text}” does not agree with its subject “{subject.text}”",
                    ru=f"«{verb.text}» не согласовано с подлежащим «{subject.text}»",
                ),
                related=[sentence.span(subject.start, subject.end)],
            )


def _suspects(desk: Desk) -> Iterator[Sentence]:
    """The sentences in which a noun that can be a subject does not go with a predicate after it."""
    predicates = {word for word in desk.shelf.surfaces if word.islower() and predicate(folded(word))}
    for block in desk.blocks:
        words, after = desk.shelf.words[block.id], -1
        for at, word in enumerate(words):
            if word.text in predicates and word.start >= after and _suspect(words, at):
                found = desk.sentence_at(block, word.start)
                after = found.end
                yield found


def _suspect(words: Sequence[Token], at: int) -> bool:
    """True when the first noun since the predicate before that can be a subject does not go with this one."""
    own, first = predicate(folded(words[at].text)), at
    while first > max(0, at - REACH):
        if predicate(folded(words[first - 1].text)):
            relative = _relative(words, first - 1)
            if not relative:
                break
            first = relative
        first -= 1
    for place in range(first, at):
        every = _subject(folded(words[place].text))
        found = in_nominative(every)
        if found and not (place and _governed(folded(words[place - 1].text))):
            if not goes(found, own):
                return True
            if found == every:
                return False
    return False


def _relative(words: Sequence[Token], at: int) -> int:
    """The place of «который» close before a predicate, whose clause stands inside another; else 0."""
    near = range(at - 1, max(0, at - CLAUSE), -1)
    return next((place for place in near if words[place].text.startswith("котор")), 0)


@lru_cache(maxsize=1 << 15)
def _subject(word: str) -> frozenset[Reading]:
    """The readings of a noun or pronoun."""
    found = noun(word)
    pronoun = any(parse.pos == "NPRO" for parse in parses(word)) or word.startswith("котор")
    return found or (nominal(word) if pronoun else frozenset())


@lru_cache(maxsize=1 << 15)
def _governed(word: str) -> bool:
    """True for a preposition, after which no subject stands."""
    return word in PREPOSITIONS


def _at_odds(tree: Tree) -> Iterator[tuple[Node, Node]]:
    below = children(tree)
    for at, node in enumerate(tree):
        if node.part != "NOUN" or not node.relation.startswith("nsubj") or governed(tree, below, at):
            continue
        verb, found = tree[node.head], noun_here(tree, below, at)
        own, theirs = predicate(folded(verb.text)), in_nominative(found)
        if not own or not theirs or goes(theirs, own) or verb.doubtful:
            continue
        if any(each.text in APART for each in tree[min(at, node.head) : max(at, node.head)]):
            continue
        if not (
            _several(tree, below, at)
            or _another(tree, below, at, found)
            or _woman(node, own)
            or _object(tree, below, at, found)
        ):
            yield node, verb


def _several(tree: Tree, below: Below, at: int) -> bool:
    """True for a subject of several words and for a quantity."""
    if any(tree[child].relation.startswith(("conj", "nummod")) for child in below[at]):
        return True
    if lemmas_of(folded(tree[at].text)) & QUANTITIES:
        return True
    own = predicate(folded(tree[tree[at].head].text))
    return any(each.number == "plur" for each in own) and _joined(tree, below, at)


def _joined(tree: Tree, below: Below, at: int) -> bool:
    """True where the plural may come of several things: adjectives of one noun, an apposition, or a word in
    the nominative that is joined to another between subject and predicate.
    """
    left = leftmost(tree, below, at)
    if any(tree[child].relation == "conj" for one in below[at] for child in below[one] if one < at):
        return True
    if any(tree[child].relation in ("appos", "parataxis") for child in below[at]):
        return True
    if any(node.text.lower() in JOINING for node in tree[max(0, left - LABEL) : left]):
        return True
    first, last = sorted((at, tree[at].head))
    return any(
        tree[place].text.lower() in JOINING and any(map(_may_join, tree[place + 1 : place + 4]))
        for place in range(first, last)
    )


def _may_join(node: Node) -> bool:
    """True for a word in the nominative and for a name or sign that the dictionary lacks."""
    known = node.text.isalpha() and all(parse.known for parse in parses(node.text))
    return not known or bool(in_nominative(nominal(folded(node.text))))


def _another(tree: Tree, below: Below, at: int, found: frozenset[Reading]) -> bool:
    """True where another word may be the subject: a second one, or one that the parser has mistaken."""
    own, left = predicate(folded(tree[tree[at].head].text)), leftmost(tree, below, at)
    sure = all(each.case == "nomn" for each in found)
    if not sure and left and goes(in_nominative(nominal(folded(tree[left - 1].text))), own):
        return True  # «макушка головы тянется»
    return any(
        (tree[child].relation.startswith("nsubj") or (not sure and tree[child].relation in MISTAKEN))
        and not governed(tree, below, child)
        and goes(in_nominative(nominal(folded(tree[child].text))), own)
        for child in below[tree[at].head]
        if child != at
    )


def _woman(subject: Node, own: frozenset[Reading]) -> bool:
    """True for «Докладчик подчеркнула»: a woman under a noun of masculine gender."""
    return any("anim" in parse.features for parse in parses(subject.text)) and all(
        each.gender == "femn" for each in own
    )


def _object(tree: Tree, below: Below, at: int, found: frozenset[Reading]) -> bool:
    """True where the noun may be an object, or the genitive of a denial, of a verb that has no subject."""
    verb = tree[at].head
    if any(
        tree[child].relation == "obj" and any(each.case == "accs" for each in noun_here(tree, below, child))
        for child in below[verb]
    ):
        return False
    own = predicate(folded(tree[verb].text))
    impersonal = any(each.number == "sing" and each.gender in ("", "neut") for each in own)
    denied = any(tree[child].text.lower() in ("не", "ни") for child in below[verb])
    if impersonal and denied and any(each.case == "gent" for each in found):
        return True
    transitive = any("tran" in parse.features for parse in parses(tree[verb].text))
    return transitive and any(each.case == "accs" for each in found)
