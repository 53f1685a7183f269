"""Bytes of a text file to characters: UTF-8, or UTF-16 that says so; all else is refused, never guessed."""

from __future__ import annotations

import codecs
import re

from almaty_nlp.errors import InputError
from almaty_nlp.model.message import Message

LINE_END = re.compile(r"\r\n?")

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def decode(data: bytes, path: str) -> str:
    """Return the text of a file with every line end as a line feed and without a byte order mark.

    Lines and columns of the result are those of the file. Raises InputError, naming the byte, when the file
    is neither UTF-8 nor UTF-16 with a byte order mark, or holds a NUL character, which no text does.
    """
    mark, encoding = next(((mark, name) for mark, name in MARKS if data.startswith(mark)), (b"", "utf-8"))
    try:
        text = data[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        raise _not_text(path, encoding, len(mark) + error.start) from None
    if (nul := text.find("\0")) >= 0:
        raise _nul(path, len(mark) + len(text[:nul].encode(encoding)))
    return LINE_END.sub("\n", text)


def _not_text(path: str, encoding: str, at: int) -> InputError:
    name = encoding.upper().removesuffix("-LE").removesuffix("-BE")
    return InputError(
        Message(
            en=f"{path}: the text is not {name} (byte {at}): save the file as UTF-8 and try again",
            ru=f"{path}: текст не в кодировке {name} (байт {at}): сохраните файл в UTF-8 и повторите",
        )
    )


def _nul(path: str, at: int) -> InputError:
    return InputError(
        Message(
            en=f"{path}: a NUL character at byte {at}, so this is no UTF-8 text: save the file as UTF-8 text",
            ru=f"{path}: нулевой символ в байте {at}, это не текст UTF-8: сохраните файл как текст в UTF-8",
        )
    )
