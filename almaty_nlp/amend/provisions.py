"""Operations on whole provisions: put in, taken out, given another text, moved, merged, split."""

from __future__ import annotations

import re
from collections.abc import Sequence

from almaty_nlp.amend.calls import CALL
from almaty_nlp.amend.finder import occurrences
from almaty_nlp.amend.job import Job
from almaty_nlp.amend.numbers import CORE, formatted, relabel
from almaty_nlp.amend.operations import Line, Quote, Ref, Unfit
from almaty_nlp.amend.outline import Node, outline
from almaty_nlp.amend.resolver import Target, address
from almaty_nlp.amend.splice import cut_runs
from almaty_nlp.amend.vocabulary import HEADED
from almaty_nlp.amend.working import Unit
from almaty_nlp.model.document import Block, Kind
from almaty_nlp.model.message import Message
from almaty_nlp.text.labels import LabelValue, Style, named, readings, split_label, successor

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
        units = node.units()
        job.group.gap = node.unit.label if node.unit else ""
        job.group.touched = _neighbour(job, node)
        _take_out(job, units)


def replace_unit(job: Job) -> None:
    """«изложить в следующей редакции»: another text for provisions, their numbers kept where none is quoted."""
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
        _rewrite(job, node, lines[first:last])


def insert_unit(job: Job) -> None:
    """New provisions: behind or before the one that is named, else where their number belongs, else at the
    end.
    """
    new = job.operation.refs("new")
    lines = _lines(job.operation.quote("text") or job.operation.quote("new"))
    lines = _with_number(lines, new)
    place = _Place.find(job, lines, new)
    units = [_unit(job, line, place) for line in lines]
    if lines[0].label and not _has_level(lines[0]):
        units[0].label = _like_siblings(lines[0].label, place.sibling)
    body = job.working.body
    body[place.at : place.at] = units
    job.group.touched = units[0]


def move(job: Job) -> None:
    """Provisions moved with all below them; «поменять местами» where two are named and no place."""
    anchors = job.of("after") or job.of("before") or job.of("other")
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
        at = body.index([unit for unit in anchor.units() if unit in body][-1]) + 1
    else:  # into a section: at its end, unless a number says where
        at = _end_of(job, anchor)
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
        _take_out(job, node.units())


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


class _Place:
    """Where new provisions go: position in the body, the sibling whose shape they take, the scope they are in."""

    def __init__(self, at: int, sibling: Unit | None, scope: Node) -> None:
        self.at, self.sibling, self.scope = at, sibling, scope

    @classmethod
    def find(cls, job: Job, lines: Sequence[Line], new: Sequence[Ref]) -> _Place:
        body = job.working.body
        scopes = job.of("unit")
        scope = job.live(scopes[0]) if scopes else outline(job.working)
        if after := job.of("after") or job.of("before"):
            node = job.live(after[0])
            units = node.units()
            if not units:
                raise Unfit(Message(en="the place is not clear", ru="место неясно"))
            at = body.index(units[0]) if not job.of("after") else body.index(units[-1]) + 1
            return cls(at, node.unit, scope)
        if lines[0].label or _has_level(lines[0]):
            return cls._by_number(job, lines[0], new, scope)
        ordinal = next((ref.last.ordinals[0] for ref in new if ref.last.ordinals), 0)
        rows = [n for n in scope.children if n.role == "paragraph"]
        own = [scope] if scope.role == "item" else []
        if ordinal > 0:
            rows = own + rows
            if ordinal - 1 > len(rows):
                raise Unfit(Message(en="the paragraphs are fewer", ru="абзацев меньше"))
            if ordinal - 1 < len(rows):
                unit = rows[ordinal - 1].unit
                return cls(body.index(unit) if unit else 0, unit, scope)
        sibling = rows[-1].unit if rows else None
        items = [n.unit for n in scope.children if n.role == "item"]
        entry = bool(new) and new[0].last.kind in ("entry", "item", "subpoint", "point")
        return cls(_end_of(job, scope), items[-1] if items and entry else sibling, scope)

    @classmethod
    def _by_number(cls, job: Job, line: Line, new: Sequence[Ref], scope: Node) -> _Place:
        kind = new[0].last.kind if new else "point"
        siblings = _siblings(line, kind, scope)
        body = job.working.body
        earlier = [pair for pair in siblings if _order(pair[1]) < _order(pair[2])]
        later = [pair for pair in siblings if _order(pair[1]) >= _order(pair[2])]
        if earlier:
            greatest = max(_order(value) for _, value, _ in earlier)
            nodes = [node for node, value, _ in earlier if _order(value) == greatest]
            if len(nodes) > 1:
                raise Unfit(
                    Message(
                        en=f"the number {line.label} would fit {len(nodes)} places of the text",
                        ru=f"номер {line.label} подходит к нескольким местам текста ({len(nodes)})",
                    ),
                    tuple(address(node) for node in nodes),
                )
            units = nodes[0].units()
            return cls(body.index(units[-1]) + 1, nodes[0].unit, scope)
        if later:
            unit = later[0][0].unit
            return cls(body.index(unit) if unit else 0, unit, scope)
        if scope.role == "root":
            raise Unfit(
                Message(
                    en=f"it is not clear where {line.label or line.text[:40]} belongs",
                    ru=f"неясно, куда поместить {line.label or line.text[:40]}",
                )
            )
        return cls(_end_of(job, scope), None, scope)


