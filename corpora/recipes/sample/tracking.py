"""Write a draft with tracked changes and comments, as two revisers would leave it in Word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import yaml
from body import Body, paragraph, run
from lists import Numbering
from package import save
from source import Node, parse
from xmltext import element, part, value

INLINE = re.compile(r"\{([+=-])(\w)\|(.*?)\1\}|\{(/?)c(\d+)\}")
MOVE = re.compile(r"\{([<>])(\w)\|(.*?)\1\}$")
MARK = re.compile(r"\{/([+-])(\w)\}$")
TAGS = {"+": "w:ins", "-": "w:del", "<": "w:moveFrom", ">": "w:moveTo"}
Review = dict[str, Any]


def load(path: Path) -> Review:
    """Read the authors, edits and comments of a review."""
    review: Review = yaml.safe_load(path.read_text(encoding="utf-8"))
    return review


def mark_up(draft: str, review: Review) -> str:
    """Return the draft with the marks of the review in it. ValueError if an edit does not fit."""
    for edit in review["edits"]:
        if draft.count(edit["at"]) != 1:
            raise ValueError(f"tracked: {draft.count(edit['at'])} times «{edit['at']}»")
        draft = draft.replace(edit["at"], edit["to"])
    return draft


def accept(marked: str) -> str:
    """Return the text with all changes accepted."""
    text = re.sub(r"(?m)^(?:- )?\{-\w\|[^{}]*-\}\{/-\w\}\n", "", marked)
    text = re.sub(r"(?m)^(?:- )?\{<\w\|[^{}]*<\}\n", "", text)
    text = re.sub(r"\{/-\w\}\n\n", "", text)
    text = re.sub(r"\{-\w\|[^{}]*?-\}|\{/\+\w\}|\{/?c\d+\}", "", text)
    return re.sub(r"\{([+=>])\w\|([^{}]*?)\1\}", r"\2", text)


def write_tracked(marked: str, review: Review, path: Path) -> None:
    """Write the marked-up text as DOCX with native revisions and comments."""
    source = parse(marked)
    body = Tracked(source, Numbering(source.meta["language"]), review=review)
    paragraphs = body.paragraphs()
    comments = {
        "comments": part("w:comments", *(_comment(row, review) for row in review["comments"])),
        "commentsExtended": part("w15:commentsEx", *(_thread(row) for row in review["comments"])),
        "people": part("w15:people", *(_person(author) for author in review["authors"].values())),
    }
    save(body, paragraphs, path, comments)


@dataclass
class Tracked(Body):
    """A body whose text carries the marks of a review."""

    review: Review = field(default_factory=dict)
    _revisions: int = 900
    """The identifier of the last revision."""

    def block(self, node: Node) -> str:
        """Write a block; a mark at the end of its line revises its paragraph mark or moves it whole."""
        if found := MARK.search(node.text):
            written = super().block(replace(node, text=node.text[: found.start()]))
            return _revise_mark(written, self._signed(TAGS[found[1]], found[2]))
        if found := MOVE.match(node.text):
            written = super().block(replace(node, text=found[3]))
            return self._moved(written, TAGS[found[1]], found[2])
        return super().block(node)

    def runs(self, text: str, *, bold: bool = False) -> str:
        """Write inline text with its revisions and the ends of comment ranges."""
        result, start = [], 0
        for found in INLINE.finditer(text):
            result += [super().runs(text[start : found.start()], bold=bold), *self._revision(found)]
            start = found.end()
        return "".join([*result, super().runs(text[start:], bold=bold)])

    def _revision(self, found: re.Match[str]) -> Iterator[str]:
        sign, author, inside, closing, comment = found.groups()
        if comment:
            yield from self._range(comment, closing=bool(closing))
        elif sign == "=":
            before = self._signed("w:rPrChange", author, "<w:rPr/>")
            yield run(inside, bold=True, extra=before)
        else:
            tag = "w:delText" if sign == "-" else "w:t"
            yield self._signed(TAGS[sign], author, run(inside, tag=tag))

    def _range(self, comment: str, *, closing: bool) -> Iterator[str]:
        replies = [row for row in self.review["comments"] if str(row.get("reply_to")) == comment]
        for identity in [comment, *(str(row["id"]) for row in replies)]:
            if not closing:
                yield element("w:commentRangeStart", {"w:id": identity})
                continue
            yield element("w:commentRangeEnd", {"w:id": identity})
            style = element("w:rPr", {}, value("w:rStyle", "CommentReference"))
            yield element("w:r", {}, style, element("w:commentReference", {"w:id": identity}))

    def _signed(self, tag: str, author: str, *children: str) -> str:
        self._revisions += 1
        who = self.review["authors"][author]
        signature = {"w:id": str(self._revisions), "w:author": who["name"], "w:date": who["date"]}
        return element(tag, signature, *children)

    def _moved(self, written: str, tag: str, author: str) -> str:
        head, rest = written.split("</w:pPr>", 1)
        inside = rest.removesuffix("</w:p>")
        start = self._signed(f"{tag}RangeStart", author).replace(" w:author", ' w:name="move1" w:author', 1)
        end = element(f"{tag}RangeEnd", {"w:id": str(self._revisions)})
        moved = start + self._signed(tag, author, inside) + end
        return _revise_mark(f"{head}</w:pPr>{moved}</w:p>", self._signed(tag, author))


def _revise_mark(written: str, signed: str) -> str:
    """Put a revision on a paragraph's mark."""
    properties = element("w:rPr", {}, signed)
    if "</w:pPr>" in written:
        return written.replace("</w:pPr>", f"{properties}</w:pPr>", 1)
    return written.replace("<w:p>", f"<w:p><w:pPr>{properties}</w:pPr>", 1)


def _paragraph_id(identity: int) -> str:
    return f"5A3C00{identity:02X}"


def _comment(row: dict[str, Any], review: Review) -> str:
    who = review["authors"][row["by"]]
    mark = '<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:annotationRef/></w:r>'
    text = paragraph(mark + run(row["text"]), "CommentText")
    text = text.replace("<w:p>", f'<w:p w14:paraId="{_paragraph_id(row["id"])}">', 1)
    signature = {"w:id": str(row["id"]), "w:author": who["name"], "w:date": row["date"]}
    return element("w:comment", signature | {"w:initials": who["initials"]}, text)


def _thread(row: dict[str, Any]) -> str:
    attributes = {"w15:paraId": _paragraph_id(row["id"]), "w15:done": "0"}
    if "reply_to" in row:
        attributes["w15:paraIdParent"] = _paragraph_id(row["reply_to"])
    return element("w15:commentEx", attributes)


def _person(author: dict[str, str]) -> str:
    presence = element("w15:presenceInfo", {"w15:providerId": "None", "w15:userId": author["name"]})
    return element("w15:person", {"w15:author": author["name"]}, presence)
