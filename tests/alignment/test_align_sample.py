"""The aligner on the shipped sample against its hand-made alignment."""

from __future__ import annotations

import csv
from pathlib import Path

from almaty_nlp.alignment import align
from almaty_nlp.model.document import Document
from almaty_nlp.model.locate import locate
from almaty_nlp.readers import read


def lines_of(document: Document) -> dict[str, int]:
    """Block → the line of the file it starts in."""
    return {block.id: locate(document, block.span(0, 0)).line or 0 for block in document.blocks}


def test_the_sample_is_aligned_as_by_hand(root: Path) -> None:
    folder = root / "corpora" / "sample"
    source, target = read(folder / "report.ru.md"), read(folder / "report.en.md")
    found = align(source, target)
    ours, theirs = lines_of(source), lines_of(target)
    got = {
        (
            frozenset(ours[found.source_units[at].block] for at in link.source),
            frozenset(theirs[found.target_units[at].block] for at in link.target),
        )
        for link in found.links
    }
    with (folder / "alignment.tsv").open(encoding="utf-8", newline="") as file:
        gold = [
            (frozenset(map(int, row["ru"].split(","))), frozenset(map(int, row["en"].split(","))))
            for row in csv.DictReader(file, delimiter="\t")
            if row["ru"] and row["en"]
        ]
    right = sum(link in got for link in gold)
    assert right / len(gold) >= 0.98
