"""Measures the shipped models again and writes the figures into their descriptions (`models/NAME/meta.json`).

    python models/recipes/evaluate.py                       all of them (the bilingual space takes an hour)
    python models/recipes/evaluate.py ru-almaty             only this one (five minutes)
    python models/recipes/evaluate.py en_almaty_sm --print  nothing is written (half an hour)

What a model has learnt from is no measure: the Russian tables are learnt anew without the half that is
measured, the bilingual space without the corpus that is measured, a twin of the English recogniser of names
without a fifth of its marked texts.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import recipe_russian
import russian_arcs
from recipe_russian import blocks

from almaty_nlp.lang import english, russian
from almaty_nlp.lang.engines.arcs import Arcs, TagClasses, pack, unpack
from almaty_nlp.lang.engines.names_head import NamesHead
from almaty_nlp.lang.engines.names_head import pack as pack_names

HERE = Path(__file__).resolve().parent
MODELS = HERE.parent
ROOT = MODELS.parent
CORE = ("Case", "Gender", "Number", "Person", "Tense")
TURNS = 4
Figure = dict[str, Any]
Rows = list[list[str]]


def trees(docs: Iterable[Any], gold: Sequence[Rows]) -> dict[str, float]:
    """Return UPOS, core features, UAS and LAS on base relations, over all tokens."""
    right = dict.fromkeys(("UPOS", "features", "UAS", "LAS"), 0)
    total = 0
    for doc, rows in zip(docs, gold, strict=True):
        for token, row in zip(doc, rows, strict=True):
            want = dict(pair.split("=", 1) for pair in row[5].split("|")) if row[5] != "_" else {}
            have = token.morph.to_dict()
            attached = row[6] == str(0 if token.head.i == token.i else token.head.i + 1)
            total += 1
            right["UPOS"] += token.pos_ == row[3]
            right["features"] += all(want.get(key) == have.get(key) for key in CORE)
            right["UAS"] += attached
            right["LAS"] += attached and token.dep_.lower().split(":")[0] == row[7].split(":")[0]
    return {name: count / total for name, count in right.items()}


def parsed(nlp: Any, gold: Sequence[Rows]) -> list[Any]:
    """Return the sentences of a treebank analysed, their words being given."""
    from spacy.tokens import Doc

    words = ([row[1] for row in rows] for rows in gold)
    return list(
        nlp.pipe([Doc(nlp.vocab, own, sent_starts=[at == 0 for at in range(len(own))]) for own in words])
    )


def figures(on: str, found: dict[str, float]) -> list[Figure]:
    """Return the figures as they stand in a description."""
    return [{"measure": name, "on": on, "value": round(value, 3)} for name, value in found.items()]


def of_russian(treebanks: Path) -> list[Figure]:
    """Trees of PUD and GSD by halves, with tables that have not seen them; names in four parts by turns."""
    nlp = russian()
    engine = nlp.get_pipe("almaty_russian").engine
    classes = TagClasses(engine.tagset.part_names, engine.tagset.features)
    gold = {name: list(blocks(treebanks / "ru" / f"{name}.conllu.gz")) for name in ("pud-a", "gsd-dev")}
    rest = [
        rows
        for name in ("taiga-dev", "taiga-test")
        for rows in blocks(treebanks / "ru" / f"{name}.conllu.gz")
    ]
    halves: dict[str, list[dict[str, float]]] = {name: [] for name in gold}
    shipped = engine.arcs
    for turn in (0, 1):
        seen = [rows for each in gold.values() for rows in each[1 - turn :: 2]] + rest
        learnt = russian_arcs.fit(classes, russian_arcs.examples(engine.networks, engine.tagset, seen))
        engine.arcs = Arcs(classes, unpack(pack(learnt)))
        for name, each in gold.items():
            halves[name].append(trees(parsed(nlp, each[turn::2]), each[turn::2]))
    engine.arcs = shipped
    found: list[Figure] = []
    for name, (one, other) in halves.items():
        found += figures(name.split("-")[0].upper(), {key: (one[key] + other[key]) / 2 for key in one})
    found += figures("60 sentences of legal prose", {"pairs": _legal_pairs(nlp, treebanks.parents[1])})
    return [*found, *figures("factRuEval dev", {"names": _names(engine, treebanks)})]


def _legal_pairs(nlp: Any, shared: Path) -> float:
    """How many pairs of agreement and government, marked by hand, the tree has right."""
    sys.path.insert(0, str(ROOT / "tests" / "lang"))
    import test_legal_pairs as legal

    marked = [(nlp(text), pair) for text, pairs in legal.sentences(shared) for pair in pairs]
    return sum(legal.right(doc, pair) for doc, pair in marked) / len(marked)


def _names(engine: Any, treebanks: Path) -> float:
    """F1 over exact spans of the recogniser alone, in four parts by turns: whole texts."""
    import numpy as np

    from almaty_nlp.lang.engines import names_head
    from almaty_nlp.lang.engines.networks import lay_out

    gold = list(blocks(treebanks / "names" / "ru-facts-dev.iob2.gz"))
    words, tags = [[row[1] for row in rows] for rows in gold], [[row[2] for row in rows] for rows in gold]
    rows = recipe_russian.name_rows(engine.networks, words)
    bounds = np.cumsum([0, *map(len, words)])
    hit = said = want = 0
    for turn in range(TURNS):
        learnt = [at for at in range(len(gold)) if at * TURNS // len(gold) != turn]
        inputs = np.concatenate([rows[bounds[at] : bounds[at + 1]] for at in learnt])
        head = NamesHead(pack_names(recipe_russian.fit(inputs, [tags[at] for at in learnt], range(2), 20)))
        kept = [at for at in range(len(gold)) if at * TURNS // len(gold) == turn]
        flat = lay_out([words[at] for at in kept])
        vectors, shapes = engine.networks.inputs(flat.words)
        nets = (engine.networks.names, engine.networks.morph, engine.networks.syntax)
        states = [net.encode(flat, vectors, shapes) for net in nets]
        emissions = engine.networks.names.model.head.proj(states[0])
        for at, labels in zip(
            kept, head.label(flat, names_head.inputs(flat, states, emissions, shapes)), strict=True
        ):
            truth, found = _spans(tags[at]), _spans(labels)
            hit, said, want = hit + len(truth & found), said + len(found), want + len(truth)
    return 2 * hit / (said + want)


def _spans(tags: Sequence[str]) -> set[tuple[int, int, str]]:
    found, start = set(), -1
    for at, tag in enumerate([*tags, "O"]):
        if start >= 0 and not tag.startswith("I-"):
            found.add((start, at, tags[start][2:]))
            start = -1
        if tag.startswith("B-"):
            start = at
    return found


def of_english(treebanks: Path) -> list[Figure]:
    """Trees and tags of EWT dev; names by a twin that has not seen a fifth of the marked ones."""
    gold = list(blocks(treebanks / "en" / "ewt-dev.conllu.gz"))
    found = figures("EWT dev", trees(parsed(english(), gold), gold))
    return [*found, *figures("UNER EWT dev, a fifth, by a twin", {"names": _twin(treebanks)})]


def _twin(treebanks: Path, **steps: object) -> float:
    """F1 over exact spans of a recogniser trained, by the recipe, without the sentences it is measured on."""
    import recipe_english as recipe
    import spacy

    marked = treebanks / "names" / "en-ewt-dev.iob2.gz"
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        recipe.gold_names(marked, work / "gold.spacy", None, twin=True)
        folder = recipe.recogniser(
            treebanks / "en" / "ewt-train.conllu.gz", MODELS / "en_almaty_sm", work, **steps
        )
        gold = list(blocks(marked))[:: recipe.HELD_OUT]
        hit = said = want = 0
        for rows, doc in zip(gold, parsed(spacy.load(folder), gold), strict=True):
            truth = _spans([row[2] for row in rows])
            found = {(entity.start, entity.end, entity.label_) for entity in doc.ents}
            hit, said, want = hit + len(truth & found), said + len(found), want + len(truth)
    return 2 * hit / (said + want)


def of_bilingual_space(_: Path) -> list[Figure]:
    """How often the likeliest paragraph is the right one, each corpus left out of the training by turns."""
    from lexicon.build import NAMES

    words, vectors = (
        [sys.executable, str(HERE / folder / "build.py")] for folder in ("lexicon", "embedding")
    )
    with tempfile.TemporaryDirectory() as work:
        for name in NAMES:
            for script in (words, vectors):
                subprocess.run([*script, "--leave-out", name, "--out", f"{work}/{name}"], check=True)
        said = subprocess.run([*words, "--measure", work], check=True, capture_output=True, text=True).stdout
    lines = (line.split(": top-1 ") for line in said.splitlines())
    return [figure for name, rest in lines for figure in figures(name, {"top-1": float(rest.split()[0])})]


def of_words(_: Path) -> list[Figure]:
    """How many words the list has."""
    from almaty_nlp.lang.english import english_words

    return [{"measure": "words", "on": "", "value": len(english_words())}]


MEASURES: dict[str, Callable[[Path], list[Figure]]] = {
    "ru-almaty": of_russian,
    "en_almaty_sm": of_english,
    "words-en": of_words,
    "ru-en": of_bilingual_space,
}


def _described(name: str) -> dict[str, Any]:
    path = MODELS / name / "meta.json"
    found: dict[str, Any] = json.loads(path.read_text("utf-8")) if path.is_file() else {"name": name}
    return found


def main(argv: Sequence[str] | None = None) -> int:
    """Measure the models named, print the figures and write them into their descriptions."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(MEASURES))
    parser.add_argument("--print", action="store_true", dest="only", help="write nothing")
    options = parser.parse_args(argv)
    if unknown := [name for name in options.names if name not in MEASURES]:
        parser.error(f"nothing to measure for {', '.join(unknown)}; there are {', '.join(MEASURES)}")
    treebanks = Path(os.environ.get("ALMATY_TREEBANKS") or ROOT.parent / "shared" / "corpora" / "treebanks")
    whole = True
    for name in options.names or MEASURES:
        try:
            found = MEASURES[name](treebanks)
        except FileNotFoundError as error:
            print(f"{name}: LEFT OUT: {error.filename} is not here (ALMATY_TREEBANKS)", file=sys.stderr)
            whole = whole and not options.names
            continue
        for one in found:
            print(f"{name}: {one['measure']} {one['value']} {one['on']}".rstrip())
        if not options.only:
            described = {**_described(name), "figures": found}
            text = json.dumps(described, ensure_ascii=False, indent=0)
            (MODELS / name / "meta.json").write_text(text + "\n", encoding="utf-8")
    return 0 if whole else 1


if __name__ == "__main__":
    sys.exit(main())
