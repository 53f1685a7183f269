"""The tags of the Russian network filtered by the dictionary, by the tree and by agreement.

The network scores each tag (part of speech and features together). Tags that no analysis of the dictionary
allows lose points; the case of a noun is also judged by its relation and its preposition (counted in the
treebanks, see models/recipes/recipe_russian.py); an attribute and its noun take the pair of tags that is
best together.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from almaty_nlp.lang.engines.opencorpora import CORE, INFLECTED, SAME_PART, VALUES
from almaty_nlp.lang.russian import CACHED_WORDS, Parse, fold, parses

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Mask = NDArray[np.bool_]
Analyses = frozenset[tuple[str, frozenset[str]]]
"""Parts of speech of the dictionary with the grammemes that matter here."""

CASES = {"Nom": 0, "Gen": 1, "Dat": 2, "Acc": 3, "Ins": 4, "Loc": 5, "Par": 1}
OTHER_PART = 3.0
"""Points lost by a tag of another part of speech than the dictionary has: it lacks some uses."""
OTHER_FORM = 30.0
"""Points lost by a tag of the same part whose form cannot look like this."""
TOGETHER = 4.0
"""Points won by an attribute and its noun that agree."""
TRIED = 12
"""Best tags of each word tried for agreement."""
POSSESSIVES = frozenset(("его", "ее", "их"))
NOMINAL = frozenset(("NOUN", "PROPN", "PRON"))


class Tagset:
    """The labels of the network, taken apart, and what the words of the dictionary may be."""

    def __init__(self, labels: Sequence[str], government: bytes) -> None:
        self.labels = list(labels)
        split = [label.split("|") for label in labels]
        self.part_names = [first for first, *_ in split]
        self.parts = np.array([first for first, *_ in split])
        self.features = [dict(pair.split("=") for pair in rest) for _, *rest in split]
        self.morphs = ["|".join(rest) for _, *rest in split]
        self.case = np.array([CASES.get(features.get("Case", ""), -1) for features in self.features])
        self.inflected = np.isin(self.parts, list(INFLECTED))
        self._part_number = np.unique(self.parts, return_inverse=True)[1]
        self._none: Mask = np.zeros(len(self.labels), dtype=bool)
        self._declined = np.isin(self.parts, ["NOUN", "PROPN", "ADJ", "DET"])
        self._of_part: dict[str, Mask] = {part: self.parts == part for part in self.part_names}
        self._of_value = {key: self._masks(key) for key in CORE}
        self._losses = lru_cache(maxsize=4096)(self._compute_losses)
        self._of_parse = lru_cache(maxsize=4096)(self._compute_of_parse)
        self._agree = lru_cache(maxsize=CACHED_WORDS)(self._compute_agree)
        self.lemma = lru_cache(maxsize=CACHED_WORDS)(self._compute_lemma)
        """The dictionary form of a word under a tag."""
        tables = json.loads(government)
        self._relation = {key: self._spread(row) for key, row in tables["relation"].items()}
        self._preposition = {key: self._spread(row) for key, row in tables["preposition"].items()}

    def _masks(self, key: str) -> dict[str, Mask]:
        """For each value of a feature the tags that have it; under «» those that have any."""
        own = np.array([features.get(key, "") for features in self.features])
        return {"": own != "", **{str(value): own == value for value in set(own.tolist()) - {""}}}

    @cached_property
    def plain_determiner(self) -> int:
        """«DET» without features: its possessives do not change."""
        return self.labels.index("DET")

    def of_mark(self, word: str) -> int:
        """The tag of a piece of a list marker."""
        if word.isdigit():
            return self.labels.index("NUM")
        return self.labels.index("X" if word.isalpha() else "PUNCT")

    def _spread(self, row: Sequence[float]) -> Floats:
        nominal = np.isin(self.parts, list(NOMINAL)) & (self.case >= 0)
        return np.where(nominal, np.array(row, np.float32)[self.case], 0).astype(np.float32)

    def losses(self, words: Iterable[str]) -> Floats:
        """Return what each tag loses with each word."""
        return np.array([self._losses(_analyses(word)) for word in words], dtype=np.float32)

    def _compute_losses(self, analyses: Analyses | None) -> Floats:
        if analyses is None:
            return np.zeros(len(self.labels), np.float32)
        allowed: Mask = ~self.inflected
        for pos, features in analyses:
            allowed[self._of_parse(pos, features)] = True
        known = np.zeros(self._part_number.max() + 1, dtype=bool)
        known[self._part_number[allowed]] = True
        same = known[self._part_number]
        return np.where(allowed, 0, np.where(same, -OTHER_FORM, -OTHER_PART)).astype(np.float32)

    def _compute_of_parse(self, pos: str, features: frozenset[str]) -> Mask:
        """Return which tags an analysis of the dictionary allows."""
        values: dict[str, set[str]] = {}
        for grammeme in features:
            if pair := VALUES.get(grammeme):
                values.setdefault(pair[0], set()).add(pair[1])
        fixed = "Fixd" in features
        fits = self._none.copy()
        for part in SAME_PART.get(pos, ()):
            fits |= self._of_part.get(part, self._none)
        for key in CORE:
            allowed, of_value = values.get(key, set()), self._of_value[key]
            marked = of_value[""]
            free = (fixed and key in ("Case", "Number")) or (key == "Gender" and features & COMMON_GENDER)
            if not free and not allowed and pos not in UNMARKED[key]:
                fits &= ~marked
            elif not free and allowed:
                allowed = allowed | {"Par"} if "Gen" in allowed else allowed
                wrong = marked.copy()
                for value in allowed:
                    wrong &= ~of_value.get(value, self._none)
                fits &= ~wrong
            if key == "Case" and allowed and not fixed:
                fits &= marked | ~self._declined
        return fits

    def by_tree(self, scores: Floats, heads: Ints, relations: Sequence[str], words: Sequence[str]) -> None:
        """Add to the scores of one sentence what relations and prepositions say of cases."""
        prepositions: dict[int, str] = {}
        for at, relation in enumerate(relations):
            if relation == "case" and heads[at]:
                prepositions[int(heads[at]) - 1] = words[at].lower()
        for at, relation in enumerate(relations):
            preposition = prepositions.get(at)
            row = (
                self._preposition.get(preposition)
                if preposition
                else self._relation.get(relation.split(":")[0])
            )
            if row is not None:
                scores[at] += row

    def choose(self, scores: Floats, heads: Ints, relations: Sequence[str], words: Sequence[str]) -> Ints:
        """Return the tags of one sentence, attributes agreeing with their nouns where that costs little."""
        tags: Ints = scores.argmax(1)
        attributes: dict[int, list[int]] = {}
        for at, relation in enumerate(relations):
            if relation in ("amod", "det") and heads[at]:
                attributes.setdefault(int(heads[at]) - 1, []).append(at)
        for noun, ones in attributes.items():
            if not all(self._agree(int(tags[noun]), int(tags[one])) for one in ones):
                self._together(scores, tags, noun, ones)
        for at, relation in enumerate(relations):
            owner = relation == "det" or (relation in ("nmod", "amod") and heads[at] > at + 1)
            if owner and fold(words[at]) in POSSESSIVES:
                tags[at] = self.plain_determiner
        return tags

    def _together(self, scores: Floats, tags: Ints, noun: int, attributes: list[int]) -> None:
        tried = {at: np.argpartition(-scores[at], TRIED)[:TRIED].tolist() for at in (noun, *attributes)}
        best, chosen = -np.inf, []
        for tag in tried[noun]:
            total, picks = float(scores[noun, tag]), [tag]
            for one in attributes:
                points, pick = max(
                    (float(scores[one, other]) + TOGETHER * self._agree(tag, other), other)
                    for other in tried[one]
                )
                total += points
                picks.append(pick)
            if total > best:
                best, chosen = total, picks
        tags[[noun, *attributes]] = chosen

    def _compute_agree(self, noun: int, attribute: int) -> bool:
        ours, theirs = self.features[noun], self.features[attribute]
        if "Case" not in theirs:
            return True
        if any(ours.get(key) != theirs.get(key) for key in ("Case", "Number")):
            return False
        return ours.get("Number") == "Plur" or ours.get("Gender") in (None, theirs.get("Gender"))

    def same_core(self, first: int, second: int) -> bool:
        """True when two tags have the same case, gender, number, person and tense."""
        ours, theirs = self.features[first], self.features[second]
        return all(ours.get(key) == theirs.get(key) for key in CORE)

    def _compute_lemma(self, word: str, tag: int) -> str:
        """Return the dictionary form of the analysis that goes best with a tag."""
        analyses = parses(word)
        return max(analyses, key=lambda parse: self._nearness(parse, tag)).lemma

    def _nearness(self, parse: Parse, tag: int) -> tuple[bool, bool, float]:
        fits = bool(self._of_parse(parse.pos, parse.features & RELEVANT)[tag])
        return fits, self.part_names[tag] in SAME_PART.get(parse.pos, ()), parse.score


def _analyses(word: str) -> Analyses | None:
    """What a dictionary word may be: the same few sets for thousands of words; None for an unknown word."""
    found = parses(word)
    if not any(parse.known for parse in found):
        return None
    return frozenset((parse.pos, parse.features & RELEVANT) for parse in found)


COMMON_GENDER = frozenset(("ms-f", "Ms-f", "GNdr"))
UNMARKED = {
    "Gender": frozenset(("NOUN", "NPRO", "NUMR")),
    "Tense": frozenset(("VERB", "PRTF", "PRTS", "GRND")),
    "Person": frozenset(("NPRO",)),
    "Number": frozenset(("NUMR", "NPRO", "NOUN", "GRND")),
    "Case": frozenset(("NPRO", "NUMR")),
}
"""Where the dictionary leaves a feature open that treebanks mark."""
RELEVANT = COMMON_GENDER | {"Fixd", *VALUES}
"""The grammemes that decide which tags an analysis allows: few different sets of them are met."""
