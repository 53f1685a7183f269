"""Names for findings that stay the same from run to run, and when the text elsewhere is edited.

A fingerprint is made of the rule, the quote and the two words on either side, all without regard to case
and white space, and a count for findings that agree in all of this. Line numbers and block numbers do not
enter, so a paragraph put in above changes nothing; code scanning does the same with the lines round a
result (SARIF 2.1.0, 3.27.17).
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from almaty_nlp.model.document import Document, Span
from almaty_nlp.model.finding import Finding

WORDS_OF_CONTEXT = 2


@dataclass(frozen=True, slots=True)
class Context:
    """The quote and the words round it, folded: what makes a place recognisable."""

    before: str
    quote: str
    after: str


def context(document: Document, span: Span) -> Context:
    """Return the recognisable surroundings of a span."""
    text = document.block(span.block).text
    return Context(
        " ".join(text[: span.start].casefold().split()[-WORDS_OF_CONTEXT:]),
        " ".join(text[span.start : span.end].casefold().split()) or text[span.start : span.end],
        " ".join(text[span.end :].casefold().split()[:WORDS_OF_CONTEXT]),
    )


def with_fingerprints(document: Document, findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings of one document, in their order, each with its name of 20 hexadecimal digits."""
    seen: Counter[tuple[str, Context]] = Counter()
    named = []
    for finding in findings:
        key = (finding.rule, context(document, finding.place.span))
        parts = (finding.rule, key[1].before, key[1].quote, key[1].after, str(seen[key]))
        digest = hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:20]
        seen[key] += 1
        named.append(replace(finding, fingerprint=digest))
    return named
