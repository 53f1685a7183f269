"""Read and check, cold and warm: the sample, the UN Charter (where it is at hand) and synthetic reports."""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks import synthetic
from benchmarks.measure import almaty, best, exponent, process

ROOT = Path(__file__).resolve().parent.parent
CHARTER = ROOT.parent / "shared" / "corpora" / "un-charter" / "gold-alignment.tsv"


def documents(folder: Path) -> Iterator[tuple[str, Path]]:
    """The documents to time: name and path."""
    yield "sample, docx", ROOT / "corpora" / "sample" / "draft.ru.docx"
    yield "sample, pdf", ROOT / "corpora" / "sample" / "draft.ru.pdf"
    if CHARTER.exists():
        with CHARTER.open(encoding="utf-8") as file:
            rows = [row["ru"] for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]
        charter = folder / "charter.txt"
        charter.write_text("\n".join(rows).replace(" ¶ ", "\n") + "\n", encoding="utf-8")
        yield "UN Charter, txt", charter
    for pages in (10, 100, 1000):
        path = folder / f"synthetic-{pages}.md"
        path.write_text(synthetic.report(pages), encoding="utf-8")
        yield f"synthetic, {pages} pages", path


def run() -> None:
    """Print seconds to read and to check (warm, cold), MB of text a second, peak memory; then the growth."""
    spacy, _ = process([almaty()[0], "-c", "import spacy"])
    print(f"import spacy {spacy:.2f} s · almaty --help {process(almaty('--help'))[0]:.2f} s")
    print(f"{'document':22} {'read':>8} {'check':>8} {'MB/s':>6} {'cold':>8} {'× spacy':>8} {'memory':>8}")
    sizes: list[float] = []
    seconds: list[float] = []
    with tempfile.TemporaryDirectory() as name:
        listed = list(documents(Path(name)))
        # first of all, while this process is small: Linux counts the memory of the parent at the fork, too
        colds = {
            path: process(almaty("check", path, "--fail-on", "never", "--format", "json"))
            for _, path in listed
        }
        from almaty_nlp import check, read

        for title, path in listed:
            document = read(path)
            size = sum(len(block.text.encode()) for block in document.blocks) / 1e6
            times = 1 if size > 1 else 3
            reading = best(lambda path=path: read(path), times)  # type: ignore[misc]
            checking = best(lambda path=path: check([path]), times) - reading  # type: ignore[misc]
            cold, memory = colds[path]
            print(
                f"{title:22} {reading:7.3f}s {checking:7.3f}s {size / checking:6.2f} {cold:7.2f}s"
                f" {cold / spacy:8.2f} {memory:5.0f} MB"
            )
            if title.startswith("synthetic"):
                sizes.append(size)
                seconds.append(checking)
    print(f"growth of checking, 10 to 1,000 pages: exponent {exponent(sizes, seconds):.2f}")
    print(f"growth of checking, 100 to 1,000 pages: exponent {exponent(sizes[1:], seconds[1:]):.2f}")
