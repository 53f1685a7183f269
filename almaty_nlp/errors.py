"""The errors of the toolkit: one small tree, each line saying what, where and what to do.

Every error carries its text in both interface languages; the command line prints one of them
as a single line and ends with status 2.
"""

from __future__ import annotations

from almaty_nlp.model.message import Message


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
