"""The register of rules: a decorated generator function is a rule, its docstring its page."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any

from almaty_nlp.checks.desk import Desk
from almaty_nlp.checks.rule import Function, Rule
from almaty_nlp.model.finding import Finding, Severity

FAMILIES = ("document", "bitext")
"""The packages beside this module in which the rules are."""
_RULES: dict[str, Rule] = {}


def on_document(
    code: str,
    name: str,
    *,
    severity: Severity = Severity.WARNING,
    languages: tuple[str, ...] = ("ru", "en"),
    options: Mapping[str, Any] | None = None,
    default: bool = True,
) -> Callable[[Callable[[Desk], Iterator[Finding]]], Callable[[Desk], Iterator[Finding]]]:
    """Register a rule on one document: its function gets a `Desk` and yields what `desk.finding` makes."""

    def register(function: Callable[[Desk], Iterator[Finding]]) -> Callable[[Desk], Iterator[Finding]]:
        _add(Rule(code, name, severity, "document", languages, function, dict(options or {}), default))
        return function

    return register


def on_bitext(
    code: str,
    name: str,
    *,
    severity: Severity = Severity.WARNING,
    options: Mapping[str, Any] | None = None,
    default: bool = True,
) -> Callable[[Function], Function]:
    """Register a rule on an aligned pair of documents. The function gets a `PairDesk`."""

    def register(function: Function) -> Function:
        _add(Rule(code, name, severity, "bitext", ("ru", "en"), function, dict(options or {}), default))
        return function

    return register


def _add(rule: Rule) -> None:
    known = _RULES.get(rule.code)
    if known is not None and known.function.__module__ != rule.function.__module__:
        raise ValueError(f"two rules have the code {rule.code}")
    _RULES[rule.code] = rule


@cache
def rules() -> tuple[Rule, ...]:
    """Return every rule, sorted by code.

    A module of `document` or `bitext` whose name has no underscore in front is a family of rules.
    """
    for folder in FAMILIES:
        package = importlib.import_module(f"{__package__}.{folder}")
        for module in pkgutil.iter_modules(package.__path__):
            if not module.name.startswith("_"):
                importlib.import_module(f"{package.__name__}.{module.name}")
    return tuple(sorted(_RULES.values(), key=lambda rule: rule.code))
