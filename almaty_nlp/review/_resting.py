"""What the user is told of rules that could not work because an engine is missing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from almaty_nlp.model.message import Message


def resting(rules: Mapping[str, Message]) -> list[Message]:
    """Return one line for each missing engine: the rules that rest, by code, and what to do.

    >>> resting({"AGR007": Message("no package", "нет пакета")})
    [Message(en='at rest: AGR007 (no package)', ru='не работают: AGR007 (нет пакета)')]
    """
    codes: dict[Message, list[str]] = defaultdict(list)
    for code, missing in rules.items():
        codes[missing].append(code)
    return [
        Message(
            f"at rest: {', '.join(listed)} ({missing.en})", f"не работают: {', '.join(listed)} ({missing.ru})"
        )
        for missing, listed in codes.items()
    ]
