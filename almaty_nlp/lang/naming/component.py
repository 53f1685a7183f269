"""The names layer as the last component of a pipeline: what it is sure of goes into `doc.ents`.

Labels: PER, LOC (States and places), ORG (bodies), PROCESS. The recogniser's own spans stay where the layer
has nothing better: in news and letters it knows more than rules made for documents.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from almaty_nlp.lang.naming.layer import names_in
from almaty_nlp.lang.naming.persons import is_post
from almaty_nlp.lang.naming.recognised import lemmas
from almaty_nlp.lang.naming.tables import EVENTS, PLAIN

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

LABELS = {"person": "PER", "state": "LOC", "place": "LOC", "body": "ORG", "process": "PROCESS"}
EDGES = frozenset(("'s", "’s", "'", "’", "»", "”", '"'))
FACTORY = "almaty_names"


def add_names(nlp: Any, language: str) -> None:
    """Add the layer to the end of a pipeline of «ru» or «en»."""
    name = f"{FACTORY}_{language}"
    if not nlp.has_factory(name):
        type(nlp).component(name, func=lambda doc: fill(doc, language))
    nlp.add_pipe(name, last=True)


def fill(doc: Doc, language: str) -> Doc:
    """Put the names of the layer into `doc.ents`, and keep the recogniser's where they say more."""
    own = list(doc.ents)
    kept: list[Span] = []
    for name in names_in(doc, language):
        span = doc.char_span(name.start, name.end, label=LABELS[name.kind], alignment_mode="expand")
        if span is None:
            continue
        rival = next((one for one in own if one.start < span.end and span.start < one.end), None)
        kept.append(rival if rival is not None and _better(rival, span, language, name.concept) else span)
    covered = {at for span in kept for at in range(span.start, span.end)}
    kept += [
        one for one in own if not covered & set(range(one.start, one.end)) and not _everyday(one, language)
    ]
    doc.set_ents(_apart(kept))
    return doc


def _apart(spans: list[Span]) -> list[Span]:
    """Without spans that overlap an earlier or longer one."""
    found: list[Span] = []
    for span in sorted(spans, key=lambda one: (one.start, -one.end)):
        if not found or span.start >= found[-1].end:
            found.append(span)
    return found


def _better(rival: Span, span: Span, language: str, concept: str) -> bool:
    """True when the recogniser's span is to stay: it is the same, or a whole body around the name."""
    if (rival.start, rival.end) == (span.start, span.end):
        return rival.label_ == "PER" or (span.label_ != "PER" and (not concept or len(span) == 1))
    if rival.start == span.start:
        longer, shorter = max(rival, span, key=len), min(rival, span, key=len)
        if all(token.text in EDGES for token in longer[len(shorter) :]):
            return True  # a closing mark is no difference
    inside = rival.start <= span.start and span.end <= rival.end
    whole = "(" not in rival.text and ")" not in rival.text and not is_post(rival[0].text, language)
    return inside and whole and rival.label_ == "ORG" and rival.start < span.start


def _everyday(span: Span, language: str) -> bool:
    """Words with a capital that documents write so out of respect: «Государства-участники», «Коммюнике»."""
    words = [token.text for token in span if token.text[0].isalpha()]
    plain = EVENTS | PLAIN
    if span.label_ in ("PER", "PERSON"):
        return False
    if span.label_ == "ORG":
        if all(token.pos_ in ("ADJ", "VERB", "DET") for token in span):
            return True
        return any(lemmas(word, language) & plain for word in words)
    return all(lemmas(word, language) & plain for word in words)
