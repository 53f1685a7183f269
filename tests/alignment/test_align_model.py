"""A model of the user beside the words: what it is worth is told by the pairs that the words are sure of."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import yaml

from almaty_nlp.alignment import align
from almaty_nlp.alignment.embedded import MOST_TRUST, embedded
from almaty_nlp.lang import neural
from almaty_nlp.model.alignment import Alignment
from almaty_nlp.model.document import Block, Document, Kind

LAW = yaml.safe_load((Path(__file__).parent / "invented_law.yaml").read_text(encoding="utf-8"))
SIZE = 64


class Model:
    """Gives a text and its translation one vector, with as much noise as asked."""

    def __init__(self, noise: float) -> None:
        self._noise = noise
        self._dice = np.random.default_rng(7)
        plain = np.random.default_rng(5).normal(size=(len(LAW["ru"]), SIZE))
        self._vectors = {
            text: row for side in ("ru", "en") for text, row in zip(LAW[side], plain, strict=True)
        }

    def embed(self, texts: list[str]) -> np.ndarray:
        rows = [
            self._vectors.get(text, self._dice.normal(size=SIZE)) + self._noise * self._dice.normal(size=SIZE)
            for text in texts
        ]
        return np.array([row / np.linalg.norm(row) for row in rows], np.float32)


def document(texts: list[str]) -> Document:
    return Document(
        "x.txt", "txt", tuple(Block(f"p{n}", Kind.PARAGRAPH, text) for n, text in enumerate(texts))
    )


def shown(alignment: Alignment) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    return [(link.source, link.target) for link in alignment.links]


@pytest.mark.parametrize("noise", [0.0, 0.5, 3.0, 1000.0])
def test_a_model_however_poor_takes_nothing_from_what_the_words_find(
    noise: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(neural, "embedder", lambda folder: Model(noise))
    ours, theirs = document(LAW["ru"]), document([*LAW["en"][4:], *LAW["en"][:4]])
    assert shown(align(ours, theirs, model="any")) == shown(align(ours, theirs))


def test_a_good_model_finds_what_no_word_tells(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two texts in words that no lexicon has stand between known ones, in the other order on one side."""
    strange = [("Абвыр жэгнул", "Quizzle framp"), ("Щюрка лопзить", "Brunt ovelly")]
    model = Model(0.1)
    plain = np.random.default_rng(9).normal(size=(2, SIZE))
    model._vectors |= {text: row for pair, row in zip(strange, plain, strict=True) for text in pair}
    monkeypatch.setattr(neural, "embedder", lambda folder: model)
    ours = document([*LAW["ru"][:6], strange[0][0], *LAW["ru"][6:]])
    theirs = document([*LAW["en"][:6], strange[1][1], strange[0][1], *LAW["en"][6:]])
    assert ((6,), (7,)) in shown(align(ours, theirs, model="any"))


def test_the_weight_follows_what_the_model_can_tell() -> None:
    pairs = [(n, n) for n in range(len(LAW["ru"]))]
    lengths = [len(text) for text in LAW["ru"]], [len(text) for text in LAW["en"]]
    weights = []
    for noise in (0.0, 1.0, 2.0, 1000.0):
        model = Model(noise)
        weights.append(embedded(model.embed(LAW["ru"]), model.embed(LAW["en"]), lengths, pairs).weight)
    assert weights == sorted(weights, reverse=True)
    assert MOST_TRUST * 0.8 < weights[0] <= MOST_TRUST
    assert weights[-1] < 0.1
    assert embedded(model.embed(LAW["ru"]), model.embed(LAW["en"]), lengths, pairs[:3]).weight == 0.0
