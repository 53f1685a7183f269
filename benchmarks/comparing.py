"""Comparing versions, cold: `almaty diff` beside Docxodus (python-redlines), git's word diff and LibreOffice.

All in one run on the same files, each as a process of its own, the quickest of three. A peer that is not
installed is named with the reason. The variable REDLINES_PYTHON may name a Python that has python-redlines,
UNO_PYTHON one that has the module `uno`. Then the growth of the comparison in memory, up to 200,000 words,
with a tenth and with all of the paragraphs edited.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from benchmarks import synthetic
from benchmarks.measure import almaty, best, exponent, process

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared" / "corpora" / "diff"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SIZES = (10_000, 50_000, 200_000)

REDLINES = """
import sys
from python_redlines import DocxodusEngine
old, new, out = sys.argv[1:]
data = DocxodusEngine().run_redline("A", open(old, "rb").read(), open(new, "rb").read())[0]
open(out, "wb").write(data)
"""
LIBREOFFICE = """
import os, subprocess, sys, time
import uno
from com.sun.star.beans import PropertyValue
old, new, out, folder = sys.argv[1:]
url = lambda path: uno.systemPathToFileUrl(os.path.abspath(path))
def value(name, held):
    made = PropertyValue()
    made.Name, made.Value = name, held
    return made
pipe = "almaty%d" % os.getpid()
office = subprocess.Popen(["soffice", "--headless", "--norestore", "-env:UserInstallation=" + url(folder),
    "--accept=pipe,name=%s;urp;" % pipe], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
try:
    here = uno.getComponentContext()
    resolver = here.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", here)
    for attempt in range(300):
        try:
            there = resolver.resolve("uno:pipe,name=%s;urp;StarOffice.ComponentContext" % pipe)
            break
        except Exception:
            time.sleep(0.1)
    make = lambda name: there.ServiceManager.createInstanceWithContext(name, there)
    desktop = make("com.sun.star.frame.Desktop")
    document = desktop.loadComponentFromURL(url(new), "_blank", 0, (value("Hidden", True),))
    frame = document.getCurrentController().getFrame()
    make("com.sun.star.frame.DispatchHelper").executeDispatch(frame, ".uno:CompareDocuments", "", 0,
        (value("URL", url(old)), value("NoAcceptDialog", True)))
    document.storeToURL(url(out), (value("FilterName", "MS Word 2007 XML"),))
    document.close(True)
finally:
    office.terminate()
    office.wait()
"""


def run() -> None:
    """Print the seconds of each tool for each pair, the ratio to the quickest peer, and the growth."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        tools = dict(_tools(folder))
        print(f"{'pair':28}" + "".join(f"{tool:>14}" for tool in tools) + f"{'× Docxodus':>14}")
        for title, old, new in _pairs(folder):
            seconds = {tool: process(command(old, new))[0] for tool, command in tools.items()}
            ours, theirs = seconds["almaty diff"], seconds.get("Docxodus")
            ratio = f"{ours / theirs:14.2f}" if theirs else f"{'–':>14}"
            print(f"{title:28}" + "".join(f"{second:12.2f} s" for second in seconds.values()) + ratio)
    _growth()


Command = Callable[[Path, Path], Sequence[str]]


def _tools(folder: Path) -> Iterator[tuple[str, Command]]:
    """The tools that are here, and what runs them on two DOCX files; says which are not."""
    out = str(folder / "out.docx")
    yield "almaty diff", lambda old, new: almaty("diff", old, new, "-o", out, "--quiet")
    python = os.environ.get("REDLINES_PYTHON", sys.executable)
    if _has(python, "python_redlines"):
        yield "Docxodus", lambda old, new: [python, "-c", REDLINES, str(old), str(new), out]
    else:
        print("Docxodus: not here; pip install python-redlines python-redlines-docxodus")
    if shutil.which("git"):
        shell = 'git diff --no-index --word-diff "$1" "$2" > "$3"; test $? -le 1'
        yield "git, of texts", lambda old, new: ["sh", "-c", shell, "sh", _text(old), _text(new), out]
    office = os.environ.get("UNO_PYTHON", "/usr/bin/python3")
    if shutil.which("soffice") and _has(office, "uno"):
        profile = str(folder / "profile")
        yield "LibreOffice", lambda old, new: [office, "-c", LIBREOFFICE, str(old), str(new), out, profile]
    else:
        print("LibreOffice: not here, or no Python with the module uno (package python3-uno)")


def _has(python: str, module: str) -> bool:
    found = shutil.which(python)
    return (
        bool(found)
        and subprocess.run([python, "-c", f"import {module}"], capture_output=True).returncode == 0
    )


def _text(path: Path) -> str:
    return str(path.with_suffix(".txt" if path.with_suffix(".txt").exists() else ".md"))


def _pairs(folder: Path) -> Iterator[tuple[str, Path, Path]]:
    """Two versions as DOCX with their texts beside them: invented ones, and the kept pairs where they are."""
    for words in (1_000, 10_000):
        old, new = _versions(words, 10)
        for side, text in (("old", old), ("new", new)):
            (folder / f"{side}-{words}.txt").write_text("\n\n".join(text), encoding="utf-8")
            _package(folder / f"{side}-{words}.docx", text)
        yield f"invented, {words:,} words", folder / f"old-{words}.docx", folder / f"new-{words}.docx"
    for case in sorted(SHARED.glob("*/old.docx")):
        yield case.parent.name, case, case.with_name("new.docx")


def _versions(words: int, share: int) -> tuple[list[str], list[str]]:
    """Two versions of an invented report: in one of `share` paragraphs a word is another one."""
    pages = max(1, words // synthetic.WORDS_A_PAGE)
    old = [line for line in synthetic.report(pages).splitlines() if line.strip()]
    rng, new = random.Random(7), list(old)
    for at in range(0, len(new), share):
        held = new[at].split(" ")
        held[rng.randrange(len(held))] = "иной"
        new[at] = " ".join(held)
    return old, new


def _package(path: Path, paragraphs: Sequence[str]) -> None:
    body = "".join(f"<w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p>" for text in paragraphs)
    types = "application/vnd.openxmlformats-"
    kinds = (
        f'<Types xmlns="{PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="{types}package.relationships+xml"/>'
        '<Override PartName="/word/document.xml" '
        f'ContentType="{types}officedocument.wordprocessingml.document.main+xml"/></Types>'
    )
    lead = (
        f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r" '
        f'Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", kinds)
        package.writestr("_rels/.rels", lead)
        package.writestr(
            "word/document.xml", f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
        )


def _growth() -> None:
    from almaty_nlp import diff
    from almaty_nlp.model.document import Block, Document, Kind

    def document(paragraphs: Sequence[str]) -> Document:
        blocks = (Block(f"b{at}", Kind.PARAGRAPH, text) for at, text in enumerate(paragraphs))
        return Document("x.md", "md", tuple(blocks), language="ru")

    for share, title in ((10, "a tenth"), (1, "all")):
        seconds = []
        for words in SIZES:
            old, new = map(document, _versions(words, share))
            seconds.append(best(lambda old=old, new=new: diff(old, new), 1))  # type: ignore[misc]
        shown = ", ".join(f"{words:,}: {second:.1f} s" for words, second in zip(SIZES, seconds, strict=True))
        print(f"growth, {title} of the paragraphs edited ({shown}): exponent {exponent(SIZES, seconds):.2f}")
