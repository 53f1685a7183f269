"""Amendments as lines of text: substance first, what went and what came in colours or in the marks of
wdiff.
"""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Callable, Sequence

from almaty_nlp.model.change import Answer, Change, ChangeKind, Comparison, History, Joint, Op, Status, Words
from almaty_nlp.model.message import Ui
from almaty_nlp.reports._changes._names import FOLLOWS, KIND, SHARED, UNSHARED
from almaty_nlp.reports._changes._shared import (
    by_author,
    by_weight,
    cut,
    meanings,
    numbers,
    summary,
    units,
    where,
)

CONTEXT = 60
"""Characters shown of the unchanged text beside a change."""
LONGEST = 400
"""Characters shown of a provision put in or taken out."""
WIDEST = 110
INDENT = "    "

RESET = "\x1b[0m"
LOOK: dict[str, str] = {
    "gone": "\x1b[31;9m",
    "come": "\x1b[32;1m",
    "insert": "\x1b[32;1m",
    "delete": "\x1b[31;1m",
    "modify": "\x1b[33;1m",
    "move": "\x1b[34;1m",
    "renumber": "\x1b[36;1m",
    "dim": "\x1b[2m",
    "bold": "\x1b[1m",
}
OPS = {Op.DELETE: "gone", Op.INSERT: "come"}
"""The look of words: «delete» by itself is that of a change."""
MARKS = {Op.DELETE: ("[-", "-]"), Op.INSERT: ("{+", "+}")}

Look = str | Op | ChangeKind
Paint = Callable[[Look, str], str]


def render(comparison: Comparison, ui: Ui = "en", *, color: bool = False) -> str:
    """Return the changes, those of substance first; with escape codes for colours when `color`."""
    paint, width = _look(color)
    lines = []
    for unit in units(by_weight(comparison)):
        lines += [*_unit(unit, ui, paint, width), ""]
    ends = [paint("bold", summary(comparison, ui)), *by_author(comparison, ui)]
    return "\n".join([*lines, *ends]) + "\n"


def render_joint(joint: Joint, ui: Ui = "en", *, color: bool = False) -> str:
    """Return what the two languages do not share, then the changes of the first."""
    paint, width = _look(color)
    lines = []
    for comparison, answers in ((joint.first, joint.answers), (joint.second, joint.others)):
        odd = {
            id(change): answer
            for change, answer in zip(comparison.changes, answers, strict=True)
            if answer.status is not Status.SAME
        }
        head = (
            f"{UNSHARED.of(ui)}: {comparison.new.path}" if odd else f"{SHARED.of(ui)}: {comparison.new.path}"
        )
        lines += [paint("bold", head), ""]
        for change in by_weight(comparison):
            if id(change) in odd:
                lines += [*_unit([change], ui, paint, width), *_answer(odd[id(change)], ui, paint), ""]
    return "\n".join(lines) + "\n" + render(joint.first, ui, color=color)


def _answer(answer: Answer, ui: Ui, paint: Paint) -> list[str]:
    place = f" ({where(answer.place, ui)})" if answer.place else ""
    lines = [INDENT + paint(ChangeKind.DELETE, f"≠ {answer.reason.of(ui)}{place}")]
    if answer.change is not None and answer.change.words:
        lines += [INDENT + line for line in _lines(_shown(answer.change), paint, 0)]
    return lines


def render_history(history: History, ui: Ui = "en", *, color: bool = False) -> str:
    """Return each provision that changed, with what every step did to it."""
    paint, width = _look(color)
    lines = []
    for thread in history.threads:
        lines.append(paint("bold", where(thread.last.place, ui)))
        for comparison, step in zip(history.comparisons, thread.steps, strict=True):
            if step is not None:
                lines.append(f"  {paint('dim', comparison.new.path)}")
                lines += ["  " + line for line in _unit([step], ui, paint, width)]
        lines.append("")
    totals = [f"{c.new.path}: {summary(c, ui)}" for c in history.comparisons]
    return "\n".join([*lines, *(paint("bold", line) for line in totals)]) + "\n"


def _look(color: bool) -> tuple[Paint, int]:
    return (_painted, min(WIDEST, shutil.get_terminal_size().columns)) if color else (_plain, 0)


def _painted(look: Look, text: str) -> str:
    code = LOOK.get(OPS.get(look, "") if isinstance(look, Op) else look, "")
    return f"{code}{text}{RESET}" if code and text else text


def _plain(look: Look, text: str) -> str:
    if isinstance(look, Op) and look in MARKS and text:
        before, after = MARKS[look]
        return f"{before}{text}{after}"
    return text


def _unit(unit: Sequence[Change], ui: Ui, paint: Paint, width: int) -> list[str]:
    change = unit[0]
    if change.kind is ChangeKind.RENUMBER:
        return _series(unit, ui, paint)
    head = paint(change.kind, KIND[change.kind].of(ui))
    place = where(change.new or change.old, ui)
    if change.kind is ChangeKind.MOVE:
        place = f"{where(change.old, ui)} → {where(change.new, ui)}"
    elif change.old and change.new and change.old.label != change.new.label:
        place = f"{place} ({change.old.label} → {change.new.label})"
    lines = [f"{head}  {paint('bold', place)}  {paint('dim', meanings(change, ui))}"]
    if change.authors:
        lines[0] += f"  {paint('dim', '— ' + ', '.join(change.authors))}"
    if change.follows:
        lines.append(INDENT + paint("dim", FOLLOWS.of(ui)))
    return [*lines, *_lines(_shown(change), paint, width)]


def _shown(change: Change) -> list[Words]:
    words = list(change.words) or [Words(Op.EQUAL, change.place.text)]
    if change.kind in (ChangeKind.INSERT, ChangeKind.DELETE) or not change.words:
        words = [Words(word.op, textwrap.shorten(word.text, LONGEST, placeholder=" …")) for word in words]
    return cut(words, CONTEXT)


def _lines(words: Sequence[Words], paint: Paint, width: int) -> list[str]:
    """The words as indented lines: wrapped for a terminal, one line each paragraph when piped."""
    if not width:
        text = "".join(paint(word.op, " ".join(_spaced(word.text))) for word in words)
        return [INDENT + line for line in text.split("\n")]
    lines, line, used = [], INDENT, len(INDENT)
    for before, word in zip((None, *words), words, strict=False):
        if before and before.op is Op.DELETE and word.op is Op.INSERT and not before.text.endswith(" "):
            line, used = f"{line} ", used + 1  # colours alone would run «могут» and «должны» together
        for piece in _pieces(word.text):
            if used + len(piece.rstrip()) > width and used > len(INDENT):
                lines.append(line.rstrip())
                line, used = INDENT, len(INDENT)
                piece = piece.lstrip()
            line += paint(word.op, piece)
            used += len(piece)
    return [*lines, line]


def _spaced(text: str) -> list[str]:
    return text.split("\n")


def _pieces(text: str) -> list[str]:
    """Words with the space after them; a line feed is shown as a space."""
    flat = " ".join(text.split("\n"))
    return [part + " " for part in flat.split(" ")[:-1]] + (
        [flat.split(" ")[-1]] if flat.split(" ")[-1] else []
    )


def _series(unit: Sequence[Change], ui: Ui, paint: Paint) -> list[str]:
    pairs = [" → ".join(numbers(change)) for change in unit]
    head = paint(ChangeKind.RENUMBER, KIND[ChangeKind.RENUMBER].of(ui))
    first = where(unit[0].new, ui)
    return [f"{head}  {paint('bold', first)}", INDENT + "; ".join(pairs)]
