"""What the names layer gives: names in their places, and what an inventory of known names must answer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple, Protocol

Kind = Literal["person", "state", "body", "process", "place"]
"""«body»: an organisation, an organ of a State, a ministry, a unit; «process»: a consultative process."""


class Entry(NamedTuple):
    """A known name at the words [start, end) of a text; `concept` is the same for all names of one thing.

    The kind «term» is for what is known to be no name: an acronym of a common noun («СОП»).
    """

    start: int
    end: int
    kind: Kind | Literal["term"]
    concept: str


class Inventory(Protocol):
    """The names of States and bodies that are known beforehand, found through inflection.

    `almaty_nlp.lang.naming.table.Table` is one; `almaty_nlp.glossary.inventory` fills it from a glossary.
    """

    def find(self, words: Sequence[str], language: str) -> Iterable[Entry]:
        """Return the known names among the tokens of a text of «ru» or «en», by place, nested ones too."""


class Name(NamedTuple):
    """A name at [start, end) of a text, without the title or the article before it.

    `concept`: the identifier in the inventory, "" for what it does not have. `post`: the titles and the post
    that stand at a person's name, as written. `parts`: the names inside a longer one, outermost first.
    """

    start: int
    end: int
    kind: Kind
    text: str
    concept: str = ""
    post: str = ""
    parts: tuple[Name, ...] = ()
