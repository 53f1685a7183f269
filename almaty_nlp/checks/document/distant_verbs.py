"""Number of verbs (AGR): an English verb goes with its subject across what stands between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from almaty_nlp.checks.desk import Desk, Sentence, replace
from almaty_nlp.checks.document._clauses import Below, children, leftmost
from almaty_nlp.checks.document.verbs import ONE_FORM
from almaty_nlp.checks.registry import on_document
from almaty_nlp.lang import known
from almaty_nlp.lang.english import english_lemmas
from almaty_nlp.lang.syntax import Tree
from almaty_nlp.lang.words import words as table
from almaty_nlp.model.finding import Finding
from almaty_nlp.model.message import Message

OTHER = {"have": "has", "are": "is", "were": "was", "has": "have", "is": "are", "was": "were"}
"""The verb in the other number."""

PLURAL_VERBS = frozenset(("have", "are", "were"))
VERB = re.compile(r"\b(?:have|are|were|has|is|was)\b")

PHRASE = re.compile(
    r"\b([A-Za-z]{3,}) (?:of|in|for|on|to|with|by|from|at|under|between|among|concerning|regarding|relating|"
    r"adopted|made|taken|set|provided|contained|established|whose|which|that|who)\b"
)
"""A noun before what may stand between a subject and its verb."""

REACH = 140
"""Characters before a verb in which its subject is looked for before the parser is asked."""

NEAREST = 2
"""Words from a subject to its verb: right behind it the verb is the matter of another rule."""

COLLECTIVE = table(
    "number majority minority range series variety set group couple lot rest half third quarter percent part "
    "proportion percentage share total pair host array handful dozen score bulk remainder combination team "
    "staff committee family police press public audience crew board panel jury government council delegation "
    "company people data media criteria statistics none plenty multitude mass body class generation "
    "population"
)
"""Nouns, by lemma, with which the verb may stand in either number."""

AUXILIARY = frozenset(("aux", "aux:pass", "cop"))
JOINING = frozenset(("and", "or", "nor", "&", "plus", "with"))
"""Words that may make several of one subject («the Chair, with the members, were»)."""

UNREAL = re.compile(r"\b(?:if|whether|unless|though|wish|suppose|lest)\b", re.IGNORECASE)


@on_document("AGR011", "distant-verb-number", languages=("en",))
def distant_verb_number(desk: Desk) -> Iterator[Finding]:
    """A verb stands in another number than its subject, across the words between them.

    Why: in “the implementation of the measures were” the verb follows the nearest noun; the error is the
    commonest of edited English.
    Found are forms of “be” and “have” whose subject, by the parser, is a noun that shows its number, at a
    distance. Left alone are subjects of several words, quantities and groups (“a number of”, “the team”), and
    unreal conditions. The rule rests where the English model is missing.
    Wrong: “The implementation of the measures were discussed”
    Right: “The implementation of the measures was discussed”
    Fix safety: ask. The verb in the other number is offered.
    Options: none.
    Source: The Cambridge Grammar of the English Language (2002), chapter 5, § 18; trees of en_almaty_sm.
    """
    for sentence, tree in desk.trees(_suspects(desk)):
        below = children(tree)
        for at in range(len(tree)):
            verb = _verb(tree, below, at)
            if verb is not None:
                subject, node = tree[at], tree[verb]
                other = OTHER[node.text]
                place = sentence.span(node.start, node.end)
                yield desk.finding(
                    place,
                    Message(
                        en=f"The subject “{subject.text}” takes “{other}”, not “{node.text}”",
                        ru=f"С подлежащим «{subject.text}» нужна форма «{other}», а не «{node.text}»",
                    ),
                    related=[sentence.span(subject.start, subject.end)],
                    fixes=[replace(place, other)],
                )


def _suspects(desk: Desk) -> Iterator[Sentence]:
    for block in desk.blocks:
        if not VERB.search(block.text):
            continue
        for start, end in desk.shelf.sentences[block.id]:
            if any(_suspect(block.text, start, found) for found in VERB.finditer(block.text, start, end)):
                yield Sentence(block, start, end)


def _suspect(text: str, start: int, verb: re.Match[str]) -> bool:
    plural = verb[0] in PLURAL_VERBS
    return any(
        (number := noun_number(found[1])) and (number == "plur") != plural
        for found in PHRASE.finditer(text, max(start, verb.start() - REACH), verb.start())
    )


@lru_cache(maxsize=1 << 14)
def noun_number(word: str) -> str:
    """«sing», «plur» of a word that has the form of a noun in it; "" where the form does not tell."""
    lower = word.lower()
    if not word.isalpha() or lower in ONE_FORM or not known(lower, "en"):
        return ""
    lemmas = english_lemmas(lower)
    if lower.endswith("s") and not lower.endswith(("ss", "us", "is")):
        return "plur" if any(lower != lemma and lower.startswith(lemma[:-1]) for lemma in lemmas) else ""
    return "sing" if not lower.endswith("s") or lower.endswith(("ss", "us", "is")) else ""


def _verb(tree: Tree, below: Below, at: int) -> int | None:
    """The place of a finite verb at odds with the subject at a place."""
    node, number = tree[at], noun_number(tree[at].text)
    if not node.relation.startswith("nsubj") or node.part != "NOUN" or tree[node.head].start < node.start:
        return None
    if not number or f"Number={number.title()}" not in node.features:
        return None
    own = (node.head, *(child for child in below[node.head] if tree[child].relation in AUXILIARY))
    finite = min((place for place in own if place > at), default=at)
    if finite - at < NEAREST or tree[finite].text not in OTHER:
        return None
    if (tree[finite].text in PLURAL_VERBS) == (number == "plur"):
        return None
    return None if _excused(tree, below, at, finite) else finite


def _excused(tree: Tree, below: Below, at: int, verb: int) -> bool:
    """True for several nouns, groups, names, nouns with a preposition, two subjects, unreal conditions."""
    word = tree[at].text.lower()
    if word in COLLECTIVE or english_lemmas(word) & COLLECTIVE:
        return True
    if any(tree[child].relation in ("conj", "nummod", "appos", "cc", "case") for child in below[at]):
        return True
    left = leftmost(tree, below, at)
    if (left and tree[left - 1].part == "ADP") or (at and tree[at].text[0].isupper()):
        return True  # “with a strong affinity”, “the Centers”
    subjects = (tree[child].relation.startswith(("nsubj", "expl")) for child in below[tree[at].head])
    if sum(subjects) > 1:
        return True
    if tree[verb].text not in PLURAL_VERBS:
        return False
    between = {node.text.lower() for node in tree[at + 1 : verb]}
    return bool(between & JOINING) or bool(UNREAL.search(" ".join(node.text for node in tree[: at + 1])))
