"""What the rest of the toolkit asks of a language engine, whoever made it.

| asked for | protocol | shipped adapter | where it is not installed |
|---|---|---|---|
| words | `Tokenize` | `almaty_nlp.lang.tokenize` | always there |
| sentences | `Sentences` | `almaty_nlp.lang.sentences` | always there |
| analyses of a word | `Morphology` | `almaty_nlp.lang.parses` (pymorphy3) | always there |
| tags, tree, names in a text | `Syntax` | `lang.russian`, `lang.english`, a spaCy folder | `engines.plain` |
| persons, States, bodies | `Names` | `almaty_nlp.lang.names` | the same, over `engines.plain` |
| texts as vectors | `Embed` | `almaty_nlp.lang.neural` (sentence-transformers) | the word lexicon alone |
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from almaty_nlp.lang.russian import Parse
from almaty_nlp.lang.token import Token

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from spacy.tokens import Doc

    from almaty_nlp.lang.naming.types import Name


class Tokenize(Protocol):
    """Cuts a text into words, numbers and marks."""

    def __call__(self, text: str, language: str) -> tuple[Token, ...]:
        """Return the tokens in order, with their offsets."""


class Sentences(Protocol):
    """Finds the sentences of a text."""

    def __call__(self, text: str, language: str) -> Sequence[tuple[int, int]]:
        """Return the sentences as [start, end) of the text, in order."""


class Morphology(Protocol):
    """Knows what a word can be."""

    def __call__(self, word: str) -> tuple[Parse, ...]:
        """Return all analyses of a word, the likeliest first."""


@runtime_checkable
class Syntax(Protocol):
    """Gives words their part of speech, features, lemma, head, relation, and names: a spaCy `Language`."""

    def __call__(self, text: str) -> Doc:
        """Return one text analysed."""

    def pipe(self, texts: Iterable[str]) -> Iterator[Doc]:
        """Yield many texts analysed, in order: quicker than one by one."""


class Names(Protocol):
    """Finds persons, States and bodies."""

    def __call__(self, text: str | Doc, language: str) -> tuple[Name, ...]:
        """Return the names by place."""


@runtime_checkable
class Embed(Protocol):
    """Turns texts of either language into vectors of one space."""

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one row of unit length for each text."""
