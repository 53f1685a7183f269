"""Loads spaCy as a library, without its command line."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any

_COMMANDS = ("spacy.cli", "spacy.cli.info")


@contextmanager
def without_commands() -> Iterator[None]:
    """Let `import spacy` inside the block leave out spaCy's command line, which no library call needs.

    `spacy/__init__.py` imports `spacy.cli.info` for one function, and with it every command of spaCy, a
    web client and a project tool: a third of the time. Placeholders stand there while the package loads
    and are gone afterwards, so that `spacy.info()` and `import spacy.cli` still get the real thing.
    """
    if "spacy" in sys.modules:
        yield
        return
    package, module = (ModuleType(name) for name in _COMMANDS)
    package.__path__ = []
    module.info = _info  # type: ignore[attr-defined]
    placeholders = dict(zip(_COMMANDS, (package, module), strict=True))
    sys.modules.update(placeholders)
    try:
        yield
    finally:
        for name, placeholder in placeholders.items():
            if sys.modules.get(name) is placeholder:
                del sys.modules[name]


def _info(*arguments: Any, **options: Any) -> Any:
    from spacy.cli.info import info

    return info(*arguments, **options)
