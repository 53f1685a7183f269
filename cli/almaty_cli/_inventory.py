"""What is installed: the models, and the whole installation on a page, as text and as JSON."""

from __future__ import annotations

import json
import platform
from pathlib import Path
from typing import Any

from almaty_cli._columns import beside
from almaty_cli._figures import figures, told
from almaty_cli._looks import GROUPS
from almaty_cli._shipped import MODELS, fault
from almaty_cli._soundness import installed
from almaty_nlp.config import Settings
from almaty_nlp.errors import MissingEngine
from almaty_nlp.lang.engines.loading import describe
from almaty_nlp.model.message import Message, Ui

MODEL, LINE = 25, 30
"""Columns in which the texts of the two pages start."""


def models(ui: Ui, settings: Settings, columns: int = 100) -> str:
    """Return the list of the models as text."""
    again = Message("install almaty-nlp again", "установите almaty-nlp заново")
    rows: list[str] = []
    for model in MODELS:
        wrong = fault(model)
        texts = [f"{wrong.of(ui)}: {again.of(ui)}"] if wrong else list(figures(model.folder or Path(), ui))
        rows += _entry(
            "-" if wrong else "+", f"{model.name} {model.size}", [model.use.of(ui), *texts], columns
        )
    natasha = installed("natasha")
    networks = Message("networks and word vectors for Russian", "сети и векторы слов для русского языка")
    lost = Message("missing: pip install natasha", "нет: pip install natasha")
    texts = [networks.of(ui)] + ([] if natasha else [lost.of(ui)])
    rows += _entry("+" if natasha else "-", f"natasha {natasha}", texts, columns)
    for language, folder in _named(settings).items():
        use, wrong = _own(language, folder)
        rows += _entry("-" if wrong else "+", folder.name, [(wrong or use).of(ui)], columns)
    neural = installed("sentence-transformers")
    hint = Message(
        "for align --model DIR: any sentence-transformers model on disk; its scores are averaged with ours",
        "для align --model ПАПКА: любая модель sentence-transformers на диске; "
        "её оценки усредняются с нашими",
    )
    add = Message("to add: pip install 'almaty-nlp[neural]'", "добавить: pip install 'almaty-nlp[neural]'")
    texts = [hint.of(ui)] + ([] if neural else [add.of(ui)])
    rows += _entry("+" if neural else "-", f"[neural] {neural}", texts, columns)
    legend = Message(
        "Figures: the share of right answers on texts the model has not seen, 1 = all.",
        "Цифры: доля верных ответов на текстах, которых модель не видела; 1 — все.",
    )
    return "\n".join([*rows, "", legend.of(ui)]) + "\n"


def models_json(settings: Settings) -> str:
    """Return the list of the models as JSON (`almaty-models/1`)."""
    rows = []
    for model in MODELS:
        wrong = fault(model)
        rows.append(
            {
                "name": model.name,
                "folder": str(model.folder) if model.folder else None,
                "use": model.use.en,
                "sound": wrong is None,
                "reason": wrong.en if wrong else None,
                "figures": told(model.folder) if model.folder else [],
            }
        )
    chosen = {language: str(folder) for language, folder in _named(settings).items()}
    packages = {name: installed(name) or None for name in ("natasha", "spacy", "sentence-transformers")}
    return _json({"schema": "almaty-models/1", "models": rows, "chosen": chosen, "packages": packages})


def _entry(sign: str, head: str, texts: list[str], columns: int) -> list[str]:
    rows = beside(f"{sign} {head.strip()}", texts[0], MODEL, columns)
    for text in texts[1:]:
        rows += beside("", text, MODEL, columns)
    return rows


def _named(settings: Settings) -> dict[str, Path]:
    both = {"ru": settings.russian, "en": settings.english}
    return {language: folder for language, folder in both.items() if folder is not None}


def _own(language: str, folder: Path) -> tuple[Message, Message | None]:
    """What a pipeline named in the settings is for, and what is wrong with it."""
    use = Message(
        f"{folder}: in place of the shipped one, as [lang] in the settings says",
        f"{folder}: вместо поставляемой, как сказано в настройках, [lang]",
    )
    try:
        made_for = describe(folder).get("lang", language)
    except MissingEngine as error:
        return use, error.message
    if made_for not in (language, "xx"):
        return use, Message(f"{folder}: made for «{made_for}»", f"{folder}: модель для языка «{made_for}»")
    return use, None


def doctor(ui: Ui, columns: int = 100) -> tuple[str, bool]:
    """Return the page, and whether all that the base installation needs is there."""

    rows = [f"almaty-nlp {installed('almaty-nlp')}, Python {platform.python_version()}, {platform.system()}"]
    broken = 0
    for group in GROUPS:
        rows += ["", group.title.of(ui)]
        for look in group.looks:
            line = look()
            broken += bool(line.todo and line.needed)
            sign = "ok" if line.todo is None else ("!!" if line.needed else "--")
            text = line.state if line.todo is None else line.todo.of(ui)
            rows += beside(f"{sign}  {line.name.of(ui)}", text, LINE, columns)
    last = Message("All that is needed is here.", "Всё необходимое на месте.")
    if broken:
        last = Message(
            f"Needs attention: {broken} (lines with !!).", f"Требует внимания: {broken} (строки с !!)."
        )
    return "\n".join([*rows, "", last.of(ui)]) + "\n", not broken


def doctor_json() -> tuple[str, bool]:
    """Return the same as JSON (`almaty-doctor/1`)."""

    lines = [(group, look()) for group in GROUPS for look in group.looks]
    whole = not any(line.todo and line.needed for _, line in lines)
    rows = [
        {
            "group": group.title.en,
            "name": line.name.en,
            "status": "ok" if line.todo is None else ("broken" if line.needed else "optional"),
            "state": line.state,
            "todo": line.todo.en if line.todo else None,
        }
        for group, line in lines
    ]
    versions = {"almaty-nlp": installed("almaty-nlp"), "python": platform.python_version()}
    return _json(
        {"schema": "almaty-doctor/1", **versions, "system": platform.system(), "whole": whole, "lines": rows}
    ), whole


def _json(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
