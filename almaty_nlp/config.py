"""Settings: `almaty.toml` or `[tool.almaty]` in `pyproject.toml`, found upwards from the document.

Typed and strict: an unknown key or value is refused with what is allowed there.

```toml
glossary = ["terms.csv"]              # added to the shipped glossaries; "none" turns those off
select = ["TERM", "ACR001"]           # only these rules: code, beginning of a code, or name
ignore = ["doubled-word"]
fail-on = "warning"                   # error, warning, style, never
ui = "ru"
baseline = "baseline.json"
suppressions = "accepted.toml"

[lang]                                # other spaCy pipelines, folders on disk
russian = "models/ru_core_news_lg"
english = "models/en_core_web_lg"

[limits]                              # what is read of a stranger's file before it is refused
size = 256                            # MB of the file; of text formats: text = 32
unpacked = 512                        # MB of a package once inflated
ratio = 400                           # inflated to packed size, of packages
pages = 10000
seconds = 120                         # for one PDF

[severity]
ACR001 = "error"                      # error, warning, style, off

[rules.ACR001]
some-option = 3

[paths."annexes/*"]                   # for documents whose path, seen from this file, matches
ignore = ["ACR"]
severity = { SPELL001 = "style" }
```

Names of rules and their options are checked by `almaty_nlp.review`, which knows the rules.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from os.path import relpath
from pathlib import Path
from typing import Any

from almaty_nlp.errors import SettingsError, refusal, spot
from almaty_nlp.model.message import Message

FILE = "almaty.toml"
FAIL_ON = ("error", "warning", "style", "never")
SEVERITIES = ("error", "warning", "style", "off")
INTERFACES = ("en", "ru")
LIMITS = ("size", "text", "unpacked", "ratio", "pages", "seconds")


@dataclass(frozen=True, slots=True)
class PathSettings:
    """What is different for the documents whose path matches `pattern` (`*` also crosses folders)."""

    pattern: str
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings for a run; `source` is their file, None for the defaults; paths are absolute."""

    source: Path | None = None
    glossary: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: str = "error"
    ui: str | None = None
    baseline: Path | None = None
    suppressions: Path | None = None
    severity: Mapping[str, str] = field(default_factory=dict)
    rules: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    paths: tuple[PathSettings, ...] = ()
    russian: Path | None = None
    english: Path | None = None
    limits: Mapping[str, float] = field(default_factory=dict)

    def matching(self, document: Path) -> Iterable[PathSettings]:
        """Yield the path settings that hold for a document, in the order of the file."""
        if self.source is None:
            return
        seen = Path(relpath(document.absolute(), self.source.parent)).as_posix()
        yield from (paths for paths in self.paths if fnmatchcase(seen, paths.pattern))


def settings_for(document: Path) -> Settings:
    """Return the settings of the nearest settings file upwards from a document, else the defaults."""
    for folder in document.absolute().parents:
        if (folder / FILE).is_file():
            return load(folder / FILE)
        project = folder / "pyproject.toml"
        if project.is_file() and b"tool.almaty" in project.read_bytes():
            return load(project)
    return Settings()


def load(path: Path) -> Settings:
    """Return the settings of one file; SettingsError names the file, the key and what is allowed there."""
    path = path.absolute()
    data = _parsed(path)
    if path.name == "pyproject.toml":
        data = _table(_table(data, "tool", path), "almaty", path)
    return _settings(_Reader(path, data))


def _settings(read: _Reader) -> Settings:
    folder = read.path.parent
    lang = read.table("lang")
    russian, english = lang.text("russian"), lang.text("english")
    lang.finish()
    limits = read.table("limits")
    bounds = {key: number for key in LIMITS if (number := limits.number(key)) is not None}
    limits.finish()
    baseline, suppressions = read.text("baseline"), read.text("suppressions")
    settings = Settings(
        source=read.path,
        glossary=tuple(n if n == "none" else str(folder / n) for n in read.texts("glossary")),
        select=read.texts("select"),
        ignore=read.texts("ignore"),
        fail_on=read.choice("fail-on", FAIL_ON) or "error",
        ui=read.choice("ui", INTERFACES),
        baseline=folder / baseline if baseline else None,
        suppressions=folder / suppressions if suppressions else None,
        severity=read.choices("severity", SEVERITIES),
        rules={name: table.data for name, table in read.tables("rules")},
        paths=tuple(_path_settings(name, table) for name, table in read.tables("paths")),
        russian=folder / russian if russian else None,
        english=folder / english if english else None,
        limits=bounds,
    )
    read.finish()
    return settings


