"""What grammar alone shows of a lost or doubled negation: «никто» without «не», “No one shall not”."""

from __future__ import annotations

import re

from almaty_nlp.checks.bitext import _polarity_tables as tables
from almaty_nlp.checks.bitext._polarity import Stretch
from almaty_nlp.checks.indexes.grammar import cases
from almaty_nlp.checks.pairdesk import Pair, Passage
from almaty_nlp.lang.russian import parses

SENTENCE = re.compile(r"[^.;:!?]+")


def bare_words(pair: Pair) -> list[Stretch]:
    """Return the Russian words of the target that ask for a «не» and have none."""
    return [*_bare_pronouns(pair.target), *_bare_genitives(pair.target), *_whiles(pair)]


def _bare_pronouns(side: Passage) -> list[Stretch]:
    """Negative pronouns whose verb has no negation («Никто может»); Russian denies twice."""
    if side.language != "ru":
        return []
    found = []
    for sentence in SENTENCE.finditer(side.text):
        first = tables.NEGATIVE_PRONOUN.search(sentence[0])
        if first is None:
            continue
        denied = tables.DENIAL["ru"].search(sentence[0])
        bare = [] if denied else [first.span()]
        if not tables.FINITE.search(sentence[0]) or "бы" in sentence[0].split():
            bare = []
        bare = bare or [
            place for pronoun in tables.SUBJECT_PRONOUN.finditer(sentence[0]) if (place := _bare(pronoun))
        ]
        found += [(sentence.start() + start, sentence.start() + end) for start, end in bare[:1]]
    return found


def _bare(pronoun: re.Match[str]) -> Stretch | None:
    """The pronoun, or the second verb it stands with, where that has no negation."""
    before, rest = pronoun.string[: pronoun.start()], tables.ANY.sub("", pronoun.string[pronoun.end() :])
    own = [part for part in rest.split(",") if not tables.SUBORDINATE.match(part)]
    verb = next((part for part in own if tables.FINITE.search(part)), "")
    near = before[max(before.rfind(sign) for sign in ",(") + 1 :]
    if not verb or "бы" in verb.split():
        return None
    clause = [near, *(part for part in own[: own.index(verb) + 1] if not tables.ASIDE_NOT.match(part))]
    if not tables.DENIAL["ru"].search(" ".join(clause)):
        return pronoun.span()
    start = pronoun.end() + rest.find(verb)
    for second in tables.TAKEN_UP.finditer(verb):
        finite = parses(second["verb"])[0].pos == "VERB"
        if finite and tables.DENIAL["ru"].search(verb[: second.start()]):
            return start + second.start("verb"), start + second.end("verb")
    return None


def _whiles(pair: Pair) -> list[Stretch]:
    """«Пока» of the target for “until” of the source, without the «не» that makes it so."""
    if pair.target.language != "ru" or not tables.UNTIL.search(pair.source.text):
        return []
    return [
        (found.start(), found.start() + len("пока"))
        for found in tables.WHILE.finditer(pair.target.text)
        if tables.FINITE.search(found["clause"]) and not tables.DENIAL["ru"].search(found["clause"])
    ]


def _bare_genitives(side: Passage) -> list[Stretch]:
    """Objects of «иметь» in the genitive of a negation that is not there («имеющих выхода»)."""
    if side.language != "ru":
        return []
    found = []
    for having in tables.HAVING.finditer(side.text):
        case = cases(having["object"].lower())
        clause = side.text[
            max(side.text.rfind(sign, 0, having.start()) for sign in ".,;:(") + 1 : having.end()
        ]
        other_reasons = (tables.AMOUNT, tables.DENIAL["ru"], tables.NEGATIVE_PRONOUN)
        if "gent" in case and "accs" not in case and not any(one.search(clause) for one in other_reasons):
            found.append(having.span())
    return found


def bare_nors(side: Passage) -> list[Stretch]:
    """Return each English “nor are” with no word that denies before it in the passage."""
    if side.language != "en":
        return []
    return [
        (found.start(), found.start() + len("nor"))
        for found in tables.NOR.finditer(side.text)
        if not tables.DENIAL["en"].search(side.text, 0, found.start())
    ]


def doubles(side: Passage) -> list[Stretch]:
    """Return English negations after a subject that denies already: “No one shall not”."""
    return (
        [(found.start("not") + 1, found.end()) for found in tables.DOUBLE.finditer(side.text)]
        if side.language == "en"
        else []
    )
