"""Writes `docs/rules/`: a page a rule, from its docstring and its cases in `tests/checks/cases/`, and an
index.

python docs/build.py            writes the pages python docs/build.py --check    ends with 1 when a page
is not what would be written
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import yaml

from almaty_nlp.checks._page import Page, pages

ROOT = Path(__file__).resolve().parent.parent
CASES = ROOT / "tests" / "checks" / "cases"
FOLDER = ROOT / "docs" / "rules"
EXAMPLES = 4
"""Cases of a kind that a page shows."""
LANGUAGES = {"ru": "Russian", "en": "English"}


def main(arguments: list[str]) -> int:
    """Write the pages, or only compare; return the exit status."""
    wanted = dict(built())
    if "--check" in arguments:
        stale = sorted(name for name, text in wanted.items() if _committed(name) != text)
        stale += sorted(path.name for path in FOLDER.glob("*.md") if path.name not in wanted)
        print("\n".join(f"docs/rules/{name} is not current: run make docs" for name in stale))
        return 1 if stale else 0
    FOLDER.mkdir(exist_ok=True)
    for path in FOLDER.glob("*.md"):
        path.unlink()
    for name, text in wanted.items():
        (FOLDER / name).write_text(text, encoding="utf-8")
    return 0


def built() -> Iterator[tuple[str, str]]:
    """Yield the name and the text of every page, the index first."""
    known = list(pages().values())
    yield "README.md", _index(known)
    for page in known:
        yield f"{page.code}.md", "\n".join(_page(page, _cases(page.code)))


def _committed(name: str) -> str | None:
    path = FOLDER / name
    return path.read_text(encoding="utf-8") if path.is_file() else None


def _index(known: Iterable[Page]) -> str:
    lines = [
        "# Rules",
        "",
        "Made by `make docs` from the docstrings of the rules and their test cases; changes belong there.",
        "",
        "| code | name | severity | what |",
        "|---|---|---|---|",
    ]
    for page in known:
        what = page.summary if page.default else f"{page.summary} Off unless selected."
        lines.append(
            f"| [{page.code}]({page.code}.md) | {page.name} | {page.severity.word} | {_cell(what)} |"
        )
    return "\n".join([*lines, ""])


def _page(page: Page, cases: dict[str, Any]) -> Iterator[str]:
    languages = " and ".join(LANGUAGES[language] for language in page.languages)
    state = "" if page.default else " · off unless selected"
    yield f"# {page.code} {page.name}"
    yield ""
    yield f"**{page.severity.word}** · {languages}{state}"
    yield ""
    yield page.summary
    for label, text in page.parts:
        yield ""
        yield f"**{label}.** {text}"
    if page.options:
        yield from ("", "| option | default |", "|---|---|")
        yield from (f"| `{name}` | `{_cell(repr(value))}` |" for name, value in page.options.items())
    for section, title in (
        ("fail", "Found"),
        ("negative", "Left alone"),
        ("known-failure", "Known not to work yet"),
    ):
        shown = (cases.get(section) or [])[:EXAMPLES]
        if shown:
            yield from ("", f"## {title}")
        for case in shown:
            yield from _example(case)
    yield ""


def _example(case: dict[str, Any]) -> Iterator[str]:
    yield ""
    if why := case.get("why"):
        yield from (f"{why[:1].upper()}{why[1:].rstrip('.')}:", "")
    for number, text in enumerate(_texts(case)):
        if number:
            yield ">"
        yield from (f"> {line}" for line in text.splitlines() or [""])
    quotes = ", ".join(f"“{quote}”" for quote in case.get("expect") or [])
    if quotes:
        yield from ("", f"Finds {quotes}.")


def _texts(case: dict[str, Any]) -> list[str]:
    blocks = case["blocks"] if "blocks" in case else [case["text"]]
    return [_text(block) for block in blocks]


def _text(block: str | dict[str, Any]) -> str:
    if isinstance(block, str):
        return block
    return f"{block.get('label', '')} {block.get('text', '')}".strip()


def _cases(code: str) -> dict[str, Any]:
    path = CASES / f"{code}.yaml"
    return yaml.safe_load(path.read_text(encoding="utf-8")) if path.is_file() else {}


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
