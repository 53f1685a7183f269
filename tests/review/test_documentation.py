"""The examples of the documentation are accepted by the program."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from almaty_nlp import config, suppressions
from almaty_nlp.checks.registry import rules
from almaty_nlp.review._comments import directives
from almaty_nlp.review._selection import selection


@pytest.mark.parametrize(
    ("name", "document"),
    [("living-with-findings.md", "annexes/a.md"), ("living-with-findings.ru.md", "приложения/a.md")],
)
def test_the_examples_of_settings_and_exceptions_hold(
    root: Path, tmp_path: Path, name: str, document: str
) -> None:
    page = (root / "docs" / name).read_text(encoding="utf-8")
    settings, exceptions = re.findall(r"```toml\n(.*?)```", page, flags=re.DOTALL)
    (tmp_path / "almaty.toml").write_text(settings, encoding="utf-8")
    read = config.load(tmp_path / "almaty.toml")
    assert selection(rules(), read, tmp_path / document, (), ()).rules
    (tmp_path / "list.toml").write_text(exceptions, encoding="utf-8")
    assert [entry.scope for entry in suppressions.load(tmp_path / "list.toml")] == [
        "place",
        "text",
        "document",
    ]
    (comments,) = re.findall(r"```markdown\n(.*?)```", page, flags=re.DOTALL)
    assert [one.scope for one in directives(comments)] == ["line", "block", "file"]
