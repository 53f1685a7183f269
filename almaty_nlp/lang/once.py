"""What is made of texts at some cost: of each text once a run, kept on disk from run to run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from almaty_nlp.kept import Kept, digest

Result = TypeVar("Result")


@dataclass(frozen=True)
class Once(Generic[Result]):
    """Results of texts of a language, from memory, from disk, else made; those lacking in one batch.

    `make(texts, language)` gives one result a text, in their order; `packed` and `unpacked(data, text,
    language)` are the way to disk and back, None for damaged data. `most` results a language are kept in the
    tables `name`-LANGUAGE, some `in_memory`.
    """

    name: str
    most: int
    in_memory: int
    make: Callable[[Sequence[str], str], Iterable[Result]]
    packed: Callable[[Result], bytes]
    unpacked: Callable[[bytes, str, str], Result | None]
    _seen: dict[tuple[str, str, str], Result] = field(default_factory=dict)

    def of(self, texts: Sequence[str], language: str, by: str) -> tuple[Result, ...]:
        """Return the result of each text; `by` names all that results depend on beside the text.

        What `make` raises goes through.
        """
        lacking = [text for text in dict.fromkeys(texts) if (language, by, text) not in self._seen]
        if len(self._seen) + len(lacking) > self.in_memory:
            self.forget()
            lacking = list(dict.fromkeys(texts))
        if lacking:
            found = self._found(lacking, language, by)
            self._seen.update({(language, by, text): result for text, result in found.items()})
        return tuple(self._seen[language, by, text] for text in texts)

    def forget(self) -> None:
        """Let go of what is in memory."""
        self._seen.clear()

    def _found(self, texts: Sequence[str], language: str, by: str) -> dict[str, Result]:
        store = Kept(f"{self.name}-{language}", self.most)
        keys = {text: digest(by, text) for text in texts}
        kept = store.recall(list(keys.values()))
        found: dict[str, Result] = {}
        for text, key in keys.items():
            if key in kept and (result := self.unpacked(kept[key], text, language)) is not None:
                found[text] = result
        if fresh := [text for text in texts if text not in found]:
            made = dict(zip(fresh, self.make(fresh, language), strict=True))
            store.remember({keys[text]: self.packed(result) for text, result in made.items()})
            found.update(made)
        return found
