"""An alignment as tab-separated values: a link a line, «¶» between the units of one side."""

from __future__ import annotations

from collections.abc import Sequence

from almaty_nlp.model.alignment import Alignment, Unit
from almaty_nlp.model.message import Ui
from almaty_nlp.reports._alignment._rows import joined, languages, rows

HEAD = ("kind", "score", "moved", "sure", "origin")


def render(alignment: Alignment, ui: Ui = "en") -> str:
    """Return the alignment; the columns of the texts are named by their languages."""
    lines = ["\t".join((*HEAD, *languages(alignment)))]
    for row in rows(alignment):
        link = row.link
        flags = ("yes" if link.moved else "no", "yes" if link.sure else "no", link.origin)
        lines.append(
            "\t".join((link.kind, f"{link.score:.3f}", *flags, _cell(row.source), _cell(row.target)))
        )
    return "\n".join(lines) + "\n"


def _cell(units: Sequence[Unit]) -> str:
    return " ".join(joined(tuple(units), " ¶ ").split())
