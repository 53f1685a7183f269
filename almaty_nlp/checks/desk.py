"""What a rule works with: the document, the glossary and indexes that are computed once and only if asked
for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from almaty_nlp.checks.indexes.acronyms import Definition, definitions, inventory
from almaty_nlp.checks.indexes.confusable import Company
from almaty_nlp.checks.indexes.names import Bearer, bearers
from almaty_nlp.checks.indexes.spelling import spellers
from almaty_nlp.checks.indexes.vocabulary import acronyms, vocabulary
from almaty_nlp.checks.indexes.words import folded, words
from almaty_nlp.checks.rule import Rule
from almaty_nlp.glossary.types import Hit
from almaty_nlp.lang import sentences, tokenize
from almaty_nlp.lang.spelling import Speller
from almaty_nlp.lang.token import Token
from almaty_nlp.model.document import Block, Document, Kind, Layer, Span
from almaty_nlp.model.finding import Edit, Finding, Fix, Place, Safety
from almaty_nlp.model.message import Message
from almaty_nlp.repeats.passages import Repeat, repeats

if TYPE_CHECKING:
    from almaty_nlp.lang.syntax import Tree


@dataclass(frozen=True)
class Shelf:
    """The indexes of one document, shared by all rules of a run; each is computed at its first use."""

    document: Document
    glossary: Any = None
    """The compiled glossary (`almaty_nlp.glossary.Glossary`) or None when no glossary applies."""
    resting: dict[str, Message] = field(default_factory=dict)
    """The rules that could not work because an engine is missing, by code, with what is missing."""

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks that rules read: text of body and notes, no furniture, no table of contents."""
        return tuple(
            block
            for block in self.document.blocks
            if block.text.strip() and block.layer is not Layer.FURNITURE and block.kind is not Kind.TOC_ENTRY
        )

    def language(self, block: Block) -> str:
        """The language of a block, the document's where the block's own is not known."""
        return block.language or self.document.language or "ru"

    @cached_property
    def words(self) -> Mapping[str, tuple[Token, ...]]:
        """Words and numbers of each block, by block id, without marks."""
        return {block.id: words(block.text) for block in self.blocks}

    @cached_property
    def surfaces(self) -> Counter[str]:
        """How often each word stands in the document, as it is written."""
        counts: Counter[str] = Counter()
        for found in self.words.values():
            counts.update([word[0] for word in found])
        return counts

    @cached_property
    def folded(self) -> Mapping[str, list[str]]:
        """The words of each block as they are compared, by block id, place by place as in `words`."""
        plain = {word: folded(word) for word in self.surfaces}
        return {block: [plain[word[0]] for word in found] for block, found in self.words.items()}

    @cached_property
    def capitalised(self) -> Mapping[str, list[int]]:
        """The places in `words` of the words that begin with a capital, by block id."""
        capitals = {word for word in self.surfaces if word[0].isupper()}
        return {
            block: [at for at, word in enumerate(found) if word[0] in capitals]
            for block, found in self.words.items()
        }

    @cached_property
    def spellers(self) -> Mapping[str, Speller]:
        """The speller of each language, with the words of this document and of the glossary."""
        terms = {language: vocabulary(self.glossary, language).spelled for language in ("ru", "en")}
        return spellers(self.surfaces, terms)

    @cached_property
    def repeats(self) -> tuple[Repeat, ...]:
        """Pairs of places with the same or nearly the same words; units are indexes into `blocks`, tokens
        into `words`.
        """
        return tuple(repeats([self.folded[block.id] for block in self.blocks]))

    @cached_property
    def company(self) -> Mapping[str, Company]:
        """The words of each language with their neighbours in the document and the glossary."""
        return {
            language: Company(
                [self.folded[block.id] for block in self.blocks if self.language(block) == language],
                vocabulary(self.glossary, language).authority,
                language,
            )
            for language in ("ru", "en")
        }

    @cached_property
    def bearers(self) -> Mapping[str, tuple[Bearer, ...]]:
        """Surnames by the given name before them."""
        return bearers(
            (block, self.language(block), [self.words[block.id][at] for at in self.capitalised[block.id]])
            for block in self.blocks
        )

    @cached_property
    def tokens(self) -> Mapping[str, tuple[Token, ...]]:
        """Tokens of each block, marks included, by block id."""
        return {block.id: tokenize(block.text, self.language(block)) for block in self.blocks}

    @cached_property
    def sentences(self) -> Mapping[str, tuple[tuple[int, int], ...]]:
        """Where the sentences of each block begin and end, by block id."""
        return {block.id: sentences(block.text, self.language(block)) for block in self.blocks}

    @cached_property
    def hits(self) -> Mapping[str, tuple[Hit, ...]]:
        """Terms of the glossary in each block, by block id; blocks without any are left out."""
        if self.glossary is None:
            return {}
        indexes = {language: self.glossary.index(language) for language in map(self.language, self.blocks)}
        found = {
            block.id: indexes[self.language(block)].find(block.text, self.tokens[block.id])
            for block in self.blocks
        }
        return {block: hits for block, hits in found.items() if hits}

    @cached_property
    def acronyms(self) -> Mapping[str, tuple[Span, ...]]:
        """Words in capitals with their places, in the order of the text."""
        return inventory(self.blocks)

    @cached_property
    def acronyms_less_a_letter(self) -> Mapping[str, tuple[str, ...]]:
        """What each acronym becomes when a letter after the first is lost → the acronyms it may have been."""
        found: dict[str, set[str]] = {}
        for acronym in self.acronyms:
            for at in range(1, len(acronym)):
                found.setdefault(acronym[:at] + acronym[at + 1 :], set()).add(acronym)
        return {short: tuple(sorted(whole)) for short, whole in found.items()}

    @cached_property
    def definitions(self) -> tuple[Definition, ...]:
        """Acronyms in brackets with the words they are given for."""
        return tuple(definitions(self.blocks))

    @cached_property
    def known_acronyms(self) -> frozenset[str]:
        """Acronyms the glossary has and does not reject, whole and in parts («УВКБ ООН», «УВКБ», «ООН»)."""
        return acronyms(self.glossary)


