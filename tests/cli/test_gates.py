"""The gates for CI say what the command understands."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

SLIP = "Доклад ЕАБР был принят, ЕАБР и ЕАБР предложили помощь.\n\nПо мнению ЕБР, помощь нужна.\n"


def test_the_hook_of_pre_commit(root: Path) -> None:
    (hook,) = yaml.safe_load((root / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert hook["entry"].split() == ["almaty", "check"]
    files = re.compile(hook["files"])
    assert all(files.search(name) for name in ("a.md", "b/c.txt", "d.docx", "e.pdf"))
    assert not files.search("a.py")


def run_action(root: Path, folder: Path, files: str, level: str) -> subprocess.CompletedProcess[str]:
    """Run the last step of the action in a folder, as the runner does, with our command on the path."""
    action = yaml.safe_load((root / "action.yml").read_text(encoding="utf-8"))
    script = action["runs"]["steps"][-1]["run"]
    assert "${{" not in script  # inputs reach it through the environment only
    (folder / "almaty").write_text(
        f'#!/bin/sh\nexec "{sys.executable}" -c "from almaty_cli.main import run; run()" "$@"\n',
        encoding="utf-8",
    )
    (folder / "almaty").chmod(0o755)
    return subprocess.run(
        ["bash", "-eo", "pipefail", "-c", script],
        cwd=folder,
        env={
            **os.environ,
            "PATH": f"{folder}{os.pathsep}{os.environ['PATH']}",
            "FILES": files,
            "ARGUMENTS": "--glossary none --select ACR001",
            "FAIL_ON": level,
            "SARIF": "out.sarif",
        },
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.skipif(shutil.which("bash") is None, reason="the action runs in bash")
@pytest.mark.parametrize(("level", "status"), [("error", 0), ("warning", 1)])
def test_the_script_of_the_action_runs(root: Path, tmp_path: Path, level: str, status: int) -> None:
    (tmp_path / "drafts").mkdir()
    (tmp_path / "drafts" / "a b.md").write_text(SLIP, encoding="utf-8")
    done = run_action(root, tmp_path, "drafts/**/*.md", level)
    assert done.returncode == status, done.stderr
    assert done.stdout.startswith("::warning file=drafts/a b.md,line=3,")
    assert '"drafts/a%20b.md"' in (tmp_path / "out.sarif").read_text(encoding="utf-8")


@pytest.mark.skipif(shutil.which("bash") is None, reason="the action runs in bash")
def test_the_action_says_that_no_document_matches(root: Path, tmp_path: Path) -> None:
    done = run_action(root, tmp_path, "drafts/*.md\nfinal/*.docx", "error")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "::warning title=almaty::Nothing was checked: no document matches drafts/*.md final/*.docx"
    ]
