"""The pipelines that come with the package, each built once a process."""

from __future__ import annotations

from functools import cache
from typing import Any


@cache
def shipped_pipeline(language: str) -> Any:
    """Return the spaCy `Language` of «ru» or «en»; MissingEngine when its model is missing or damaged."""
    if language == "ru":
        from almaty_nlp.lang.engines.russian_pipeline import build
    else:
        from almaty_nlp.lang.engines.english_pipeline import build
    return build()
