"""The adapter to sentence-transformers on a real model: a tiny one with random weights, made in the test."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import yaml

from almaty_nlp.lang.neural import embedder
from almaty_nlp.resources import shipped
from almaty_nlp.review.pair import align_files

RU = ["Заседание комитета", "Наблюдатели не участвуют в голосовании.", "Цена абрикосов выросла."]
EN = ["Meeting of the Committee", "Observers shall not take part in voting.", "The price of apricots rose."]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A saved model: a row of random numbers for each word, the mean of the rows for a text."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import StaticEmbedding
    from tokenizers import Tokenizer
    from tokenizers.models import WordLevel
    from tokenizers.pre_tokenizers import Whitespace

    torch.manual_seed(1)
    words = ["[UNK]", *dict.fromkeys(word.strip(".") for text in (*RU, *EN) for word in text.split())]
    tokenizer = Tokenizer(WordLevel({word: at for at, word in enumerate(words)}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = Whitespace()
    path = tmp_path_factory.mktemp("model")
    model = SentenceTransformer(modules=[StaticEmbedding(tokenizer, embedding_dim=16)], device="cpu")
    model.save(str(path))
    return path


@pytest.mark.neural
def test_a_saved_model_gives_rows_of_unit_length(folder: Path) -> None:
    rows = embedder(str(folder)).embed([*RU, RU[0]])
    assert rows.shape == (4, 16)
    assert rows.dtype == np.float32
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)
    assert np.allclose(rows[0], rows[3])
    assert not np.allclose(rows[0], rows[1])


@pytest.mark.neural
def test_its_opinion_counts_and_every_unit_stands_in_one_link(root: Path, tmp_path: Path) -> None:
    """The model is our own embedding: with fewer pairs than it takes to judge a model none has a say."""
    law = yaml.safe_load((root / "tests" / "alignment" / "invented_law.yaml").read_text(encoding="utf-8"))
    ours, theirs = tmp_path / "a.ru.txt", tmp_path / "a.en.txt"
    ours.write_text("\n".join(law["ru"]), encoding="utf-8")
    theirs.write_text("\n".join(law["en"]), encoding="utf-8")
    found = align_files(ours, theirs, model=str(shipped("models") / "ru-en"))
    plain = align_files(ours, theirs)
    assert [at for link in found.links for at in link.source] == list(range(len(law["ru"])))
    assert sorted(at for link in found.links for at in link.target) == list(range(len(law["en"])))
    assert [x.score for x in found.links] != [x.score for x in plain.links]
