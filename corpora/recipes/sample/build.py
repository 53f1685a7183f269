"""Build the sample corpus from its Markdown: `python corpora/recipes/sample/build.py [--pdf] [OUT]`.

Written by hand: `report.*.md`, `modalities.v1.*.md` and the lists of slips and amendments in this folder.
Built: the drafts with their slips, the second versions, Word files and, with --pdf, PDF files by LibreOffice.
The same sources give the same bytes, PDF apart.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from package import write_docx
from planting import Record, plant
from source import parse

RECIPE = Path(__file__).resolve().parent
SAMPLE = Path(__file__).resolve().parents[2] / "sample"


def main() -> None:
    """Build everything into OUT, the sample's own folder unless told otherwise."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("out", nargs="?", type=Path, default=SAMPLE)
    options.add_argument("--pdf", action="store_true", help="also make the PDF files; needs LibreOffice")
    out: Path = options.parse_args().out
    slips: list[Record] = []
    for language in ("ru", "en"):
        report = (SAMPLE / f"report.{language}.md").read_text(encoding="utf-8")
        draft, planted = plant(report, RECIPE / f"slips.{language}.tsv", language)
        slips += planted
        (out / f"draft.{language}.md").write_text(draft, encoding="utf-8")
        write_docx(parse(report), out / f"report.{language}.docx")
        write_docx(parse(draft), out / f"draft.{language}.docx")
    lines = "".join(json.dumps(slip, ensure_ascii=False) + "\n" for slip in slips)
    (out / "slips.jsonl").write_text(lines, encoding="utf-8")


if __name__ == "__main__":
    main()
