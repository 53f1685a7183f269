"""What the operating system says of a file is told in both languages."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from almaty_nlp.errors import REFUSALS, InputError, refusal
from almaty_nlp.readers import read


@pytest.mark.parametrize("number", REFUSALS, ids=errno.errorcode.get)
def test_a_usual_refusal_is_told_in_both_languages(number: int) -> None:
    said = refusal(OSError(number, os.strerror(number)))
    assert said.en.isascii()
    assert not any(sign.isascii() and sign.isalpha() for sign in said.ru)


def test_an_unusual_refusal_keeps_the_words_of_the_system() -> None:
    said = refusal(OSError(errno.EXDEV, "Invalid cross-device link"))
    assert said.en == said.ru == "Invalid cross-device link"
    assert refusal(OSError()).en == "OSError"


def test_a_missing_file_is_told_in_russian(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        read(tmp_path / "нет.docx")
    assert "такого файла нет" in caught.value.message.ru
