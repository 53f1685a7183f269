"""A small package maker: the parts of a DOCX from snippets of XML, read back as a document."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from almaty_nlp.model.document import Document
from almaty_nlp.readers import Limits
from almaty_nlp.readers.docx import read_docx

SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
ROOTS = {"commentsExtended": "w15:commentsEx", "settings": "w:settings", "header": "w:hdr", "footer": "w:ftr"}

Write = Callable[..., Path]
Read = Callable[..., Document]


def make_package(
    path: Path, body: str, links: str = "", main: str = "word/document.xml", **parts: str
) -> Path:
    """Write a package: `body` inside w:body; `parts` by kind (styles, numbering, footnotes, header …)."""
    related = "".join(
        f'<Relationship Id="{kind}" Type="{OFFICE}/{kind}" Target="{kind}.xml"/>' for kind in parts
    )
    with zipfile.ZipFile(path, "w") as package:
        package.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{PACKAGE}">'
            f'<Relationship Id="d" Type="{OFFICE}/officeDocument" Target="{main}"/></Relationships>',
        )
        package.writestr(main, f"<w:document {SPACES}><w:body>{body}</w:body></w:document>")
        package.writestr(
            "word/_rels/document.xml.rels",
            f'<Relationships xmlns="{PACKAGE}">{related}{links}</Relationships>',
        )
        for kind, inner in parts.items():
            root = ROOTS.get(kind, f"w:{kind}")
            package.writestr(f"word/{kind}.xml", f"<{root} {SPACES}>{inner}</{root}>")
    return path


@pytest.fixture(scope="session")
def make_docx() -> Write:
    """`make_package`, for fixtures that live longer than a test."""
    return make_package


@pytest.fixture
def write_docx(tmp_path: Path) -> Write:
    """Write a package from snippets and return its path."""

    def write(body: str, links: str = "", name: str = "draft.docx", **parts: str) -> Path:
        return make_package(tmp_path / name, body, links, **parts)

    return write


@pytest.fixture
def read_body(write_docx: Write) -> Read:
    """Read the document of a body and parts, in the marks view."""

    def read(body: str, links: str = "", **parts: str) -> Document:
        return read_docx(write_docx(body, links, **parts), Limits())

    return read
