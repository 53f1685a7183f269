"""Documents as text: Markdown, JSON and plain lines."""

from __future__ import annotations

from almaty_nlp.errors import SettingsError
from almaty_nlp.model.document import Document
from almaty_nlp.model.message import Message

FORMS = ("json", "md", "text")


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
            ru=f"--format {form}: такого вида нет; выберите из {', '.join(FORMS)}",
        )
    )
