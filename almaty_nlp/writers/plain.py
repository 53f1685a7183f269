"""A document as plain lines, one block a line: what the plain text reader reads back as the same blocks."""

from __future__ import annotations

from almaty_nlp.model.document import Block, Document


def to_text(document: Document) -> str:
    """Return the blocks that hold text, one a line behind its label; line breaks become spaces."""
    lines = [_line(block) for block in document.blocks if block.text.strip() or block.label]
    return "".join(f"{line}\n" for line in lines)


def _line(block: Block) -> str:
    text = " ".join(block.text.splitlines())
    return f"{block.label} {text}" if block.label else text
