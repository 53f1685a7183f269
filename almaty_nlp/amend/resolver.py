"""References against the tree of the moment: one place for each unit named, or the reason why not."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from almaty_nlp.amend.finder import plain
from almaty_nlp.amend.operations import Ref, Step, Unfit
from almaty_nlp.amend.outline import Node
from almaty_nlp.amend.vocabulary import HEADED, UNITS
from almaty_nlp.amend.working import Unit, Working
from almaty_nlp.model.message import Message
from almaty_nlp.text.labels import Style, readings

STEP = " › "
SHORT = 60
OPENING_WORDS = 3
TAIL = " .;,:"
CAPTION = re.compile(r"(?:таблица|table)\s+(?:№\s*)?(\w+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Target:
    """What a reference means: the units whose text is meant, and the node they hang on where they are part of
    the running text.

    `part`: «» (the whole unit), own (its own paragraph without what stands below), sentence, heading, call, footnote, row, column, table; `ordinals` those of
    the sentences; `note` the label of a note.
    """

    units: tuple[Unit, ...]
    node: Node | None = None
    part: str = ""
    ordinals: tuple[int, ...] = ()
    note: str = ""

    @property
    def head(self) -> Unit:
        """The unit itself, of those below it the first."""
        return self.units[0]


def resolve(ref: Ref, root: Node, working: Working) -> list[Target]:
    """Return the places a reference names, one for each number in it. Raises Unfit for none or several."""
    scopes = [root]
    for at, step in enumerate(ref.steps):
        if special := SPECIAL.get(step.kind):
            return special(ref.steps[at:], scopes, working, ref)
        scopes = [node for scope in scopes for node in _nodes(step, scope, ref)]
    if ref.last.kind == "block":
        return [Target((node.unit,), node, "own") for node in scopes if node.unit]
    return [Target(tuple(_text(node, working)), node) for node in scopes]


def whole(root: Node, working: Working) -> Target:
    """Return the target of operations on the whole text."""
    return Target(tuple(working.all()), root)


def address(node: Node | None) -> str:
    """Return the path to a node as a reader would cite it."""
    steps: list[str] = []
    while node is not None and node.unit is not None:
        unit = node.unit
        if node.role == "head":
            words = unit.text.split(".")[0] if not unit.label else unit.label.strip(".)(: ")
            steps.append(words[:SHORT])
        elif node.role == "item":
            steps.append(unit.label.strip(".)(: ") or "•")
        elif not steps:
            steps.append(f"«{unit.text[:SHORT].strip()}…»" if len(unit.text) > SHORT else f"«{unit.text}»")
        node = node.parent
    return STEP.join(reversed(steps))


def no_place(ref: Ref, candidates: Iterable[str] = ()) -> Unfit:
    """Return the complaint that the text has no such unit."""
    return Unfit(
        Message(
            en=f"the text has no such place: “{ref.text}”",
            ru=f"в тексте нет такого места: «{ref.text}»",
        ),
        tuple(candidates),
    )


def several(ref: Ref, nodes: Sequence[Node]) -> Unfit:
    """Return the complaint that several units fit."""
    return Unfit(
        Message(
            en=f"“{ref.text}” fits {len(nodes)} places of the text",
            ru=f"под «{ref.text}» подходят места в тексте: {len(nodes)}",
        ),
        tuple(address(node) for node in nodes),
    )


def _text(node: Node, working: Working) -> list[Unit]:
    return list(working.all()) if node.role == "root" else node.units()


def _nodes(step: Step, scope: Node, ref: Ref) -> list[Node]:
    if step.kind in ("whole", "any", "operative", "list"):
        return [scope]
    if step.kind == "preamble":
        return [_preamble(scope, ref)]
    if step.quote is not None:
        return [_one(_by_text(step, scope), ref)]
    if step.numbers:
        return [_one(_labelled(step, number, scope), ref) for number in step.numbers]
    if step.ordinals:
        return [_counted(step, ordinal, scope, ref) for ordinal in step.ordinals]
    found = [node for node in scope.walk() if node.role == ("head" if step.kind in HEADED else "item")]
    if step.kind == "block" and scope.role in ("item", "paragraph"):
        return [scope]
    return [_one([node for node in found if _word(node) == step.kind] or found, ref)]


def _one(found: list[Node], ref: Ref) -> Node:
    if not found:
        raise no_place(ref)
    if len(found) > 1:
        raise several(ref, found)
    return found[0]


def _labelled(step: Step, number: str, scope: Node) -> list[Node]:
    """The nodes a number may mean: headings for sections and articles, items for points, the outermost first."""
    headed = step.kind in HEADED
    nodes = list(scope.walk())
    roles = ("head", "item") if headed else ("item", "head")
    for role, strict in ((roles[0], True), (roles[0], False), (roles[1], True)):
        found = [n for n in nodes if n.role == role and _same(n, number, strict=strict)]
        if headed and role == "head":
            found = _worded(found, step.kind)
        if role == "item" and not strict and not headed:
            found = _positions(nodes, number)
        if found:
            return _narrowed(found, step, number)
    return []


def _positions(nodes: Sequence[Node], number: str) -> list[Node]:
    """«item 1» of a list with bullets."""
    items = [node for node in nodes if node.role == "item"]
    top = [node for node in items if node.depth == min(each.depth for each in items)]
    if not number.isdigit() or any(node.value and node.value.style is not Style.BULLET for node in top):
        return []
    return top[int(number) - 1 : int(number)]


def _narrowed(found: list[Node], step: Step, number: str) -> list[Node]:
    if step.kind == "subpoint" and any(node.depth > 1 for node in found):
        found = [node for node in found if node.depth > 1]
    least = min(node.depth for node in found)
    found = [node for node in found if node.depth == least]
    typed = [node for node in found if node.unit and node.unit.label == number]
    return typed if len(found) > 1 and typed else found


def _worded(found: list[Node], kind: str) -> list[Node]:
    """Headings that name themselves so («Article 3»), else those that bear a bare number."""
    named = [node for node in found if _word(node) == kind]
    return named or [node for node in found if not _word(node)]


def _word(node: Node) -> str:
    word = node.value.word.lower() if node.value else ""
    return _kind(word) if word else ""


@cache
def _kind(word: str) -> str:
    for names in UNITS.values():
        for kind, form in names:
            if re.fullmatch(form, word, re.IGNORECASE):
                return kind
    return word


def _same(node: Node, number: str, *, strict: bool) -> bool:
    """Compare a number as typed in the instrument with the label of a unit, punctuation apart."""
    if node.value is None:
        return False
    own = [node.value, *readings(node.unit.label if node.unit else "")]
    for wanted in readings(number) or readings(f"{number})"):
        for value in own:
            if value.numbers != wanted.numbers or value.style is Style.BULLET:
                continue
            if _later(value.inserted) == _later(wanted.inserted) and (
                value.style is wanted.style or (not strict and node.role == "head")
            ):
                return True
    return False


def _later(inserted: str) -> str:
    return inserted.replace("–", "-").replace("‑", "-").strip()


def _by_text(step: Step, scope: Node) -> list[Node]:
    assert step.quote is not None
    wanted = plain(step.quote.text).strip(TAIL)
    tests: dict[str, Callable[[str], bool]] = {
        "is": lambda text: text == wanted,
        "starts": lambda text: text.startswith(wanted),
        "ends": lambda text: text.endswith(wanted),
        "has": lambda text: wanted in text,
    }
    roles = ("head",) if step.kind in HEADED else ("item", "paragraph")
    nodes = [n for n in scope.walk() if n.unit and n.role in roles]
    return [n for n in nodes if n.unit and tests[step.how](plain(n.unit.text).strip(TAIL))]


def _counted(step: Step, ordinal: int, scope: Node, ref: Ref) -> Node:
    if step.kind in HEADED or (step.kind in ("point", "subpoint") and ordinal > 0):
        if found := _labelled(step, str(ordinal), scope):
            return _one(found, ref)
    if step.kind in HEADED:
        rows = _worded([n for n in scope.walk() if n.role == "head"], step.kind)
    elif step.kind == "block":
        rows = _paragraphs(scope)
    else:
        items = [node for node in scope.walk() if node.role == "item"]
        rows = [node for node in items if node.depth == min(each.depth for each in items)]
    at = ordinal if ordinal < 0 else ordinal - 1
    if not -len(rows) <= at < len(rows):
        raise no_place(ref)
    return rows[at]


def _paragraphs(scope: Node) -> list[Node]:
    """What «абзац» counts: the words of the unit itself, its further paragraphs and bullets, not its points."""
    own = [scope] if scope.role in ("item", "paragraph") else []
    rows = [
        node
        for node in scope.children
        if node.role == "paragraph"
        or (node.role == "item" and node.value is not None and node.value.style is Style.BULLET)
    ]
    below = [] if own or rows else [node for node in scope.children if node.role == "item"]
    return own + rows + below


def _preamble(scope: Node, ref: Ref) -> Node:
    """What stands before the first heading or numbered point."""
    node = Node(None, "preamble", parent=scope)
    for child in scope.children:
        if child.role == "title":
            continue
        numbered = child.role == "item" and child.value and child.value.style is not Style.BULLET
        named = child.unit is not None and re.match(r"преамбула|preamble", child.unit.text, re.IGNORECASE)
        if named and child.role == "head":
            return child
        if child.role == "head" or numbered:
            break
        node.children.append(child)
    opening = next((at for at, child in enumerate(node.children) if _is_opening(child)), -1)
    node.children = node.children[opening + 1 :]
    if not node.children:
        raise no_place(ref)
    return node


def _is_opening(node: Node) -> bool:
    """«Генеральная Ассамблея,»: the body that speaks is no paragraph of the preamble."""
    text = node.unit.text.strip() if node.unit else ""
    return text.endswith(",") and len(text.split()) <= OPENING_WORDS and text[:1].isupper()


def _sentences(steps: Sequence[Step], scopes: list[Node], working: Working, ref: Ref) -> list[Target]:
    step = steps[0]
    heads = [scope for scope in scopes if scope.unit is not None]
    if not heads:
        heads = [_one([n for n in scopes[0].children if n.role == "paragraph"], ref)]
    return [Target((node.unit,), node, "sentence", step.ordinals) for node in heads if node.unit]


def _headings(steps: Sequence[Step], scopes: list[Node], working: Working, ref: Ref) -> list[Target]:
    found = []
    for scope in scopes:
        node = scope
        if scope.role == "root":
            titles = [n for n in scope.children if n.role == "title"]
            heads = [n for n in scope.children if n.role == "head"]
            node = _one(titles or heads[:1], ref)
        if node.unit is None or node.role not in ("head", "title"):
            raise no_place(ref)
        found.append(Target((node.unit,), node, "heading"))
    return found


def _notes(steps: Sequence[Step], scopes: list[Node], working: Working, ref: Ref) -> list[Target]:
    found = []
    inside = {unit.id for scope in scopes for unit in _text(scope, working)}
    called = [
        label for label, _ in working.notes if any(unit.id in inside for unit in working.callers(label))
    ]
    for label in steps[0].numbers or (called if len(called) == 1 else ()):
        units = working.note(label.strip("[]^*()"))
        if units is None:
            raise no_place(ref)
        found.append(Target(tuple(units), None, "footnote", note=label.strip("[]^*()")))
    if not found:
        raise no_place(ref, called)
    return found


def _calls(steps: Sequence[Step], scopes: list[Node], working: Working, ref: Ref) -> list[Target]:
    found = []
    for label in steps[0].numbers:
        inside = [unit for scope in scopes for unit in _text(scope, working)]
        units = tuple(unit for unit in inside if f"[^{label}]" in unit.text)
        if not units:
            raise no_place(ref)
        found.append(Target(units, None, "call", note=label))
    if not found:
        raise no_place(ref)
    return found


def _cells(steps: Sequence[Step], scopes: list[Node], working: Working, ref: Ref) -> list[Target]:
    """Tables, rows and columns: «в графе 2 строки 3 таблицы 1»; the row of the heads is not counted."""
    cells = [unit for scope in scopes for unit in _text(scope, working) if unit.block.cell]
    by_kind = {step.kind: step for step in steps}
    entry = by_kind.get("entry")
    if step := by_kind.get("table"):
        cells = _of_table(step, cells, working, ref)
    numbers = {unit.block.cell.table for unit in cells if unit.block.cell}
    if len(numbers) != 1:
        raise no_place(ref)
    part = "table"
    targets = [cells]
    if step := by_kind.get("row") or entry:
        targets, part = _of_rows(step, cells, ref), "row"
    if step := by_kind.get("column"):
        targets, part = [_of_columns(step, group, ref) for group in targets], "column"
    return [Target(tuple(group), None, part) for group in targets]


def _of_table(step: Step, cells: list[Unit], working: Working, ref: Ref) -> list[Unit]:
    order = list(dict.fromkeys(unit.block.cell.table for unit in cells if unit.block.cell))
    if not step.numbers and not step.ordinals:
        chosen = order
    else:
        wanted = step.numbers[0] if step.numbers else str(step.ordinals[0])
        captions = _captions(working)
        chosen = [table for table in order if captions.get(table) == wanted]
        if not chosen and wanted.isdigit():
            chosen = order[int(wanted) - 1 : int(wanted)] if not captions else []
    if len(chosen) != 1:
        raise no_place(ref)
    return [unit for unit in cells if unit.block.cell and unit.block.cell.table == chosen[0]]


def _captions(working: Working) -> dict[int, str]:
    found: dict[int, str] = {}
    for before, unit in zip(working.body, working.body[1:], strict=False):
        if unit.block.cell and not before.block.cell and (match := CAPTION.match(before.text)):
            found[unit.block.cell.table] = match[1]
    return found


def _of_rows(step: Step, cells: list[Unit], ref: Ref) -> list[list[Unit]]:
    rows: dict[int, list[Unit]] = {}
    for unit in cells:
        assert unit.block.cell is not None
        rows.setdefault(unit.block.cell.row, []).append(unit)
    body = [rows[at] for at in sorted(rows)][1:]
    if step.quote is not None:
        wanted = plain(step.quote.text).strip(TAIL)
        found = [row for row in body if plain(row[0].text).strip(TAIL) == wanted] or [
            row for row in body if any(wanted in plain(cell.text) for cell in row)
        ]
        if len(found) != 1:
            raise no_place(ref, (" | ".join(cell.text for cell in row) for row in found))
        return found
    result = []
    for number in step.numbers or tuple(map(str, step.ordinals)):
        own = [row for row in body if plain(row[0].text).strip(TAIL) == number.strip(TAIL)]
        if own:
            result.append(own[0])
        elif step.how != "number" and number.lstrip("-").isdigit() and int(number) <= len(body):
            result.append(body[int(number) - (int(number) > 0)])
        else:
            raise no_place(ref)
    if not result:
        raise no_place(ref)
    return result


def _of_columns(step: Step, cells: list[Unit], ref: Ref) -> list[Unit]:
    wanted = {int(n) - 1 for n in step.numbers if n.isdigit()} | {n - 1 for n in step.ordinals}
    found = [unit for unit in cells if unit.block.cell and unit.block.cell.column in wanted]
    if not found:
        raise no_place(ref)
    return found


Special = Callable[[Sequence[Step], list[Node], Working, Ref], list[Target]]

SPECIAL: dict[str, Special] = {
    "sentence": _sentences, "heading": _headings, "footnote": _notes, "call": _calls, "table": _cells,
    "row": _cells, "column": _cells,
}  # fmt: skip
