"""Replacements throughout a text: in Russian every form of the old words, the new ones in the same case."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from almaty_nlp.amend.finder import occurrences
from almaty_nlp.amend.job import Job
from almaty_nlp.amend.operations import Quote, Unfit
from almaty_nlp.amend.words import remove, targets
from almaty_nlp.amend.working import Unit
from almaty_nlp.lang import parses
from almaty_nlp.lang.case_context import cases_here
from almaty_nlp.lang.inflection import inflect
from almaty_nlp.model.message import Message

SIX = ("nomn", "gent", "datv", "accs", "ablt", "loct")
NUMBERS = ("sing", "plur")
GENDERS = ("masc", "femn", "neut")
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
VOWEL = re.compile(r"[aeiouAEIOU]")
ARTICLE = re.compile(r"\b([Aa])(n?)(\s+)$")
NEAR = 40


@dataclass(frozen=True, slots=True)
class Forms:
    """The forms of a phrase in the nominative: form → cases and numbers; `number` and `gender` of the quoted
    form.
    """

    readings: Mapping[str, frozenset[tuple[str, str]]]
    number: str
    gender: str


def replace_everywhere(job: Job) -> None:
    """Every place of the old words in the units named, or in the whole text, notes and tables included."""
    olds, news = job.operation.quotes.get("old", ()), job.operation.quotes.get("new", ())
    if not olds or (news and len(news) != len(olds)):
        raise Unfit(
            Message(
                en="there are not as many new expressions as there are to be replaced",
                ru="число заменяемых выражений не равно числу новых",
            )
        )
    units = list(dict.fromkeys(unit for target in targets(job) for unit in target.units))
    for at, old in enumerate(olds):
        new = news[at] if news else None
        spots = _spots(job, units, old)
        if not spots:
            raise Unfit(
                Message(
                    en=f"“{old.text}” does not occur in the text",
                    ru=f"слов «{old.text}» в тексте нет",
                )
            )
        for unit, start, end in reversed(spots):
            _replace(job, unit, start, end, old, new)
        _warn_of_rest(job, units, old, new)


def _spots(job: Job, units: list[Unit], old: Quote) -> list[tuple[Unit, int, int]]:
    found = []
    for unit in units:
        spans = set(occurrences(unit.text, old.text))
        if job.operation.inflect and job.language == "ru":
            spans |= set(_forms_in(unit.text, old.text))
        found += [(unit, *span) for span in _apart(sorted(spans))]
    return found


def _apart(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    done: list[tuple[int, int]] = []
    for span in spans:
        if not done or span[0] >= done[-1][1]:
            done.append(span)
        elif span[1] > done[-1][1]:
            done[-1] = span
    return done


def _forms_in(text: str, old: str) -> list[tuple[int, int]]:
    forms = sorted(forms_of(old).readings, key=len, reverse=True)
    if not forms:
        return []
    capital = [form[0].upper() + form[1:] for form in forms if form[0].islower()]
    words = "|".join(re.escape(form).replace(r"\ ", r"[\s\u00a0]+") for form in (*forms, *capital))
    return [m.span() for m in re.finditer(rf"(?<!\w)(?<![^\W\d]-)(?:{words})(?!\w)(?!-[^\W\d])", text)]


@lru_cache(maxsize=512)
def forms_of(phrase: str) -> Forms:
    """Return every form of a Russian noun phrase in the nominative; none where it has none."""
    readings: dict[str, set[tuple[str, str]]] = {}
    for number in NUMBERS:
        for case in SIX:
            if form := inflect(phrase, case, number):
                readings.setdefault(form, set()).add((case, number))
    own = {number for case, number in readings.get(phrase, ()) if case == "nomn"}
    number = "plur" if own == {"plur"} else "sing"
    gender = ""
    for word in WORD.findall(phrase):
        noun = next((p for p in parses(word) if p.pos == "NOUN" and "nomn" in p.features), None)
        if noun is not None:
            gender = next((g for g in GENDERS if g in noun.features), "")
            break
    return Forms({form: frozenset(found) for form, found in readings.items()}, number, gender)


def _replace(job: Job, unit: Unit, start: int, end: int, old: Quote, new: Quote | None) -> None:
    if new is None:
        remove(unit, start, end)
        return
    words = new.text
    if job.language == "ru" and job.operation.inflect:
        words = _inflected(job, unit, start, end, old.text, new.text)
    elif job.language == "en":
        moved = _fit_article(job, unit, start, words)
        start, end = start + moved, end + moved
    found = unit.text[start:end]
    if old.text[:1].islower() and found[:1].isupper():
        words = words[:1].upper() + words[1:]
    unit.put(start, end, words, new.lines[0].runs)


def _inflected(job: Job, unit: Unit, start: int, end: int, old: str, new: str) -> str:
    """The new words in the case of the old ones, in their own number unless the old stand in another than
    quoted.
    """
    forms, wanted = forms_of(old), forms_of(new)
    found = re.sub(r"\s+", " ", unit.text[start:end])
    readings = forms.readings.get(found) or forms.readings.get(found[:1].lower() + found[1:]) or frozenset()
    if not readings:
        return new
    own = frozenset(r for r in readings if r[1] == forms.number) or readings
    cases = cases_here(unit.text, start, end, sorted({case for case, _ in own}, key=SIX.index))
    number = next(iter(own))[1]
    goal = wanted.number if number == forms.number and job.operation.inflect != "number" else number
    options = [form for case in cases if (form := inflect(new, case, goal))]
    if not options:
        job.warn(
            f"“{new}” could not be inflected at {job.where(unit)}: check the case",
            f"слова «{new}» не удалось просклонять ({job.where(unit)}): проверьте падеж",
        )
        return new
    if len(set(options)) > 1:
        job.warn(
            f"the case at {job.where(unit)} is not certain: {' / '.join(dict.fromkeys(options))}",
            f"падеж определён неуверенно ({job.where(unit)}): {' / '.join(dict.fromkeys(options))}",
        )
    lost = {forms.gender} - {wanted.gender, ""} | ({number} - {goal})
    if lost:
        _warn_of_agreement(job, unit, start, end, lost)
    return options[0]


def _warn_of_agreement(job: Job, unit: Unit, start: int, end: int, lost: set[str]) -> None:
    """A word beside the place that agrees with the old words in gender or number no longer agrees with the
    new ones; `lost` are the features that changed.
    """
    before = WORD.findall(unit.text[max(0, start - NEAR) : start])[-1:]
    after = WORD.findall(unit.text[end : end + NEAR])[:3]
    agreeing = ("ADJF", "PRTF", "PRTS", "ADJS", "VERB", "NPRO")
    for word in (*before, *after):
        best = parses(word)[0]
        if best.pos in agreeing and lost & best.features:
            job.warn(
                f"“{word}” beside the new words at {job.where(unit)} agreed with the old ones: check it",
                f"слово «{word}» рядом с новыми ({job.where(unit)}) согласовано со старыми: проверьте",
            )


def _fit_article(job: Job, unit: Unit, start: int, words: str) -> int:
    """Adjust «a» or «an» where the instrument asks for grammatical adjustments, else warn; return by how much
    the text before the place has grown.
    """
    article = ARTICLE.search(unit.text[:start])
    if article is None or bool(article[2]) == bool(VOWEL.match(words)):
        return 0
    if job.operation.adjust:
        unit.put(article.start(), article.end(2), article[1] + ("" if article[2] else "n"))
        return -1 if article[2] else 1
    job.warn(
        f"the article before “{words}” at {job.where(unit)} does not fit: check it",
        f"артикль перед «{words}» ({job.where(unit)}) не подходит: проверьте",
    )
    return 0


def _warn_of_rest(job: Job, units: list[Unit], old: Quote, new: Quote | None) -> None:
    """Forms the instrument did not cover: other cases, where it does not name them; English plurals."""
    if job.operation.inflect:
        return
    if new is not None and old.text in new.text:
        return
    for unit in units:
        left = _forms_in(unit.text, old.text) if job.language == "ru" else _english(unit.text, old.text)
        for start, end in left:
            job.warn(
                f"“{unit.text[start:end]}” at {job.where(unit)} is another form of these words and stays",
                f"«{unit.text[start:end]}» ({job.where(unit)}) — другая форма заменяемых слов, она осталась",
            )


def _english(text: str, old: str) -> list[tuple[int, int]]:
    return [m.span() for m in re.finditer(rf"\b{re.escape(old)}(?:s|es)\b", text, re.IGNORECASE)]
