"""An alignment as one self-contained page: both texts side by side, scrolling together, links drawn between
them.

Corrections made on the page are saved as the sidecar file that `almaty align` reads.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from almaty_nlp.model.alignment import Alignment, Link, Unit
from almaty_nlp.model.document import Document, Kind
from almaty_nlp.model.message import Message, Ui
from almaty_nlp.reports._alignment._rows import Row, languages, rows, text_of, why
from almaty_nlp.reports._alignment._xml import name_of
from almaty_nlp.reports._page import page

HEAD = 80
"""Characters by which the sidecar file knows a unit again."""

_FOLDER = Path(__file__).parent / "_page"
_SAY = {
    "next": Message("next gap, move or doubt", "следующий пропуск, перенос или сомнение"),
    "previous": Message("previous gap, move or doubt", "предыдущий пропуск, перенос или сомнение"),
    "choose": Message("choose the link, or let it go", "выбрать связь или снять выбор"),
    "together": Message("link what is chosen", "связать выбранное"),
    "alone": Message("what is chosen has no counterpart", "у выбранного нет соответствия"),
    "save": Message("save corrections for the next run", "сохранить исправления для следующего запуска"),
    "save_short": Message("Save", "Сохранить"),
    "gap": Message(
        "here nothing answers what the other text has", "здесь нет того, что есть в другом тексте"
    ),
    "why": Message("Why linked", "Почему связано"),
    "help": Message(
        "n p: next, previous place to look at · j k: link by link · shift-click or x: choose · "
        "l: link · u: unlink · s: save",
        "n p: следующее, предыдущее место · j k: по связям · shift-щелчок или x: выбрать · "
        "l: связать · u: разъединить · s: сохранить",
    ),
}
_SUMMARY = Message(
    "{links} links, {moved} moved, {unsure} unsure; "
    "without a counterpart: {omitted} in the source, {added} in the target",
    "связей: {links}, перемещено: {moved}, неуверенных: {unsure}; "
    "без соответствия: {omitted} в оригинале, {added} в переводе",
)


def render(alignment: Alignment, ui: Ui = "en") -> str:
    """Return the page."""
    owners, gaps = _owners(alignment), _gaps(alignment.links)
    documents = ((alignment.source, alignment.source_units), (alignment.target, alignment.target_units))
    sides = [
        _side(
            name,
            document,
            [_unit(document, unit, owners[name][unit.index], ui) for unit in units],
            gaps[name],
            tongue,
        )
        for name, (document, units), tongue in zip("st", documents, languages(alignment), strict=True)
    ]
    stems = [name_of(document).rpartition(".")[0] or name_of(document) for document, _ in documents]
    return page(
        _FOLDER,
        ui=ui,
        title=f"{name_of(alignment.source)} — {name_of(alignment.target)}",
        summary=_SUMMARY.of(ui).format(**_counts(alignment.links)),
        say={key: message.of(ui) for key, message in _SAY.items()},
        sides=sides,
        sidecar=f"{stems[0]}--{stems[1]}.links.json",
    )


def _owners(alignment: Alignment) -> dict[str, dict[int, Row]]:
    """For each unit of either side the row of its link."""
    owners: dict[str, dict[int, Row]] = {"s": {}, "t": {}}
    for row in rows(alignment):
        for name, units in (("s", row.link.source), ("t", row.link.target)):
            for unit in units:
                owners[name][unit] = row
    return owners


def _gaps(links: Sequence[Link]) -> dict[str, dict[int, list[int]]]:
    """For each side, after which unit (−1: before the first) what units of the other side have no
    counterpart.
    """
    gaps: dict[str, dict[int, list[int]]] = {"s": {}, "t": {}}
    ours = theirs = -1
    for link in links:
        if link.source and link.target:
            ours, theirs = link.source[-1], theirs if link.moved else link.target[-1]
        elif link.source:
            gaps["t"].setdefault(theirs, []).extend(link.source)
            ours = link.source[-1]
        else:
            gaps["s"].setdefault(ours, []).extend(link.target)
    return gaps


def _side(
    name: str, document: Document, units: list[dict[str, Any]], gaps: dict[int, list[int]], tongue: str
) -> dict[str, Any]:
    other = "t" if name == "s" else "s"
    return {
        "name": name,
        "title": name_of(document),
        "language": tongue,
        "before": [f"{other}{at}" for at in gaps.get(-1, ())],
        "units": [unit | {"gaps": [f"{other}{at}" for at in gaps.get(unit["index"], ())]} for unit in units],
    }


def _unit(document: Document, unit: Unit, row: Row, ui: Ui) -> dict[str, Any]:
    link = row.link
    flags = {
        "alone": not link.source or not link.target,
        "moved": link.moved,
        "unsure": not link.sure,
        "human": link.origin == "human",
        "head": document.block(unit.block).kind in (Kind.TITLE, Kind.HEADING),
    }
    return {
        "index": unit.index,
        "link": row.number,
        "flags": [flag for flag, holds in flags.items() if holds],
        "remarks": "; ".join(row.remarks(ui)),
        "why": " · ".join(why(link, ui)),
        "head": unit.text[:HEAD],
        "text": text_of(unit),
    }


def _counts(links: tuple[Link, ...]) -> dict[str, int]:
    both = [link for link in links if link.source and link.target]
    return {
        "links": len(both),
        "moved": sum(link.moved for link in both),
        "unsure": sum(not link.sure for link in both),
        "omitted": sum(len(link.source) for link in links if not link.target),
        "added": sum(len(link.target) for link in links if not link.source),
    }
