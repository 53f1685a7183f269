"""References against the tree of the moment: one place for each unit named, or the reason why not."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

from almaty_nlp.amend.finder import plain
from almaty_nlp.amend.operations import Ref, Step
from almaty_nlp.amend.outline import Node
from almaty_nlp.amend.table_places import cells
from almaty_nlp.amend.targets import Target, no_place, several, text_of
from almaty_nlp.amend.vocabulary import HEADED, UNITS
from almaty_nlp.amend.working import Working
from almaty_nlp.text.labels import Style, readings

OPENING_WORDS = 3
FIRST_WORD = re.compile(r"\w+")
TAIL = " .;,:"


def resolve(ref: Ref, root: Node, working: Working) -> list[Target]:
    """Return the places a reference names, one for each number in it. Raises Unfit for none or several."""
    scopes = [root]
    for at, step in enumerate(ref.steps):
        if special := SPECIAL.get(step.kind):
            return special(ref.steps[at:], scopes, working, ref)
        scopes = [node for scope in scopes for node in _nodes(step, scope, ref)]
    if ref.last.kind == "block":
        return [Target((node.unit,), node, "own") for node in scopes if node.unit]
    return [Target(tuple(text_of(node, working)), node) for node in scopes]


def whole(root: Node, working: Working) -> Target:
    """Return the target of operations on the whole text."""
    return Target(tuple(working.all()), root)


def _nodes(step: Step, scope: Node, ref: Ref) -> list[Node]:
    if step.kind in ("whole", "any", "operative"):
        return [scope]
    if step.kind == "list":
        return [_list(scope)]
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
    bare = [node for node in found if step.kind in HEADED and _bare_word(node) == step.kind]
    return [_one(bare or [node for node in found if _word(node) == step.kind] or found, ref)]


def _list(scope: Node) -> Node:
    """What holds the one list with bullets of a scope; the scope itself where there is none, or several."""
    holders = [node for node in (scope, *scope.walk()) if any(map(_is_bullet, node.children))]
    return holders[0] if len(holders) == 1 else scope


def _is_bullet(node: Node) -> bool:
    return node.role == "item" and node.value is not None and node.value.style is Style.BULLET


def _one(found: list[Node], ref: Ref) -> Node:
    if not found:
        raise no_place(ref)
    if len(found) > 1:
        raise several(ref, found)
    return found[0]


def _labelled(step: Step, number: str, scope: Node) -> list[Node]:
    """The nodes a number may mean: headings for sections, items for points, the outermost first."""
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


def _bare_word(node: Node) -> str:
    """The kind of unit that a heading without a number says it is: «Приложение», “Annex: forms”."""
    first = FIRST_WORD.match(node.unit.text) if node.unit and not _word(node) else None
    return _kind(first[0].lower()) if first else ""


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
    labelled = step.kind in HEADED or (step.kind in ("point", "subpoint") and ordinal > 0)
    if labelled and (found := _labelled(step, str(ordinal), scope)):
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
    """What «абзац» counts: the words of the unit, its further paragraphs and bullets, not its points."""
    own = [scope] if scope.role in ("item", "paragraph") else []
    rows = [node for node in scope.children if node.role == "paragraph" or _is_bullet(node)]
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
    inside = {unit.id for scope in scopes for unit in text_of(scope, working)}
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
        inside = [unit for scope in scopes for unit in text_of(scope, working)]
        units = tuple(unit for unit in inside if f"[^{label}]" in unit.text)
        if not units:
            raise no_place(ref)
        found.append(Target(units, None, "call", note=label))
    if not found:
        raise no_place(ref)
    return found


Special = Callable[[Sequence[Step], list[Node], Working, Ref], list[Target]]

SPECIAL: dict[str, Special] = {
    "sentence": _sentences, "heading": _headings, "footnote": _notes, "call": _calls, "table": cells,
    "row": cells, "column": cells,
}  # fmt: skip
