"""Number of verbs (AGR): an English verb stands in the number of its subject."""

from __future__ import annotations

import re
from collections.abc import Iterator

from almaty_nlp.checks.desk import Desk, replace
from almaty_nlp.checks.registry import on_document
from almaty_nlp.model.finding import Finding
from almaty_nlp.model.message import Message

OTHER = {"have": "has", "are": "is", "has": "have", "is": "are", "was": "were"}
"""The verb in the other number. «He were» is left alone: it is the subjunctive as well."""

START = r"(?:^|(?<=[.;:!?]\s)|(?<=\)\s))"
CLAUSES = "when|where|which|because|while|until|after|before|once|since|although"
"""Words after which a pronoun opens a clause of its own; not «that», after which «he have» may be meant."""

SINGULAR = re.compile(
    rf"(?:{START}(?:He|She|It|Everyone|Everybody|No one|Nobody|Each [a-z]+(?<!s))|"
    rf"\b(?:{CLAUSES}) (?:he|she|it)) (?P<verb>have|are)\b"
)
DETERMINERS = ("These", "Those", "Both", "Several", "All", "whose")
PLURAL = re.compile(
    rf"(?:{START}(?:{'|'.join(DETERMINERS[:-1])})|\bwhose) (?:[a-z]+ )?"
    r"(?P<noun>[a-z]{2,}[^siu\W]s|[a-z]+(?:ies|ties)) "
    r"(?P<verb>is|has|was)\b"
)
ONE_FORM = frozenset(
    ("means", "series", "species", "news", "headquarters", "crossroads", "remains", "seems", "politics")
)
"""Words in s that are singular too, or verbs."""


def _verbs(text: str) -> Iterator[re.Match[str]]:
    """The verbs in the wrong number; a text without their words is passed over quickly."""
    if " have" in text or " are" in text:
        yield from SINGULAR.finditer(text)
    if any(word in text for word in DETERMINERS) and any(verb in text for verb in (" is", " has", " was")):
        yield from PLURAL.finditer(text)


@on_document("AGR006", "verb-number", languages=("en",))
def verb_number(desk: Desk) -> Iterator[Finding]:
    """A verb is singular after a plural subject, or plural after a singular one.

    Why: the subject was changed and its verb was not; the reader looks for another subject.
    Found are verbs right after a subject that leaves no doubt: a pronoun that begins a sentence or clause,
    «these …s», «whose …s», «each …».
    Wrong: “These territories is administered by the Conference”; “when he have been appointed”
    Right: “These territories are administered by the Conference”; “when he has been appointed”
    Fix safety: ask. The verb in the other number is offered.
    Options: none.
    Source: The Cambridge Grammar of the English Language (2002), chapter 5, § 18.
    """
    for block in desk.blocks:
        for found in _verbs(block.text):
            if found.groupdict().get("noun") in ONE_FORM:
                continue
            verb = found["verb"]
            subject = found[0].removesuffix(verb).strip()
            message = Message(
                en=f"After “{subject}” the verb is “{OTHER[verb]}”, not “{verb}”",
                ru=f"После «{subject}» нужна форма «{OTHER[verb]}», а не «{verb}»",
            )
            place = block.span(*found.span("verb"))
            yield desk.finding(block.span(*found.span()), message, fixes=[replace(place, OTHER[verb])])
