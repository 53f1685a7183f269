"""What is installed: models and the parts of the installation, each looked at without loading it."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from almaty_cli._figures import figures
from almaty_nlp.errors import MissingEngine
from almaty_nlp.model.message import Message, Ui
from almaty_nlp.resources import cache_folder, shipped


class Line(NamedTuple):
    """One thing looked at: its name, whether it is there, what it is, what to do when it is not."""

    name: Message
    there: bool
    state: str
    use: Message
    remedy: Message
    needed: bool = True


BILINGUAL = ("ru-en/lexicon.zlib", "ru-en/model.safetensors", "ru-en/tokenizer.json")
MODEL_LINES: tuple[tuple[str, tuple[str, ...], Message], ...] = (
    (
        "ru-almaty",
        ("ru-almaty/names.npz",),
        Message(
            "Russian tags, tree and names, on the data of natasha",
            "разбор, синтаксис и имена русского текста, по данным natasha",
        ),
    ),
    (
        "en_almaty_sm",
        ("en_almaty_sm/meta.json",),
        Message("English tags, tree and names", "разбор, синтаксис и имена английского текста"),
    ),
    (
        "ru-en",
        BILINGUAL,
        Message(
            "Russian–English lexicon and word vectors for alignment and similar paragraphs",
            "русско-английский словарь и векторы слов для выравнивания и поиска сходных абзацев",
        ),
    ),
    (
        "words-en",
        ("words-en/words.zlib",),
        Message("English word list for spelling", "список английских слов для проверки орфографии"),
    ),
)


def models(ui: Ui) -> str:
    """Return the list of the models as text."""
    rows = []
    for name, files, use in MODEL_LINES:
        there, size = _model(name, files)
        mark = "+" if there else "-"
        rows.append(f"{mark} {name:<14} {size:>8}  {use.of(ui)}")
        remedy = Message("missing: install almaty-nlp again", "нет: установите almaty-nlp заново").of(ui)
        lines = figures(shipped("models") / name, ui) if there else (remedy,)
        rows += [f"  {'':<14} {'':>8}  {line}" for line in lines]
    natasha = _installed("natasha")
    rows.append(
        f"{'+' if natasha else '-'} {'natasha':<14} {natasha or '':>8}  "
        + Message("networks and word vectors for Russian", "сети и векторы слов для русского языка").of(ui)
    )
    neural = _installed("sentence-transformers")
    hint = Message(
        "for align --model DIR: any sentence-transformers model on disk; pip install 'almaty-nlp[neural]'",
        "для align --model ПАПКА: любая модель sentence-transformers; pip install 'almaty-nlp[neural]'",
    )
    rows.append(f"{'+' if neural else '-'} {'[neural]':<14} {neural or '':>8}  {hint.of(ui)}")
    return "\n".join(rows) + "\n"


def doctor(ui: Ui) -> tuple[str, bool]:
    """Return the page, and whether all that the base installation needs is there."""
    lines = [look() for look in LOOKS]
    rows = []
    for line in lines:
        mark = "ok" if line.there else ("!!" if line.needed else "--")
        text = line.use if line.there else line.remedy
        rows.append(f"{mark} {line.name.of(ui):<24} {line.state:<12} {text.of(ui)}")
    whole = all(line.there for line in lines if line.needed)
    broken = sum(1 for line in lines if line.needed and not line.there)
    last = (
        Message("All that is needed is here.", "Всё необходимое на месте.")
        if whole
        else Message(
            f"Needs attention: {broken} (lines with !!).", f"Требует внимания: {broken} (строки с !!)."
        )
    )
    return "\n".join([*rows, "", last.of(ui)]) + "\n", whole


def _model(name: str, files: tuple[str, ...]) -> tuple[bool, str]:
    try:
        folder = shipped("models")
    except MissingEngine:
        return False, ""
    if not all((folder / file).is_file() for file in files):
        return False, ""
    size = sum(path.stat().st_size for path in (folder / name).rglob("*") if path.is_file())
    return True, f"{size / 1e6:.1f} MB"


def _installed(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def _package(package: str, use: Message, needed: bool = True, extra: str = "") -> Line:
    found = _installed(package)
    command = f"pip install '{extra or package}'"
    remedy = Message(f"missing: {command}", f"нет: {command}")
    return Line(Message(package, package), bool(found), found, use, remedy, needed)


def _shipped(folder: str, name: Message) -> Line:
    try:
        place = shipped(folder)
        count = sum(1 for path in place.rglob("*") if path.is_file())
    except MissingEngine:
        count = 0
    remedy = Message("missing: install almaty-nlp again", "нет: установите almaty-nlp заново")
    return Line(name, count > 0, str(count), Message("files shipped", "файлов в поставке"), remedy)


def _model_line(name: str, files: tuple[str, ...], use: Message) -> Line:
    there, size = _model(name, files)
    remedy = Message("missing: install almaty-nlp again", "нет: установите almaty-nlp заново")
    return Line(Message(name, name), there, size, use, remedy)


def _program(name: str, programs: tuple[str, ...], use: Message, remedy: Message) -> Line:
    found = next((path for program in programs if (path := shutil.which(program))), "")
    return Line(Message(name, name), bool(found), "", use, remedy, needed=False)


def _ocr() -> Line:
    use = Message("reads scanned PDF with --ocr", "читает отсканированные PDF с ключом --ocr")
    program = shutil.which("tesseract")
    wanted, there = ("rus", "eng"), ""
    if program:
        try:
            listed = subprocess.run(
                [program, "--list-langs"], capture_output=True, text=True, timeout=10, check=False
            )
            there = "+".join(one for one in wanted if one in listed.stdout.split())
        except (OSError, subprocess.TimeoutExpired):
            there = ""
    remedy = Message(
        "for scanned PDF: install Tesseract with its languages rus and eng",
        "для отсканированных PDF: установите Tesseract с языками rus и eng",
    )
    return Line(Message("Tesseract", "Tesseract"), there == "rus+eng", there, use, remedy, needed=False)


def _sqlite() -> Line:
    try:
        with sqlite3.connect(":memory:") as base:
            base.execute("create virtual table words using fts5(text)")
        there = True
    except sqlite3.Error:
        there = False
    return Line(
        Message("SQLite FTS5", "SQLite FTS5"),
        there,
        sqlite3.sqlite_version,
        Message("full-text search", "полнотекстовый поиск"),
        Message(
            "this Python's SQLite lacks FTS5: use Python from python.org",
            "в SQLite этого Python нет FTS5: возьмите Python с python.org",
        ),
        needed=False,
    )


def _cache() -> Line:
    folder = cache_folder()
    place = next((one for one in (folder, *folder.parents) if one.exists()), Path())
    import os

    there = os.access(place, os.W_OK)
    return Line(
        Message("cache", "кэш"),
        there,
        "",
        Message(str(folder), str(folder)),
        Message(
            f"{folder}: cannot be written; set ALMATY_CACHE",
            f"{folder}: нет права записи; задайте ALMATY_CACHE",
        ),
        needed=False,
    )


def _extra(name: str, module: str, use: Message) -> Line:
    command = f"pip install 'almaty-nlp[{name}]'"
    return Line(
        Message(f"[{name}]", f"[{name}]"),
        find_spec(module) is not None,
        "",
        use,
        Message(f"{use.en}: {command}", f"{use.ru}: {command}"),
        needed=False,
    )


LOOKS: tuple[Callable[[], Line], ...] = (
    lambda: _shipped("glossaries", Message("glossaries", "глоссарии")),
    lambda: _shipped("corpora", Message("sample corpus", "корпус образцов")),
    lambda: _package("pymorphy3", Message("Russian morphology", "русская морфология")),
    lambda: _package("pymorphy3-dicts-ru", Message("dictionary of Russian forms", "словарь русских форм")),
    lambda: _package(
        "DAWG2", Message("morphology five times quicker", "морфология в пять раз быстрее"), needed=False
    ),
    lambda: _package("spacy", Message("pipelines, tokeniser", "модели языка, разбиение на слова")),
    lambda: _package(
        "natasha", Message("networks for Russian syntax and names", "сети для русского синтаксиса и имён")
    ),
    lambda: _model_line(
        "ru-almaty", ("ru-almaty/names.npz",), Message("Russian pipeline", "модель русского языка")
    ),
    lambda: _model_line(
        "en_almaty_sm", ("en_almaty_sm/meta.json",), Message("English pipeline", "модель английского языка")
    ),
    lambda: _model_line(
        "ru-en", BILINGUAL, Message("bilingual lexicon and vectors", "двуязычный словарь и векторы слов")
    ),
    lambda: _model_line(
        "words-en", ("words-en/words.zlib",), Message("English words", "список английских слов")
    ),
    lambda: _package("PyMuPDF", Message("reads PDF", "читает PDF")),
    lambda: _package("python-docx", Message("writes DOCX", "пишет DOCX")),
    lambda: _package("lxml", Message("reads DOCX, HTML", "читает DOCX, HTML")),
    _ocr,
    lambda: _program(
        "LibreOffice",
        ("soffice", "libreoffice"),
        Message("opens .doc, .odt, .rtf", "открывает .doc, .odt, .rtf"),
        Message("for .doc, .odt, .rtf: install LibreOffice", "для .doc, .odt, .rtf: установите LibreOffice"),
    ),
    _sqlite,
    lambda: _extra(
        "neural",
        "sentence_transformers",
        Message("neural vectors for alignment", "нейросетевые векторы для выравнивания"),
    ),
    _cache,
)
