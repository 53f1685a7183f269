"""The one place that wires the floors together: files in, findings out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from almaty_nlp.model.fingerprint import with_fingerprints
from almaty_nlp.model.finding import Finding, Review, Severity

if TYPE_CHECKING:
    from almaty_nlp.glossary import Glossary
    from almaty_nlp.model.document import Document

__all__ = ["check", "fails"]


def check(
    paths: Sequence[str | Path],
    *,
    glossary: Iterable[str | Path] = (),
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
) -> Review:
    from almaty_nlp.readers import read

    terms = _glossary([str(name) for name in glossary])
    documents, findings = [], []
    for path in paths:
        document = read(path)
        documents.append(document)
        findings.extend(_findings(document, terms))
    return Review(tuple(documents), tuple(findings))


def _findings(document: Document, terms: Glossary | None) -> list[Finding]:
    from almaty_nlp.checks._desk import Shelf
    from almaty_nlp.checks._registry import rules
    from almaty_nlp.checks._runner import run

    shelf = Shelf(document, terms)
    return with_fingerprints(document, run(shelf, [rule for rule in rules() if rule.default]))


def _glossary(names: list[str]) -> Glossary | None:
    from almaty_nlp.glossary import load, shipped_glossary

    return shipped_glossary()


def fails(review: Review, fail_on: str) -> bool:
    """Return True when a finding is at least as grave as `fail_on` (error, warning, style; never = no)."""
    if fail_on == "never":
        return False
    return any(finding.severity >= Severity[fail_on.upper()] for finding in review.findings)
