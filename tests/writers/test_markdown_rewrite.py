"""A Markdown file rewritten: what did not change stays byte by byte, and it reads as the new document."""

from __future__ import annotations

from dataclasses import replace

import pytest

from almaty_nlp.model.document import Document, View
from almaty_nlp.readers._finish import finish
from almaty_nlp.readers.markdown import parse_markdown
from almaty_nlp.writers.markdown_rewrite import rewrite_markdown

RAW = """---
title: Rules
---
# Rules  {#top}

<!-- a remark -->
1. The **chair** reports to the *board*[^1].

   * one
   * two

[^1]: In  writing.

| State | Sum |
|:--|--:|
| A\\|B | 5 |

Last   line\\
goes on.
"""


def read(text: str) -> Document:
    return finish(parse_markdown(text), View.ACCEPTED)


def test_nothing_changed_is_the_same_file() -> None:
    assert rewrite_markdown(RAW, read(RAW), read(RAW)) == RAW


@pytest.mark.parametrize(
    ("old", "new", "raw"),
    [
        ("The chair reports", "The chair writes", RAW.replace("reports", "writes")),
        ("Rules", "Orders", RAW.replace("# Rules", "# Orders")),
        ("two", "2 * 2", RAW.replace("* two", "* 2 \\* 2")),
        ("5", "6|7", RAW.replace("| 5 |", "| 6\\|7 |")),
        ("In  writing.", "In print.", RAW.replace("In  writing.", "In print.")),
    ],
)
def test_words_change_where_they_stand(old: str, new: str, raw: str) -> None:
    document = read(RAW)
    at = next(n for n, block in enumerate(document.blocks) if block.text.startswith(old))
    block = document.blocks[at]
    blocks = list(document.blocks)
    blocks[at] = replace(block, text=block.text.replace(old, new, 1), runs=() if old == "two" else block.runs)
    changed = replace(document, blocks=tuple(blocks))
    written = rewrite_markdown(RAW, document, changed)
    if "chair" in old:  # the formatting behind the words moves with them
        assert read(written).blocks[at].text == block.text.replace(old, new, 1)
        assert written.split("\n")[:6] == RAW.split("\n")[:6]
    else:
        assert written == raw