def _path_settings(pattern: str, read: _Reader) -> PathSettings:
    settings = PathSettings(
        pattern, read.texts("select"), read.texts("ignore"), read.choices("severity", SEVERITIES)
    )
    read.finish()
    return settings


@dataclass
class _Reader:
    """Takes typed values out of a table and remembers which keys it was asked for."""

    path: Path
    data: Mapping[str, Any]
    prefix: str = ""
    asked: list[str] = field(default_factory=list)

    def text(self, key: str) -> str | None:
        value: str | None = self._take(
            key, lambda v: isinstance(v, str), "a text in quotes", "текст в кавычках"
        )
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        def fits(value: object) -> bool:
            return isinstance(value, list) and all(isinstance(item, str) for item in value)

        return tuple(self._take(key, fits, "a list of texts", "список текстов") or ())

    def number(self, key: str) -> float | None:
        def fits(value: object) -> bool:
            return isinstance(value, int | float) and not isinstance(value, bool) and 0 < value < 1e9

        value: float | None = self._take(key, fits, "a number above 0", "число больше 0")
        return value

    def choice(self, key: str, allowed: tuple[str, ...]) -> str | None:
        one = ", ".join(f'"{word}"' for word in allowed)
        value: str | None = self._take(key, lambda v: v in allowed, f"one of {one}", f"одно из {one}")
        return value

    def choices(self, key: str, allowed: tuple[str, ...]) -> dict[str, str]:
        table = self.table(key)
        return {name: table.choice(name, allowed) or "" for name in table.data}

    def table(self, key: str) -> _Reader:
        data = self._take(key, lambda v: isinstance(v, dict), "a table", "таблица") or {}
        return _Reader(self.path, data, f"{self.prefix}{key}.")

    def tables(self, key: str) -> list[tuple[str, _Reader]]:
        table = self.table(key)
        return [(name, table.table(name)) for name in table.data]

    def finish(self) -> None:
        """Raise SettingsError for the first key nobody asked for."""
        for key in self.data:
            if key not in self.asked:
                hint = meant(key, self.asked)
                known = ", ".join(self.asked)
                raise SettingsError(
                    Message(
                        en=f"{self.path}: unknown key “{self.prefix}{key}”{hint.en}; known here: {known}",
                        ru=f"{self.path}: неизвестный ключ «{self.prefix}{key}»{hint.ru}; известны: {known}",
                    )
                )

    def _take(self, key: str, fits: Callable[[Any], bool], en: str, ru: str) -> Any:
        self.asked.append(key)
        if key not in self.data:
            return None
        value = self.data[key]
        if not fits(value):
            raise SettingsError(
                Message(
                    en=f"{self.path}: “{self.prefix}{key}” is {value!r}; it must be {en}",
                    ru=f"{self.path}: значение «{self.prefix}{key}» — {value!r}; должно быть: {ru}",
                )
            )
        return value


def meant(word: str, known: Iterable[str]) -> Message:
    """Return «, did you mean …?» for a misspelt word, an empty message when nothing is near."""
    from difflib import get_close_matches

    near = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return Message(f", did you mean “{near[0]}”?", f", может быть, «{near[0]}»?") if near else Message("", "")


def _parsed(path: Path) -> Mapping[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise SettingsError(
            Message(
                en=f"{path}: the settings cannot be read ({refusal(error).en}); check the name",
                ru=f"{path}: настройки не читаются ({refusal(error).ru}); проверьте имя",
            )
        ) from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(
            Message(
                en=f"{path}: this is not valid TOML ({spot(error).en}); correct it there",
                ru=f"{path}: это не TOML ({spot(error).ru}); исправьте файл в этом месте",
            )
        ) from error


def _table(data: Mapping[str, Any], key: str, path: Path) -> Mapping[str, Any]:
    return _Reader(path, data).table(key).data
