"""What the command line says of wrong use, in Russian: Typer speaks English only."""

from __future__ import annotations

import re

RUSSIAN = (
    (re.compile(r"Missing argument '(.+?)'.*"), r"не указан аргумент \1"),
    (re.compile(r"Missing option '(.+?)'.*"), r"не указан параметр \1"),
    (re.compile(r"Missing command.*"), "не указана команда"),
    (re.compile(r"No such command '(.+?)'.*"), r"команды «\1» нет"),
    (
        re.compile(r"No such option: (\S+?)\.? \(?(?:Did you mean|Possible options:) (.+?)[?)]*"),
        r"параметра \1 нет; возможно, имелось в виду: \2",
    ),
    (re.compile(r"No such option: (\S+)"), r"параметра \1 нет"),
    (re.compile(r"Option '(.+?)' requires an argument.*"), r"параметру \1 нужно значение"),
    (re.compile(r"Option '(.+?)' does not take a value.*"), r"у параметра \1 не бывает значения"),
    (re.compile(r"Got unexpected extra arguments? \((.+?)\).*"), r"лишний аргумент: \1"),
)
"""Typer's sentences, as Click words them, and ours."""


def in_russian(text: str) -> str:
    """Return a sentence on wrong use in Russian; as it is where it is none that we know.

    >>> in_russian("Missing argument 'FILE'.")
    'не указан аргумент FILE'
    """
    plain = text.rstrip(".")
    for pattern, words in RUSSIAN:
        if found := pattern.fullmatch(plain):
            return found.expand(words)
    return text
