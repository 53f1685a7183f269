"""The language floor: tokens, sentences, morphology and the language of a text, for Russian and English.

Everything is a plain function of a string, kept per different word for the process; spaCy, pymorphy3 and
the word list are loaded by the first call that needs them.
"""

from __future__ import annotations

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
    "fold",
    "foreign",
    "known",
    "lemmas",
    "parses",
    "sentences",
    "spacy_tokenizer",
    "tokenize",
]


def lemmas(word: str, language: str) -> frozenset[str]:
    """Return the dictionary forms a word may belong to, lower case, ё as е; never empty."""
    return russian_lemmas(word) if language == "ru" else english_lemmas(word)


def known(word: str, language: str) -> bool:
    """True when a word is in the dictionary of «ru» or «en», or is built by rule from words that are.

    English: both spellings (organize, organise; labor, labour), inflections, possessives, hyphenated
    compounds and the usual prefixes. Russian: any form of a word of OpenCorpora, hyphenated compounds.
    """
    return russian_known(word) if language == "ru" else english_known(word)
