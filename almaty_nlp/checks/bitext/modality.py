"""Modality (MOD): both languages oblige and allow the same."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from almaty_nlp.checks.bitext import _polarity_tables as tables
from almaty_nlp.checks.bitext._permissions import Permission, Sign, denied, free, permissions
from almaty_nlp.checks.bitext._polarity import spans
from almaty_nlp.checks.pairdesk import PairDesk, Passage
from almaty_nlp.checks.registry import on_bitext
from almaty_nlp.model.finding import Finding
from almaty_nlp.model.message import Message

HABIT, USUAL, RARE = 3, 0.4, 0.34
"""«Не может» for “shall not” is a habit of the texts from three times and two denied “shall” in five; “may
not” departs from it where it answers «не может» once for three times or less.
"""
MANY, SHARE = 5, 0.12
"""Times, and share of its places, from which a modal word without answer says nothing in these texts."""


@on_bitext("MOD001", "modality-differs")
def modality_differs(desk: PairDesk) -> Iterator[Finding]:
    """One language allows where the other obliges or states.

    Why: “shall” and “may” are what a treaty is about.
    A permission («может», «вправе», “may”, “can”) is reported when no permission answers it: what it stands
    with is looked for in the other text, and an obligation («должен», “shall”) or a plain verb there is
    named. Where the translation is free and leaves many permissions out or adds them, only obligations
    in their place are reported. «Не может» for “shall not” is let pass where the texts make a habit of it,
    and the seldom “may not” is reported instead; so is the seldom one of “No one may” and “No one shall”.
    Wrong: «Стороны могут представить доклад» for “The Parties shall submit a report”
    Right: «Стороны представляют доклад»
    Fix safety: none is offered: which text is right is not known.
    Options: none.
    Source: United Nations Editorial Manual (shall, should, may); ISO/IEC Directives, Part 2, 7 (verbal
    forms).
    """
    signs = desk.shelf.once(permissions)
    unusual = _unusual(desk, signs)
    habit, departs = _habits(desk, [one.permission for one in signs if one not in unusual])
    loose = _loose(desk, [one.word for one in signs if not (one.permission.duty or one.permission.style)])
    for one in signs:
        pair, from_source, sign = one
        usual = (sign.idiom and habit) or (sign.agrees and not departs)
        if usual and one not in unusual:
            continue
        if sign.style or (not sign.duty and (desk.shelf.once(free) or one.word in loose)):
            continue
        side, other = (pair.source, pair.target) if from_source else (pair.target, pair.source)
        place = side.place(*sign.span)
        rival = (
            other.place(*sign.duty)
            if sign.duty
            else desk.opposite(pair, sign.span[0], from_source=from_source)
        )
        here, there = (rival, place) if from_source else (place, rival)
        yield desk.finding(here, _said(side, other, sign, from_source=from_source), related=[there])


def _habits(desk: PairDesk, signs: Sequence[Permission]) -> tuple[bool, bool]:
    """Whether the texts have «не может» for “shall not” by habit, and whether “may not” departs from it."""
    idioms = sum(sign.idiom for sign in signs)
    agreed = sum(sign.agrees for sign in signs)
    if idioms < HABIT:
        return False, False
    restricted = 0
    for pair in desk.pairs:
        english = pair.source if pair.source.language == "en" else pair.target
        restricted += sum(denied(english, span) for span in spans(english.text, tables.SHALL))
    return idioms >= USUAL * restricted and 2 * idioms > 3 * agreed, 0 < agreed <= RARE * idioms


def _unusual(desk: PairDesk, signs: Sequence[Sign]) -> frozenset[Sign]:
    """The «не может» whose formula in the translation has the other modal word elsewhere: one “No one may”
    where the text goes on “No one shall”.
    """
    times = Counter(
        _formula(found)
        for pair in desk.pairs
        for found in tables.FORMULA[pair.target.language].finditer(pair.target.text)
    )
    return frozenset(sign for sign in signs if _seldom(times, sign))


def _formula(found: re.Match[str]) -> tuple[str, bool]:
    """The subject of a formula, and whether it allows."""
    return found["subject"].lower(), bool(found["allows"])


def _seldom(times: Counter[tuple[str, bool]], sign: Sign) -> bool:
    permission, target = sign.permission, sign.pair.target
    if not permission.duty or not (permission.idiom or permission.agrees):
        return False
    end = (permission.duty if sign.from_source else permission.span)[1]
    for found in tables.FORMULA[target.language].finditer(target.text):
        if found.end() == end:
            subject, allows = _formula(found)
            usual = times[subject, not allows]
            return usual >= HABIT and 2 * times[subject, allows] <= usual
    return False


def _loose(desk: PairDesk, alone: Sequence[str]) -> frozenset[str]:
    """Modal words that these texts often have where the other language has none (“How can I…”, «Как…»)."""
    lost = Counter(alone)
    every = Counter(
        side.text[start:end].lower()
        for pair in desk.pairs
        for side in (pair.source, pair.target)
        for start, end in spans(side.text, tables.MAY[side.language])
    )
    return frozenset(word for word, times in lost.items() if times >= MANY and times >= SHARE * every[word])


def _said(side: Passage, other: Passage, sign: Permission, *, from_source: bool) -> Message:
    word = side.text[slice(*sign.span)]
    duty = other.text[slice(*sign.duty)] if sign.duty else ""
    if sign.agrees:
        russian, english = (word, duty) if side.language == "ru" else (duty, word)
        return Message(
            en=f"“{english}” for «{russian}» here; elsewhere these texts have “shall”",
            ru=f"Здесь «{russian}» и “{english}”; в других местах этих текстов — “shall”",
        )
    if duty:
        here, there = (duty, word) if from_source else (word, duty)
        return Message(
            en=f"“{here}” here, “{there}” in the source", ru=f"Здесь «{here}», в оригинале «{there}»"
        )
    if from_source:
        return Message(
            en=f"The permission “{word}” of the source is lost",
            ru=f"Разрешение «{word}» из оригинала потеряно",
        )
    return Message(
        en=f"“{word}” allows what the source does not leave open",
        ru=f"«{word}» допускает то, что оригинал не оставляет на усмотрение",
    )
