"""The Russian pipeline: a spaCy component that fills part of speech, features, lemma, tree and names.

The networks are those of the natasha wheel (see `networks`); the dictionary filters their tags (see `tags`).
`token._.doubtful` is True where network and dictionary disagree on case, gender, number, person or tense.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple, cast

import numpy as np

from almaty_nlp.collector import collector_paused
from almaty_nlp.errors import MissingEngine
from almaty_nlp.lang.engines import names_head, segments
from almaty_nlp.lang.engines.arcs import Arcs, TagClasses, unpack
from almaty_nlp.lang.engines.names_head import NamesHead
from almaty_nlp.lang.engines.networks import Flat, Floats, Networks, heads, lay_out
from almaty_nlp.lang.engines.tags import Tagset
from almaty_nlp.lang.sentences import sentences
from almaty_nlp.model.message import Message
from almaty_nlp.resources import read_shipped

if TYPE_CHECKING:
    from spacy.tokens import Doc

Inputs = tuple[Floats, list[str]]

FOLDER = "ru-almaty"
TRIAL = ("Стороны", "одобрили", "доклад", "в", "Женеве", ".")
"""Read once after loading: a table of another shape shows itself only here."""
FIRST = "Стороны одобрили доклад в Женеве."
"""Read by a new pipeline, so that loading bears what the first text would wait for."""
BATCH = 20_000
"""Words computed at once: memory stays near 150 MB."""


class Analysis(NamedTuple):
    """What is known of one sentence; heads are places in the sentence, the root is its own head."""

    tags: list[int]
    unsure: list[int]
    heads: list[int]
    relations: list[str]
    names: list[str]


class RussianEngine:
    """Networks, filters and the recogniser of names together, over sentences of plain words.

    With `names` False the recogniser is left out: all names are «O».
    """

    def __init__(self, names: bool = True) -> None:
        self.networks = Networks(names)
        government, arcs = (
            read_shipped("models", f"{FOLDER}/{name}") for name in ("government.json", "arcs.npz")
        )
        own = read_shipped("models", f"{FOLDER}/names.npz") if names else b""
        try:
            self.tagset = Tagset(self.networks.morph.labels, government)
            self.names = NamesHead(own) if names else None
            classes = TagClasses(self.tagset.part_names, self.tagset.features)
            self.arcs = Arcs(classes, unpack(arcs))
            self.analyse([TRIAL])
        except Exception as error:  # whatever a damaged table makes numpy raise
            raise MissingEngine(
                Message(
                    en=f"a file of models/{FOLDER} or natasha is damaged: install almaty-nlp, natasha again",
                    ru=f"повреждён файл models/{FOLDER} или natasha: установите almaty-nlp и natasha заново",
                )
            ) from error

    def analyse(self, sentences: Sequence[Sequence[str]]) -> list[Analysis]:
        """Analyse the sentences; long ones are parsed in parts, list markers are left outside."""
        markers = [segments.marker(words) for words in sentences]
        pieces = [
            (number, start, end)
            for number, (words, skipped) in enumerate(zip(sentences, markers, strict=True))
            for start, end in segments.parts(words, skipped)
        ]
        running = [segments.ordinary_case(words) for words in sentences]
        plain = [segments.without_respect(words) for words in running]
        with _one_thread():
            done = self._pieces(
                [plain[number][start:end] for number, start, end in pieces],
                [running[number][start:end] for number, start, end in pieces],
            )
        found: list[list[Analysis]] = [[] for _ in sentences]
        for (number, _, _), analysis in zip(pieces, done, strict=True):
            found[number].append(analysis)
        return [
            self._joined(words[:skipped], own)
            for words, skipped, own in zip(sentences, markers, found, strict=True)
        ]

    def _pieces(self, pieces: list[Sequence[str]], written: list[Sequence[str]]) -> list[Analysis]:
        """`written`: the pieces with all their capitals, which the recogniser of names goes by."""
        networks, tagset = self.networks, self.tagset
        flat = lay_out(pieces)
        inputs = networks.inputs(flat.words)
        morph, syntax = (net.encode(flat, *inputs) for net in (networks.morph, networks.syntax))
        scores = networks.morph.model.head(morph)
        bare = scores.argmax(1)
        scores += tagset.losses(flat.words)[flat.ids]
        labels = self._named(flat, inputs, lay_out(written) if written != pieces else flat, (morph, syntax))
        out = []
        for (start, end), words, own in zip(flat.bounds, pieces, labels, strict=True):
            first = scores[start:end].argmax(1)
            head, relations = heads(networks.syntax, syntax[start:end], self.arcs, first, words)
            tagset.by_tree(scores[start:end], head, relations, words)
            tags = tagset.choose(scores[start:end], head, relations, words).tolist()
            unsure = [
                at
                for at, (tag, other) in enumerate(zip(tags, bare[start:end].tolist(), strict=True))
                if tag != other and not tagset.same_core(tag, other)
            ]
            own_heads = [at if not up else up - 1 for at, up in enumerate(head.tolist())]
            out.append(Analysis(tags, unsure, own_heads, relations, own))
        return out

    def _named(
        self, flat: Flat, inputs: Inputs, written: Flat, states: tuple[Floats, Floats]
    ) -> list[list[str]]:
        """The labels of names of each piece; `states`: the words as the other two networks see them."""
        network = self.networks.names
        if network is None or self.names is None:
            return [["O"] * (end - start) for start, end in flat.bounds]
        if written is not flat:
            inputs = self.networks.inputs(written.words)
        hidden = network.encode(written, *inputs)
        emissions = network.model.head.proj(hidden)
        rows = names_head.inputs(written, (hidden, *states), emissions, inputs[1])
        return self.names.label(written, rows)

    def _joined(self, marker: Sequence[str], parts: list[Analysis]) -> Analysis:
        """One sentence of its marker and parts: the roots of later parts hang on that of the first."""
        if len(parts) == 1 and not marker:
            return parts[0]
        size = len(marker)
        root = size + parts[0].relations.index("root")
        tags = [self.tagset.of_mark(word) for word in marker]
        relations, up = ["punct"] * size, [root] * size
        unsure: list[int] = []
        names = ["O"] * size
        for part in parts:
            base = len(tags)
            up += [
                root if name == "root" else base + at
                for at, name in zip(part.heads, part.relations, strict=True)
            ]
            relations += ["conj" if name == "root" and base > size else name for name in part.relations]
            unsure += [base + at for at in part.unsure]
            tags += part.tags
            names += part.names
        return Analysis(tags, unsure, up, relations, names)


@contextmanager
def _one_thread() -> Iterator[None]:
    """Many small products: with several BLAS threads they run thirty times slower than with one."""
    with _pools().limit(limits=1, user_api="blas"):
        yield


@cache
def _pools() -> Any:
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()


class RussianComponent:
    """Puts the analyses of `RussianEngine` into spaCy's `Doc`, thousands of words at a time."""

    def __init__(self, engine: RussianEngine) -> None:
        from spacy.tokens import Token

        self.engine = engine
        self._known: tuple[Any, list[int], list[int]] | None = None
        if not Token.has_extension("doubtful"):
            Token.set_extension("doubtful", default=False)

    def __call__(self, doc: Doc) -> Doc:
        """Analyse one document."""
        return next(self.pipe([doc]))

    def pipe(self, docs: Iterable[Doc], batch_size: int = 0) -> Iterator[Doc]:
        """Fill the documents in order; sentence starts that are already set are kept."""
        batch: list[Doc] = []
        words = 0
        for doc in docs:
            batch.append(doc)
            words += len(doc)
            if words >= BATCH:
                yield from self._fill(batch)
                batch, words = [], 0
        yield from self._fill(batch)

    def _fill(self, docs: list[Doc]) -> list[Doc]:
        cut = [[(start, end, words) for start, end, words in _sentences(doc)] for doc in docs]
        if not any(cut):
            return docs
        with collector_paused():
            done = iter(self.engine.analyse([words for spans in cut for _, _, words in spans]))
            for doc, spans in zip(docs, cut, strict=True):
                self._write(doc, [(start, next(done)) for start, _, _ in spans])
        return docs

    def _write(self, doc: Doc, found: list[tuple[int, Analysis]]) -> None:
        if not found:
            return
        from spacy.attrs import DEP, HEAD, LEMMA, MORPH, POS, SENT_START

        tagset, strings = self.engine.tagset, doc.vocab.strings
        pos, morph = self._codes(doc.vocab)
        tags = list(chain.from_iterable(analysis.tags for _, analysis in found))
        relations = [name for _, analysis in found for name in analysis.relations]
        up = [at - own for _, analysis in found for own, at in enumerate(analysis.heads)]
        first = {start for start, _ in found}
        columns = (
            [pos[tag] for tag in tags],
            [morph[tag] for tag in tags],
            [strings.add(tagset.lemma(token.text, tag)) for token, tag in zip(doc, tags, strict=True)],
            [strings.add("ROOT" if name == "root" else name) for name in relations],
            np.array(up, dtype=np.int64).astype(np.uint64).tolist(),
            [1 if at in first else 2**64 - 1 for at in range(len(doc))],
        )
        table = np.array(columns, dtype=np.uint64).T
        doc.from_array([POS, MORPH, LEMMA, DEP, HEAD, SENT_START], cast(Any, np.ascontiguousarray(table)))
        for start, analysis in found:
            for at in analysis.unsure:
                doc[start + at]._.doubtful = True
        doc.set_ents(list(_spans(doc, chain.from_iterable(analysis.names for _, analysis in found))))

    def _codes(self, vocab: Any) -> tuple[list[int], list[int]]:
        """Numbers of spaCy for the part of speech and the features of each tag."""
        if self._known is None or self._known[0] is not vocab:
            from spacy.symbols import IDS

            tagset = self.engine.tagset
            parts = [IDS.get(str(part), 0) for part in tagset.parts]
            self._known = vocab, parts, [vocab.morphology.add(morph) for morph in tagset.morphs]
        return self._known[1], self._known[2]