def _siblings(line: Line, kind: str, scope: Node) -> list[tuple[Node, LabelValue, LabelValue]]:
    """The provisions of the series a new number belongs to, each with its value and that of the new one in the
    same style.
    """
    heading = kind in HEADED and (_has_level(line) or named(line.text) is not None)
    own = [named(line.text)] if heading and not line.label else list(readings(line.label))
    wanted = [value for value in own if value]
    role = "head" if heading else "item"
    found = []
    for node in scope.walk():
        for value in wanted:
            alike = node.value is not None and node.value.style is value.style
            same_word = node.value is not None and node.value.word.lower() == value.word.lower()
            if node.role == role and alike and same_word and node.value and not _bullet(node.value):
                found.append((node, node.value, value))
                break
    marked = [row for row in found if (row[1].before, row[1].after) == (row[2].before, row[2].after)]
    found = marked or found
    if not found:
        return []
    least = min(row[0].depth for row in found)
    return [row for row in found if row[0].depth == least]


def _bullet(value: LabelValue) -> bool:
    return value.style is Style.BULLET


def _order(value: LabelValue) -> tuple[tuple[int, ...], int, str]:
    digits = re.search(r"\d+", value.inserted.translate(str.maketrans("¹²³", "123")))
    return value.numbers, int(digits[0]) if digits else 0, value.inserted


def _end_of(job: Job, scope: Node) -> int:
    body = job.working.body
    units = [unit for unit in scope.units() if unit in body]
    return body.index(units[-1]) + 1 if units else len(body)


def _lines(quote: Quote | None) -> list[Line]:
    if quote is None or not quote.text.strip():
        raise Unfit(Message(en="the operation quotes no text", ru="в поправке нет текста в кавычках"))
    done = []
    for line in quote.lines:
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
    if not numbers or _has_level(first) or (new[0].last.kind in HEADED and named(first.text)):
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


def _has_level(line: Line) -> bool:
    return line.level > 0


def _like_siblings(label: str, sibling: Unit | None) -> str:
    """A number named without punctuation («4», «г») gets that of its neighbours."""
    if sibling is not None and sibling.label and CORE.fullmatch(label):
        return formatted(label, sibling.label)
    return label


def _unit(job: Job, line: Line, place: _Place) -> Unit:
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
    """Give a provision the text of lines: the first for itself, the others in the place of what stood below."""
    unit = node.unit
    assert unit is not None
    _reword(unit, lines[0])
    _take_out(
        job, [each for each in node.units() if each is not unit], keep=" ".join(line.text for line in lines)
    )
    siblings = [child.unit for child in node.children if child.role == "item" and child.unit]
    place = _Place(0, siblings[0] if siblings else None, node)
    at = job.working.body.index(unit) + 1
    job.working.body[at:at] = [_unit(job, line, place) for line in lines[1:]]
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
            f"the list around {job.where(node.unit)} has lost its conjunction or keeps one too many: check it",
            f"в перечне ({job.where(node.unit)}) потерян или остался лишним союз: проверьте",
        )
    if at + 1 == len(items) and previous is not None and node.unit.text.rstrip()[-1:] == ".":
        job.warn(
            "the last item of the list is gone: check the punctuation of the one before it",
            "исключена последняя позиция перечня: проверьте знак в конце предыдущей",
        )
