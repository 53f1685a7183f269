"""Nothing heavy is loaded before it is needed; each case is a process of its own."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = (
    "spacy",
    "pymupdf",
    "lxml",
    "torch",
    "numpy",
    "docx",
    "openpyxl",
    "xlsxwriter",
    "jinja2",
    "pymorphy3",
    "rapidfuzz",
    "markdown_it",
    "rich",
)

SHOW = """
import sys, runpy
sys.argv = ["almaty", *{arguments!r}]
try:
    {action}
except SystemExit:
    pass
print("loaded:", " ".join(name for name in {heavy!r} if name in sys.modules))
"""

IMPORTS = (
    "almaty_nlp",
    "almaty_nlp.model.document",
    "almaty_nlp.review",
    "almaty_nlp.reports",
    "almaty_nlp.config",
)


def loaded(action: str, *arguments: str) -> list[str]:
    """Run Python code in a new process and return the heavy modules it has loaded."""
    code = SHOW.format(arguments=list(arguments), action=action, heavy=HEAVY)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.rpartition("loaded:")[2].split()


@pytest.mark.parametrize("module", IMPORTS)
def test_importing_loads_nothing_heavy(module: str) -> None:
    assert loaded(f"import {module}") == []


@pytest.mark.parametrize("arguments", [["--help"], ["check", "--help"], ["read", "--help"], ["--version"]])
def test_help_loads_nothing_heavy(arguments: list[str]) -> None:
    assert loaded("import almaty_cli.main; almaty_cli.main.run()", *arguments) == []


def test_the_test_can_fail() -> None:
    assert loaded("import jinja2") == ["jinja2"]
