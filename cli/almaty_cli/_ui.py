"""The interface language, known before the first option is parsed, since help texts need it too."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from functools import cache

from almaty_nlp.model.message import Message, Ui

_LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")
"""POSIX.1-2017, 8.2: the first of them that is set decides on messages."""


@cache
def ui() -> Ui:
    """The interface language of this process: --ui, else ALMATY_UI, else the locale, else English."""
    return choose(sys.argv[1:], os.environ)


def explicit() -> bool:
    """Return True when --ui or ALMATY_UI names the language, which no settings file may then overrule."""
    return bool(_option(sys.argv[1:]) or os.environ.get("ALMATY_UI"))


def choose(arguments: Sequence[str], environment: Mapping[str, str]) -> Ui:
    """Return the language that arguments and environment ask for; anything but Russian is English."""
    asked = _option(arguments) or environment.get("ALMATY_UI", "")
    if not asked:
        asked = next((environment[name] for name in _LOCALE if environment.get(name)), "")
    return "ru" if asked.lower().startswith("ru") else "en"


def say(en: str, ru: str) -> str:
    """Return the text in the interface language."""
    return Message(en, ru).of(ui())


def _option(arguments: Sequence[str]) -> str:
    for at, argument in enumerate(arguments):
        if argument == "--ui" and at + 1 < len(arguments):
            return arguments[at + 1]
        if argument.startswith("--ui="):
            return argument.removeprefix("--ui=")
    return ""
