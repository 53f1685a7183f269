"""Plain text: every line that is not empty is one block."""

from __future__ import annotations

from pathlib import Path

from almaty_nlp.model.document import Block, Document, Kind
from almaty_nlp.model.origin import TextOrigin, TextPiece
from almaty_nlp.readers._encoding import decode
from almaty_nlp.readers._limits import Limits
from almaty_nlp.text.labels import split_labels


def read_plain(path: Path, limits: Limits) -> Document:
    """Read a text file; block n is the non-empty line n (from 0). Raises InputError for other encodings than
    UTF-8/16.

    The text of a block is its line, white space at both ends taken off. A typed label stays in the text,
    since the line is the unit that scripts count on, and is set as `label` too (`Block.body` says where the
    words start).
    """
    text = decode(path.read_bytes(), str(path))
    limits.check_paragraphs(path, text)
    return Document(str(path), "txt", parse_plain(text))


def parse_plain(text: str) -> tuple[Block, ...]:
    """Return the blocks of a plain text whose lines end in line feeds."""
    lines = [(number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    bodies = [line.strip() for _, line in lines]
    labels = split_labels(bodies)
    return tuple(
        Block(
            id=f"p{at}",
            kind=Kind.LIST_ITEM if label else Kind.PARAGRAPH,
            text=body,
            label=label,
            typed_label=bool(label),
            origin=TextOrigin((TextPiece(0, number, line.index(body) + 1),)),
        )
        for at, ((number, line), body, (label, _)) in enumerate(zip(lines, bodies, labels, strict=True))
    )
