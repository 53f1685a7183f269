"""Characters (CHR): letters of the wrong alphabet."""

from __future__ import annotations

import re
from collections.abc import Iterator

from almaty_nlp.checks.desk import Desk, replace
from almaty_nlp.checks.document._alphabets import domestic_acronym, foreign_acronym, meant
from almaty_nlp.checks.registry import on_document
from almaty_nlp.lang import known
from almaty_nlp.model.document import Block
from almaty_nlp.model.finding import Finding, Safety, Severity
from almaty_nlp.model.message import Message
from almaty_nlp.text.twins import IS_CYRILLIC, IS_LATIN, SEAM, as_cyrillic, as_latin, mixed

PIECE = re.compile(rf"[{IS_LATIN}{IS_CYRILLIC}]+")
SUFFIXED = re.compile(rf"[{IS_LATIN}]{{3,}}[а-яё]{{1,3}}")
"""«Gmailом»: a Latin word with a Russian ending, bad style but no mixture of look-alikes."""

CAPITALS = re.compile(r"(?<!\w)(?:[АВЕІКМНОРСТУХЅЈҮҺ]{3,}|[А-ЯЁ]*[ІЅЈ][А-ЯЁІЅЈ]*)(?!\w)")
LATIN_CAPITALS = re.compile(r"(?<!\w)[ABCEHIKMOPTXY]{3,}(?!\w)")
LATIN_LOWER = re.compile(r"(?<![\w./@-])[aceopxyABCEHKMOPTX][aceopxy]{2,}(?![\w./@-])")
ALONE = {
    "ru": re.compile(
        r"(?:(?<=[а-яё] )|(?<=[а-яё][,»)] ))(?:c(?= [«а-яё\d])|[aoy](?= [«а-яё]))|^[CBOAKY](?= [«а-яё])"
    ),
    "en": re.compile(r"(?:(?<=[a-z,”)] )а|^А)(?= [a-z])"),
}
"""A preposition, conjunction or article in the other alphabet."""

SYMBOLS = re.compile(r"(?<![\w’'])[bdfghk-nq-wzDFGLNQ-SU-WZ](?!\w)")
"""Single Latin letters that are no twins: the text speaks of variables or of points of a list."""

_BEFORE_A_NAME = """
    пункт част букв литер групп категори класс тип вариант граф стать абзац приложени раздел точк
    витамин гепатит блок корпус серии форм список списк перечн табл рис переменн значени величин зон
    уровн колонк столб строк сторон план издели модел лиц компани
"""
AFTER_WHAT = re.compile(rf"\b(?:{'|'.join(_BEFORE_A_NAME.split())})[а-яё]* $", re.IGNORECASE)
"""After these a single Latin letter is a name: «группа A», «подпункт c»."""

LATIN = re.compile(f"[{IS_LATIN}]")
CYRILLIC = re.compile(f"[{IS_CYRILLIC}]")


@on_document("CHR001", "mixed-alphabets", severity=Severity.ERROR)
def mixed_alphabets(desk: Desk) -> Iterator[Finding]:
    """A word has letters of both the Latin and the Cyrillic alphabet.

    Why: the word looks right on paper and is found by no search, no glossary and no spelling checker.
    Wrong: «Peспублика» with a Latin P and e
    Right: «Республика»
    Fix safety: safe where the word with its letters exchanged is in the dictionary, the glossary or the
    document; ask where it is in none of them. Two words that ran together are parted, ask.
    Options: none.
    Source: Unicode Technical Standard 39, confusables.
    """
    for block in desk.blocks:
        if not (LATIN.search(block.text) and CYRILLIC.search(block.text)) or not SEAM.search(block.text):
            continue
        for piece in PIECE.finditer(block.text):
            if mixed(piece[0]):
                yield from _mixed(desk, block, piece)


