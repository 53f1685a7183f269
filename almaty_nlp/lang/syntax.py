"""Trees of sentences for the rules of grammar: plain values, each sentence once a run, kept on disk.

The shipped Russian networks are run without spaCy, whose import alone costs half a second; a pipeline that
the settings name, and the English one, are asked for a `Doc` and their trees are copied.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from almaty_nlp.lang import parsing
from almaty_nlp.lang.once import Once
from almaty_nlp.lang.token import Token
from almaty_nlp.lang.tokenizer import tokenize

if TYPE_CHECKING:
    from almaty_nlp.lang.engines.russian_pipeline import Analysis, RussianEngine
    from almaty_nlp.lang.engines.tags import Tagset

MOST = 100_000
"""Sentences kept on disk for each language: some 30 MB."""
IN_MEMORY = 20_000
LONGEST = 160
"""Words from which a sentence is left alone: no grammar of one sentence, but a list run together."""


class Node(NamedTuple):
    """One token at [start, end) of its sentence: part of speech and features of Universal Dependencies.

    `head` is the place of its head in the tree, its own place for the root, and -1 where there is no tree;
    `doubtful`: network and dictionary disagree on case, gender, number, person or tense.
    """

    text: str
    start: int
    end: int
    part: str
    features: str
    head: int
    relation: str
    doubtful: bool


Tree = tuple[Node, ...]


def trees(sentences: Sequence[str], language: str) -> tuple[Tree, ...]:
    """Return the tree of each sentence: from memory, from disk, else all lacking ones parsed in one batch.

    A sentence of more than `LONGEST` words has an empty tree. MissingEngine, one line, when the pipeline
    of the language is missing, damaged or made for another version of spaCy.
    """
    return _TREES.of(sentences, language, parsing.version(language))


def _grown(texts: Sequence[str], language: str) -> Iterable[Tree]:
    if language == "ru" and not parsing.chosen(language):
        return _russian(texts)
    docs = parsing.pipeline(language).pipe(
        (text if len(tokenize(text, language)) <= LONGEST else "" for text in texts),
        **({"disable": ["ner"]} if not parsing.chosen(language) else {}),
    )
    return map(_copied, docs)


@cache
def _engine() -> RussianEngine:
    from almaty_nlp.lang.engines.russian_pipeline import RussianEngine

    return RussianEngine(names=False)


def _russian(texts: Sequence[str]) -> list[Tree]:
    cut = [tokenize(text, "ru") for text in texts]
    short = [at for at, tokens in enumerate(cut) if 0 < len(tokens) <= LONGEST]
    found: list[Tree] = [()] * len(texts)
    if short:
        engine = _engine()
        done = engine.analyse([[token.text for token in cut[at]] for at in short])
        for at, analysis in zip(short, done, strict=True):
            found[at] = _tree(cut[at], analysis, engine.tagset)
    return found


def _tree(tokens: Sequence[Token], analysis: Analysis, tagset: Tagset) -> Tree:
    unsure = set(analysis.unsure)
    return tuple(
        Node(
            token.text,
            token.start,
            token.end,
            tagset.part_names[tag],
            tagset.morphs[tag],
            head,
            relation,
            at in unsure,
        )
        for at, (token, tag, head, relation) in enumerate(
            zip(tokens, analysis.tags, analysis.heads, analysis.relations, strict=True)
        )
    )


def _copied(doc: Any) -> Tree:
    rooted = doc.has_annotation("DEP")
    return tuple(
        Node(
            token.text,
            token.idx,
            token.idx + len(token.text),
            token.pos_,
            str(token.morph),
            token.head.i if rooted else -1,
            "root" if token.dep_ == "ROOT" else token.dep_,
            bool(token.has_extension("doubtful") and token._.doubtful),
        )
        for token in doc
    )


def _packed(tree: Tree) -> bytes:
    return zlib.compress(json.dumps([node[1:] for node in tree], ensure_ascii=False).encode("utf-8"), 1)


def _unpacked(data: bytes, text: str, _: str) -> Tree | None:
    """A tree out of a kept result; None when it is damaged."""
    try:
        rows = json.loads(zlib.decompress(data))
        return tuple(Node(text[row[0] : row[1]], *row) for row in rows)
    except (zlib.error, ValueError, TypeError, IndexError):
        return None


_TREES = Once("trees", MOST, IN_MEMORY, _grown, _packed, _unpacked)
