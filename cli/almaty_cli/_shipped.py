"""The models that are shipped, and whether each is whole."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from almaty_cli._soundness import installed, spoilt, unreadable
from almaty_nlp.errors import MissingEngine
from almaty_nlp.lang.engines.loading import describe
from almaty_nlp.model.message import Message
from almaty_nlp.resources import model_folder


class Model(NamedTuple):
    """A shipped model: its folder, the files without which it is none, what it is for."""

    name: str
    files: tuple[str, ...]
    use: Message

    @property
    def folder(self) -> Path | None:
        """Where it is; None when the installation lacks its models."""
        try:
            found = model_folder(self.name)
        except MissingEngine:
            return None
        return found if found.is_dir() else None

    @property
    def size(self) -> str:
        """Its size on disk."""
        if self.folder is None:
            return ""
        return f"{sum(path.stat().st_size for path in self.folder.rglob('*') if path.is_file()) / 1e6:.1f} MB"


MODELS = (
    Model(
        "ru-almaty",
        ("names.npz", "arcs.npz", "government.json"),
        Message(
            "Russian parts of speech, trees and names, over the networks of natasha",
            "части речи, синтаксис и имена русского текста, поверх сетей natasha",
        ),
    ),
    Model(
        "en_almaty_sm",
        ("meta.json", "config.cfg", "tagger/model", "morphologizer/model", "parser/model", "ner/model"),
        Message(
            "English parts of speech, trees and names", "части речи, синтаксис и имена английского текста"
        ),
    ),
    Model(
        "ru-en",
        ("lexicon.zlib", "model.safetensors", "tokenizer.json"),
        Message(
            "Russian–English lexicon and word vectors for alignment and similar paragraphs",
            "русско-английский словарь и векторы слов для выравнивания и поиска сходных абзацев",
        ),
    ),
    Model(
        "words-en",
        ("words.zlib",),
        Message("English words for spelling", "английские слова для проверки орфографии"),
    ),
)


def fault(model: Model) -> Message | None:
    """Return what is wrong with a model: missing, damaged, made for another spaCy; None when nothing is."""
    folder = model.folder
    if folder is None:
        return Message("missing", "нет")
    lost = next((name for name in model.files if unreadable(folder / name)), "")
    if lost := lost or spoilt("almaty-nlp", f"_data/models/{model.name}/"):
        return Message(f"file {lost} is missing or damaged", f"файла {lost} нет или он повреждён")
    wanted, here = _spacy_wanted(folder), installed("spacy")
    if wanted and here and not _allows(wanted, here):
        return Message(f"made for spaCy {wanted}, {here} is here", f"для spaCy {wanted}, установлена {here}")
    return None


def _spacy_wanted(folder: Path) -> str:
    try:
        return str(describe(folder).get("spacy_version", ""))
    except MissingEngine:
        return ""


def _allows(wanted: str, here: str) -> bool:
    from packaging.specifiers import InvalidSpecifier, SpecifierSet

    try:
        return SpecifierSet(wanted).contains(here, prereleases=True)
    except InvalidSpecifier:
        return True
