"""Reviewers' comments: who, when, what, on which stretches of text, in answer to whom (17.13.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from almaty_nlp.model.document import Comment, Layer, Span
from almaty_nlp.ooxml import names as n
from almaty_nlp.readers.docx.drafts import Collected, CommentMarks, Draft
from almaty_nlp.readers.docx.source import Source
from almaty_nlp.readers.docx.story import Part, Story

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

COMMENT = n.w("comment")
EX, EX_ID, EX_PARENT = (f"{{{n.WORD_2012}}}{name}" for name in ("commentEx", "paraId", "paraIdParent"))
MAX_SPANS = 200_000
"""Spans of all comments together; ranges past it keep their two ends only (a range may cover the whole text).
"""


def read_comments(source: Source, collected: Collected) -> tuple[Comment, ...]:
    """Return the comments in the order of their part; those without a place in the text have no spans."""
    name = source.name_of("comments")
    root = source.root(name) if name else None
    if name is None or root is None:
        return ()
    part = Part(name, root, "c", Layer.NOTES)
    nodes = list(root.iterfind(COMMENT))
    parents = _parents(source, nodes)
    budget, comments = MAX_SPANS, []
    for node in nodes:
        key = node.get(n.ID, "")
        spans = _spans(collected, collected.comments.get(key), budget)
        budget -= len(spans)
        text = _text(source, part, node)
        comments.append(
            Comment(key, node.get(n.AUTHOR, ""), node.get(n.DATE, ""), text, spans, parents.get(key, ""))
        )
    return tuple(comments)


def _text(source: Source, part: Part, node: Element) -> str:
    """The comment as it reads with changes of its own accepted."""
    own = Collected()
    Story(source, part, own).read(node)
    gone: dict[Draft, list[tuple[int, int]]] = {}
    for revision in own.revisions:
        if revision.kind in ("delete", "move-from"):
            for draft, start, end in revision.spans:
                gone.setdefault(draft, []).append((start, end))
    return "\n".join(_without(draft.text, gone.get(draft, ())).strip() for draft in own.drafts).strip()


def _without(text: str, cuts: list[tuple[int, int]] | tuple[()]) -> str:
    for start, end in sorted(cuts, reverse=True):
        text = text[:start] + text[end:]
    return text


def _spans(collected: Collected, marks: CommentMarks | None, budget: int) -> tuple[Span, ...]:
    drafts = collected.drafts
    if marks is None:
        return ()
    start, end = marks.start or marks.call, marks.end or marks.call
    if start is None or end is None or end < start:
        start = end = marks.call or start or end
    if start is None or end is None or not drafts:
        return ()
    (first, offset), (last, until) = start, end
    if last - first > budget:
        numbers = [first, last]
    else:
        numbers = list(range(first, min(last, len(drafts) - 1) + 1))
    spans = []
    for at in numbers:
        draft = drafts[at]
        left = offset if at == first else 0
        right = until if at == last else len(draft.text)
        if draft.kept and (left < right or first == last):
            spans.append(Span(draft.id, left, right))
    return tuple(spans)


def _parents(source: Source, nodes: list[Element]) -> dict[str, str]:
    """Comment id → id of the comment it answers, from commentsExtended, which names comments by their last
    paragraph.
    """
    root = source.part("commentsExtended")
    if root is None:
        return {}
    by_paragraph = {}
    for node in nodes:
        for paragraph in node.iter(n.P):
            by_paragraph[paragraph.get(n.PARA_ID, "").upper()] = node.get(n.ID, "")
    answers = {}
    for entry in root.iter(EX):
        child = by_paragraph.get(entry.get(EX_ID, "").upper())
        parent = by_paragraph.get(entry.get(EX_PARENT, "").upper())
        if child and parent and child != parent:
            answers[child] = parent
    return answers
