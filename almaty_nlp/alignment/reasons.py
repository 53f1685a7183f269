"""Why two units were linked: the words, numbers, names and terms that meet in them, their labels, their
neighbours.

A reason is a code, with the words it rests on after a colon: `words: беженцев = refugees; защита = shelter`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, islice

import numpy as np
from numpy.typing import NDArray

from almaty_nlp.alignment.found import Found
from almaty_nlp.alignment.problem import Problem
from almaty_nlp.lang.bilingual.bag import Bag, ranges
from almaty_nlp.lang.bilingual.names import alike
from almaty_nlp.model.alignment import Unit

Ints = NDArray[np.int64]
Meeting = tuple[int, int, int]
"""Link, Russian word, English word, by their numbers."""

CODES = ("terms", "numbers", "names", "words", "label", "neighbours", "human")
EACH = 3
"""Pairs of words told of a kind."""
LOOKED_AT = 16
"""Pairs of words of a link that are looked at, the weightiest first."""
LIKELY = 0.1
"""Mean probability of a pair of words from which it is told."""
AT_ONCE = 2_000
"""Links whose words are looked up together: memory grows with them."""


def reasons(
    problem: Problem, links: Sequence[Found], source: Sequence[Unit], target: Sequence[Unit]
) -> list[tuple[str, ...]]:
    """Return the reasons of each link, the ones that say most first."""
    ends = {(link.source[-1], link.target[-1]) for link in links}
    starts = {(link.source[0], link.target[0]) for link in links}
    told: list[dict[str, list[str]]] = [{} for _ in links]
    russian, english = (source, target) if problem.russian_source else (target, source)
    for number, group in groupby(_meetings(problem, links), key=lambda met: met[0]):
        sides = (links[number].source, links[number].target)
        ours, theirs = sides if problem.russian_source else sides[::-1]
        texts = " ".join(russian[at].text for at in ours), " ".join(english[at].text for at in theirs)
        met = [met[1:] for met in islice(group, LOOKED_AT)]
        told[number] = _told(problem, met, texts, problem.russian_source)
    found = []
    for link, kinds in zip(links, told, strict=True):
        said = [f"{code}: {'; '.join(kinds[code])}" for code in CODES if code in kinds]
        label = int(problem.source_side.labels[link.source[0]])
        if label and label == int(problem.target_side.labels[link.target[0]]):
            said.append("label")
        before, after = (link.source[0] - 1, link.target[0] - 1), (link.source[-1] + 1, link.target[-1] + 1)
        if before in ends and after in starts:
            said.append("neighbours")
        found.append(tuple(said))
    return found


def _meetings(problem: Problem, links: Sequence[Found]) -> Iterator[Meeting]:
    """Yield the pairs of words that the table knows and a link holds, by link, what weighs most first."""
    for start in range(0, len(links), AT_ONCE):
        some = links[start : start + AT_ONCE]
        yield from ((start + number, ours, theirs) for number, ours, theirs in _together(problem, some))


def _together(problem: Problem, links: Sequence[Found]) -> list[Meeting]:
    sides = [[link.source for link in links], [link.target for link in links]]
    bags = [problem.source, problem.target]
    if not problem.russian_source:
        sides, bags = sides[::-1], bags[::-1]
    known, size = problem.known, max(len(bags[1].vocabulary), 1)
    ru_link, ru_word = _words(bags[0], sides[0])
    en_link, en_word = _words(bags[1], sides[1])
    starts = np.searchsorted(known.russian, np.arange(len(bags[0].vocabulary) + 1))
    pair, entry = ranges(starts[ru_word], starts[ru_word + 1])
    strength = np.sqrt(known.ahead * known.back)[pair]
    keys = ru_link[entry] * size + known.english[pair]
    met = np.flatnonzero((strength >= LIKELY) & np.isin(keys, en_link * size + en_word))
    ours, theirs, link = known.russian[pair[met]], known.english[pair[met]], ru_link[entry[met]]
    weight = strength[met] * (known.russian_rarity[ours] + known.english_rarity[theirs])
    order = np.lexsort((-weight, link))
    found = np.unique(np.stack((link, ours, theirs), 1)[order], axis=0, return_index=True)[1]
    return [(int(link[at]), int(ours[at]), int(theirs[at])) for at in order[np.sort(found)]]


def _words(side: Bag, units: Sequence[tuple[int, ...]]) -> tuple[Ints, Ints]:
    """Every word of the units of each link: number of the link, number of the word."""
    flat = np.array([unit for some in units for unit in some], np.int64)
    link = np.repeat(np.arange(len(units)), [len(some) for some in units])
    at, owner = ranges(side.starts[flat], side.starts[flat + 1])
    return link[owner], side.word[at]


def _told(
    problem: Problem, met: list[tuple[int, int]], texts: tuple[str, str], russian_source: bool
) -> dict[str, list[str]]:
    """The pairs by code, each word told once, as they stand in the texts, the source first."""
    bags = (problem.source, problem.target) if russian_source else (problem.target, problem.source)
    spent: tuple[set[int], set[int]] = (set(), set())
    kinds: dict[str, list[str]] = {}
    for ours, theirs in met:
        if ours in spent[0] or theirs in spent[1]:
            continue
        code, forms = _shown(problem, bags, (ours, theirs), texts)
        some = kinds.setdefault(code, [])
        if len(some) < EACH:
            spent[0].add(ours)
            spent[1].add(theirs)
            pair = forms if russian_source else forms[::-1]
            some.append(pair[0] if pair[0] == pair[1] else " = ".join(pair))
    return kinds


def _shown(
    problem: Problem, bags: tuple[Bag, Bag], met: tuple[int, int], texts: tuple[str, str]
) -> tuple[str, tuple[str, ...]]:
    """The code of a pair, Russian and English, and how it is written in the texts."""
    stems = bags[0].vocabulary[met[0]], bags[1].vocabulary[met[1]]
    terms = [written.get(at, ()) for written, at in zip(problem.terms, met, strict=True)]
    forms = tuple(
        next((form for form in some if form in text), "") or standing(stem, text)
        for some, stem, text in zip(terms, stems, texts, strict=True)
    )
    return "terms" if all(terms) else _code(stems, forms), forms


def _code(stems: tuple[str, str], forms: tuple[str, ...]) -> str:
    if stems[0].startswith("#"):
        return "numbers"
    named = all(form[:1].isupper() for form in forms)
    return "names" if named and (stems[0][0] == "@" or alike([(0, stems[0])], [(0, stems[1])])) else "words"


def standing(stem: str, text: str) -> str:
    """Return the first word of a text that begins with a stem, as it stands there; the stem if there is none.

    >>> standing("беженц", "Защита беженцев")
    'беженцев'
    """
    stem = stem.lstrip("#@")
    if stem and (at := text.find(stem)) >= 0 and not text[at - 1 : at].isalnum():
        low = text  # as it stands: no copy of the text in small letters is needed
    else:
        low = text.lower().replace("ё", "е")
    if len(low) != len(text):  # letters whose small form is longer
        return stem
    for start in (stem, stem[:-1]):
        at = low.find(start) if start else -1
        while at > 0 and low[at - 1].isalnum():
            at = low.find(start, at + 1)
        if at >= 0:
            end = at + len(start)
            while end < len(text) and text[end].isalnum():
                end += 1
            return text[at:end]
    return stem
