"""Reading with all structure, beside peers that are installed: pages a second, MB of text a second, memory.

Peers: PyMuPDF's `rawdict` (characters with their places, no structure: the floor under every PDF reader on
it), pymupdf4llm, docx2python. `pip install pymupdf4llm docx2python` brings the last two into the table.
"""

from __future__ import annotations

import copy
import gc
import importlib.util
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.measure import process

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "corpora" / "sample"
HARD = ROOT.parent / "shared" / "corpora" / "robustness" / "docx" / "poi-bug65649.docx"
PAGES = (200, 2_000)
COPIES = 40
"""How often the sample's body is repeated to make the long DOCX."""


def long_pdf(folder: Path, pages: int) -> Path:
    """The pages of the sample's PDFs, again and again, as one file."""
    import pymupdf

    path = folder / f"{pages}.pdf"
    sources = [pymupdf.open(one) for one in sorted(SAMPLE.glob("*.pdf"))]
    with pymupdf.open() as made:
        while made.page_count < pages:
            for source in sources:
                made.insert_pdf(source, to_page=min(source.page_count, pages - made.page_count) - 1)
                if made.page_count == pages:
                    break
        made.save(path, garbage=4, deflate=True)
    return path


def long_docx(folder: Path) -> Path:
    """The body of the sample's DOCX, with its lists, tables and notes, again and again."""
    from docx import Document

    document = Document(str(SAMPLE / "draft.ru.docx"))
    body = document.element.body
    content = list(body)[:-1]
    for _ in range(COPIES - 1):
        for element in content:
            body.insert(len(body) - 1, copy.deepcopy(element))
    path = folder / "long.docx"
    document.save(str(path))
    return path


def rivals(pdf: Path, docx: Path) -> Iterator[tuple[str, Path, Callable[[], object]]]:
    """What reads the two files: name, file, call; the peers that are not installed are left out."""
    import pymupdf

    from almaty_nlp.readers import read

    def rawdict() -> None:
        with pymupdf.open(pdf) as document:
            for page in document:
                page.get_text("rawdict")

    yield "pdf, almaty", pdf, lambda: read(pdf, apart=False)
    yield "pdf, almaty in a child", pdf, lambda: read(pdf)
    yield "pdf, rawdict alone", pdf, rawdict
    if importlib.util.find_spec("pymupdf4llm"):
        import pymupdf4llm

        few = pdf.with_name("few.pdf")
        with pymupdf.open(pdf) as document:
            document.select(range(20))
            document.save(few)
        yield "pdf, pymupdf4llm", few, lambda: pymupdf4llm.to_markdown(str(few), show_progress=False)
    yield "docx, almaty", docx, lambda: read(docx)
    if importlib.util.find_spec("docx2python"):
        from docx2python import docx2python

        yield "docx, docx2python", docx, lambda: docx2python(docx).body


def run() -> None:
    """Print the table, then seconds and peak memory of `almaty read` on long and hard files."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pdfs = [long_pdf(folder, pages) for pages in PAGES]
        docx = long_docx(folder)
        # first of all, while this process is small: Linux counts the memory of the parent at the fork, too
        for path in (*pdfs, docx, *([HARD] if HARD.exists() else [])):
            in_one = "from almaty_nlp.readers import read; import sys; read(sys.argv[1], apart=False)"
            seconds, memory = process([sys.executable, "-c", in_one, str(path)], 1)
            print(f"{path.name:24} {seconds:7.2f} s  {memory:6.0f} MB, start and all")
        load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
        print(f"load of the machine: {load:.1f} on {os.cpu_count()} processors")
        print(f"{'reader':24} {'seconds':>8} {'CPU s':>8}   pages or MB of text a second, and a CPU second")
        text = _text_size(docx)
        for title, path, call in rivals(pdfs[0], docx):
            gc.collect()
            wall, cpu = _quickest(call)
            amount, unit = (_pages(path), "pages") if path.suffix == ".pdf" else (text, "MB")
            print(f"{title:24} {wall:8.2f} {cpu:8.2f}   {amount / wall:8.1f} {amount / cpu:8.1f} {unit}")


def _quickest(call: Callable[[], object]) -> tuple[float, float]:
    """Seconds on the clock and of the processor, the least of three calls; children that ended count too."""
    found = []
    for _ in range(3):
        wall, before = time.perf_counter(), os.times()
        call()
        wall, after = time.perf_counter() - wall, os.times()
        found.append((wall, sum(after[:4]) - sum(before[:4])))
    return min(wall for wall, _ in found), max(min(cpu for _, cpu in found), 0.01)


def _pages(path: Path) -> int:
    import pymupdf

    with pymupdf.open(path) as document:
        return int(document.page_count)


def _text_size(path: Path) -> float:
    from almaty_nlp.readers import read

    return sum(len(block.text.encode()) for block in read(path).blocks) / 1e6
