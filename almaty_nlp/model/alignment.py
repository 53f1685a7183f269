"""Which units of one text answer which units of the other."""

from __future__ import annotations

from dataclasses import dataclass

from almaty_nlp.model.document import BlockId, Document


@dataclass(frozen=True, slots=True)
class Unit:
    """A paragraph or sentence to be aligned: [start, end) of a block's text."""

    index: int
    block: BlockId
    start: int
    end: int
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """Units of the source that answer units of the target (ascending indexes).

    One side empty = an omission or an addition.
    """

    source: tuple[int, ...]
    target: tuple[int, ...]
    score: float
    moved: bool = False
    sure: bool = True
    origin: str = "auto"
    reasons: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        """«n-m»: the number of units on either side."""
        return f"{len(self.source)}-{len(self.target)}"


@dataclass(frozen=True)
class Alignment:
    """Every unit of both documents stands in exactly one link; links follow the order of the source."""

    level: str
    source: Document
    target: Document
    source_units: tuple[Unit, ...]
    target_units: tuple[Unit, ...]
    links: tuple[Link, ...]
