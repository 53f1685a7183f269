"""What a DOCX gives while it is read: drafts that become the frozen document in `assembly`."""

from __future__ import annotations

from dataclasses import dataclass, field

from almaty_nlp.model.document import Form, Kind, Layer, Notice, Run
from almaty_nlp.model.origin import DocxPiece


@dataclass(slots=True)
class CellDraft:
    """A table cell and how far it reaches; merged cells below grow `rows`."""

    table: int
    row: int
    column: int
    rows: int = 1
    columns: int = 1


@dataclass(slots=True, eq=False)
class Draft:
    """A paragraph that was read. `paragraph` is its number in the part; `kept`: it becomes a block."""

    id: str
    part: str
    paragraph: int
    layer: Layer
    kind: Kind
    form: Form
    before: Form | None = None
    cell: CellDraft | None = None
    text: str = ""
    runs: tuple[Run, ...] = ()
    pieces: tuple[DocxPiece, ...] = ()
    kept: bool = True


@dataclass(slots=True, eq=False)
class RevisionDraft:
    """A tracked change and the stretches (draft, start, end) it covers; `look` holds the old bits of a
    format.
    """

    kind: str
    author: str = ""
    date: str = ""
    group: str = ""
    spans: list[tuple[Draft, int, int]] = field(default_factory=list)
    look: int | None = None

    @property
    def hand(self) -> tuple[str, str, str, str, int | None]:
        """What two pieces of one change have in common."""
        return self.kind, self.author, self.date, self.group, self.look

    def continues(self, other: RevisionDraft) -> bool:
        """Tell whether this change goes on where `other`, of the same hand, ended in the same paragraph."""
        if self.hand != other.hand:
            return False
        (draft, start, _), (last, _, end) = self.spans[0], other.spans[-1]
        return draft is last and start == end


@dataclass(frozen=True, slots=True)
class NoteCall:
    """A place that calls a note: the note's id in its part, the place, and what numbers it there."""

    note: str
    draft: Draft
    offset: int
    mark: str | None
    section: int
    page: int
    revised: tuple[str, ...]


@dataclass(slots=True)
class CommentMarks:
    """Where a comment begins, ends and is called: (number of the draft, offset)."""

    start: tuple[int, int] | None = None
    end: tuple[int, int] | None = None
    call: tuple[int, int] | None = None


@dataclass(slots=True)
class Section:
    """A section as its w:sectPr describes it: headers and footers by relationship id, settings of note
    numbers.
    """

    furniture: tuple[tuple[Kind, str], ...] = ()
    notes: dict[str, dict[str, str]] = field(default_factory=dict)


@dataclass(slots=True)
class Collected:
    """Everything read so far, in document order."""

    drafts: list[Draft] = field(default_factory=list)
    tables: list[list[list[CellDraft]]] = field(default_factory=list)
    revisions: list[RevisionDraft] = field(default_factory=list)
    footnotes: list[NoteCall] = field(default_factory=list)
    endnotes: list[NoteCall] = field(default_factory=list)
    comments: dict[str, CommentMarks] = field(default_factory=dict)
    sections: list[Section] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    moves: dict[str, str] = field(default_factory=dict)
    page: int = 0

    def revise(self, revision: RevisionDraft) -> None:
        """Add a change, as part of the one before it where Word only cut it at a run's border."""
        last = self.revisions[-1] if self.revisions else None
        if last is not None and last.spans and revision.spans and revision.continues(last):
            draft, start, _ = last.spans[-1]
            last.spans[-1] = (draft, start, revision.spans[0][2])
        else:
            self.revisions.append(revision)
