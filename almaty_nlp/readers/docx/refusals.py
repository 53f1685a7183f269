"""Why a DOCX is refused: one line each, with what to do."""

from __future__ import annotations

from pathlib import Path

from almaty_nlp.errors import InputError
from almaty_nlp.model.message import Message


def _refusal(path: Path, en: str, ru: str) -> InputError:
    return InputError(Message(en=f"{path}: {en}", ru=f"{path}: {ru}"))


def unreadable(path: Path) -> InputError:
    """The file is missing or cannot be opened."""
    return _refusal(
        path,
        "the file cannot be opened; check its name and your right to read it",
        "файл не открывается; проверьте его имя и право на чтение",
    )


def empty(path: Path) -> InputError:
    """The file has no bytes."""
    return _refusal(
        path, "the file is empty (0 bytes); get it again", "файл пуст (0 байт); получите его ещё раз"
    )


def encrypted(path: Path) -> InputError:
    """A password protects the document."""
    return _refusal(
        path,
        "the document is encrypted; open it in Word and save it without a password",
        "документ зашифрован; откройте его в Word и сохраните без пароля",
    )


def old_format(path: Path) -> InputError:
    """A document of Word 97–2003 under the suffix of the new format."""
    return _refusal(
        path,
        "this is a document of an old format (Word 97–2003); save it as .docx",
        "это документ старого формата (Word 97–2003); сохраните его как .docx",
    )


def pdf(path: Path) -> InputError:
    """A PDF under the suffix of a Word document."""
    return _refusal(
        path,
        "this is a PDF, not a Word document; give it the suffix .pdf",
        "это PDF, а не документ Word; дайте файлу расширение .pdf",
    )


def no_package(path: Path) -> InputError:
    """The file is no ZIP package, or its directory is gone."""
    return _refusal(
        path,
        "this is not a Word document, or it is cut off or damaged; get it again from its source",
        "это не документ Word, либо файл обрезан или повреждён; получите его ещё раз из источника",
    )


def no_word(path: Path) -> InputError:
    """A package without a Word document in it."""
    return _refusal(
        path,
        "the package holds no Word document; check what the file is and its suffix",
        "в пакете нет документа Word; проверьте, что это за файл и его расширение",
    )


def damaged(path: Path, part: str) -> InputError:
    """A part cannot be inflated or is no XML."""
    return _refusal(
        path,
        f"the part {part} is damaged or encrypted; open the file in Word, let it repair it and save it",
        f"часть {part} повреждена или зашифрована; откройте файл в Word, дайте исправить его и сохраните",
    )


def bomb(path: Path, part: str) -> InputError:
    """A part grows past the limits while it is inflated."""
    return _refusal(
        path,
        f"the part {part} unpacks to more than the limits allow (a zip bomb?); the file is not read",
        f"часть {part} распаковывается сверх допустимых пределов (zip-бомба?); файл не читается",
    )


def too_many_parts(path: Path) -> InputError:
    """The package has more members than the limit."""
    return _refusal(
        path,
        "the package has more parts than the limits allow; the file is not read",
        "в пакете больше частей, чем допускают пределы; файл не читается",
    )


def too_deep(path: Path) -> InputError:
    """Tables or content controls are nested past the limit."""
    return _refusal(
        path,
        "its elements are nested deeper than the limits allow; the file is not read",
        "вложенность элементов превышает допустимую; файл не читается",
    )


def too_slow(path: Path) -> InputError:
    """The reading takes longer than the limit."""
    return _refusal(
        path,
        "the reading took longer than the limit; split the file or raise the limit in the settings",
        "чтение заняло больше допустимого времени; разделите файл или поднимите предел в настройках",
    )


def too_large(path: Path) -> InputError:
    """The document has more blocks than the limit."""
    return _refusal(
        path,
        "the document has more paragraphs than the limits allow; split the file",
        "в документе больше абзацев, чем допускают пределы; разделите файл",
    )
