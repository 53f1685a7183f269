"""The help of the command in the interface language; what Typer itself puts into it is English only.

Every word of a help page passes through the formatter of its context, so one formatter of our own is enough;
texts of ours come to it in the language of the reader already (`say`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import typer

from almaty_cli._ui import say, ui

PLACEHOLDERS = {
    "ARGS": "АРГУМЕНТЫ",
    "BASE": "ТЕКСТ",
    "CLASS": "ВИД",
    "COMMAND": "КОМАНДА",
    "DATE": "ДАТА",
    "DIR": "ПАПКА",
    "FILE": "ФАЙЛ",
    "FORM": "ФОРМАТ",
    "GLOSSARY": "ГЛОССАРИЙ",
    "INSTRUMENT": "ПОПРАВКИ",
    "NAME": "ИМЯ",
    "NEW": "НОВЫЙ",
    "OLD": "СТАРЫЙ",
    "ONE": "ОДИН",
    "OPTIONS": "КЛЮЧИ",
    "OTHER": "ДРУГОЙ",
    "OUT": "ИТОГ",
    "R": "ПРАВИЛО",
    "RULE": "ПРАВИЛО",
    "SOURCE": "ОРИГИНАЛ",
    "STYLE": "СТИЛЬ",
    "TARGET": "ПЕРЕВОД",
    "TERM": "ТЕРМИН",
}
"""What stands for a value on a help page, in Russian. A number may follow («OLD2»)."""

HEADINGS = {"Arguments": "Аргументы", "Options": "Ключи", "Commands": "Команды"}

SENTENCES = {
    "Show this message and exit.": "Показать эту справку и выйти.",
    "Install completion for the current shell.": "Включить дополнение команд по Tab в этой оболочке.",
    "Show completion for the current shell, to copy it or customize the installation.": (
        "Показать настройки дополнения для этой оболочки, чтобы вставить их самому."
    ),
}
"""Texts of Typer's own options, as Typer words them, and ours."""

REMARKS = {"default": "по умолчанию", "required": "обязательно"}
"""What Typer notes in brackets at the end of a description."""

_PLACEHOLDER = re.compile(rf"\b({'|'.join(PLACEHOLDERS)})(?=\d?\b)")
_REMARK = re.compile(r"(?:(?<=  \[)|(?<=; ))(?:default(?=: )|required(?=[;\]]))(?=[^\[]*\]$)")


def named(text: str) -> str:
    """Return a text whose placeholders are in the interface language.

    The braces that newer versions of Typer put round a needed argument are taken off.
    """
    plain = re.sub(r"\{([^{}]+)\}", r"\1", text)
    return russian_placeholders(plain) if ui() == "ru" else plain


def russian_placeholders(text: str) -> str:
    """Return a text with Russian placeholders («FILE» → «ФАЙЛ»)."""
    return _PLACEHOLDER.sub(lambda found: PLACEHOLDERS[found[1]], text)


def worded(text: str) -> str:
    """Return the description of an option, argument or command in the interface language.

    A remark of Typer's at its end («[default: …]», «[required]») is put into Russian too.
    """
    if ui() == "en":
        return text
    said = named(SENTENCES.get(text, text))
    return _REMARK.sub(lambda found: REMARKS[found[0]], said)


class _Formatter(typer.Context.formatter_class):  # type: ignore[misc, valid-type]  # Typer exports no name for it
    """Lays out a help page as Click does, in the interface language."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, named(args), say("Usage: ", "Вызов: "))

    def write_heading(self, heading: str) -> None:
        super().write_heading(say(heading, HEADINGS.get(heading, heading)))

    def write_dl(self, rows: Sequence[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        told = [(named(term), worded(text)) for term, text in rows]
        super().write_dl(told, col_max, col_spacing)


class _Context(typer.Context):
    formatter_class = _Formatter


def worded_help(app: typer.Typer) -> Any:
    """Return the command that Typer makes of an application, its help in the interface language."""
    command = typer.main.get_command(app)
    _give_context(command)
    return command


def _give_context(command: Any) -> None:
    command.context_class = _Context
    for inner in getattr(command, "commands", {}).values():
        _give_context(inner)
