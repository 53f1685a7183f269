"""A charter and rules of procedure in two languages, with paragraphs split, joined, left out and in another
order: the links of its paragraphs and of its sentences.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from almaty_nlp.alignment import align
from almaty_nlp.model.document import Block, Document, Kind

Entry = list[tuple[str, str]]
Links = set[tuple[tuple[str, ...], tuple[str, ...]]]

CHARTER: dict[str, list[Entry]] = yaml.safe_load(
    (Path(__file__).parent / "invented_charter.yaml").read_text(encoding="utf-8")
)
RUSSIAN = ("charter", "annex", "rules")
ENGLISH = ("charter", "rules", "annex")


def paragraphs(entry: Entry, side: int) -> tuple[str, ...]:
    """The paragraphs of one side of an entry."""
    text = " ".join(pair[side].replace(" ‖ ", " ") for pair in entry if pair[side])
    return tuple(part.strip() for part in text.split("¶") if part.strip())


def sentences(pair: tuple[str, str]) -> tuple[tuple[str, ...], ...]:
    """The sentences of one pair, by side."""
    return tuple(tuple(part.lstrip("¶") for part in text.split(" ‖ ") if part) for text in pair)


def document(parts: tuple[str, ...], side: int) -> Document:
    texts = [text for part in parts for entry in CHARTER[part] for text in paragraphs(entry, side)]
    return Document(
        "x.txt", "txt", tuple(Block(f"p{n}", Kind.PARAGRAPH, text) for n, text in enumerate(texts))
    )


def entries() -> Iterator[Entry]:
    return (entry for part in RUSSIAN for entry in CHARTER[part])


GOLD: dict[str, Links] = {
    "paragraph": {(paragraphs(entry, 0), paragraphs(entry, 1)) for entry in entries()},
    "sentence": {(ours, theirs) for entry in entries() for ours, theirs in map(sentences, entry)},
}


@pytest.mark.parametrize("turned", [False, True], ids=["from Russian", "from English"])
@pytest.mark.parametrize("level", ["paragraph", "sentence"])
def test_every_link_of_the_charter_is_found(level: str, turned: bool) -> None:
    sides = [document(RUSSIAN, 0), document(ENGLISH, 1)]
    found = align(*(sides[::-1] if turned else sides), level=level)
    links = {
        (
            tuple(found.source_units[at].text for at in link.source),
            tuple(found.target_units[at].text for at in link.target),
        )
        for link in found.links
    }
    assert ({link[::-1] for link in links} if turned else links) == GOLD[level]


def test_the_annex_has_moved() -> None:
    found = align(document(RUSSIAN, 0), document(ENGLISH, 1))
    moved = {found.source_units[at].text for link in found.links if link.moved for at in link.source}
    assert moved == {text for entry in CHARTER["annex"] for text in paragraphs(entry, 0)}
