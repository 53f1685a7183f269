"""What the command line says of wrong use, in Russian: Typer speaks English only."""

from __future__ import annotations

import re

from almaty_cli._help import russian_placeholders

MISSING = re.compile(r"Missing argument '(.+?)'.*")
RUSSIAN = (
    (re.compile(r"Missing option '(.+?)'.*"), r"не указан ключ \1"),
    (re.compile(r"Missing command.*"), "не указана команда"),
    (
        re.compile(r"No such command '(.+?)'\. Did you mean '(.+?)'\?"),
        r"команды «\1» нет; возможно, имелась в виду: \2",
    ),
    (re.compile(r"No such command '(.+?)'.*"), r"команды «\1» нет"),
    (
        re.compile(r"No such option: (\S+?)\.? \(?(?:Did you mean|Possible options:) (.+?)[?)]*"),
        r"ключа \1 нет; возможно, имелся в виду: \2",
    ),
    (re.compile(r"No such option: (\S+)"), r"ключа \1 нет"),
    (re.compile(r"Option '(.+?)' requires an argument.*"), r"ключу \1 нужно значение"),
    (re.compile(r"Option '(.+?)' requires (\d+) arguments.*"), r"ключу \1 нужно значений: \2"),
    (re.compile(r"Option '(.+?)' does not take a value.*"), r"у ключа \1 не бывает значения"),
    (re.compile(r"Got unexpected extra argument(?:s|\(s\))? \((.+?)\).*"), r"лишние аргументы: \1"),
    (
        re.compile(r"Invalid value for '(.+?)': (.+) is not a valid int(?:eger)?(?: range)?"),
        r"\1 \2: нужно целое число",
    ),
    (
        re.compile(r"Invalid value for '(.+?)': (.+) is not in the range (.+)"),
        r"\1 \2: вне пределов \3",
    ),
)
"""Typer's sentences, as Click words them, and ours."""


def in_russian(text: str) -> str:
    """Return a sentence on wrong use in Russian; as it is where it is none that we know.

    >>> in_russian("Missing argument 'FILE'.")
    'не указан аргумент ФАЙЛ'
    """
    plain = text.rstrip(".")
    if missing := MISSING.fullmatch(plain):
        return f"не указан аргумент {russian_placeholders(missing[1])}"
    for pattern, words in RUSSIAN:
        if found := pattern.fullmatch(plain):
            return found.expand(words)
    return text
