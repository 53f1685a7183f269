"""The kept pairs of real and invented amendments: what the acceptance scorer says of them."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.parametrize("ending", ["md", "docx"])
def test_pairs_with_a_gold_list(shared: Path, ending: str) -> None:
    cases = sorted(path.parent for path in (shared / "corpora" / "diff").glob("*/gold.json"))
    command = (
        f"{sys.executable} -c 'from almaty_cli.main import run; run()' diff {{old}} {{new}} --format json"
    )
    scorer = str(shared / "acceptance" / "score_diff.py")
    options = ("--ext", ending, "--strict", "--min-f1", "0.95", "--almaty", command)
    done = subprocess.run(
        [sys.executable, scorer, *map(str, cases), *options],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    total = done.stdout.splitlines()[-1]
    assert " silent 0 " in total
    assert float(re.findall(r"classes F1 ([\d.]+)", total)[0]) >= 0.85
    assert min(float(f1) for f1 in re.findall(r" F1 ([\d.]+) classes", done.stdout)) >= 0.85
