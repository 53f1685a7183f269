"""Builds `models/words-en/words.zlib`, the English word list, from SCOWL as Debian packages it.

    apt-get download wamerican-large wbritish-large
    python models/recipes/words_en.py wamerican-large_*.deb wbritish-large_*.deb

Needs `dpkg-deb`. Possessives are left out (the program makes them by rule); `words_en_supplement.txt` beside
this file adds drafting words that the list lacks. The result is the sorted list, a word a line, as a zlib
stream.
"""

from __future__ import annotations

import argparse
import subprocess
import tempfile
import zlib
from collections.abc import Iterable
from pathlib import Path

HERE = Path(__file__).resolve().parent
TARGET = HERE.parent / "words-en"


def words_of(package: Path) -> set[str]:
    """Return the words of one Debian word-list package, without possessives."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["dpkg-deb", "-x", str(package), folder], check=True)
        lists = [path for path in Path(folder, "usr/share/dict").iterdir() if not path.is_symlink()]
        words = {word for path in lists for word in path.read_text(encoding="utf-8").split("\n")}
    return {word for word in words if word and not word.endswith("'s")}


def supplement() -> set[str]:
    """Return the words of our own supplement: everything before a «#» on each line."""
    lines = (HERE / "words_en_supplement.txt").read_text(encoding="utf-8").splitlines()
    return {word for line in lines for word in line.partition("#")[0].split()}


def pack(words: Iterable[str]) -> bytes:
    """Return the packed list; the same words give the same bytes."""
    return zlib.compress("\n".join(sorted(set(words))).encode(), 9)


def main() -> None:
    """Read the packages named on the command line and write the list."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("packages", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, default=TARGET)
    options = parser.parse_args()
    words = supplement().union(*(words_of(path) for path in options.packages))
    packed = pack(words)
    options.out.mkdir(parents=True, exist_ok=True)
    (options.out / "words.zlib").write_bytes(packed)
    print(f"{len(words)} words, {len(packed)} bytes")


if __name__ == "__main__":
    main()