def _sentences(doc: Doc) -> Iterator[tuple[int, int, list[str]]]:
    """The sentences of a document as tokens [start, end) with their words."""
    if not len(doc):
        return
    from spacy.attrs import IDX, SENT_START

    table = doc.to_array([IDX, SENT_START]).astype(np.int64)
    if table[1:, 1].any():  # the first token always starts a sentence
        starts = np.flatnonzero(table[:, 1] == 1).tolist()
    else:
        begins = [start for start, _ in sentences(doc.text, "ru")]
        starts = np.unique(np.searchsorted(table[:, 0], begins)).tolist()
    starts = [0, *(start for start in starts if 0 < start < len(doc))]
    words = [token.text for token in doc]
    for start, end in zip(starts, [*starts[1:], len(words)], strict=True):
        yield start, end, words[start:end]


def _spans(doc: Doc, labels: Iterable[str]) -> Iterator[Any]:
    from spacy.tokens import Span

    start, kind, at = -1, "", -1
    for at, label in enumerate(labels):
        if start >= 0 and not label.startswith("I-"):
            yield Span(doc, start, at, label=kind)
            start = -1
        if label.startswith("B-"):
            start, kind = at, label[2:]
    if start >= 0:
        yield Span(doc, start, at + 1, label=kind)


def build() -> Any:
    """Return a spaCy `Language` of our tokeniser and the component; MissingEngine when data are missing."""
    from almaty_nlp.lang._spacy import without_commands
    from almaty_nlp.lang.naming.component import add_names
    from almaty_nlp.lang.tokenizer import spacy_tokenizer

    with without_commands():
        from spacy.language import Language
        from spacy.util import get_lang_class
    if "almaty_russian" not in Language.factories:
        Language.factory(
            "almaty_russian",
            assigns=["token.pos", "token.morph", "token.lemma", "token.dep", "token.head", "doc.ents"],
            func=lambda nlp, name: RussianComponent(RussianEngine()),
        )
    nlp = get_lang_class("ru")()
    nlp.tokenizer = spacy_tokenizer(nlp.vocab, "ru")
    nlp.add_pipe("almaty_russian")
    add_names(nlp, "ru")
    nlp(FIRST)
    return nlp
