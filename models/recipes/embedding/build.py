"""Builds the static embedding of `models/ru-en` from the texts that the lexicon is learnt from.

    python models/recipes/embedding/build.py                 the shipped embedding (about five minutes)
    python models/recipes/embedding/build.py --small         a small version for a test of the recipe
    python models/recipes/embedding/build.py --leave-out udhr --out DIR     without one corpus, for measuring

Needs `apt-get`, `dpkg-deb` and the extra [recipes]. Drawn numbers have a fixed seed: the same packages on the
same machine give the same bytes.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from files import write
from learn import counted, learnt, quantised
from lexicon.build import NAMES, ROOT, gathered

from almaty_nlp.lang.bilingual.embedding import FOLDER


def main() -> None:
    """Read the options, gather, learn, write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--small", action="store_true")
    parser.add_argument("--leave-out", choices=NAMES, default="")
    parser.add_argument("--out", type=Path, default=ROOT / "models")
    options = parser.parse_args()
    texts = counted(gathered(small=options.small, leave_out=options.leave_out))
    rows, weights = quantised(learnt(texts))
    size = write(options.out / FOLDER, texts.stems, rows, weights)
    print(
        f"{options.out / FOLDER}: {len(texts.weights)} pairs of texts, {rows.shape[0]} stems, "
        f"{rows.shape[1]} numbers each, {size} bytes"
    )


if __name__ == "__main__":
    main()
