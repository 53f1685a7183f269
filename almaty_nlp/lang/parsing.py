"""Parses of texts: each text once a run, kept on disk from run to run, by the pipeline that is chosen."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from almaty_nlp.cache import stamp
from almaty_nlp.errors import MissingEngine
from almaty_nlp.kept import digest
from almaty_nlp.lang.engines.shipped import shipped_pipeline
from almaty_nlp.lang.once import Once
from almaty_nlp.resources import model_folder

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

MODELS = {"ru": "ru-almaty", "en": "en_almaty_sm"}
"""Language → the folder of its shipped model."""
MOST = 50_000
"""Texts kept on disk for each language: some 30 MB."""
IN_MEMORY = 4096
_chosen: dict[str, str] = {}


def choose(language: str, folder: Path | None) -> None:
    """Take the spaCy pipeline in a folder for a language from now on; None: the shipped one again."""
    if folder is None:
        _chosen.pop(language, None)
    else:
        _chosen[language] = str(folder)


def chosen(language: str) -> bool:
    """True when the pipeline of a language is one that was chosen, not the shipped one."""
    return language in _chosen


def pipeline(language: str) -> Any:
    """Return the pipeline of «ru» or «en»: the one in the chosen folder, else the shipped one.

    MissingEngine, one line, when the folder holds none, or the shipped one is missing or damaged.
    """
    if language in _chosen:
        return _from_folder(_chosen[language], language)
    return shipped_pipeline(language)


@cache
def _from_folder(folder: str, language: str) -> Any:
    """A pipeline of somebody else's, with our words, sentences and names."""
    from almaty_nlp.lang.engines.english_pipeline import mark_sentences
    from almaty_nlp.lang.engines.loading import load_folder
    from almaty_nlp.lang.naming.component import add_names
    from almaty_nlp.lang.tokenizer import spacy_tokenizer

    nlp = load_folder(Path(folder), language)
    nlp.tokenizer = spacy_tokenizer(nlp.vocab, language)
    if language == "en":
        if not nlp.has_factory("almaty_sentences"):
            type(nlp).component("almaty_sentences", func=mark_sentences)
        nlp.add_pipe("almaty_sentences", first=True)
    add_names(nlp, language)
    return nlp


def parsed(texts: Sequence[str], language: str) -> tuple[Doc, ...]:
    """Return the texts analysed, each different one once: from memory, from disk, else by the pipeline.

    Where the shipped pipeline is not installed the plain one serves (`almaty_nlp.lang.engines.plain`).
    """
    return _PARSES.of(texts, language, version(language))


def _read(texts: Sequence[str], language: str) -> Iterable[Doc]:
    docs: Iterable[Doc] = _working(language).pipe(texts)
    return docs


def _working(language: str) -> Any:
    try:
        return pipeline(language)
    except MissingEngine:
        if language in _chosen:
            raise
        from almaty_nlp.lang.engines import plain

        return plain.build(language)


@cache
def shipped_version(language: str) -> str:
    """Return a name for the state of the shipped pipeline: code, models and dictionary."""
    packages = ("almaty_nlp.lang.engines", "almaty_nlp.lang.naming", "almaty_nlp.lang", "slovnet", "natasha")
    state = stamp(*packages, "navec", "pymorphy3_dicts_ru", "spacy")
    return f"{language} {state} {_state(model_folder(MODELS[language]))}"


def version(language: str) -> str:
    """Return a name for everything a parse depends on: code, models, dictionary, the folder chosen."""
    if (folder := _chosen.get(language)) is None:
        return shipped_version(language)
    return f"{shipped_version(language)} {_state(Path(folder))}"


def _state(folder: Path) -> str:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return digest(*(f"{path} {path.stat().st_size} {path.stat().st_mtime_ns}" for path in files))


def _packed(doc: Doc) -> bytes:
    rows = [
        (token.text, bool(token.whitespace_), token.pos_, str(token.morph), token.lemma_, token.dep_)
        for token in doc
    ]
    table: dict[str, Any] = {
        "rows": rows,
        "heads": [token.head.i for token in doc] if doc.has_annotation("DEP") else None,
        "starts": [bool(token.is_sent_start) for token in doc],
        "ents": [(ent.start, ent.end, ent.label_) for ent in doc.ents],
        "doubtful": [token.i for token in doc if _doubts(token)],
    }
    return zlib.compress(json.dumps(table, ensure_ascii=False).encode("utf-8"), 1)


def _doubts(token: Any) -> bool:
    return bool(token.has_extension("doubtful") and token._.doubtful)


def _unpacked(data: bytes, text: str, language: str) -> Doc | None:
    """A document out of a kept result; None when it is damaged."""
    from spacy.tokens import Doc, Span, Token

    try:
        table = json.loads(zlib.decompress(data))
        columns = [list(column) for column in zip(*table["rows"], strict=True)] or [[]] * 6
        words, spaces, pos, morphs, lemmas, deps = columns
        tree = {"heads": table["heads"], "deps": deps} if table["heads"] else {"sent_starts": table["starts"]}
        doc = Doc(_vocab(language), words=words, spaces=spaces, pos=pos, morphs=morphs, lemmas=lemmas, **tree)
        doc.set_ents([Span(doc, start, end, label=label) for start, end, label in table["ents"]])
    except (zlib.error, ValueError, KeyError, TypeError):
        return None
    if not Token.has_extension("doubtful"):
        Token.set_extension("doubtful", default=False)
    for at in table["doubtful"]:
        doc[at]._.doubtful = True
    return doc if doc.text == text else None


@cache
def _vocab(language: str) -> Vocab:
    """The words of documents that come from disk: the pipeline need not be loaded for them."""
    from almaty_nlp.lang._spacy import without_commands

    with without_commands():
        from spacy.vocab import Vocab

    return Vocab()


_PARSES: Once[Doc] = Once("parses", MOST, IN_MEMORY, _read, _packed, _unpacked)
