"""Build the sample corpus from its Markdown: `python corpora/recipes/sample/build.py [--pdf] [OUT]`.

Written by hand: `report.*.md`, `instrument.*.md` and the lists of slips and amendments in this folder.
Built: the drafts with their slips, the modalities in two versions, Word files and, with --pdf, PDF files by
LibreOffice.
The same sources give the same bytes, PDF apart.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import tempfile
from pathlib import Path

from aligning import align
from amending import amend, listed, load, modalities, whole
from package import write_docx
from planting import Record, plant
from source import parse
from tracking import accept, mark_up, write_tracked
from tracking import load as load_review

RECIPE = Path(__file__).resolve().parent
SAMPLE = Path(__file__).resolve().parents[2] / "sample"


def read(name: str) -> str:
    """Return the text of a file of the sample."""
    return (SAMPLE / name).read_text(encoding="utf-8")


def main() -> None:
    """Build everything into OUT, the sample's own folder unless told otherwise."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("out", nargs="?", type=Path, default=SAMPLE)
    parser.add_argument("--pdf", action="store_true", help="also make the PDF files; needs LibreOffice")
    options = parser.parse_args()
    out: Path = options.out
    slips: list[Record] = []
    for language in ("ru", "en"):
        report = read(f"report.{language}.md")
        draft, planted = plant(report, RECIPE / f"slips.{language}.tsv", language)
        slips += planted
        (out / f"draft.{language}.md").write_text(draft, encoding="utf-8")
        write_docx(parse(report), out / f"report.{language}.docx")
        write_docx(parse(draft), out / f"draft.{language}.docx")
    lines = "".join(json.dumps(slip, ensure_ascii=False) + "\n" for slip in slips)
    (out / "slips.jsonl").write_text(lines, encoding="utf-8")
    (out / "alignment.tsv").write_text(
        align(*(read(f"report.{language}.md") for language in ("ru", "en"))), encoding="utf-8"
    )
    build_modalities(out)
    build_tracked(out)
    if options.pdf:
        make_pdf(out)


def build_modalities(out: Path) -> None:
    """Write both versions of the modalities in both languages and the list of amendments between them."""
    amendments = load(RECIPE / "amendments.yaml")
    made = {}
    for language in ("ru", "en"):
        report, instrument = (read(f"{name}.{language}.md") for name in ("report", "instrument"))
        first = modalities(report)
        second, made[language] = amend(first, amendments, language)
        for version, provisions, frame in ((1, first, report), (2, second, instrument)):
            text = whole(provisions, parse(frame).meta, version)
            (out / f"modalities.v{version}.{language}.md").write_text(text, encoding="utf-8")
            write_docx(parse(text), out / f"modalities.v{version}.{language}.docx")
        write_docx(parse(instrument), out / f"instrument.{language}.docx")
    listing = json.dumps(listed(amendments, made), ensure_ascii=False, indent=1)
    (out / "amendments.json").write_text(listing + "\n", encoding="utf-8")


def build_tracked(out: Path) -> None:
    """Write the Russian draft as two revisers left it, and the text that follows when all is accepted."""
    review = load_review(RECIPE / "tracked.ru.yaml")
    marked = mark_up((out / "draft.ru.md").read_text(encoding="utf-8"), review)
    (out / "draft-tracked.accepted.ru.md").write_text(accept(marked), encoding="utf-8")
    write_tracked(marked, review, out / "draft-tracked.ru.docx")


def make_pdf(out: Path) -> None:
    """Print report and draft with LibreOffice."""
    names = [f"{name}.{language}.docx" for name in ("report", "draft") for language in ("ru", "en")]
    with tempfile.TemporaryDirectory() as home:
        profile = f"-env:UserInstallation={Path(home).as_uri()}"
        command = ["soffice", profile, "--headless", "--convert-to", "pdf", *names]
        subprocess.run(command, cwd=out, check=True, capture_output=True)


if __name__ == "__main__":
    main()
