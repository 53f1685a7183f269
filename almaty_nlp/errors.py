"""The errors of the toolkit: one small tree, each line saying what, where and what to do.

Every error carries its text in both interface languages; the command line prints one of them
as a single line and ends with status 2.
"""

from __future__ import annotations

import errno
import re

from almaty_nlp.model.message import Message

REFUSALS = {
    errno.ENOENT: Message("there is no such file", "такого файла нет"),
    errno.EACCES: Message(
        "permission denied, or open in another program", "нет прав или открыт в другой программе"
    ),
    errno.EPERM: Message("permission denied", "нет прав"),
    errno.EISDIR: Message("it is a folder", "это папка"),
    errno.ENOTDIR: Message("a part of the path is not a folder", "в пути есть имя, которое не папка"),
    errno.ENOSPC: Message("the disk is full", "на диске нет места"),
    errno.EROFS: Message("the disk is read-only", "на диск нельзя записывать"),
    errno.ENAMETOOLONG: Message("the name is too long", "слишком длинное имя"),
    errno.EIO: Message("the disk failed", "сбой диска"),
}
"""Why the operating system refuses a file, by its error number (POSIX.1-2017, errno.h)."""


class AlmatyError(Exception):
    """Base of all errors a user may meet; `message` is one line in English and in Russian."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.en)
        self.message = message


class InputError(AlmatyError):
    """The file is at fault: missing, empty, broken, encrypted, of a kind nobody can read, or too large."""


class SettingsError(AlmatyError):
    """The settings, an option or a glossary row is at fault."""


class MissingEngine(AlmatyError):
    """A model, an extra or a program that the request needs is not installed."""


def refusal(error: OSError) -> Message:
    """Return why the operating system refused a file; in its own words where they are none of the usual."""
    said = error.strerror or type(error).__name__
    return REFUSALS.get(error.errno or 0, Message(said, said))


def spot(error: ValueError) -> Message:
    """Return what is wrong in a JSON or TOML file: the parser's words; in Russian the place alone.

    >>> spot(ValueError("Expected '=' (at line 3, column 7)")).ru
    'строка 3, знак 7'
    """
    said = str(error)
    if isinstance(error, UnicodeDecodeError):
        return Message(said, f"байт {error.start} — не UTF-8")
    if found := re.search(r"line (\d+),? column (\d+)", said):
        return Message(said, f"строка {found[1]}, знак {found[2]}")
    return Message(said, "файл обрывается" if "end of document" in said else said)
