"""Rules that say one thing of one place: the reader is told it once, by the rule that knows most about it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from almaty_nlp.model.document import Span
from almaty_nlp.model.finding import Finding

TERMS = frozenset(("TRM001", "TRM002"))
SILENT = {
    "VAR003": TERMS,  # the glossary gives the spelling, and why
    "RWE001": TERMS | {"REP001", "SPL001"},  # a copy of the passage tells more than the neighbours of a word
    "REP001": TERMS | {"SPL001"},  # a word that is none, or is rejected, is wrong by itself
    "INC001": TERMS | {"REP001", "SPL001"},  # a word that is wrong by itself is wrong in this copy too
    "SPL001": frozenset(("NAM001",)),  # the name is spelled otherwise elsewhere in the text
    "AGR001": frozenset(("SPL001", "RWE001")),  # the word that disagrees is the wrong word
    "AGR002": frozenset(("SPL001", "RWE001")),
    # The rule that needs no parser is the surer one.
    "AGR007": frozenset(("AGR004", "SPL001", "RWE001")),
    "AGR009": frozenset(("AGR001", "AGR002", "AGR005", "SPL001", "RWE001")),
}
"""Rule → the rules that silence it where they speak of the same words."""
WHOLE = frozenset(("OMI003", "OMI004"))
"""Rules that say a whole sentence has no counterpart…"""
PARTS = frozenset(("NUM002", "NUM003", "LSX001", "LSX002", "NEG001", "MOD001", "RFX001", "QTX001"))
"""…and those that would say it again of what stands in the sentence."""


def told_once(findings: Iterable[Finding]) -> list[Finding]:
    """Leave out findings that a finding of a rule with precedence covers or touches; the order is kept.

    A finding that is told once for several places speaks at each of them. What stands in a sentence without
    counterpart is told with the sentence.
    """
    found = list(findings)
    speaking = WHOLE.union(*SILENT.values())
    loud: Loud = defaultdict(list)
    for each in found:
        if each.rule in speaking:
            for place in (each.place, *each.related):
                loud[place.path, place.span.block].append((each.rule, place.span))
    return [each for each in found if not _silenced(loud, each)]


Loud = dict[tuple[str, str], list[tuple[str, Span]]]
"""By document and block: the rules with precedence that speak there, and of which words."""


def _silenced(loud: Loud, finding: Finding) -> bool:
    if finding.rule in PARTS:
        return any(
            rule in WHOLE and other.start <= place.span.start and place.span.end <= other.end
            for place in (finding.place, *finding.related)
            for rule, other in loud.get((place.path, place.span.block), ())
        )
    rules, span = SILENT.get(finding.rule, frozenset()), finding.place.span
    return any(
        rule in rules and other.start < span.end and span.start < other.end
        for rule, other in loud.get((finding.place.path, span.block), ())
    )
