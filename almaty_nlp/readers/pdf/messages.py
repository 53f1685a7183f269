"""What this reader says to the user: refusals and notices, each one sentence in both languages."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from almaty_nlp.errors import refusal
from almaty_nlp.model.message import Message

MOST_RANGES = 8


def unreadable(path: Path, error: OSError) -> Message:
    """The file cannot be opened."""
    why = refusal(error)
    return Message(
        en=f"{path}: cannot be opened ({why.en}): check the name and the permissions",
        ru=f"{path}: файл не открывается ({why.ru}): проверьте имя и права доступа",
    )


def empty(path: Path) -> Message:
    """The file has no bytes."""
    return Message(
        en=f"{path}: the file is empty: pass the document itself",
        ru=f"{path}: файл пуст: укажите сам документ",
    )


def no_pdf(path: Path) -> Message:
    """The first bytes are not those of a PDF."""
    return Message(
        en=f"{path}: this is not a PDF file: check the name and its ending",
        ru=f"{path}: это не файл PDF: проверьте имя и расширение",
    )


def broken(path: Path) -> Message:
    """MuPDF cannot open the file or one of its parts."""
    return Message(
        en=f"{path}: the PDF is damaged and cannot be read: save it again or pass the DOCX",
        ru=f"{path}: файл PDF повреждён и не читается: сохраните его заново или возьмите DOCX",
    )


def encrypted(path: Path) -> Message:
    """A password is needed to open the file."""
    return Message(
        en=f"{path}: the PDF is protected by a password: save a copy without it",
        ru=f"{path}: файл PDF защищён паролем: сохраните копию без пароля",
    )


def no_pages(path: Path) -> Message:
    """The file has no page."""
    return Message(
        en=f"{path}: the PDF has no pages: save it again or pass the DOCX",
        ru=f"{path}: в файле PDF нет страниц: сохраните его заново или возьмите DOCX",
    )


def too_many_pages(path: Path, count: int, limit: int) -> Message:
    """More pages than the limit allows."""
    return Message(
        en=f"{path}: the PDF has {count} pages, more than the limit of {limit}: split it or raise the limit",
        ru=f"{path}: в файле PDF {count} стр. при пределе {limit}: разделите его или поднимите предел",
    )


def too_slow(path: Path, seconds: float) -> Message:
    """Reading takes longer than the limit allows."""
    return Message(
        en=f"{path}: reading took more than {seconds:g} s: split the file or raise the limit",
        ru=f"{path}: чтение заняло более {seconds:g} с: разделите файл или поднимите предел",
    )


def too_much(path: Path) -> Message:
    """The text is past the limit of size."""
    return Message(
        en=f"{path}: the PDF holds more text than the limit allows: split the file or raise the limit",
        ru=f"{path}: в файле PDF больше текста, чем допускает предел: разделите файл или поднимите предел",
    )


def pages_named(numbers: Sequence[int]) -> str:
    """Return pages as ranges: «1, 3–5»; of many ranges the first ones."""
    ranges: list[list[int]] = []
    for number in numbers:
        if ranges and number == ranges[-1][1] + 1:
            ranges[-1][1] = number
        else:
            ranges.append([number, number])
    shown = [str(low) if low == high else f"{low}–{high}" for low, high in ranges[:MOST_RANGES]]
    return ", ".join(shown) + (", …" if len(ranges) > MOST_RANGES else "")


def scan(path: Path) -> Message:
    """All pages are pictures."""
    return Message(
        en=f"{path}: the pages are pictures without text: run again with --ocr or pass the DOCX",
        ru=f"{path}: страницы — изображения без текста: повторите с --ocr или возьмите DOCX",
    )


def no_text(path: Path) -> Message:
    """No page has text."""
    return Message(
        en=f"{path}: the PDF holds no text: pass the DOCX or another export of the document",
        ru=f"{path}: в файле PDF нет текста: возьмите DOCX или сохраните PDF заново",
    )


def nothing_recognised(path: Path) -> Message:
    """Recognition gave no text."""
    return Message(
        en=f"{path}: no text could be recognised on the pages: pass a sharper scan or the DOCX",
        ru=f"{path}: на страницах не удалось распознать текст: возьмите более чёткий скан или DOCX",
    )


def no_tesseract(languages: str) -> Message:
    """The recognition program is not there."""
    return Message(
        en=f"Text recognition needs Tesseract with the languages {languages}: install it and run again",
        ru=f"Для распознавания нужен Tesseract с языками {languages}: установите его и повторите",
    )


def died(path: Path) -> Message:
    """The child process that read the file ended without an answer."""
    return Message(
        en=f"{path}: the PDF broke the reading program: save it again or pass the DOCX",
        ru=f"{path}: чтение файла PDF оборвалось: сохраните его заново или возьмите DOCX",
    )


def pictures(numbers: Sequence[int]) -> Message:
    """Pages without text under their picture."""
    named = pages_named(numbers)
    return Message(
        en=f"Pages without text, only a picture, were not read: {named}; run with --ocr",
        ru=f"Не прочитаны страницы, на которых вместо текста изображение: {named}; запустите с --ocr",
    )


def recognised(number: int, confidence: float) -> Message:
    """A page whose text was recognised just now."""
    return Message(
        en=f"The text of page {number} was recognised from a picture, confidence {confidence:.0f} of 100",
        ru=f"Текст страницы {number} распознан по изображению, уверенность {confidence:.0f} из 100",
    )


def laid_under(numbers: Sequence[int]) -> Message:
    """Pages with the unseen text of an earlier recognition."""
    named = pages_named(numbers)
    return Message(
        en=f"The text lies unseen under a picture, as recognised earlier, and may hold errors: pages {named}",
        ru=f"Текст невидим и лежит под изображением: распознан ранее, возможны ошибки: страницы {named}",
    )


def no_unicode(font: str, numbers: Sequence[int]) -> Message:
    """A font without a map of its signs to characters."""
    named = pages_named(numbers)
    return Message(
        en=f"Font {font} has no map to characters, so its text is unreliable: pages {named}",
        ru=f"У шрифта {font} нет таблицы символов, его текст ненадёжен: страницы {named}",
    )


def doubtful(font: str, numbers: Sequence[int]) -> Message:
    """A font whose text is neither Russian nor English words."""
    named = pages_named(numbers)
    return Message(
        en=f"Text in font {font} is neither Russian nor English, may not be as printed: pages {named}",
        ru=f"Текст шрифтом {font} не похож на русский или английский; на печати он может быть иным: "
        f"страницы {named}",
    )


def mixed(font: str, count: int, numbers: Sequence[int]) -> Message:
    """A font that gives letters of the other alphabet."""
    named = pages_named(numbers)
    return Message(
        en=f"Text in font {font} mixes Cyrillic and Latin letters within words ({count}): pages {named}",
        ru=f"В тексте шрифтом {font} внутри слов смешаны кириллица и латиница ({count}): страницы {named}",
    )
