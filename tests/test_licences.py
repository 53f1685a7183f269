"""Every file of data is somebody's, under a licence: `REUSE.toml` names both; its text is at hand."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

CODE = {".py", ".md", ".toml", ".yaml", ".yml"}
"""Source code and its own texts: the licence of the whole, `LICENSE`."""
PLAIN = {"LICENSE", "Makefile", ".gitignore", ".ci/run"}
FOLDERS = ("models/", "glossaries/", "corpora/")
"""Whatever its ending, a file here is data."""
TEXTS = {
    "AGPL-3.0-or-later": ("LICENSE", "GNU AFFERO GENERAL PUBLIC LICENSE"),
    "LicenseRef-SCOWL": ("models/words-en/LICENSE", "Kevin Atkinson"),
    "PDDL-1.0": ("glossaries/LICENSE.md", "Public Domain Dedication"),
    "CC-BY-SA-4.0": ("models/en_almaty_sm/README.md", "CC BY-SA 4.0"),
}
"""Licence → the file that gives its text or its name in full, and words that must stand there."""


def pattern(glob: str) -> re.Pattern[str]:
    """A path of the REUSE specification: «*» stays in a folder, «**» does not."""
    parts = (re.escape(part) for part in re.split(r"(?<=\*\*)|(?=\*\*)", glob))
    return re.compile("".join(part.replace(r"\*\*", ".*").replace(r"\*", "[^/]*") for part in parts))


def annotations(root: Path) -> list[tuple[re.Pattern[str], str]]:
    """Each path with its licence."""
    told = tomllib.loads((root / "REUSE.toml").read_text(encoding="utf-8"))["annotations"]
    found = []
    for one in told:
        assert one["SPDX-FileCopyrightText"]
        paths = one["path"] if isinstance(one["path"], list) else [one["path"]]
        found += [(pattern(path), one["SPDX-License-Identifier"]) for path in paths]
    return found


def is_data(path: str) -> bool:
    if path.startswith(FOLDERS):
        return True
    return Path(path).suffix not in CODE and path not in PLAIN


@pytest.fixture(scope="module")
def tracked(root: Path) -> list[str]:
    """The files of the repository."""
    done = subprocess.run(["git", "ls-files", "-z"], cwd=root, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"no list of the repository's files: {done.stderr.strip()}")
    return [path for path in done.stdout.split("\0") if path]


def test_every_file_of_data_has_a_licence(root: Path, tracked: list[str]) -> None:
    known = annotations(root)
    data = [path for path in tracked if is_data(path)]
    assert len(data) > 100
    assert [path for path in data if not any(each.fullmatch(path) for each, _ in known)] == []


def test_every_annotation_is_of_some_file(root: Path, tracked: list[str]) -> None:
    idle = [each.pattern for each, _ in annotations(root) if not any(map(each.fullmatch, tracked))]
    assert idle == []


def test_a_new_model_or_table_is_nobodys_until_it_is_named(root: Path) -> None:
    known = annotations(root)
    for path in ("models/new/weights.npz", "glossaries/new.csv", "almaty_nlp/lang/words.tsv", "docs/a/b.png"):
        assert is_data(path)
        assert not any(each.fullmatch(path) for each, _ in known), path


def test_the_text_of_every_licence_is_at_hand(root: Path) -> None:
    named = {name for _, licence in annotations(root) for name in licence.split(" AND ")}
    assert named == set(TEXTS)
    for file, words in TEXTS.values():
        assert words in (root / file).read_text(encoding="utf-8")


def test_every_model_names_its_licence_in_its_card(root: Path) -> None:
    for card in sorted((root / "models").glob("*/README.md")):
        assert re.search(r"licen[cs]e", card.read_text(encoding="utf-8"), re.IGNORECASE), card
