"""Writes `docs/rules/` in English and `docs/rules/ru/` in Russian: a page a rule, and an index.

A page is made from the rule's docstring (in Russian from its file in `almaty_nlp/checks/pages_ru/`) and from
its cases in `tests/checks/cases/` or `tests/checks/pairs/`.

python docs/build.py            writes the pages
python docs/build.py --check    ends with 1 when a page is not what would be written
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import yaml

from almaty_nlp.checks.page import Page, markdown, pages
from almaty_nlp.model.message import Message, Ui
from almaty_nlp.reports._catalogue import OFF
from almaty_nlp.reports._words import SEVERITY

ROOT = Path(__file__).resolve().parent.parent
CASES = [ROOT / "tests" / "checks" / folder for folder in ("cases", "pairs")]
"""Where the case files of rules on one document and on pairs are."""
FOLDER = ROOT / "docs" / "rules"
PLACES: dict[Ui, str] = {"en": "", "ru": "ru/"}
"""Language of the pages → their place below the folder."""
EXAMPLES = 4
"""Cases of a kind that a page shows."""
LANGUAGES = {
    ("ru",): Message("Russian", "русский язык"),
    ("en",): Message("English", "английский язык"),
    ("ru", "en"): Message("Russian and English", "русский и английский языки"),
}
OPTIONS = Message("| option | default |", "| параметр | исходное значение |")
PAIR = Message("| source | translation |", "| оригинал | перевод |")
SECTIONS = {
    "fail": Message("Found", "Находит"),
    "negative": Message("Left alone", "Не отмечает"),
    "known-failure": Message("Known not to work yet", "Пока не умеет"),
}
FINDS = Message("Finds", "Находка:")
INDEX = Message(
    """# Rules

По-русски: [Правила](ru/README.md).

Made by `make docs` from the docstrings of the rules and their test cases; changes belong there.

| code | name | severity | what |
|---|---|---|---|
""",
    """# Правила

In English: [Rules](../README.md).

Страницы составляет `make docs` из `almaty_nlp/checks/pages_ru/` и примеров тестов; правки вносятся там.

| код | название | важность | что находит |
|---|---|---|---|
""",
)


def main(arguments: list[str]) -> int:
    """Write the pages, or only compare; return the exit status."""
    wanted = {FOLDER / name: text for name, text in built()}
    strangers = [path for path in FOLDER.rglob("*.md") if path not in wanted]
    if "--check" in arguments:
        stale = sorted([*(path for path, text in wanted.items() if _committed(path) != text), *strangers])
        print(
            "\n".join(f"{path.relative_to(ROOT).as_posix()} is not current: run make docs" for path in stale)
        )
        return 1 if stale else 0
    for path in strangers:
        path.unlink()
    for path, text in wanted.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return 0


def built() -> Iterator[tuple[str, str]]:
    """Yield the name below `docs/rules` and the text of every page, the index of a language first."""
    for ui, place in PLACES.items():
        known = list(pages(ui).values())
        yield f"{place}README.md", _index(known, ui)
        for page in known:
            yield f"{place}{page.code}.md", "\n".join(_page(page, _cases(page.code), ui))


def _committed(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.is_file() else None


def _index(known: Iterable[Page], ui: Ui) -> str:
    return INDEX.of(ui) + "".join(f"{_row(page, ui)}\n" for page in known)


def _row(page: Page, ui: Ui) -> str:
    off = OFF.of(ui)
    what = page.summary if page.default else f"{page.summary} {off[0].upper()}{off[1:]}."
    severity = SEVERITY[page.severity].of(ui)
    return f"| [{page.code}]({page.code}.md) | {page.name} | {severity} | {_cell(what)} |"


def _page(page: Page, cases: dict[str, Any], ui: Ui) -> Iterator[str]:
    state = "" if page.default else f" · {OFF.of(ui)}"
    yield f"# {page.code} {page.name}"
    yield ""
    yield f"**{SEVERITY[page.severity].of(ui)}** · {LANGUAGES[page.languages].of(ui)}{state}"
    yield ""
    yield markdown(page)
    if page.options:
        yield from ("", OPTIONS.of(ui), "|---|---|")
        yield from (f"| `{name}` | `{_cell(repr(value))}` |" for name, value in page.options.items())
    for section, title in SECTIONS.items():
        shown = (cases.get(section) or [])[:EXAMPLES]
        if shown:
            yield from ("", f"## {title.of(ui)}")
        for case in shown:
            yield from _example(case, ui)
    yield ""


def _example(case: dict[str, Any], ui: Ui) -> Iterator[str]:
    """Show a case; the reason it gives is English, and a Russian page leaves it out."""
    yield ""
    if ui == "en" and (why := case.get("why")):
        yield from (f"{why[:1].upper()}{why[1:].rstrip('.')}:", "")
    for number, text in enumerate(_texts(case, ui)):
        if number:
            yield ">"
        yield from (f"> {line}" for line in text.splitlines() or [""])
    quotes = ", ".join(f"“{quote}”" if ui == "en" else f"«{quote}»" for quote in case.get("expect") or [])
    if quotes:
        yield from ("", f"{FINDS.of(ui)} {quotes}.")


def _texts(case: dict[str, Any], ui: Ui) -> list[str]:
    """The paragraphs of a case; of a case in two languages a table, the source on the left."""
    if "pairs" in case:
        rows = [f"| {' | '.join(_cell(text or '—') for text in pair)} |" for pair in case["pairs"]]
        return ["\n".join([PAIR.of(ui), "|---|---|", *rows])]
    blocks = case["blocks"] if "blocks" in case else [case["text"]]
    return [_text(block) for block in blocks]


def _text(block: str | dict[str, Any]) -> str:
    if isinstance(block, str):
        return block
    return f"{block.get('label', '')} {block.get('text', '')}".strip()


def _cases(code: str) -> dict[str, Any]:
    path = next((path for folder in CASES if (path := folder / f"{code}.yaml").is_file()), None)
    return yaml.safe_load(path.read_text(encoding="utf-8")) if path is not None else {}


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
