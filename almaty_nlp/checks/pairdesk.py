"""What a bilingual rule works with: two documents, which passage answers which, and shared indexes."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from almaty_nlp.checks.desk import Shelf
from almaty_nlp.checks.rule import Rule
from almaty_nlp.model.alignment import Alignment, Link, Unit
from almaty_nlp.model.document import Block, Document, Note, Span
from almaty_nlp.model.finding import Finding, Fix, Place
from almaty_nlp.model.message import Message

if TYPE_CHECKING:
    from almaty_nlp.glossary.types import Hit
    from almaty_nlp.lang.bilingual.ties import Bridge, Dictionary

Made = TypeVar("Made")
CURRENCY = re.compile(r"(?:долл\w*\.?|dollars?)\s$", re.IGNORECASE)
DOLLARS = frozenset(f"st-{code}" for code in ("usa", "aus", "can", "nzl", "sgp"))
"""States with dollars of their own: only they are meant by «долл. США»."""
DOUBTFUL = 0.5
"""Confidence below which a link is none: what its sides say is not compared, each is a gap of its own."""
SHOWN = 60
"""Characters that are shown of the text beside a gap."""
JOINT = "\n"
"""What stands between the blocks of a passage; no rule reads over it."""


@dataclass(frozen=True)
class Passage:
    """The blocks of one side of a link as one text, without the labels typed before them.

    `starts[i]` is where block i begins in `text`, `skipped[i]` how many characters of it were left out.
    """

    path: str
    language: str
    text: str
    blocks: tuple[Block, ...]
    starts: tuple[int, ...]
    skipped: tuple[int, ...]

    def place(self, start: int = 0, end: int | None = None) -> Place:
        """Return the place of [start, end) of the text, cut where the block of `start` ends."""
        at = max(0, bisect_right(self.starts, start) - 1)
        block, shift = self.blocks[at], self.skipped[at] - self.starts[at]
        last = len(self.text) if end is None else end
        return Place(self.path, Span(block.id, start + shift, min(last + shift, len(block.text))))

    @property
    def places(self) -> list[Place]:
        """The whole blocks."""
        return [Place(self.path, block.span(block.body)) for block in self.blocks]


@dataclass(frozen=True)
class Pair:
    """A passage of the source and the passage of the target that answers it; `number` counts the pairs."""

    number: int
    source: Passage
    target: Passage
    link: Link


@dataclass(frozen=True)
class Gap:
    """A unit without counterpart and the places beside which the other side would have it."""

    unit: Passage
    beside: tuple[Place, ...]


@dataclass(frozen=True)
class PairShelf:
    """An aligned pair with the indexes of both documents; everything is computed at its first use."""

    alignment: Alignment
    source: Shelf
    target: Shelf
    _made: dict[Callable[[PairShelf], Any], Any] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """The passages that answer each other, in the order of the source."""
        joined = [link for link in self.alignment.links if _joins(link)]
        return tuple(
            Pair(
                number, self._passage(self.source, link.source), self._passage(self.target, link.target), link
            )
            for number, link in enumerate(joined)
        )

    @cached_property
    def omitted(self) -> tuple[Gap, ...]:
        """Units of the source that nothing in the target answers."""
        links = self.alignment.links
        return tuple(
            Gap(self._passage(self.source, link.source), self._beside(at, target=True))
            for at, link in enumerate(links)
            if link.source and not _joins(link)
        )

    @cached_property
    def added(self) -> tuple[Gap, ...]:
        """Units of the target that answer nothing in the source."""
        links = self.alignment.links
        return tuple(
            Gap(self._passage(self.target, link.target), self._beside(at, target=False))
            for at, link in enumerate(links)
            if link.target and not _joins(link)
        )

    def calls(self, passage: Passage, *, of_source: bool) -> list[tuple[int, str]]:
        """Where notes are called in a passage, each with the label of its note."""
        anchors = self._anchors[0 if of_source else 1]
        return sorted(
            (offset - skip + start, label)
            for block, start, skip in zip(passage.blocks, passage.starts, passage.skipped, strict=True)
            for offset, label in anchors.get(block.id, ())
        )

    def marks(self, passage: Passage, *, of_source: bool) -> frozenset[str]:
        """The labels that the other text may have typed as figures: of the notes called, of the blocks."""
        document = (self.source if of_source else self.target).document
        ids = {block.id for block in passage.blocks}
        notes = {note.label for note in _notes(document) if ids.intersection(note.blocks)}
        called = {label for _, label in self.calls(passage, of_source=of_source)}
        return frozenset(notes | called | {block.label for block in passage.blocks}) - {""}

    @cached_property
    def _anchors(self) -> tuple[Mapping[str, list[tuple[int, str]]], ...]:
        found = []
        for shelf in (self.source, self.target):
            anchors: dict[str, list[tuple[int, str]]] = {}
            for note in _notes(shelf.document):
                for anchor in note.anchors:
                    anchors.setdefault(anchor.block, []).append((anchor.offset, note.label))
            found.append(anchors)
        return tuple(found)

    @cached_property
    def length_ratio(self) -> float:
        """Characters of the source a character of the target stands for."""
        ours = sum(len(pair.source.text) for pair in self.pairs)
        return (ours + 1) / (sum(len(pair.target.text) for pair in self.pairs) + 1)

    @cached_property
    def dictionary(self) -> Dictionary:
        """Which words of the one text translate words of the other."""
        from almaty_nlp.lang.bilingual.ties import dictionary

        return dictionary(self.pairs)

    @cached_property
    def bridges(self) -> tuple[Bridge, ...]:
        """Word by word, which answers which; by the numbers of the pairs."""
        from almaty_nlp.lang.bilingual.ties import bridge

        return tuple(bridge(pair, self.dictionary) for pair in self.pairs)

    def once(self, make: Callable[[PairShelf], Made]) -> Made:
        """Return `make` of this pair: what several rules read is made by the first that asks."""
        if make not in self._made:
            self._made[make] = make(self)
        made: Made = self._made[make]
        return made

    @cached_property
    def hits(self) -> Mapping[int, tuple[tuple[PairHit, ...], tuple[PairHit, ...]]]:
        """Terms of the glossary in both passages of a pair, by its number."""
        return {
            pair.number: (self._hits(self.source, pair.source), self._hits(self.target, pair.target))
            for pair in self.pairs
        }

    @staticmethod
    def _hits(shelf: Shelf, passage: Passage) -> tuple[PairHit, ...]:
        return tuple(
            PairHit(
                hit,
                max(0, hit.start - skip) + start,
                hit.end - skip + start,
                hit.term.concept in DOLLARS
                and bool(CURRENCY.search(block.text, max(0, hit.start - 15), hit.start)),
                hit.acronym and block.text[hit.start : hit.end].isupper(),
            )
            for block, start, skip in zip(passage.blocks, passage.starts, passage.skipped, strict=True)
            for hit in shelf.hits.get(block.id, ())
        )

    def _passage(self, shelf: Shelf, numbers: Iterable[int]) -> Passage:
        units = self._units(shelf)
        blocks = tuple(dict.fromkeys(units[number].block for number in numbers))
        return passage(shelf, [shelf.document.block(block) for block in blocks])

    def _units(self, shelf: Shelf) -> Sequence[Unit]:
        return self.alignment.source_units if shelf is self.source else self.alignment.target_units

    def _beside(self, at: int, *, target: bool) -> tuple[Place, ...]:
        """The ends of the nearest linked units before and after a gap on the other side."""
        links, shelf = self.alignment.links, self.target if target else self.source
        sides = [(link.target if target else link.source) if _joins(link) else () for link in links]
        before = next((sides[n] for n in range(at - 1, -1, -1) if sides[n] and not links[n].moved), ())
        after = next((sides[n] for n in range(at + 1, len(links)) if sides[n] and not links[n].moved), ())
        found = []
        if before:
            last = self._passage(shelf, before[-1:])
            found.append(last.place(max(last.text.rfind(" ", 0, max(0, len(last.text) - SHOWN)) + 1, 0)))
        if after:
            first = self._passage(shelf, after[:1])
            found.append(first.place(0, min(len(first.text), SHOWN)))
        return tuple(found)


def _notes(document: Document) -> tuple[Note, ...]:
    return (*document.footnotes, *document.endnotes)


def _joins(link: Link) -> bool:
    """True for a link of two sides that is likely right, or was set by hand."""
    return bool(link.source and link.target) and (link.score >= DOUBTFUL or link.origin != "auto")


@dataclass(frozen=True, slots=True)
class PairHit:
    """A term at [start, end) of a passage; `currency` = it only says whose money is meant («долл. США»),
    `capitals` = an acronym."""

    hit: Hit
    start: int
    end: int
    currency: bool = False
    capitals: bool = False


@dataclass(frozen=True)
class PairDesk:
    """One rule's view of an aligned pair. `option(name)` is the setting of this rule, else its default."""

    rule: Rule
    shelf: PairShelf
    options: Mapping[str, Any] = field(default_factory=dict)

    @property
    def pairs(self) -> Iterator[Pair]:
        """The passages that answer each other."""
        return iter(self.shelf.pairs)

    def option(self, name: str) -> Any:
        """Return an option of the rule; KeyError for a name the rule does not have."""
        return self.options.get(name, self.rule.options[name])

    def opposite(self, pair: Pair, start: int, *, from_source: bool, telling: bool = False) -> Place:
        """Return the place of the other passage that answers the words about `start`; `telling`: a word of
        content rather than the nearest of all.
        """
        other, bridge = pair.target if from_source else pair.source, self.shelf.bridges[pair.number]
        return other.place(*bridge.opposite(start, from_source=from_source, telling=telling))

    @property
    def start(self) -> Place:
        """The first words of the target."""
        document = self.shelf.target.document
        block = next((block for block in document.blocks if block.text.strip()), document.blocks[0])
        return Place(document.path, block.span(block.body, min(len(block.text), block.body + SHOWN)))

    def finding(
        self, place: Place, message: Message, *, related: Iterable[Place] = (), fixes: Iterable[Fix] = ()
    ) -> Finding:
        """Make a finding of this rule; `related` names the place of the other text."""
        rule = self.rule
        return Finding(rule.code, rule.name, rule.severity, message, place, tuple(related), tuple(fixes))


def passage(shelf: Shelf, blocks: Sequence[Block]) -> Passage:
    """Return blocks of one document as one passage."""
    texts = [block.text[block.body :] for block in blocks]
    starts, at = [], 0
    for text in texts:
        starts.append(at)
        at += len(text) + len(JOINT)
    return Passage(
        shelf.document.path,
        shelf.document.language or "ru",
        JOINT.join(texts),
        tuple(blocks),
        tuple(starts),
        tuple(block.body for block in blocks),
    )
