"""The rules themselves as text or JSON: a list of all, the page of one."""

from __future__ import annotations

import json
import shutil
import textwrap
from collections.abc import Iterator, Sequence
from typing import Any

from almaty_nlp.checks.naming import matching
from almaty_nlp.checks.page import Page, pages
from almaty_nlp.checks.registry import rules
from almaty_nlp.errors import SettingsError
from almaty_nlp.model.message import Message, Ui
from almaty_nlp.reports._words import SEVERITY

SCHEMA = "almaty-rules/1"
FORMS = ("text", "json")

OFF = Message("off unless selected", "только по запросу")
_WIDEST = 100


def render(words: Sequence[str], form: str, ui: Ui) -> str:
    """Return the rules that are meant, as text or JSON."""
    if form not in FORMS:
        known = ", ".join(FORMS)
        raise SettingsError(
            Message(
                f"--format {form}: choose one of {known}",
                f"--format {form}: такого формата нет; возможны: {known}",
            )
        )
    codes = [rule.code for word in words for rule in matching(rules(), word, "almaty rules")]
    listed = pages(ui)
    chosen = [listed[code] for code in dict.fromkeys(codes)] if words else list(listed.values())
    if form == "json":
        data = {"schema": SCHEMA, "rules": [_data(one) for one in chosen]}
        return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
    width = min(shutil.get_terminal_size().columns, _WIDEST)
    lines = _page(chosen[0], ui, width) if len(chosen) == 1 and words else _list(chosen, ui, width)
    return "\n".join(lines) + "\n"


def _data(one: Page) -> dict[str, Any]:
    return {
        "code": one.code,
        "name": one.name,
        "severity": one.severity.word,
        "default": one.default,
        "languages": list(one.languages),
        "options": {key: _plain(value) for key, value in one.options.items()},
        "summary": one.summary,
        "parts": [{"label": label, "text": text} for label, text in one.parts],
    }


def _plain(value: Any) -> Any:
    return sorted(value) if isinstance(value, set | frozenset) else value


def _list(chosen: Sequence[Page], ui: Ui, width: int) -> Iterator[str]:
    code = max((len(one.code) for one in chosen), default=0)
    name = max((len(one.name) for one in chosen), default=0)
    for one in chosen:
        head = f"{one.code:{code}}  {one.name:{name}}  {SEVERITY[one.severity].of(ui):{_widest(ui)}}  "
        rest = one.summary if one.default else f"{one.summary} ({OFF.of(ui)})"
        yield from textwrap.wrap(
            rest, max(width, len(head) + 30), initial_indent=head, subsequent_indent=" " * len(head)
        )


def _widest(ui: Ui) -> int:
    return max(len(word.of(ui)) for word in SEVERITY.values())


def _page(one: Page, ui: Ui, width: int) -> Iterator[str]:
    yield f"{one.code} {one.name}"
    state = "" if one.default else f" · {OFF.of(ui)}"
    yield f"{SEVERITY[one.severity].of(ui)} · {', '.join(one.languages)}{state}"
    yield ""
    yield from textwrap.wrap(one.summary, width)
    for label, text in one.labelled():
        yield ""
        yield from textwrap.wrap(text, width, initial_indent=f"{label}: ", subsequent_indent="    ")
