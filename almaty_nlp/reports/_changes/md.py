"""Amendments as Markdown, to be read as it stands or posted as a comment on a pull request.

Words of the documents are escaped, so that nothing in them becomes markup, a mention or a link.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from almaty_nlp.model.change import Change, ChangeKind, Comparison, Op, Words
from almaty_nlp.model.message import Message, Ui
from almaty_nlp.reports._changes._names import FOLLOWS, KIND
from almaty_nlp.reports._changes._shared import by_weight, cut, meanings, numbers, summary, units, where

CONTEXT = 80
MOST = 60_000
"""Characters of a report: a comment of a pull request holds 65,536 (GitHub REST API, issue comments)."""
TITLE = Message("Amendments", "Изменения")
CUT = Message(
    "The list is cut here; run `almaty diff` for all changes.",
    "Список обрезан; все изменения покажет `almaty diff`.",
)
SPECIAL = re.compile(r"([\\`*_\[\]<>|~&])")
MARK = re.compile(r"^(\s*)([-+#]|\d+[.)])")
MARKS = {Op.EQUAL: ("", ""), Op.DELETE: ("<del>", "</del>"), Op.INSERT: ("<ins>", "</ins>")}
"""Tags, since `~~` and `**` are not read beside brackets and other signs (CommonMark 0.31, 6.2)."""


def render(comparison: Comparison, ui: Ui = "en") -> str:
    """Return the changes as Markdown, those of substance first."""
    head = f"### {TITLE.of(ui)}: {escaped(comparison.old.path)} → {escaped(comparison.new.path)}"
    lines = [head, "", summary(comparison, ui), ""]
    size = sum(map(len, lines))
    for unit in units(by_weight(comparison)):
        item = _unit(unit, ui)
        size += len(item)
        if size > MOST:
            lines += [f"*{CUT.of(ui)}*"]
            break
        lines += [item, ""]
    lines += [f"> {escaped(note.of(ui))}" for note in comparison.notes]
    return "\n".join(lines).rstrip("\n") + "\n"


def escaped(text: str) -> str:
    """Return the text with everything that Markdown or HTML would read escaped."""
    flat = SPECIAL.sub(r"\\\1", " ".join(text.split("\n")))
    return MARK.sub(r"\1\\\2", flat).replace("@", "@<!-- -->")


def _unit(unit: Sequence[Change], ui: Ui) -> str:
    change = unit[0]
    head = f"- **{KIND[change.kind].of(ui)}** {escaped(where(change.new or change.old, ui))}"
    if change.kind is ChangeKind.RENUMBER:
        pairs = "; ".join(" → ".join(map(escaped, numbers(each))) for each in unit)
        return f"{head}: {pairs}"
    if change.kind is ChangeKind.MOVE:
        head = (
            f"- **{KIND[change.kind].of(ui)}** {escaped(where(change.old, ui))} → "
            f"{escaped(where(change.new, ui))}"
        )
    head += f" · *{meanings(change, ui)}*"
    if change.authors:
        head += f" · {escaped(', '.join(change.authors))}"
    if change.follows:
        head += f" · {FOLLOWS.of(ui)}"
    return f"{head}<br>\n  {_words(change)}"


def _words(change: Change) -> str:
    words = list(change.words) or [Words(Op.EQUAL, change.place.text)]
    return "".join(_marked(word) for word in cut(words, CONTEXT))


def _marked(word: Words) -> str:
    """A stretch in its marks, which Markdown reads only without white space inside."""
    core = word.text.strip()
    if not core or word.op is Op.EQUAL:
        return escaped(word.text)
    start = word.text.index(core)
    before, after = MARKS[word.op]
    lead, tail = word.text[:start], word.text[start + len(core) :]
    return f"{lead}{before}{escaped(core)}{after}{tail}".replace("\n", " ")