def _mixed(desk: Desk, block: Block, piece: re.Match[str]) -> Iterator[Finding]:
    span = block.span(piece.start(), piece.end())
    reading = meant(piece[0], desk.shelf, desk.shelf.language(block))
    if SUFFIXED.fullmatch(piece[0]) and not (reading and reading.sure):
        return
    if reading is None:
        message = Message(
            en=f"“{piece[0]}” mixes Latin and Cyrillic letters: write it in one alphabet",
            ru=f"В слове «{piece[0]}» смешаны латинские и русские буквы: напишите его одним алфавитом",
        )
        parts = SEAM.split(piece[0])
        apart = len(parts) == 2 and min(map(len, parts)) > 2
        yield desk.finding(span, message, fixes=[replace(span, " ".join(parts))] if apart else [])
        return
    strangers = "".join(old for old, new in zip(piece[0], reading.text, strict=True) if old != new)
    kind = ("Cyrillic", "русские") if CYRILLIC.match(strangers) else ("Latin", "латинские")
    message = Message(
        en=f"“{piece[0]}” has {kind[0]} letters ({strangers}) among those of the other alphabet",
        ru=f"В слове «{piece[0]}» есть {kind[1]} буквы ({strangers}) среди букв другого алфавита",
    )
    yield desk.finding(
        span, message, fixes=[replace(span, reading.text, Safety.SAFE if reading.sure else Safety.ASK)]
    )


@on_document("CHR002", "wrong-alphabet", severity=Severity.ERROR)
def wrong_alphabet(desk: Desk) -> Iterator[Finding]:
    """A word or acronym is typed as a whole in the letters of the wrong alphabet.

    Why: «ВОМСА» in Cyrillic letters looks like BOMCA and cannot be found, sorted or linked as BOMCA.
    Wrong: «Программа (ВОМСА)» in Cyrillic letters; «c 5 июня» with a Latin c
    Right: «Программа (BOMCA)» in Latin letters; «с 5 июня» with a Russian с
    Fix safety: ask; the acronym is one of the glossary or of this document, the word one of the dictionary.
    Options: none.
    Source: Unicode Technical Standard 39, whole-script confusables.
    """
    for block in desk.blocks:
        language = desk.shelf.language(block)
        if CYRILLIC.search(block.text):
            for found in CAPITALS.finditer(block.text):
                if right := foreign_acronym(found[0], desk.shelf):
                    yield _wrong(desk, block, found, right)
        if not (LATIN if language == "ru" else CYRILLIC).search(block.text):
            continue
        if language == "ru":
            yield from _latin_for_russian(desk, block)
        for found in ALONE[language].finditer(block.text):
            before = block.text[max(0, found.start() - 24) : found.start()]
            if not AFTER_WHAT.search(before) and not SYMBOLS.search(block.text):
                yield _wrong(
                    desk, block, found, as_cyrillic(found[0]) if language == "ru" else as_latin(found[0])
                )


def _latin_for_russian(desk: Desk, block: Block) -> Iterator[Finding]:
    for found in LATIN_CAPITALS.finditer(block.text):
        if right := domestic_acronym(found[0], desk.shelf):
            yield _wrong(desk, block, found, right)
    for found in LATIN_LOWER.finditer(block.text):
        right = as_cyrillic(found[0])
        if right and known(right, "ru") and not known(found[0], "en"):
            yield _wrong(desk, block, found, right)


def _wrong(desk: Desk, block: Block, found: re.Match[str], right: str | None) -> Finding:
    span = block.span(found.start(), found.end())
    typed = ("Cyrillic", "русскими") if CYRILLIC.match(found[0][-1]) else ("Latin", "латинскими")
    message = Message(
        en=f"“{found[0]}” is typed in {typed[0]} letters; “{right}” was meant",
        ru=f"«{found[0]}» набрано {typed[1]} буквами; имелось в виду «{right}»",
    )
    return desk.finding(span, message, fixes=[replace(span, right or "")])
