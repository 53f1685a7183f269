"""What differs between two versions of a document: provisions put in, taken out, reworded, moved,
renumbered.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from almaty_nlp.model.document import BlockId, Document
from almaty_nlp.model.message import Message


class ChangeKind(StrEnum):
    """What happened to a provision. A pure change of number is `renumber`; a provision moved and
    reworded is one `move`.
    """

    INSERT = "insert"
    DELETE = "delete"
    MODIFY = "modify"
    MOVE = "move"
    RENUMBER = "renumber"


class Meaning(StrEnum):
    """The kinds of meaning a change may carry, the gravest first; `WEIGHTS` has their order."""

    MODALITY = "modality"
    NUMBER = "number"
    DATE = "date"
    MEMBERSHIP = "membership"
    BRACKET = "bracket"
    TERM = "term"
    WORDING = "wording"
    FOOTNOTE = "footnote"
    TABLE = "table"
    STRUCTURE = "structure"
    EDITORIAL = "editorial"


WEIGHTS: Mapping[Meaning, int] = {meaning: -rank for rank, meaning in enumerate(Meaning)}
"""Heavier meanings have greater weights; views that sort put the heaviest first."""


class Op(StrEnum):
    """What happened to a stretch of words."""

    EQUAL = "equal"
    DELETE = "delete"
    INSERT = "insert"


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of words that stayed, went or came. Equal and deleted stretches in order make up the old
    text, equal and inserted ones the new text, character by character.
    """

    op: Op
    text: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a change carries a meaning: the words of the old and the new text that show it («» = none)."""

    meaning: Meaning
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Place:
    """A provision in one version.

    `blocks` are the ids of its blocks in reading order (several for a table row, and where paragraphs were
    split or joined), `index` the position of the first in `Document.blocks`. `text` has the length of the
    blocks' own text, special spaces shown as plain ones; cells of a row are joined by « | », paragraphs by
    a line feed. The label is apart from it.
    """

    blocks: tuple[BlockId, ...]
    index: int
    address: str
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Part:
    """One block of a change: the old block, the new block (None = there is none) and its words; a block
    that did not change in a changed row has no words.
    """

    old: BlockId | None
    new: BlockId | None
    words: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to one provision.

    `old` is None for an insertion, `new` for a deletion. `words` is the whole text of the provision (empty
    where the text stayed the same: a pure renumbering or move); `parts` the same block by block, for
    writing it back. `follows` says that only a reference to a renumbered provision was changed. `group`
    joins the changes of one renumbered series («» = alone). `authors` are those of the tracked changes in
    it, where it was tracked.
    """

    kind: ChangeKind
    meanings: tuple[Meaning, ...]
    old: Place | None
    new: Place | None
    words: tuple[Words, ...] = ()
    parts: tuple[Part, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    follows: bool = False
    group: str = ""
    authors: tuple[str, ...] = ()

    @property
    def place(self) -> Place:
        """The place in the new version, or in the old one for a deletion."""
        place = self.new or self.old
        assert place is not None
        return place

    @property
    def weight(self) -> int:
        """The weight of its gravest meaning."""
        return max(WEIGHTS[meaning] for meaning in self.meanings)


@dataclass(frozen=True)
class Comparison:
    """Two versions and the changes between them, in the order of the new text (deletions where they stood).

    `pairs` are the ids of the provisions' blocks that answer each other, changed or not, in the order of
    the old text. `notes` tell what was done to the input before comparing.
    """

    old: Document
    new: Document
    changes: tuple[Change, ...]
    pairs: tuple[tuple[BlockId, BlockId], ...] = ()
    notes: tuple[Message, ...] = ()

    @cached_property
    def summary(self) -> Mapping[str, int]:
        """Number of changes of each kind that occurs; a renumbered series counts once."""
        kinds = [kind for kind, _ in dict.fromkeys(self._counted())]
        return {kind.value: count for kind in ChangeKind if (count := Counter(kinds)[kind])}

    def _counted(self) -> list[tuple[ChangeKind, object]]:
        return [
            (c.kind, c.group if c.kind is ChangeKind.RENUMBER and c.group else at)
            for at, c in enumerate(self.changes)
        ]

    @cached_property
    def meanings(self) -> Mapping[str, int]:
        """Number of changes with each meaning that occurs, the gravest first."""
        count = Counter(meaning for change in self.changes for meaning in change.meanings)
        return {meaning.value: count[meaning] for meaning in Meaning if count[meaning]}


class Status(StrEnum):
    """How the other language answers a change: with the same one, with none, or with an unequal one."""

    SAME = "same"
    MISSING = "missing"
    UNEQUAL = "unequal"


NO_REASON = Message("", "")


@dataclass(frozen=True, slots=True)
class Answer:
    """What the other language did where one was changed: its change (None = none), the provision there
    (None = nothing answers it) and why the two differ («» in both languages = they do not).
    """

    status: Status
    reason: Message = NO_REASON
    change: Change | None = None
    place: Place | None = None


@dataclass(frozen=True)
class Joint:
    """The same amendment in two languages; `answers` follow the changes of `first`, `others` those of
    `second`.
    """

    first: Comparison
    second: Comparison
    answers: tuple[Answer, ...]
    others: tuple[Answer, ...]

    @property
    def equal(self) -> bool:
        """True when both languages were changed alike throughout."""
        return all(answer.status is Status.SAME for answer in (*self.answers, *self.others))


@dataclass(frozen=True, slots=True)
class Thread:
    """One provision through several versions: what each step did to it (None = nothing)."""

    steps: tuple[Change | None, ...]

    @property
    def last(self) -> Change:
        """Its latest change."""
        return next(step for step in reversed(self.steps) if step is not None)


@dataclass(frozen=True)
class History:
    """Three or more versions: the comparison of each with the next, and the provisions that changed at
    all, in the order in which they first did.
    """

    comparisons: tuple[Comparison, ...]
    threads: tuple[Thread, ...]
