"""Inline Markdown to the text of a block: characters with their places, formatting, note calls, comments."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Any

from markdown_it.token import Token

from almaty_nlp.model.document import Run
from almaty_nlp.model.origin import TextOrigin, TextPiece
from almaty_nlp.readers._markdown_source import Source

OPENERS = {"em": "italic", "strong": "bold", "s": "strike"}
TAGS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strike",
    "del": "strike",
    "sup": "superscript",
    "sub": "subscript",
    "code": "code",
}
"""HTML tags that mean formatting, with the name of the mark in `Run`."""

TAG = re.compile(r"<(?P<close>/?)(?P<name>[a-z][a-z0-9]*)\b[^>]*>", re.IGNORECASE)
COMMENT = re.compile(r"<!--(?P<text>.*?)-->", re.DOTALL)
ATTRIBUTES = re.compile(r"[ \t]*\{(?P<list>[#.][^{}\n]*)\}[ \t]*\Z")


@dataclass(frozen=True, slots=True)
class InlineText:
    """The text of a block; `pieces` are (offset, line, column), `calls` (note label, offset), `remarks`
    (offset, text).
    """

    text: str
    pieces: tuple[tuple[int, int, int], ...] = ()
    runs: tuple[Run, ...] = ()
    calls: tuple[tuple[str, int], ...] = ()
    remarks: tuple[tuple[int, str], ...] = ()

    @property
    def origin(self) -> TextOrigin:
        """The origin of the text; an empty text has the place of what is not there any more."""
        return TextOrigin(tuple(TextPiece(*piece) for piece in self.pieces) or (TextPiece(0, 1, 1),))

    def cut(self, start: int, end: int) -> InlineText:
        """Return the part [start, end); calls and remarks outside move to its nearest edge."""
        inside = [piece for piece in self.pieces if start < piece[0] < end]
        before = [piece for piece in self.pieces if piece[0] <= start]
        first = [(start, line, column + start - at) for at, line, column in before[-1:]]

        def clip(at: int) -> int:
            return min(max(at, start), end) - start

        runs = [replace(run, start=clip(run.start), end=clip(run.end)) for run in self.runs]
        return InlineText(
            self.text[start:end],
            tuple((at - start, line, column) for at, line, column in first + inside),
            tuple(run for run in runs if run.start < run.end),
            tuple((label, clip(at)) for label, at in self.calls),
            tuple((clip(at), text) for at, text in self.remarks),
        )

    def stripped(self) -> InlineText:
        """Return the text without white space at its ends."""
        start = len(self.text) - len(self.text.lstrip())
        return self.cut(start, max(start, len(self.text.rstrip())))

    def without_attributes(self) -> tuple[InlineText, str]:
        """Return a heading's text without «{#anchor}» at its end, and the attributes as typed."""
        match = ATTRIBUTES.search(self.text)
        if match is None:
            return self, ""
        return self.cut(0, match.start()), match.group().strip()


@dataclass(slots=True)
class Builder:
    """Collects the text of one block while its tokens go by."""

    source: Source
    parts: list[str] = field(default_factory=list)
    length: int = 0
    pieces: list[tuple[int, int, int]] = field(default_factory=list)
    marks: dict[str, list[Any]] = field(default_factory=dict)
    runs: list[tuple[int, int, frozenset[tuple[str, Any]]]] = field(default_factory=list)
    calls: list[tuple[str, int]] = field(default_factory=list)
    remarks: list[tuple[int, str]] = field(default_factory=list)

    def add(self, text: str, start: int, end: int) -> None:
        """Append characters that stand one by one at [start, end) of the content (`start` for a made one)."""
        if not text:
            return
        for offset, line, column in self.source.cut(start, max(end, start + 1)):
            self.pieces.append((self.length + offset - start, line, column))
        marks = frozenset((name, values[-1]) for name, values in self.marks.items() if values)
        if marks:
            self.runs.append((self.length, self.length + len(text), marks))
        self.parts.append(text)
        self.length += len(text)

    def open(self, mark: str, value: Any = True) -> None:
        self.marks.setdefault(mark, []).append(value)

    def close(self, mark: str) -> None:
        if self.marks.get(mark):
            self.marks[mark].pop()

    def after_remark(self) -> bool:
        """Tell whether a comment between two spaces (or at the start) has just been taken off."""
        at_space = not self.parts or self.parts[-1][-1:].isspace()
        return at_space and bool(self.remarks) and self.remarks[-1][0] == self.length

    def done(self) -> InlineText:
        return InlineText(
            "".join(self.parts),
            _joined_pieces(self.pieces),
            _joined_runs(self.runs),
            tuple(self.calls),
            tuple(self.remarks),
        )


