"""The comparison of two documents, step by step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from almaty_nlp.comparison.admission import check_common, furnished
from almaty_nlp.comparison.assembly import drafts, place
from almaty_nlp.comparison.glossary_terms import Synonyms, synonyms
from almaty_nlp.comparison.meaning import senses
from almaty_nlp.comparison.pairing import paired
from almaty_nlp.comparison.pairs import Pairing
from almaty_nlp.comparison.provisions import provisions
from almaty_nlp.comparison.renumbering import renumberings, series
from almaty_nlp.comparison.splits import marked
from almaty_nlp.model.change import Change, Comparison
from almaty_nlp.model.document import BlockId, Document

if TYPE_CHECKING:
    from almaty_nlp.glossary import Glossary


def compared(
    old: Document, new: Document, glossary: Glossary | None = None, *, one_file: bool = False
) -> Comparison:
    """Return the comparison; see `almaty_nlp.comparison.diff`. `one_file`: of two views of one document."""
    before, after = furnished(provisions(old), provisions(new), old, new)
    pairing = paired(before, after, one_file=one_file)
    check_common(pairing, old, new)
    found = marked(drafts(pairing))
    groups = series(found)
    meant = senses(found, renumberings(found), _known(glossary, new.language or old.language))
    changes = (
        Change(
            kind=draft.kind,
            meanings=sense.meanings,
            old=place(draft.old),
            new=place(draft.new),
            words=draft.words,
            parts=draft.parts,
            evidence=sense.evidence,
            follows=sense.follows,
            group=group,
        )
        for draft, sense, group in zip(found, meant, groups, strict=True)
    )
    return Comparison(old, new, tuple(changes), _pairs(pairing))


def _known(glossary: Glossary | None, language: str | None) -> Synonyms | None:
    return synonyms(glossary, language) if glossary is not None and language else None


def _pairs(pairing: Pairing) -> tuple[tuple[BlockId, BlockId], ...]:
    """The blocks of the provisions that answer each other; rows of unequal length by their first cells."""
    return tuple(
        pair
        for one, two in sorted(pairing.forth.items())
        for pair in zip(pairing.old[one].blocks, pairing.new[two].blocks, strict=False)
    )
