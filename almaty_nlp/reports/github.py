"""Findings as workflow commands of GitHub Actions, shown as annotations beside the changed lines.

Syntax and escapes: GitHub Docs, «Workflow commands for GitHub Actions»; the service shows ten
annotations of each level a step, so the gravest come first and what is left out is counted in a line of
its own.
"""

from __future__ import annotations

from almaty_nlp.model.finding import Finding, Review, Severity
from almaty_nlp.model.message import Message, Ui
from almaty_nlp.reports._shared import SEVERITIES, excerpt, flat, from_here, location, place_in_words, summary

LEVEL = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.STYLE: "notice"}
SHOWN = 10
"""Annotations of one level that the service shows a step."""

_CUT = Message(
    "{shown} of {all} shown here ({level}); the whole list: --format html, json or sarif",
    "здесь показано {shown} из {all} ({level}); полный список: --format html, json или sarif",
)


def render(review: Review, ui: Ui = "en") -> str:
    """Return a command a line, the gravest findings first, cut at what the service shows, and a summary."""
    lines = [
        f"::error file={_property(from_here(one.path))},title=almaty::{_data(flat(one.message.of(ui)))}"
        for one in review.unread[:SHOWN]
    ]
    for severity in SEVERITIES:
        found = [finding for finding in review.findings if finding.severity is severity]
        lines += [_command(review, finding, ui) for finding in found[:SHOWN]]
        if len(found) > SHOWN:
            remark = _CUT.of(ui).format(shown=SHOWN, all=len(found), level=LEVEL[severity])
            lines.append(f"::notice title=almaty::{_data(remark)}")
    return "\n".join([*lines, summary(review, ui)]) + "\n"


def _command(review: Review, finding: Finding, ui: Ui) -> str:
    where = location(review, finding.place)
    properties = {"file": from_here(finding.place.path)}
    message = finding.message.of(ui)
    if where.line is not None and where.column is not None:
        properties |= {"line": str(where.line), "endLine": str(where.end_line), "col": str(where.column)}
        if where.end_line == where.line:  # the service refuses columns over several lines
            properties["endColumn"] = str(where.end_column)
    else:
        message = f"{place_in_words(review, finding.place)}: {message}"
    properties["title"] = f"{finding.rule} {finding.name}"
    part = excerpt(review.document(finding.place.path), finding.place.span)
    lines = [
        message,
        f"{part.before}[{part.quote}]{part.after}",
        *(fix.title.of(ui) for fix in finding.fixes),
    ]
    given = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{LEVEL[finding.severity]} {given}::{_data(chr(10).join(flat(line) for line in lines))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
