"""The Markdown parser of the toolkit: markdown-it-py (CommonMark 0.31, tables, strikethrough) with footnotes.

Two departures from CommonMark, both for texts of drafters: an indented paragraph is a paragraph, not code,
and HTML tags are taken off wherever they stand instead of making a block that is not text. Inline tokens
carry their offsets in the block's content, which the library does not give.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block import html_block as library_html_block
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

BlockRule = Callable[[StateBlock, int, int, bool], bool]
InlineRule = Callable[[StateInline, bool], bool]

MEASURED = ("newline", "escape", "backticks", "link", "image", "autolink", "footnote_ref")
"""Inline rules whose tokens do not say by themselves how many characters of the source they take."""

BRACKETED = frozenset({"link", "image", "footnote_ref"})
LAST_BRACKET = -1
"""Key of a paragraph's cache (whose others are offsets) for where its last closing bracket stands."""

MOST_COLUMNS = 500
SILENT_HTML = re.compile(r"<(?:!|\?|/?(?:script|style|template)\b)", re.IGNORECASE)
"""HTML blocks that hold no text of the document: comments, declarations, scripts, styles."""


@cache
def parser(max_depth: int) -> MarkdownIt:
    """Return the parser; past `max_depth` levels of lists and quotes it stops (see `too_deep`)."""
    markdown = MarkdownIt("commonmark", {"maxNesting": max_depth}).enable(["table", "strikethrough"])
    markdown.use(footnote_plugin, inline=False, move_to_end=False)
    markdown.disable(["code", "text_join", "html_block"])
    markdown.block.ruler.before(
        "html_block", "silent_html", _silent_html, {"alt": ["paragraph", "reference", "blockquote"]}
    )
    rules = {rule.name: rule.fn for rule in markdown.inline.ruler.__rules__}
    tables = next(rule.fn for rule in markdown.block.ruler.__rules__ if rule.name == "table")
    markdown.block.ruler.at("table", _modest(tables), {"alt": ["paragraph", "reference"]})
    for name in MEASURED:
        rule = _closed(rules[name]) if name in BRACKETED else rules[name]
        markdown.inline.ruler.at(name, _measured(rule))
    return markdown


def too_deep(tokens: list[Token], max_depth: int) -> bool:
    """Tell whether the parser met more nesting than `max_depth` and left text out."""
    return any(token.nesting == 1 and token.level >= max_depth - 1 for token in tokens)


def _modest(rule: BlockRule) -> BlockRule:
    """Keep a rule off a line with more bars than any table has: each row would get all the cells of its head,
    so that a small file makes millions.
    """

    def wrapped(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
        columns = state.src.count("|", state.bMarks[start_line], state.eMarks[start_line])
        return columns <= MOST_COLUMNS and rule(state, start_line, end_line, silent)

    return wrapped


def _silent_html(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    start = state.bMarks[start_line] + state.tShift[start_line]
    if not SILENT_HTML.match(state.src, start) or _text_after_comment(state, start):
        return False
    return library_html_block(state, start_line, end_line, silent)


def _text_after_comment(state: StateBlock, start: int) -> bool:
    """A comment with text behind it on the line where it ends stands inside a paragraph."""
    end = state.src.find("-->", start) if state.src.startswith("<!--", start) else -1
    line_end = state.src.find("\n", end)
    return end >= 0 and bool(state.src[end + 3 : line_end if line_end >= 0 else None].strip())


def _closed(rule: InlineRule) -> InlineRule:
    """Spare a rule the search for a closing bracket where none is left: many opening ones are an attack."""

    def wrapped(state: StateInline, silent: bool) -> bool:
        last = state.cache.get(LAST_BRACKET)
        if last is None:
            last = state.cache[LAST_BRACKET] = state.src.rfind("]")
        return last > state.pos and rule(state, silent)

    return wrapped


def _measured(rule: InlineRule) -> InlineRule:
    """Wrap an inline rule so that its first own token knows where it starts and its last where it ends."""

    def wrapped(state: StateInline, silent: bool) -> bool:
        start, before = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        fresh = [] if silent else state.tokens[before:]
        own = [token for token in fresh if token.type != "text"]  # the first text is what stood before
        if own:
            own[0].meta["start"] = start
            own[-1].meta["end"] = state.pos
        return True

    return wrapped
