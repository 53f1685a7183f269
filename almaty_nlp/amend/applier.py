"""An instrument applied to a text: operation by operation, each whole or not at all, never by guess."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from almaty_nlp.amend import everywhere, notes_tables, numbers, provisions, words
from almaty_nlp.amend.instrument import Instrument, Point, read_instrument
from almaty_nlp.amend.job import Group, Job
from almaty_nlp.amend.operations import Operation, Outcome, Ref, Unfit
from almaty_nlp.amend.outline import Node, outline
from almaty_nlp.amend.resolver import resolve
from almaty_nlp.amend.targets import Target
from almaty_nlp.amend.working import Unit, Working
from almaty_nlp.errors import InputError
from almaty_nlp.lang import lemmas
from almaty_nlp.model.document import Document, Kind
from almaty_nlp.model.message import Message

APPLIED, REPORTED = "applied", "reported"
KNOWN_SHARE = 0.5
"""Share of the words of the act's name that must stand in a heading of the text that is meant."""

NO_ANNEX = Message(
    en="the annex with the new text was not found after the clauses of the instrument, or stands there "
    "twice: put the text in by hand",
    ru="приложение с новым текстом не найдено после пунктов документа или стоит там дважды: внесите текст "
    "вручную",
)
"""Why an operation whose text an annex of the instrument should give is left out."""

Action = Callable[[Job], None]

ACTIONS: Mapping[str, Action] = {
    **dict.fromkeys(("replace-words", "replace-figures"), words.replace_words),
    **dict.fromkeys(("delete-words", "delete-figures"), words.delete_words),
    **dict.fromkeys(("insert-words", "insert-figures", "insert-end"), words.insert_words),
    "insert-sentence": words.insert_sentence,
    "delete-sentence": words.delete_sentence,
    "replace-sentence": words.replace_sentence,
    "delete-brackets": words.delete_brackets,
    "delete-bracketed": words.delete_bracketed,
    "punctuation": words.punctuation,
    "replace-everywhere": everywhere.replace_everywhere,
    "delete-unit": provisions.delete_unit,
    "replace-unit": provisions.replace_unit,
    **dict.fromkeys(
        ("insert-unit", "insert-paragraph", "insert-preamble", "insert-list-entry", "insert-annex"),
        provisions.insert_unit,
    ),
    "move": provisions.move,
    "merge": provisions.merge,
    "split": provisions.split,
    "renumber": numbers.renumber,
    "replace-footnote": notes_tables.replace_footnote,
    "insert-footnote": notes_tables.insert_footnote,
    **dict.fromkeys(("delete-footnote", "delete-call"), notes_tables.delete_footnote),
    "insert-row": notes_tables.insert_row,
    "delete-row": notes_tables.delete_row,
    "replace-row": notes_tables.replace_row,
}


@dataclass(frozen=True, slots=True)
class Amended:
    """The text as it stands after the instrument, and what became of every operation."""

    document: Document
    outcomes: tuple[Outcome, ...]

    @property
    def reported(self) -> tuple[Outcome, ...]:
        """The operations that were left out."""
        return tuple(outcome for outcome in self.outcomes if outcome.status == REPORTED)


def apply(base: Document, instrument: Document) -> Amended:
    """Apply an instrument to a text. Blocks of the base keep their ids, new ones get ids of their own.

    Raises InputError for an instrument in another language, one without operations, and one for another
    document.
    """
    parsed = read_instrument(instrument)
    _check(base, instrument, parsed)
    amended = apply_points(base, parsed)
    if parsed.acts and not _is_meant(base, parsed) and len(amended.reported) * 2 > len(amended.outcomes):
        raise InputError(
            Message(
                en=f"{instrument.path}: it amends “{parsed.acts[0]}”, not {base.path}: give that text",
                ru=f"{instrument.path}: изменения вносятся в «{parsed.acts[0]}», а не в {base.path}: "
                "укажите изменяемый документ",
            )
        )
    return amended


def apply_points(base: Document, parsed: Instrument) -> Amended:
    """Apply parsed operations; a renumbering that leaves two provisions with one number is taken back."""
    left_out: set[int] = set()
    while True:
        working = Working.of(base)
        outcomes, clashes = _run(working, parsed, left_out)
        if not clashes:
            return Amended(working.document(), tuple(outcomes))
        left_out |= clashes


def _run(working: Working, parsed: Instrument, left_out: set[int]) -> tuple[list[Outcome], set[int]]:
    outcomes: list[Outcome] = []
    renumbered: dict[int, list[Unit]] = {}
    group = Group()
    for point in parsed.points:
        group = Group(group.touched, group.gap)  # «соответственно перенумеровать» may be a point of its own
        resolved = [places_of(operation, working) for operation in point.operations]
        for operation, targets in zip(point.operations, resolved, strict=True):
            job = Job(working, parsed.language, operation, {}, group)
            if id(operation) in left_out:
                outcomes.append(_clash(operation))
                continue
            outcomes.append(carry_out(job, targets))
            if operation.action == "renumber" and outcomes[-1].status == APPLIED:
                renumbered[id(operation)] = [target.head for target in job.of("unit") if target.units]
        outcomes += _not_understood(point)
    twice = _duplicates(working)
    clashes = {key for key, units in renumbered.items() if any(id(unit) in twice for unit in units)}
    return outcomes, clashes


def places_of(operation: Operation, working: Working) -> dict[str, list[Target]] | Unfit:
    """The places an operation names, as they stand at the start of its group."""
    root = outline(working)
    try:
        return {
            role: [target for ref in refs for target in _targets(ref, root, working, operation)]
            for role, refs in operation.units.items()
            if role in ("unit", "after", "before", "other", "front") and not _is_series(operation, role)
        }
    except Unfit as unfit:
        return unfit