def inline_text(tokens: list[Token], source: Source, content: str) -> InlineText:
    """Return the text of the inline tokens of a block whose content stands in the file as `source` says.

    A soft line break becomes a space, a hard one and `<br>` a line feed; note calls and tags take no
    characters.
    """
    builder = Builder(source)
    at = 0
    for token in tokens:
        at = _take(builder, token, token.meta.get("start", at), content)
        at = token.meta.get("end", at)
    return builder.done().stripped()


def _take(builder: Builder, token: Token, at: int, content: str) -> int:
    """Take one token that starts at `at` of the content and return where it ends."""
    kind = token.type
    if kind == "text":
        doubled = builder.after_remark() and token.content.startswith(" ")
        builder.add(token.content[doubled:], at + doubled, at + len(token.content))
        return at + len(token.content)
    if kind == "text_special":
        _special(builder, token, at)
        return at + len(token.markup)
    if kind == "softbreak":
        if not builder.parts or not builder.parts[-1][-1:].isspace():
            builder.add(" ", at, at + 1)
    elif kind == "hardbreak":
        builder.add("\n", at, at + 1)
    elif kind == "code_inline":
        _code(builder, token, at, content)
    elif kind == "html_inline":
        _html(builder, token.content, at)
        return at + len(token.content)
    elif kind == "footnote_ref":
        builder.calls.append((token.meta["label"], builder.length))
    elif kind == "link_open":
        builder.open("link", str(token.attrs.get("href", "")))
        return at + 1
    elif kind == "link_close":
        builder.close("link")
    elif kind.endswith(("_open", "_close")):
        name, _, end = kind.rpartition("_")
        (builder.open if end == "open" else builder.close)(OPENERS[name])
        return at + len(token.markup)
    return at


def _special(builder: Builder, token: Token, at: int) -> None:
    """An escaped sign stands behind its backslash; an entity as a whole at its ampersand."""
    escaped = token.info == "escape" and len(token.content) < len(token.markup)
    if escaped:
        at += len(token.markup) - len(token.content)
    for sign in token.content:
        builder.add(sign, at, at + 1)
        at += token.info == "escape"


def _code(builder: Builder, token: Token, at: int, content: str) -> None:
    start = at + len(token.markup)
    raw = content[start : start + len(token.content)].replace("\n", " ")
    start += raw != token.content  # one space at either end belongs to the backticks
    builder.open("code")
    builder.add(token.content, start, start + len(token.content))
    builder.close("code")


def _html(builder: Builder, html: str, at: int) -> None:
    if comment := COMMENT.fullmatch(html):
        builder.remarks.append((builder.length, comment["text"].strip()))
    match = TAG.match(html)
    if match is None:
        return
    name = match["name"].lower()
    if name == "br":
        builder.add("\n", at, at + 1)
    elif mark := TAGS.get(name):
        (builder.close if match["close"] else builder.open)(mark)


def _joined_pieces(pieces: list[tuple[int, int, int]]) -> tuple[tuple[int, int, int], ...]:
    """Leave out the pieces that only say what the one before says."""
    kept: list[tuple[int, int, int]] = []
    for piece in pieces:
        if kept and kept[-1][1] == piece[1] and kept[-1][2] - kept[-1][0] == piece[2] - piece[0]:
            continue
        kept.append(piece)
    return tuple(kept)


def _joined_runs(runs: list[tuple[int, int, frozenset[tuple[str, Any]]]]) -> tuple[Run, ...]:
    joined: list[tuple[int, int, frozenset[tuple[str, Any]]]] = []
    for start, end, marks in runs:
        if joined and joined[-1][1] == start and joined[-1][2] == marks:
            joined[-1] = (joined[-1][0], end, marks)
        else:
            joined.append((start, end, marks))
    return tuple(Run(start, end, **dict(marks)) for start, end, marks in joined)
