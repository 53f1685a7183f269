"""Addresses: the path a reader would cite, «Annex 4 › 29», «Статья 5 › 2 › а», the same from every format.

Headings give the outer steps. Inside a section the depth of a label follows from the change of its style (1.
→ (a) → (i)), as drafters nest them, and not from indents, which word processors, PDF and Markdown keep each
in their own way.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from almaty_nlp.model.document import Block, Kind, Layer, Note
from almaty_nlp.text.label_tables import UNIT_RANKS
from almaty_nlp.text.labels import WORDED, LabelValue, Style, follows, named, parse_label, series

STEP = " › "
SHORT = 48
"""Characters of a heading without a number that stand for it in an address."""

NOTE_WORDS = {"ru": "сноска", "en": "note"}
TABLE_WORDS = {"ru": "таблица", "en": "table"}
PUNCTUATION = ".:)/( "


@dataclass(slots=True)
class _Head:
    """An open heading: outline level, rank of its unit (0: none), its step and the value of its label."""

    level: int
    rank: int
    step: str
    value: LabelValue | None = None

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of a label without a word; «Article 3» shares no numbers with «3.1»."""
        return self.value.numbers if self.value and not self.value.word else ()


@dataclass(slots=True)
class _Item:
    """An open item of a list: its value, its step, and how many bullets its list has had."""

    value: LabelValue
    step: str
    count: int = 1


@dataclass(slots=True)
class _Path:
    """Where the walk through the document stands."""

    heads: list[_Head] = field(default_factory=list)
    items: list[_Item] = field(default_factory=list)

    def __str__(self) -> str:
        steps: list[tuple[str, tuple[int, ...]]] = [(head.step, head.numbers) for head in self.heads]
        steps += [(item.step, item.value.numbers) for item in self.items]
        kept: list[tuple[str, tuple[int, ...]]] = []
        for step, numbers in steps:
            # «1 › 1.2 › 1.2.3» says everything three times
            while kept and len(numbers) > len(kept[-1][1]) > 0 and numbers[: len(kept[-1][1])] == kept[-1][1]:
                kept.pop()
            kept.append((step, numbers))
        return STEP.join(step for step, _ in kept)


def addresses(
    blocks: Sequence[Block], language: str | None = None, notes: Iterable[Note] = ()
) -> list[Block]:
    """Return the blocks with `address` filled, as `steps` gives it."""
    found = steps(blocks, language, notes)
    return [
        block if address is None else block.but(address=address)
        for block, address in zip(blocks, found, strict=True)
    ]


def steps(
    blocks: Sequence[Block], language: str | None = None, notes: Iterable[Note] = ()
) -> list[str | None]:
    """Return the address of each block, None for what keeps its own: furniture, contents, the title.

    `language` is that of the words «note» and «table»; `notes` give the numbers of notes whose blocks have
    none themselves, as in Markdown.
    """
    numbers = {note.blocks[0]: note.label for note in notes if note.blocks}
    values = _values(blocks)
    title = _title(blocks)
    path = _Path()
    here = ""
    done: list[str | None] = []
    for at, block in enumerate(blocks):
        if block.layer is Layer.FURNITURE or block.kind is Kind.TOC_ENTRY or at == title:
            done.append(None)
        elif block.layer is Layer.NOTES:
            word = NOTE_WORDS.get(language or "", NOTE_WORDS["en"])
            number = block.label or numbers.get(block.id, "")
            done.append(f"{word} {number}".strip())
        elif block.cell is not None:
            word = TABLE_WORDS.get(language or "", TABLE_WORDS["en"])
            cell = f"{word} {block.cell.table + 1}{STEP}{block.cell.row + 1}:{block.cell.column + 1}"
            done.append(STEP.join(filter(None, (here, cell))))
        else:
            if _walk(path, block, values.get(at)):
                here = str(path)
            done.append(here)
    return done


def _walk(path: _Path, block: Block, value: LabelValue | None) -> bool:
    """Move the path on to a block of the running text; tell whether it may have changed."""
    if block.kind is Kind.HEADING or _is_bare_unit(block):
        _open_head(path, block)
    elif value is not None:
        _open_item(path.items, value, block.label)
    elif block.level == 0:  # an unlabelled paragraph goes on with a numbered point, and ends the lists in it
        keep = path.items[:1]
        goes_on = bool(keep) and keep[0].value.after == "." and keep[0].value.style is not Style.BULLET
        kept = keep if goes_on else []
        if len(kept) == len(path.items):
            return False
        path.items[:] = kept
    else:
        return False
    return True


