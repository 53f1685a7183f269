"""The text of a block as inline Markdown: signs of the markup escaped, formatting and note calls put in."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from almaty_nlp.model.document import Run

TAGS = (
    ("underline", "u"),
    ("superscript", "sup"),
    ("subscript", "sub"),
    ("strike", "s"),
)
"""Marks that only HTML tags can write (strike too: tildes have rules of their own about their neighbours)."""

ALWAYS = frozenset("\\`*")
ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")
LINE_SIGN = re.compile(
    r"(?P<sign>#)#{0,5}(?:\s|$)|(?P<list>[-+])(?:\s|$)|(?P<quote>[>=|:])|(?P<rule>-)[-\s|:]*$"
)
LINE_NUMBER = re.compile(r"\d{1,9}(?P<sign>[.)])(?:\s|$)")
DEFINITION = re.compile(r"\[[^\]]*\]:")
LINK_BREAKERS = re.compile(r"[<>\n\\]")
SAFE_LINK = re.compile(r"[^\s<>()\\]+")


def inline_markdown(
    text: str, runs: Sequence[Run], inserts: Iterable[tuple[int, str]], line_break: str
) -> str:
    """Return a text as Markdown. `inserts` are (offset, Markdown) for note calls and comments, sorted by
    offset.

    `line_break` stands for each line feed of the text: a backslash and a line end, or `<br>` where a line
    cannot end.
    """
    escaped = escape(text)
    cuts = sorted(inserts, key=lambda insert: insert[0])
    parts: list[str] = []
    at = 0
    for number, run in enumerate(runs):
        alone = (number == 0 or runs[number - 1].end < run.start) and (
            number + 1 == len(runs) or runs[number + 1].start > run.end
        )
        before, cuts = _upto(cuts, run.start)
        parts.append(_plain(escaped, at, run.start, before, line_break))
        inside, cuts = _upto(cuts, run.end - 1)
        content = _plain(escaped, run.start, run.end, inside, line_break)
        parts.append(_marked(content, run, text, alone and not inside))
        at = run.end
    parts.append(_plain(escaped, at, len(text), cuts, line_break))
    return "".join(parts)


def escape(text: str) -> list[str]:
    """Return each character of a text as Markdown needs it; signs that mean nothing where they stand stay
    bare.
    """
    signs = [_escaped(text, at, sign) for at, sign in enumerate(text)]
    start = 0
    for line in text.split("\n"):
        _escape_line(signs, start, line, first=start == 0)
        start += len(line) + 1
    return signs


def _escaped(text: str, at: int, sign: str) -> str:
    following = text[at + 1 : at + 2]
    if sign in ALWAYS:
        return "\\" + sign
    if sign == "_":
        inside = at > 0 and text[at - 1].isalnum() and following.isalnum()
        return sign if inside else "\\_"
    if sign == "~" and "~" in (following, text[at - 1 : at]):
        return "\\~"
    if sign == "<" and ((following.isascii() and following.isalpha()) or following in ("/", "!", "?")):
        return "\\<"
    if sign == "&" and ENTITY.match(text, at):
        return "\\&"
    if sign == "[" and following == "^":
        return "\\["
    if sign == "]" and following in ("(", "["):
        return "\\]"
    if sign == "{" and following in ("#", "."):
        return "\\{"
    return sign


def _escape_line(signs: list[str], start: int, line: str, *, first: bool) -> None:
    """Escape what would open a block at the head of a line; spaces there would be lost after a line break."""
    lead = len(line) - len(line.lstrip(" \t"))
    if not first:
        for at in range(start, start + lead):
            signs[at] = f"&#{ord(signs[at])};"
    head = line[lead:]
    at = start + lead
    if match := LINE_NUMBER.match(head):
        at += match.start("sign")
    elif not (LINE_SIGN.match(head) or DEFINITION.match(head)):
        return
    if not signs[at].startswith("\\"):
        signs[at] = "\\" + signs[at]


def _upto(cuts: list[tuple[int, str]], offset: int) -> tuple[list[tuple[int, str]], list[tuple[int, str]]]:
    at = next((n for n, cut in enumerate(cuts) if cut[0] > offset), len(cuts))
    return cuts[:at], cuts[at:]


def _plain(
    escaped: list[str], start: int, end: int, inserts: Iterable[tuple[int, str]], line_break: str
) -> str:
    parts: list[str] = []
    at = start
    for offset, insert in inserts:
        parts += [*escaped[at:offset], insert]
        at = offset
    parts += escaped[at:end]
    return "".join(line_break if part == "\n" else part for part in parts)


def _marked(content: str, run: Run, text: str, alone: bool) -> str:
    """Put the marks of a run round its content: stars where Markdown takes them, HTML tags elsewhere."""
    raw = text[run.start : run.end]
    if run.code:
        bare = "`" not in raw and "\n" not in raw and raw.strip() == raw != ""
        content = f"`{raw}`" if bare and alone else f"<code>{content}</code>"
    for mark, tag in TAGS:
        if getattr(run, mark):
            content = f"<{tag}>{content}</{tag}>"
    tagged = run.code or any(getattr(run, mark) for mark, _ in TAGS)
    if run.bold or run.italic:
        stars = "*" * (2 * run.bold + run.italic)
        if alone and not tagged and not run.link and _takes_stars(text, run):
            content = f"{stars}{content}{stars}"
        else:
            content = f"<i>{content}</i>" if run.italic else content
            content = f"<b>{content}</b>" if run.bold else content
    if run.link:
        target = run.link if SAFE_LINK.fullmatch(run.link) else f"<{LINK_BREAKERS.sub('', run.link)}>"
        content = f"[{content}]({target})"
    return content


def _takes_stars(text: str, run: Run) -> bool:
    """Tell whether stars at both ends open and close emphasis (CommonMark 0.31, 6.2: left- and right-flanking
    runs).
    """
    first, last = text[run.start], text[run.end - 1]
    before, after = text[run.start - 1 : run.start], text[run.end : run.end + 1]
    if first.isspace() or last.isspace() or "\n" in text[run.start : run.end]:
        return False
    opens = not _is_punctuation(first) or _is_edge(before)
    closes = not _is_punctuation(last) or _is_edge(after)
    return opens and closes


def _is_punctuation(sign: str) -> bool:
    return unicodedata.category(sign)[0] in "PS"


def _is_edge(sign: str) -> bool:
    return not sign or sign.isspace() or _is_punctuation(sign)
