"""The pipeline of last resort: our tokeniser and sentences, the likeliest analysis of each word, no tree.

It serves where the wheel or the model of a language is not installed; the names layer still finds what
titles, initials and the inventory give away.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from almaty_nlp.lang.engines.opencorpora import VALUES
from almaty_nlp.lang.english import english_known, english_lemmas
from almaty_nlp.lang.russian import parses
from almaty_nlp.lang.sentences import sentences

if TYPE_CHECKING:
    from spacy.tokens import Doc

PARTS = {
    "NOUN": "NOUN", "ADJF": "ADJ", "ADJS": "ADJ", "COMP": "ADJ", "VERB": "VERB", "INFN": "VERB",
    "PRTF": "VERB", "PRTS": "VERB", "GRND": "VERB", "NUMR": "NUM", "ADVB": "ADV", "NPRO": "PRON",
    "PRED": "ADV", "PREP": "ADP", "CONJ": "CCONJ", "PRCL": "PART", "INTJ": "INTJ",
}  # fmt: skip
"""Parts of speech of OpenCorpora → those of Universal Dependencies."""


def build(language: str) -> Any:
    """Return a spaCy `Language` without any model."""
    from almaty_nlp.lang._spacy import without_commands
    from almaty_nlp.lang.naming.component import add_names
    from almaty_nlp.lang.tokenizer import spacy_tokenizer

    with without_commands():
        from spacy.util import get_lang_class
    nlp = get_lang_class(language)()
    nlp.tokenizer = spacy_tokenizer(nlp.vocab, language)
    name = f"almaty_plain_{language}"
    if not nlp.has_factory(name):
        type(nlp).component(name, func=russian if language == "ru" else english)
    nlp.add_pipe(name)
    add_names(nlp, language)
    return nlp


def russian(doc: Doc) -> Doc:
    """Fill part of speech, features and lemma from the dictionary."""
    _sentences(doc, "ru")
    token: Any
    for token in doc:
        best = parses(token.text)[0]
        proper = token.text[:1].isupper() and best.features & {"Name", "Surn", "Patr", "Geox"}
        token.pos_ = "PROPN" if proper else PARTS.get(best.pos, "PUNCT" if token.is_punct else "X")
        token.lemma_ = best.lemma
        token.set_morph(dict(sorted(VALUES[name] for name in best.features if name in VALUES)))
    return doc


def english(doc: Doc) -> Doc:
    """Fill lemma and what capitals and the word list say of the part of speech."""
    _sentences(doc, "en")
    for token in doc:
        word = token.text
        token.lemma_ = min(english_lemmas(word), key=lambda form: (len(form), form))
        if token.is_punct:
            token.pos_ = "PUNCT"
        elif word.lower() in ("the", "a", "an", "this", "these", "each", "any", "its", "their"):
            token.pos_ = "DET"
        else:
            token.pos_ = "PROPN" if word[:1].isupper() and not english_known(word.lower()) else "NOUN"
    return doc


def _sentences(doc: Doc, language: str) -> None:
    if doc.has_annotation("SENT_START"):
        return
    begins = [start for start, _ in sentences(doc.text, language)]
    at = 0
    for token in doc:
        passed = False
        while at < len(begins) and token.idx >= begins[at]:
            at, passed = at + 1, True
        token.is_sent_start = passed or token.i == 0
