"""The words of the HTML page, in both interface languages."""

from __future__ import annotations

from almaty_nlp.model.message import Message

WORDS = {
    "overview": Message("Overview", "Обзор"),
    "documents": Message("Documents", "Документы"),
    "words": Message("words", "слов"),
    "severity": Message("Severity", "Важность"),
    "rules": Message("Rules", "Правила"),
    "rules_hint": Message("A click hides or shows a rule", "Щелчок скрывает или показывает правило"),
    "only_found": Message("Only places with findings", "Только места с находками"),
    "all_shown": Message("Show all", "Показать все"),
    "theme": Message("Light or dark", "Светлая или тёмная тема"),
    "help": Message("Keys", "Клавиши"),
    "close": Message("Close", "Закрыть"),
    "key_next": Message("next finding", "следующая находка"),
    "key_previous": Message("previous finding", "предыдущая находка"),
    "key_related": Message("to the related place", "к связанному месту"),
    "key_back": Message("back to the finding", "назад к находке"),
    "key_severity": Message(
        "errors, warnings, style on or off", "показать или скрыть ошибки, предупреждения, стиль"
    ),
    "key_compact": Message("only places with findings", "только места с находками"),
    "key_help": Message("this list", "этот список"),
    "compare": Message("Compare", "Сравните"),
    "more": Message("more places", "ещё мест"),
    "again": Message("the same as above", "то же, что выше"),
    "why": Message("About the rule", "О правиле"),
    "shown": Message("shown", "показано"),
    "of": Message("of", "из"),
    "nothing": Message("Nothing found.", "Ничего не найдено."),
    "about": Message("About the rules", "О правилах"),
    "suppressed": Message("Suppressed", "Скрыто"),
    "by_comment": Message("by a comment in the text", "пометкой в тексте"),
    "by_list": Message("by the list beside the document", "списком рядом с документом"),
    "by_baseline": Message("known from the baseline", "известно по списку принятых мест"),
    "notes": Message("About this reading", "О чтении документа"),
    "unread": Message("Not read", "Не прочитано"),
    "made_by": Message("Made offline by almaty-nlp", "Составлено без сети программой almaty-nlp"),
}
"""Name in the template → words."""
