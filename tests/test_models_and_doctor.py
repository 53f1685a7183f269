"""`almaty models` and `almaty doctor`: every line says what to do, in both languages."""

from __future__ import annotations

import pytest

from almaty_cli import _inventory
from almaty_cli._inventory import doctor, models
from almaty_nlp.model.message import Message


@pytest.mark.parametrize("ui", ["en", "ru"])
def test_all_is_here_and_each_line_is_whole(ui: str) -> None:
    page, whole = doctor(ui)  # type: ignore[arg-type]
    assert whole
    assert all(line[:2] in ("ok", "--") for line in page.splitlines()[:-2])
    assert "en_almaty_sm" in models(ui)  # type: ignore[arg-type]


def test_what_is_needed_and_missing_is_counted_with_its_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    lost = _inventory._package("no-such-package-of-ours", Message("x", "х"))
    monkeypatch.setattr(_inventory, "LOOKS", (lambda: lost,))
    page, whole = doctor("ru")
    assert not whole
    assert page.startswith("!!")
    assert "pip install 'no-such-package-of-ours'" in page
    assert "Требует внимания: 1" in page
