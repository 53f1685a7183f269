"""Names of a text: parsed once a run, then looked through."""

from __future__ import annotations

from typing import TYPE_CHECKING

from almaty_nlp.lang.naming.layer import names_in
from almaty_nlp.lang.naming.types import Inventory, Name
from almaty_nlp.lang.parsing import parsed

if TYPE_CHECKING:
    from spacy.tokens import Doc


def names(text: str | Doc, language: str, inventory: Inventory | None = None) -> tuple[Name, ...]:
    """Return the names in a text of «ru» or «en», or in a `Doc` of our pipelines, by place.

    See `almaty_nlp.lang.naming.layer.names_in`; a text is parsed once a run (`almaty_nlp.lang.parsing`).
    """
    if not isinstance(text, str):
        return names_in(text, language, inventory)
    if not any(map(str.isupper, text)):
        return ()
    return names_in(parsed([text], language)[0], language, inventory)
