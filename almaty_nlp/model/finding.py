"""What a check says: a finding in its place, with its reason, related places and fixes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from almaty_nlp.model.document import Document, Span
from almaty_nlp.model.message import Message


class Severity(IntEnum):
    """error = wrong for sure, warning = probably wrong, style = taste or house habit."""

    STYLE = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> str:
        """The severity as users write it: style, warning, error."""
        return self.name.lower()


class Safety(IntEnum):
    """How sure a fix is: SAFE is applied on request unseen, ASK is shown first, SHOW is a hint only."""

    SHOW = 1
    ASK = 2
    SAFE = 3


@dataclass(frozen=True, slots=True)
class Edit:
    """Put `text` in the place of a span of one document."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """A way to mend a finding: all its edits or none."""

    title: Message
    edits: tuple[Edit, ...]
    safety: Safety = Safety.ASK


@dataclass(frozen=True, slots=True)
class Place:
    """A span in one of the documents of a run, `path` naming the document."""

    path: str
    span: Span


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong. `rule` is the code (ACR001), `name` the speaking name (acronym-variant).

    `fingerprint` is empty until `model.fingerprint` has named the findings of the whole document.
    """

    rule: str
    name: str
    severity: Severity
    message: Message
    place: Place
    related: tuple[Place, ...] = ()
    fixes: tuple[Fix, ...] = ()
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class Suppressed:
    """A finding somebody decided to live with.

    `by`: baseline, comment (in the text) or list (beside the document).
    """

    finding: Finding
    by: str
    reason: str = ""
    author: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Unread:
    """A document of a batch that could not be read, and why."""

    path: str
    message: Message


@dataclass(frozen=True)
class Review:
    """The outcome of `check`: the documents read and the findings, sorted by document and place.

    `notes` is what the user should know about the run itself; `suppressed` the findings that do not
    count any more. `source` is the text in the other language that the documents were held against.
    `unread` names the documents of a batch that could not be read; the others were checked all the same.
    """

    documents: tuple[Document, ...]
    findings: tuple[Finding, ...]
    notes: tuple[Message, ...] = ()
    suppressed: tuple[Suppressed, ...] = ()
    source: Document | None = None
    unread: tuple[Unread, ...] = ()

    def document(self, path: str) -> Document:
        """Return the document, or the source, that was read from `path`; KeyError when there is none."""
        for document in self.documents:
            if document.path == path:
                return document
        if self.source is not None and self.source.path == path:
            return self.source
        raise KeyError(path)
