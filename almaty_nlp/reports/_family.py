"""A family of forms: the modules of one package, each with a `render`, chosen by name or by an ending.

A form is added by adding a module whose name has no underscore in front; its name is what `--format` takes
and the ending that `-o` is recognised by. A module that renders bytes says `BINARY = True`.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from almaty_nlp.errors import SettingsError
from almaty_nlp.model.message import Message


@dataclass(frozen=True)
class Family:
    """The forms of `package`.

    `default` is taken where no ending tells; `endings` are those that differ from the name of their form;
    `documents` are endings that promise a document, under which the default is never written.
    """

    package: str
    default: str
    endings: Mapping[str, str] = field(default_factory=dict)
    documents: tuple[str, ...] = ()

    def forms(self) -> tuple[str, ...]:
        """Return the names of the forms, in alphabetical order."""
        found = pkgutil.iter_modules(importlib.import_module(self.package).__path__)
        return tuple(sorted(module.name for module in found if not module.name.startswith("_")))

    def choose(self, named: str | None, output: Path | None) -> str:
        """Return the form that was named, else the one the ending of the output tells, else the default.

        SettingsError for a name nobody knows, and for a binary form that would go to the screen.
        """
        forms = self.forms()
        form = named or self._by_ending(output, forms)
        if form not in forms:
            raise SettingsError(
                Message(
                    en=f"--format {form}: there is no such form; choose one of {', '.join(forms)}",
                    ru=f"--format {form}: такого формата нет; возможны: {', '.join(forms)}",
                )
            )
        if output is None and getattr(self.module(form), "BINARY", False):
            raise SettingsError(
                Message(
                    en=f"--format {form}: this form is not text; name a file for it with -o",
                    ru=f"--format {form}: это не текст; укажите файл для него ключом -o",
                )
            )
        return form

    def module(self, form: str) -> Any:
        """Return the module of a form."""
        return importlib.import_module(f"{self.package}.{form}")

    def _by_ending(self, output: Path | None, forms: tuple[str, ...]) -> str:
        ending = output.suffix.lower().lstrip(".") if output else ""
        ending = self.endings.get(ending, ending)
        return ending if ending in forms or ending in self.documents else self.default
