"""`almaty models` and `almaty doctor`: every line says what to do, in both languages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from almaty_cli import _inventory
from almaty_cli._figures import figures
from almaty_cli._inventory import doctor, models
from almaty_nlp.model.message import Message
from almaty_nlp.resources import shipped


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


def test_the_figures_are_those_of_the_description_of_the_model(tmp_path: Path) -> None:
    told = [
        {"measure": "UAS", "on": "A", "value": 0.9},
        {"measure": "LAS", "on": "A", "value": 0.85},
        {"measure": "names", "on": "B", "value": 0.7},
    ]
    (tmp_path / "meta.json").write_text(json.dumps({"figures": told}), encoding="utf-8")
    assert figures(tmp_path, "en") == ("A: heads 0.900, heads and relations 0.850", "B: names 0.700")
    assert figures(tmp_path, "ru")[1] == "B: имена 0,700"
    top = [{"measure": "top-1", "on": on, "value": 1.0} for on in ("A", "B")]
    (tmp_path / "meta.json").write_text(json.dumps({"figures": top}), encoding="utf-8")
    assert figures(tmp_path, "en") == ("the right paragraph first: A 1.000, B 1.000",)
    (tmp_path / "meta.json").write_text("[1", encoding="utf-8")
    assert figures(tmp_path, "en") == ()


def test_every_shipped_model_tells_its_figures() -> None:
    page = models("en")
    for name, _, _ in _inventory.MODEL_LINES:
        assert figures(shipped("models") / name, "en"), name
    assert "EWT dev: parts of speech 0.9" in page
