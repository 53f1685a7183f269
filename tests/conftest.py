"""What all tests share: the corpora beside the checkout, the skips of what a machine lacks."""

from __future__ import annotations

import importlib.util
import os
import shutil
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("same", derandomize=True, deadline=None)
settings.register_profile("search", derandomize=False, deadline=None, max_examples=1000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))
"""The same examples every run, so that a red run is the change's own; `search` looks for new ones."""

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"

OPTIONAL = {
    "shared": (SHARED / "corpora").is_dir(),
    "libreoffice": shutil.which("soffice") is not None,
    "browser": shutil.which("chromium") is not None,
    "ocr": shutil.which("tesseract") is not None,
    "neural": importlib.util.find_spec("sentence_transformers") is not None,
}
"""Marker → whether what it needs is here."""


def pytest_report_header() -> str:
    """Say in the first lines what is missing, so that nobody takes a skipped test for a passed one."""
    missing = sorted(name for name, here in OPTIONAL.items() if not here)
    return f"optional, missing here: {', '.join(missing)}" if missing else "optional: everything is here"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip the tests whose marker names something this machine lacks."""
    for item in items:
        for name, here in OPTIONAL.items():
            if not here and (item.get_closest_marker(name) or name in getattr(item, "fixturenames", ())):
                item.add_marker(pytest.mark.skip(reason=f"needs «{name}», which this machine lacks"))


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the checkout."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder `shared` beside the checkout, whose corpora nobody may copy; skips without it."""
    if not OPTIONAL["shared"]:
        pytest.skip("the folder «shared» with the corpora is not beside the checkout")
    return SHARED


@pytest.fixture(scope="session", autouse=True)
def _private_cache(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep the tests out of the user's cache."""
    os.environ["ALMATY_CACHE"] = str(tmp_path_factory.mktemp("cache"))
