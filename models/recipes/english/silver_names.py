"""Names in the treebank by self-training: its proper names, labelled by a first model, lists and cue words.

UNER marks stretches of proper nouns, and the treebank has those by hand. Only their kind is missing: a cue
word («Ministry», «Lake»), a title before it, the lists of given names and places, else what a first model
says of the same words anywhere in the treebank. What stays open is marked as unknown, at no cost.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from english.cue_words import BODIES, DATES, LONGER_PLACES, PLACES, TITLES
from english.treebank import Row, blocks
from spacy.strings import hash_string
from spacy.tokens import Doc, DocBin, Span

JOINERS = frozenset(("of", "de", "&", "-"))
GIVEN, FAMILY, PLACE = -3, -2, -1
"""Columns of the table of words (see `word_table`, `name_lists`)."""
GOLD_COPIES = 3
SURE = 0.6


def label(nlp: Any, trees: Path, gold: Path, target: Path, most: int | None = None) -> None:
    """Write the labelled treebank and copies of the gold names as a DocBin."""
    rows = list(blocks(trees))[:most]
    plain = [_bare(nlp, [row[1] for row in sentence]) for sentence in rows]
    read = list(nlp.pipe(plain))
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for doc in read:
        for entity in doc.ents:
            votes[entity.text.lower()][entity.label_] += 1
    kept = DocBin()
    for sentence, doc in zip(rows, read, strict=True):
        new = _bare(nlp, [token.text for token in doc])
        named, unknown = [], []
        for start, end in _proper(sentence):
            span = _without_title(sentence, start, end)
            if span is not None:
                kind = _kind(nlp.vocab.vectors, sentence, span, votes, doc)
                (named if kind else unknown).append(Span(new, *span, label=kind or ""))
        new.set_ents(named, missing=unknown, default="outside")
        kept.add(new)
    golden = list(DocBin().from_disk(gold).get_docs(nlp.vocab))
    for doc in golden * GOLD_COPIES:
        kept.add(doc)
    kept.to_disk(target)


def _bare(nlp: Any, words: list[str]) -> Doc:
    return Doc(nlp.vocab, words=words, sent_starts=[True] + [False] * (len(words) - 1))


def _proper(rows: list[Row]) -> list[tuple[int, int]]:
    """Stretches of proper nouns, joined over «of» and the like."""
    proper = [row[3] == "PROPN" for row in rows]
    found, at = [], 0
    while at < len(rows):
        if not proper[at]:
            at += 1
            continue
        end = at + 1
        while end < len(rows) and (
            proper[end] or (rows[end][1] in JOINERS and end + 1 < len(rows) and proper[end + 1])
        ):
            end += 1
        found.append((at, end))
        at = end
    return found


def _without_title(rows: list[Row], start: int, end: int) -> tuple[int, int] | None:
    while start < end and _low(rows[start]) in TITLES:
        start += 1
    if start >= end or all(_low(row) in DATES for row in rows[start:end]):
        return None
    return None if end - start == 1 and rows[start][4] == "NNPS" else (start, end)


def _low(row: Row) -> str:
    return row[1].lower().rstrip(".")


def _kind(
    vectors: Any, rows: list[Row], span: tuple[int, int], votes: dict[str, Counter[str]], doc: Doc
) -> str | None:
    start, end = span
    words = [row[1] for row in rows[start:end]]
    low = [_low(row) for row in rows[start:end]]
    lists = [_listed(vectors, word) for word in words]
    if not BODIES.isdisjoint(low):
        return "ORG"
    if not PLACES.isdisjoint(low):
        return "LOC"
    if start and _low(rows[start - 1]) in TITLES:
        return "PER"
    if len(words) > 1 and low[0] in LONGER_PLACES:
        return "LOC" if lists[-1][PLACE] > 0 else None
    if len(words) in (2, 3) and lists[0][GIVEN] > 0.5 and lists[0][PLACE] < 0.8:
        return "PER"
    if len(words) == 1 and _acronym(words[0]) and lists[0][PLACE] <= 0.8:
        return "ORG"
    return _voted(" ".join(words).lower(), votes) or _overlapping(doc, start, end) or _by_list(lists)


def _acronym(word: str) -> bool:
    return word.isupper() and word.isalpha() and 3 <= len(word) <= 7


def _listed(vectors: Any, word: str) -> Any:
    row = vectors.find(key=hash_string(word.lower()))
    return vectors.data[row][GIVEN:] if row >= 0 else (0.0, 0.0, 0.0)


def _voted(text: str, votes: dict[str, Counter[str]]) -> str | None:
    counts = votes.get(text)
    if not counts:
        return None
    kind, best = counts.most_common(1)[0]
    return kind if best >= SURE * counts.total() else None


def _overlapping(doc: Doc, start: int, end: int) -> str | None:
    over = [entity for entity in doc.ents if entity.start < end and entity.end > start]
    kinds = {entity.label_ for entity in over}
    long = sum(len(entity) for entity in over) >= (end - start) / 2
    return kinds.pop() if len(kinds) == 1 and long else None


def _by_list(lists: list[Any]) -> str | None:
    if len(lists) != 1:
        return None
    given, family, place = lists[0]
    if place > 0.8 and given < 0.3 and family < 0.3:
        return "LOC"
    return "PER" if given > 0.8 and place < 0.3 else None
