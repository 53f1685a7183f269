"""What `to_markdown` writes reads back to the same document."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from almaty_nlp.model.document import Block, Document, Kind, Run
from almaty_nlp.readers.markdown import parse_markdown
from almaty_nlp.writers.markdown import to_markdown

DRAFT = """\
---
title: "Регламент"
version: 2
---

# Регламент Бассейнового процесса {#title}

## I. Общие положения

1. Участники (далее — стороны)[^1] проводят **ежегодные** совещания\\
   в *столицах*; см. [сайт](https://basin.example/a).

   Второе предложение пункта.

2. Секретариат:

   - ведёт реестр;

   - готовит отчёт[^2].

29. Последний пункт.

(i) первый подпункт \\*не выделен\\*;

(ii) второй <sub>2</sub> `код`.

5-1. Вставленный пункт.

> Цитата [в скобках] & знаки <без тегов>.

| Орган | Срок |
|---|---|
| Совет \\| бюро | 1 год<br>2 года |

[^1]: Включая наблюдателей.

    Второй абзац сноски.

[^2]: См. приложение *2*.
"""


def content(document: Document) -> dict[str, Any]:
    """What must survive: everything but identifiers, origins and addresses."""
    at = document.index
    return {
        "blocks": [
            (b.kind, b.layer, b.label, b.typed_label, b.text, b.level, b.style, b.runs, b.cell)
            for b in document.blocks
        ],
        "notes": [
            (n.label, [(at[a.block], a.offset) for a in n.anchors], [at[b] for b in n.blocks])
            for n in document.footnotes
        ],
        "tables": [
            [[[at[b] for b in cell] for cell in row] for row in table.rows] for table in document.tables
        ],
        "comments": [(c.text, [(at[s.block], s.start, s.end) for s in c.spans]) for c in document.comments],
        "metadata": dict(document.metadata),
    }


def test_a_draft_with_everything() -> None:
    document = parse_markdown(DRAFT)
    assert to_markdown(document) == DRAFT
    assert content(parse_markdown(to_markdown(document))) == content(document)


def test_comments_go_back_to_their_places() -> None:
    document = parse_markdown("<!-- almaty: ignore TYP001 -->\n\nОдин <!-- здесь --> два.\n")
    assert [(c.text, c.spans[0].start) for c in document.comments] == [
        ("almaty: ignore TYP001", 0),
        ("здесь", 5),
    ]
    assert content(parse_markdown(to_markdown(document))) == content(document)


def test_contents_stay_contents() -> None:
    entries = [("", "Introduction\t3"), ("1.", "Scope\t4"), ("1.1", "Terms of the Steppe Forum\tiv")]
    blocks = [
        Block(f"b{at}", Kind.TOC_ENTRY, text, label=label, typed_label=bool(label))
        for at, (label, text) in enumerate(entries)
    ]
    document = Document("", "docx", (*blocks, Block("last", Kind.PARAGRAPH, "The Forum met.\t5")))
    back = parse_markdown(to_markdown(document))
    assert [(block.kind, block.label, block.text) for block in back.blocks] == [
        *((Kind.TOC_ENTRY, label, text) for label, text in entries),
        (Kind.TOC_ENTRY, "", "The Forum met.\t5"),
    ]


WORDS = (
    st.text(alphabet="абвXYZ *_`~[](){}<>&#|!\\.:;-+=^1/\u00a0\n", min_size=1, max_size=40)
    .map(str.strip)
    .filter(bool)
)


@st.composite
def formatted(draw: st.DrawFn) -> tuple[str, tuple[Run, ...]]:
    """A text with runs over it, none at a line end (line ends carry no formatting)."""
    text = draw(WORDS)
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=6)))
    runs = []
    for start, end in zip(cuts[::2], cuts[1::2], strict=False):
        marks = draw(
            st.sampled_from(
                [
                    {"bold": True},
                    {"italic": True},
                    {"bold": True, "italic": True},
                    {"superscript": True},
                    {"strike": True},
                ]
            )
        )
        if "\n" not in text[start:end]:
            runs.append(Run(start, end, **marks))
    return text, tuple(runs)


@settings(max_examples=300, deadline=None)
@given(formatted())
@example(("1/\u00a01", ()))
def test_any_text_and_formatting_survive(case: tuple[str, tuple[Run, ...]]) -> None:
    text, runs = case
    document = Document("", "docx", (Block("b", Kind.PARAGRAPH, text, runs=runs),))
    back = parse_markdown(to_markdown(document))
    assert len(back.blocks) == 1
    label = back.blocks[0].label
    assert text.startswith(label)
    assert back.blocks[0].text == (text[len(label) :].lstrip() if label else text)  # the gap is of neither
    if not label:
        assert marked(text, back.blocks[0].runs) == marked(text, runs)


def marked(text: str, runs: tuple[Run, ...]) -> list[tuple[str, frozenset[str]]]:
    """Each visible character with its formatting."""
    marks: list[frozenset[str]] = [frozenset()] * len(text)
    for run in runs:
        on = frozenset(name for name in ("bold", "italic", "superscript", "strike") if getattr(run, name))
        marks[run.start : run.end] = [on] * (run.end - run.start)
    return [(sign, mark) for sign, mark in zip(text, marks, strict=True) if not sign.isspace()]


def test_the_samples(root: Path) -> None:
    paths = sorted((root / "corpora" / "sample").glob("*.md"))
    assert paths
    for path in paths:
        document = parse_markdown(path.read_text(encoding="utf-8"))
        assert content(parse_markdown(to_markdown(document))) == content(document), path
