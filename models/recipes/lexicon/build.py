"""Builds `models/ru-en/lexicon.zlib` from Debian packages, the glossaries and the corpora beside the
checkout.

    python models/recipes/lexicon/build.py                 the shipped lexicon (about five minutes)
    python models/recipes/lexicon/build.py --small         a small version for a test of the recipe
    python models/recipes/lexicon/build.py --leave-out udhr --out DIR     without one corpus, for measuring
    python models/recipes/lexicon/build.py --measure DIR   top-1 of lexicon and embedding in DIR/NAME/ru-en

Needs `apt-get` and `dpkg-deb`. No step is random: the same packages give the same bytes. Packages are kept
in ALMATY_RECIPES_CACHE (a folder of the user's cache without it); their texts never enter the repository.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from catalogues import page_pairs, pages_of, pairs_of
from fetch import Source, package, sources, version
from packing import lexicon_of
from train import train

from almaty_nlp.lang.bilingual.lexicon import FILE, pack, unpack

ROOT = Path(__file__).resolve().parents[3]
CORPORA = ROOT.parent / "shared" / "corpora"
NAMES = ("un-charter", "udhr", "cc-by-sa-4.0", "almaty", "sdg")
GLOSSARY_WEIGHT, CORPUS_WEIGHT = 2.0, 3.0
"""A term and a paragraph of our own subject count as so many strings of software."""

Text = tuple[str, str, float]


def of_packages(wanted: Iterable[Source]) -> Iterator[Text]:
    """Yield the pairs of Debian packages, each once; their versions go to standard error."""
    seen: set[tuple[str, str]] = set()
    for source in wanted:
        path = package(source.name)
        if source.english:
            found = page_pairs(pages_of(path), pages_of(package(source.english)))
        else:
            found = pairs_of(path)
        before = len(seen)
        for pair in found:
            if pair not in seen:
                seen.add(pair)
                yield *pair, 1.0
        print(f"{source.name} {version(path)}: {len(seen) - before} pairs", file=sys.stderr)


def of_glossaries() -> Iterator[Text]:
    """Yield the terms of the shipped glossaries that are not rejected."""
    for path in sorted((ROOT / "glossaries").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                if row["status"] not in ("preferred", "admitted"):
                    continue
                for ru, en in (("ru_term", "en_term"), ("ru_acronym", "en_acronym")):
                    if row[ru] not in ("", "-") and row[en] not in ("", "-"):
                        yield row[ru], row[en], GLOSSARY_WEIGHT


def of_corpus(name: str, *, unchecked: bool = True) -> Iterator[Text]:
    """Yield the aligned paragraphs of a corpus beside the checkout; nothing where it is not there."""
    path = CORPORA / name / "gold-alignment.tsv"
    if not path.is_file():
        return
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            quality = row.get("quality", "gold")
            good = quality == "gold" or (unchecked and quality == "unchecked")
            if row["ru"] and row["en"] and good:
                yield row["ru"].replace("¶", " "), row["en"].replace("¶", " "), CORPUS_WEIGHT


def gathered(*, small: bool, leave_out: str = "") -> list[Text]:
    """Return all training pairs in a fixed order, less those whose English stands in the corpus left out."""
    texts = [*of_packages(sources(small=small)), *of_glossaries()]
    for name in NAMES:
        if name != leave_out:
            texts += of_corpus(name)
    apart = {english.strip().lower() for _, english, _ in of_corpus(leave_out)} if leave_out else set()
    return [text for text in texts if text[1].strip().lower() not in apart]


def measure(folder: Path) -> None:
    """Print how often the likeliest English paragraph is the right one, each corpus with models of its own.

    A paragraph with the same words as the right one is right.
    """
    from almaty_nlp.lang.bilingual.embedding import load
    from almaty_nlp.lang.bilingual.similarity import similarity

    for name in NAMES:
        path = folder / name / FILE
        if not path.is_file():
            continue
        pairs = list(of_corpus(name, unchecked=False))
        russian, english = [ru for ru, _, _ in pairs], [en for _, en, _ in pairs]
        words, vectors = unpack(path.read_bytes(), str(path)), load(path.parent)
        best = similarity(russian, english, words=words, vectors=vectors).argmax(1)
        right = sum(english[found] == english[at] for at, found in enumerate(best))
        print(f"{name}: top-1 {right / len(pairs):.3f} of {len(pairs)}")


def main() -> None:
    """Read the options, gather, train, write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--small", action="store_true")
    parser.add_argument("--leave-out", choices=NAMES, default="")
    parser.add_argument("--out", type=Path, default=ROOT / "models")
    parser.add_argument("--measure", type=Path)
    options = parser.parse_args()
    if options.measure:
        measure(options.measure)
        return
    texts = gathered(small=options.small, leave_out=options.leave_out)
    lexicon = lexicon_of(train(texts), len(texts))
    packed = pack(lexicon)
    target = options.out / FILE
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(packed)
    print(
        f"{target}: {len(texts)} pairs of texts, {len(lexicon.left)} pairs of stems, "
        f"{len(lexicon.russian)} Russian, {len(lexicon.english)} English, {len(packed)} bytes"
    )


if __name__ == "__main__":
    main()