class Sentence(NamedTuple):
    """A sentence at [start, end) of a block."""

    block: Block
    start: int
    end: int

    @property
    def key(self) -> tuple[str, int]:
        """What tells it from the other sentences of its document."""
        return self.block.id, self.start

    @property
    def text(self) -> str:
        """Its words and marks."""
        return self.block.text[self.start : self.end]

    def span(self, start: int, end: int) -> Span:
        """Return the span of [start, end) of the sentence."""
        return self.block.span(self.start + start, self.start + end)


@dataclass(frozen=True)
class Desk:
    """One rule's view of one document. `option(name)` is the setting of this rule, else its default."""

    rule: Rule
    shelf: Shelf
    options: Mapping[str, Any] = field(default_factory=dict)

    @property
    def document(self) -> Document:
        """The document under review."""
        return self.shelf.document

    @property
    def blocks(self) -> Iterable[Block]:
        """The blocks to read, of the languages this rule knows."""
        return (block for block in self.shelf.blocks if self.shelf.language(block) in self.rule.languages)

    def sentence_at(self, block: Block, place: int) -> Sentence:
        """Return the sentence of a block in which a place lies."""
        found = [each for each in self.shelf.sentences[block.id] if each[0] <= place < each[1]]
        return Sentence(block, *(found[0] if found else (0, len(block.text))))

    def trees(self, sentences: Iterable[Sentence]) -> Iterator[tuple[Sentence, Tree]]:
        """Yield each of the sentences with its tree, those too long for one left out; all are parsed at once.

        MissingEngine, for which the rule rests, when the language has no parser here.
        """
        asked = list(sentences)
        if asked:
            from almaty_nlp.lang.syntax import trees

            for language in self.rule.languages:
                ours = [each for each in asked if self.shelf.language(each.block) == language]
                found = trees([each.text for each in ours], language) if ours else ()
                yield from ((each, tree) for each, tree in zip(ours, found, strict=True) if tree)

    def option(self, name: str) -> Any:
        """Return an option of the rule; KeyError for a name the rule does not have."""
        return self.options.get(name, self.rule.options[name])

    def finding(
        self,
        span: Span,
        message: Message,
        *,
        related: Iterable[Span] = (),
        fixes: Iterable[Fix] = (),
    ) -> Finding:
        """Make a finding of this rule at a span of the document."""
        path = self.document.path
        return Finding(
            self.rule.code,
            self.rule.name,
            self.rule.severity,
            message,
            Place(path, span),
            tuple(Place(path, other) for other in related),
            tuple(fixes),
        )


def replace(span: Span, text: str, safety: Safety = Safety.ASK) -> Fix:
    """A fix that puts `text` in the place of a span."""
    if text.isspace():
        title = Message(en="Put one space here", ru="Поставить один пробел")
    elif text:
        title = Message(en=f"Replace with “{text}”", ru=f"Заменить на «{text}»")
    else:
        title = Message(en="Delete", ru="Удалить")
    return Fix(title, (Edit(span, text),), safety)


def in_code(block: Block, start: int, end: int) -> bool:
    """True when [start, end) touches characters set as program code, which have rules of their own."""
    return any(run.code and run.start <= end and start <= run.end for run in block.runs)


def counted(words: Iterable[str]) -> Counter[str]:
    """Count words; a helper for rules that weigh a form against its rivals in the same document."""
    return Counter(words)
