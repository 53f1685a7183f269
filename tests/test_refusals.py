"""What the operating system says of a file is told in both languages."""

from __future__ import annotations

import errno
import json
import os
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from almaty_nlp.errors import REFUSALS, InputError, refusal, spot
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


@pytest.mark.parametrize(
    ("parse", "fault", "text", "place"),
    [
        (tomllib.loads, tomllib.TOMLDecodeError, "select = [\n  'TRM'\n  'ACR'\n]", "строка 3, знак 3"),
        (tomllib.loads, tomllib.TOMLDecodeError, "select = [", "файл обрывается"),
        (json.loads, json.JSONDecodeError, '{"schema":\n nothing}', "строка 2, знак 2"),
        (bytes.decode, UnicodeDecodeError, b"ui = \xff", "байт 5 — не UTF-8"),
    ],
)
def test_the_place_of_a_slip_is_told_in_russian(
    parse: Callable[[Any], object], fault: type[ValueError], text: Any, place: str
) -> None:
    with pytest.raises(fault) as caught:
        parse(text)
    assert spot(caught.value).ru == place
    assert spot(caught.value).en == str(caught.value)
