"""Markdown: CommonMark with tables and footnotes, every character of the text with its line and column in the
file.

Labels are those the author typed: the «29.» of a list that CommonMark would renumber stays «29.», and a
paragraph that begins with «(iv)», «а)» or «5-1.» outside Markdown's own lists is an item with that label.
Labels are never in the text.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from almaty_nlp.errors import InputError
from almaty_nlp.model.document import Comment, Document, Span
from almaty_nlp.model.message import Message
from almaty_nlp.readers._drafts import assemble
from almaty_nlp.readers._encoding import decode
from almaty_nlp.readers._limits import Limits
from almaty_nlp.readers._markdown_blocks import Walk
from almaty_nlp.readers._markdown_parser import parser, too_deep
from almaty_nlp.readers._markdown_source import front_matter


def read_markdown(path: Path, limits: Limits) -> Document:
    """Read a Markdown file. Raises InputError for a wrong encoding or nesting past `limits.max_depth`."""
    text = decode(path.read_bytes(), str(path))
    limits.check_paragraphs(path, text)
    return parse_markdown(text, str(path), limits)


def parse_markdown(text: str, path: str = "", limits: Limits | None = None) -> Document:
    """Return the document of a Markdown text whose lines end in line feeds.

    HTML comments are kept as comments of the document, anchored to the block they stand in or before. YAML
    front matter is metadata; a heading's «{#anchor}» is kept in the block's `style`. Raises InputError past
    the limits.
    """
    limits = limits or Limits()
    lines = text.split("\n")
    metadata, skipped = front_matter(lines)
    body = "\n" * skipped + "\n".join(lines[skipped:])
    tokens = parser(limits.max_depth).parse(body)
    if too_deep(tokens, limits.max_depth):
        raise _too_deep(path, limits.max_depth)
    walk = Walk(lines)
    for token in tokens:
        walk.take(token)
    document = assemble(path, "md", walk.drafts, walk.notes, metadata)
    return replace(document, comments=_comments(walk, document))


def _comments(walk: Walk, document: Document) -> tuple[Comment, ...]:
    """HTML comments: those inside a block at their offset, those between blocks at the start of the next."""
    drafts = sorted(walk.drafts, key=lambda draft: draft.note is not None)  # notes last, as in the document
    position = {id(draft): at for at, draft in enumerate(drafts)}
    found: list[tuple[int, int, str]] = [
        (at, offset, text) for at, draft in enumerate(drafts) for offset, text in draft.content.remarks
    ]
    for before, text in walk.remarks:
        following = walk.drafts[before:] or walk.drafts[-1:]
        if following:
            found.append((position[id(following[0])], 0, text))
    spans = [(Span(document.blocks[at].id, offset, offset), text) for at, offset, text in sorted(found)]
    return tuple(Comment(f"c{at}", "", "", text, (span,)) for at, (span, text) in enumerate(spans))


def _too_deep(path: str, depth: int) -> InputError:
    return InputError(
        Message(
            en=f"{path}: lists or quotations are nested deeper than {depth} levels: simplify the file",
            ru=f"{path}: вложенность списков или цитат больше {depth} уровней: упростите файл",
        )
    )
