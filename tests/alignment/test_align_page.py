"""The page with both texts, driven by its keys in a browser; what it saves is what `align` reads."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from almaty_nlp import links_file
from almaty_nlp.reports import _alignment as forms
from almaty_nlp.reports._page import source_hash
from almaty_nlp.review.pair import align_files

RU = [
    "Заседание комитета",
    "Наблюдатели не участвуют в голосовании.",
    "Цена абрикосов выросла.",
    "Секретариат рассылает протокол.",
]
EN = [
    "Meeting of the Committee",
    "Observers shall not take part in voting.",
    "The Secretariat shall circulate the minutes.",
]
PRESS = """
const press = keys => [...keys].forEach(key =>
  document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true })));
const kept = text => document.body.setAttribute("data-saved", text);
URL.createObjectURL = blob => { blob.text().then(kept); return "blob:none"; };
setTimeout(() => { press("nxkxl"); press("s"); }, 100);
"""
"""Go to the first gap and choose it, go one link up and choose that, link both, save."""


def driven(page: str, folder: Path) -> str:
    """Return the page as it stands after the keys were pressed, by a second script that its policy allows."""
    path = folder / "page.html"
    page = page.replace("script-src '", f"script-src '{source_hash(PRESS)}' '", 1)
    path.write_text(page.replace("</body>", f"<script>{PRESS}</script></body>"), encoding="utf-8")
    command = [shutil.which("chromium") or "chromium", "--headless", "--no-sandbox", "--disable-gpu"]
    command += [
        f"--user-data-dir={folder / 'profile'}",
        "--virtual-time-budget=2000",
        "--dump-dom",
        path.as_uri(),
    ]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=True).stdout


@pytest.mark.browser
def test_a_correction_made_by_keys_is_what_the_next_run_keeps(tmp_path: Path) -> None:
    ours, theirs = tmp_path / "a.ru.txt", tmp_path / "a.en.txt"
    ours.write_text("\n".join(RU), encoding="utf-8")
    theirs.write_text("\n".join(EN), encoding="utf-8")
    first = align_files(ours, theirs)
    assert [link.kind for link in first.links] == ["1-1", "1-1", "1-0", "1-1"]
    shown = driven(str(forms.render("html", first)), tmp_path)
    saved = re.search(r'data-saved="([^"]*)"', shown)
    assert saved is not None
    sidecar = links_file.beside(ours, theirs)
    sidecar.write_text(html.unescape(saved[1]), encoding="utf-8")
    assert json.loads(sidecar.read_text(encoding="utf-8"))["schema"] == links_file.SCHEMA
    again = align_files(ours, theirs)
    assert [(link.source, link.target) for link in again.links if link.origin == "human"] == [((1, 2), (1,))]


@pytest.mark.browser
def test_the_page_draws_its_links_and_tells_why(tmp_path: Path) -> None:
    ours, theirs = tmp_path / "a.ru.txt", tmp_path / "a.en.txt"
    ours.write_text("\n".join(RU), encoding="utf-8")
    theirs.write_text("\n".join(EN), encoding="utf-8")
    shown = driven(str(forms.render("html", align_files(ours, theirs))), tmp_path)
    assert shown.count("<path ") >= 3
    assert re.search(r'<p class="why"><strong>Why linked:</strong> <span>[^<]', shown)
