"""Lists of findings somebody decided to live with, for documents that cannot carry comments of ours.

`draft.docx.almaty.toml` beside `draft.docx`, or the file that `suppressions` in the settings names:

```toml
[[ignore]]
scope = "place"                        # this finding: the fingerprint from --format json
fingerprint = "0a1b2c3d4e5f60718293"
reason = "quoted from the treaty"      # always; author and date if you like
author = "A. Reviser"
date = 2025-03-14

[[ignore]]
scope = "text"                         # these words, of this rule or of any
rule = "ACR001"
text = "ЕАБР"
reason = "the bank's own spelling"

[[ignore]]
scope = "document"                     # this rule in this document
rule = "SPELL001"
reason = "a list of names"

[[ignore]]
scope = "project"                      # this rule everywhere; only in the list of the settings
rule = "WRD"
reason = "house habit"
```
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from almaty_nlp.config import meant
from almaty_nlp.errors import SettingsError, refusal, spot
from almaty_nlp.model.message import Message

ENDING = ".almaty.toml"
NEEDS = {"place": ("fingerprint",), "text": ("text",), "document": ("rule",), "project": ("rule",)}
"""What an entry of each scope must hold, besides its reason."""
_KEYS = ("scope", "rule", "fingerprint", "text", "reason", "author", "date")


@dataclass(frozen=True, slots=True)
class Entry:
    """One decision; `rule` is a code, its beginning or a name, empty = any; `where` is for messages."""

    scope: str
    rule: str
    fingerprint: str
    text: str
    reason: str
    author: str
    date: str
    where: str


def beside(document: Path) -> tuple[Entry, ...]:
    """Return the decisions in the list beside a document; none when there is no list."""
    path = document.with_name(document.name + ENDING)
    if not path.is_file():
        return ()
    entries = load(path)
    for entry in entries:
        if entry.scope == "project":
            raise _wrong(
                entry.where,
                "scope “project” belongs into the list that the settings name",
                "область «project» — для списка, названного в настройках",
            )
    return entries


def load(path: Path) -> tuple[Entry, ...]:
    """Return the decisions of a list; SettingsError names the file and the entry that is wrong."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise _wrong(
            str(path), f"cannot be read ({refusal(error).en})", f"не читается ({refusal(error).ru})"
        ) from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise _wrong(
            str(path), f"this is not valid TOML ({spot(error).en})", f"это не TOML ({spot(error).ru})"
        ) from error
    unknown = [key for key in data if key != "ignore"]
    rows = data.get("ignore", [])
    if unknown or not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise _wrong(
            str(path), "the list holds [[ignore]] entries, nothing else", "в списке бывают только [[ignore]]"
        )
    return tuple(_entry(row, f"{path}: [[ignore]] {at}") for at, row in enumerate(rows, start=1))


def _entry(row: Mapping[str, Any], where: str) -> Entry:
    for key, value in row.items():
        if key not in _KEYS:
            hint, known = meant(key, _KEYS), ", ".join(_KEYS)
            raise _wrong(
                where,
                f"unknown key “{key}”{hint.en}; known: {known}",
                f"неизвестный ключ «{key}»{hint.ru}; известны: {known}",
            )
        if not isinstance(value, str | date):
            raise _wrong(
                where, f"“{key}” must be a text in quotes", f"«{key}» должно быть текстом в кавычках"
            )
    scope = row.get("scope")
    if scope not in NEEDS:
        known = ", ".join(NEEDS)
        raise _wrong(where, f"scope must be one of {known}", f"scope должно быть одним из: {known}")
    for key in (*NEEDS[scope], "reason"):
        if not row.get(key):
            raise _wrong(where, f"“{key}” is missing", f"не указано «{key}»")
    return Entry(**{key: str(row.get(key, "")) for key in _KEYS}, where=where)


def _wrong(where: str, en: str, ru: str) -> SettingsError:
    return SettingsError(Message(f"{where}: {en}", f"{where}: {ru}"))
