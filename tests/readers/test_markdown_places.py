"""Every character that the Markdown reader gives stands in the raw file where its origin says."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from almaty_nlp.model.document import Document
from almaty_nlp.readers.markdown import parse_markdown

PIECES = st.sampled_from(
    [
        "Стороны",
        "the Support Unit",
        " ",
        "  ",
        "\n",
        "  \n",
        "\\\n",
        "\n\n",
        "\n\n\n",
        "**",
        "*",
        "***",
        "_",
        "`",
        "``",
        "~~",
        "[",
        "]",
        '](https://a.example/b "t")',
        "](b)",
        "![x](y)",
        "[^1]",
        "[^2]",
        "\n\n[^1]: ",
        "\n\n[^2]: ",
        "&amp;",
        "&nbsp;",
        "&#1071;",
        "\\*",
        "\\",
        "\\п",
        "<br>",
        "<b>",
        "</b>",
        "<sup>",
        "</sup>",
        "<!-- c -->",
        "<https://x.example>",
        "|",
        "\n\n| a | b |\n|---|---|\n| ",
        " | ",
        "\\|",
        "\n# ",
        "\n## 2. ",
        " {#om}",
        "\n- ",
        "\n1. ",
        "\n29) ",
        "\n   ",
        "\n    ",
        "\n\t",
        "\n> ",
        "\n>> ",
        "(iv) ",
        "а) ",
        "5-1. ",
        "ё",
        "й",
        "\u00ad",
        "\u00a0",
        "—",
        "«",
        "»",
        "\n---\n",
        "\n***\n",
        "```\n",
        "\t",
        "#",
        "\n<div>\n",
        "\n===\n",
        "\n---\ntitle: x\n---\n",
        "&",
        "<",
        "!",
        "{",
        "}",
    ]
)


def misplaced(text: str, document: Document) -> list[tuple[str, int, str]]:
    """The characters of the blocks that the raw text does not have at their place, entities and line ends
    apart.
    """
    lines = [line + "\n" for line in text.split("\n")]
    wrong = []
    for block in document.blocks:
        assert block.origin is not None
        for offset, sign in enumerate(block.text):
            line, column = block.origin.place(offset)
            raw = lines[line - 1][column - 1 : column]
            made = (sign.isspace() and raw in ("\n", "\\", "<", " ")) or raw == "&"
            if raw != sign and not made:
                wrong.append((block.text, offset, raw))
    return wrong


@settings(max_examples=400, deadline=None)
@given(st.lists(PIECES, max_size=24).map("".join))
@example("> |\n---\ntitle: x\n---\n")
@example("- | a | b |\n  |---|---|\n  | \\| | d |\n")
def test_every_character_stands_where_its_origin_says(text: str) -> None:
    assert misplaced(text, parse_markdown(text)) == []


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="аbв1.)(*_[]^:|\\`<>&;#-+ \n\t!~{}", max_size=80))
def test_so_it_does_in_any_text(text: str) -> None:
    assert misplaced(text, parse_markdown(text)) == []
