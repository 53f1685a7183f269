"""The figures of the models, read from their descriptions (`meta.json`), which the recipes write."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from almaty_nlp.model.message import Message, Ui

MEASURES = {
    "UPOS": Message("parts of speech", "части речи"),
    "features": Message("features", "признаки"),
    "UAS": Message("heads", "связи"),
    "LAS": Message("heads and relations", "связи и их виды"),
    "names": Message("names", "имена"),
    "pairs": Message("agreement and government", "согласование и управление"),
    "top-1": Message("the right paragraph first", "верный абзац первым"),
    "words": Message("words:", "слов:"),
}
"""What the measures of the descriptions are called for people."""

TEXTS = {
    "60 sentences of legal prose": Message("60 sentences of legal prose", "60 предложений юридической прозы"),
    "UNER EWT dev, a fifth, by a twin": Message(
        "UNER EWT dev, a fifth, by a twin trained on the rest",
        "UNER EWT dev, пятая часть, двойник, обученный на остальном",
    ),
}
"""Texts measured on whose names are sentences."""


def figures(folder: Path, ui: Ui) -> tuple[str, ...]:
    """Return the figures of the model in a folder, a line for each text; none when it tells none."""
    try:
        found = [
            (_text(str(one["on"]), ui), str(one["measure"]), _number(one["value"], ui))
            for one in told(folder)
        ]
    except (KeyError, TypeError):
        return ()
    measures = list(dict.fromkeys(measure for _, measure, _ in found))
    if len(measures) == 1 < len(found):
        return (f"{_name(measures[0], ui)}: " + ", ".join(f"{on} {value}" for on, _, value in found),)
    by_text: dict[str, list[str]] = {}
    for on, measure, value in found:
        by_text.setdefault(on, []).append(f"{_name(measure, ui)} {value}")
    return tuple(
        f"{on}: {', '.join(several)}" if on else ", ".join(several) for on, several in by_text.items()
    )


def told(folder: Path) -> list[Any]:
    """Return the figures of the model in a folder as its description has them; none when it tells none."""
    try:
        found = json.loads((folder / "meta.json").read_text(encoding="utf-8")).get("figures", [])
    except (OSError, ValueError, AttributeError):
        return []
    return found if isinstance(found, list) else []


def _text(on: str, ui: Ui) -> str:
    return TEXTS[on].of(ui) if on in TEXTS else on


def _name(measure: str, ui: Ui) -> str:
    return MEASURES[measure].of(ui) if measure in MEASURES else measure


def _number(value: float, ui: Ui) -> str:
    if isinstance(value, int):
        return f"{value:,}".replace(",", "\u00a0" if ui == "ru" else ",")
    text = f"{value:.3f}"
    return text.replace(".", ",") if ui == "ru" else text
