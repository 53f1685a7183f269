"""Amendments as native tracked changes in the new Word document: accepted it is NEW, rejected it is OLD."""

from __future__ import annotations

from almaty_nlp.errors import SettingsError
from almaty_nlp.model.change import Comparison
from almaty_nlp.model.message import Message, Ui

BINARY = True


def render(comparison: Comparison, ui: Ui = "en", *, author: str = "", date: str = "") -> bytes:
    """Return NEW's package with tracked changes signed by `author` at `date` (ISO 8601).

    Left out, they are the toolkit's name and this moment. SettingsError unless both versions are .docx files.
    """
    from almaty_nlp.comparison.words import compare_words
    from almaty_nlp.writers.docx import Signature
    from almaty_nlp.writers.docx.redline import redlined
    from almaty_nlp.writers.docx.signature import AUTHOR

    for document in (comparison.old, comparison.new):
        if document.format != "docx":
            raise SettingsError(
                Message(
                    en=f"{document.path}: tracked changes need two .docx files; choose table or html here",
                    ru=f"{document.path}: нужны два файла .docx; для этого выберите table или html",
                )
            )
    signature = Signature(author or AUTHOR, date)
    return redlined(comparison, lambda old, new: compare_words(old, new).words(), signature)
