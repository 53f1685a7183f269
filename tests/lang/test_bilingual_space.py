"""The lexicon file, the similarity of paragraphs, stems and sounds, and the training of the recipe."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest

from almaty_nlp.errors import MissingEngine
from almaty_nlp.lang import similarity
from almaty_nlp.lang.bilingual.lexicon import lexicon, pack, unpack
from almaty_nlp.lang.bilingual.words import words
from almaty_nlp.text.stems import english_stem, russian_stem
from almaty_nlp.text.translit import sound

RU = [
    "Государства подтверждают право на убежище.",
    "Бюджет утверждается ежегодно.",
    "Правила процедуры",
    "Суд находится в столице.",
    "Правила процедуры",
]
EN = [
    "States reaffirm the right to asylum.",
    "The budget is approved annually.",
    "Rules of procedure",
    "The Court sits in the capital.",
    "Rules of procedure",
]


def test_translations_are_most_alike() -> None:
    scores = similarity(RU, EN)
    assert scores.dtype == np.float32
    assert scores.shape == (5, 5)
    assert scores.argmax(1).tolist() == [0, 1, 2, 3, 4]


def test_nothing_is_like_nothing() -> None:
    assert similarity([], EN).shape == (0, 5)
    assert similarity(RU, []).shape == (5, 0)
    assert np.isfinite(similarity(["—", ""], ["", "…"])).all()


def test_the_lexicon_reads_back_the_same() -> None:
    known = lexicon()
    again = unpack(pack(known), "again")
    assert again.russian == known.russian
    assert (again.left == known.left).all()
    assert (again.right == known.right).all()
    assert np.abs(np.log(again.ahead / known.ahead)).max() < 0.05
    assert len(pack(known)) < 1_000_000


@pytest.mark.parametrize("data", [b"", b"x" * 100, pack(lexicon())[:5000]])
def test_a_damaged_lexicon_is_one_clear_line(data: bytes) -> None:
    with pytest.raises(MissingEngine, match=r"lexicon\.zlib"):
        unpack(data, "lexicon.zlib")


@pytest.mark.parametrize(
    "forms",
    ["государство государствами", "участие участием", "обязательный обязательных"],
)
def test_inflected_russian_words_share_a_stem(forms: str) -> None:
    first, second = forms.split()
    assert russian_stem(first)[:6] == russian_stem(second)[:6]


@pytest.mark.parametrize(
    "forms", ["state states", "policy policies", "agreed agreeing", "use used using uses"]
)
def test_inflected_english_words_share_a_stem(forms: str) -> None:
    assert len({english_stem(word) for word in forms.split()}) == 1


@pytest.mark.parametrize("pair", ["Едрисов Edrissov", "Худжанд Khujand", "Қайрат Kairat", "Ҷумҳурӣ Jumhuri"])
def test_spellings_of_a_name_sound_alike(pair: str) -> None:
    ours, theirs = pair.split()
    assert sound(ours) == sound(theirs)


def test_numbers_are_counted_by_value() -> None:
    assert words("1 000, 2,5 и 3", "ru") == ["#1000", "#2.5", "и", "#3"]
    assert words("1,000, 2.5 and 3", "en") == ["#1000", "#2.5", "and", "#3"]


def test_training_finds_the_translations(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(root / "models" / "recipes" / "lexicon"))
    from train import train

    texts = [
        ("дом стоит", "house stands", 1.0),
        ("дом горит", "house burns", 1.0),
        ("лес стоит", "forest stands", 1.0),
        ("лес горит", "forest burns", 1.0),
    ]
    made = train(texts)
    best = {}
    for (ru, en), ahead in zip(made.pairs, made.english_given_russian, strict=True):
        best.setdefault(made.russian[ru], []).append((ahead, made.english[en]))
    assert {word: max(found)[1] for word, found in best.items()} == {
        "дом": "hous",
        "лес": "forest",
        "сто": "stand",
        "гор": "burn",
    }
    sys.modules.pop("train", None)
