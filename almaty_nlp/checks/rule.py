"""What a rule is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from almaty_nlp.model.finding import Finding, Severity

Subject = Literal["document", "bitext"]
Function = Callable[[Any], Iterator[Finding]]


@dataclass(frozen=True)
class Rule:
    """A rule: its code («ACR001»), its speaking name, what it looks at, and the generator that does it."""

    code: str
    name: str
    severity: Severity
    subject: Subject
    languages: tuple[str, ...]
    function: Function
    options: Mapping[str, Any]
    default: bool = True

    @property
    def page(self) -> str:
        """The rule's documentation: the docstring of its function."""
        return self.function.__doc__ or ""
