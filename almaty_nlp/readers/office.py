"""DOC, ODT and RTF through LibreOffice, where it is installed: converted to DOCX aside, then read as DOCX.

The conversion runs on a copy in a folder of its own with a profile of its own, without macros, without links
to other places, within a time limit; nothing of it stays.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import zipfile
from dataclasses import replace
from pathlib import Path

from almaty_nlp.errors import InputError, MissingEngine
from almaty_nlp.model.document import Document, Notice
from almaty_nlp.model.message import Message
from almaty_nlp.readers._limits import Limits
from almaty_nlp.zips import BROKEN

PROGRAMS = ("soffice", "libreoffice")
PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
)
"""Where installers put it without telling PATH."""

CHUNK = 1 << 16
SETTINGS = """\
<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update">
<prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""
"""A stranger's document runs no macro and fetches nothing, or opening it would tell its author."""


def read_office(path: Path, limits: Limits, file_format: str) -> Document:
    """Read a DOC, ODT or RTF file through LibreOffice.

    Raises MissingEngine when LibreOffice is not installed, InputError when it cannot read the file or takes
    longer than `limits.seconds`.
    """
    from almaty_nlp.readers.docx import read_docx

    program = office_program()
    if program is None:
        raise _missing(path, file_format)
    if zipfile.is_zipfile(path):
        _check_package(path, limits)
    with tempfile.TemporaryDirectory(prefix="almaty-") as folder:
        converted = _convert(program, path, Path(folder), limits.seconds, file_format)
        document = read_docx(converted, limits)
    return replace(
        document, path=str(path), format=file_format, notices=(*document.notices, _notice(path, file_format))
    )


def office_program() -> str | None:
    """Return the LibreOffice of this machine, None when there is none."""
    found = (shutil.which(name) for name in PROGRAMS)
    return next(filter(None, found), None) or next((place for place in PLACES if Path(place).is_file()), None)


def _convert(program: str, path: Path, folder: Path, seconds: float, file_format: str) -> Path:
    profile, source, output = folder / "profile", folder / f"document.{file_format}", folder / "out"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(SETTINGS, encoding="utf-8")
    shutil.copyfile(path, source)
    command = [
        program,
        f"-env:UserInstallation={profile.as_uri()}",
        *("--headless", "--norestore", "--nolockcheck", "--convert-to", "docx", "--outdir"),
        str(output),
        str(source),
    ]
    if not _run(command, seconds):
        raise _failed(path, f"took longer than {seconds:g} s", f"работал дольше {seconds:g} с")
    converted = output / "document.docx"
    if not converted.is_file():
        raise _failed(path, "cannot open it", "не открывает его")
    return converted


def _run(command: list[str], seconds: float) -> bool:
    """Run a program and all it starts; False when the time was over and it was ended."""
    nowhere = subprocess.DEVNULL
    process = subprocess.Popen(command, stdin=nowhere, stdout=nowhere, stderr=nowhere, start_new_session=True)
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        return False
    finally:
        if process.poll() is None:
            _end(process)
    return True


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a program with its children: the start script of LibreOffice is not the one that works."""
    if sys.platform == "win32":
        process.kill()
    else:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _check_package(path: Path, limits: Limits) -> None:
    """Refuse a package that unpacks past the limits, counting what really comes out."""
    total = 0
    try:
        with zipfile.ZipFile(path) as package:
            for member in package.infolist()[: limits.max_members + 1]:
                with package.open(member) as stream:
                    while chunk := stream.read(CHUNK):
                        total += len(chunk)
                        if total > limits.max_unpacked_bytes:
                            raise _bomb(path)
            if len(package.infolist()) > limits.max_members:
                raise _bomb(path)
    except BROKEN:
        raise _failed(path, "cannot unpack it", "не распаковывает его") from None


def _notice(path: Path, file_format: str) -> Notice:
    name = file_format.upper()
    return Notice(
        "converted",
        Message(
            en=f"{path}: the {name} file was read through LibreOffice; "
            "places are those of the converted text",
            ru=f"{path}: файл {name} прочитан через LibreOffice; места указаны по преобразованному тексту",
        ),
    )


def _missing(path: Path, file_format: str) -> MissingEngine:
    name = file_format.upper()
    return MissingEngine(
        Message(
            en=f"{path}: a {name} file is read through LibreOffice, which is not installed: install it, "
            "or save the file as DOCX",
            ru=f"{path}: файл {name} читается через LibreOffice, а он не установлен: установите его "
            "или сохраните файл как DOCX",
        )
    )


def _failed(path: Path, en: str, ru: str) -> InputError:
    return InputError(
        Message(
            en=f"{path}: LibreOffice {en}, the file may be damaged or encrypted: open it and save it as DOCX",
            ru=f"{path}: LibreOffice {ru}, файл может быть повреждён или зашифрован: "
            "откройте его и сохраните как DOCX",
        )
    )


def _bomb(path: Path) -> InputError:
    return InputError(
        Message(
            en=f"{path}: the file unpacks to more than the limits allow; "
            "it may be an attack, ask its author for a new copy",
            ru=f"{path}: при распаковке файл превышает допустимые пределы; "
            "он может быть опасен, запросите его у автора заново",
        )
    )
