"""What tags say of arcs: a second opinion on which word hangs on which, added to the network's.

The network for syntax does not see what the network for tags found. A log-linear model (with the features of
McDonald et al. 2005: the tags of two words and of their neighbours, distance, the marks between) is added to
its scores before the best tree is sought; agreement and prepositions are features of their own. Learnt on
treebanks (models/recipes/russian_arcs.py): held-out UAS rises by three points. It is a sum of look-ups.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any

import numpy as np
from numpy.typing import NDArray

from almaty_nlp.lang.packed import load_arrays

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

CASED = frozenset(("NOUN", "PROPN", "PRON", "ADJ", "DET", "NUM"))
BUCKETS, MARKS, KINDS, FURTHEST = 6, 4, 16, 512
REACH = np.minimum(np.searchsorted((1, 2, 4, 8, 16), np.arange(FURTHEST + 1)), BUCKETS - 1)
"""Distance in words → bucket: neighbours, two, up to four, eight, sixteen, further."""
ROOT = 0
"""The class of the root of the sentence."""
SPOKEN = (  # noqa: SIM905
    "и а но или не ни же также только даже как что чтобы если когда где в на с по к от из за для о об при "
    "у под до без через между после перед со во над против среди вместе"
).split()
"""Words that are a class of their own."""
SHAPES: dict[str, tuple[str, ...]] = {
    "pairs": ("classes", "classes", "steps"),
    "dependants": ("words", "steps", "marks"),
    "heads": ("classes", "steps", "marks"),
    "agreement": ("kinds",),
    "words": ("words", "classes", "sides"),
    "prepositions": ("spoken", "classes", "steps"),
    "before": ("classes", "classes", "parts", "sides"),
    "after": ("classes", "classes", "parts", "sides"),
    "head_before": ("classes", "classes", "parts", "sides"),
    "head_after": ("classes", "classes", "parts", "sides"),
}
"""The tables of scores and what they are read by."""
LABELS = "labels"


class TagClasses:
    """The classes of the tags of a network, and the features by which words agree."""

    def __init__(self, parts: Sequence[str], features: Sequence[Mapping[str, str]]) -> None:
        names = [_class_of(part, own) for part, own in zip(parts, features, strict=True)]
        self.names = ["ROOT", *sorted(set(names))]
        place = {name: at for at, name in enumerate(self.names)}
        self.of_tag = np.array([place[name] for name in names])
        self.parts = ["", *sorted(set(parts))]
        self.part_of = np.array([self.parts.index(part) for part in parts])
        self.part_names = list(parts)
        self.mark = place["PUNCT"]
        self.case, self.number, self.gender = (
            _numbered(features, key) for key in ("Case", "Number", "Gender")
        )
        self.plural = _numbers(features, "Number").get("Plur", -2)
        participle = np.array([own.get("VerbForm") == "Part" and "Case" in own for own in features])
        named = np.isin(parts, ("NOUN", "PROPN", "PRON"))
        self.attribute = (np.isin(parts, ("ADJ", "DET")) & (self.case >= 0)) + 2 * participle
        self.noun = named & (self.case >= 0)
        self.subject = 3 * (named & np.array([own.get("Case") == "Nom" for own in features]))
        self.finite = np.array(
            [own.get("VerbForm") == "Fin" or own.get("Variant") == "Short" for own in features]
        )

    def size(self, name: str) -> tuple[int, ...]:
        """Return the shape of a table."""
        known = {
            "classes": len(self.names),
            "words": len(self.names) + len(SPOKEN),
            "steps": 2 * BUCKETS,
            "marks": MARKS,
            "kinds": KINDS,
            "sides": 2,
            "spoken": len(SPOKEN) + 1,
            "parts": len(self.parts),
        }
        return tuple(known[part] for part in SHAPES[name])


def _class_of(part: str, features: Mapping[str, str]) -> str:
    """The class of a tag: its part with its case, or with the form of its verb."""
    if part in CASED:
        return f"{part} {features.get('Case') or features.get('Variant', '')}"
    return f"{part} {features.get('VerbForm', '')}" if part in ("VERB", "AUX") else part


def _numbers(features: Sequence[Mapping[str, str]], key: str) -> dict[str, int]:
    return {value: at for at, value in enumerate(sorted({own[key] for own in features if key in own}))}


def _numbered(features: Sequence[Mapping[str, str]], key: str) -> Ints:
    values = _numbers(features, key)
    return np.array([values.get(own.get(key, ""), -1) for own in features])


class Arcs:
    """The tables, and the scores they give. `arrays`: one for each name of SHAPES, and LABELS."""

    def __init__(self, classes: TagClasses, arrays: Mapping[str, Any]) -> None:
        self.classes = classes
        self.tables: dict[str, Floats] = {
            name: np.ascontiguousarray(arrays[name], np.float32).reshape(-1) for name in SHAPES
        }
        if any(len(table) != np.prod(classes.size(name)) for name, table in self.tables.items()):
            raise ValueError("tables of another set of tags")
        self.labels = np.asarray(arrays[LABELS], np.float32)
        self.spoken = {word: at for at, word in enumerate(SPOKEN)}

    def cells(self, tags: Ints, words: Sequence[str]) -> dict[str, Ints]:
        """Return, for each table, the cells of all pairs: dependants down, root and heads across."""
        known, size = self.classes, len(tags)
        own = known.of_tag[tags]
        number = [self.spoken.get(word.lower(), -1) for word in words]
        spoken = np.where(np.array(number) < 0, own, len(known.names) + np.array(number))[:, None]
        above = np.concatenate([[ROOT], own])
        gap = np.arange(-1, size) - np.arange(size)[:, None]
        gap[:, 0] = 0
        side = (gap > 0).astype(np.int64)
        steps = REACH[np.minimum(np.abs(gap), FURTHEST)] + BUCKETS * side
        far = steps * MARKS + self._marks(own == known.mark, gap)
        pair = own[:, None] * len(known.names) + above
        part = known.part_of[tags]
        before, after = np.concatenate([[0], part[:-1]]), np.concatenate([part[1:], [0]])
        parts = len(known.parts)
        by = pair * (2 * parts) + side
        return {
            "pairs": pair * (2 * BUCKETS) + steps,
            "dependants": spoken * (2 * BUCKETS * MARKS) + far,
            "heads": above * (2 * BUCKETS * MARKS) + far,
            "agreement": self._agreement(tags, side),
            "words": (spoken * len(known.names) + above) * 2 + side,
            "prepositions": (self._prepositions(tags, number)[:, None] * len(known.names) + above)
            * (2 * BUCKETS)
            + steps,
            "before": by + 2 * before[:, None],
            "after": by + 2 * after[:, None],
            "head_before": by + 2 * np.concatenate([[0], before]),
            "head_after": by + 2 * np.concatenate([[0], after]),
        }

    def _marks(self, mark: NDArray[np.bool_], gap: Ints) -> Ints:
        """How many marks stand between two words, three and more being as good as three."""
        count = np.cumsum(mark)
        between = np.zeros(gap.shape, np.int64)
        between[:, 1:] = np.abs(count - count[:, None])
        between[:, 1:] -= np.where(gap[:, 1:] > 0, mark, mark[:, None])
        clipped: Ints = np.clip(between, 0, MARKS - 1)
        return clipped

    def _prepositions(self, tags: Ints, spoken: Sequence[int]) -> Ints:
        """The preposition of each noun and its attributes, 0 without one."""
        names = self.classes.part_names
        found, current = [], 0
        for tag, number in zip(tags.tolist(), spoken, strict=True):
            part = names[tag]
            if part == "ADP":
                current = number + 1
                found.append(0)
                continue
            found.append(current if part in CASED else 0)
            if part not in ("ADJ", "DET", "NUM"):
                current = 0
        return np.array(found)

    def _agreement(self, tags: Ints, side: Ints) -> Ints:
        """Which kind of agreement a pair shows: attribute or participle and noun, subject and verb; or 0."""
        known = self.classes
        kinds = np.zeros(side.shape, np.int64)
        case, number, gender = known.case[tags], known.number[tags], known.gender[tags]
        for dependants, heads, cased in (
            (known.attribute[tags], known.noun[tags], True),
            (known.subject[tags], known.finite[tags], False),
        ):
            ones, others = np.flatnonzero(dependants), np.flatnonzero(heads)
            if not len(ones) or not len(others):
                continue
            row, column = ones[:, None], others[None, :]
            fits = _alike(number[row], number[column]) & (
                (number[row] == known.plural) | _alike(gender[row], gender[column])
            )
            if cased:
                fits &= case[row] == case[column]
            kinds[row, column + 1] = 1 + 4 * (dependants[row] - 1) + 2 * fits + side[row, column + 1]
        return kinds

    def scores(self, tags: Ints, words: Sequence[str]) -> Floats:
        """Return what is added to the scores of the arcs: words down, root and words across."""
        total = np.zeros((len(tags), len(tags) + 1), np.float32)
        for name, cells in self.cells(tags, words).items():
            total += self.tables[name].take(cells)
        return total

    def label_scores(self, tags: Ints, heads: Ints) -> Floats:
        """Return what is added to the scores of the relations of each word under its head (0: the root)."""
        own = self.classes.of_tag[tags]
        above = np.concatenate([[ROOT], own])[heads]
        found: Floats = self.labels[own, above, (heads > np.arange(1, len(tags) + 1)).astype(np.int64)]
        return found


def _alike(one: Ints, other: Ints) -> NDArray[np.bool_]:
    found: NDArray[np.bool_] = (one == other) | (one < 0) | (other < 0)
    return found


def unpack(packed: bytes) -> dict[str, Any]:
    """Return the arrays of a packed file; ValueError or KeyError when it is damaged."""
    found = load_arrays(packed)
    return {name: found[name] for name in (*SHAPES, LABELS)}


def pack(tables: Mapping[str, Any]) -> bytes:
    """Return the arrays in half precision; what hardly counts is zero, which packs well."""
    halves = {
        name: np.where(np.abs(array) < SLIGHT, 0, array).astype(np.float16) for name, array in tables.items()
    }
    file = BytesIO()
    np.savez_compressed(file, allow_pickle=False, **halves)
    return file.getvalue()


SLIGHT = 0.01
"""Scores below are left out of the packed tables."""
