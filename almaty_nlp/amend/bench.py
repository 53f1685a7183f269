"""The bench a draft is made on: the text of the moment, the version wanted, the clauses kept so far."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from almaty_nlp.amend.applier import APPLIED, carry_out, places_of
from almaty_nlp.amend.grammar import read_clause
from almaty_nlp.amend.job import Group, Job
from almaty_nlp.amend.lexer import Clause
from almaty_nlp.amend.naming import name
from almaty_nlp.amend.operations import Line
from almaty_nlp.amend.outline import Node, outline
from almaty_nlp.amend.splice import Runs
from almaty_nlp.amend.wording import Wording
from almaty_nlp.amend.working import Unit, Working
from almaty_nlp.model.document import Block
from almaty_nlp.model.message import Message

Lines = list[Line]


@dataclass(frozen=True, slots=True)
class Goal:
    """A block of the new version: label, text with note calls, formatting."""

    block: Block
    text: str
    runs: Runs


@dataclass(frozen=True, slots=True)
class Point:
    """The clauses of one point in the order they were applied; `lead` opens a group, `names` are the words at
    the head of its clauses that the lead makes needless.
    """

    clauses: tuple[Lines, ...]
    lead: str = ""
    names: tuple[str, ...] = ()


@dataclass(slots=True)
class Bench:
    """The text of the moment, the version wanted, and the clauses kept so far, by the unit they are about."""

    working: Working
    goals: dict[str, Goal]
    pairs: dict[int, Goal]
    wording: Wording
    points: list[Point] = field(default_factory=list)
    notices: list[Message] = field(default_factory=list)

    @property
    def language(self) -> str:
        """The language of both versions."""
        return self.wording.language

    def root(self) -> Node:
        """The tree of the moment."""
        return outline(self.working)

    def name(self, unit: Unit, case: str, *, own: bool = False) -> str | None:
        """Return a name of a unit that means it alone."""
        return name(unit, self.root(), self.working, self.language, case, own=own)

    def run(self, lines: Lines) -> bool:
        """Apply a clause; False, and nothing changed, where it is not understood or does not fit."""
        reading = read_clause(Clause(lines), self.language, "1")
        if reading.unknown or not reading.operations:
            return False
        saved = self.working.snapshot()
        group = Group()
        for operation in reading.operations:
            job = Job(self.working, self.language, operation, {}, group)
            if carry_out(job, places_of(operation, self.working)).status != APPLIED:
                self.working.restore(saved)
                return False
        return True

    def try_clause(self, lines: Lines, wanted: Callable[[], bool]) -> bool:
        """Apply a clause and keep it where it does what is wanted."""
        saved = self.working.snapshot()
        if not self.run(lines):
            return False
        if wanted():
            return True
        self.working.restore(saved)
        return False

    def keep(self, clauses: Sequence[Lines], lead: str = "", names: tuple[str, ...] = ()) -> None:
        """Put clauses that were applied into the instrument as one point."""
        if clauses:
            self.points.append(Point(tuple(clauses), lead, names))


def is_head(block: Block) -> bool:
    """Return True for a title or a heading."""
    return block.kind.value in ("heading", "title")


def unsaid(text: str) -> Message:
    """Return the notice of a change that no formula of the style can say."""
    return Message(
        en=f"no formula expresses this change; make it by hand: {text[:60]}",
        ru=f"это изменение не выразить формулой, внесите его вручную: {text[:60]}",
    )
