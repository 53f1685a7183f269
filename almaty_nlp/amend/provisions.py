"""Operations on whole provisions: put in, taken out, given another text, moved, merged, split."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from almaty_nlp.amend.calls import CALL
from almaty_nlp.amend.finder import occurrences
from almaty_nlp.amend.job import Job
from almaty_nlp.amend.numbers import CORE, formatted, relabel
from almaty_nlp.amend.operations import Line, Quote, Ref, Unfit
from almaty_nlp.amend.outline import Node
from almaty_nlp.amend.placing import Place, end_of, has_level
from almaty_nlp.amend.splice import cut_runs, splice
from almaty_nlp.amend.targets import Target
from almaty_nlp.amend.vocabulary import HEADED
from almaty_nlp.amend.working import Unit
from almaty_nlp.model.document import Block, Kind
from almaty_nlp.model.message import Message
from almaty_nlp.text.labels import WORDED, Style, named, split_label, successor

ANNEX = re.compile(r"(?:приложение|annex|appendix|schedule)\b", re.IGNORECASE)
"""An annex that is alone bears no number."""
NO_HEAD = Message(
    en="the new text begins with a table, and no line before it says whose it is: put it in by hand",
    ru="новый текст начинается с таблицы, и перед ней не сказано, к чему она относится: внесите её вручную",
)
CONJUNCTION = re.compile(r"[;,]?\s+(?:and|or|и|или)\s*$")


def delete_unit(job: Job) -> None:
    """Take provisions out with all that stands below them."""
    alone = [target.head for target in job.of("unit") if target.part in ("heading", "own")]
    nodes = [job.live(target) for target in job.of("unit") if target.head not in alone]
    if not (alone or nodes) or any(node.unit is None for node in nodes):
        raise Unfit(Message(en="the provision is not named", ru="положение не названо"))
    _take_out(job, alone)
    for node in nodes:
        _warn_of_conjunction(job, node)
        units = node.owned()
        job.group.gap = node.unit.label if node.unit else ""
        job.group.touched = _neighbour(job, node)
        _take_out(job, units)


def replace_unit(job: Job) -> None:
    """«изложить в следующей редакции»: another text; without a number in it they keep theirs."""
    lines = _lines(job.operation.quote("text") or job.operation.quote("new"))
    if job.of("unit") and all(target.part == "own" for target in job.of("unit")) and len(lines) == 1:
        for target in job.of("unit"):
            job.live(target)
            _reword(target.head, lines[0])
        return
    nodes = [job.live(target) for target in job.of("unit")]
    if not nodes or any(node.unit is None for node in nodes):
        raise Unfit(Message(en="the provision is not named", ru="положение не названо"))
    heads = [node.unit for node in nodes if node.unit]
    tops = [at for at, line in enumerate(lines) if line.label and line.label in {u.label for u in heads}]
    starts = tops if len(tops) == len(heads) and tops[0] == 0 else [0] if len(heads) == 1 else []
    if not starts:
        raise Unfit(
            Message(
                en=f"the new text does not show which parts of it replace the {len(heads)} provisions",
                ru=f"из нового текста не видно, какие его части заменяют положения (их {len(heads)})",
            )
        )
    for node, first, last in zip(nodes, starts, [*starts[1:], len(lines)], strict=True):
        _rewrite(job, node, _headed(node, lines[first:last]))


def _headed(node: Node, lines: Sequence[Line]) -> Sequence[Line]:
    """«Приложение 2» stays above a new text, or before a new title, that does not say so itself."""
    unit, first = node.unit, lines[0]
    if unit is None or unit.block.kind is not Kind.HEADING or not _names_itself(unit.text):
        return lines
    if _names_itself(first.text):
        return lines
    kept = words_of_unit(unit.text)
    if has_level(first) and kept:
        return [Line(*splice(first.text, first.runs, 0, 0, kept), "", first.level), *lines[1:]]
    return [Line(unit.text, unit.runs, unit.label, unit.block.level), *lines]


def _names_itself(text: str) -> bool:
    """Tell whether a heading says which unit it heads: «Статья 5», «Приложение»."""
    return named(text) is not None or ANNEX.match(text) is not None


def words_of_unit(text: str) -> str:
    """«Chapter II. »: the name and number that a heading keeps when its title is replaced."""
    match = WORDED.match(text)
    if match is None or len(text) == match.end():
        return ""
    rest = text[match.end() :]
    return text[: match.end() + len(rest) - len(rest.lstrip(" .:—–"))]


def insert_unit(job: Job) -> None:
    """New provisions: behind or before the one that is named, else where their number belongs, else at the
    end.
    """
    new = job.operation.refs("new")
    lines = _lines(job.operation.quote("text") or job.operation.quote("new"))
    if lines[0].cell is not None:
        raise Unfit(NO_HEAD)
    lines = _with_number(lines, new)
    place = Place.find(job, lines, new)
    units = _units(job, lines, place)
    if lines[0].label and not has_level(lines[0]):
        units[0].label = _like_siblings(lines[0].label, place.sibling)
    body = job.working.body
    body[place.at : place.at] = units
    job.group.touched = units[0]


def move(job: Job) -> None:
    """Provisions moved with all below them; «поменять местами» where two are named and no place."""
    anchors = job.of("after") or job.of("before") or job.of("front") or job.of("other")
    sources = job.of("unit")
    if not anchors and len(sources) == 2:
        _swap(job, *sources)
        return
    if len(anchors) != 1 or not sources:
        raise Unfit(Message(en="the place to move to is not named", ru="не указано, куда переместить"))
    moved = [unit for target in sources for unit in job.live(target).units()]
    anchor = job.live(anchors[0])
    if anchor.unit in moved:
        raise Unfit(
            Message(
                en="a provision cannot be moved behind itself", ru="положение нельзя переместить за само себя"
            )
        )
    body = job.working.body
    body[:] = [unit for unit in body if unit not in moved]
    if job.of("before"):
        at = body.index(anchor.units()[0])
    elif job.of("after"):
        at = body.index([unit for unit in anchors[0].extent(anchor) if unit in body][-1]) + 1
    elif job.of("front"):
        at = body.index(anchor.unit) + 1 if anchor.unit else 0
    else:  # into a section: at its end, unless a number says where
        at = end_of(job, anchor)
    body[at:at] = moved
    label = next((n for ref in job.operation.refs("as") for n in ref.last.numbers), "")
    if label:
        relabel(moved[0], label)
    job.group.touched = moved[0]


def merge(job: Job) -> None:
    """The first provision takes the new text, the others go."""
    lines = _lines(job.operation.quote("text") or job.operation.quote("new"))
    sources = [*job.of("unit"), *job.of("other")]
    nodes = [job.live(target) for target in sources]
    if len(nodes) < 2:
        raise Unfit(
            Message(en="one provision alone cannot be merged", ru="объединять можно не менее двух положений")
        )
    _rewrite(job, nodes[0], lines)
    for node in nodes[1:]:
        _take_out(job, node.owned())


def split(job: Job) -> None:
    """A provision cut in two where the quoted words begin."""
    begin = job.operation.quote("text") or job.operation.quote("old")
    if begin is None:
        raise Unfit(
            Message(
                en="the instrument does not say where to split the provision",
                ru="в поправке не указано, где разделить положение",
            )
        )
    node = job.live(job.of("unit")[0])
    unit = node.unit
    spots = occurrences(unit.text, begin.text.rstrip(" …")) if unit else []
    if unit is None or len(spots) != 1:
        raise Unfit(
            Message(en="the place to split at is not clear", ru="место разделения указано неоднозначно")
        )
    at = spots[0][0]
    label = successor(node.value) if node.value and node.value.style is not Style.BULLET else unit.label
    rest = job.working.fresh(unit.block, unit.text[at:], cut_runs(unit.runs, at, len(unit.text)), label)
    unit.put(len(unit.text[:at].rstrip()), len(unit.text), "")
    job.working.body.insert(job.working.body.index(unit) + 1, rest)
    job.group.touched = rest


def _lines(quote: Quote | None) -> list[Line]:
    if quote is None or not quote.text.strip():
        raise Unfit(Message(en="the operation quotes no text", ru="в поправке нет текста в кавычках"))
    done = []
    for line in quote.lines:
        if line.cell is not None:
            done.append(line)
            continue
        if not line.text.strip() and not line.label:
            continue
        label, at = ("", 0) if line.label else split_label(line.text)
        if label:
            line = Line(line.text[at:], cut_runs(line.runs, at, len(line.text)), label, line.level)
        done.append(line)
    return done


def _with_number(lines: list[Line], new: Sequence[Ref]) -> list[Line]:
    """Give the first line the number the formula names; Unfit where the text bears another."""
    numbers = [number for ref in new for number in ref.last.numbers]
    first = lines[0]
    if not numbers or has_level(first) or (new[0].last.kind in HEADED and named(first.text)):
        return lines
    if not first.label:
        return [Line(first.text, first.runs, numbers[0], first.level), *lines[1:]]
    typed, told = CORE.search(first.label), CORE.search(numbers[0])
    if typed and told and typed[0].lower() != told[0].lower():
        raise Unfit(
            Message(
                en=f"the instrument names number {numbers[0]}, its text bears {first.label}",
                ru=f"названо положение {numbers[0]}, а в новом тексте номер {first.label}",
            )
        )
    return lines


def _like_siblings(label: str, sibling: Unit | None) -> str:
    """A number named without punctuation («4», «г») gets that of its neighbours."""
    if sibling is not None and sibling.label and CORE.fullmatch(label):
        return formatted(label, sibling.label)
    return label


def _units(job: Job, lines: Sequence[Line], place: Place) -> list[Unit]:
    """The units of new lines; tables among them are new tables of the text."""
    tables: dict[int, int] = {}
    made = []
    for line in lines:
        if line.cell is None:
            made.append(_unit(job, line, place))
            continue
        number = tables.setdefault(line.cell.table, job.working.tables + len(tables))
        shape = Block("", Kind.TABLE_CELL, "", cell=replace(line.cell, table=number))
        made.append(job.working.fresh(shape, line.text, line.runs, ""))
    job.working.tables += len(tables)
    return made


def _unit(job: Job, line: Line, place: Place) -> Unit:
    like = place.sibling.block if place.sibling else None
    heads = [u.block for u in job.working.body if u.block.kind is Kind.HEADING]
    fallback = Block("", Kind.PARAGRAPH, "")
    if line.level or (named(line.text) and like is not None and like.kind is Kind.HEADING):
        head = like if like is not None and like.kind is Kind.HEADING else (heads or [fallback])[-1]
        same_word = _word_of(line.text) == _word_of(place.sibling.text if place.sibling else "") != ""
        level = head.level if head.kind is Kind.HEADING and (same_word or not line.level) else line.level
        return job.working.fresh(
            head, line.text, line.runs, line.label, kind=Kind.HEADING, level=level, style=""
        )
    if line.label:
        items = [u.block for u in job.working.body if u.label and u.block.kind is Kind.LIST_ITEM]
        shape = like if like is not None and like.kind is Kind.LIST_ITEM else (items or [fallback])[-1]
        return job.working.fresh(
            shape,
            line.text,
            line.runs,
            line.label,
            kind=Kind.LIST_ITEM,
            typed_label=True,
            level=max(shape.level, 1),
        )
    if like is not None and like.kind is Kind.LIST_ITEM and like.label == "•":
        return job.working.fresh(like, line.text, line.runs, "•")
    plain = [u.block for u in job.working.body if u.block.kind is Kind.PARAGRAPH]
    shape = like if like is not None and like.kind is Kind.PARAGRAPH else (plain or [fallback])[-1]
    return job.working.fresh(
        shape,
        line.text,
        line.runs,
        "",
        kind=Kind.PARAGRAPH,
        level=0,
        typed_label=False,
        cell=None,
        numbering=None,
    )


def _word_of(text: str) -> str:
    value = named(text)
    return value.word.lower() if value else ""


def _rewrite(job: Job, node: Node, lines: Sequence[Line]) -> None:
    """Give a provision the text of lines: the first for itself, the others for what stood below."""
    unit = node.unit
    assert unit is not None
    if lines[0].cell is not None:
        raise Unfit(NO_HEAD)
    _reword(unit, lines[0])
    _take_out(
        job, [each for each in node.owned() if each is not unit], keep=" ".join(line.text for line in lines)
    )
    siblings = [child.unit for child in node.children if child.role == "item" and child.unit]
    place = Place(0, siblings[0] if siblings else None, node)
    at = job.working.body.index(unit) + 1
    job.working.body[at:at] = _units(job, lines[1:], place)
    job.group.touched = unit


def _reword(unit: Unit, line: Line) -> None:
    """Give a unit another text, and the number quoted with it."""
    unit.put(0, len(unit.text), line.text, line.runs)
    if not line.runs:
        unit.runs = ()
    if line.label and CORE.search(line.label):
        bare = CORE.fullmatch(line.label) is not None
        unit.label = formatted(line.label, unit.label or line.label) if bare else line.label


def _take_out(job: Job, units: Sequence[Unit], keep: str = "") -> None:
    """Take units out of the body, and the notes nothing calls any more with them."""
    gone = {id(unit) for unit in units}
    called = dict.fromkeys(match[1] for unit in units for match in CALL.finditer(unit.text))
    job.working.body[:] = [unit for unit in job.working.body if id(unit) not in gone]
    for label in called:
        if (
            job.working.note(label) is not None
            and not job.working.callers(label)
            and f"[^{label}]" not in keep
        ):
            job.working.notes[:] = [note for note in job.working.notes if note[0] != label]
            job.warn(
                f"footnote {label} went with the provision that called it",
                f"вместе с положением исключена его сноска {label}",
            )


def _swap(job: Job, one: Target, other: Target) -> None:
    first, second = job.live(one).units(), job.live(other).units()
    body = job.working.body
    if body.index(first[0]) > body.index(second[0]):
        first, second = second, first
    a, b = body.index(first[0]), body.index(second[0])
    between = body[a + len(first) : b]
    body[a : b + len(second)] = [*second, *between, *first]
    first[0].label, second[0].label = second[0].label, first[0].label
    job.group.touched = first[0]


def _neighbour(job: Job, node: Node) -> Unit | None:
    parent = node.parent
    if parent is None:
        return None
    at = parent.children.index(node)
    beside = [*parent.children[at + 1 :], *reversed(parent.children[:at])]
    return next((n.unit for n in beside if n.role == node.role), None)


def _warn_of_conjunction(job: Job, node: Node) -> None:
    """The last item but one of a list ends with «and»; with it the list loses its conjunction."""
    if node.unit is None or node.parent is None or node.role != "item":
        return
    items = [child for child in node.parent.children if child.role == "item"]
    at = items.index(node)
    previous = items[at - 1].unit if at else None
    if CONJUNCTION.search(node.unit.text) or (
        at + 1 == len(items) and previous is not None and CONJUNCTION.search(previous.text)
    ):
        job.warn(
            f"the list around {job.where(node.unit)} has lost its conjunction or has one too many: check it",
            f"в перечне ({job.where(node.unit)}) потерян или остался лишним союз: проверьте",
        )
    if at + 1 == len(items) and previous is not None and node.unit.text.rstrip()[-1:] == ".":
        job.warn(
            "the last item of the list is gone: check the punctuation of the one before it",
            "исключена последняя позиция перечня: проверьте знак в конце предыдущей",
        )
