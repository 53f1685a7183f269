"""What kind of file it is: by its first bytes where they tell, by its suffix where they do not."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

from almaty_nlp.errors import InputError
from almaty_nlp.model.message import Message
from almaty_nlp.zips import BROKEN

SUFFIXES = {
    ".docx": "docx",
    ".docm": "docx",
    ".dotx": "docx",
    ".dotm": "docx",
    ".pdf": "pdf",
    ".md": "md",
    ".markdown": "md",
    ".txt": "txt",
    ".text": "txt",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".doc": "doc",
    ".dot": "doc",
    ".odt": "odt",
    ".ott": "odt",
    ".rtf": "rtf",
}
"""Format by suffix; the formats are «docx», «pdf», «md», «txt», «html», and through LibreOffice «doc», «odt»,
«rtf».
"""

TEXT_FORMATS = frozenset({"md", "txt", "html"})
HEAD = 4096
HTML_HEAD = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
OLE_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def file_format(path: Path) -> tuple[str, str]:
    """Return (format, format that the suffix claims); the two differ when the suffix is wrong.

    Raises InputError when the file is of no kind that a reader knows.
    """
    claimed = SUFFIXES.get(path.suffix.lower(), "")
    with path.open("rb") as file:
        head = file.read(HEAD)
    found = _by_content(path, head)
    if found is None and (not claimed or claimed not in TEXT_FORMATS):
        if claimed:
            raise _broken(path, claimed)
        raise _unknown(path)
    if found == "html" and claimed in TEXT_FORMATS:  # HTML inside Markdown is Markdown
        found = claimed
    return found or claimed, claimed


def check_kind(path: Path) -> None:
    """Raise InputError for a file whose suffix no reader knows, unless its first bytes tell what it is."""
    if path.suffix.lower() not in SUFFIXES:
        file_format(path)


def _by_content(path: Path, head: bytes) -> str | None:
    """The format that the bytes tell; None for a text of some kind and for what nobody knows."""
    if head.startswith(b"PK"):
        return _package(path)
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _compound(path)
    if head.startswith(b"{\\rtf"):
        return "rtf"
    if HTML_HEAD.match(head.removeprefix(b"\xef\xbb\xbf")):
        return "html"
    return None


def _package(path: Path) -> str:
    """A ZIP package: a Word document, an OpenDocument text, or neither (the DOCX reader then says what is
    broken).
    """
    try:
        with zipfile.ZipFile(path) as package:
            if package.NameToInfo.get("mimetype") and "word/document.xml" not in package.NameToInfo:
                kind = package.open("mimetype").read(100)
                if b"opendocument.text" in kind:
                    return "odt"
            if any(name.startswith(("xl/", "ppt/")) for name in package.NameToInfo):
                raise _unknown(path)
    except BROKEN:
        pass
    return "docx"


def _compound(path: Path) -> str:
    """An OLE compound file: a DOC, or an encrypted DOCX, which nobody can read without its password."""
    with path.open("rb") as file:
        whole = io.BytesIO(file.read(1 << 24)).getbuffer()
    if OLE_ENCRYPTED in bytes(whole):
        raise InputError(
            Message(
                en=f"{path}: the document is encrypted: save it without a password and try again",
                ru=f"{path}: документ зашифрован: сохраните его без пароля и повторите",
            )
        )
    return "doc"


def _broken(path: Path, claimed: str) -> InputError:
    name = claimed.upper()
    return InputError(
        Message(
            en=f"{path}: not a {name} file in spite of its suffix, or its beginning is damaged: "
            "open it and save it again",
            ru=f"{path}: это не файл {name}, вопреки расширению, или его начало повреждено: "
            "откройте его и сохраните заново",
        )
    )


def _unknown(path: Path) -> InputError:
    return InputError(
        Message(
            en=f"{path}: this kind of file is not read: give .docx, .pdf, .md, .txt or .html "
            "(.doc, .odt and .rtf through LibreOffice)",
            ru=f"{path}: файлы этого вида не читаются: нужен .docx, .pdf, .md, .txt или .html "
            "(.doc, .odt и .rtf через LibreOffice)",
        )
    )
