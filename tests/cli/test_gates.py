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


@pytest.mark.skipif(shutil.which("bash") is None, reason="the action runs in bash")
@pytest.mark.parametrize(("level", "status"), [("error", 0), ("warning", 1)])
def test_the_script_of_the_action_runs(root: Path, tmp_path: Path, level: str, status: int) -> None:
    action = yaml.safe_load((root / "action.yml").read_text(encoding="utf-8"))
    script = action["runs"]["steps"][-1]["run"]
    assert "${{" not in script  # inputs reach it through the environment only
    (tmp_path / "drafts").mkdir()
    (tmp_path / "drafts" / "a b.md").write_text(SLIP, encoding="utf-8")
    (tmp_path / "almaty").write_text(
        f'#!/bin/sh\nexec "{sys.executable}" -c "from almaty_cli.main import run; run()" "$@"\n',
        encoding="utf-8",
    )
    (tmp_path / "almaty").chmod(0o755)
    done = subprocess.run(
        ["bash", "-eo", "pipefail", "-c", script],
        cwd=tmp_path,
        env={
            **os.environ,
            "PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}",
            "FILES": "drafts/**/*.md",
            "ARGUMENTS": "--glossary none --select ACR001",
            "FAIL_ON": level,
            "SARIF": "out.sarif",
        },
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == status, done.stderr
    assert done.stdout.startswith("::warning file=drafts/a b.md,line=3,")
    assert '"drafts/a%20b.md"' in (tmp_path / "out.sarif").read_text(encoding="utf-8")
