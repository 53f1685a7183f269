"""Raw English sentences out of Debian packages, books and dictionaries, cut into tokens for counting."""

from __future__ import annotations

import gzip
import html
import re
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

PACKAGES = (
    "anarchism",  # a long political FAQ: the nearest to essays and news that Debian carries
    "wordnet-base",  # glosses and example sentences
    "dict-gcide",  # definitions and quotations
    "dict-foldoc",
    "dict-jargon",
    "fortunes",  # sayings, dialogue
    "miscfiles",
    "debian-handbook",
    "debian-history",
    "debian-policy",
    "apt-doc",
)
"""All free in the sense of Debian; only counts of their words are kept."""

_TAG = re.compile(r"<script.*?</script>|<style.*?</style>|<[^>]*>", re.DOTALL)
_PIECE = re.compile(
    r"(?:[A-Za-z]\.){2,}|[A-Za-zÀ-ÿ]+(?=n['’]t\b)|n['’]t\b|['’](?:s|re|ll|ve|d|m)\b"
    r"|[A-Za-zÀ-ÿ]+(?:-[A-Za-zÀ-ÿ]+)*|\d[\d.,]*\d|\d|\.{3}|[^\w\s]"
)
_END = re.compile(r"(?<=[.!?])\s+(?=[\"“'A-Z])|\n\s*\n|;\s+\"")


def unpack(package: Path, folder: Path) -> None:
    """Unpack a .deb without running anything of it."""
    subprocess.run(["dpkg-deb", "-x", str(package), str(folder)], check=True)


def sentences(packages: Iterable[Path]) -> Iterator[list[str]]:
    """Yield the tokens of every sentence of the readable files in the packages."""
    with tempfile.TemporaryDirectory() as name:
        for package in packages:
            folder = Path(name, package.stem)
            unpack(package, folder)
            for path in sorted(folder.rglob("*")):
                if path.is_file() and not path.is_symlink():
                    yield from _cut(_prose(path))


def _prose(path: Path) -> str:
    ending, where = path.suffix, path.as_posix()
    if ending in {".html", ".xhtml"} and not re.search(
        r"/(?!en)[a-z]{2}(?:-[A-Z]{2})?/", where.split("/doc/")[-1]
    ):
        text = path.read_text(encoding="utf-8", errors="replace")
        return html.unescape(_TAG.sub(" ", text.replace("</p>", "\n\n").replace("</li>", "\n\n")))
    if ending == ".dz":
        return gzip.decompress(path.read_bytes()).decode("utf-8", "replace")
    if "/wordnet/data." in where:
        lines = path.read_text(encoding="latin-1").splitlines()
        return "\n\n".join(line.partition(" | ")[2] for line in lines)
    if "/fortunes/" in where and not ending:
        return path.read_text(encoding="utf-8", errors="replace").replace("\n%\n", "\n\n")
    return ""


def _cut(text: str) -> Iterator[list[str]]:
    for sentence in _END.split(text):
        tokens = _PIECE.findall(sentence)
        if len(tokens) > 2:
            yield tokens
