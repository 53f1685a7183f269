"""The one door to PyMuPDF: loaded at the first PDF, its calls being untyped."""

from __future__ import annotations

import importlib
from functools import cache
from typing import Any


@cache
def pymupdf() -> Any:
    """Return the module, with MuPDF's own messages on standard error turned off: they are for its
    developers."""
    module = importlib.import_module("pymupdf")
    module.TOOLS.mupdf_display_errors(False)
    module.TOOLS.mupdf_display_warnings(False)
    return module


@cache
def faults() -> tuple[type[Exception], ...]:
    """Return what PyMuPDF raises on broken files: MuPDF's own errors, and those of the glue round it."""
    return (
        pymupdf().mupdf.FzErrorBase,
        RuntimeError,
        ValueError,
        IndexError,
        KeyError,
        TypeError,
        AssertionError,
    )
