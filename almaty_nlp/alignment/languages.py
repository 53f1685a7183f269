"""Which of two documents is the Russian one; a pair that cannot be aligned is refused in one line."""

from __future__ import annotations

from almaty_nlp.alignment.units import paragraphs
from almaty_nlp.errors import InputError
from almaty_nlp.lang import detect
from almaty_nlp.model.document import Document
from almaty_nlp.model.message import Message

ENOUGH = 20_000
"""Characters looked at."""
NAMES = {"ru": Message("Russian", "русском"), "en": Message("English", "английском")}


def languages(source: Document, target: Document) -> tuple[str, str]:
    """Return the languages of both documents, one «ru» and one «en»; InputError otherwise."""
    found = language_of(source), language_of(target)
    if found[0] == found[1]:
        name = NAMES[found[0]]
        raise InputError(
            Message(
                en=f"{source.path}, {target.path}: both are in {name.en}; give "
                "one Russian and one English text",
                ru=f"{source.path}, {target.path}: оба на {name.ru} языке; нужны русский и английский тексты",
            )
        )
    return found


def language_of(document: Document) -> str:
    """Return «ru» or «en»; InputError for a document without text or in another language."""
    texts = [unit.text for unit in paragraphs(document)]
    if not texts:
        raise InputError(
            Message(
                en=f"{document.path}: no text in it; if it is a scan, recognise its text first (--ocr)",
                ru=f"{document.path}: в файле нет текста; если это скан, сначала распознайте его (--ocr)",
            )
        )
    found = detect(" ".join(texts)[:ENOUGH])
    if found not in ("ru", "en"):
        raise InputError(
            Message(
                en=f"{document.path}: the language is neither Russian nor "
                "English; only these two can be aligned",
                ru=f"{document.path}: язык не русский и не английский; выравниваются только эти два",
            )
        )
    return found
