"""Builds the shipped models again, each by its own recipe.

    python models/recipes/build.py                      all of them, over those in `models/`
    python models/recipes/build.py ru-en words-en       only these
    python models/recipes/build.py --small --out DIR    small versions, to see that the recipes run
    python models/recipes/build.py evaluate             the figures of the cards, measured again

Packages come through `apt-get` and are kept in ALMATY_RECIPES_CACHE. Treebanks are read from
ALMATY_TREEBANKS, else from the corpora beside the checkout. A recipe whose tools or data are not here is
left out with a line that says so; the exit status is 1 where it was named, and where a recipe fails.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from lexicon.fetch import package

HERE = Path(__file__).resolve().parent
MODELS = HERE.parent
ROOT = MODELS.parent
Arguments = list[str]


class NotHere(Exception):
    """What a recipe needs is not on this machine; the text says what."""


@dataclass(frozen=True)
class Recipe:
    """A script, and what it is told for an output folder and a size (True = small)."""

    script: str
    arguments: Callable[[Path, bool], Arguments]


def lexicon(out: Path, small: bool) -> Arguments:
    """Tell the recipe of the bilingual lexicon, which fetches its own packages, where to write."""
    _asks("apt-get", "dpkg-deb")
    return ["--out", str(out), *(["--small"] if small else [])]


def words(out: Path, small: bool) -> Arguments:
    """Tell the recipe of the English words which word lists to read: smaller ones for the small version."""
    _asks("apt-get", "dpkg-deb")
    names = ("wamerican-small",) if small else ("wamerican-large", "wbritish-large")
    return [*(str(package(name)) for name in names), "--out", str(out / "words-en")]


TREES = ("gsd-dev", "pud-a", "taiga-dev", "taiga-test")


def russian(out: Path, small: bool) -> Arguments:
    """Tell the recipe of the Russian pipeline where the treebanks and the marked names are."""
    folder = _treebanks()
    trees = [folder / "ru" / f"{part}.conllu.gz" for part in TREES]
    names = folder / "names" / "ru-facts-dev.iob2.gz"
    if lacking := [path.name for path in (*trees, names) if not path.is_file()]:
        raise NotHere(f"no {', '.join(lacking)} in {folder} (ALMATY_TREEBANKS)")
    told = ["--trees", *map(str, trees[:1] if small else trees), "--names", str(names)]
    return [*told, "--out", str(out / "ru-almaty"), *(["--small"] if small else [])]


def english(out: Path, small: bool) -> Arguments:
    """Tell the recipe of the English pipeline where the treebank is."""
    _asks("apt-get", "dpkg-deb")
    if not (_treebanks() / "en" / "ewt-train.conllu.gz").is_file():
        raise NotHere(f"no en/ewt-train.conllu.gz in {_treebanks()} (ALMATY_TREEBANKS)")
    told = ["--treebanks", str(_treebanks()), "--out", str(out / "en_almaty_sm")]
    return [*told, *(["--small"] if small else [])]


def _treebanks() -> Path:
    return Path(os.environ.get("ALMATY_TREEBANKS") or ROOT.parent / "shared" / "corpora" / "treebanks")


RECIPES = {
    "words-en": Recipe("words_en.py", words),
    "ru-en": Recipe("lexicon/build.py", lexicon),
    "ru-almaty": Recipe("recipe_russian.py", russian),
    "en_almaty_sm": Recipe("recipe_english.py", english),
}
"""By the folder of `models/` that they fill."""


def _asks(*tools: str) -> None:
    if missing := [tool for tool in tools if shutil.which(tool) is None]:
        raise NotHere(f"needs {' and '.join(missing)}")


def run(name: str, out: Path, *, small: bool, asked: bool) -> bool:
    """Run one recipe; False, with a line on standard error, where it fails, or cannot though asked for."""
    recipe = RECIPES[name]
    try:
        arguments = recipe.arguments(out, small)
    except (NotHere, RuntimeError) as error:
        print(f"{name}: LEFT OUT: {error}", file=sys.stderr)
        return not asked
    print(f"{name}: models/recipes/{recipe.script}", file=sys.stderr)
    done = subprocess.run([sys.executable, str(HERE / recipe.script), *arguments], cwd=ROOT)
    if done.returncode:
        print(f"{name}: FAILED with status {done.returncode}", file=sys.stderr)
    return done.returncode == 0


def main(argv: list[str] | None = None) -> int:
    """Read the options, run the recipes named, return the exit status."""
    given = sys.argv[1:] if argv is None else argv
    if given[:1] == ["evaluate"]:
        from evaluate import main as evaluate

        return evaluate(given[1:], _treebanks())
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(RECIPES))
    parser.add_argument("--small", action="store_true", help="small versions; needs --out")
    parser.add_argument(
        "--out", type=Path, default=MODELS, help="folder to write to, as `models/` is laid out"
    )
    options = parser.parse_args(given)
    if unknown := [name for name in options.names if name not in RECIPES]:
        parser.error(f"no recipe for {', '.join(unknown)}; there are {', '.join(RECIPES)}")
    if options.small and options.out.resolve() == MODELS:
        parser.error("--small: name another folder with --out, or the shipped models would be lost")
    out = options.out.resolve()
    ran = [
        run(name, out, small=options.small, asked=bool(options.names)) for name in options.names or RECIPES
    ]
    return 0 if all(ran) else 1


if __name__ == "__main__":
    sys.exit(main())
