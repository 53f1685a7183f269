"""Which glossary applies to a run."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from almaty_nlp.glossary import Glossary

NONE = "none"
"""The word that turns the shipped glossaries off."""


def glossary_for(names: Sequence[str]) -> Glossary | None:
    """Return the shipped glossaries and the named ones; the named alone when «none» is among the names."""
    return _loaded(tuple(name for name in names if name != NONE), NONE not in names)


def own_glossary(names: Sequence[str]) -> Glossary | None:
    """Return the user's glossaries without the shipped ones, whose terms are in the lexicon already."""
    named = tuple(name for name in names if name != NONE)
    return _loaded(named, False) if named else None


@lru_cache(maxsize=4)
def _loaded(names: tuple[str, ...], shipped: bool) -> Glossary | None:
    from almaty_nlp.glossary import load, shipped_glossary

    if shipped:
        return shipped_glossary(*names)
    return load(names) if names else None
