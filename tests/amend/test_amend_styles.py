"""Instruments drafted in a house style: its formulas, and the new version when they are applied."""

from __future__ import annotations

from pathlib import Path

import pytest

from almaty_nlp.amend import apply, draft
from almaty_nlp.errors import SettingsError
from almaty_nlp.readers import read


@pytest.mark.parametrize(
    ("language", "style", "formula"),
    [
        ("en", "un", "replace “"),
        ("en", "eu", "” are replaced by “"),
        ("en", "uk", "” substitute “"),
        ("ru", "kz", "исключить"),
        ("ru", "eaeu", "исключить"),
        ("ru", "ru", "признать утратившим силу"),
    ],
)
def test_a_style_says_the_same_in_its_words(
    root: Path, tmp_path: Path, language: str, style: str, formula: str
) -> None:
    sample = root / "corpora" / "sample"
    newer, older = (read(sample / f"modalities.v{number}.{language}.md") for number in (2, 1))
    text = tmp_path / "base.md"
    base = "1. Первый пункт порядка.\n\n2. Второй пункт порядка.\n\n3. Третий пункт порядка длиннее.\n"
    text.write_text(base, encoding="utf-8")
    shorter = tmp_path / "shorter.md"
    shorter.write_text(base.replace("3. Третий пункт порядка длиннее.\n", ""), encoding="utf-8")
    pairs = [(older, newer)] + ([(read(text), read(shorter))] if language == "ru" else [])
    drafts = []
    for old, new in pairs:
        drafted = draft(old, new, style=style)
        assert not drafted.notices
        instrument = tmp_path / "instrument.md"
        instrument.write_text(drafted.text, encoding="utf-8")
        amended = apply(old, read(instrument))
        assert not amended.reported
        assert [b.text for b in amended.document.blocks] == [b.text for b in new.blocks]
        drafts.append(drafted.text)
    assert any(formula in text for text in drafts)


def test_a_style_of_another_language_is_refused(root: Path) -> None:
    old, new = (read(root / "corpora" / "sample" / f"modalities.v{number}.ru.md") for number in (1, 2))
    with pytest.raises(SettingsError, match="kz, eaeu, ru"):
        draft(old, new, style="eu")
