"""Builds the shipped models again, each by its own recipe.

    python models/recipes/build.py                      all of them, over those in `models/`
    python models/recipes/build.py ru-en words-en       only these
    python models/recipes/build.py --small --out DIR    small versions, to see that the recipes run

Packages come through `apt-get` and `pip` and are kept in ALMATY_RECIPES_CACHE. Treebanks are read from
ALMATY_TREEBANKS, else from the corpora beside the checkout. Where a registry or a treebank is away a small
version takes our own words instead (`stand_in.py`) and says so; a full one is left out with a line that says
why. The exit status is 1 where a recipe fails, and where one was named and left out. `evaluate.py` measures
what came out.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import stand_in
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


def embedding(out: Path, small: bool) -> Arguments:
    """Tell the recipe of the bilingual embedding, which reads the same packages, where to write."""
    _asks_modules("sklearn", "scipy")
    return lexicon(out, small)


def words(out: Path, small: bool) -> Arguments:
    """Tell the recipe of the English words which word lists to read: smaller ones for the small version."""
    _asks("apt-get", "dpkg-deb")
    names = ("wamerican-small",) if small else ("wamerican-large", "wbritish-large")
    return [*(str(package(name)) for name in names), "--out", str(out / "words-en")]


def russian(out: Path, small: bool) -> Arguments:
    """Tell the recipe of the Russian pipeline where the treebanks and the marked names are."""
    _asks_modules("sklearn")
    parts, names = stand_in.PARTS["ru"], stand_in.NAMES["ru"]
    folder = treebanks("ru-almaty", *(f"ru/{part}.conllu.gz" for part in parts), f"names/{names}.iob2.gz")
    trees = [str(folder / "ru" / f"{part}.conllu.gz") for part in (parts[:1] if small else parts)]
    told = ["--trees", *trees, "--names", str(folder / "names" / f"{names}.iob2.gz")]
    return [*told, "--out", str(out / "ru-almaty"), *(["--small"] if small else [])]


def english(out: Path, small: bool) -> Arguments:
    """Tell the recipe of the English pipeline where the treebank and the marked names are."""
    _asks("apt-get", "dpkg-deb")
    _asks_modules("sklearn", "scipy")
    parts, names = stand_in.PARTS["en"], stand_in.NAMES["en"]
    folder = treebanks("en_almaty_sm", *(f"en/{part}.conllu.gz" for part in parts), f"names/{names}.iob2.gz")
    told = ["--treebanks", str(folder), "--out", str(out / "en_almaty_sm")]
    return [*told, *(["--small"] if small else [])]


RECIPES = {
    "words-en": Recipe("words_en.py", words),
    "ru-en": Recipe("lexicon/build.py", lexicon),
    "ru-en-embedding": Recipe("embedding/build.py", embedding),
    "ru-almaty": Recipe("recipe_russian.py", russian),
    "en_almaty_sm": Recipe("recipe_english.py", english),
}
"""By the folder of `models/` that they fill; lexicon and embedding share one."""


def treebanks(name: str, *files: str) -> Path:
    """Return the folder with the files: the real ones, else the stand-ins; NotHere without either."""
    folder = Path(os.environ.get("ALMATY_TREEBANKS") or ROOT.parent / "shared" / "corpora" / "treebanks")
    lacking = [file for file in files if not (folder / file).is_file()]
    if not lacking:
        return folder
    reason = f"no {', '.join(lacking)} in {folder} (ALMATY_TREEBANKS)"
    if not (own := os.environ.get("ALMATY_RECIPES_STAND_INS")):
        raise NotHere(reason)
    print(f"{name}: OUR OWN WORDS IN PLACE OF THE TREEBANKS: {reason}", file=sys.stderr)
    if not Path(own, "treebanks").is_dir():
        stand_in.treebanks(Path(own, "treebanks"))
    return Path(own, "treebanks")


def _asks(*tools: str) -> None:
    if missing := [tool for tool in tools if shutil.which(tool) is None]:
        raise NotHere(f"needs {' and '.join(missing)}")


def _asks_modules(*modules: str) -> None:
    if missing := [module for module in modules if find_spec(module) is None]:
        raise NotHere(f"needs {' and '.join(missing)}: pip install 'almaty-nlp[recipes]'")


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


@contextmanager
def stand_ins(*, small: bool) -> Iterator[None]:
    """Let the recipes inside the block find our own words where a registry is away, if they are small."""
    if not small or shutil.which("dpkg-deb") is None:
        yield
        return
    with tempfile.TemporaryDirectory() as folder:
        stand_in.make(Path(folder))
        os.environ["ALMATY_RECIPES_STAND_INS"] = folder
        yield
        del os.environ["ALMATY_RECIPES_STAND_INS"]


def main(argv: list[str] | None = None) -> int:
    """Read the options, run the recipes named, return the exit status."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(RECIPES))
    parser.add_argument("--small", action="store_true", help="small versions; needs --out")
    parser.add_argument(
        "--out", type=Path, default=MODELS, help="folder to write to, as `models/` is laid out"
    )
    options = parser.parse_args(argv)
    if unknown := [name for name in options.names if name not in RECIPES]:
        parser.error(f"no recipe for {', '.join(unknown)}; there are {', '.join(RECIPES)}")
    if options.small and options.out.resolve() == MODELS:
        parser.error("--small: name another folder with --out, or the shipped models would be lost")
    out = options.out.resolve()
    with stand_ins(small=options.small):
        ran = [
            run(name, out, small=options.small, asked=bool(options.names))
            for name in options.names or RECIPES
        ]
    return 0 if all(ran) else 1


if __name__ == "__main__":
    sys.exit(main())
