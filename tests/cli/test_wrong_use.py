"""Wrong use of the command line is answered in the language of the reader."""

from __future__ import annotations

import re

import pytest

from almaty_cli._wrong_use import in_russian


@pytest.mark.parametrize(
    "text",
    [
        "Missing argument 'FILE'.",
        "Missing command.",
        "No such command 'chek'.",
        "No such option: --sellect Did you mean --select?",
        "No such option: --zzz (Possible options: --fail-on, --format)",
        "No such option: --zzz",
        "Option '--select' requires an argument.",
        "Got unexpected extra argument (b)",
    ],
)
def test_known_sentences_become_russian(text: str) -> None:
    told = in_russian(text)
    assert re.search("[а-я]", told)
    assert not re.search(r"\b(?:argument|option|command|mean)\b", told)


def test_an_unknown_sentence_is_left_alone() -> None:
    assert in_russian("Something else.") == "Something else."
