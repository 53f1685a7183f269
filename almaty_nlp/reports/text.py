"""Findings as lines of text: one a line for pipes and editors, the quote under it, a summary last."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from almaty_nlp.model.finding import Finding, Review
from almaty_nlp.model.message import Ui
from almaty_nlp.reports._shared import (
    Excerpt,
    by_document,
    excerpt,
    flat,
    place_in_words,
    quote,
    some,
    summary,
)
from almaty_nlp.reports._words import FIX, SEE

_INDENT = "    "


def render(review: Review, ui: Ui = "en") -> str:
    """Return `path:line:column: severity RULE message`, the quote in its context, what helps, a summary."""
    lines = [line for _, found in by_document(review) for f in found for line in _entry(review, f, ui)]
    return "\n".join([*lines, summary(review, ui)]) + "\n"


def statistics(review: Review, ui: Ui = "en") -> str:
    """Return the number of findings of each rule, the most frequent first; empty when there are none."""
    number = Counter((finding.rule, finding.name) for finding in review.findings)
    lines = [f"{count:6}  {rule:9} {name}" for (rule, name), count in number.most_common()]
    return "".join(f"{line}\n" for line in lines)


def _entry(review: Review, finding: Finding, ui: Ui) -> Iterator[str]:
    where = place_in_words(review, finding.place)
    yield f"{where}: {finding.severity.word} {finding.rule} {flat(finding.message.of(ui))}"
    part = excerpt(review.document(finding.place.path), finding.place.span)
    yield f"{_INDENT}{part.before}{part.quote}{part.after}"
    yield f"{_INDENT}{_carets(part)}"
    for fix in finding.fixes:
        yield f"{_INDENT}{FIX.of(ui)}: {flat(fix.title.of(ui))}"
    shown, more = some(finding.related, ui)
    for place in shown:
        yield f"{_INDENT}{SEE.of(ui)}: {place_in_words(review, place)}: {flat(quote(review, place))}"
    if more:
        yield f"{_INDENT}{more}"


def _carets(part: Excerpt) -> str:
    return " " * len(part.before) + "^" * max(1, len(part.quote))
