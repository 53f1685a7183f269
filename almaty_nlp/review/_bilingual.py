"""A document held against its counterpart in the other language: aligned, then checked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from almaty_nlp.review._glossaries import own_glossary

if TYPE_CHECKING:
    from almaty_nlp.checks.desk import Shelf
    from almaty_nlp.checks.rule import Rule
    from almaty_nlp.model.document import Document
    from almaty_nlp.model.finding import Finding


def held_against(
    source: Document,
    target: Shelf,
    found: list[Finding],
    rules: Iterable[Rule],
    options: Mapping[str, Mapping[str, Any]],
    names: Sequence[str],
) -> list[Finding]:
    """Return what was found in the target alone, weighed by the source, and what the bilingual rules find.

    `names` are the glossaries the user has named. Links set by hand are kept. Returns `found` as it is when
    no rule among `rules` looks at the source. Raises InputError when the two are not one Russian and one
    English text, MissingEngine without the lexicon.
    """
    from almaty_nlp.alignment import align
    from almaty_nlp.checks.desk import Shelf as Desk
    from almaty_nlp.checks.pairdesk import PairShelf
    from almaty_nlp.checks.precedence import told_once
    from almaty_nlp.checks.runner import in_order, run_pair
    from almaty_nlp.checks.testimony import STATUS, weighed
    from almaty_nlp.review.pair import beside, by_hand

    wanted = [rule for rule in rules if rule.subject == "bitext" or rule.code in STATUS]
    if not wanted:
        return found
    theirs = target.document
    links = by_hand(source, theirs, beside(Path(source.path), Path(theirs.path)))
    alignment = align(source, theirs, glossary=own_glossary(names), human=links)
    pair = PairShelf(alignment, Desk(source, target.glossary), target)
    both = told_once([*weighed(found, pair), *run_pair(pair, wanted, options)])
    return in_order(target.document, both)
