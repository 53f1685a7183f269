"""The parts of the installation that `almaty doctor` looks at, each without loading it."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from almaty_cli._shipped import MODELS, Model, fault
from almaty_cli._soundness import installed, spoilt
from almaty_nlp.errors import MissingEngine
from almaty_nlp.model.message import Message
from almaty_nlp.resources import cache_folder, shipped

LANGUAGES = ("rus", "eng")
AGAIN = Message("install almaty-nlp again", "установите almaty-nlp заново")
WITH_DATA = {"natasha": "natasha/data/", "pymorphy3-dicts-ru": "pymorphy3_dicts_ru/data/"}
"""Packages whose files of data are compared with their hashes; where these files lie."""


class Line(NamedTuple):
    """One thing looked at: what it is good for, what is here, what to do (None: all is well)."""

    name: Message
    state: str
    todo: Message | None = None
    needed: bool = True


class Group(NamedTuple):
    """Lines about one side of the work."""

    title: Message
    looks: tuple[Callable[[], Line], ...]


def packages(name: Message, *several: str, needed: bool = True) -> Line:
    """Look at Python packages: there, and their data as they were installed."""
    versions = {package: installed(package) for package in several}
    state = ", ".join(f"{package} {found}" for package, found in versions.items() if found)
    if missing := [package for package, found in versions.items() if not found]:
        command = f"pip install {' '.join(missing)}"
        return Line(name, state, Message(f"missing: {command}", f"нет: {command}"), needed)
    for package in several:
        if package in WITH_DATA and (file := spoilt(package, WITH_DATA[package])):
            command = f"pip install --force-reinstall --no-deps {package}"
            todo = Message(f"damaged file {file}: {command}", f"повреждён файл {file}: {command}")
            return Line(name, state, todo, needed)
    return Line(name, state, None, needed)


def both(name: Message, model: str, *several: str) -> Line:
    """Look at a model and at the packages it runs on."""
    line = packages(name, *several)
    one = next(each for each in MODELS if each.name == model)
    state = f"{one.name} {one.size}, {line.state}".strip(", ")
    return Line(name, state, line.todo or _fault(one))


def _fault(model: Model) -> Message | None:
    found = fault(model)
    return found and Message(f"{found.en}: {AGAIN.en}", f"{found.ru}: {AGAIN.ru}")


def files(name: Message, folder: str, pattern: str) -> Line:
    """Look at a folder of shipped files."""
    try:
        found = sorted(path.stem for path in shipped(folder).rglob(pattern))
    except MissingEngine:
        found = []
    lost = Message(f"missing: {AGAIN.en}", f"нет: {AGAIN.ru}")
    return Line(name, ", ".join(found), None if found else lost)


def ocr() -> Line:
    """Look at Tesseract and its languages."""
    name = Message("scanned PDF (--ocr)", "сканы PDF (--ocr)")
    program = shutil.which("tesseract")
    debian = "Debian, Ubuntu: apt install tesseract-ocr tesseract-ocr-rus tesseract-ocr-eng"
    if program is None:
        todo = Message(
            f"optional: install Tesseract with the languages rus and eng ({debian})",
            f"по желанию: установите Tesseract с языками rus и eng ({debian})",
        )
        return Line(name, "", todo, needed=False)
    try:
        command = [program, "--list-langs"]
        listed = subprocess.run(
            command, capture_output=True, text=True, timeout=10, check=False
        ).stdout.split()
    except (OSError, subprocess.TimeoutExpired):
        listed = []
    there = [one for one in LANGUAGES if one in listed]
    lacking = ", ".join(one for one in LANGUAGES if one not in listed)
    todo = Message(
        f"Tesseract lacks the language {lacking}: add it ({debian})",
        f"у Tesseract нет языка {lacking}: добавьте его ({debian})",
    )
    return Line(name, f"Tesseract: {', '.join(there)}", todo if lacking else None, needed=False)


def office() -> Line:
    """Look for LibreOffice."""
    found = any(shutil.which(program) for program in ("soffice", "libreoffice"))
    todo = Message(
        "optional: install LibreOffice, or save such files as DOCX",
        "по желанию: установите LibreOffice или сохраняйте такие файлы в DOCX",
    )
    name = Message("files .doc, .odt, .rtf", "файлы .doc, .odt, .rtf")
    return Line(name, "LibreOffice" if found else "", None if found else todo, needed=False)


def search() -> Line:
    """Look whether SQLite has full-text search."""
    try:
        with sqlite3.connect(":memory:") as base:
            base.execute("create virtual table words using fts5(text)")
        lacking = None
    except sqlite3.Error:
        lacking = Message(
            "optional: the SQLite of this Python lacks FTS5; Python from python.org has it",
            "по желанию: в SQLite этого Python нет FTS5; в Python с python.org он есть",
        )
    state = f"SQLite {sqlite3.sqlite_version}" + ("" if lacking else ", FTS5")
    return Line(Message("full-text search", "полнотекстовый поиск"), state, lacking, needed=False)


def cache() -> Line:
    """Look whether results can be kept."""
    folder = cache_folder()
    place = next((one for one in (folder, *folder.parents) if one.exists()), Path())
    todo = Message(
        f"{folder}: cannot be written, so nothing is kept from run to run; name another in ALMATY_CACHE",
        f"{folder}: нет права записи, всё считается каждый раз заново; задайте другую в ALMATY_CACHE",
    )
    return Line(
        Message("kept results", "сохранённые результаты"),
        str(folder),
        None if os.access(place, os.W_OK) else todo,
        needed=False,
    )


def neural() -> Line:
    """Look for the extra with sentence-transformers."""
    command = "pip install 'almaty-nlp[neural]'"
    todo = Message(f"optional: {command}", f"по желанию: {command}")
    here = find_spec("sentence_transformers") is not None
    version = installed("sentence-transformers")
    name = Message("align --model DIR", "align --model ПАПКА")
    return Line(
        name, f"sentence-transformers {version}" if here else "", None if here else todo, needed=False
    )


def quick() -> Line:
    """Look whether the dictionary is read at full speed."""
    line = packages(Message("the same, quickly", "то же, быстро"), "DAWG2", needed=False)
    todo = Message(
        "optional: Russian is read five times quicker with it: pip install DAWG2",
        "по желанию: с ним русский текст читается в пять раз быстрее: pip install DAWG2",
    )
    return line._replace(todo=line.todo and todo)


GROUPS = (
    Group(
        Message("Reading and writing", "Чтение и запись"),
        (
            lambda: packages(Message("DOCX, HTML", "DOCX, HTML"), "python-docx", "lxml"),
            lambda: packages(Message("PDF", "PDF"), "PyMuPDF"),
            lambda: packages(Message("Excel", "Excel"), "openpyxl", "XlsxWriter"),
            ocr,
            office,
        ),
    ),
    Group(
        Message("Words, grammar, names", "Слова, грамматика, имена"),
        (
            lambda: files(Message("glossaries", "глоссарии"), "glossaries", "*.csv"),
            lambda: packages(Message("Russian words", "русские слова"), "pymorphy3", "pymorphy3-dicts-ru"),
            quick,
            lambda: both(Message("English words", "английские слова"), "words-en"),
            lambda: both(Message("Russian grammar", "русская грамматика"), "ru-almaty", "natasha"),
            lambda: both(Message("English grammar", "английская грамматика"), "en_almaty_sm", "spacy"),
        ),
    ),
    Group(
        Message("Two languages side by side", "Сопоставление двух языков"),
        (lambda: both(Message("align, check --against", "align и check --against"), "ru-en"), neural),
    ),
    Group(
        Message("The rest", "Прочее"),
        (
            lambda: files(Message("sample documents", "образцы документов"), "corpora", "report.*.docx"),
            search,
            cache,
        ),
    ),
)
