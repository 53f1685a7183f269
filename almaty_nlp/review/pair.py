"""From two files to their alignment: reading, the glossary, links set by hand."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from almaty_nlp import links_file
from almaty_nlp.alignment import align
from almaty_nlp.alignment.human import HandLink, Remembered, resolve
from almaty_nlp.alignment.ready import ready
from almaty_nlp.alignment.units import paragraphs
from almaty_nlp.errors import InputError, SettingsError
from almaty_nlp.model.alignment import Alignment, Link
from almaty_nlp.model.document import Document
from almaty_nlp.model.message import Message
from almaty_nlp.readers import Limits, read
from almaty_nlp.readers.bitext import SUFFIXES, read_bitext
from almaty_nlp.review._glossaries import own_glossary


def align_files(
    source: Path,
    target: Path | None = None,
    *,
    level: str = "paragraph",
    model: str | None = None,
    glossary: Sequence[str] = (),
    links: Path | None = None,
    ocr: bool = False,
    limits: Limits | None = None,
) -> Alignment:
    """Return the alignment of two files, or that which a TMX or XLIFF file holds.

    `glossary` names files whose terms count as translations (the shipped ones are in the lexicon already);
    `links` is the sidecar file with links set by hand, looked for beside the source when left out; `limits`
    those of reading, else of the settings found upwards from each file.
    """
    if target is None:
        if source.suffix.lower() not in SUFFIXES:
            raise SettingsError(
                Message(
                    en=f"{source}: name the text to align it with too; only a TMX or XLIFF file stands alone",
                    ru=f"{source}: укажите и второй текст; без него читается только файл TMX или XLIFF",
                )
            )
        bitext = read_bitext(source)
        return ready(bitext.source, bitext.target, bitext.pairs)
    ours, theirs = _read(source, ocr, limits), _read(target, ocr, limits)
    return align(
        ours,
        theirs,
        level=level,
        glossary=own_glossary(glossary),
        model=model,
        human=by_hand(ours, theirs, links or beside(source, target)),
    )


def by_hand(source: Document, target: Document, links: Path | None) -> list[Link]:
    """Return the links of a sidecar file that still fit the documents."""
    if links is None:
        return []
    known: list[HandLink] = [
        (_remembered(ours), _remembered(theirs)) for ours, theirs in links_file.load(links)
    ]
    return resolve(known, paragraphs(source), paragraphs(target))[0]


def notes(alignment: Alignment) -> list[Message]:
    """Return what has to be said beside the result: notices of the readers, texts that do not belong
    together.
    """
    said = [
        notice.message for document in (alignment.source, alignment.target) for notice in document.notices
    ]
    if not any(link.source and link.target for link in alignment.links):
        paths = f"{alignment.source.path}, {alignment.target.path}"
        said.append(
            Message(
                en=f"{paths}: nothing in one text answers anything in the other; are they translations?",
                ru=f"{paths}: в текстах нет соответствий; это точно переводы друг друга?",
            )
        )
    return said


def _read(path: Path, ocr: bool, limits: Limits | None) -> Document:
    document = read(path, ocr=ocr, limits=limits)
    if not any(block.text.strip() for block in document.blocks):
        raise InputError(
            Message(
                en=f"{path}: no text in it; if it is a scan, recognise its text with --ocr",
                ru=f"{path}: в файле нет текста; если это скан, распознайте текст с ключом --ocr",
            )
        )
    return document


def beside(source: Path, target: Path) -> Path | None:
    """Return the sidecar file of two texts when there is one."""
    path = links_file.beside(source, target)
    return path if path.is_file() else None


def _remembered(side: Sequence[tuple[int, str]]) -> tuple[Remembered, ...]:
    return tuple(Remembered(index, text) for index, text in side)
