"""One amendment in two languages, case by case: which changes answer each other, what sets them apart."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from almaty_nlp.comparison import diff, join
from almaty_nlp.model.change import Comparison
from almaty_nlp.model.document import Document
from almaty_nlp.readers import read

DATA: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "cases" / "joint.yaml").read_text("utf-8"))


def version(path: Path, language: str, changes: dict[int, str]) -> Document:
    """The base with other lines, numbered anew."""
    lines = dict(enumerate(DATA["base"][language], 1)) | changes
    kept = [text for _, text in sorted(lines.items()) if text]
    path.write_text("\n\n".join(f"{at}. {text}" for at, text in enumerate(kept, 1)) + "\n", encoding="utf-8")
    return read(path)


@pytest.mark.parametrize("name", DATA["cases"])
def test_changes_answer_each_other(name: str, tmp_path: Path) -> None:
    case = DATA["cases"][name]
    sides: list[Comparison] = [
        diff(
            version(tmp_path / f"old.{tongue}.md", tongue, {}),
            version(tmp_path / f"new.{tongue}.md", tongue, case[tongue]),
        )
        for tongue in ("ru", "en")
    ]
    joint = join(*sides)
    answers = joint.answers, joint.others
    assert [[answer.status.value for answer in side] for side in answers] == case["status"]
    reasons = [answer.reason for side in answers for answer in side if answer.reason]
    for reason, words in zip(reasons, case.get("reasons", ()), strict=False):
        assert words in reason.ru
        assert words in reason.en
    assert all(
        (answer.status.value == "same") == (not answer.reason.en) for side in answers for answer in side
    )
