"""Commas (CMA): an English clause with “which” is closed before the predicate of the sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from almaty_nlp.checks.desk import Desk, replace
from almaty_nlp.checks.registry import on_document
from almaty_nlp.model.finding import Finding
from almaty_nlp.model.message import Message

AUXILIARIES = "shall|will|may|must|should|can|could|would|is|are|was|were|has|have|had|does|do"

CLAUSE = re.compile(
    rf", (?:in |of |to |for |by |on |under )?(?P<which>which|who) (?:{AUXILIARIES})\b"
    r"(?P<inside>[^,;:.()\[\]–—?!“”\"]+?) "
    r"(?P<second>shall|will|may|must|should|is|are|was|were|has|have)\b"
)
"""A clause with “which” as its subject and a second finite verb before the next mark."""

JOINING = re.compile(
    r"\b(?:and|or|but|nor|that|which|who|whom|whose|what|when|where|why|how|if|whether|as|than|because|while|"
    r"unless|until|before|after|since|though|although|so|there|it|they|he|she|we|you|I|this|these|those|all|"
    r"each|one|none|says?|said|believes?|thinks?|agreed?|considers?)\b| - "
)
"""Words behind which another verb needs no comma of its own, and a hyphen that stands for a dash."""


@on_document("CMA005", "which-clause-unclosed", languages=("en",))
def which_clause_unclosed(desk: Desk) -> Iterator[Finding]:
    """A clause with “which” or “who” that a comma opens is not closed by one before the next verb.

    Why: in “the Secretariat, which was established in 2013 shall report” the reader takes the two verbs for
    one clause.
    Found are clauses whose subject is “which” or “who” and that have a second finite auxiliary in the same
    stretch, with no conjunction, pronoun or relative between the two.
    Wrong: “The Secretariat, which was established in 2013 shall report annually.”
    Right: “The Secretariat, which was established in 2013, shall report annually.”
    Fix safety: ask. The comma is offered before the verb; it may belong before the words in front of it.
    Options: none.
    Source: The Chicago Manual of Style (17th ed.), § 6.27.
    """
    for block in desk.blocks:
        if ", " not in block.text or not ("which" in block.text or "who" in block.text):
            continue
        for found in CLAUSE.finditer(block.text):
            if JOINING.search(found["inside"]):
                continue
            place, which, verb = found.start("second") - 1, found["which"], found["second"]
            start = block.text.rfind(" ", 0, place) + 1
            yield desk.finding(
                block.span(start, found.end("second")),
                Message(
                    en=f"The clause with “{which}” is not closed by a comma before “{verb}”",
                    ru=f"Придаточное с “{which}” не закрыто запятой перед “{verb}”",
                ),
                fixes=[replace(block.span(place, place), ",")],
            )
