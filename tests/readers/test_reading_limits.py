"""The limits of reading come from the settings beside the document, from --config, or from the caller."""

from __future__ import annotations

from pathlib import Path

import pytest

from almaty_nlp.config import LIMITS, Settings
from almaty_nlp.errors import InputError, SettingsError
from almaty_nlp.readers import Limits, read
from almaty_nlp.readers._limits import SETTINGS
from almaty_nlp.review import check


@pytest.fixture
def long(tmp_path: Path) -> Path:
    """A text of 20,000 bytes."""
    path = tmp_path / "long.txt"
    path.write_text("Words and words.\n" * 1200, encoding="utf-8")
    return path


def test_every_key_of_the_settings_is_a_limit() -> None:
    assert tuple(SETTINGS) == LIMITS
    changed = Limits.of(dict.fromkeys(LIMITS, 3))
    assert (changed.max_bytes, changed.max_text_bytes, changed.max_unpacked_bytes) == (3 << 20,) * 3
    assert (changed.max_ratio, changed.max_pages, changed.seconds) == (3, 3, 3)
    assert changed.max_member_bytes < changed.max_unpacked_bytes
    assert Limits.of({}) == Limits()


def test_settings_beside_the_document_hold_and_the_caller_wins(long: Path) -> None:
    (long.parent / "almaty.toml").write_text("[limits]\ntext = 0.01\n", encoding="utf-8")
    with pytest.raises(InputError, match="limit"):
        read(long)
    assert read(long, limits=Limits()).blocks
    with pytest.raises(InputError, match="limit"):
        check([long])
    assert check([long], glossary=["none"], select=["NUM"], settings=Settings()).documents


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("size = 0", "limits.size"),
        ('pages = "many"', "limits.pages"),
        ("ratio = true", "limits.ratio"),
        ("depth = 5", "limits.depth"),
        ("seconds = nan", "limits.seconds"),
    ],
)
def test_a_wrong_limit_is_refused(long: Path, line: str, words: str) -> None:
    (long.parent / "almaty.toml").write_text(f"[limits]\n{line}\n", encoding="utf-8")
    with pytest.raises(SettingsError, match=words):
        read(long)
