"""The baseline: findings that are known and accepted, so that a gate speaks only of new ones.

A JSON file that belongs under version control. A known finding is recognised by its fingerprint; when the
words beside it were edited, by rule and quote and the words on one side. Each entry excuses one finding,
so a fault made once more is new.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, fields
from os.path import relpath
from pathlib import Path
from typing import Any

from almaty_nlp.errors import SettingsError, refusal, spot
from almaty_nlp.files import write_whole
from almaty_nlp.model.document import Document
from almaty_nlp.model.finding import Finding
from almaty_nlp.model.fingerprint import context
from almaty_nlp.model.message import Message

SCHEMA = "almaty-baseline/1"


@dataclass(frozen=True, slots=True)
class Known:
    """One accepted finding; `path` is seen from the folder of the baseline file."""

    path: str
    rule: str
    fingerprint: str
    before: str
    quote: str
    after: str
    reason: str = ""


def load(path: Path) -> tuple[Known, ...]:
    """Return the entries of a baseline; SettingsError when the file is missing or not one."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise _wrong(
            path,
            f"the baseline cannot be read ({refusal(error).en}); --update-baseline writes one",
            f"список известных мест не читается ({refusal(error).ru}); его создаёт --update-baseline",
        ) from error
    except ValueError as error:
        raise _wrong(
            path, f"this is not valid JSON ({spot(error).en})", f"это не JSON ({spot(error).ru})"
        ) from error
    try:
        return _entries(data)
    except (KeyError, TypeError) as error:
        raise _wrong(
            path,
            f"this is no baseline of schema {SCHEMA}; write it anew with --update-baseline",
            f"это не список известных мест по схеме {SCHEMA}; создайте его заново: --update-baseline",
        ) from error


def _entries(data: Any) -> tuple[Known, ...]:
    if data["schema"] != SCHEMA:
        raise KeyError("schema")
    names = [field.name for field in fields(Known)]
    entries = tuple(Known(**{name: row[name] for name in names if name in row}) for row in data["findings"])
    if not all(isinstance(value, str) for entry in entries for value in asdict(entry).values()):
        raise TypeError("findings")
    return entries


def save(path: Path, known: Iterable[Known]) -> None:
    """Write a baseline, one entry a line so that differences read well under version control."""
    rows = [json.dumps(asdict(entry), ensure_ascii=False) for entry in known]
    body = ",\n  ".join(rows)
    write_whole(path, f'{{"schema": "{SCHEMA}", "findings": [\n  {body}\n]}}\n' if rows else _EMPTY)


_EMPTY = f'{{"schema": "{SCHEMA}", "findings": []}}\n'


def entry(document: Document, finding: Finding, folder: Path, reason: str = "") -> Known:
    """Return the entry that accepts a finding."""
    around = context(document, finding.place.span)
    path = seen_from(folder, document.path)
    return Known(path, finding.rule, finding.fingerprint, around.before, around.quote, around.after, reason)


def accepted(
    document: Document, findings: Sequence[Finding], known: Sequence[Known], folder: Path
) -> dict[str, Known]:
    """Return the entries that excuse findings of a document, by fingerprint; each entry is used once.

    Entries of another document count when that document is gone: a new version under a new name keeps its
    baseline.
    """
    here = seen_from(folder, document.path)
    left = [e for e in known if e.path == here or not (folder / e.path).exists()]
    matched: dict[str, Known] = {}
    keys: tuple[Callable[[Known], tuple[str, ...]], ...] = (
        lambda e: (e.fingerprint,),
        lambda e: (e.rule, e.quote, e.before),
        lambda e: (e.rule, e.quote, e.after),
    )
    for key in keys:
        pool: defaultdict[tuple[str, ...], list[Known]] = defaultdict(list)
        for candidate in left:
            pool[key(candidate)].append(candidate)
        for finding in findings:
            if finding.fingerprint not in matched and (same := pool[key(entry(document, finding, folder))]):
                matched[finding.fingerprint] = same.pop(0)
        left = [candidate for row in pool.values() for candidate in row]
    return matched


def seen_from(folder: Path, path: str) -> str:
    """Return a path as seen from a folder, with forward slashes."""
    try:
        return Path(relpath(Path(path).absolute(), folder.absolute())).as_posix()
    except ValueError:  # another drive on Windows
        return Path(path).as_posix()


def _wrong(path: Path, en: str, ru: str) -> SettingsError:
    return SettingsError(Message(f"{path}: {en}", f"{path}: {ru}"))
