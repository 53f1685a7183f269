"""The characters of a text file as they stand in it, for those who need more than its blocks."""

from __future__ import annotations

from pathlib import Path

from almaty_nlp.readers._encoding import decode


def raw_text(path: Path) -> str:
    """Return the text of a file that was read already, with line feeds; raises as `decode` does."""
    return decode(path.read_bytes(), str(path))
