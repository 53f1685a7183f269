"""The table of words as spaCy vectors, and the trained parts as one small folder."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import spacy
from numpy.typing import NDArray
from spacy.attrs import LOWER
from spacy.strings import hash_string
from spacy.vectors import Vectors

NAME = "en_almaty_words"


def vectors(rows: NDArray[np.float32], row_of: dict[str, int], folder: Path) -> None:
    """Write a pipeline of vectors alone; the words themselves are kept as hashes only."""
    nlp = spacy.blank("en")
    table = Vectors(strings=nlp.vocab.strings, data=rows, attr="LOWER", name=NAME)
    for word, row in row_of.items():
        table.add(hash_string(word), row=row)
    nlp.vocab.vectors = table
    nlp.to_disk(folder)
    by_lower_case(folder)


def by_lower_case(folder: Path) -> None:
    """Write down that the vectors go by lower case: spaCy 3.8 forgets it on saving, but reads it."""
    (folder / "vocab" / "vectors.cfg").write_text(json.dumps({"mode": "default", "attr": LOWER}), "utf-8")


def join(trees: Path, names: Path, out: Path) -> int:
    """Put the recogniser of names into the pipeline of trees; return the bytes of the folder."""
    for folder in (trees, names):
        by_lower_case(folder)
    nlp = spacy.load(trees)
    nlp.add_pipe("ner", source=spacy.load(names))
    nlp.meta.update(
        name="almaty_sm",
        version="0.1.0",
        description="English for intergovernmental documents: tags, features, trees, names",
        author="The almaty-nlp founders",
        license="CC-BY-SA-4.0",
    )
    nlp.meta.pop("performance", None)
    readme = (out / "README.md").read_bytes() if (out / "README.md").is_file() else b""
    shutil.rmtree(out, ignore_errors=True)
    nlp.to_disk(out)
    by_lower_case(out)
    _without_words(nlp, out / "vocab" / "strings.json")
    config = out / "config.cfg"
    text = config.read_text(encoding="utf-8").replace("batch_size = 256", "batch_size = 512")
    config.write_text(
        re.sub(r'^(train|dev|vectors) = "[^"]*"$', r"\1 = null", text, flags=re.MULTILINE), "utf-8"
    )
    if readme:
        (out / "README.md").write_bytes(readme)
    return sum(path.stat().st_size for path in out.rglob("*") if path.is_file())


def _without_words(nlp: Any, path: Path) -> None:
    """Leave the words of the treebank out of the store of strings: only labels are looked up by number."""
    kept = set()
    for name in ("tagger", "morphologizer", "parser", "ner"):
        for label in nlp.get_pipe(name).labels:
            kept.update((label, *label.split("|"), *re.split(r"[|=]", label)))
    every = json.loads(path.read_text(encoding="utf-8"))
    signs = {one for one in every if not re.fullmatch(r"[\w'’.\-]{2,}", one) or one.isupper() or "=" in one}
    path.write_text(json.dumps(sorted(kept | signs)), "utf-8")
