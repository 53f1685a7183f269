"""The English pipeline: our own model `models/en_almaty_sm`, our tokeniser and sentences, lemmas by rule."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from almaty_nlp.lang.engines.loading import load_folder
from almaty_nlp.lang.english import english_lemmas
from almaty_nlp.lang.naming.component import add_names
from almaty_nlp.lang.sentences import sentences
from almaty_nlp.lang.tokenizer import spacy_tokenizer
from almaty_nlp.resources import model_folder

if TYPE_CHECKING:
    from spacy.tokens import Doc

FOLDER = "en_almaty_sm"
INFLECTED = ("Number=Plur", "Tense=", "VerbForm=", "Degree=Cmp", "Degree=Sup", "Person=3")


def build() -> Any:
    """Return the spaCy `Language`; MissingEngine when the model is missing, damaged or of another version."""
    nlp = load_folder(model_folder(FOLDER), "en")
    nlp.tokenizer = spacy_tokenizer(nlp.vocab, "en")
    _with_numpy(nlp)
    _register(nlp)
    nlp.add_pipe("almaty_sentences", first=True)
    nlp.add_pipe("almaty_english_lemmas", after="morphologizer")
    add_names(nlp, "en")
    return nlp


def _with_numpy(nlp: Any) -> None:
    """Multiply with numpy's BLAS instead of thinc's own BLIS: the pipeline runs nearly twice as fast."""
    from thinc.api import NumpyOps

    ops = NumpyOps(use_blis=False)
    for _, component in nlp.pipeline:
        if hasattr(component, "model"):
            for node in component.model.walk():
                node.ops = ops


def _register(nlp: Any) -> None:
    factories: dict[str, Callable[[Doc], Doc]] = {
        "almaty_sentences": mark_sentences,
        "almaty_english_lemmas": fill_lemmas,
    }
    for name, function in factories.items():
        if not nlp.has_factory(name):
            type(nlp).component(name, func=function)


def mark_sentences(doc: Doc) -> Doc:
    """Set the starts of sentences by our rules, unless they are set; the parser keeps to them."""
    if len(doc) and not doc.has_annotation("SENT_START"):
        begins = {start for start, _ in sentences(doc.text, "en")}
        due = sorted(begins)
        at = 0
        for token in doc:
            passed = False
            while at < len(due) and token.idx >= due[at]:
                at, passed = at + 1, True
            token.is_sent_start = passed or token.i == 0
    return doc


def fill_lemmas(doc: Doc) -> Doc:
    """Set the dictionary form of each token from the rules of `almaty_nlp.lang.english`."""
    for token in doc:
        token.lemma_ = _lemma(token.text, token.pos_, str(token.morph))
    return doc


@lru_cache(maxsize=1 << 16)
def _lemma(word: str, part: str, features: str) -> str:
    if part in ("PROPN", "PUNCT", "SYM", "NUM", "X"):
        return word
    forms = sorted(english_lemmas(word), key=lambda form: (len(form), form))
    lower = word.lower()
    if part in ("NOUN", "VERB", "AUX", "ADJ", "ADV") and any(sign in features for sign in INFLECTED):
        base = "VerbForm=Inf" in features
        other = [form for form in forms if form != lower]
        if other and not base:
            return other[0]
    return lower if lower in forms else forms[0]
