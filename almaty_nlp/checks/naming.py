"""Rules by the words users call them."""

from __future__ import annotations

from collections.abc import Sequence

from almaty_nlp.checks.rule import Rule
from almaty_nlp.config import meant
from almaty_nlp.errors import SettingsError
from almaty_nlp.model.message import Message


def matching(known: Sequence[Rule], word: str, where: str) -> list[Rule]:
    """Return the rules that a code, the beginning of a code or a name means.

    SettingsError, which begins with `where`, when it means none.
    """
    found = [rule for rule in known if word and (rule.name == word or rule.code.startswith(word.upper()))]
    if not found:
        hint = meant(word, [*(rule.name for rule in known), *(rule.code for rule in known)])
        raise SettingsError(
            Message(
                en=f"{where}: there is no rule “{word}”{hint.en} (almaty rules lists them all)",
                ru=f"{where}: правила «{word}» нет{hint.ru} (все правила: almaty rules)",
            )
        )
    return found