def _is_series(operation: Operation, role: str) -> bool:
    """«соответственно перенумеровать последующие пункты» names no place."""
    return operation.action == "renumber" and not operation.refs("as") and role == "unit"


def _targets(ref: Ref, root: Node, working: Working, operation: Operation) -> list[Target]:
    try:
        return resolve(ref, root, working)
    except Unfit as unfit:
        if operation.action != "renumber":
            raise
        # A provision the instrument has just put in with its number is not the one to be renumbered.
        old = Working(working.base, [unit for unit in working.body if not unit.fresh], working.notes)
        try:
            return resolve(ref, outline(old), old)
        except Unfit:
            raise unfit from None


def carry_out(job: Job, targets: dict[str, list[Target]] | Unfit) -> Outcome:
    """Do an operation at the places it names; it is done whole or reported, with nothing changed."""
    operation = job.operation
    saved = job.working.snapshot()
    try:
        if isinstance(targets, Unfit):
            again = places_of(operation, job.working)
            if isinstance(again, Unfit):
                raise again
            targets = again
        job.targets = targets
        if any(not quote.lines for held in operation.quotes.values() for quote in held):
            raise Unfit(NO_ANNEX)
        action = ACTIONS.get(operation.action)
        if operation.action in ("replace-heading", "replace-cell"):
            action = words.replace_words if operation.quotes.get("old") else provisions_text
        if action is None:
            raise Unfit(
                Message(
                    en=f"operations of the kind {operation.action} are not carried out: do it by hand",
                    ru=f"поправку вида {operation.action} программа не вносит: внесите её вручную",
                )
            )
        action(job)
    except Unfit as unfit:
        job.working.restore(saved)
        return replace(_outcome(job, REPORTED), reason=unfit.reason, candidates=unfit.candidates)
    return _outcome(job, APPLIED)


def provisions_text(job: Job) -> None:
    """Another text for a heading or a cell."""
    quote = job.operation.quote("text") or job.operation.quote("new")
    for target in job.of("unit"):
        if quote is None or len(target.units) != 1:
            raise Unfit(Message(en="the operation quotes no text", ru="в поправке нет текста в кавычках"))
        line = quote.lines[0]
        label = target.head.label
        text = line.text[len(label) :].lstrip() if label and line.text.startswith(label) else line.text
        kept = provisions.words_of_unit(target.head.text)
        if kept and not text.startswith(kept):
            text = kept + text
        target.head.put(0, len(target.head.text), text, line.runs)


def _outcome(job: Job, status: str) -> Outcome:
    operation = job.operation
    refs = [ref for role in ("unit", "new", "after", "before") for ref in operation.refs(role)]
    target = ", ".join(dict.fromkeys(ref.text for ref in refs)) or (
        "по всему тексту" if job.language == "ru" else "the whole text"
    )
    return Outcome(
        operation.op, operation.action, target, status, warnings=tuple(dict.fromkeys(job.warnings))
    )


def _not_understood(point: Point) -> list[Outcome]:
    reason = Message(
        en="the wording matches no known formula: reword it or make the change by hand",
        ru="формулировка не подходит ни к одной из известных: измените её или внесите поправку вручную",
    )
    return [Outcome(op, "unknown", text, REPORTED, reason) for op, text in point.unknown]


def _clash(operation: Operation) -> Outcome:
    return Outcome(
        operation.op,
        operation.action,
        ", ".join(ref.text for ref in operation.refs("unit")),
        REPORTED,
        Message(
            en="after this renumbering two provisions would have the same number",
            ru="после такой перенумерации один номер был бы у двух положений",
        ),
    )


def _duplicates(working: Working) -> set[int]:
    """Units that share their number with a sibling."""
    twice: set[int] = set()
    root = outline(working)
    for node in (root, *root.walk()):
        seen: dict[object, Unit] = {}
        for child in node.children:
            if child.value is None or child.unit is None or not child.value.numbers:
                continue
            key = (child.value.family, child.value.numbers, child.value.inserted)
            if key in seen:
                twice |= {id(seen[key]), id(child.unit)}
            seen[key] = child.unit
    return twice


def _check(base: Document, instrument: Document, parsed: Instrument) -> None:
    if base.language and instrument.language and base.language != instrument.language:
        raise InputError(
            Message(
                en=f"{instrument.path} is in «{instrument.language}», {base.path} in «{base.language}»: "
                "use the instrument in the same language",
                ru=f"{instrument.path} на языке «{instrument.language}», а {base.path} — «{base.language}»: "
                "возьмите документ на том же языке",
            )
        )
    if not parsed.points:
        raise InputError(
            Message(
                en=f"{instrument.path}: no amendments were found in it: is it an amending instrument?",
                ru=f"{instrument.path}: поправок в нём не найдено: это документ о внесении изменений?",
            )
        )


def _is_meant(base: Document, parsed: Instrument) -> bool:
    """Tell whether the words of the act's name stand in a heading of the text, or in a text without any."""
    language = parsed.language
    heads = [block.text for block in base.blocks if block.kind in (Kind.TITLE, Kind.HEADING)]
    texts = [*heads, " ".join(heads[:2])] if heads else [" ".join(block.text for block in base.blocks)]
    known = [{lemma for word in words_in(text) for lemma in lemmas(word, language)} for text in texts]
    for act in parsed.acts:
        own = [lemmas(word, language) for word in words_in(act) if len(word) > 3]
        shares = (sum(bool(forms & held) for forms in own) for held in known)
        if own and any(share >= KNOWN_SHARE * len(own) for share in shares):
            return True
    return False


def words_in(text: str) -> list[str]:
    """Return the words of a text."""
    return everywhere.WORD.findall(text)
