"""The committed pages of the rules say what the docstrings and the cases say."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def test_the_pages_of_the_rules_are_current(root: Path) -> None:
    done = subprocess.run(
        [sys.executable, str(root / "docs" / "build.py"), "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
