"""A sentence for the user, in both interface languages at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Ui = Literal["en", "ru"]


@dataclass(frozen=True, slots=True)
class Message:
    """One sentence for the user in English and in Russian; a report picks one with `of(ui)`."""

    en: str
    ru: str

    def of(self, ui: Ui) -> str:
        """Return the sentence in the interface language `ui`."""
        return self.ru if ui == "ru" else self.en
