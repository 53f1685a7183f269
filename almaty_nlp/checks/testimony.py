"""What the source says for and against what was found in the target alone.

A reviser holds a translation against its source. A rejected term is no slip of the translator where the
source
has the rejected term itself; a body under another of its names is the same body; and one habit is told once.
"""

from __future__ import annotations

import dataclasses
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from almaty_nlp.checks.pairdesk import Pair, PairShelf
from almaty_nlp.glossary.types import Hit, Term
from almaty_nlp.lang.bilingual.ties import attested
from almaty_nlp.lang.bilingual.words import words
from almaty_nlp.lang.function_words import FUNCTION_WORDS
from almaty_nlp.model.document import Block
from almaty_nlp.model.finding import Finding, Fix, Severity
from almaty_nlp.model.message import Message

STATUS = {"TRM001": "forbidden", "TRM002": "deprecated"}
"""Rules of rejected terms → the status of the terms they report."""
UNKNOWN = "SPL001"
"""The rule of words that no dictionary has."""
NUMBERING = "SEQ001"
"""The rule of numbers out of step."""
UNPAIRED = "BRK001"
"""The rule of brackets and quotation marks without a partner."""
OPENING = {"(": ")", "[": "]", "«“„": "»”"}
"""Signs that open, alike in all languages, and those that close them."""
SURE = 0.1
"""Strength of the lexicon from which a word of the source vouches for an unknown word."""
ENDING = 3
"""Letters that may follow the stem of such a word: behind a longer rest a slip would go unseen."""
PROPER = "proper noun"
BEHIND = 3
"""Characters between a name and its acronym in brackets."""

GRAMMAR = FUNCTION_WORDS["en"] | FUNCTION_WORDS["ru"] | {"чем"}
ROOT = 5
"""Letters at the head by which two stems are taken for relatives."""
SHORT = 4
"""Letters from which a stem counts: shorter ones are mostly of grammatical words."""
LABEL = re.compile(r"\W*(?:[^\W\d]+\s)?(\d+(?:\.\d+)*)")
"""A number at the head of a block, maybe behind one word («Статья 36»)."""
NEGATION = re.compile(r"\b(?:не|not|no)\b", re.IGNORECASE)


def weighed(found: Sequence[Finding], shelf: PairShelf) -> list[Finding]:
    """Return the findings on the target alone as the source lets them stand, in their order.

    Left out is a word that no dictionary has and the lexicon of both languages ties to a word of the source;
    a number out of step that the source has too;
    a term whose source has a rejected term of the concept too; the acronym right behind a rejected name. Of
    severity style is a term that differs from the preferred one in grammatical words and marks alone, and one
    that the text knows no other form of, when the source names the concept and the form is a variant of the
    preferred words, or the advice against it concerns the name of a State or a body.
    A term that the text has several times is told once. A bracket that is never closed comes with the place
    where the source closes its own.
    """
    witness = _Witness(shelf)
    kept: list[Finding] = []
    told: dict[tuple[str, ...], int] = {}
    for finding in found:
        if (finding.rule == UNKNOWN and witness.translates(finding)) or (
            finding.rule == NUMBERING and witness.numbers_alike(finding)
        ):
            continue
        if finding.rule == UNPAIRED:
            kept.append(witness.with_partner(finding))
            continue
        hit = witness.hit(finding) if finding.rule in STATUS else None
        if hit is None:
            kept.append(finding)
            continue
        if witness.source_has_it(hit, finding) or witness.behind_its_name(hit, finding):
            continue
        if witness.variant(hit, finding):
            finding = dataclasses.replace(finding, severity=Severity.STYLE)
        key = witness.habit(hit, finding)
        if key in told:
            kept[told[key]] = _together(kept[told[key]], finding)
        else:
            told[key] = len(kept)
            kept.append(finding)
    return kept


