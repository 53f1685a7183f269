"""almaty-nlp: checks, aligns, compares and amends intergovernmental documents in Russian and English,
offline.

The front door: every command of `almaty` is one call here (`read`, `check`, `align`, `diff`, `amend.apply`,
`amend.draft`). Names load what they need at their first use, so that `import almaty_nlp` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from almaty_nlp import amend
    from almaty_nlp.alignment import align
    from almaty_nlp.comparison import diff
    from almaty_nlp.errors import AlmatyError, InputError, MissingEngine, SettingsError
    from almaty_nlp.model.document import Block, Document, Span, View
    from almaty_nlp.model.finding import Edit, Finding, Fix, Review, Safety, Severity
    from almaty_nlp.model.message import Message
    from almaty_nlp.readers import read
    from almaty_nlp.review import check

_HOMES = {
    "almaty_nlp": ("amend",),
    "almaty_nlp.alignment": ("align",),
    "almaty_nlp.comparison": ("diff",),
    "almaty_nlp.errors": ("AlmatyError", "InputError", "MissingEngine", "SettingsError"),
    "almaty_nlp.model.document": ("Block", "Document", "Span", "View"),
    "almaty_nlp.model.finding": ("Edit", "Finding", "Fix", "Review", "Safety", "Severity"),
    "almaty_nlp.model.message": ("Message",),
    "almaty_nlp.readers": ("read",),
    "almaty_nlp.review": ("check",),
}
"""Module → the names it offers here."""

_HOME = {name: module for module, names in _HOMES.items() for name in names}

__all__ = [
    "AlmatyError",
    "Block",
    "Document",
    "Edit",
    "Finding",
    "Fix",
    "InputError",
    "Message",
    "MissingEngine",
    "Review",
    "Safety",
    "SettingsError",
    "Severity",
    "Span",
    "View",
    "align",
    "amend",
    "check",
    "diff",
    "read",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    home = _HOME[name]
    value = import_module(f"{home}.{name}") if home == __name__ else getattr(import_module(home), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
