"""What the package says about the document: title, authors, dates (ECMA-376 part 2, 8.3)."""

from __future__ import annotations

from collections.abc import Mapping

from almaty_nlp.model.document import EMPTY
from almaty_nlp.readers.docx.source import Source

CORE = "core-properties"
KEYS = {
    "title": "title",
    "subject": "subject",
    "creator": "author",
    "keywords": "keywords",
    "description": "description",
    "lastModifiedBy": "editor",
    "created": "created",
    "modified": "modified",
    "language": "language",
}
"""Elements of the core properties by the key they get in `Document.metadata`."""


def read_metadata(source: Source) -> Mapping[str, str]:
    """Return the core properties that are filled."""
    links = source.package.relationships().values()
    name = next((link.target for link in links if link.kind == CORE and link.target in source.package), None)
    root = source.root(name) if name else None
    if root is None:
        return EMPTY
    found = {}
    for node in root:
        key = KEYS.get(node.tag.rpartition("}")[2])
        if key and node.text and node.text.strip():
            found[key] = node.text.strip()
    return found
