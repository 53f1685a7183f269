"""Sets aside the findings that a comment in the text or an entry of a list speaks for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from almaty_nlp import suppressions
from almaty_nlp.checks.naming import matching
from almaty_nlp.checks.rule import Rule
from almaty_nlp.errors import SettingsError
from almaty_nlp.model.document import Document
from almaty_nlp.model.finding import Finding, Suppressed
from almaty_nlp.model.locate import Location, locate
from almaty_nlp.model.message import Message
from almaty_nlp.readers.raw import raw_text
from almaty_nlp.review._comments import Directive, directives, reach

TEXT_FORMATS = ("md", "txt", "markdown")


@dataclass
class Sorted:
    """The findings of one document that count, those that do not, and what is to be said about them."""

    findings: list[Finding] = field(default_factory=list)
    suppressed: list[Suppressed] = field(default_factory=list)
    notes: list[Message] = field(default_factory=list)


def suppress(
    document: Document, found: Sequence[Finding], rules: Sequence[Rule], entries: Sequence[suppressions.Entry]
) -> Sorted:
    """Sort the findings of a document by the comments in it and the entries of the lists that concern it."""
    result = Sorted()
    comments = _comments(document, rules, result.notes)
    codes = {id(e): _codes(rules, e.rule, e.where) for e in entries}
    used: set[int] = set()
    for finding in found:
        where = locate(document, finding.place.span)
        if any(_inside(comment.directive, where) for comment in comments):
            continue  # what a comment of ours says is no text of the author
        comment = next((c for c in comments if c.covers(finding, where)), None)
        entry = next((e for e in entries if _speaks(e, codes[id(e)], finding, document)), None)
        if comment is not None:
            used.add(id(comment))
            result.suppressed.append(Suppressed(finding, "comment", comment.directive.reason))
        elif entry is not None:
            result.suppressed.append(Suppressed(finding, "list", entry.reason, entry.author, entry.date))
        else:
            result.findings.append(finding)
    result.notes += [_idle(document, c.directive) for c in comments if id(c) not in used]
    return result


@dataclass(frozen=True)
class _Comment:
    directive: Directive
    codes: frozenset[str]
    first: int
    last: int

    def covers(self, finding: Finding, where: Location) -> bool:
        """True when the line is covered by the comment and the rule is named in it (none named = all)."""
        line = where.line or 0
        return self.first <= line <= self.last and (not self.codes or finding.rule in self.codes)


def _comments(document: Document, rules: Sequence[Rule], notes: list[Message]) -> list[_Comment]:
    if document.format not in TEXT_FORMATS:
        return []
    comments = []
    for directive in directives(raw_text(Path(document.path))):
        where = f"{document.path}:{directive.line}"
        try:
            codes = frozenset(rule.code for word in directive.rules for rule in matching(rules, word, where))
        except SettingsError as error:
            notes.append(error.message)
            continue
        comments.append(_Comment(directive, codes, *reach(directive, document)))
    return comments


def _inside(directive: Directive, where: Location) -> bool:
    return where.line == directive.line and directive.start <= (where.column or 0) < directive.end


def _idle(document: Document, directive: Directive) -> Message:
    where = f"{document.path}:{directive.line}"
    return Message(
        en=f"{where}: this «almaty: ignore» comment suppresses nothing any more; take it out",
        ru=f"{where}: пометка «almaty: ignore» больше ничего не скрывает; уберите её",
    )


def _codes(rules: Sequence[Rule], word: str, where: str) -> frozenset[str]:
    return frozenset(rule.code for rule in matching(rules, word, where)) if word else frozenset()


def _speaks(entry: suppressions.Entry, codes: frozenset[str], finding: Finding, document: Document) -> bool:
    if codes and finding.rule not in codes:
        return False
    if entry.scope == "place":
        return entry.fingerprint == finding.fingerprint
    if entry.scope == "text":
        return _folded(entry.text) == _folded(document.text(finding.place.span))
    return True


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
