"""What an amending instrument says, as values: references to units, quoted passages, typed operations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from almaty_nlp.model.document import Cell, Run
from almaty_nlp.model.message import Message


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph of a quoted passage; note calls stand in the text as «[^label]».

    `level` is the level of a heading the instrument marks as such, 0 for a paragraph; `label` is a number the
    reader of the instrument took off; `cell` is where a paragraph of a table stands in the instrument.
    """

    text: str
    runs: tuple[Run, ...] = ()
    label: str = ""
    level: int = 0
    cell: Cell | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """Words in quotation marks, or the text of whole paragraphs. `mark`: a punctuation mark that was named
    («точку»).
    """

    lines: tuple[Line, ...]
    mark: bool = False

    @property
    def text(self) -> str:
        """The words as typed; paragraphs joined by line feeds."""
        return "\n".join(f"{line.label} {line.text}".strip() for line in self.lines)


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a reference: «пункты 4 и 5», «второе предложение», «позиция «…»».

    `kind` is a key of `vocabulary.RANKS`; `numbers` are labels as typed, `ordinals` positions from 1 (-1: the
    last). `quote` identifies the unit by its text: `how` is «is», «starts», «ends» or «has».
    """

    kind: str
    numbers: tuple[str, ...] = ()
    ordinals: tuple[int, ...] = ()
    quote: Quote | None = None
    how: str = ""


@dataclass(frozen=True, slots=True)
class Ref:
    """A reference to one or several units, from the outermost step in; `text` as the instrument has it."""

    steps: tuple[Step, ...]
    text: str = ""
    new: bool = False

    @property
    def last(self) -> Step:
        """The innermost step."""
        return self.steps[-1]


@dataclass(frozen=True, slots=True)
class Operation:
    """One elementary operation.

    `op` is the number of the point of the instrument («3», «4(b)»); `action` a value of the formula table.
    `units` are the references by role: «unit» (what is amended), «new», «after», «before», «as»; `quotes` the
    passages by slot: «old», «new», «anchor», «text». `everywhere`: every place in the text or the units;
    `inflect`: «» (as quoted), «case» or «number» (case and number of the words replaced).
    """

    op: str
    action: str
    units: Mapping[str, tuple[Ref, ...]] = field(default_factory=dict)
    quotes: Mapping[str, tuple[Quote, ...]] = field(default_factory=dict)
    everywhere: bool = False
    inflect: str = ""
    adjust: bool = False
    words: str = ""

    def refs(self, role: str) -> tuple[Ref, ...]:
        """Return the references with a role, none when the operation has no such role."""
        return self.units.get(role, ())

    def quote(self, slot: str) -> Quote | None:
        """Return the first passage of a slot."""
        return next(iter(self.quotes.get(slot, ())), None)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an operation. `status`: applied or reported; a reported one has a `reason` and changed
    nothing.

    `target` is the reference as the instrument words it; `candidates` are places that might have been meant.
    """

    op: str
    action: str
    target: str
    status: str
    reason: Message | None = None
    candidates: tuple[str, ...] = ()
    warnings: tuple[Message, ...] = ()


class Unfit(Exception):
    """An operation that does not fit the text: caught by the applier, which reports it."""

    def __init__(self, reason: Message, candidates: tuple[str, ...] = ()) -> None:
        super().__init__(reason.en)
        self.reason = reason
        self.candidates = candidates
