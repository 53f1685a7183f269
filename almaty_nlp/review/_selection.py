"""Which rules run on a document, with what severity and which options."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from almaty_nlp.checks.naming import matching
from almaty_nlp.checks.rule import Rule
from almaty_nlp.config import Settings, meant
from almaty_nlp.errors import SettingsError
from almaty_nlp.model.finding import Severity
from almaty_nlp.model.message import Message


@dataclass(frozen=True, slots=True)
class Selection:
    """The rules for one document, their options by code, and the severities that are not their own."""

    rules: tuple[Rule, ...]
    options: Mapping[str, Mapping[str, Any]]
    severity: Mapping[str, Severity]


def selection(
    known: Sequence[Rule], settings: Settings, document: Path, select: Iterable[str], ignore: Iterable[str]
) -> Selection:
    """Return what holds for a document; the command line wins over settings, a later path over an earlier.

    A word of `select` or `ignore` is the code of a rule, the beginning of codes, or a name; SettingsError
    otherwise. A rule with severity «off» does not run.
    """
    file = str(settings.source or "")
    wanted = _codes(known, settings.select, f"{file}: select")
    unwanted = _codes(known, settings.ignore, f"{file}: ignore")
    severity = _severities(known, settings.severity, f"{file}: severity")
    for paths in settings.matching(document):
        key = f'{file}: paths."{paths.pattern}"'
        wanted = _codes(known, paths.select, f"{key}.select") or wanted
        unwanted |= _codes(known, paths.ignore, f"{key}.ignore")
        severity |= _severities(known, paths.severity, f"{key}.severity")
    asked, refused = _codes(known, select, "--select"), _codes(known, ignore, "--ignore")
    wanted = asked or wanted or {rule.code for rule in known if rule.default}
    unwanted = (unwanted - asked) | refused
    off = {code for code, word in severity.items() if word == "off"} - asked
    return Selection(
        tuple(rule for rule in known if rule.code in wanted - unwanted - off),
        _options(known, settings),
        {code: Severity[word.upper()] for code, word in severity.items() if word != "off"},
    )


def _codes(known: Sequence[Rule], words: Iterable[str], where: str) -> set[str]:
    return {rule.code for word in words for rule in matching(known, word, where)}


def _severities(known: Sequence[Rule], table: Mapping[str, str], where: str) -> dict[str, str]:
    # A single rule counts for more than a group of them, in whatever order they stand.
    ordered = sorted(table.items(), key=lambda item: len(matching(known, item[0], where)), reverse=True)
    return {rule.code: word for name, word in ordered for rule in matching(known, name, where)}


def _options(known: Sequence[Rule], settings: Settings) -> dict[str, dict[str, Any]]:
    chosen: dict[str, dict[str, Any]] = {}
    for name, table in settings.rules.items():
        for rule in matching(known, name, f"{settings.source}: rules"):
            values = {key: _typed(rule, key, value, settings) for key, value in table.items()}
            chosen.setdefault(rule.code, {}).update(values)
    return chosen


def _typed(rule: Rule, key: str, value: object, settings: Settings) -> object:
    """Return the value when the rule has such an option and its default is of the same type."""
    where = f"{settings.source}: rules.{rule.code}.{key}"
    if key not in rule.options:
        hint, all_options = meant(key, rule.options), ", ".join(rule.options) or "—"
        raise SettingsError(
            Message(
                en=f"{where}: the rule has no such option{hint.en}; its options: {all_options}",
                ru=f"{where}: у правила нет такого параметра{hint.ru}; его параметры: {all_options}",
            )
        )
    default = rule.options[key]
    if isinstance(default, list | tuple | set | frozenset) and isinstance(value, list):
        return type(default)(value)
    if type(value) is type(default) or (type(default) is float and type(value) is int):
        return value
    raise SettingsError(
        Message(
            en=f"{where} is {value!r}; it must be like its default, {default!r}",
            ru=f"{where}: значение {value!r}; оно должно быть как исходное, {default!r}",
        )
    )
