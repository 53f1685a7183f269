"""Fetches packages by name through apt and pip into a cache folder outside the repository."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
PATIENCE = 20
"""Seconds to wait for a registry that does not answer."""
APT = ("apt-get", f"-oAcquire::http::Timeout={PATIENCE}", "-oAcquire::Retries=1")
PIP = (sys.executable, "-m", "pip", "-q", f"--timeout={PATIENCE}", "--retries=1", "--no-input")

_away: dict[str, str] = {}
"""Client → what it said when it could not reach its registry: it is not asked again."""


@dataclass(frozen=True)
class Source:
    """A package of the list; `english` names the package with the English pages where that is another one."""

    name: str
    english: str
    small: bool


def sources(*, small: bool) -> list[Source]:
    """Return the packages of `packages.txt`, or those of the small version."""
    lines = (HERE / "packages.txt").read_text(encoding="utf-8").splitlines()
    rows = [line.split() for line in lines if line and not line.startswith("#")]
    every = [Source(name, "" if english == "-" else english, mark == "small") for name, english, mark in rows]
    return [source for source in every if source.small or not small]


def cache() -> Path:
    """Return the cache folder, made if need be: ALMATY_RECIPES_CACHE, else one in the user's cache."""
    named = os.environ.get("ALMATY_RECIPES_CACHE")
    base = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache"))
    folder = Path(named) if named else base / "almaty-recipes"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def package(name: str) -> Path:
    """Return a Debian package, fetched if the cache lacks it; RuntimeError when it cannot be had."""
    return _had(f"{name}_*.deb", "debs", (*APT, "download", name), name)


def distribution(name: str, *, heavy: bool = False) -> Path:
    """As `package`, a wheel or sdist of PyPI («name==version»); for a heavy one a stand-in will do."""
    stem = name.split("==")[0].replace("-", "_")
    if heavy and (own := _own(f"{stem}-*", "wheels")):
        return own
    return _had(f"{stem}-*", "wheels", (*PIP, "download", "--no-deps", name), name)


def version(path: Path) -> str:
    """Return the version in the name of a package file."""
    return path.name.split("_")[1].replace("%3a", ":")


def _had(pattern: str, kind: str, command: Sequence[str], name: str) -> Path:
    folder = cache() / kind
    folder.mkdir(exist_ok=True)
    if not (found := sorted(folder.glob(pattern))):
        said = _fetch(command, folder)
        found = sorted(folder.glob(pattern))
        if not found:
            return _instead(pattern, kind, f"{name}: {said or 'the registry gave nothing'}")
    return found[-1]


def _fetch(command: Sequence[str], folder: Path) -> str:
    """Run the client; return what it says when it fails. Where apt has no list of packages, it is brought."""
    client = command[0]
    if client in _away:
        return _away[client]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    if done.returncode and "Unable to locate" in done.stderr:
        subprocess.run((*APT, "-qq", "update"), capture_output=True)
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    if not done.returncode:
        return ""
    lines = [line for line in done.stderr.splitlines() if line.startswith(("E:", "ERROR"))]
    said = lines[-1] if lines else f"{client} ended with status {done.returncode}"
    if "Unable to locate" not in said:
        _away[client] = said
    return said


def _instead(pattern: str, kind: str, reason: str) -> Path:
    """Return the stand-in of our own words, which only the small versions have; RuntimeError without one."""
    if (own := _own(pattern, kind)) is None:
        raise RuntimeError(reason)
    print(f"NOT FETCHED, our own words in its place: {reason}", file=sys.stderr)
    return own


def _own(pattern: str, kind: str) -> Path | None:
    folder = os.environ.get("ALMATY_RECIPES_STAND_INS")
    found = [*Path(folder, kind).glob(pattern), *Path(folder, kind).glob("stand-in_*")] if folder else []
    return found[0] if found else None
