"""Cut the modalities out of the report (version 1) and amend them by `amendments.yaml` (version 2)."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

LANGUAGES = ("ru", "en")
TITLES = {
    "ru": "Операционный механизм Тянь-Шаньского диалога по вопросам перемещений населения и защиты",
    "en": "Operating Modalities of the Tien Shan Dialogue on Population Movements and Protection",
}
ADOPTED = {
    ("ru", 1): "*Принят Второй министерской конференцией, г. Темиркент, 17 мая 2024 года*",
    (
        "ru",
        2,
    ): "*С изменениями, принятыми Третьей министерской конференцией, 22 октября 2026 года*",
    ("en", 1): "*Adopted by the Second Ministerial Conference, Temirkent, 17 May 2024*",
    ("en", 2): "*As amended by the Third Ministerial Conference, 22 October 2026*",
}
FIRST = {"ru": {"title": "Операционный механизм"}, "en": {"title": "Operating Modalities"}}
"""Front matter of version 1 where it is not that of the report; version 2 has that of its instrument."""
NOTE = re.compile(r"\[\^(\d+)\]")
Amendment = dict[str, Any]


def modalities(report: str) -> str:
    """Return the provisions of annex 2 of a report, its notes counted from 1, its headings one level up."""
    annex = report.split("{#annex2}\n\n", 1)[1].split("\n## ", 1)[0]
    first = min(int(number) for number in NOTE.findall(annex))
    counted = NOTE.sub(lambda call: f"[^{int(call[1]) - first + 1}]", annex)
    return counted.replace("### ", "## ").rstrip("\n") + "\n"


def whole(provisions: str, meta: dict[str, str], version: int) -> str:
    """Put front matter, title and the line of adoption before the provisions."""
    language = meta["language"]
    matter = meta | FIRST[language] | {"version": str(version)}
    lines = "".join(
        f'{key}: "{text}"\n' if ": " in text else f"{key}: {text}\n" for key, text in matter.items()
    )
    return f"---\n{lines}---\n\n# {TITLES[language]} {{#om}}\n\n{ADOPTED[language, version]}\n\n{provisions}"


def load(path: Path) -> list[Amendment]:
    """Read the list of amendments."""
    amendments: list[Amendment] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return amendments


def amend(text: str, amendments: list[Amendment], language: str) -> tuple[str, dict[str, list[list[str]]]]:
    """Return the amended text and, by amendment, the replacements made: each `before` occurs once then.

    ValueError if an amendment does not fit.
    """
    made: dict[str, list[list[str]]] = {}
    for amendment in amendments:
        pairs = amendment.get(language, [])
        for old, new in amendment.get("everywhere", {}).get(language, []):
            pairs = [*pairs, *_everywhere(text, old, new)]
        for before, after in pairs:
            if text.count(before) != 1:
                raise ValueError(f"{amendment['id']} {language}: {text.count(before)} times «{before}»")
            text = text.replace(before, after)
        if pairs:
            made[amendment["id"]] = [list(pair) for pair in pairs]
    return text, made


def _everywhere(text: str, old: str, new: str) -> list[tuple[str, str]]:
    """Return a pair for every occurrence of `old`, widened within its line until it is unique."""
    pairs = []
    for found in re.finditer(re.escape(old), text):
        start, end = found.span()
        while text.count(text[start:end]) > 1:
            start, end = max(start - 1, 0), min(end + 1, len(text))
        before = text[start:end]
        at = found.start() - start
        pairs.append((before, before[:at] + new + before[at + len(old) :]))
    return pairs


def listed(amendments: list[Amendment], made: dict[str, dict[str, list[list[str]]]]) -> dict[str, Any]:
    """Return the content of amendments.json; `made` holds the replacements by language and amendment."""
    return {
        "title": "Amendments to the Operating Modalities of the invented Tien Shan Dialogue",
        "how_to_apply": "for each amendment in order and each language: replace before by after (it occurs "
        "exactly once at that moment), then do the same for each pair under also; the provisions of version "
        "1 become those of version 2",
        "remark": "several amendments may fall into one unit; a comparison of the texts then shows one "
        "change with the classes of all of them",
        "count": len(amendments),
        "amendments": [_entry(amendment, made) for amendment in amendments],
    }


def _entry(amendment: Amendment, made: dict[str, dict[str, list[list[str]]]]) -> dict[str, Any]:
    languages = [language for language in LANGUAGES if amendment["id"] in made[language]]
    pairs = {language: made[language][amendment["id"]] for language in languages}
    entry: dict[str, Any] = {
        "id": amendment["id"],
        "type": amendment["type"],
        "expected_kind": amendment["kind"],
        "expected_classes": amendment["classes"],
        "old_addresses": amendment["old"],
        "new_addresses": amendment.get("new", amendment["old"]),
        "languages": languages,
    }
    entry |= {
        language: dict(zip(("before", "after"), pairs[language][0], strict=True)) for language in languages
    }
    also = {language: pairs[language][1:] for language in languages if pairs[language][1:]}
    if also:
        entry["also"] = also
    return entry | {"instrument": amendment["point"], "note": amendment["note"]}
