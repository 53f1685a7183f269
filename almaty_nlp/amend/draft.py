"""The drafted instrument as a document: title, opening words, numbered points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from almaty_nlp.amend.calls import CALL
from almaty_nlp.amend.drafter import steps
from almaty_nlp.amend.operations import Line
from almaty_nlp.lang.inflection import inflect
from almaty_nlp.model.document import Document, Kind
from almaty_nlp.model.message import Message
from almaty_nlp.writers._markdown_inline import inline_markdown


@dataclass(frozen=True, slots=True)
class Drafted:
    """An instrument as Markdown, how many points it has, and what no formula could say."""

    text: str
    points: int
    notices: tuple[Message, ...] = ()


def draft(old: Document, new: Document) -> Drafted:
    """Return the instrument that makes the old version into the new one.

    Raises InputError, as `almaty_nlp.diff.compare` does, for versions in two languages or with nothing in
    common.
    """
    bench = steps(old, new)
    language = bench.language
    act = _act(old)
    points = [_point(at, clauses, at == len(bench.points)) for at, clauses in enumerate(bench.points, 1)]
    head = _head(act, language)
    return Drafted("\n\n".join([*head, *points]) + "\n", len(points), tuple(dict.fromkeys(bench.notices)))


def _act(document: Document) -> str:
    first = next((b for b in document.blocks if b.kind in (Kind.TITLE, Kind.HEADING)), None)
    return " ".join(first.text.split()) if first is not None else ""


def _head(act: str, language: str) -> list[str]:
    if language == "en":
        name = act or "text"
        return [f"# Amendments to the {_escaped(name)}", f"The {_escaped(name)} is amended as follows:"]
    name = inflect(act, "accs", "sing") if act else "текст"
    name = name or act
    return [f"# О внесении изменений в {_escaped(name)}", f"Внести в {_escaped(name)} следующие изменения:"]


def _escaped(text: str) -> str:
    return inline_markdown(text, (), (), " ")


def _point(at: int, clauses: Sequence[Sequence[Line]], last: bool) -> str:
    end = "." if last else ";"
    parts: list[str] = []
    for number, lines in enumerate(clauses):
        texts = [_line(line, first=not n) for n, line in enumerate(lines)]
        texts[-1] += end if number == len(clauses) - 1 else ";"
        parts += texts
    return f"{at}) " + "\n\n".join(parts)


def _line(line: Line, *, first: bool) -> str:
    """A line as Markdown; note calls stay calls, a number is typed before the text."""
    text, runs, inserts = line.text, line.runs, []
    from almaty_nlp.amend.splice import splice

    while match := CALL.search(text):
        inserts.append((match.start(), match[0]))
        text, runs = splice(text, runs, match.start(), match.end(), "")
    lead = "" if first else "#" * line.level + " " * bool(line.level)
    label = "- " if line.label == "•" else f"{line.label} " if line.label else ""
    return lead + label + inline_markdown(text, runs, inserts, "<br>")
