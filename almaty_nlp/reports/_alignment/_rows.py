"""Links as every form shows them: the texts of both sides, the label, what kind of link it is in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from almaty_nlp.model.alignment import Alignment, Link, Unit
from almaty_nlp.model.message import Message, Ui

OMITTED = Message("no counterpart in the target", "нет соответствия в переводе")
ADDED = Message("no counterpart in the source", "нет соответствия в оригинале")
MOVED = Message("moved", "перемещено")
UNSURE = Message("unsure", "неуверенно")
BY_HAND = Message("set by hand", "задано вручную")
WHY = {
    "terms": Message("terms", "термины"),
    "numbers": Message("numbers", "числа"),
    "names": Message("names", "имена и названия"),
    "words": Message("words", "слова"),
    "label": Message("same number or letter in front", "одинаковая нумерация"),
    "neighbours": Message("follows from its neighbours", "следует из соседних связей"),
    "human": Message("set by hand", "задано вручную"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """A link with its units; `number` counts from 1."""

    number: int
    link: Link
    source: tuple[Unit, ...]
    target: tuple[Unit, ...]

    def remarks(self, ui: Ui) -> list[str]:
        """Return what is out of the ordinary about the link."""
        said = (
            (not self.link.target, OMITTED),
            (not self.link.source, ADDED),
            (self.link.moved, MOVED),
            (not self.link.sure, UNSURE),
            (self.link.origin == "human", BY_HAND),
        )
        return [message.of(ui) for holds, message in said if holds]


def why(link: Link, ui: Ui) -> list[str]:
    """Return the reasons of a link in words."""
    said = []
    for reason in link.reasons:
        code, colon, words = reason.partition(": ")
        said.append(f"{WHY[code].of(ui) if code in WHY else code}{colon}{words}")
    return said


def rows(alignment: Alignment) -> Iterator[Row]:
    """Yield the links in the order of the source."""
    for number, link in enumerate(alignment.links, 1):
        source = tuple(alignment.source_units[at] for at in link.source)
        target = tuple(alignment.target_units[at] for at in link.target)
        yield Row(number, link, source, target)


def languages(alignment: Alignment) -> tuple[str, str]:
    """Return the language codes of both sides («und» where the document has none)."""
    return alignment.source.language or "und", alignment.target.language or "und"


def text_of(unit: Unit) -> str:
    """Return a unit as a reader sees it: the label in front, unless the text has it already."""
    return unit.text if not unit.label or unit.text.startswith(unit.label) else f"{unit.label} {unit.text}"


def joined(units: tuple[Unit, ...], between: str = " ") -> str:
    """Return the texts of the units of one side as one text."""
    return between.join(text_of(unit) for unit in units)
