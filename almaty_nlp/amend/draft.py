"""The drafted instrument as a document: title, opening words, numbered points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from almaty_nlp.amend.applier import apply_points
from almaty_nlp.amend.bench import Bench, Point
from almaty_nlp.amend.calls import CALL, with_calls
from almaty_nlp.amend.drafter import steps
from almaty_nlp.amend.instrument import read_instrument
from almaty_nlp.amend.operations import Line
from almaty_nlp.amend.splice import splice
from almaty_nlp.lang.inflection import inflect
from almaty_nlp.model.document import Document, Kind, Layer
from almaty_nlp.model.message import Message
from almaty_nlp.readers.markdown import parse_markdown
from almaty_nlp.writers._markdown_inline import inline_markdown

DOUBT = Message(
    en="read again, the instrument does not give the new version exactly: compare the two",
    ru="при повторном чтении поправки не дают новой редакции в точности: сравните тексты",
)


@dataclass(frozen=True, slots=True)
class Drafted:
    """An instrument as Markdown, how many points it has, and what no formula could say."""

    text: str
    points: int
    notices: tuple[Message, ...] = ()


def draft(old: Document, new: Document, *, style: str = "") -> Drafted:
    """Return the instrument that makes the old version into the new one.

    The clauses about one provision are grouped and follow its text; where the instrument as read again would
    not give the new version so, they stand apart in the order they were tried. `style` is a house style: un,
    eu or uk for English, kz, eaeu or ru for Russian. Raises InputError, as `almaty_nlp.comparison.diff` does,
    for versions in two languages or with nothing in common, SettingsError for a style of another language.
    """
    bench = steps(old, new, style)
    notices = tuple(dict.fromkeys(bench.notices))
    reached = bench.working.document()
    wanted = _content(reached)
    if not notices and _texts(reached) != _texts(new):
        notices = (DOUBT,)
    text = ""
    for grouped in (True, False):
        text = _instrument(bench, old, grouped=grouped)
        parsed = read_instrument(_reread(text, bench.language))
        if _content(apply_points(old, parsed).document) == wanted:
            return Drafted(text, len(bench.points), notices)
    return Drafted(text, len(bench.points), tuple(dict.fromkeys((*notices, DOUBT))))


def _reread(text: str, language: str) -> Document:
    from dataclasses import replace

    return replace(parse_markdown(text), language=language)


def _content(document: Document) -> list[tuple[object, ...]]:
    texts = with_calls(document)
    return [
        (block.layer, block.label, *texts[block.id])
        for block in document.blocks
        if block.layer is not Layer.FURNITURE
    ]


def _texts(document: Document) -> list[tuple[object, ...]]:
    """Labels and words without their formatting, which no instrument speaks of."""
    return [row[:3] for row in _content(document)]


def _instrument(bench: Bench, old: Document, *, grouped: bool) -> str:
    count = len(bench.points)
    points = [
        _point(at, point, last=at == count, grouped=grouped) for at, point in enumerate(bench.points, 1)
    ]
    return "\n\n".join([*_head(_act(old), bench.language), *points]) + "\n"


def _act(document: Document) -> str:
    first = next((b for b in document.blocks if b.kind in (Kind.TITLE, Kind.HEADING)), None)
    return " ".join(first.text.split()) if first is not None else ""


def _head(act: str, language: str) -> list[str]:
    if language == "en":
        name = _escaped(act or "text")
        verb = "are" if name.split(" of ")[0].endswith("s") else "is"
        return [f"# Amendments to the {name}", f"The {name} {verb} amended as follows:"]
    name = _escaped((inflect(act, "accs", "sing") if act else "текст") or act)
    return [f"# О внесении изменений в {name}", f"Внести в {name} следующие изменения:"]


def _escaped(text: str) -> str:
    return inline_markdown(text, (), (), " ")


def _point(at: int, point: Point, *, last: bool, grouped: bool) -> str:
    end = "." if last else ";"
    clauses: Sequence[Sequence[Line]] = point.clauses
    short = [_without(clause, point.names) for clause in reversed(clauses)] if point.lead else []
    parts: list[str] = []
    if grouped and short and all(short):
        parts.append(point.lead)
        clauses = [clause for clause in short if clause]
    for number, lines in enumerate(clauses, 1):
        texts = [_line(line, first=not n) for n, line in enumerate(lines)]
        texts[-1] += end if number == len(clauses) else ";"
        parts += texts
    return f"{at}) " + "\n\n".join(parts)


def _without(clause: Sequence[Line], names: Sequence[str]) -> list[Line] | None:
    """A clause without the name of the provision at its head; None where it names another."""
    first = clause[0]
    for name in names:
        if first.text.startswith(name):
            text, runs = splice(first.text, first.runs, 0, len(name), "")
            return [Line(text, runs, first.label, first.level), *clause[1:]]
    return None


def _line(line: Line, *, first: bool) -> str:
    """A line as Markdown; note calls stay calls, a number is typed before the text."""
    text, runs, inserts = line.text, line.runs, []
    while match := CALL.search(text):
        inserts.append((match.start(), match[0]))
        text, runs = splice(text, runs, match.start(), match.end(), "")
    lead = "" if first else "#" * line.level + " " * bool(line.level)
    label = "- " if line.label == "•" else f"{line.label} " if line.label else ""
    return lead + label + inline_markdown(text, runs, inserts, "<br>")
