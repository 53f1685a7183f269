"""House styles of drafted instruments: the formulas of the table by their `jurisdiction`.

The plain ones are those of the United Nations in English and of Kazakhstan and the Eurasian Economic Union in
Russian; the others say the same in the words of the Joint Practical Guide of the European Union (18.12), of
the drafting guidance of the United Kingdom's Office of the Parliamentary Counsel (part 6), and of the
recommendations of the State Duma on the drafting of bills.
"""

from __future__ import annotations

from collections.abc import Iterator

from almaty_nlp.amend.operations import Line
from almaty_nlp.amend.outline import Node
from almaty_nlp.amend.wording import Lines, Wording, the
from almaty_nlp.errors import SettingsError
from almaty_nlp.model.document import Block
from almaty_nlp.model.message import Message


class EuropeanUnion(Wording):
    """“in Article 5(2), the words ‘…’ are replaced by ‘…’”."""

    def replaced(self, where: str, old: str, new: Line) -> Lines:
        """Return the sentence for replaced words."""
        return self._sentence(f"in {the(where)}, the words ", old, " are replaced by ", new)

    def no_words(self, where: str, old: str) -> Lines:
        """Return the sentence for words that go."""
        return self._sentence(f"in {the(where)}, the words ", old, " are deleted")

    def words_after(self, where: str, whole: str, anchor: str, new: Line) -> Lines:
        """Return the sentence for words that come."""
        return self._sentence(f"in {the(where)}, the words ", new, " are inserted after the words ", anchor)

    def no_unit(self, whole: str) -> Lines:
        """Return the sentence for a provision that goes."""
        return [Line(f"{the(whole)} is deleted")]

    def anew(self, whole: str, text: Lines) -> Lines:
        """Return the sentence for a provision with another text."""
        return self._passage(f"{the(whole)} is replaced by the following: ", text)

    def added_after(self, after: str, block: Block, node: Node, text: Lines) -> Iterator[Lines]:
        """Yield sentences for a provision that comes."""
        for what in self._new_names(block, node):
            yield self._passage(f"after {the(after)}, the following {what} is inserted: ", text)


class UnitedKingdom(Wording):
    """“in section 5(2), for ‘…’ substitute ‘…’”."""

    def replaced(self, where: str, old: str, new: Line) -> Lines:
        """Return the sentence for replaced words."""
        return self._sentence(f"in {the(where)}, for ", old, " substitute ", new)

    def no_words(self, where: str, old: str) -> Lines:
        """Return the sentence for words that go."""
        return self._sentence(f"in {the(where)}, omit ", old)

    def words_after(self, where: str, whole: str, anchor: str, new: Line) -> Lines:
        """Return the sentence for words that come."""
        return self._sentence(f"in {the(where)}, after ", anchor, " insert ", new)

    def no_unit(self, whole: str) -> Lines:
        """Return the sentence for a provision that goes."""
        return [Line(f"omit {the(whole)}")]

    def anew(self, whole: str, text: Lines) -> Lines:
        """Return the sentence for a provision with another text."""
        return self._passage(f"for {the(whole)} substitute— ", text)


class RussianFederation(Wording):
    """«пункт 4 признать утратившим силу»."""

    def no_unit(self, whole: str) -> Lines:
        """Return the sentence for a provision that goes."""
        if whole.startswith(REPEALED):
            ends = "ей" if whole.startswith(FEMININE) else "им"
            return [Line(f"{whole} признать утративш{ends} силу")]
        return super().no_unit(whole)


FEMININE = ("статью", "часть", "главу")
REPEALED = (*FEMININE, "пункт", "подпункт", "раздел", "абзац", "приложение")
"""Provisions that lose their force; notes and rows are taken out."""

STYLES: dict[str, tuple[str, type[Wording]]] = {
    "un": ("en", Wording),
    "eu": ("en", EuropeanUnion),
    "uk": ("en", UnitedKingdom),
    "kz": ("ru", Wording),
    "eaeu": ("ru", Wording),
    "ru": ("ru", RussianFederation),
}
"""Style → its language and its sentences."""


def wording(style: str, language: str) -> type[Wording]:
    """Return the sentences of a house style, "" for the plain one of the language. Raises SettingsError."""
    if not style:
        return Wording
    known = STYLES.get(style.lower())
    fits = [name for name, (tongue, _) in STYLES.items() if tongue == language]
    if known is None or known[0] != language:
        raise SettingsError(
            Message(
                en=f"--style {style}: a text in this language is amended in the style {', '.join(fits)}",
                ru=f"--style {style}: поправки к тексту на этом языке пишут в стиле {', '.join(fits)}",
            )
        )
    return known[1]
