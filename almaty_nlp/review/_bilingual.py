"""A document held against its counterpart in the other language: aligned, then checked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from almaty_nlp.checks._desk import Shelf
    from almaty_nlp.checks._registry import Rule
    from almaty_nlp.glossary import Glossary
    from almaty_nlp.model.document import Document
    from almaty_nlp.model.finding import Finding


def held_against(
    source: Document,
    target: Shelf,
    rules: Iterable[Rule],
    options: Mapping[str, Mapping[str, Any]],
    glossary: Glossary | None,
) -> list[Finding]:
    """Return what the bilingual rules among `rules` find in the target; nothing when none is among them.

    Raises InputError when the two are not one Russian and one English text, MissingEngine without the
    lexicon.
    """
    from almaty_nlp.alignment import align
    from almaty_nlp.checks._desk import Shelf as Desk
    from almaty_nlp.checks._pairdesk import PairShelf
    from almaty_nlp.checks._runner import run_pair

    wanted = [rule for rule in rules if rule.subject == "bitext"]
    if not wanted:
        return []
    alignment = align(source, target.document, glossary=glossary)
    return run_pair(PairShelf(alignment, Desk(source, glossary), target), wanted, options)
