"""Runs the command in this process, with its output caught."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from almaty_cli import _ui, main

SLIP = "Доклад ЕАБР был принят к сведению, и ЕАБР предложил помощь.\n\nПо мнению ЕБР, помощь нужна.\n"
"""Two blocks; ACR001 finds «ЕБР» in line 3, column 11."""


@dataclass(frozen=True)
class Outcome:
    """How a command ended and what it wrote."""

    status: int
    out: str
    err: str


Almaty = Callable[..., Outcome]


@pytest.fixture
def almaty(monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Almaty:
    """Call `almaty` with arguments; English unless --ui or the environment say otherwise."""
    for name in ("ALMATY_UI", "LC_ALL", "LC_MESSAGES", "LANG", "FORCE_COLOR", "ALMATY_DEBUG"):
        monkeypatch.delenv(name, raising=False)

    def call(*arguments: str | Path) -> Outcome:
        monkeypatch.setattr(sys, "argv", ["almaty", *map(str, arguments)])
        _ui.ui.cache_clear()
        with pytest.raises(SystemExit) as left:
            main.run()
        out, err = capfdbinary.readouterr()
        status = left.value.code
        assert isinstance(status, int)
        return Outcome(status, out.decode(), err.decode())

    return call


@pytest.fixture
def slip(tmp_path: Path) -> Path:
    """A Markdown file with one slip in it."""
    path = tmp_path / "draft.md"
    path.write_text(SLIP, encoding="utf-8")
    return path
