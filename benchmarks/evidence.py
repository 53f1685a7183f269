"""What each evidence of the aligner is worth: the same problems without it.

Perturbed texts of the corpora beside the checkout, made and scored by their own script. The words come from
the shipped lexicon, or from one trained without the text when ALMATY_LEFT_OUT names a folder of such models,
as in `benchmarks.aligning`.
"""

from __future__ import annotations

import importlib.util
import os
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from dataclasses import replace
from math import inf
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np

from almaty_nlp.alignment.aligner import problem
from almaty_nlp.alignment.found import Found
from almaty_nlp.alignment.problem import Problem
from almaty_nlp.alignment.solver import solve
from almaty_nlp.lang.bilingual.lexicon import FILE, Lexicon, lexicon, unpack
from almaty_nlp.lang.bilingual.table import Table
from almaty_nlp.model.alignment import Unit
from benchmarks.aligning import SEEDS, SHARED, TEXTS

FIGURES = ("strict_f1", "omitted_r", "omitted_p", "added_r", "added_p", "moved_r", "moved_p")
MODES: dict[str, dict[str, float]] = {
    "as the script perturbs": {},
    "30 % left out": {"omit": 0.3},
    "30 % split, 20 % joined": {"split": 0.3, "merge": 0.2},
}
USUAL = {"omit": 0.03, "add": 0.03, "split": 0.08, "merge": 0.05, "move": 2, "no_labels": False}
HAND = 50.0
"""Score of a link set by hand."""

Links = Sequence[tuple[frozenset[int], frozenset[int], bool]]


def run() -> None:
    """Print the figures with all evidence, then without each."""
    if not (SHARED / "acceptance").is_dir():
        print(f"evidence: not measured, {SHARED} is not here")
        return
    script = _script()
    for mode, options in MODES.items():
        made = [_made(script, text, int(seed), options) for text in TEXTS for seed in SEEDS]
        print(f"\n{mode:34}" + "".join(f"{name:>11}" for name in (*FIGURES, "worst F1")))
        for name, without in WITHOUT.items():
            rows = [script.score(gold, _links(without(whole), whole)) for whole, gold in made]
            means = [sum(row[figure] for row in rows) / len(rows) for figure in FIGURES]
            worst = min(
                sum(row["strict_f1"] for row in rows[at : at + len(SEEDS)]) / len(SEEDS)
                for at in range(0, len(rows), len(SEEDS))
            )
            print(f"{name:34}" + "".join(f"{mean:11.3f}" for mean in (*means, worst)), flush=True)
        by_hand = [script.score(gold, _links(whole, whole, _every(gold, 20))) for whole, gold in made]
        print(
            f"{'all, and 5 % of links set by hand':34}"
            + "".join(f"{sum(row[figure] for row in by_hand) / len(by_hand):11.3f}" for figure in FIGURES)
        )


def _script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("align_score", SHARED / "acceptance" / "align_score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def _made(script: ModuleType, text: str, seed: int, options: dict[str, float]) -> tuple[Problem, Any]:
    """The problem of a text as perturbed, and its gold."""
    gold = SHARED / "corpora" / text / "gold-alignment.tsv"
    foreign = [
        unit
        for other in script.neighbours(gold)
        for row in script.read_gold(other)
        for unit in row["t"]
        if len(unit) > 30
    ]
    settings = Namespace(**(USUAL | options))
    ours, theirs, links = script.perturb(script.read_gold(gold), settings, seed, foreign)
    return problem(_units(ours), _units(theirs), ("ru", "en"), words=_lexicon(text)), links


def _lexicon(text: str) -> Lexicon:
    left_out = os.environ.get("ALMATY_LEFT_OUT")
    return unpack((Path(left_out) / text / FILE).read_bytes(), text) if left_out else lexicon()


def _units(texts: Sequence[str]) -> tuple[Unit, ...]:
    return tuple(Unit(at, str(at), 0, len(text), "", text) for at, text in enumerate(texts))


def _every(gold: Any, step: int) -> list[Found]:
    """Each such link of the gold, as if a person had set it."""
    return [
        Found(tuple(link["source"]), tuple(link["target"]), HAND)
        for link in gold[::step]
        if link["source"] and link["target"]
    ]


def _links(one: Problem, whole: Problem, fixed: Sequence[Found] = ()) -> Links:
    found = solve(one, fixed)
    ours = {unit for link in found for unit in link.source}
    theirs = {unit for link in found for unit in link.target}
    alone = [(frozenset({at}), frozenset[int](), False) for at in range(whole.source.size) if at not in ours]
    more = [(frozenset[int](), frozenset({at}), False) for at in range(whole.target.size) if at not in theirs]
    return [*((frozenset(link.source), frozenset(link.target), link.moved) for link in found), *alone, *more]


def _kept(whole: Problem, keep: Callable[[str, str], bool]) -> Problem:
    """The problem with the word pairs that `keep` likes."""
    russian, english = (whole.source, whole.target) if whole.russian_source else (whole.target, whole.source)
    known = whole.known
    pairs = zip(known.russian.tolist(), known.english.tolist(), strict=True)
    good = np.array([keep(russian.vocabulary[a], english.vocabulary[b]) for a, b in pairs], np.bool_)
    table = Table(
        known.russian[good],
        known.english[good],
        known.ahead[good],
        known.back[good],
        known.russian_rarity,
        known.english_rarity,
    )
    return replace(whole, known=table)


def _numbers(ours: str, theirs: str) -> bool:
    return ours[0] == "#" and theirs[0] == "#"


def _names(ours: str, theirs: str) -> bool:
    """A Latin word in both texts, or two words that the lexicon does not pair: they sound alike."""
    if ours[0] == "@":
        return True
    words = lexicon()
    at, other = words.russian_at.get(ours), words.english_at.get(theirs)
    if ours[0] == "#":
        return False
    if at is None or other is None:
        return True
    return other not in words.right[words.starts[at] : words.starts[at + 1]]


def _set(whole: Problem, **settings: float) -> Problem:
    return replace(whole, settings=replace(whole.settings, **settings))


WITHOUT: dict[str, Callable[[Problem], Problem]] = {
    "all evidence": lambda whole: whole,
    "without the lexicon": lambda whole: _kept(whole, lambda a, b: _numbers(a, b) or _names(a, b)),
    "without numbers": lambda whole: _kept(whole, lambda a, b: not _numbers(a, b)),
    "without names": lambda whole: _kept(whole, lambda a, b: not _names(a, b)),
    "without what the texts teach": lambda whole: _set(whole, teaching=inf),
    "without lengths": lambda whole: _set(whole, length_strange=whole.settings.length_spread),
    "without labels": lambda whole: _set(whole, same_label=0.0, other_label=0.0, label_inside=0.0),
    "without the form of headings": lambda whole: _set(whole, head_joined=0.0),
    "without moves": lambda whole: _set(whole, move=inf),
    "without sentences": lambda whole: replace(whole, texts=None),
}