def _together(first: Finding, again: Finding) -> Finding:
    """One finding for two places; a fix mends both."""
    fixes: tuple[Fix, ...] = ()
    if first.fixes and again.fixes:
        edits = (*first.fixes[0].edits, *again.fixes[0].edits)
        title = Message(
            en=f"Replace in {len(edits)} places, here with “{edits[0].text}”",
            ru=f"Заменить в нескольких местах ({len(edits)}), здесь на «{edits[0].text}»",
        )
        safety = min(first.fixes[0].safety, again.fixes[0].safety)
        fixes = (Fix(title, edits, safety),)
    return dataclasses.replace(
        first,
        severity=max(first.severity, again.severity),
        related=(*first.related, again.place),
        fixes=fixes or first.fixes,
    )


class _Witness:
    """The terms of both sides, by the blocks of the target."""

    def __init__(self, shelf: PairShelf) -> None:
        self._shelf = shelf
        self._answers: dict[str, list[Pair]] = defaultdict(list)
        for pair in shelf.pairs:
            for block in pair.target.blocks:
                self._answers[block.id].append(pair)
        self._good: dict[str, int] = defaultdict(int)
        self._rejected: dict[str, list[Hit]] = defaultdict(list)
        for block_id, hits in shelf.target.hits.items():
            bad = [hit for hit in hits if hit.term.rejected]
            self._rejected[block_id] += bad
            places = {hit.words for hit in bad}
            for hit in hits:
                if not (hit.term.rejected or hit.acronym or hit.words in places):
                    self._good[hit.term.concept] += 1

    def hit(self, finding: Finding) -> Hit | None:
        """The rejected term that a finding is about."""
        span, status = finding.place.span, STATUS[finding.rule]
        for hit in self._rejected[span.block]:
            if (hit.start, hit.end, hit.term.status) == (span.start, span.end, status):
                return hit
        return None

    def translates(self, finding: Finding) -> bool:
        """True when the lexicon ties the word of a finding to a word of its source."""
        document = self._shelf.target.document
        text, language = document.text(finding.place.span), document.language or "ru"
        stems = words(text, language)
        if len(stems) != 1 or len(text) - len(stems[0]) > ENDING:
            return False
        theirs = {
            stem
            for pair in self._answers[finding.place.span.block]
            for stem in words(pair.source.text, pair.source.language)
        }
        pairs = [(stems[0], stem) if language == "ru" else (stem, stems[0]) for stem in theirs]
        return any(attested(*pair) >= SURE for pair in pairs)

    def numbers_alike(self, finding: Finding) -> bool:
        """True when the block of a finding has the number of the source's block: what is left out between, if
        anything, is told where it is missing.
        """
        block = self._shelf.target.document.block(finding.place.span.block)
        number = _number(block)
        pairs = [pair for pair in self._answers[block.id] if number and not pair.link.moved]
        return any(number == _number(ours) for pair in pairs for ours in pair.source.blocks)

    def with_partner(self, finding: Finding) -> Finding:
        """A bracket or quotation mark that is never closed, with where the source closes its own."""
        for pair in self._answers[finding.place.span.block]:
            target, at = pair.target, finding.place.span.start
            for block, start, skip in zip(target.blocks, target.starts, target.skipped, strict=True):
                if block.id == finding.place.span.block:
                    at += start - skip
            mark = next((marks for marks in OPENING if target.text[at : at + 1] in marks), "")
            ours = _stretches(pair.source.text, mark) if mark else []
            number = sum(sign in mark for sign in target.text[:at])
            if number < len(ours):
                begin, end = ours[number]
                bridge = self._shelf.bridges[pair.number]
                inside = [
                    bridge.target[there]
                    for here, there in bridge.ahead.items()
                    if begin <= bridge.source[here].start < end and bridge.target[there].start > at
                ]
                last = max(inside, default=None)
                here_too = [target.place(last.start, last.end)] if last else []
                related = (*finding.related, *here_too, pair.source.place(begin, end))
                return dataclasses.replace(finding, related=related)
        return finding

    def source_has_it(self, hit: Hit, finding: Finding) -> bool:
        """True when the source has a rejected term of the concept: the translation follows it."""
        twins = _twins(self._shelf, hit.term)
        for pair in self._answers[finding.place.span.block]:
            hits = self._shelf.hits[pair.number][0]
            if any(one.hit.term.concept == hit.term.concept and one.hit.term.rejected for one in hits):
                return True
            if any(twin in pair.source.text for twin in twins):
                return True
        return False

    def behind_its_name(self, hit: Hit, finding: Finding) -> bool:
        """True for a rejected acronym right behind the rejected name it belongs to."""
        return hit.acronym and any(
            not other.acronym
            and other.term.concept == hit.term.concept
            and 0 <= hit.start - other.end <= BEHIND
            for other in self._rejected[finding.place.span.block]
        )

    def variant(self, hit: Hit, finding: Finding) -> bool:
        """True for a form of no other meaning that the text knows no other form of."""
        term = hit.term
        if term.status == "forbidden" or not self._named(term, finding):
            return False
        better = self._shelf.target.glossary.preferred(term)
        if better is not None and not hit.acronym and _differ_in_grammar(term.text, better.text):
            return True
        if self._good[term.concept]:
            return False
        return term.part_of_speech == PROPER or (
            better is not None and not hit.acronym and _same_words(term.text, better.text, term.language)
        )

    def _named(self, term: Term, finding: Finding) -> bool:
        return any(
            one.hit.term.concept == term.concept
            for pair in self._answers[finding.place.span.block]
            for one in self._shelf.hits[pair.number][0]
        )

    def habit(self, hit: Hit, finding: Finding) -> tuple[str, ...]:
        """What findings must share to be told once: an advice the term, an error the passage too."""
        term = hit.term
        if term.status == "deprecated":
            return finding.rule, term.concept, term.text
        return (
            finding.rule,
            term.concept,
            term.text,
            self._shelf.target.document.block(finding.place.span.block).text,
        )


