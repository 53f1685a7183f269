"""Agreement of names and predicates (AGR003, AGR004): given name with surname, verb with subject."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from almaty_nlp.checks.desk import Desk, replace
from almaty_nlp.checks.indexes.grammar import GENDERS, NOUNLIKE, cases, readings
from almaty_nlp.checks.indexes.words import folded
from almaty_nlp.checks.registry import on_document
from almaty_nlp.lang import known, parses
from almaty_nlp.lang.token import Token
from almaty_nlp.model.document import Block
from almaty_nlp.model.finding import Finding, Safety
from almaty_nlp.model.message import Message

TITLES = {
    "господином": "ablt", "господина": "gent", "господину": "datv",
    "г-ном": "ablt", "г-на": "gent", "г-ну": "datv",
}  # fmt: skip
"""Titles of men in the cases in which a surname must have an ending."""

TITLES_FIRST = {"г-н": "masc", "г-жа": "femn"}
"""Titles that begin a name in the nominative, with the gender they tell."""

CONSONANT = re.compile(r".*[бвгджзклмнпрстфхцчшщ]$")
INSTRUMENTAL = re.compile(r".*[оеиы]м$")
PLURAL_LOOK = re.compile(r".*[ыи]х$")
NAMES_AFTER_TITLE = 3
"""Words a name after a title has at most."""

ENDINGS = {"ablt": "ом", "gent": "а", "datv": "у"}
HUSHING = re.compile(r".*[жчшщц]$")

SUBJECT_REACH = 6
"""Words in the genitive that may stand between a subject and its verb."""


@on_document("AGR003", "name-undeclined", languages=("ru",))
def name_undeclined(desk: Desk) -> Iterator[Finding]:
    """A man's name stays in the nominative where the words beside it stand in another case.

    Why: men's given names and surnames that end in a consonant decline, foreign ones too; left as they are,
    they name a woman.
    Found are surnames after «господина», «господину», «господином» and their abbreviations, and given names
    before a surname in the instrumental («-овым», «-евым», «-иным»). Women's names and names that end in a
    vowel are left alone.
    Wrong: «с господином Антониу Гутерриш», «Ерлик Кененбаевым»
    Right: «с господином Антониу Гутерришем», «Ерликом Кененбаевым»
    Fix safety: ask. The declined form is offered.
    Options: none.
    Source: D. E. Rosenthal, Guide to Orthography and Literary Editing, § 149 and 150.
    """
    for block in desk.blocks:
        words = desk.shelf.words[block.id]
        for at, word in enumerate(words):
            case = TITLES.get(folded(word.text))
            name = _surname(block.text, words, at) if case else _given(block.text, words, at)
            if name is None or (case and not _undeclined(name.text, case)):
                continue
            declined = name.text + _ending(name.text, case or "ablt")
            message = Message(
                en=f"“{name.text}” is not declined, though the words beside it are: “{declined}”",
                ru=f"Имя «{name.text}» не склонено, хотя слова рядом стоят в косвенном падеже: «{declined}»",
            )
            span = block.span(name.start, name.end)
            yield desk.finding(span, message, fixes=[replace(span, declined, Safety.ASK)])


def _surname(text: str, words: tuple[Token, ...], at: int) -> Token | None:
    """The last word of the name after a title."""
    last = None
    for word in words[at + 1 : at + 1 + NAMES_AFTER_TITLE]:
        before = words[at] if last is None else last
        if not word.text[0].isupper() or len(word.text) < 3 or text[before.end : word.start] != " ":
            break
        last = word
    return last


def _undeclined(name: str, case: str) -> bool:
    if not CONSONANT.fullmatch(name) or PLURAL_LOOK.fullmatch(name) or name.isupper():
        return False
    return case != "ablt" or not INSTRUMENTAL.fullmatch(name)


def _given(text: str, words: tuple[Token, ...], at: int) -> Token | None:
    """A given name in the nominative before a surname in the instrumental, or None."""
    if at + 1 == len(words):
        return None
    given, surname = words[at], words[at + 1]
    if not surname.text.endswith(("овым", "евым", "ёвым", "иным")) or not surname.text[0].isupper():
        return None
    if not given.text[0].isupper() or len(given.text) < 3 or text[given.end : surname.start] != " ":
        return None
    if not CONSONANT.fullmatch(given.text) or INSTRUMENTAL.fullmatch(given.text) or given.text.isupper():
        return None
    return given if _first_name(given.text) else None


@lru_cache(maxsize=1 << 12)
def _first_name(word: str) -> bool:
    found = parses(word)
    if not known(word, "ru"):
        return True
    return any({"Name", "nomn", "masc"} <= parse.features for parse in found)


def _ending(name: str, case: str) -> str:
    return "ем" if case == "ablt" and HUSHING.fullmatch(name) else ENDINGS[case]


@on_document("AGR004", "verb-disagrees", languages=("ru",))
def verb_disagrees(desk: Desk) -> Iterator[Finding]:
    """A verb in the past tense has another gender than the subject its sentence begins with.

    Why: «Правительство … принял» is left when one subject was put in the place of another.
    Looked at are sentences that begin with a noun for a thing or a body, in the nominative singular, with
    nothing but words in the genitive between it and the verb. Nouns for persons are left alone: «Докладчик
    подчеркнула» is right where the rapporteur is a woman; and so is an object before its verb: «Заседание
    открыл Председатель».
    Wrong: «Правительство Республики Казахстан принял на себя»
    Right: «Правительство Республики Казахстан приняло на себя»
    Fix safety: none is offered; either the subject or the verb may be the wrong one.
    Options: none.
    Source: Russian Grammar (1980), § 2239; readings from OpenCorpora.
    """
    for block in desk.blocks:
        words = desk.shelf.words[block.id]
        for at, word in enumerate(words):
            if word.text[0].isupper() and _opens(block.text, word.start):
                verb = _verb_at_odds(block, words, at)
                if verb:
                    yield desk.finding(
                        block.span(verb.start, verb.end),
                        Message(
                            en=f"“{verb.text}” does not agree with the subject “{word.text}”",
                            ru=f"Сказуемое «{verb.text}» не согласовано в роде с подлежащим «{word.text}»",
                        ),
                        related=[block.span(word.start, word.end)],
                    )


def _opens(text: str, start: int) -> bool:
    before = text[:start].rstrip(' \u00a0«“"(')
    return not before or before[-1] in ".!?:;\n"


def _verb_at_odds(block: Block, words: tuple[Token, ...], at: int) -> Token | None:
    """The verb of the subject at `at` when their genders differ; None where there is none or they agree."""
    gender = _subject(folded(words[at].text))
    if not gender:
        return None
    before = words[at]
    for place, word in enumerate(words[at + 1 : at + 2 + SUBJECT_REACH], at + 1):
        if block.text[before.end : word.start] not in (" ", "\u00a0"):
            return None
        found = _past(folded(word.text))
        if found:
            return word if found != gender and not _follows(words, place, found) else None
        if not _in_genitive(word.text):
            return None
        before = word
    return None


@lru_cache(maxsize=1 << 14)
def _subject(word: str) -> str:
    """The gender of an inanimate noun that can be a nominative singular and no nominative plural; else ""."""
    found = readings(word, NOUNLIKE)
    if not found or any("anim" in parse.features or "Geox" in parse.features for parse in parses(word)):
        return ""
    genders = {reading.gender for reading in found if reading.number == "sing"}
    nominative = any(r.case == "nomn" and r.number == "sing" for r in found)
    plural = any(r.case == "nomn" and r.number == "plur" for r in found)
    return genders.pop() if nominative and not plural and len(genders) == 1 else ""


@lru_cache(maxsize=1 << 14)
def _past(word: str) -> str:
    """The gender of a word that is a verb in the past tense, singular, and nothing else; else ""."""
    found = parses(word)
    if not all(parse.known and parse.pos == "VERB" and {"past", "sing"} <= parse.features for parse in found):
        return ""
    genders = {gender for parse in found for gender in GENDERS if gender in parse.features}
    return genders.pop() if len(genders) == 1 else ""


def _follows(words: tuple[Token, ...], verb: int, gender: str) -> bool:
    """True when the subject comes after its verb: «Заседание открыл Председатель».

    A word after the verb is its subject when it can stand in the nominative of that gender and in no
    accusative; a masculine thing has one form for both, and is the subject when it has a capital.
    """
    if verb + 1 == len(words):
        return False
    word = words[verb + 1].text
    if TITLES_FIRST.get(folded(word)) == gender:
        return True
    found = [r for r in readings(folded(word), NOUNLIKE) if r.number == "sing"]
    nominative = any(r.case == "nomn" and r.gender == gender for r in found)
    return nominative and (word[0].isupper() or all(r.case != "accs" for r in found))


def _in_genitive(word: str) -> bool:
    """True for a word in the genitive, and for a name or acronym that may stand for one."""
    return word[0].isupper() or "gent" in cases(folded(word))