def _open_head(path: _Path, block: Block) -> None:
    own = parse_label(block.label) if block.label else None
    value = own or named(block.text)
    rank = UNIT_RANKS.get(value.word.lower(), 0) if value else 0
    heads = path.heads
    sibling = next((at for at, head in enumerate(heads) if _goes_on(head.value, value)), None)
    if sibling is not None:  # «3.» after «2.» is its sibling even where the draft set them at two levels
        del heads[sibling:]
    while heads and sibling is None and _closes(heads[-1], block, rank):
        heads.pop()
    heads.append(_Head(block.level, rank, _head_step(block, value), value))
    path.items.clear()


def _goes_on(earlier: LabelValue | None, later: LabelValue | None) -> bool:
    return earlier is not None and later is not None and follows(earlier, later)


def _closes(head: _Head, block: Block, rank: int) -> bool:
    """Tell whether a new heading ends an open one: by the order of units where both have one, or by level."""
    if rank and head.rank:
        return head.rank >= rank
    if block.kind is Kind.HEADING and head.level:
        return head.level >= block.level
    return rank == 1


def _head_step(block: Block, value: LabelValue | None) -> str:
    if block.label:
        return block.label.strip(PUNCTUATION)
    match = WORDED.match(block.text) if value else None
    if match:
        step = match.group().rstrip(PUNCTUATION)
        word = match["word"]
        return step.replace(word, word.capitalize(), 1) if word.isupper() and len(word) > 1 else step
    text = " ".join(block.text.split())
    text = text.rstrip(":.;")
    return text if len(text) <= SHORT else text[: SHORT + 1].rsplit(" ", 1)[0].rstrip(",;:—– ") + "…"


def _open_item(items: list[_Item], value: LabelValue, label: str) -> None:
    """Go on with an open list of the same family, else open one inside the last item."""
    family = value.family
    for at in range(len(items) - 1, -1, -1):
        if items[at].value.family == family:
            count = items[at].count + 1
            del items[at:]
            items.append(_Item(value, _item_step(value, label, count), count))
            return
    items.append(_Item(value, _item_step(value, label, 1)))


def _item_step(value: LabelValue, label: str, count: int) -> str:
    return f"•{count}" if value.style is Style.BULLET else label.strip(PUNCTUATION)


def _is_bare_unit(block: Block) -> bool:
    """A paragraph that is nothing but «Статья 5» or «ANNEX 2» heads what follows, whatever its style."""
    if block.kind is not Kind.PARAGRAPH or len(block.text) > SHORT:
        return False
    match = WORDED.fullmatch(block.text.strip())
    return match is not None and match["word"].lower() in UNIT_RANKS and named(block.text) is not None


def _title(blocks: Sequence[Block]) -> int | None:
    """The position of the heading that names the whole document, which no address repeats."""
    heads = [at for at, block in enumerate(blocks) if block.kind in (Kind.HEADING, Kind.TITLE)]
    if not heads:
        return None
    first = blocks[heads[0]]
    if first.kind is Kind.TITLE:
        return heads[0]
    if named(first.text) or first.label:
        return None
    alone = all(blocks[at].level > first.level for at in heads[1:] if blocks[at].kind is Kind.HEADING)
    return heads[0] if alone else None


def _values(blocks: Sequence[Block]) -> dict[int, LabelValue]:
    """The values of the labels of list items, each section read as its own series."""
    found: dict[int, LabelValue] = {}
    for section in _sections(blocks):
        for at, value in zip(section, series([blocks[at].label for at in section]), strict=True):
            found[at] = value or LabelValue(Style.BULLET, before=blocks[at].label)
    return found


def _sections(blocks: Sequence[Block]) -> Iterator[list[int]]:
    section: list[int] = []
    for at, block in enumerate(blocks):
        if block.kind is Kind.HEADING:
            yield section
            section = []
        elif (
            block.label
            and block.layer is Layer.BODY
            and block.cell is None
            and block.kind is not Kind.TOC_ENTRY
        ):
            section.append(at)
    yield section
