"""The language floor: tokens, sentences, morphology and the language of a text, for Russian and English.

Everything is a plain function of a string, kept per different word for the process; spaCy, pymorphy3 and
the word list are loaded by the first call that needs them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from almaty_nlp.lang.detection import detect, foreign
from almaty_nlp.lang.english import english_known, english_lemmas
from almaty_nlp.lang.russian import Parse, fold, parses, russian_known, russian_lemmas
from almaty_nlp.lang.sentences import sentences
from almaty_nlp.lang.token import Token, TokenKind
from almaty_nlp.lang.tokenizer import spacy_tokenizer, tokenize

__all__ = [
    "Parse",
    "Token",
    "TokenKind",
    "detect",
    "english",
    "fold",
    "foreign",
    "known",
    "lemmas",
    "names",
    "parses",
    "russian",
    "sentences",
    "similarity",
    "spacy_tokenizer",
    "tokenize",
]

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from spacy.tokens import Doc

    from almaty_nlp.lang.naming import Inventory, Name


def similarity(ru: list[str], en: list[str], *, model: str | None = None) -> NDArray[np.float32]:
    """Return the margin scores of all pairs of a Russian (rows) and an English paragraph (columns).

    Float32, 1 is what a stranger reaches; see `almaty_nlp.lang.bilingual.similarity`. `model` names a folder
    with a sentence-transformers model whose scores are averaged in. MissingEngine when lexicon or model is
    not there.
    """
    from almaty_nlp.lang.bilingual.similarity import similarity as measured

    return measured(ru, en, model=model)


def names(text: str | Doc, language: str, inventory: Inventory | None = None) -> tuple[Name, ...]:
    """Return the persons, States, bodies and places named in a text, or in a `Doc` of our pipelines.

    Offsets are those of the text; the longest name wins and holds the names inside it. `inventory` answers
    which names are known (`almaty_nlp.glossary.inventory.names_of`), else the shipped glossaries do. Texts
    are parsed once, by the pipeline that is chosen (`almaty_nlp.lang.parsing`), or by the plain one.
    """
    from almaty_nlp.lang.naming import names as found

    return found(text, language, inventory)


def lemmas(word: str, language: str) -> frozenset[str]:
    """Return the dictionary forms a word may belong to, lower case, ё as е; never empty."""
    return russian_lemmas(word) if language == "ru" else english_lemmas(word)


def known(word: str, language: str) -> bool:
    """True when a word is in the dictionary of «ru» or «en», or is built by rule from words that are.

    English: both spellings (organize, organise; labor, labour), inflections, possessives, hyphenated
    compounds and the usual prefixes. Russian: any form of a word of OpenCorpora, hyphenated compounds.
    """
    return russian_known(word) if language == "ru" else english_known(word)


def russian() -> Any:
    """Return the Russian spaCy `Language`: part of speech, features, lemma, tree, names; loaded once.

    MissingEngine (one line that says what to install) when the natasha wheel is missing or damaged.
    """
    from almaty_nlp.lang.engines.shipped import shipped_pipeline

    return shipped_pipeline("ru")


def english() -> Any:
    """Return the English spaCy `Language`: part of speech, features, lemma, tree, names; loaded once.

    MissingEngine when the shipped model is missing, damaged or made for another version of spaCy.
    """
    from almaty_nlp.lang.engines.shipped import shipped_pipeline

    return shipped_pipeline("en")