def _number(block: Block) -> str:
    found = LABEL.match(block.label or block.text)
    return found[1] if found else ""


def _stretches(text: str, mark: str) -> list[tuple[int, int]]:
    """Where the brackets or quotations of a kind stand that are closed, by where they open."""
    found, opened = [], []
    for at, sign in enumerate(text):
        if sign in mark:
            opened.append(at)
        elif sign in OPENING[mark] and opened:
            found.append((opened.pop(), at + 1))
    return sorted(found)


def _twins(shelf: PairShelf, term: Term) -> Iterator[str]:
    """The words of the other language that stand in the rejected row itself and are no accepted term."""
    concept = shelf.target.glossary.by_id[term.concept]
    accepted = {other.text for other in concept.terms if not other.rejected}
    return (
        other.text
        for other in concept.terms
        if other.source == term.source and other.language != term.language and other.text not in accepted
    )


@lru_cache(maxsize=1 << 10)
def _same_words(one: str, other: str, language: str) -> bool:
    """True when two terms have the same words in another form, order or spelling, or one word fewer.

    >>> _same_words("изменения климатические", "изменение климата", "ru")
    True
    """
    mine, theirs = _roots(one, language), _roots(other, language)
    if len(NEGATION.findall(one)) != len(NEGATION.findall(other)):
        return False
    return all(_kin(root, theirs) for root in mine) and sum(not _kin(root, mine) for root in theirs) <= 1


def _differ_in_grammar(one: str, other: str) -> bool:
    """True for terms of the same words but for marks and grammatical words («не позднее, чем»)."""
    mine, theirs = (
        [word for word in re.findall(r"\w+", text.lower()) if word not in GRAMMAR] for text in (one, other)
    )
    return mine == theirs and len(NEGATION.findall(one)) == len(NEGATION.findall(other))


def _roots(text: str, language: str) -> list[str]:
    """The stems of the words of a term, a hyphened word as one, without the shortest words."""
    return [stem for stem in words(text.replace("-", ""), language) if len(stem) >= SHORT]


def _kin(root: str, others: Sequence[str]) -> bool:
    return any(root.startswith(other[:ROOT]) or other.startswith(root[:ROOT]) for other in others)
