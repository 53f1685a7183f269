"""Operations on words: replaced, taken out, put in; sentences; square brackets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from almaty_nlp.amend.calls import CALL
from almaty_nlp.amend.finder import occurrences
from almaty_nlp.amend.job import Job
from almaty_nlp.amend.operations import Line, Quote, Unfit
from almaty_nlp.amend.outline import outline
from almaty_nlp.amend.resolver import whole
from almaty_nlp.amend.splice import Runs, cut_runs, shift
from almaty_nlp.amend.targets import Target
from almaty_nlp.amend.working import Unit
from almaty_nlp.lang import sentences
from almaty_nlp.model.message import Message

Spot = tuple[Unit, int, int]

CLOSING = re.compile(r"[.;:,…!?]?(?:\[\^[^\]\s]+\])*\s*$")
NO_SPACE_BEFORE = ",.;:)]»”!?…"
BRACKET = re.compile(r"\[(?!\^)")
CONTEXT = 30
CANDIDATES = 6


def replace_words(job: Job) -> None:
    """«слова «…» заменить словами «…»»; several pairs where the formula lists them («соответственно»)."""
    olds, news = job.operation.quotes.get("old", ()), job.operation.quotes.get("new", ())
    if len(olds) != len(news) or not olds:
        raise Unfit(
            Message(
                en=f"{len(olds)} quoted expressions cannot be replaced by {len(news)}",
                ru=f"число заменяемых выражений ({len(olds)}) не равно числу новых ({len(news)})",
            )
        )
    for target in _targets(job):
        for old, new in zip(olds, news, strict=True):
            unit, start, end = _spot(job, target, old)
            line = new.lines[0]
            unit.put(start, end, line.text, _runs(line, unit, start, end))


def delete_words(job: Job) -> None:
    """«слова «…» исключить», and the space or comma that would be left over."""
    for target in _targets(job):
        for old in job.operation.quotes.get("old", ()) or job.operation.quotes.get("text", ()):
            unit, start, end = _spot(job, target, old)
            remove(unit, start, end)


def insert_words(job: Job) -> None:
    """«после слов «…» дополнить словами «…»»; without an anchor at the end, before the last mark."""
    new, anchor = (
        _need(job.operation.quote("new") or job.operation.quote("text")),
        job.operation.quote("anchor"),
    )
    line = new.lines[0]
    for target in _targets(job):
        if anchor is None:
            _append(target, line, job.language)
            continue
        unit, start, end = _spot(job, target, anchor)
        before = _says_before(job)
        at = start if before else _past_call(unit.text, end)
        _insert(unit, at, line)


def insert_sentence(job: Job) -> None:
    """A sentence put in after the others, or in the place that is named."""
    line = _need(job.operation.quote("text") or job.operation.quote("new")).lines[0]
    new = next(iter(job.operation.refs("new")), None)
    ordinal = new.last.ordinals[0] if new and new.last.ordinals else 0
    after = job.of("after")
    for target in after or _targets(job):
        unit = target.head
        if target.part == "sentence":
            spans = _chosen(target, job.language)
            _insert(unit, spans[-1][1], line)
        elif ordinal > 1:
            spans = sentence_spans(unit.text, job.language)
            if ordinal - 2 >= len(spans):
                raise _too_few(ordinal - 1, len(spans))
            _insert(unit, spans[ordinal - 2][1], line)
        elif ordinal == 1:
            unit.put(0, 0, line.text + " ", line.runs)
        else:
            unit = _last(job, target)
            _insert(unit, len(unit.text.rstrip()), line)


def delete_sentence(job: Job) -> None:
    """Take sentences out with the space beside them."""
    for target in _targets(job):
        for start, end in reversed(_chosen(target, job.language)):
            remove(target.head, start, end)


def replace_sentence(job: Job) -> None:
    """Put another text in the place of sentences."""
    line = _need(job.operation.quote("text") or job.operation.quote("new")).lines[0]
    for target in _targets(job):
        spans = _chosen(target, job.language)
        target.head.put(spans[0][0], spans[-1][1], line.text, line.runs)


def delete_brackets(job: Job) -> None:
    """Take square brackets away: those round the quoted words, or all of the unit."""
    quote = job.operation.quote("text") or job.operation.quote("old")
    for target in _targets(job):
        if quote is None:
            _unbracket(target)
            continue
        bare = quote.text.strip("[] ")
        spots = [spot for spot in _spots(target, bare, job.language) if _bracketed(spot)]
        unit, start, end = _single(job, target, quote.text, spots)
        unit.put(end, end + 1, "")
        unit.put(start - 1, start, "")


def punctuation(job: Job) -> None:
    """«точку заменить точкой с запятой»: the mark at the end, where it occurs several times."""
    old, new = _need(job.operation.quote("old")), job.operation.quote("new")
    if not (old.mark or (len(old.text.strip()) == 1 and not old.text.strip().isalnum())):
        replace_words(job) if new else delete_words(job)
        return
    for target in _targets(job):
        unit = target.head
        at = CLOSING.search(unit.text)
        if at is None or not unit.text.startswith(old.text, at.start()):
            unit, start, end = _spot(job, target, old)
        else:
            start, end = at.start(), at.start() + len(old.text)
        unit.put(start, end, new.text if new else "")


def remove(unit: Unit, start: int, end: int) -> None:
    """Take [start, end) out of a text with the space that would be doubled or stand before a mark."""
    text = unit.text
    left, right = text[:start], text[end:]
    if left.endswith((" ", "\u00a0")) and (not right or right[0].isspace() or right[0] in NO_SPACE_BEFORE):
        start -= 1
    elif not left.strip() and right[:1].isspace():
        end += 1
    unit.put(start, end, "")


def sentence_spans(text: str, language: str) -> list[tuple[int, int]]:
    """Return the sentences of a text with note calls in it; the call behind a sentence belongs to it."""
    bare, places, at = [], [], 0
    while at < len(text):
        if call := CALL.match(text, at):
            at = call.end()
            continue
        bare.append(text[at])
        places.append(at)
        at += 1
    found = []
    for start, end in sentences("".join(bare), language):
        last = places[end - 1] + 1
        while call := CALL.match(text, last):
            last = call.end()
        found.append((places[start], last))
    return found


def targets(job: Job) -> list[Target]:
    """Return the places an operation on words is about: its units, or the whole text."""
    return _targets(job)


def _targets(job: Job) -> list[Target]:
    return job.of("unit") or [whole(outline(job.working), job.working)]


def _need(quote: Quote | None) -> Quote:
    if quote is None:
        raise Unfit(Message(en="the operation quotes no text", ru="в поправке нет текста в кавычках"))
    return quote


def _spot(job: Job, target: Target, quote: Quote) -> Spot:
    spots = _spots(target, quote.text, job.language)
    anchor = job.operation.quote("anchor")
    if anchor is not None and quote is not anchor:
        following = [spot for spot in spots if _follows(spot, anchor.text)]
        if spots and not following:
            raise Unfit(
                Message(
                    en=f"“{quote.text}” does not stand after “{anchor.text}” in {_name(job)}",
                    ru=f"слова «{quote.text}» не стоят после слов «{anchor.text}» ({_name(job)})",
                ),
                tuple(_shown(job, spot) for spot in spots[:CANDIDATES]),
            )
        spots = following
    return _single(job, target, quote.text, spots)


def _follows(spot: Spot, anchor: str) -> bool:
    unit, start, _ = spot
    return any(not unit.text[end:start].strip(" \u00a0") for _, end in occurrences(unit.text[:start], anchor))


def _spots(target: Target, words: str, language: str) -> list[Spot]:
    found = [(unit, *span) for unit in target.units for span in occurrences(unit.text, words)]
    if target.part == "sentence" and target.ordinals:
        inside = _chosen(target, language)
        found = [spot for spot in found if any(a <= spot[1] and spot[2] <= b for a, b in inside)]
    return found


def _single(job: Job, target: Target, words: str, spots: Sequence[Spot]) -> Spot:
    if len(spots) == 1:
        return spots[0]
    if spots:
        raise Unfit(
            Message(
                en=f"“{words}” occurs {len(spots)} times in {_name(job)}",
                ru=f"слова «{words}» встречаются несколько раз ({len(spots)}; {_name(job)})",
            ),
            tuple(_shown(job, spot) for spot in spots[:CANDIDATES]),
        )
    other = [(unit, *span) for unit in target.units for span in occurrences(unit.text, words, fold_case=True)]
    elsewhere = [(u, *span) for u in job.working.all() for span in occurrences(u.text, words)]
    raise Unfit(
        Message(
            en=f"“{words}” does not occur in {_name(job)}",
            ru=f"слов «{words}» здесь нет ({_name(job)})",
        ),
        tuple(_shown(job, spot) for spot in (*other, *elsewhere)[:CANDIDATES]),
    )


def _name(job: Job) -> str:
    refs = job.operation.refs("unit")
    if refs:
        return ", ".join(dict.fromkeys(ref.text for ref in refs))
    return "the text" if job.language == "en" else "весь текст"


def _shown(job: Job, spot: Spot) -> str:
    unit, start, end = spot
    words = unit.text[max(0, start - CONTEXT) : end + CONTEXT].strip()
    return f"{job.where(unit)}: …{words}…"


def _runs(line: Line, unit: Unit, start: int, end: int) -> Runs:
    """Formatting of the new words: that of the instrument, else that the same words had in the old text."""
    if line.runs:
        return line.runs
    old, new = unit.text[start:end], line.text
    kept: list[tuple[int, int, int]] = []
    at = 0
    for run in cut_runs(unit.runs, start, end):
        words = old[run.start : run.end]
        place = new.find(words, at)
        if place < 0 or not words.strip():
            continue
        kept.append((place, place + len(words), run.start))
        at = place + len(words)
    runs = {run.start: run for run in cut_runs(unit.runs, start, end)}
    if len(runs) == 1 and next(iter(runs.values())).end == len(old) and 0 in runs:
        return ()  # the whole of the old words: splice hands the formatting on
    return tuple(replace(runs[source], start=a, end=b) for a, b, source in kept)


def _says_before(job: Job) -> bool:
    text = job.operation.words.lower()
    return bool(re.search(r"\bперед\b|\bbefore\b", text))


def _past_call(text: str, at: int) -> int:
    while call := CALL.match(text, at):
        at = call.end()
    return at


def _insert(unit: Unit, at: int, line: Line) -> None:
    new, before, after = line.text, unit.text[:at], unit.text[at:]
    lead = (
        " "
        if before
        and not before[-1].isspace()
        and new[:1] not in NO_SPACE_BEFORE + " "
        and before[-1] not in "([«“"
        else ""
    )
    tail = (
        " "
        if after
        and not after[0].isspace()
        and after[0] not in NO_SPACE_BEFORE + "["
        and not new.endswith(" ")
        else ""
    )
    unit.put(at, at, lead + new + tail, shift(line.runs, len(lead)))


def _append(target: Target, line: Line, language: str) -> None:
    """Put words at the end of a unit or sentence: before its last mark, or behind «;» where they are «and» or
    «или».
    """
    unit = target.head if target.part in ("sentence", "heading", "column") else _last_text(target)
    end = len(unit.text)
    if target.part == "sentence" and target.ordinals:
        end = _chosen(target, language)[-1][1]
    match = CLOSING.search(unit.text[:end])
    at = match.start() if match else end
    joins = line.text.strip().lower() in ("и", "или", "and", "or", "а также")
    own_mark = line.text.rstrip()[-1:] in ".;:" and unit.text[at : at + 1] in (".", ";", ":")
    if joins:
        at = end
    elif own_mark:
        unit.put(at, at + 1, "")
    _insert(unit, at, line)


def _last_text(target: Target) -> Unit:
    """The last paragraph of a unit; a table below it has words of its own."""
    texts = [unit for unit in target.units if unit.block.cell is None]
    return (texts or target.units)[-1]


def _last(job: Job, target: Target) -> Unit:
    node = job.live(target) if target.node is not None else None
    if node is None:
        return _last_text(target)
    below = [child.unit for child in node.children if child.role == "paragraph" and child.unit]
    return below[-1] if below else _last_text(target) if node.children else target.head


def _chosen(target: Target, language: str) -> list[tuple[int, int]]:
    spans = sentence_spans(target.head.text, language)
    if not target.ordinals:
        if len(spans) == 1:
            return spans
        raise _too_few(1, len(spans))
    found = []
    for ordinal in target.ordinals:
        if abs(ordinal) > len(spans):
            raise _too_few(ordinal, len(spans))
        found.append(spans[ordinal if ordinal < 0 else ordinal - 1])
    return sorted(found)


def _too_few(wanted: int, have: int) -> Unfit:
    return Unfit(
        Message(
            en=f"sentence {wanted} is named, but the provision has {have}",
            ru=f"названо предложение {wanted}, а всего предложений в положении — {have}",
        )
    )


def _bracketed(spot: Spot) -> bool:
    unit, start, end = spot
    return unit.text[start - 1 : start] == "[" and unit.text[end : end + 1] == "]"


def delete_bracketed(job: Job) -> None:
    """Take out the words in square brackets with the brackets."""
    for target in _targets(job):
        spans = [(unit, pair) for unit in target.units for pair in _brackets(unit.text)]
        if not spans:
            raise _no_brackets()
        for unit, (start, end) in reversed(spans):
            inner = any(one is unit and low < start and end < high for one, (low, high) in spans)
            if not inner:
                remove(unit, start, end + 1)


def _brackets(text: str) -> list[tuple[int, int]]:
    """Where pairs of square brackets open and close; calls of notes are none."""
    opened: list[int] = []
    pairs: list[tuple[int, int]] = []
    for at, sign in enumerate(text):
        if BRACKET.match(text, at):
            opened.append(at)
        elif sign == "]" and opened and not CALL.match(text, text.rfind("[", 0, at)):
            pairs.append((opened.pop(), at))
    return sorted(pairs)


def _unbracket(target: Target) -> None:
    found = False
    for unit in target.units:
        pairs = _brackets(unit.text)
        for at in sorted((place for pair in pairs for place in pair), reverse=True):
            unit.put(at, at + 1, "")
        found = found or bool(pairs)
    if not found:
        raise _no_brackets()


def _no_brackets() -> Unfit:
    return Unfit(Message(en="there are no square brackets here", ru="здесь нет квадратных скобок"))
