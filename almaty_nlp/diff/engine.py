"""The comparison of two documents, step by step."""

from __future__ import annotations

from almaty_nlp.diff.assembly import Draft, drafts, place
from almaty_nlp.diff.pairing import paired
from almaty_nlp.diff.pairs import Pairing
from almaty_nlp.diff.provisions import provisions
from almaty_nlp.model.change import Change, Comparison, Meaning
from almaty_nlp.model.document import Document


def compared(old: Document, new: Document) -> Comparison:
    """Return the comparison; see `almaty_nlp.diff.compare`."""
    pairing = paired(provisions(old), provisions(new))
    found = drafts(pairing)
    return Comparison(old, new, tuple(_change(draft) for draft in found), _blocks(pairing))


def _blocks(pairing: Pairing):
    return ()


def _change(draft: Draft) -> Change:
    return Change(draft.kind, (Meaning.WORDING,), place(draft.old), place(draft.new), draft.words, draft.parts)
