"""Which case a Russian noun phrase stands in where its form fits several.

Government of prepositions: Rozental, D. E., Handbook of Spelling and Literary Editing, §§ 198–200.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from almaty_nlp.lang.russian import Parse, parses

PREPOSITIONS = {
    **dict.fromkeys(("в", "во", "на"), ("accs", "loct")),
    **dict.fromkeys(("к", "ко", "по", "благодаря", "согласно", "вопреки", "навстречу"), ("datv",)),
    **dict.fromkeys(("с", "со"), ("ablt", "gent")),
    **dict.fromkeys(("под", "за"), ("ablt", "accs")),
    **dict.fromkeys(("над", "между", "перед", "надо"), ("ablt",)),
    **dict.fromkeys(("о", "об", "обо", "при"), ("loct",)),
    **dict.fromkeys(("про", "через", "сквозь", "включая", "исключая"), ("accs",)),
    **dict.fromkeys(
        (
            "из", "от", "до", "для", "без", "у", "около", "после", "кроме", "вместо", "помимо", "вследствие",
            "ввиду", "посредством", "относительно", "касательно", "против", "вне", "внутри", "среди", "ради",
        ),
        ("gent",),
    ),
}  # fmt: skip
"""The cases each preposition governs."""

FINITE = frozenset({"VERB", "PRTS"})
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
CLAUSE = re.compile(r"[.;:!?()\[\]]|,(?=\s*(?:котор|что|если|когда|а\b|но\b))")


def cases_here(text: str, start: int, end: int, options: Collection[str]) -> tuple[str, ...]:
    """Return which of the cases `options` the phrase at [start, end) can stand in, the likeliest first.

    One case where the context decides; all of them where it says nothing.
    """
    if len(options) < 2:
        return tuple(options)
    before = _before(text, start)
    governed = _governed(before)
    if governed:
        fitting = tuple(case for case in governed if case in options)
        if fitting:
            return fitting[:1] if len(fitting) == 1 else fitting
    if governed is None and before:
        last = parses(before[-1])
        if "accs" in options and last[0].pos in ("INFN", "GRND") and "nomn" in options:
            return ("accs",)
        if "gent" in options and _is_noun(last):
            return ("gent",)
    if "nomn" in options and "accs" in options:
        return _subject_or_object(text, start, end)
    rest = [
        case for case in options if case not in ("loct",)
    ]  # the locative stands behind a preposition only
    order = ("nomn", "datv", "ablt", "gent", "accs")
    return tuple(sorted(rest, key=lambda case: order.index(case) if case in order else 9)) or tuple(options)


def _before(text: str, start: int) -> list[str]:
    """The words before the phrase in its clause."""
    head = text[:start]
    cuts = [match.end() for match in CLAUSE.finditer(head)]
    return WORD.findall(head[cuts[-1] if cuts else 0 :])


def _governed(before: list[str]) -> tuple[str, ...] | None:
    """The cases of the preposition that reaches the phrase over its adjectives; None where there is none."""
    for word in reversed(before):
        lower = word.lower()
        if lower in PREPOSITIONS:
            return PREPOSITIONS[lower]
        if not any(parse.pos in ("ADJF", "PRTF", "NUMR") for parse in parses(word)[:2]):
            return None
    return None


def _is_noun(found: tuple[Parse, ...]) -> bool:
    return found[0].pos == "NOUN"


def _subject_or_object(text: str, start: int, end: int) -> tuple[str, ...]:
    """Nominative or accusative: another word of the clause that can be only one of them decides."""
    cuts = [match.start() for match in CLAUSE.finditer(text)]
    first = max((cut + 1 for cut in cuts if cut < start), default=0)
    last = min((cut for cut in cuts if cut >= end), default=len(text))
    before, after = WORD.findall(text[first:start]), WORD.findall(text[end:last])
    surely = {"nomn": False, "accs": False}
    for words in (before, after):
        for at, word in enumerate(words):
            governed = _governed(words[:at]) is not None or (at == 0 and words is after)
            cases = _cases(word)
            for case in surely:
                surely[case] |= (
                    bool(cases) and case in cases and not cases & ({"nomn", "accs"} - {case}) and not governed
                )
    if surely["accs"] and not surely["nomn"]:
        return ("nomn",)
    if surely["nomn"] and not surely["accs"]:
        return ("accs",)
    if not before:
        return ("nomn",)
    if after and parses(after[0])[0].pos in FINITE:
        return ("nomn",)
    return ("nomn", "accs")


def _cases(word: str) -> set[str]:
    found = [parse for parse in parses(word) if parse.pos in ("NOUN", "NPRO") and parse.score > 0.1]
    if any(parse.pos not in ("NOUN", "NPRO") and parse.score > 0.3 for parse in parses(word)):
        return set()
    return {
        case
        for parse in found
        for case in ("nomn", "gent", "datv", "accs", "ablt", "loct")
        if case in parse.features
    }
