"""What is installed: the models, and the whole installation on a page, as text and as JSON."""

from __future__ import annotations

import json
import platform
from pathlib import Path
from typing import Any, NamedTuple

from almaty_cli._columns import beside
from almaty_cli._figures import figures, told
from almaty_cli._soundness import installed, spoilt, unreadable
from almaty_nlp.config import Settings
from almaty_nlp.errors import MissingEngine
from almaty_nlp.lang.engines.loading import describe
from almaty_nlp.model.message import Message, Ui
from almaty_nlp.resources import model_folder

MODEL, LINE = 25, 30
"""Columns in which the texts of the two pages start."""


class Model(NamedTuple):
    """A shipped model: its folder, the files without which it is none, what it is for."""

    name: str
    files: tuple[str, ...]
    use: Message

    @property
    def folder(self) -> Path | None:
        """Where it is; None when the installation lacks its models."""
        try:
            found = model_folder(self.name)
        except MissingEngine:
            return None
        return found if found.is_dir() else None

    @property
    def size(self) -> str:
        """Its size on disk."""
        if self.folder is None:
            return ""
        return f"{sum(path.stat().st_size for path in self.folder.rglob('*') if path.is_file()) / 1e6:.1f} MB"


MODELS = (
    Model(
        "ru-almaty",
        ("names.npz", "arcs.npz", "government.json"),
        Message(
            "Russian parts of speech, trees and names, over the networks of natasha",
            "части речи, синтаксис и имена русского текста, поверх сетей natasha",
        ),
    ),
    Model(
        "en_almaty_sm",
        ("meta.json", "config.cfg", "tagger/model", "morphologizer/model", "parser/model", "ner/model"),
        Message(
            "English parts of speech, trees and names", "части речи, синтаксис и имена английского текста"
        ),
    ),
    Model(
        "ru-en",
        ("lexicon.zlib", "model.safetensors", "tokenizer.json"),
        Message(
            "Russian–English lexicon and word vectors for alignment and similar paragraphs",
            "русско-английский словарь и векторы слов для выравнивания и поиска сходных абзацев",
        ),
    ),
    Model(
        "words-en",
        ("words.zlib",),
        Message("English words for spelling", "английские слова для проверки орфографии"),
    ),
)


def fault(model: Model) -> Message | None:
    """Return what is wrong with a model: missing, damaged, made for another spaCy; None when nothing is."""
    folder = model.folder
    if folder is None:
        return Message("missing", "нет")
    lost = next((name for name in model.files if unreadable(folder / name)), "")
    if lost := lost or spoilt("almaty-nlp", f"_data/models/{model.name}/"):
        return Message(f"file {lost} is missing or damaged", f"файла {lost} нет или он повреждён")
    wanted, here = _spacy_wanted(folder), installed("spacy")
    if wanted and here and not _allows(wanted, here):
        return Message(f"made for spaCy {wanted}, {here} is here", f"для spaCy {wanted}, установлена {here}")
    return None


def _spacy_wanted(folder: Path) -> str:
    try:
        return str(describe(folder).get("spacy_version", ""))
    except MissingEngine:
        return ""


def _allows(wanted: str, here: str) -> bool:
    from packaging.specifiers import InvalidSpecifier, SpecifierSet

    try:
        return SpecifierSet(wanted).contains(here, prereleases=True)
    except InvalidSpecifier:
        return True


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
    from almaty_cli._looks import GROUPS

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
    from almaty_cli._looks import GROUPS

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
