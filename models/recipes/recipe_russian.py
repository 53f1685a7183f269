"""Learns the three small tables that the Russian pipeline adds to the networks of the natasha wheel.

    recipe_russian.py --trees F.conllu.gz … --names F.iob2.gz [--small] [--out FOLDER]

`government.json`: how often a noun of each relation, or after each preposition, has each case, against all
nouns; log-ratios, smoothed. `arcs.npz`: what tags say of arcs (`russian_arcs.py`). `names.npz`: weights of
the recogniser of names. Treebanks: Taiga, GSD and half of PUD (CC BY-SA 4.0); names: factRuEval-2016,
development part (MIT). Needs scikit-learn (extra [recipes]). About four minutes.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import russian_arcs

from almaty_nlp.lang.engines import names_head
from almaty_nlp.lang.engines.arcs import TagClasses
from almaty_nlp.lang.engines.arcs import pack as pack_arcs
from almaty_nlp.lang.engines.networks import Networks, heads, lay_out
from almaty_nlp.lang.engines.tags import CASES, NOMINAL, Tagset

HERE = Path(__file__).resolve().parent
SEEN = 12
"""Relations and prepositions met less often get no row."""
WEIGHT = 0.5
"""Share of the learnt transitions in the decoding of names."""


def blocks(path: Path) -> Iterator[list[list[str]]]:
    """Yield the rows of each sentence."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for block in re.split(r"\n\s*\n", file.read()):
            rows = [line.split("\t") for line in block.split("\n") if re.match(r"\d+\t", line)]
            if rows:
                yield rows


def government(networks: Networks, paths: list[Path]) -> dict[str, dict[str, list[float]]]:
    """Count gold cases under the relations and prepositions that the network finds."""
    relation: dict[str, np.ndarray] = defaultdict(lambda: np.ones(6))
    preposition: dict[str, np.ndarray] = defaultdict(lambda: np.full(6, 0.5))
    total = np.ones(6)
    for path in paths:
        gold = list(blocks(path))
        flat = lay_out([[row[1] for row in rows] for rows in gold])
        states = networks.syntax.encode(flat, *networks.inputs(flat.words))
        for (start, end), rows in zip(flat.bounds, gold, strict=True):
            head, names = heads(networks.syntax, states[start:end])
            before = {
                int(head[at]) - 1: rows[at][1].lower()
                for at, name in enumerate(names)
                if name == "case" and head[at]
            }
            for at, row in enumerate(rows):
                found = re.search(r"Case=(\w+)", row[5])
                case = CASES.get(found[1], -1) if found else -1
                if row[3] in NOMINAL and case >= 0:
                    total[case] += 1
                    (preposition[before[at]] if at in before else relation[names[at].split(":")[0]])[
                        case
                    ] += 1
    base = total / total.sum()

    def rows_of(table: dict[str, np.ndarray]) -> dict[str, list[float]]:
        return {
            key: [round(float(value), 3) for value in np.log((row + 2 * base) / (row.sum() + 2) / base)]
            for key, row in sorted(table.items())
            if row.sum() > SEEN
        }

    return {"relation": rows_of(relation), "preposition": rows_of(preposition)}


def arcs_of(networks: Networks, tagset: Tagset, sentences: list[list[list[str]]]) -> dict[str, np.ndarray]:
    """Learn the second opinion on arcs."""
    classes = TagClasses(tagset.part_names, tagset.features)
    return russian_arcs.fit(classes, russian_arcs.examples(networks, tagset, sentences))


def name_rows(networks: Networks, sentences: list[list[str]]) -> np.ndarray:
    """Return the inputs of the recogniser for gold tokens, neighbours included."""
    flat = lay_out(sentences)
    vectors, shapes = networks.inputs(flat.words)
    states = [net.encode(flat, vectors, shapes) for net in (networks.names, networks.morph, networks.syntax)]
    emissions = networks.names.model.head.proj(states[0])
    return names_head.spread(flat, names_head.inputs(flat, states, emissions, shapes))


def moves(sentences: list[list[str]]) -> np.ndarray:
    """Return the scores of tag after tag, the last row for the start of a sentence."""
    place = {tag: at for at, tag in enumerate(names_head.TAGS)}
    counts = np.full((len(place) + 1, len(place)), 0.1)
    for tags in sentences:
        last = len(place)
        for tag in tags:
            counts[last, place[tag]] += 1
            last = place[tag]
    scores = WEIGHT * np.log(counts / counts.sum(1, keepdims=True))
    for tag, at in place.items():
        if tag.startswith("I-"):
            for before in range(len(place) + 1):
                if before == len(place) or names_head.TAGS[before][2:] != tag[2:]:
                    scores[before, at] = names_head.IMPOSSIBLE
    return scores


def fit(rows: np.ndarray, tags: list[list[str]], seeds: range, iterations: int) -> dict[str, np.ndarray]:
    """Train a hidden layer for each seed; side by side they make one wider layer, their outputs averaged."""
    from sklearn.neural_network import MLPClassifier

    gold = np.array([names_head.TAGS.index(tag) for sentence in tags for tag in sentence])
    mean, scale = rows.mean(0), 1 / (rows.std(0) + 0.05)
    scaled = (rows - mean) * scale
    layers = []
    for seed in seeds:
        layer = MLPClassifier(
            (64,), alpha=1.0, max_iter=iterations, random_state=seed, learning_rate_init=5e-4
        )
        layers.append(layer.fit(scaled, gold))
    # The scaling of the inputs is folded into the layer.
    first = np.hstack([layer.coefs_[0] for layer in layers])
    return {
        "first": scale[:, None] * first,
        "first_bias": np.hstack([layer.intercepts_[0] for layer in layers]) - (mean * scale) @ first,
        "last": np.vstack([layer.coefs_[1] for layer in layers]) / len(layers),
        "last_bias": sum(layer.intercepts_[1] for layer in layers) / len(layers),
        "moves": moves(tags),
    }


def main() -> None:
    """Learn both tables and write them."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--trees", nargs="+", type=Path, required=True)
    parser.add_argument("--names", type=Path, required=True)
    parser.add_argument("--small", action="store_true", help="a tenth of the work, to see that it runs")
    parser.add_argument("--out", type=Path, default=HERE.parent / "ru-almaty")
    options = parser.parse_args()
    networks = Networks()
    options.out.mkdir(parents=True, exist_ok=True)
    table = government(networks, options.trees)
    (options.out / "government.json").write_text(
        json.dumps(table, ensure_ascii=False, indent=1) + "\n", "utf-8"
    )
    tagset = Tagset(networks.morph.labels, (options.out / "government.json").read_bytes())
    sentences = [rows for path in options.trees for rows in blocks(path)]
    learnt = arcs_of(networks, tagset, sentences[: 200 if options.small else None])
    (options.out / "arcs.npz").write_bytes(pack_arcs(learnt))
    gold = list(blocks(options.names))[: 200 if options.small else None]
    tags = [[row[2] for row in rows] for rows in gold]
    rows = name_rows(networks, [[row[1] for row in rows] for rows in gold])
    weights = fit(rows, tags, range(1 if options.small else 2), 5 if options.small else 20)
    packed = names_head.pack(weights)
    (options.out / "names.npz").write_bytes(packed)
    print(
        f"{len(table['relation'])} relations, {len(table['preposition'])} prepositions, {len(packed)} bytes"
    )


if __name__ == "__main__":
    main()
