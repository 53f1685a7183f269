"""Documents as text: Markdown, JSON and plain lines."""

from __future__ import annotations

from pathlib import Path

from almaty_nlp.errors import SettingsError
from almaty_nlp.model.document import Document
from almaty_nlp.model.message import Message

FORMS = ("json", "md", "text")

_ENDINGS = {"markdown": "md", "txt": "text"}
_DOCUMENTS = ("docx", "pdf", "xlsx")
"""Endings that promise a document: Markdown is never written under such a name."""


def form_for(named: str | None, output: Path | None) -> str:
    """Return the form that was named, else the one the ending of the output tells, else Markdown."""
    if named is not None:
        return named
    ending = output.suffix.lower().lstrip(".") if output else ""
    ending = _ENDINGS.get(ending, ending)
    return ending if ending in FORMS or ending in _DOCUMENTS else "md"


def render(document: Document, form: str) -> str:
    """Return the document in one of FORMS; SettingsError for any other form."""
    if form == "json":
        from almaty_nlp.writers.jsonfile import to_json

        return to_json(document)
    if form == "md":
        from almaty_nlp.writers.markdown import to_markdown

        return to_markdown(document)
    if form == "text":
        from almaty_nlp.writers.plain import to_text

        return to_text(document)
    raise SettingsError(
        Message(
            en=f"--format {form}: there is no such form; choose one of {', '.join(FORMS)}",
            ru=f"--format {form}: такого формата нет; возможны: {', '.join(FORMS)}",
        )
    )
