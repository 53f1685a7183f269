"""Russian noun phrases put into another case and number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from almaty_nlp.lang.russian import analyzer, parses

MODIFIERS = frozenset(("ADJF", "PRTF"))
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@lru_cache(maxsize=1 << 12)
def inflect(term: str, case: str, number: str) -> str | None:
    """Return a Russian noun phrase, given in the nominative, in a case and number; None when a word has no
    such form.

    Words up to and with the first noun are inflected («процедура отсутствия возражений» → «процедуре
    отсутствия
    возражений»); in a compound («государство-участник») both nouns.
    """
    matches = list(WORD.finditer(term))
    at = next((at for at, match in enumerate(matches) if _noun(match[0].split("-")[0])), None)
    if at is None:
        return None
    noun = _analysis(matches[at][0].split("-")[0], frozenset(("NOUN",)))
    if case == "accs" and (number == "plur" or "femn" not in noun.tag):
        case = (
            "gent" if "anim" in noun.tag else "nomn"
        )  # what the accusative looks like, in the adjectives too
    pieces, end = [], 0
    for match in matches[: at + 1]:
        form = _form(match[0], case, number)
        if form is None:
            return None
        pieces.append(term[end : match.start()] + form)
        end = match.end()
    return "".join(pieces) + term[end:]


def nominative(words: Sequence[str], head: int, number: str) -> list[str] | None:
    """Return the words of a noun phrase in any case, attributes and head put into the nominative of a number
    («sing», «plur»); words behind the head stay. None when one has no such form.

    >>> nominative(["Операционного", "механизма"], 1, "sing")
    ['Операционный', 'механизм']
    """
    noun = _base(words[head].split("-")[-1], frozenset(("NOUN",)), {"nomn", number})
    if noun is None and not words[head].isupper():
        return None
    number = str(noun.tag.number or number) if noun else number
    form = {"nomn", number} | (
        {str(noun.tag.gender)} if noun and number == "sing" and noun.tag.gender else set()
    )
    found = []
    for at, word in enumerate(words):
        part = "NOUN" if at == head else None
        fixed = word.isupper() or at > head or (part is None and parses(word)[0].pos not in MODIFIERS)
        base = word if fixed else _whole(word, part, form)
        if base is None:
            return None
        found.append(base)
    return found


def _whole(word: str, part: str | None, form: set[str]) -> str | None:
    """A word in a form; both halves of a compound of nouns («трудящиеся-мигранты»), else the last alone."""
    *halves, last = word.split("-")
    base = _base(last, frozenset((part,)) if part else MODIFIERS, form)
    if base is None:
        return None
    case_and_number = {one for one in form if one in ("nomn", "sing", "plur")}
    found = []
    for half in halves:
        declined = part is not None and bool(_forms(half) & _forms(last))
        own = _base(half, MODIFIERS | {"NOUN"}, case_and_number) if declined else None
        found.append(_cased(half, own.word) if own else half)
    return "-".join([*found, _cased(last, base.word)])


def _forms(word: str) -> set[tuple[str, str]]:
    """The cases and numbers that a word of a noun phrase may stand in: «вице-» has none in common."""
    return {
        (str(one.tag.case), str(one.tag.number))
        for one in analyzer().parse(word)
        if one.tag.POS in MODIFIERS | {"NOUN"} and "Fixd" not in one.tag
    }


def _base(word: str, parts: frozenset[str], form: set[str]) -> Any:
    """The first analysis of a word as one of the parts of speech, in a form, or in the nominative when it
    has one number only; None when there is no such."""
    found = [one for one in analyzer().parse(word) if one.tag.POS in parts]
    forms = [one.inflect(form) for one in found] + [one.inflect({"nomn"}) for one in found]
    return next((one for one in forms if one), None)


def _form(word: str, case: str, number: str) -> str | None:
    halves = word.split("-")
    if len(halves) == 2 and all(_noun(half) for half in halves):
        forms = [_form(half, case, number) for half in halves]
        return None if None in forms else "-".join(map(str, forms))
    analysis = _analysis(word, MODIFIERS | {"NOUN"})
    if analysis is None:
        return word if parses(word)[0].pos in ("ADVB", "PRCL", "CONJ") else None
    form = analysis.inflect({case, number})
    return None if form is None else _cased(word, form.word)


def _analysis(word: str, parts: frozenset[str]) -> Any:
    """pymorphy3's first analysis of a word in the nominative as one of the parts of speech, or None."""
    found = [each for each in analyzer().parse(word) if "nomn" in each.tag and each.tag.POS in parts]
    return next(iter(found), None)


def _noun(word: str) -> bool:
    return any(parse.pos == "NOUN" and "nomn" in parse.features for parse in parses(word))


def _cased(pattern: str, word: str) -> str:
    """Keep the capital, and е for ё where the term has none."""
    if "ё" not in pattern:
        word = word.replace("ё", "е")
    return word[0].upper() + word[1:] if pattern[0].isupper() else word
