"""The words that reports put round the findings, in both interface languages."""

from __future__ import annotations

from almaty_nlp.model.finding import Severity
from almaty_nlp.model.message import Message

FIX = Message("fix", "исправить")
SEE = Message("see", "сравните")
PAGE = Message("p.", "с.")
NOTHING = Message("nothing found", "ничего не найдено")
SUPPRESSED = Message("suppressed", "скрыто")
UNREAD = Message("not read", "не прочитано")
WORDS = Message("words", "слов")
MORE = Message("and {} more", "и ещё мест: {}")

SEVERITY = {
    Severity.ERROR: Message("error", "ошибка"),
    Severity.WARNING: Message("warning", "предупреждение"),
    Severity.STYLE: Message("style", "стиль"),
}

COUNTED = {
    Severity.ERROR: Message("errors", "ошибок"),
    Severity.WARNING: Message("warnings", "предупреждений"),
    Severity.STYLE: Message("style notes", "замечаний по стилю"),
}
"""Put before a number with a colon, so that no plural needs agreeing."""
