"""Commas (CMA): a participial phrase after its noun is divided from it."""

from __future__ import annotations

from collections.abc import Iterator

from almaty_nlp.checks.desk import Desk
from almaty_nlp.checks.document._clauses import lemmas_of
from almaty_nlp.checks.document._governors import LINKING, PREPOSITIONS
from almaty_nlp.checks.document._stretches import (
    ATTRIBUTES,
    NEAR,
    NOUNS,
    Row,
    agree_fully,
    forms,
    gap,
    noun_after,
    part_of,
    participle,
    rows,
    stretch,
    words_that,
)
from almaty_nlp.checks.indexes.grammar import Reading, cases
from almaty_nlp.checks.registry import on_document
from almaty_nlp.lang.syntax import Tree
from almaty_nlp.lang.words import words as table
from almaty_nlp.model.finding import Finding
from almaty_nlp.model.message import Message

OBJECTS = frozenset(("ablt", "datv", "accs", "gent"))
"""Cases of a word that a participle before it may govern."""

SUBSTANTIVES = table(
    "трудящийся учащийся служащий заведующий командующий верующий обвиняемый подозреваемый пострадавший "
    "погибший управляющий нуждающийся голосующий присутствующий участвующий неимущий желающий"
)
"""Participles, by lemma, that stand for persons."""

CHAIN = 4
"""Words back from a participle to its noun, across what depends on the noun."""


@on_document("CMA003", "comma-before-participle", languages=("ru",))
def comma_before_participle(desk: Desk) -> Iterator[Finding]:
    """A participial phrase after its noun is not divided from it by a comma.

    Why: «в помещениях предоставленных Правительством» is read with a stumble; the phrase is set off on both
    sides wherever it stands after its noun.
    Found are participles that agree with the noun before them, govern a word or have a preposition after
    them, and agree with nothing that follows; where something that follows agrees as well, the parser decides
    (without it the rule rests). Predicates («признаны утратившими») are left alone.
    Wrong: «в помещениях предоставленных Правительством»
    Right: «в помещениях, предоставленных Правительством»
    Fix safety: ask. The comma is offered; see to the one at the end of the phrase.
    Options: none.
    Source: Rules of Russian Orthography and Punctuation (ed. V. V. Lopatin, 2006), § 46.
    """
    doubtful: dict[tuple[str, int], list[tuple[Row, int]]] = {}
    for row in rows(desk, words_that(desk, participle)):
        for at in range(1, len(row.words) - 1):
            own = participle(row.words[at])
            if not own or not _follows_its_noun(row, at, own):
                continue
            if _may_precede_another(row, at, own):
                doubtful.setdefault(row.sentence.key, []).append((row, at))
            else:
                yield _unopened(desk, row, at)
    for sentence, tree in desk.trees(places[0][0].sentence for places in doubtful.values()):
        for row, at in doubtful[sentence.key]:
            if _hangs_on_before(row, at, tree):
                yield _unopened(desk, row, at)


def _unopened(desk: Desk, row: Row, at: int) -> Finding:
    one, two = row.tokens[at - 1].text, row.tokens[at].text
    message = Message(
        en=f"A comma is missing between “{one}” and the phrase with “{two}”",
        ru=f"Между «{one}» и оборотом со словом «{two}» нет запятой",
    )
    return gap(desk, row, at, message)


def _follows_its_noun(row: Row, at: int, own: frozenset[Reading]) -> bool:
    """True for a participle with a noun of its own before it and something of its own after it."""
    if not row.tokens[at].text.islower() or lemmas_of(row.words[at]) & SUBSTANTIVES:
        return False
    after = row.words[at + 1]
    if not _has_noun(row, at, own) or not (after in PREPOSITIONS or cases(after) & OBJECTS):
        return False
    instrumental = any(each.case == "ablt" for each in own)
    return not (instrumental and any(word.startswith(LINKING) for word in row.words[max(0, at - NEAR) : at]))


def _has_noun(row: Row, at: int, own: frozenset[Reading]) -> bool:
    """True when the noun before a participle agrees with it, or one with nothing but genitives between."""
    for place in range(at - 1, max(-1, at - 1 - CHAIN), -1):
        word = row.words[place]
        found = forms(word, NOUNS)
        if agree_fully(own, found):
            return part_of(word) == "NOUN"
        if not any(each.case == "gent" for each in found or forms(word, ATTRIBUTES)):
            return False
    return False


def _may_precede_another(row: Row, at: int, own: frozenset[Reading]) -> bool:
    """True when a noun or adjective after a participle agrees with it: it may be the attribute of that."""
    end = stretch(row, at + 1)
    return noun_after(row, at + 1, end, own) or any(
        agree_fully(own, forms(word, ATTRIBUTES)) for word in row.words[at + 1 : end]
    )


def _hangs_on_before(row: Row, at: int, tree: Tree) -> bool:
    """True when the parser hangs a participle as a clause on a noun before it."""
    here = row.tokens[at].start - row.sentence.start
    node = next((node for node in tree if node.start == here), None)
    return (
        node is not None
        and node.relation.startswith("acl")
        and tree[node.head].end <= here
        and not node.doubtful
    )
