"""Drafting, what changes throughout: one expression replaced by another in several provisions."""

from __future__ import annotations

from collections import Counter

from rapidfuzz.distance.Indel import distance

from almaty_nlp.amend.bench import Bench
from almaty_nlp.amend.everywhere import forms_of
from almaty_nlp.comparison.words import compare_words

OFTEN = 3
"""Provisions in which the same replacement makes it one of the whole text."""

CANDIDATES = 5


def reword_throughout(bench: Bench) -> None:
    """Replacements throughout the text, each kept only where it brings every provision nearer."""
    for old, new in _candidates(bench):
        before = {id(unit): (unit, unit.text) for unit in bench.working.all()}
        lines = bench.wording.throughout(old, new)

        def nearer(before: dict[int, tuple] = before) -> bool:  # type: ignore[type-arg]
            changed = [(unit, text) for unit, text in before.values() if unit.text != text]
            goals = [bench.pairs.get(id(unit)) for unit, _ in changed]
            return len(changed) >= OFTEN and all(
                goal is not None and distance(unit.text, goal.text) < distance(text, goal.text)
                for (unit, text), goal in zip(changed, goals, strict=True)
            )

        if bench.try_clause(lines, nearer):
            bench.keep([lines])


def _candidates(bench: Bench) -> list[tuple[str, str]]:
    """Pairs of expressions, in the nominative where the language inflects, the most frequent first."""
    found: Counter[tuple[str, str]] = Counter()
    for unit in bench.working.all():
        goal = bench.pairs.get(id(unit))
        if goal is None or goal.text == unit.text:
            continue
        words = compare_words(unit.text, goal.text)
        pairs = [("".join(words.gone(h)).strip(), "".join(words.come(h)).strip()) for h in words.hunks]
        found.update(
            pair for pair in dict.fromkeys(pairs) if all(any(s.isalpha() for s in side) for side in pair)
        )
    if bench.language == "en":
        return [pair for pair, count in found.most_common(CANDIDATES) if count >= OFTEN]
    chosen: list[tuple[tuple[str, str], int]] = []
    for old, new in found:
        was, now = forms_of(old), forms_of(new)
        if ("nomn", was.number) not in was.readings.get(old, ()) or not now.readings:
            continue
        count = sum(n for (a, b), n in found.items() if a in was.readings and b in now.readings)
        if count >= OFTEN:
            chosen.append(((old, new), count))
    return [pair for pair, _ in sorted(chosen, key=lambda row: -row[1])[:CANDIDATES]]
