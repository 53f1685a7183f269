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
        "No such command 'chek'. Did you mean 'check'?",
        "No such option: --sellect Did you mean --select?",
        "No such option: --zzz (Possible options: --fail-on, --format)",
        "No such option: --zzz",
        "Option '--select' requires an argument.",
        "Option '--with' requires 2 arguments.",
        "Option '--quiet' does not take a value.",
        "Got unexpected extra argument (b)",
        "Got unexpected extra argument(s) (b c)",
        "Got unexpected extra arguments (b c)",
        "Invalid value for '--min': 'x' is not a valid int range.",
        "Invalid value for '--min': 0 is not in the range x>=1.",
    ],
)
def test_known_sentences_become_russian(text: str) -> None:
    told = in_russian(text)
    assert re.search("[а-я]", told)
    assert not re.search(r"\b(?:argument|option|command|mean|value|valid|range)s?\b|FILE", told)


def test_an_unknown_sentence_is_left_alone() -> None:
    assert in_russian("Something else.") == "Something else."
