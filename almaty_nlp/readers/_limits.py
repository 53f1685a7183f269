"""How much of a stranger's file a reader takes before it refuses: one set of limits for all formats."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from almaty_nlp.errors import InputError
from almaty_nlp.model.message import Message

MEGABYTE = 1 << 20
SETTINGS = {
    "size": ("max_bytes", MEGABYTE),
    "text": ("max_text_bytes", MEGABYTE),
    "unpacked": ("max_unpacked_bytes", MEGABYTE),
    "ratio": ("max_ratio", 1),
    "pages": ("max_pages", 1),
    "seconds": ("seconds", 1),
}
"""Key of the settings → the limit it sets and its unit."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of one reading. Sizes in bytes, `seconds` of wall time; a reader refuses with `InputError` past
    one.

    `max_bytes` is the size of the file; `max_member_bytes` and `max_unpacked_bytes` bound one member and the
    whole of a package while it is inflated, `max_ratio` its inflation (only past `ratio_from_bytes`, since
    small honest files compress well); `max_paragraph` the characters of one line of a text format;
    `max_depth` the nesting of elements, lists, quotes or tables.
    """

    max_bytes: int = 256 * MEGABYTE
    max_text_bytes: int = 32 * MEGABYTE
    max_paragraph: int = 2_000_000
    max_member_bytes: int = 256 * MEGABYTE
    max_unpacked_bytes: int = 512 * MEGABYTE
    max_ratio: int = 400
    ratio_from_bytes: int = 8 * MEGABYTE
    max_members: int = 10_000
    max_pages: int = 10_000
    max_blocks: int = 1_000_000
    max_depth: int = 100
    seconds: float = 120.0

    @classmethod
    def of(cls, settings: Mapping[str, float]) -> Limits:
        """Return the limits with those that the table `limits` of the settings names; its sizes are in MB."""
        changed: dict[str, int | float] = {}
        for key, (name, unit) in SETTINGS.items():
            if key in settings:
                changed[name] = settings[key] if key == "seconds" else max(1, int(settings[key] * unit))
        if "unpacked" in settings:
            changed["max_member_bytes"] = max(1, int(settings["unpacked"] * MEGABYTE / 2))
        return replace(cls(), **changed)  # type: ignore[arg-type]

    def check_size(self, path: Path, size: int, *, text: bool = False) -> None:
        """Raise InputError when a file of `size` bytes is past the limit (of text formats with `text`)."""
        limit = self.max_text_bytes if text else self.max_bytes
        if size > limit:
            raise InputError(
                Message(
                    en=f"{path}: the file has {size / MEGABYTE:.3g} MB, more than the limit of "
                    f"{limit / MEGABYTE:.3g} MB: split it or raise the limit in the settings",
                    ru=f"{path}: размер файла {size / MEGABYTE:.3g} МБ превышает предел "
                    f"{limit / MEGABYTE:.3g} МБ: разделите файл или поднимите предел в настройках",
                )
            )

    def check_paragraphs(self, path: Path, text: str) -> None:
        """Raise InputError when a line of a text is longer than `max_paragraph` characters."""
        if len(text) > self.max_paragraph and max(map(len, text.split("\n"))) > self.max_paragraph:
            raise InputError(
                Message(
                    en=f"{path}: a line has more than {self.max_paragraph:,} characters: put each paragraph "
                    "on a line of its own or raise the limit in the settings",
                    ru=f"{path}: в строке больше {self.max_paragraph} знаков: поместите каждый абзац "
                    "на отдельную строку или поднимите предел в настройках",
                )
            )
