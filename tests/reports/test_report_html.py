"""The HTML page: complete, self-contained, and deaf to what a document says."""

from __future__ import annotations

import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest

from almaty_nlp.model.document import Block, Kind, Run
from almaty_nlp.model.finding import Review
from almaty_nlp.reports import html
from almaty_nlp.reports._html_text import Call, Decoration, Mark, text_html
from almaty_nlp.reports._page import source_hash

ALIEN = ("src", "srcset", "action", "formaction", "data", "poster", "background")
"""Attributes that load or send something."""


class Page(HTMLParser):
    """Collects what a page is made of."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.words: list[str] = []
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def attributes(self, name: str) -> list[str]:
        return [attributes[name] for _, attributes in self.tags if name in attributes]


def test_nothing_of_the_document_becomes_markup(review: Review) -> None:
    page = Page(html.render(review))
    assert [tag for tag, _ in page.tags].count("script") == 1
    assert not any(tag in ("img", "iframe", "object", "embed") for tag, _ in page.tags)
    assert not any(name.startswith("on") or name in ALIEN for _, given in page.tags for name in given)
    assert all(link.startswith("#") or link == "data:," for link in page.attributes("href"))
    assert '<script>document.title="owned"</script>' in "".join(page.words)
    assert "{{ 7*7 }}" in "".join(page.words)


def test_the_policy_names_the_script_by_its_hash(review: Review) -> None:
    source = html.render(review)
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', source)
    assert policy is not None
    assert "default-src 'none'" in policy[1]
    assert "unsafe" not in policy[1]
    assert " style=" not in source
    assert not re.search(r"https?://", source)


def test_every_link_has_a_target_and_every_finding_a_card_and_a_mark(review: Review) -> None:
    page = Page(html.render(review))
    identifiers = page.attributes("id")
    assert len(set(identifiers)) == len(identifiers)
    wanted = {link[1:] for link in page.attributes("href") if link.startswith("#")}
    # A rule without a page (one that crashed) has nothing to lead to.
    assert wanted - set(identifiers) <= {"rule-BUG001"}
    assert {f"f{n}" for n in range(1, 6)} | {f"m{n}" for n in range(1, 6)} <= set(identifiers)
    marked = {number for value in page.attributes("data-f") for number in value.split()}
    assert marked == {"1", "2", "3", "4", "5"}


def test_the_document_is_there_as_read(review: Review) -> None:
    page = Page(html.render(review, "ru"))
    text = "".join(page.words)
    for words in ("Итоговый доклад", "1)", "Сноска о плане.", "The plan of action.", "Примечание."):
        assert words in text
    assert [tag for tag, _ in page.tags].count("td") == 2
    assert ("a", {"href": "#d0-note-0"}) in page.tags


def test_overlapping_marks_and_formats_nest() -> None:
    block = Block("b", Kind.PARAGRAPH, "abcdef <b>", runs=(Run(1, 4, bold=True),))
    marks = [
        Mark(0, 3, 1, "style"),
        Mark(2, 5, 2, "error"),
        Mark(4, 6, 1, "style", 1),
        Mark(6, 6, 3, "warning"),
    ]
    made = str(text_html(block, Decoration(marks, [Call(3, "1", "n")])))
    assert re.sub(r"<[^>]+>", "", made) == "abc1def &lt;b&gt;"
    stack: list[str] = []
    for closing, tag in re.findall(r"<(/?)(\w+)", made):
        if closing:
            assert stack.pop() == tag
        else:
            stack.append(tag)
    assert stack == []
    assert made.count('id="m1"') == made.count('id="m2"') == made.count('id="r1-1"') == 1
    assert '<mark class="error" data-f="1 2"><a class="here" id="m2"></a><b>c</b></mark>' in made


@pytest.mark.browser
def test_a_browser_runs_our_script_and_no_other(review: Review, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    # Keys cannot be typed here: a second script, allowed by an extra hash, presses them for us.
    press = (
        "for (const key of ['j', 'j', '2', 't'])"
        "document.body.dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true}));"
    )
    source = html.render(review)
    source = source.replace("script-src '", f"script-src '{source_hash(press)}' '", 1)
    page.write_text(source.replace("</body>", f"<script>{press}</script></body>"), encoding="utf-8")
    done = subprocess.run(
        [
            shutil.which("chromium") or "chromium",
            "--headless",
            "--no-sandbox",
            f"--user-data-dir={tmp_path / 'profile'}",
            "--virtual-time-budget=2000",
            "--dump-dom",
            page.as_uri(),
        ],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert "<title>draft.md, draft.pdf · almaty</title>" in done.stdout
    assert re.search(r'<section class="card error" id="f1"', done.stdout)
    assert re.search(r'<section class="card warning hidden current" id="f2"', done.stdout) or re.search(
        r'<section class="card warning current hidden" id="f2"', done.stdout
    )
    assert re.search(r'data-theme="(dark|light)"', done.stdout)
    assert "shown 3 of 5" in done.stdout
