"""Findings as SARIF 2.1.0 (OASIS), the form that code scanning of GitHub, GitLab and others takes in.

GitHub shows 5,000 results of a run: the gravest come first, the rest is left out and counted in a
notification (GitHub Docs, «SARIF support for code scanning»).
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import quote as percent

from almaty_nlp.checks.page import markdown, pages, plain
from almaty_nlp.model.finding import Finding, Fix, Place, Review, Severity, Suppressed
from almaty_nlp.model.locate import Location
from almaty_nlp.model.message import Message, Ui
from almaty_nlp.reports._shared import address, from_here, location, quote, version

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
MOST = 5_000
"""Results of a run that code scanning shows."""
MOST_RELATED = 100
"""Related locations of a result that code scanning shows."""

LEVEL = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.STYLE: "note"}

_CUT = Message(
    "{left} of {all} findings are left out: code scanning shows {most} results, the gravest are here",
    "опущено {left} из {all}: code scanning показывает не больше {most}, здесь самые важные",
)


def render(review: Review, ui: Ui = "en") -> str:
    """Return the review as SARIF text."""
    return json.dumps(as_data(review, ui), ensure_ascii=False, indent=1) + "\n"


def as_data(review: Review, ui: Ui = "en") -> dict[str, Any]:
    """Return the SARIF log as plain data."""
    ranked = sorted(review.findings, key=lambda finding: -finding.severity)
    shown = ranked[:MOST]
    suppressed = review.suppressed[: MOST - len(shown)]
    everything = [*shown, *(s.finding for s in suppressed)]
    rules = {finding.rule: finding for finding in sorted(everything, key=lambda finding: finding.rule)}
    order = {rule: at for at, rule in enumerate(rules)}
    results = [_result(review, finding, order, ui) for finding in shown]
    results += [{**_result(review, s.finding, order, ui), "suppressions": [_excuse(s)]} for s in suppressed]
    run: dict[str, Any] = {
        "tool": {
            "driver": {
                "name": "almaty-nlp",
                "version": version(),
                "semanticVersion": version(),
                "rules": [_rule(finding, ui) for finding in rules.values()],
            }
        },
        "columnKind": "unicodeCodePoints",
        "language": ui,
        "artifacts": [{"location": {"uri": uri(document.path)}} for document in review.documents],
        "results": results,
        "invocations": [
            {
                "executionSuccessful": not review.unread,
                "toolExecutionNotifications": [*_failures(review, ui), *_remarks(review, ui)],
            }
        ],
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(finding: Finding, ui: Ui) -> dict[str, Any]:
    """Describe a rule. A finding without a page (a rule that crashed) is described by its name."""
    described: dict[str, Any] = {"id": finding.rule, "name": finding.name}
    page = pages(ui).get(finding.rule)
    if page is None:
        return {**described, "shortDescription": {"text": finding.name}}
    return {
        **described,
        "shortDescription": {"text": page.summary},
        "fullDescription": {"text": page.part("Why") or page.summary},
        "help": {"text": plain(page), "markdown": markdown(page)},
        "defaultConfiguration": {"level": LEVEL[page.severity]},
    }


def _result(review: Review, finding: Finding, order: dict[str, int], ui: Ui) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": order[finding.rule],
        "level": LEVEL[finding.severity],
        "message": {"text": finding.message.of(ui)},
        "locations": [_location(review, finding.place)],
        "partialFingerprints": {"almatyFinding/v1": finding.fingerprint},
    }
    if finding.related:
        result["relatedLocations"] = [
            {
                "id": number,
                **_location(review, place),
                "message": {"text": quote(review, place) or finding.name},
            }
            for number, place in enumerate(finding.related[:MOST_RELATED], start=1)
        ]
    if fixes := [fix for fix in (_fix(review, finding, f, ui) for f in finding.fixes) if fix]:
        result["fixes"] = fixes
    return result


def _location(review: Review, place: Place) -> dict[str, Any]:
    where = location(review, place)
    physical: dict[str, Any] = {"artifactLocation": {"uri": uri(place.path)}}
    if (region := _region(where, quote(review, place))) is not None:
        physical["region"] = region
    found: dict[str, Any] = {"physicalLocation": physical}
    logical = address(review, place) or (f"p. {where.page}" if where.page is not None else "")
    if logical:
        found["logicalLocations"] = [{"fullyQualifiedName": logical}]
    return found


def _region(where: Location, text: str) -> dict[str, Any] | None:
    """The region of a text file; DOCX and PDF have none in the sense of SARIF, their place is logical."""
    if where.line is None or where.column is None:
        return None
    return {
        "startLine": where.line,
        "startColumn": where.column,
        "endLine": where.end_line,
        "endColumn": where.end_column,
        "snippet": {"text": text},
    }


def _fix(review: Review, finding: Finding, fix: Fix, ui: Ui) -> dict[str, Any] | None:
    """The fix as replacements in a text file; None where lines are not known."""
    replacements = []
    for edit in fix.edits:
        place = Place(finding.place.path, edit.span)
        region = _region(location(review, place), quote(review, place))
        if region is None:
            return None
        region.pop("snippet")
        replacements.append({"deletedRegion": region, "insertedContent": {"text": edit.text}})
    if not replacements:
        return None
    change = {"artifactLocation": {"uri": uri(finding.place.path)}, "replacements": replacements}
    return {"description": {"text": fix.title.of(ui)}, "artifactChanges": [change]}


def _excuse(suppressed: Suppressed) -> dict[str, Any]:
    kind = "inSource" if suppressed.by == "comment" else "external"
    excuse = {"kind": kind, "justification": suppressed.reason}
    return excuse if suppressed.reason else {"kind": kind}


def _failures(review: Review, ui: Ui) -> Iterable[dict[str, Any]]:
    """The documents that could not be read (SARIF 2.1.0, 3.20.21: conditions met while the tool ran)."""
    for one in review.unread:
        place = {"physicalLocation": {"artifactLocation": {"uri": uri(one.path)}}}
        yield {"level": "error", "message": {"text": one.message.of(ui)}, "locations": [place]}


def _remarks(review: Review, ui: Ui) -> Iterable[dict[str, Any]]:
    texts = [note.of(ui) for note in review.notes]
    left = len(review.findings) - MOST
    if left > 0:
        texts.insert(0, _CUT.of(ui).format(left=left, all=len(review.findings), most=MOST))
    return [{"level": "warning", "message": {"text": text}} for text in texts]


def uri(path: str) -> str:
    """Return a path as a URI reference: relative below the working folder, else with the scheme file."""
    here = from_here(path)
    return Path(path).as_uri() if Path(here).is_absolute() else percent(here)
