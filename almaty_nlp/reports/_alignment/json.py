"""An alignment as JSON, schema `almaty-alignment/1`."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from almaty_nlp.model.alignment import Alignment, Link, Unit
from almaty_nlp.model.document import Document
from almaty_nlp.model.message import Ui


def render(alignment: Alignment, ui: Ui = "en") -> str:
    """Return the alignment as JSON; `block` is the position of the unit's block in `read`'s blocks.

    At sentence level a unit also has `start` and `end`, code points of its block's text.
    """
    sentences = alignment.level == "sentence"
    data = {
        "schema": "almaty-alignment/1",
        "level": alignment.level,
        "source": _side(alignment.source, alignment.source_units, sentences),
        "target": _side(alignment.target, alignment.target_units, sentences),
        "links": [_link(link) for link in alignment.links],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _side(document: Document, units: Sequence[Unit], sentences: bool) -> dict[str, Any]:
    return {
        "path": document.path,
        "language": document.language,
        "units": [_unit(document, unit, sentences) for unit in units],
    }


def _unit(document: Document, unit: Unit, sentences: bool) -> dict[str, Any]:
    data: dict[str, Any] = {"index": unit.index, "block": document.index[unit.block], "label": unit.label}
    if sentences:
        data |= {"start": unit.start, "end": unit.end}
    return data | {"text": unit.text}


def _link(link: Link) -> dict[str, Any]:
    data: dict[str, Any] = {
        "source": list(link.source),
        "target": list(link.target),
        "kind": link.kind,
        "score": link.score,
        "moved": link.moved,
    }
    if not link.sure:
        data["sure"] = False
    if link.origin != "auto":
        data["origin"] = link.origin
    if link.reasons:
        data["reasons"] = list(link.reasons)
    return data
