"""Fetches Debian packages by name through apt into a cache folder outside the repository."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent


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
    """Return the package file, fetched if the cache lacks it; RuntimeError when the registry has none."""
    folder = cache() / "debs"
    folder.mkdir(exist_ok=True)
    if not (found := sorted(folder.glob(f"{name}_*.deb"))):
        done = subprocess.run(["apt-get", "download", name], cwd=folder, capture_output=True, text=True)
        found = sorted(folder.glob(f"{name}_*.deb"))
        if not found:
            raise RuntimeError(f"{name}: {done.stderr.strip() or 'apt-get download gave nothing'}")
    return found[-1]


def version(path: Path) -> str:
    """Return the version in the name of a package file."""
    return path.name.split("_")[1].replace("%3a", ":")
