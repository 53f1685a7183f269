"""A page that needs nothing but itself: template, style and script of one folder in one HTML file.

Nothing is loaded from anywhere, and a content security policy lets no script run but the page's own, named
by its hash: words of a document can neither run nor call home.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jinja2 import Template


def page(folder: Path, **values: Any) -> str:
    """Return `page.html.j2` of `folder` filled with `values`, every one of them escaped.

    The template gets `style` and `script` (`page.css` and `page.js` beside it) and their `style_hash` and
    `script_hash` for the policy.
    """
    style, script = _part(folder / "page.css"), _part(folder / "page.js")
    return _template(folder).render(
        style=style,
        script=script,
        style_hash=source_hash(style),
        script_hash=source_hash(script),
        **values,
    )


def source_hash(text: str) -> str:
    """Return the source expression of an inline script or style (Content Security Policy Level 3, 2.3.1)."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


@cache
def _part(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@cache
def _template(folder: Path) -> Template:
    from jinja2 import Environment, StrictUndefined

    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.from_string(_part(folder / "page.html.j2"))
